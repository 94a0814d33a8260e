import Diagnostics

extension Parser {
  /// `share M, …`
  mutating func shareClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.share, draft)
    let measures = try measures(orBefore: draft, behind: word)
    try add(.share(measures), once: .share, from: word.span.lower, to: &draft)
  }

  /// `growth M, …`
  mutating func growthClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.growth, draft)
    let measures = try measures(orBefore: draft, behind: word)
    try add(.growth(measures), once: .growth, from: word.span.lower, to: &draft)
  }

  /// Whether the word here is the column that a clause of that name gives, and not the clause: that one stands already, or no
  /// measure comes behind it.
  func isColumnHere(_ draft: BlockDraft) -> Bool {
    guard case .keyword(let keyword) = token.kind, keyword.isAlsoName else { return false }
    return draft.places[keyword] != nil || following.kind != .end && !isMeasureFollowing
  }

  /// Whether `share`, `rank` or `growth` stands here with a measure behind it, or one to come: behind a comma, too, it begins its
  /// clause. Only behind a pipe can it be a column at the end.
  var isMeasuringClauseHere: Bool {
    guard case .keyword(let keyword) = token.kind else { return false }
    return measuringClauses.contains(keyword)
      && (isMeasureFollowing || following.kind == .end && sources.count == 1)
  }

  private var isMeasureFollowing: Bool { following.beginsMeasure }

  /// `rank M [within K]`
  mutating func rankClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.rank, draft)
    let measure: Measure
    if let before = try measuresBefore(draft, behind: word) {
      guard before.count == 1 else { throw missingMeasure(behind: word.text) }
      measure = before[0]
    } else {
      var aggregate = Aggregate.sum
      measure = try self.measure(&aggregate)
    }
    try add(.rank(measure, within: try group()), once: .rank, from: word.span.lower, to: &draft)
  }

  /// `within K`; nil where it does not stand here.
  private mutating func group() throws(Diagnostic) -> Name? {
    guard accept(.within) else { return nil }
    return try name(.key, Phrase("a key after “within”", zh: "“之内”后的分组项"))
  }

  /// `sort -applications, year`; `order by applications desc` means the same.
  mutating func sortClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.sort, draft)
    _ = accept(.by)
    var keys: [SortKey] = []
    repeat { keys.append(try sortKey()) } while acceptComma() || token.kind == .symbol(.minus)
    try add(.sort(keys), once: .sort, from: word.span.lower, to: &draft)
  }

  private mutating func sortKey() throws(Diagnostic) -> SortKey {
    expect(.sortKey)
    let isNegated = accept(.minus)
    expect(.sortKey)
    sortNesting = nesting + 1
    defer { sortNesting = nil }
    let expression = try expression(above: .sum)
    return SortKey(expression, isDescending: acceptDirection() ?? false != isNegated)
  }

  /// Whether a word after the key says descending; nil where none is there.
  private mutating func acceptDirection() -> Bool? {
    guard token.kind == .word, let isDescending = isDescending(asciiLowercased(token.text)) else { return nil }
    advance()
    return isDescending
  }

  /// `top N [M] [within K]`, `bottom N [M] [within K]`
  mutating func topClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let isBottom = token.kind == .keyword(.bottom)
    let keyword = isBottom ? Keyword.bottom : .top
    if draft.places[isBottom ? .top : .bottom] != nil { throw .bothEnds(at: token.span) }
    let word = try begin(keyword, draft)
    let count = try count(after: word)
    expect(.measure)
    var measure: Expression?
    let isMeasure = token.kind == .word && following.kind != .keyword(.vs)
    let isColumn = isMeasure || isColumnHere(draft) || token.name != nil && following.kind == .end
    if isColumn { measure = try expression(above: .sum) }
    try add(
      .top(count, isBottom: isBottom, by: measure, within: try group()), once: keyword, from: word.span.lower,
      to: &draft)
    if let measure { try furtherMeasures(behind: measure, &draft) }
  }

  /// `top 3 lawsuits, reviews by district`: what the rows are chosen by is the first of the measures.
  private mutating func furtherMeasures(behind first: Expression, _ draft: inout BlockDraft) throws(Diagnostic) {
    guard draft.isFirst, draft.source == nil, acceptComma() else { return }
    let source = Source.measures([Measure(aggregate: .sum, expression: first, at: first.span)])
    draft.source = source
    sources[sources.count - 1] = source
    try measuresClause(&draft)
  }

  /// `limit N`
  mutating func limitClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.limit, draft)
    let count = try count(after: word)
    try add(.limit(count), once: .limit, from: word.span.lower, to: &draft)
  }
}

extension Token {
  /// Whether a measure may begin with it.
  var beginsMeasure: Bool {
    switch kind {
    case .word, .number, .string, .symbol(.open), .symbol(.dollar): true
    case .keyword(let next): next.aggregate != nil || next == .latest || next == .not
    default: false
    }
  }
}

/// Whether a word after a key of `sort` says descending; nil where it is no such word.
func isDescending(_ word: String) -> Bool? {
  switch word {
  case "desc", "descending", "降序", "倒序": true
  case "asc", "ascending", "升序", "正序": false
  default: nil
  }
}

extension Diagnostic {
  /// `top 3 bottom 3` would be the three highest, turned round.
  fileprivate static func bothEnds(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("top and bottom choose from the two ends, and a block has one of them", zh: "“前”与“后”从两端选取，一段中只能有其一"),
      hint: Phrase(
        "ask twice, or choose again of what was chosen: top 5 | bottom 1", zh: "请分两次查询，或在所选之中再选：前 5 ｜ 后 1"), at: span)
  }
}
