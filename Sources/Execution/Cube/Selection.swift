import Diagnostics
import Functions
import Planning
import Relations

/// Which reports a condition on reports holds for: a byte each, 1 or 0.
///
/// Computed a batch of rows at a time, so that a million reports need no million-row intermediate columns.
func selection(
  _ condition: Bound, _ plan: CubePlan, _ context: Context
) throws(Diagnostic) -> [UInt8] {
  let cube = context.dataset.cube
  var selected = [UInt8](repeating: 0, count: cube.rowCount)
  let batch = context.checkpoint.batch
  for start in stride(from: 0, to: cube.rowCount, by: batch) {
    let rows = start..<min(start + batch, cube.rowCount)
    let verdict = try evaluate(
      condition, columns: { slice(cube.reports.columns[$0], rows) },
      cells: { list throws(Diagnostic) in
        try withinReport(
          list, Set(plan.cells[list].flatMap { $0 }).sorted(), in: condition, plan, cube, rowCount: rows.count
        ) { slice(cube.cells[$0], rows) }
      }, count: rows.count)
    guard case .boolean(let values) = verdict.values else { preconditionFailure("the binder wants a condition") }
    let (yes, presence) = (values.elements, verdict.presence?.elements)
    for place in 0..<rows.count {
      selected[rows.lowerBound + place] =
        presence.map { $0[place] > Presence.implied.rawValue } ?? false ? 0 : yes[place]
    }
    try context.checkpoint()
  }
  return selected
}

private func slice(_ column: Column, _ rows: Range<Int>) -> Column {
  guard rows.count < column.count else { return column }
  var result = column
  result.values =
    switch column.values {
    case .integer(let buffer): .integer(slice(buffer, rows))
    case .money(let buffer): .money(slice(buffer, rows))
    case .real(let buffer): .real(slice(buffer, rows))
    case .text(let buffer, let vocabulary): .text(slice(buffer, rows), vocabulary)
    case .boolean(let buffer): .boolean(slice(buffer, rows))
    }
  result.presence = column.presence.map { slice($0, rows) }
  return result
}

private func slice(_ cells: CellColumn, _ rows: Range<Int>) -> CellColumn {
  var result = cells
  result.values = slice(cells.values, rows)
  result.presence = slice(cells.presence, rows)
  return result
}

/// A part of a buffer, without copying.
private func slice<T>(_ buffer: Buffer<T>, _ rows: Range<Int>) -> Buffer<T> {
  Buffer(UnsafeBufferPointer(rebasing: buffer.elements[rows]), owner: buffer)
}
