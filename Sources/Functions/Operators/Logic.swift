import Diagnostics
import Relations

/// `and`: no where either side is no; without a value where that cannot be known.
package func conjunction(_ left: Column, _ right: Column) throws(Diagnostic) -> Column {
  try logic(left, right, decidedBy: 0)
}

/// `or`: yes where either side is yes; without a value where that cannot be known.
package func disjunction(_ left: Column, _ right: Column) throws(Diagnostic) -> Column {
  try logic(left, right, decidedBy: 1)
}

/// `not`
package func negation(_ column: Column) throws(Diagnostic) -> Column {
  guard case .boolean(let values) = column.values else { throw .notCondition("not") }
  return Column("", .boolean(converted(values) { 1 - $0 }), presence: column.presence, unit: .label)
}

private func logic(_ left: Column, _ right: Column, decidedBy decisive: UInt8) throws(Diagnostic) -> Column {
  guard case .boolean(let a) = left.values, case .boolean(let b) = right.values else {
    throw .notCondition(decisive == 0 ? "and" : "or")
  }
  let count = a.count
  let blank = Presence.blank.rawValue
  var presence: [UInt8] = left.presence == nil && right.presence == nil ? [] : Array(repeating: 0, count: count)
  let values: Buffer<UInt8> = Buffer(count: count) { result in
    for row in 0..<count {
      let hasLeft = left.hasValue(at: row)
      let hasRight = right.hasValue(at: row)
      if (hasLeft && a[row] == decisive) || (hasRight && b[row] == decisive) {
        result[row] = decisive
      } else {
        result[row] = 1 - decisive
        if !(hasLeft && hasRight) { presence[row] = blank }
      }
    }
  }
  return Column("", .boolean(values), presence: presence.isEmpty ? nil : Buffer(presence), unit: .label)
}

/// `is blank`: a report is there, the cell has no value. `is missing`: there is no report.
package func isState(_ column: Column, missing: Bool) -> Column {
  let values: [UInt8] = (0..<column.count).map { row in
    let presence = column.presence(at: row)
    return (missing ? presence == .missing : !presence.hasValue && presence != .missing) ? 1 : 0
  }
  return Column("", .boolean(Buffer(values)), unit: .label)
}

/// The rows for which a condition holds.
package func rows(where condition: Column) throws(Diagnostic) -> [Int32] {
  guard case .boolean(let values) = condition.values else { throw .notCondition("filter") }
  let elements = values.elements
  var rows: [Int32] = []
  for row in 0..<elements.count where elements[row] != 0 && condition.hasValue(at: row) { rows.append(Int32(row)) }
  return rows
}

extension Diagnostic {
  package static func notCondition(_ word: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(word)” wants a condition", zh: "“\(word)”处需要一个条件"),
      hint: Phrase("such as lawsuits > 10", zh: "例如 行政诉讼 > 10"))
  }
}
