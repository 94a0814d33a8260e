import Diagnostics

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

  /// What it is called where it stands in words: in files, in SQL, in a trace.
  package var word: Phrase {
    switch self {
    case .value: Phrase("value", zh: "有值")
    case .implied: Phrase("implied", zh: "推定")
    case .blank: Phrase("blank", zh: "空白")
    case .absent: Phrase("not on the form", zh: "表中无此项")
    case .unread: Phrase("not read", zh: "未能读取")
    case .unitless: Phrase("no unit", zh: "无单位")
    case .missing: Phrase("missing", zh: "无报告")
    }
  }
}
