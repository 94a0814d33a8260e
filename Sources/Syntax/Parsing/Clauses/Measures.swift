import Diagnostics

extension Parser {
  /// `lawsuits, avg reviews`, or more of them after an aggregate.
  mutating func measuresClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let begin = token.span.lower
    if let source = draft.places[.from] { throw sourceGiven(source) }
    if let measures = draft.places[.sum], !draft.clauses.isEmpty { throw measuresGiven(measures) }
    if draft.source == nil { sources[sources.count - 1] = .measures([]) }
    var measures = try measures()
    if case .measures(let before)? = draft.source { measures = before + measures }
    draft.source = .measures(measures)
    draft.places[.sum] = span(from: begin)
    sources[sources.count - 1] = .measures(measures)
  }

  /// `from TABLE`
  mutating func tableClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    if let measures = draft.places[.sum] { throw sourceGiven(measures) }
    let word = try begin(.from, draft)
    let table = try name(.table, Phrase("a table after “\(word.text)”", zh: "“\(word.text)”后的表名"))
    draft.source = .table(table)
    draft.places[.from] = span(from: word.span.lower)
    sources[sources.count - 1] = .table(table)
  }

  /// Measures with commas between them. An aggregate holds for those after it, up to the next one; `avg(lawsuits)` with its
  /// bracket glued to it holds for this one alone.
  mutating func measures() throws(Diagnostic) -> [Measure] {
    var measures: [Measure] = []
    var aggregate = Aggregate.sum
    repeat {
      measures.append(try measure(&aggregate))
      if measures.count == 1 { try acceptAggregate(behind: &measures[0]) }
    } while (!isMemberBehindComma && acceptComma() || aggregateHere != nil) && !isMeasuringClauseHere
    return measures
  }

  mutating func measure(_ aggregate: inout Aggregate) throws(Diagnostic) -> Measure {
    let begin = token.span.lower
    for aggregate in Aggregate.allCases { Keyword(rawValue: aggregate.rawValue).map { expect(.keyword($0)) } }
    expect(.measure)
    guard let own = aggregateHere, !isCallOfAggregate else {
      let expression = try expression()
      try refuseSecondAggregate(beside: aggregate, in: expression)
      return Measure(aggregate: aggregate, expression: expression, at: span(from: begin))
    }
    let close = following.kind == .symbol(.open) && !following.followsBlank ? closing(of: index + 1) : nil
    if let close, tokens[close + 1].goesOnExpression {
      return Measure(aggregate: .sum, expression: try expression(), at: span(from: begin))
    }
    let word = token
    advance()
    if own == .count, acceptStarOrNothing() {
      return Measure(aggregate: .count, expression: nil, at: span(from: begin))
    }
    expect(.measure)
    if try takeYears(), !isMeasureHere { throw missingMeasure(behind: word.text) }
    let expression = try expression()
    try refuseSecondAggregate(beside: own, in: expression)
    if index != close.map({ $0 + 1 }) { aggregate = own }
    return Measure(aggregate: own, expression: expression, at: span(from: begin))
  }

  /// `lawsuits avg 2021`: the aggregate stands behind its one measure. `count` by itself counts reports.
  private mutating func acceptAggregate(behind measure: inout Measure) throws(Diagnostic) {
    guard let own = aggregateHere, own != .count, measure.aggregate == .sum, sources.count == 1 else { return }
    guard !isMeasure(at: indexBehindYears(from: index + 1)) else { return }
    measure.aggregate = own
    advance()
    expect(.measure)
    try takeYears()
  }

  /// `avg lawsuits > avg reviews`: the aggregate before a comparison holds for both sides.
  private func refuseSecondAggregate(beside first: Aggregate, in expression: Expression) throws(Diagnostic) {
    guard case .binary(let sign, let left, let right) = expression.kind, sign.isComparison else { return }
    switch right.kind {
    case .name(let name) where token.kind == .word:
      guard let second = Aggregate(rawValue: name.text) else { return }
      throw .secondAggregate(first, left, sign, second, token.text, at: right.span)
    case .call(let name, let arguments) where arguments.count == 1 && first != .sum:
      guard let second = Aggregate(rawValue: name.text) else { return }
      throw .secondAggregate(first, left, sign, second, format(arguments[0]), at: right.span)
    default: return
    }
  }

  private func sourceGiven(_ first: Span) -> Diagnostic {
    let (line, column) = place(of: first)
    return .twoSources(line: line, column: column, at: token.span)
  }

  private func measuresGiven(_ first: Span) -> Diagnostic {
    let (line, column) = place(of: first)
    return .measuresApart(line: line, column: column, at: token.span)
  }

  private var aggregateHere: Aggregate? {
    guard case .keyword(let keyword) = token.kind else { return nil }
    return keyword.aggregate
  }

  /// `count` alone, or `count(*)`.
  private mutating func acceptStarOrNothing() -> Bool {
    expect(.measure)
    if token.kind == .symbol(.open), following.kind == .symbol(.star) || following.kind == .symbol(.close),
      let end = closing(of: index), end - index <= 2
    {
      while index <= end { advance() }
      return true
    }
    switch token.kind {
    case .word, .string, .symbol(.open), .symbol(.minus): return false
    default: return true
    }
  }

  /// Whether several values stand in the bracket after the aggregate: `min(a, b)` is a function of them.
  private var isCallOfAggregate: Bool {
    guard following.kind == .symbol(.open), let end = closing(of: index + 1) else { return false }
    var depth = 0
    for at in index + 1..<end {
      switch tokens[at].kind {
      case .symbol(.open): depth += 1
      case .symbol(.close): depth -= 1
      case .symbol(.comma) where depth == 1: return true
      default: break
      }
    }
    return false
  }

  /// The index of the bracket that closes the one at `begin`.
  private func closing(of begin: Int) -> Int? {
    var depth = 0
    for at in begin..<tokens.count {
      if tokens[at].kind == .symbol(.open) { depth += 1 }
      if tokens[at].kind == .symbol(.close) { depth -= 1 }
      if depth == 0 { return at }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func twoSources(line: Int, column: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a block has measures or a table, and this one has its source at \(line):\(column)",
        zh: "一段查询只能有指标或表之一，此段的来源在 \(line):\(column)"),
      hint: Phrase("begin another block with “|”", zh: "用“|”另起一段"), at: span)
  }

  fileprivate static func secondAggregate(
    _ first: Aggregate, _ left: Expression, _ sign: Expression.Binary, _ second: Aggregate, _ right: String,
    at span: Span
  ) -> Diagnostic {
    func measure(_ aggregate: Aggregate, _ text: String) -> String {
      aggregate == .sum ? text : "\(aggregate.rawValue) \(text)"
    }
    func column(_ aggregate: Aggregate, _ text: String) -> String {
      aggregate == .sum ? text : "\(aggregate.rawValue)_\(text)"
    }
    let text = format(left)
    let way =
      first == second
      ? "\(measure(first, text)) \(sign.rawValue) \(right)"
      : "\(measure(first, text)), \(measure(second, right)) | filter \(column(first, text)) \(sign.rawValue) \(column(second, right))"
    return Diagnostic(
      Phrase(
        "the aggregate before a comparison holds for both sides of it", zh: "比较运算前的聚合方式对两边都适用"),
      hint: Phrase(verbatim: way), at: span)
  }

  fileprivate static func measuresApart(line: Int, column: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the measures stand together, and theirs is the place \(line):\(column)", zh: "指标应写在一处，即 \(line):\(column)"),
      hint: Phrase("lawsuits, avg reviews by district", zh: "行政诉讼, 平均 行政复议 按 区县"), at: span)
  }
}
