import Diagnostics
import Functions
import Planning
import Relations

/// The rows with a column more for each window: what a row is among the rows that are equal in the columns `keys`.
func withWindows(
  _ rows: Relation, within keys: [Int], _ windows: [Plan.Window], _ coverage: inout Coverage
) throws(Diagnostic) -> Relation {
  let found = groups(of: rows, keys)
  var columns = rows.columns
  let isNewest = windows.contains { $0.name == newestColumn }
  for window in windows {
    var column: Column
    switch window.kind {
    case .rank(let number):
      column = ranked(rows.columns[number], found.groups)
      column.addsUp = false
    case .yearBefore(let measure, let year):
      let (values, years) = (try operand(measure, over: rows), try operand(year, over: rows))
      let before = try rowsOfYearBefore(years, found.groups)
      column = taken(values, before, otherwise: .missing)
      if let speakers = rows.speakers {
        let names = keys.map { rows.columns[$0] } + [years]
        for note in notesOnRowsBefore(values, before, names, speakers) where !coverage.known.contains(note) {
          coverage.known.append(note)
        }
      }
    case .sum(let expression):
      let sums = try named(Phrase(window.name, zh: window.label.zh), at: expression.span) { () throws(Diagnostic) in
        let operand = try operand(expression, over: rows)
        let name = Phrase(operand.name, zh: operand.label.zh)
        try refuseSum(of: operand, expression, called: name, over: rows, in: found.groups)
        let sums = try aggregated(.sum, operand, found.groups, found.firstRows.count, of: rows)
        try refuseCells(of: operand, measures(of: expression, rows), over: rows, in: found.groups)
        return sums
      }
      column = taken(sums, found.groups)
    }
    column.measures = Column.measures(of: window.kind.columns.map { rows.columns[$0] })
    column.name = window.name
    column.label = window.label
    columns.append(column)
  }
  return Relation(
    rows.name, columns, rowCount: rows.rowCount, nesting: isNewest ? rows.nesting?.ofNewest : rows.nesting,
    speakers: rows.speakers)
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

/// For each row, its group's row of the year before; −1 where there is none.
///
/// - Throws: where a group has two rows of one year.
private func rowsOfYearBefore(_ years: Column, _ groups: [Int32]) throws(Diagnostic) -> [Int32] {
  struct Place: Hashable {
    var group: Int32
    var year: Int64
  }
  guard case .integer(let numbers) = years.values else { preconditionFailure("a year is a whole number") }
  var rowOf: [Place: Int32] = [:]
  for row in groups.indices where years.hasValue(at: row) {
    let former = rowOf.updateValue(Int32(row), forKey: Place(group: groups[row], year: numbers[row]))
    if former != nil { throw .severalOfOneYear(numbers[row]) }
  }
  return groups.indices.map { row in
    years.hasValue(at: row) ? rowOf[Place(group: groups[row], year: numbers[row] - 1)] ?? -1 : -1
  }
}

extension Diagnostic {
  fileprivate static func severalOfOneYear(_ year: Int64) -> Diagnostic {
    Diagnostic(
      Phrase(
        "several rows of \(year) are alike in all but their figures: which is the year before?",
        zh: "有多行同为 \(year) 年且名称相同，无法确定上一年"),
      hint: Phrase("group them first: | growth sum lawsuits by district, year", zh: "请先分组：｜ 同比 求和 行政诉讼 按 区县, 年份"))
  }
}
