import Diagnostics
import Planning
import Relations

extension Draft {
  /// The rows, and below them the one row of totals, which is computed from all reports, not from the rows.
  mutating func withTotals(_ given: StepRows, _ whole: StepRows, keyCount: Int, _ label: String) -> StepRows {
    let rows = numbered(given)
    let cells = rows.columns.indices.map { number -> TotalCell in
      number < keyCount
        ? keyTotal(isFirst: number == 0, label) : .value(whole.columns[number - keyCount])
    }
    return stacked(
      rows, cells, from: sqlName(whole.step),
      Phrase("the row of totals: of the whole, not of the rows above", zh: "合计行：按总体计算，不是上列各行之和"))
  }

  /// The rows, and below them the sum of each column that can be added up.
  mutating func withOwnTotals(_ given: StepRows, _ totals: Plan.OwnTotals) -> StepRows {
    let rows = numbered(given)
    let cells = rows.columns.enumerated().map { number, column in
      totals.summed?.contains(number) ?? column.isSummable
        ? TotalCell.sum(column) : keyTotal(isFirst: number == 0, totals.label.en)
    }
    return stacked(
      rows, cells, from: sqlName(rows.step), Phrase("the row of totals: the sums of the rows above", zh: "合计行：上列各行之和"))
  }

  private func keyTotal(isFirst: Bool, _ label: String) -> TotalCell { isFirst ? .label(label) : .nothing }

  private mutating func stacked(
    _ rows: StepRows, _ cells: [TotalCell], from source: String, _ remark: Phrase
  ) -> StepRows {
    var result = rows
    var (above, below): ([String], [String]) = ([], [])
    for (number, cell) in cells.enumerated() {
      let (old, new) = (rows.columns[number], rows.columns[number].above(cell))
      result.columns[number] = new
      let value = Term(sqlName(old.name), old.type).inside(new.type)
      above.append(item(value, as: old.name))
      below.append(cell.text(new.type))
      if flags(new) {
        above.append(missing(old) ?? "FALSE AS \(sqlName(new.missing))")
        below.append(cellMissing(cell))
      }
    }
    above.append(rows.sequenceItem)
    below.append("(SELECT COALESCE(MAX(\(sqlName(rows.sequence))), 0) + 1 FROM \(sqlName(rows.step)))")
    let isSum = cells.contains { if case .sum = $0 { true } else { false } }
    let total = Select(below, from: isSum || cells.contains(where: \.isValue) ? source : "")
    result.step = step(
      "with_totals", [remark],
      Select(above, from: sqlName(rows.step)).text + "\nUNION ALL\n" + total.text)
    result.sequence = sequenceName
    result.key = nil
    return result
  }

  /// Whether the cell of the row of totals has no report.
  private func cellMissing(_ cell: TotalCell) -> String {
    switch cell {
    case .label, .nothing: "FALSE"
    case .value(let column): missing(column) ?? "FALSE"
    case .sum(let column): "COALESCE(MIN(CASE WHEN \(missing(column) ?? "FALSE") THEN 1 ELSE 0 END), 1) = 1"
    }
  }
}

/// What the row of totals has in a column.
private enum TotalCell {
  case label(String)
  case nothing
  case value(StepColumn)
  case sum(StepColumn)

  var isValue: Bool { if case .value = self { true } else { false } }

  func text(_ type: ValueType) -> String {
    switch self {
    case .label(let label): literal(label)
    case .nothing: Term.nothing(type).text
    case .value(let column): Term(sqlName(column.name), column.type).inside(type)
    case .sum(let column): "SUM(\(sqlName(column.name)))"
    }
  }
}

extension Term {
  /// The value in a column of a type that holds it.
  fileprivate func inside(_ type: ValueType) -> String {
    if self.type == type || isWhole && (type == .money || type == .integer) { return text }
    return type == .text ? "CAST(\(text) AS VARCHAR)" : real.text
  }
}

extension StepColumn {
  fileprivate var isSummable: Bool {
    (type == .integer || type == .money || type == .real) && (unit == .number || unit == .yuan) && !isMixed
  }

  /// The column with a cell below it: of texts where that is one, and then in the order of the texts.
  fileprivate func above(_ cell: TotalCell) -> StepColumn {
    var column = self
    switch cell {
    case .label(let label):
      column.label = type == .text ? nil : label
      (column.type, column.unit, column.order) = (.text, .label, .own)
    case .nothing:
      if type == .boolean { column.type = .real }
    case .value(let other):
      column.mayMiss = mayMiss || other.mayMiss
      if type != other.type && !(type == .money && other.type == .integer) { column.type = .real }
    case .sum: column.mayMiss = true
    }
    return column
  }
}
