import Diagnostics
import Planning
import Relations

/// The rows, and behind them what the other plan gives for their first `keyCount` columns. A row of which the other
/// knows nothing has blanks there.
///
/// The other plan is about the same reports, so its coverage is not told again.
func beside(_ rows: Relation, _ plan: Plan, keyCount: Int, _ context: Context) throws(Diagnostic) -> Relation {
  var own = Context(dataset: context.dataset, checkpoint: context.checkpoint)
  let other = try execute(plan, &own)
  var places: [[Value]: Int32] = [:]
  for row in 0..<other.rowCount { places[key(other, row, keyCount)] = Int32(row) }
  let found = (0..<rows.rowCount).map { row in places[key(rows, row, keyCount)] ?? -1 }
  let columns = other.columns.dropFirst(keyCount).map { taken($0, found, otherwise: .blank) }
  return Relation(rows.name, rows.columns + columns, rowCount: rows.rowCount, nesting: rows.nesting)
}

private func key(_ relation: Relation, _ row: Int, _ count: Int) -> [Value] {
  (0..<count).map { relation.columns[$0][row] }
}
