import Documents

/// Checks what two reports of one organ and scope, of successive years, must say alike:
///
/// - Y1: 二 of this year is 四 of last year, in each of the seven columns, across forms;
/// - Y2: 现行有效 is last year's 现行有效 + 制发 − 废止, where both use the form of 2021;
/// - Y3: 上一年项目数量 is last year's 上一年项目数量 + last year's 本年增/减, where both use the form of 2019.
///
/// A check in which a cell has no value, printed or proven, cannot be assessed.
package func check(_ report: Report, after earlier: Report) -> [Finding] {
  let (current, before) = (figures(of: report), figures(of: earlier))
  return successions(report, earlier).map { succession in
    let found = current[succession.cell]
    let carried = sum(succession.before.map { before[$0] })
    let changes = sum(succession.plus.map { current[$0] } + succession.minus.map { current[$0].map(-) })
    let expected = carried.flatMap { carried in changes.map { carried + $0 } }
    let isAssessed = found != nil && expected != nil
    return Finding(
      rule: succession.rule, outcome: !isAssessed ? .notAssessable : found == expected ? .pass : .fail,
      whole: [succession.cell], parts: succession.plus + succession.minus, earlier: succession.before,
      expected: isAssessed ? expected : nil, found: isAssessed ? found : nil)
  }
}

/// A cell that the year before, and what happened since, determine.
private struct Succession {
  var rule: Finding.Rule
  var cell: Slot
  /// Cells of the year before that add up to it.
  var before: [Slot]
  /// Cells of this year that are added, and taken off.
  var plus: [Slot] = []
  var minus: [Slot] = []
}

private func successions(_ report: Report, _ earlier: Report) -> [Succession] {
  var all: [Succession] = []
  if report.forms[.applications] != nil, earlier.forms[.applications] != nil { all += carriedOver }
  switch (report.forms[.disclosure], earlier.forms[.disclosure]) {
  case (.form2021, .form2021): all += documentsInForce
  case (.form2019, .form2019): all += items
  default: break
  }
  return all
}

private let carriedOver = zip(
  slots { $0.table == .applications && $0.rowPath.hasPrefix("二、") },
  slots { $0.table == .applications && $0.rowPath.hasPrefix("四、") }
).map { Succession(rule: .Y1, cell: $0, before: [$1]) }

private let documentsInForce = slots { $0.columnPath == "现行有效件数" }.map { cell in
  Succession(
    rule: .Y2, cell: cell, before: [cell], plus: [beside(cell, "本年制发件数")], minus: [beside(cell, "本年废止件数")])
}

private let items = slots { $0.columnPath == "上一年项目数量" }.map { cell in
  Succession(rule: .Y3, cell: cell, before: [cell, beside(cell, "本年增/减")])
}

/// The cell of another column in the same row.
private func beside(_ cell: Slot, _ column: String) -> Slot {
  formCells.firstIndex { $0.row == formCells[cell].row && $0.columnPath == column } ?? cell
}

private func sum(_ values: [Int64?]) -> Int64? {
  values.reduce(Int64(0)) { sum, value in sum.flatMap { sum in value.map { sum + $0 } } }
}

/// What each slot says: the printed number or the one that the form proves; nil where there is neither, or where nobody
/// printed the unit.
func figures(of report: Report) -> [Int64?] {
  var figures = [Int64?](repeating: nil, count: formCells.count)
  for fact in report.facts where fact.unit != .unknown { figures[fact.slot] = fact.value ?? fact.implied }
  return figures
}
