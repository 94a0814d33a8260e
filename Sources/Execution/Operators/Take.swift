import Relations

/// The rows of these numbers, in this order.
func taken(_ relation: Relation, _ rows: [Int32]) -> Relation {
  Relation(
    relation.name, relation.columns.map { taken($0, rows) }, rowCount: rows.count,
    nesting: relation.nesting?.taken(rows), speakers: relation.speakers?.taken(rows))
}

func taken(_ column: Column, _ rows: [Int32]) -> Column {
  var result = column
  result.values =
    switch column.values {
    case .integer(let buffer): .integer(gathered(buffer, rows))
    case .money(let buffer): .money(gathered(buffer, rows))
    case .real(let buffer): .real(gathered(buffer, rows))
    case .text(let buffer, let vocabulary): .text(gathered(buffer, rows), vocabulary)
    case .boolean(let buffer): .boolean(gathered(buffer, rows))
    }
  result.presence = column.presence.map { gathered($0, rows) }
  result.rowUnits = column.rowUnits.map { units in rows.map { units[Int($0)] } }
  return result
}

private func gathered<T>(_ buffer: Buffer<T>, _ rows: [Int32]) -> Buffer<T> {
  let elements = buffer.elements
  return Buffer(count: rows.count) { result in
    for (place, row) in rows.enumerated() { result[place] = elements[Int(row)] }
  }
}

/// The rows of these numbers; −1 is a row without a value, for the reason given.
func taken(_ column: Column, _ rows: [Int32], otherwise reason: Presence) -> Column {
  guard rows.contains(-1) else { return taken(column, rows) }
  guard column.count > 0 else { return withoutValues(column, count: rows.count, reason) }
  var result = taken(column, rows.map { max(0, $0) })
  let presence = rows.indices.map { rows[$0] < 0 ? reason.rawValue : result.presence(at: $0).rawValue }
  result.presence = Buffer(presence)
  switch result.values {
  case .integer(let values): result.values = .integer(zeroed(values, presence))
  case .money(let values): result.values = .money(zeroed(values, presence))
  case .real(let values): result.values = .real(zeroed(values, presence))
  case .boolean(let values): result.values = .boolean(zeroed(values, presence))
  case .text(let codes, let vocabulary):
    result.values = .text(Buffer(rows.indices.map { rows[$0] < 0 ? -1 : codes[$0] }), vocabulary)
  }
  return result
}

private func zeroed<T: Numeric>(_ values: Buffer<T>, _ presence: [UInt8]) -> Buffer<T> {
  Buffer(presence.indices.map { presence[$0] > Presence.implied.rawValue ? 0 : values[$0] })
}

private func withoutValues(_ column: Column, count: Int, _ reason: Presence) -> Column {
  var result = column
  result.presence = Buffer([UInt8](repeating: reason.rawValue, count: count))
  result.rowUnits = column.rowUnits.map { _ in Array(repeating: column.unit, count: count) }
  result.values =
    switch column.values {
    case .integer: .integer(Buffer([Int64](repeating: 0, count: count)))
    case .money: .money(Buffer([Int64](repeating: 0, count: count)))
    case .real: .real(Buffer([Double](repeating: 0, count: count)))
    case .boolean: .boolean(Buffer([UInt8](repeating: 0, count: count)))
    case .text(_, let vocabulary): .text(Buffer([Int32](repeating: -1, count: count)), vocabulary)
    }
  return result
}
