import Diagnostics

extension Parser {
  /// `by K, …`, `group by K, …`, `group K, …`
  mutating func byClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let isGroup = token.kind == .keyword(.group)
    let word = try begin(.by, draft)
    if isGroup { _ = accept(.by) }
    let keys = try names(
      .key, Phrase("a key after “\(word.text)” (such as district)", zh: "“\(word.text)”后的分组项（如 区县）"))
    try add(.by(keys), once: .by, from: word.span.lower, to: &draft)
  }

  /// `pivot K`
  mutating func pivotClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.pivot, draft)
    let key = try name(.key, Phrase("a key after “\(word.text)”", zh: "“\(word.text)”后的分组项"))
    try add(.pivot(key), once: .pivot, from: word.span.lower, to: &draft)
  }

  /// `totals`, `distinct`
  mutating func bareClause(_ keyword: Keyword, _ kind: Clause.Kind, _ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(keyword, draft)
    try add(kind, once: keyword, from: word.span.lower, to: &draft)
  }

  /// `filter P`, `where P`, as often as wanted.
  mutating func filterClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let begin = token.span.lower
    advance()
    expect(.member)
    let condition = try expression()
    if token.kind == .word, asciiLowercased(token.text) == "like" { throw .like(at: token.span) }
    try add(.filter(condition), once: nil, from: begin, to: &draft)
  }
}

extension Diagnostic {
  fileprivate static func like(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("“like” is written “~” (contains) or “=~” (regular expression)", zh: "“like”写作“~”（包含）或“=~”（正则表达式）"),
      hint: Phrase("unit ~ \"政务\"", zh: "unit ~ \"政务\""), at: span)
  }
}
