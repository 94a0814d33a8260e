import Functions
import Planning
import Relations

/// The rows in the order of the keys; rows that tie keep their order, rows without a value come last either way.
func sorted(_ relation: Relation, _ keys: [Plan.SortKey]) -> Relation {
  let comesFirst = order(of: relation, keys)
  return taken(relation, (0..<Int32(relation.rowCount)).sorted(by: comesFirst))
}

/// The first rows in that order. Most rows of many are looked at once: whether they come before the last of those chosen
/// so far.
func firstRows(of relation: Relation, inOrderOf keys: [Plan.SortKey], _ count: Int) -> [Int32] {
  let comesFirst = order(of: relation, keys)
  let all = 0..<Int32(relation.rowCount)
  let isFew = count < all.count / 2 - 1000
  guard isFew else { return Array(all.sorted(by: comesFirst).prefix(count)) }
  let room = 2 * count + 1000
  var chosen: [Int32] = []
  var last: Int32?
  for row in all where last.map({ comesFirst(row, $0) }) ?? true {
    chosen.append(row)
    if chosen.count >= room {
      chosen = Array(chosen.sorted(by: comesFirst).prefix(count))
      last = chosen.last
    }
  }
  return Array(chosen.sorted(by: comesFirst).prefix(count))
}

/// Whether one row comes before another.
private func order(of relation: Relation, _ keys: [Plan.SortKey]) -> (Int32, Int32) -> Bool {
  let orders = keys.map { (ranks(relation.columns[$0.column]), $0.isDescending) }
  return { left, right in
    for (ranks, isDescending) in orders {
      let (a, b) = (ranks[Int(left)], ranks[Int(right)])
      if a == b { continue }
      guard let a else { return false }
      guard let b else { return true }
      return isDescending ? a > b : a < b
    }
    return left < right
  }
}

/// A whole number for each row that sorts as its value does; nil where there is none.
func ranks(_ column: Column) -> [Int64?] {
  let present = (0..<column.count).map { column.hasValue(at: $0) }
  switch column.values {
  case .text(let codes, let vocabulary):
    var rank = Array(0..<vocabulary.count).map(Int64.init)
    if !vocabulary.isOrdered {
      for (place, code) in vocabulary.texts.indices.sorted(by: { vocabulary.texts[$0] < vocabulary.texts[$1] })
        .enumerated()
      {
        rank[code] = Int64(place)
      }
    }
    return codes.elements.indices.map { present[$0] && codes[$0] >= 0 ? rank[Int(codes[$0])] : nil }
  case .integer(let values), .money(let values):
    return present.indices.map { present[$0] ? values[$0] : nil }
  case .real(let values):
    return present.indices.map { present[$0] ? ordered(values[$0]) : nil }
  case .boolean(let values):
    return present.indices.map { present[$0] ? Int64(values[$0]) : nil }
  }
}

/// The bits of a finite number, turned so that they sort as it does; 0 and −0 alike.
private func ordered(_ value: Double) -> Int64 {
  let bits = Int64(bitPattern: (value + 0).bitPattern)
  return bits < 0 ? bits ^ .max : bits
}
