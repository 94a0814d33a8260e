import Diagnostics

extension Query {
  /// The query with a value in place of each variable: `$year` is 2020 where `values["year"]` is.
  ///
  /// A value of digits is a number; another one is a name, so that it may be a member, or a text in quotes.
  package func filled(with values: [String: String]) throws(Diagnostic) -> Query {
    var query = self
    for block in query.blocks.indices {
      if case .measures(var measures) = query.blocks[block].source {
        for number in measures.indices { try fill(&measures[number].expression, values) }
        query.blocks[block].source = .measures(measures)
      }
      for clause in query.blocks[block].clauses.indices {
        query.blocks[block].clauses[clause].kind = try substituted(query.blocks[block].clauses[clause].kind, values)
      }
    }
    return query
  }
}

/// The variables that a statement asks for: `year` of `lawsuits $year`.
package func variableNames(in text: String) -> Set<String> {
  let tokens = tokens(of: text)
  return Set(zip(tokens, tokens.dropFirst()).filter { $0.kind == .symbol(.dollar) && $1.kind == .word }.map(\.1.text))
}

extension Expression {
  /// The expression with a value in place of each variable.
  package func filled(with values: [String: String]) throws(Diagnostic) -> Expression {
    try substituted(self, values)
  }
}

private func substituted(_ clause: Clause.Kind, _ values: [String: String]) throws(Diagnostic) -> Clause.Kind {
  switch clause {
  case .filter(let condition): return .filter(try substituted(condition, values))
  case .member(let member): return .member(try substituted(member, values))
  case .versus(let members): return .versus(try substituted(members, values))
  case .share(var measures):
    for number in measures.indices { try fill(&measures[number].expression, values) }
    return .share(measures)
  case .growth(var measures):
    for number in measures.indices { try fill(&measures[number].expression, values) }
    return .growth(measures)
  case .rank(var measure, let group):
    try fill(&measure.expression, values)
    return .rank(measure, within: group)
  case .sort(var keys):
    for number in keys.indices { keys[number].expression = try substituted(keys[number].expression, values) }
    return .sort(keys)
  case .top(let count, let isBottom, var measure, let group):
    try fill(&measure, values)
    return .top(try substituted(count, values), isBottom: isBottom, by: measure, within: group)
  case .select(let selections): return .select(try substituted(selections, values))
  case .derive(let selections): return .derive(try substituted(selections, values))
  case .limit(let count): return .limit(try substituted(count, values))
  case .by, .pivot, .totals, .rename, .distinct, .join, .save, .into: return clause
  }
}

private func substituted(_ count: RowCount, _ values: [String: String]) throws(Diagnostic) -> RowCount {
  guard case .variable(let name) = count else { return count }
  guard let text = values[name.text] else { throw .unknownVariable(name, values.keys.sorted(), suchAs: "5") }
  guard case .number(let digits, isPercent: false) = try value(of: name, values), let number = Int(digits), number > 0
  else { throw .noCount(name, text) }
  return .number(number)
}

private func substituted(_ selections: [Selection], _ values: [String: String]) throws(Diagnostic) -> [Selection] {
  var result = selections
  for number in result.indices { result[number].expression = try substituted(result[number].expression, values) }
  return result
}

private func fill(_ expression: inout Expression?, _ values: [String: String]) throws(Diagnostic) {
  guard let given = expression else { return }
  expression = try substituted(given, values)
}

private func substituted(_ expressions: [Expression], _ values: [String: String]) throws(Diagnostic) -> [Expression] {
  var result: [Expression] = []
  for expression in expressions { result.append(try substituted(expression, values)) }
  return result
}

private func substituted(_ expression: Expression, _ values: [String: String]) throws(Diagnostic) -> Expression {
  func inside(_ side: Expression) throws(Diagnostic) -> Expression { try substituted(side, values) }
  let kind: Expression.Kind
  switch expression.kind {
  case .number, .quantity, .string, .name, .latest: return expression
  case .variable(let name): kind = try value(of: name, values)
  case .range(let lower, let upper): kind = .range(try inside(lower), try inside(upper))
  case .call(let name, let arguments): kind = .call(name, try substituted(arguments, values))
  case .unary(let sign, let side): kind = .unary(sign, try inside(side))
  case .binary(let sign, let left, let right): kind = .binary(sign, try inside(left), try inside(right))
  case .between(let side, let lower, let upper, let isNegated):
    kind = .between(try inside(side), lower: try inside(lower), upper: try inside(upper), isNegated: isNegated)
  case .in(let side, let list, let isNegated):
    kind = .in(try inside(side), try substituted(list, values), isNegated: isNegated)
  case .isState(let side, let state, let isNegated): kind = .isState(try inside(side), state, isNegated: isNegated)
  case .at(let side, let members): kind = .at(try inside(side), try substituted(members, values))
  }
  return Expression(kind, at: expression.span)
}

private func value(of name: Name, _ values: [String: String]) throws(Diagnostic) -> Expression.Kind {
  guard let text = values[name.text] else { throw .unknownVariable(name, values.keys.sorted()) }
  let tokens = tokens(of: "(" + text)
  if tokens.count == 3, case .number(let isPercent) = tokens[1].kind {
    return .number(tokens[1].text, isPercent: isPercent)
  }
  if tokens.count == 3, tokens[1].kind == .keyword(.latest) { return .latest }
  if let range = range(tokens.dropFirst().dropLast(), at: name.span) { return range }
  return .name(Name(text, at: name.span, isQuoted: true))
}

/// `2018..2020` as the value of a variable.
private func range(_ tokens: ArraySlice<Token>, at span: Span) -> Expression.Kind? {
  let ends = tokens.filter { $0.kind == .number(isPercent: false) }
  guard tokens.map(\.kind) == [.number(isPercent: false), .symbol(.range), .number(isPercent: false)],
    let lower = ends.first, let upper = ends.last
  else { return nil }
  return .range(
    Expression(.number(lower.text, isPercent: false), at: span),
    Expression(.number(upper.text, isPercent: false), at: span))
}

extension Diagnostic {
  package static func unknownVariable(
    _ name: Name, _ known: [String], suchAs value: String = "2020"
  ) -> Diagnostic {
    let all = known.map { "$" + $0 }
    return Diagnostic(
      Phrase("nothing is set for “$\(name.text)”", zh: "变量“$\(name.text)”未赋值"),
      hint: all.isEmpty
        ? Phrase("such as set $\(name.text) \(value)", zh: "例如 设置 $\(name.text) \(value)")
        : Phrase("there are \(all.joined(separator: ", "))", zh: "现有：\(all.joined(separator: "、"))"), at: name.span)
  }

  /// A variable with another value than a number of rows, where one is wanted.
  fileprivate static func noCount(_ name: Name, _ value: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a number above zero is wanted here, and “$\(name.text)” is “\(value)”",
        zh: "此处需要正整数，而“$\(name.text)”是“\(value)”"),
      hint: Phrase("such as set $\(name.text) 5", zh: "例如 设置 $\(name.text) 5"), at: name.span)
  }
}
