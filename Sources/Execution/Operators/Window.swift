import Diagnostics
import Functions
import Planning
import Relations

/// The rows with a column more for each window: what a row is among the rows that are equal in the columns `keys`.
func withWindows(
  _ rows: Relation, within keys: [Int], _ windows: [Plan.Window]
) throws(Diagnostic) -> Relation {
  let found = groups(of: rows, keys)
  var columns = rows.columns
  for window in windows {
    var column: Column
    switch window.kind {
    case .rank(let number): column = ranked(rows.columns[number], found.groups)
    case .sum(let expression):
      let sums = try aggregate(
        .sum, operand(expression, over: rows), groups: found.groups, groupCount: found.firstRows.count)
      column = taken(sums, found.groups)
    }
    column.name = window.name
    column.label = window.label
    columns.append(column)
  }
  return Relation(rows.name, columns, rowCount: rows.rowCount)
}

/// The first rows of each group, in the order in which all stand.
func firstRows(of rows: Relation, within keys: [Int], _ count: Int) -> [Int32] {
  let found = groups(of: rows, keys)
  var taken = [Int](repeating: 0, count: found.firstRows.count)
  return (0..<Int32(rows.rowCount)).filter { row in
    let group = Int(found.groups[Int(row)])
    taken[group] += 1
    return taken[group] <= count
  }
}

private func groups(of rows: Relation, _ keys: [Int]) -> RowGroups {
  rowGroups(keys.map { rows.columns[$0] }, rowCount: rows.rowCount)
}

/// 1 for the largest value of its group; as many more as rows are larger. A row without a value has no rank.
private func ranked(_ column: Column, _ groups: [Int32]) -> Column {
  let values = ranks(column)
  let order = values.indices.filter { values[$0] != nil }.sorted { left, right in
    groups[left] != groups[right]
      ? groups[left] < groups[right] : (values[left] ?? 0) > (values[right] ?? 0)
  }
  var result = [Int64?](repeating: nil, count: values.count)
  var first = 0
  for (place, row) in order.enumerated() {
    if place == 0 || groups[order[place - 1]] != groups[row] { first = place }
    let isTie = place > first && values[order[place - 1]] == values[row]
    result[row] = isTie ? result[order[place - 1]] : Int64(place - first + 1)
  }
  return .integers("", result)
}
