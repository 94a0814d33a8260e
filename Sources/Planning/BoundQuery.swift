import Relations

/// A query ready to be computed.
package struct BoundQuery: Sendable {
  package var plan: Plan
  /// The columns of the answer, as far as they are known before it is there.
  package var schema: [ColumnSchema]
  /// Where the result is to be kept besides being shown.
  package var destinations: [Destination]

  package enum Destination: Sendable {
    case file(path: String, replacing: Bool)
    case table(String)
  }
}
