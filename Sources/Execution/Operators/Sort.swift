import Functions
import Planning
import Relations

/// The rows in the order of the keys; rows that tie keep their order, rows without a value come last either way.
func sorted(_ relation: Relation, _ keys: [Plan.SortKey]) -> Relation {
  let orders = keys.map { (ranks(relation.columns[$0.column]), $0.isDescending) }
  let rows = (0..<Int32(relation.rowCount)).sorted { left, right in
    for (ranks, isDescending) in orders {
      let (a, b) = (ranks[Int(left)], ranks[Int(right)])
      if a == b { continue }
      guard let a else { return false }
      guard let b else { return true }
      return isDescending ? a > b : a < b
    }
    return left < right
  }
  return taken(relation, rows)
}

/// A number for each row that sorts as its value does; nil where there is none.
private func ranks(_ column: Column) -> [Double?] {
  let present = (0..<column.count).map { column.hasValue(at: $0) }
  switch column.values {
  case .text(let codes, let vocabulary):
    var rank = Array(0..<vocabulary.count).map(Double.init)
    if !vocabulary.isOrdered {
      for (place, code) in vocabulary.texts.indices.sorted(by: { vocabulary.texts[$0] < vocabulary.texts[$1] })
        .enumerated()
      {
        rank[code] = Double(place)
      }
    }
    return codes.elements.indices.map { present[$0] && codes[$0] >= 0 ? rank[Int(codes[$0])] : nil }
  default:
    let values = reals(column)
    return values.elements.indices.map { present[$0] ? values[$0] : nil }
  }
}
