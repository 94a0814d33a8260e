import Diagnostics
import Functions
import Planning
import Relations

// Which columns add up: the sum of counts and amounts is that of the whole, the sum of means, quotients and ranks is of nothing.

extension Aggregation {
  /// Whether what it gives adds up over groups.
  var addsUp: Bool { self == .sum || self == .count }
}

/// Whether an expression over the rows adds up: what is added from such columns, or scaled by a number; a quotient times what adds up,
/// as a rate times its base.
func addsUp(_ bound: Bound, _ rows: Relation) -> Bool {
  func inside(_ side: Bound) -> Bool { addsUp(side, rows) }
  switch bound.kind {
  case .column(let number): return rows.columns[number].addsUp
  case .negative(let side): return inside(side)
  case .arithmetic(.divide, let left, let right): return right.columns.isEmpty && inside(left)
  case .arithmetic(.multiply, let left, let right):
    if left.columns.isEmpty { return inside(right) }
    return right.columns.isEmpty ? inside(left) : inside(left) || inside(right)
  case .arithmetic(_, let left, let right): return inside(left) && inside(right)
  case .call(_, let arguments): return arguments.allSatisfy(inside)
  default: return true
  }
}

extension Bound {
  /// Whether it is the change that `growth` gives.
  var isChange: Bool {
    if case .call(let function, _) = kind { function.name == blankWhereMissing.name } else { false }
  }
}

/// Whether the result has a value in every row in which one of the columns has that it is made of. A change that some rows have and
/// others have not is no change of the whole.
func isComplete(_ result: Column, of columns: [Column]) -> Bool {
  (0..<result.count).allSatisfy { row in result.hasValue(at: row) || !columns.contains { $0.hasValue(at: row) } }
}

/// Refuses to compute anything from rows of which one is the total of the others.
func refuseTotal(in column: Column) throws(Diagnostic) {
  if column.hasTotal { throw .rowOfTotals }
}

/// Refuses sums of rows that lie in others, of a stock over the years of one organ, and of what does not add up.
///
/// - Parameters:
///   - column: what would be added, computed from the rows by the expression.
///   - numbers: which sum each row belongs to.
func refuseSum(
  of column: Column, _ expression: Bound, called name: Phrase, over rows: Relation, in numbers: [Int32]
) throws(Diagnostic) {
  try refuseTotal(in: column)
  let measures = measures(of: expression, rows)
  try refuseNested(rows, in: numbers, measures)
  if let metric = rows.nesting?.stockOverYears(numbers, of: measures) { throw .stockOverYears(metric) }
  if !column.addsUp { throw .doesNotAddUp(name) }
}

extension Diagnostic {
  fileprivate static let rowOfTotals = Diagnostic(
    Phrase("one of the rows is the row of totals, and would count again what the others do", zh: "其中一行是合计行，会把其他各行再计一次"),
    hint: Phrase("write totals last: … | totals", zh: "请把合计行写在最后：…｜ 合计行"))

  fileprivate static func doesNotAddUp(_ column: Phrase) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(column.en)” does not add up: the sum of its rows is not that of the whole",
        zh: "“\(column.zh)”不能相加：各行之和不是总体的数值"),
      hint: Phrase(
        "ask for the whole without by, or write totals before the pipe; or compute it from sums: | sum a, b | derive c = a / b",
        zh: "请不分组直接查询总体，或在管道前写“合计行”；或先求和再计算：｜ 求和 a, b ｜ 计算 c = a / b"))
  }
}
