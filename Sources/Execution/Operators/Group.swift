import Diagnostics
import Functions
import Planning
import Relations

/// Rows that are equal in some columns, numbered in the order in which they first occur.
struct RowGroups {
  /// The group of each row.
  var groups: [Int32]
  /// The first row of each group.
  var firstRows: [Int32]
}

func rowGroups(_ columns: [Column], rowCount: Int) -> RowGroups {
  var numbers: [[Value]: Int32] = [:]
  var result = RowGroups(groups: [], firstRows: [])
  result.groups.reserveCapacity(rowCount)
  for row in 0..<rowCount {
    let key = columns.map { keyValue($0, row) }
    let number = numbers[key] ?? Int32(result.firstRows.count)
    if number == result.firstRows.count {
      numbers[key] = number
      result.firstRows.append(Int32(row))
    }
    result.groups.append(number)
  }
  return result
}

/// What a row is told apart by in a column: its value, or that it has none, or that there is no report. Why a report has
/// no value makes no other group.
private func keyValue(_ column: Column, _ row: Int) -> Value {
  let value = column[row]
  if case .none(let presence) = value, presence != .missing { return .none(.blank) }
  return value
}

/// The first of each set of equal rows.
func distinctRows(_ relation: Relation) -> [Int32] {
  rowGroups(relation.columns, rowCount: relation.rowCount).firstRows
}

/// A row for each group: its keys, then its aggregates. Without keys, one row, even of nothing.
func grouped(
  _ relation: Relation, _ keys: [Int], _ aggregates: [Plan.Aggregate]
) throws(Diagnostic) -> Relation {
  let keyColumns = keys.map { relation.columns[$0] }
  let found = rowGroups(keyColumns, rowCount: relation.rowCount)
  let groupCount = keys.isEmpty ? 1 : found.firstRows.count
  var columns = keyColumns.map { column in
    var key = taken(column, found.firstRows)
    key.addsUp = false
    return key
  }
  for each in aggregates {
    var column: Column
    if let expression = each.expression {
      column = try named(Phrase(each.name, zh: each.label.zh), at: expression.span) { () throws(Diagnostic) in
        let operand = try operand(expression, over: relation)
        if each.aggregation == .sum {
          let name = Phrase(each.name, zh: each.label.zh)
          try refuseSum(of: operand, expression, called: name, over: relation, in: found.groups)
        }
        let result = try aggregated(each.aggregation, operand, found.groups, groupCount, of: relation)
        if each.aggregation == .sum {
          try refuseCells(of: operand, measures(of: expression, relation), over: relation, in: found.groups)
        }
        return result
      }
      column.measures = measures(of: expression, relation)
      column.addsUp = each.aggregation.addsUp
    } else {
      let ones = constant(.integer(1), count: relation.rowCount)
      column = try aggregate(.count, ones, groups: found.groups, groupCount: groupCount)
      column.measures = []
    }
    column.name = each.name
    column.label = each.label
    columns.append(column)
  }
  let isOfMeasures = columns.dropFirst(keys.count).contains { $0.measures != [] }
  return Relation(
    relation.name, columns, rowCount: groupCount,
    nesting: isOfMeasures ? relation.nesting?.merged(found.groups, count: groupCount) : nil,
    speakers: relation.speakers?.merged(found.groups, count: groupCount))
}

/// Refuses to add rows of which one lies in another: what it counts would be counted twice.
///
/// - Parameters:
///   - numbers: which sum each row belongs to.
///   - measures: what would be added; nil where that is not known.
func refuseNested(_ rows: Relation, in numbers: [Int32], _ measures: Set<Int>?) throws(Diagnostic) {
  guard let (inner, outer) = rows.nesting?.nestedRows(numbers, of: measures) else { return }
  throw .nestedRows(inner, outer)
}

/// The measures that an expression over the rows is made of.
func measures(of expression: Bound, _ rows: Relation) -> Set<Int>? {
  Column.measures(of: expression.columns.map { rows.columns[$0] })
}

extension Diagnostic {
  fileprivate static func nestedRows(_ inner: String, _ outer: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the row of \(inner) lies in that of \(outer): added to it, it would be counted twice",
        zh: "“\(inner)”已包含于“\(outer)”，两行相加会重复计算"),
      hint: Phrase(
        "ask for the sum without by, or for totals before the pipe; or keep rows that lie apart; set overlap count adds all",
        zh: "请不分组直接求和，或在管道前用“合计行”；或只留互不包含的行；“设置 重叠 全计”则全部相加"))
  }
}
