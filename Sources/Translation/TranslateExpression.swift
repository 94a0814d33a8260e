import Diagnostics
import Functions
import Planning
import Relations

/// What an expression's columns and cells are called where it stands.
struct Terms {
  var columns: [StepColumn]
  /// What stands before the columns' names: the rows that they are of.
  var qualifier = ""
  /// Whether companions say where there is no report.
  var tracksMissing = false
  /// The sum of a list of cells within a report.
  var cells: (Int, ValueType) -> Term = { _, _ in preconditionFailure("cells are only in a cube") }

  /// The value of an expression inside another. Of a column that a row of totals made one of texts, the number.
  func operand(_ bound: Bound) throws(Diagnostic) -> Term {
    guard case .column(let number) = bound.kind, let label = columns[number].label, bound.shape.isNumber else {
      return try value(bound)
    }
    let type = bound.shape.type == .integer ? ValueType.integer : .real
    let text = "NULLIF(\(qualifier)\(sqlName(columns[number].name)), \(literal(label)))"
    return Term("CAST(\(text) AS \(type.sqlName))", type)
  }

  /// The value of an expression.
  func value(_ bound: Bound) throws(Diagnostic) -> Term {
    switch bound.kind {
    case .column(let number):
      return Term(columns[number].computed ?? qualifier + sqlName(columns[number].name), columns[number].type)
    case .constant(let constant): return constantTerm(constant, bound.shape.type)
    case .cells(let list): return cells(list, bound.shape.type)
    case .negative(let side):
      let term = try operand(side)
      return Term("-\(term.operand)", term.type, .computation)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, operand(left), operand(right))
    case .comparison(let comparison, let left, let right):
      return try compared(comparison, operand(left), operand(right))
    case .and(let left, let right): return try joined("AND", [operand(left), operand(right)])
    case .or(let left, let right): return try joined("OR", [operand(left), operand(right)])
    case .not(let side): return try Term("NOT \(operand(side).operand)", .boolean, .condition)
    case .contains(let side, let text): return try contained(operand(side), text)
    case .matches: throw .noRegularExpressions
    case .isState(let side, let isMissing): return try state(side, isMissing: isMissing)
    case .call(let function, let arguments):
      return try called(function, arguments)
    }
  }

  /// The condition under which a row of the expression has no report; nil where each has one.
  func missing(_ bound: Bound) throws(Diagnostic) -> String? {
    guard tracksMissing else { return nil }
    switch bound.kind {
    case .column(let number):
      return columns[number].mayMiss ? qualifier + sqlName(columns[number].missing) : nil
    case .negative(let side), .not(let side), .contains(let side, _), .matches(let side, _): return try missing(side)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right): return try anyMissing([left, right])
    case .call(let function, let arguments): return try missing(function, arguments)
    case .constant, .cells, .and, .or, .isState: return nil
    }
  }

  func anyMissing(_ sides: [Bound]) throws(Diagnostic) -> String? {
    var conditions: [String] = []
    for side in sides {
      if let condition = try missing(side), !conditions.contains(condition) { conditions.append(condition) }
    }
    return conditions.count > 1 ? "(\(conditions.joined(separator: " OR ")))" : conditions.first
  }

  /// `is blank`: a report is there, and no value. `is missing`: no report is there.
  private func state(_ side: Bound, isMissing: Bool) throws(Diagnostic) -> Term {
    let missing = try missing(side)
    if isMissing { return Term(missing ?? "FALSE", .boolean) }
    let isNull = "\(try operand(side).operand) IS NULL"
    return Term(missing.map { "\(isNull) AND NOT \($0)" } ?? isNull, .boolean, .condition)
  }
}

extension Bound {
  /// Whether somewhere in it blank and missing are told apart.
  var tellsMissingApart: Bool {
    if case .isState = kind { true } else { sides.contains(where: \.tellsMissingApart) }
  }
}

private func joined(_ word: String, _ sides: [Term]) -> Term {
  let isLoose = word == "OR"
  return Term(
    sides.map { isLoose ? $0.text : $0.condition }.joined(separator: " \(word) "), .boolean,
    isLoose ? .loose : .condition)
}

/// Whole numbers stay whole; a division gives a real number, and nothing where the denominator is zero.
private func arithmetic(_ operation: Arithmetic, _ left: Term, _ right: Term) -> Term {
  switch operation {
  case .divide:
    return Term("\(left.real.operand) / NULLIF(\(right.real.text), 0)", .real, .computation)
  case .modulo where left.isWhole && right.isWhole:
    return Term("\(left.operand) % NULLIF(\(right.text), 0)", left.type, .computation)
  case .modulo:
    return Term("MOD(\(left.real.text), NULLIF(\(right.real.text), 0))", .real)
  case .add, .subtract, .multiply:
    let isWhole = left.isWhole && right.isWhole
    let sides = isWhole ? [left, right] : [left.real, right.real]
    let isMoney = left.type == .money || operation == .multiply && right.type == .money
    return Term(
      "\(sides[0].operand) \(operation.rawValue) \(sides[1].operand)",
      isWhole ? isMoney ? .money : .integer : .real, .computation)
  }
}

private func compared(_ comparison: Comparison, _ left: Term, _ right: Term) -> Term {
  let isAlike = left.type == right.type || left.isWhole && right.isWhole
  let hasMoney = left.type == .money || right.type == .money
  let sides = isAlike || !hasMoney ? [left, right] : [left.real, right.real]
  let sign = comparison == .notEqual ? "<>" : comparison.rawValue
  return Term("\(sides[0].operand) \(sign) \(sides[1].operand)", .boolean, .condition)
}

/// `~`: ASCII case is ignored.
private func contained(_ side: Term, _ text: String) -> Term {
  let lowered = String(text.map { $0.isASCII ? Character($0.lowercased()) : $0 })
  let escaped = lowered.map { "\\%_".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  let pattern = literal("%\(escaped)%")
  let escape = escaped != lowered ? " ESCAPE '\\'" : ""
  return Term("LOWER(\(side.text)) LIKE \(pattern)\(escape)", .boolean, .condition)
}

extension Diagnostic {
  fileprivate static let noRegularExpressions = Diagnostic(
    Phrase(
      "standard SQL has no regular expressions, so that “=~” cannot be written in it", zh: "标准 SQL 没有正则表达式，“=~”无法转写"),
    hint: Phrase("~ finds a text inside another", zh: "用 ~ 判断是否包含某段文字"))
}
