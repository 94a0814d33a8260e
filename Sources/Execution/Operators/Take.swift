import Relations

/// The rows of these numbers, in this order.
func taken(_ relation: Relation, _ rows: [Int32]) -> Relation {
  Relation(relation.name, relation.columns.map { taken($0, rows) }, rowCount: rows.count)
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
