import Diagnostics
import Functions
import Planning
import Relations

/// The rows, and below them the one row of totals; the first key of that row says so, the others are blank.
func withTotals(_ rows: Relation, _ whole: Relation, keyCount: Int, label: Phrase) -> Relation {
  let columns = rows.columns.enumerated().map { number, column in
    number < keyCount
      ? appended(column, keyTotal(column, isFirst: number == 0, label))
      : withTotal(column, whole.columns[number - keyCount])
  }
  return Relation(rows.name, columns, rowCount: rows.rowCount + 1)
}

/// The rows, and below them the sum of each column that can be added up.
func withOwnTotals(_ rows: Relation, _ totals: Plan.OwnTotals) throws(Diagnostic) -> Relation {
  let groups = [Int32](repeating: 0, count: rows.rowCount)
  var columns: [Column] = []
  for (number, column) in rows.columns.enumerated() {
    var total =
      isSummable(column, of: rows)
      ? try named(Phrase(column.name, zh: column.label.zh), at: totals.span) { () throws(Diagnostic) in
        try refuseNested(rows, in: groups, column.measures)
        try refuseCells(of: column, column.measures, over: rows, in: groups)
        return try aggregate(.sum, column, groups: groups, groupCount: 1)
      } : keyTotal(column, isFirst: number == 0, totals.label)
    if column.rowUnits != nil { total.unit = column.commonUnit ?? .number }
    let isTotal = total.hasValue(at: 0) && total.type != .text
    columns.append(isTotal ? withTotal(column, total) : appended(column, total))
  }
  return Relation(rows.name, columns, rowCount: rows.rowCount + 1)
}

/// A column, and below it its total, with which nothing is computed from the rows.
private func withTotal(_ column: Column, _ total: Column) -> Column {
  var result = appended(column, total)
  result.hasTotal = true
  return result
}

/// Whether the column's values add up: counts, or amounts of money, and no stock over the years of one organ.
func isSummable(_ column: Column, of rows: Relation) -> Bool {
  let isNumber = column.type == .integer || column.type == .money || column.type == .real
  let one = [Int32](repeating: 0, count: rows.rowCount)
  guard column.addsUp, !column.hasTotal, rows.nesting?.stockOverYears(one, of: column.measures) == nil else {
    return false
  }
  return isNumber && [.number, .yuan].contains(column.unit) && [.number, .yuan].contains(column.commonUnit)
}

/// The cell of the row of totals in a column of keys. A column of numbers that begins a row is made one of texts.
private func keyTotal(_ column: Column, isFirst: Bool, _ label: Phrase) -> Column {
  isFirst
    ? Column.texts(column.name, [label.en]).inOrderOfTexts(words: [label])
    : constant(.none(.blank), count: 1, unit: column.unit)
}

/// One column below the other, in the first one's name; of texts where either is.
func appended(_ column: Column, _ other: Column) -> Column {
  var result = column
  let presence =
    (0..<column.count).map { column.presence(at: $0).rawValue }
    + (0..<other.count).map { other.presence(at: $0).rawValue }
  result.presence = presence.contains { $0 != 0 } ? Buffer(presence) : nil
  switch (column.values, other.values) {
  case (.integer(let a), .integer(let b)): result.values = .integer(joined(a, b))
  case (.money(let a), .money(let b)): result.values = .money(joined(a, b))
  case (.money(let a), .integer(let b)): result.values = .money(joined(a, b))
  case (.boolean(let a), .boolean(let b)): result.values = .boolean(joined(a, b))
  case (.text(let codes, let vocabulary), .integer(let b)):
    result.values = .text(joined(codes, Buffer(b.elements.map { _ in Int32(-1) })), vocabulary)
  case (.text, _), (_, .text):
    let texts = (0..<column.count).map { text(column[$0]) } + (0..<other.count).map { text(other[$0]) }
    let (choices, words) = (column.vocabulary?.choices ?? [], other.vocabulary?.words ?? [])
    result.values = Column.texts("", texts, choices: choices).inOrderOfTexts(words: words).values
    result.unit = .label
  default:
    result.values = .real(joined(reals(column), reals(other)))
  }
  if let units = column.rowUnits {
    result.rowUnits = units + (other.rowUnits ?? Array(repeating: other.unit, count: other.count))
  }
  return result
}

extension Column {
  fileprivate var vocabulary: Vocabulary? { if case .text(_, let vocabulary) = values { vocabulary } else { nil } }
}

private func joined<T>(_ a: Buffer<T>, _ b: Buffer<T>) -> Buffer<T> {
  Buffer(Array(a.elements) + Array(b.elements))
}

private func text(_ value: Value) -> String? {
  switch value {
  case .none: nil
  case .text(let text): text
  case .integer(let number): String(number)
  case .money(let hundredths): "\(Double(hundredths) / 100)"
  case .real(let number): "\(number)"
  case .boolean(let flag): flag ? "true" : "false"
  }
}
