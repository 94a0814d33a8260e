import Diagnostics
import Planning
import Relations

/// The rows, and behind them what the other plan gives for their first `keyCount` columns. A row of which the other
/// knows nothing has blanks there.
///
/// The other plan is about the same reports, so its coverage is not told again. But where rows lie in others, they are more than the
/// whole together, and this is told: in the whole nothing is counted twice.
func beside(_ rows: Relation, _ plan: Plan, keyCount: Int, _ context: inout Context) throws(Diagnostic) -> Relation {
  var own = Context(dataset: context.dataset, checkpoint: context.checkpoint)
  let other = try execute(plan, &own)
  var places: [[Value]: Int32] = [:]
  for row in 0..<other.rowCount { places[key(other, row, keyCount)] = Int32(row) }
  let found = (0..<rows.rowCount).map { row in places[key(rows, row, keyCount)] ?? -1 }
  let columns = other.columns.dropFirst(keyCount).map { column in
    var column = taken(column, found, otherwise: .blank)
    column.measures = nil
    return column
  }
  let groups = rowGroups(Array(rows.columns.prefix(keyCount)), rowCount: rows.rowCount).groups
  let shared = rows.columns.dropFirst(keyCount).filter { column in columns.contains { $0.name == column.name } }
  if rows.nesting?.nestedRows(groups, of: Column.measures(of: shared)) != nil {
    context.coverage.known.append(.overfull)
  }
  return Relation(
    rows.name, rows.columns + columns, rowCount: rows.rowCount, nesting: rows.nesting,
    speakers: rows.speakers)
}

private func key(_ relation: Relation, _ row: Int, _ count: Int) -> [Value] {
  (0..<count).map { relation.columns[$0][row] }
}

extension Note {
  fileprivate static let overfull = Note(
    "overfull_shares", count: 1,
    Phrase(
      "shares of a whole that counts nothing twice: with rows that lie in others they add up to more than 100 %; filter level = … keeps rows that lie apart",
      zh: "占比以不重复计入的总量为准：有的行包含于其他行，各行之和超过 100 %；“筛选 层级 = …”可只留互不包含的行"))
}
