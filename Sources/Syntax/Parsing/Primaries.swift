import Diagnostics

extension Parser {
  /// A value and the members that hold for it alone: `lawsuits@2020`, `lawsuits@(2020, 鹿城区)`.
  mutating func postfixed() throws(Diagnostic) -> Expression {
    var value = try primary()
    while accept(.at) {
      try countOperator()
      let members: [Expression]
      if token.kind == .symbol(.open) {
        members = try bracketed { (parser) throws(Diagnostic) in try parser.member(withPath: true, .member) }
        if members.isEmpty { throw .noMember(at: span(from: value.span.lower)) }
      } else {
        members = [try member(withPath: false, .member)]
      }
      value = Expression(.at(value, members), at: span(from: value.span.lower))
    }
    return value
  }

  private mutating func primary() throws(Diagnostic) -> Expression {
    let begin = token.span.lower
    let isCompared = comparand != nil
    expectValue()
    switch token.kind {
    case .symbol(.open):
      comparand = nil
      open()
      var inner = try expression()
      try close()
      inner.span = span(from: begin)
      return inner
    case .word where following.kind == .symbol(.open):
      let name = Name(token.text, at: token.span)
      advance()
      return try call(name)
    case .keyword(let keyword) where keyword.aggregate != nil && following.kind == .symbol(.open):
      let name = Name(keyword.rawValue, at: token.span)
      advance()
      return try call(name)
    default:
      return try simple(isCompared: isCompared, takesUnits: true)
    }
  }

  private mutating func expectValue() {
    if let comparand { expect(.memberOf(comparand)) }
    expect(.column)
    comparand = nil
  }

  /// `round(x, 2)`; `count(*)` has no argument.
  private mutating func call(_ name: Name) throws(Diagnostic) -> Expression {
    comparand = nil
    if following.kind == .symbol(.star) {
      open()
      advance()
      try close()
      return Expression(.call(name, []), at: span(from: name.span.lower))
    }
    let arguments = try bracketed { (parser) throws(Diagnostic) in try parser.expression() }
    return Expression(.call(name, arguments), at: span(from: name.span.lower))
  }

  /// A number, a string, a name, a variable, `latest`, or a range of years.
  ///
  /// - Parameters:
  ///   - isCompared: whether a column is compared with it, so that `count` is a text, as in `measure = count`.
  ///   - takesUnits: whether a unit may stand behind a number.
  mutating func simple(isCompared: Bool = false, takesUnits: Bool = false) throws(Diagnostic) -> Expression {
    let begin = token.span.lower
    if let comparand { expect(.memberOf(comparand)) }
    comparand = nil
    let first = Expression(try simpleKind(isCompared: isCompared, takesUnits: takesUnits), at: span(from: begin))
    guard token.kind == .symbol(.range) else { return first }
    guard first.mayBound else { throw failure(Phrase("a number before “..”", zh: "“..”之前的数字")) }
    advance()
    let secondBegin = token.span.lower
    let second = Expression(try simpleKind(isCompared: false, takesUnits: false), at: span(from: secondBegin))
    guard second.mayBound else { throw .notABound(at: second.span) }
    return Expression(.range(first, second), at: span(from: begin))
  }

  private mutating func simpleKind(isCompared: Bool, takesUnits: Bool) throws(Diagnostic) -> Expression.Kind {
    let token = token
    switch token.kind {
    case .keyword(let keyword) where isCompared && keyword.aggregate != nil && following.kind != .symbol(.open):
      advance()
      return .name(Name(keyword.rawValue, at: token.span))
    case .number(let isPercent):
      advance()
      if takesUnits, !isPercent, self.token.kind == .word, let unit = NumberUnit(word: self.token.text) {
        advance()
        return .quantity(token.text, unit)
      }
      return .number(token.text, isPercent: isPercent)
    case .string:
      advance()
      return .string(token.text)
    case .word:
      advance()
      return .name(Name(token.text, at: token.span))
    case .keyword(let keyword) where keyword.isAlsoName:
      // Behind `is`, blank and missing are states; where a value is wanted they are texts, as in `kind = blank`. The rank
      // that the clause gives is a column, as in `filter rank <= 3`.
      advance()
      return .name(Name(token.text, at: token.span))
    case .symbol(.dollar): return .variable(try variable())
    default:
      if accept(.latest) { return .latest }
      throw failure(Phrase("a name or a value", zh: "名称或值"))
    }
  }

  /// `$year`; the span includes the sign.
  mutating func variable() throws(Diagnostic) -> Name {
    let begin = token.span.lower
    advance()
    guard token.kind == .word, !token.followsBlank else {
      throw failure(Phrase("a variable's name after “$”", zh: "“$”后的变量名"))
    }
    let text = token.text
    advance()
    return Name(text, at: span(from: begin))
  }
}

extension Expression {
  /// Whether it may be an end of a range.
  fileprivate var mayBound: Bool {
    switch kind {
    case .number(_, isPercent: false), .variable, .latest: true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func noMember(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("a member is missing after “@”", zh: "“@”后缺少成员"),
      hint: Phrase("lawsuits@2020", zh: "行政诉讼@2020"), at: span)
  }

  fileprivate static func notABound(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("a range ends with a number", zh: "范围应以数字结束"), hint: Phrase("2018..2020", zh: "2018..2020"), at: span)
  }
}
