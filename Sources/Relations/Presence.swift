/// Whether a cell of a column has a value, and if not, why not. Zero, blank and missing are three things.
package enum Presence: UInt8, Sendable, CaseIterable {
  /// A value, as printed or computed.
  case value = 0
  /// A value that nothing printed: an identity of the form proves it.
  case implied = 1
  /// The cell is there and empty, or holds a mark or words.
  case blank = 2
  /// The form that the report uses has no such cell, or defines it otherwise.
  case absent = 3
  /// The table, or the cell, could not be found in the document.
  case unread = 4
  /// A number whose unit nobody printed: it cannot be added to others.
  case unitless = 5
  /// No report.
  case missing = 6

  package var hasValue: Bool { rawValue <= Presence.implied.rawValue }
}
