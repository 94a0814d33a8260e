/// One cell's value, for places where cells are taken one at a time (writers, tests), never in a loop over a column.
package enum Value: Sendable, Hashable {
  case none(Presence)
  case integer(Int64)
  /// Hundredths of a yuan.
  case money(Int64)
  case real(Double)
  case text(String)
  case boolean(Bool)
}

extension Column {
  package subscript(row: Int) -> Value {
    let presence = presence(at: row)
    guard presence.hasValue else { return .none(presence) }
    switch values {
    case .integer(let buffer): return .integer(buffer[row])
    case .money(let buffer): return .money(buffer[row])
    case .real(let buffer): return .real(buffer[row])
    case .text(let codes, let vocabulary): return .text(vocabulary[codes[row]])
    case .boolean(let buffer): return .boolean(buffer[row] != 0)
    }
  }
}
