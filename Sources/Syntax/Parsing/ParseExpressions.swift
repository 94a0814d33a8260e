import Diagnostics

/// How tightly an operator binds, as in SQL.
enum Precedence: Int, Comparable {
  case or = 1
  case and, not, comparison, sum, product, minus, primary

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension Expression.Binary {
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .add, .subtract: .sum
    case .multiply, .divide, .modulo: .product
    default: .comparison
    }
  }

  /// What binds tighter, and so may stand on its right without brackets.
  var tighter: Precedence {
    switch self {
    case .or: .and
    case .and: .not
    case .add, .subtract: .product
    case .multiply, .divide, .modulo: .minus
    default: .sum
    }
  }
}

extension Parser {
  /// An expression of operators that bind at least as tightly as `lowest`.
  mutating func expression(above lowest: Precedence = .or) throws(Diagnostic) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= deepestNesting else { throw .tooDeep(at: token.span) }
    var left = try prefixed(lowest)
    while let longer = try continued(left, lowest) { left = longer }
    return left
  }

  /// `not x`, `-x`, or a value.
  private mutating func prefixed(_ lowest: Precedence) throws(Diagnostic) -> Expression {
    let begin = token.span.lower
    if lowest <= .not, accept(.not) {
      let operand = try expression(above: .not)
      return Expression(.unary(.not, operand), at: span(from: begin))
    }
    if accept(.minus) {
      let operand = try expression(above: .minus)
      return Expression(.unary(.minus, operand), at: span(from: begin))
    }
    return try postfixed()
  }

  /// `left` and the operator after it with its right side; nil where no operator follows that binds tightly enough.
  private mutating func continued(_ left: Expression, _ lowest: Precedence) throws(Diagnostic) -> Expression? {
    if lowest <= .comparison, let tested = try tested(left) { return tested }
    guard let binary = acceptBinary(above: lowest) else { return nil }
    try countOperator()
    if binary.isComparison {
      if left.isComparison { throw .chained(at: tokens[index - 1].span) }
      comparand = left.name
    }
    let right = try expression(above: binary.tighter)
    comparand = nil
    return Expression(.binary(binary, left, right), at: left.span.union(right.span))
  }

  private mutating func acceptBinary(above lowest: Precedence) -> Expression.Binary? {
    if lowest <= .or, accept(.or) { return .or }
    if lowest <= .and, accept(.and) { return .and }
    guard case .symbol(let symbol) = token.kind, let binary = symbol.binary, binary.precedence >= lowest else {
      return nil
    }
    if symbol == .minus, nesting == sortNesting, token.followsBlank, !following.followsBlank { return nil }
    advance()
    return binary
  }

  mutating func countOperator() throws(Diagnostic) {
    operators += 1
    if operators > mostOperators { throw .tooDeep(at: token.span) }
  }

  // MARK: in, between, is

  private mutating func tested(_ left: Expression) throws(Diagnostic) -> Expression? {
    let isNegated = token.kind == .keyword(.not)
    if isNegated {
      guard following.kind == .keyword(.in) || following.kind == .keyword(.between) else { return nil }
      advance()
    }
    if isAtEnd, !isNegated { expect(.keyword(.not)) }
    let word = token
    if accept(.in) { return try listed(left, isNegated) }
    if accept(.between) { return try bounded(left, isNegated) }
    guard accept(.is) else { return nil }
    try countOperator()
    let isNot = accept(.not)
    let state: Expression.State
    if accept(.blank) {
      state = .blank
    } else if accept(.missing) {
      state = .missing
    } else {
      throw failure(
        Phrase("“blank” or “missing” after “\(word.text)”", zh: "“\(word.text)”后的“空白”或“缺失”"), hint: equalHint)
    }
    return Expression(.isState(left, state, isNegated: isNot), at: span(from: left.span.lower))
  }

  private var equalHint: Phrase? {
    switch token.kind {
    case .word where asciiLowercased(token.text) == "null": Phrase("is blank", zh: "为 空白")
    case .word, .string, .number: Phrase("to compare with a value, write “=”", zh: "与某个值比较请用“=”")
    default: nil
    }
  }

  /// `x in (a, b)`, `x in 2018..2020`
  private mutating func listed(_ left: Expression, _ isNegated: Bool) throws(Diagnostic) -> Expression {
    try countOperator()
    var values: [Expression] = []
    if token.kind == .symbol(.open) {
      values = try bracketed { (parser) throws(Diagnostic) in
        parser.comparand = left.name
        return try parser.expression()
      }
      if values.isEmpty { throw .emptyList(at: span(from: left.span.lower)) }
    } else {
      comparand = left.name
      values = [try simple()]
    }
    comparand = nil
    return Expression(.in(left, values, isNegated: isNegated), at: span(from: left.span.lower))
  }

  /// `x between a and b`
  private mutating func bounded(_ left: Expression, _ isNegated: Bool) throws(Diagnostic) -> Expression {
    try countOperator()
    comparand = left.name
    let lower = try expression(above: .sum)
    guard accept(.and) else { throw failure(Phrase("“and” and the upper bound", zh: "“且”和上限")) }
    comparand = left.name
    let upper = try expression(above: .sum)
    comparand = nil
    let kind = Expression.Kind.between(left, lower: lower, upper: upper, isNegated: isNegated)
    return Expression(kind, at: span(from: left.span.lower))
  }

  /// Things with commas between them, in the bracket that opens here.
  mutating func bracketed(_ element: (inout Parser) throws(Diagnostic) -> Expression) throws(Diagnostic) -> [Expression]
  {
    var elements: [Expression] = []
    open()
    if token.kind != .symbol(.close) {
      repeat { elements.append(try element(&self)) } while accept(.comma)
    }
    try close()
    return elements
  }
}

extension Expression {
  var isComparison: Bool {
    guard case .binary(let binary, _, _) = kind else { return false }
    return binary.isComparison
  }

  /// The name that it is, where it is nothing else.
  var name: Name? {
    guard case .name(let name) = kind else { return nil }
    return name
  }
}

extension Diagnostic {
  fileprivate static func tooDeep(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("the expression is nested too deeply", zh: "表达式嵌套过深"),
      hint: Phrase(
        "at most \(deepestNesting) brackets and \(mostOperators) operators: compute parts of it with derive first",
        zh: "括号最多 \(deepestNesting) 层，运算符最多 \(mostOperators) 个：请先用“计算”算出其中一部分"), at: span)
  }

  fileprivate static func chained(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("one comparison cannot follow another", zh: "比较不能连写"),
      hint: Phrase("x between 1 and 5, or x > 1 and x < 5", zh: "x 介于 1 且 5，或 x > 1 且 x < 5"), at: span)
  }

  fileprivate static func emptyList(at span: Span) -> Diagnostic {
    Diagnostic(Phrase("the list after “in” is empty", zh: "“属于”后的列表为空"), at: span)
  }
}
