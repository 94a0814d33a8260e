import Diagnostics

/// A block of which a part has been read.
struct BlockDraft {
  let isFirst: Bool
  var source: Source?
  var clauses: [Clause] = []
  /// Where each clause that may stand once stands, by its keyword.
  var places: [Keyword: Span] = [:]
  /// `compare`, which promises an `A vs B`.
  var compare: Span?

  /// Whether a word here begins the measures, and is no bare member.
  var wantsMeasures: Bool {
    guard source == nil, measuringClauses.allSatisfy({ places[$0] == nil }) else { return false }
    return isFirst || clauses.isEmpty
  }
}

extension Parser {
  mutating func block(isFirst: Bool) throws(Diagnostic) -> Block {
    let begin = token.span.lower
    var draft = BlockDraft(isFirst: isFirst)
    sources.append(.previous)
    try clauses(&draft)
    if draft.source == nil && draft.clauses.isEmpty {
      throw failure(
        isFirst
          ? Phrase("a metric (such as lawsuits)", zh: "指标（如 行政诉讼）")
          : Phrase("a clause (such as filter or top)", zh: "子句（如 筛选、前）"), hint: leadingPipe)
    }
    return Block(source: draft.source ?? .previous, clauses: draft.clauses, at: span(from: begin))
  }

  /// The clauses over the rows of a text in another language, which have been kept as `_`.
  mutating func block(over text: QuotedText) throws(Diagnostic) -> Block {
    var block = Block(of: text)
    var draft = BlockDraft(isFirst: false, source: block.source)
    draft.places[.from] = text.span
    sources.append(block.source)
    try clauses(&draft)
    block.clauses = draft.clauses
    block.span = span(from: text.span.lower)
    return block
  }

  private mutating func clauses(_ draft: inout BlockDraft) throws(Diagnostic) {
    while try clause(&draft) { takeYears(into: &draft) }
    try checkComparison(draft)
  }

  /// Reads the source or a clause; false at the block's end.
  private mutating func clause(_ draft: inout BlockDraft) throws(Diagnostic) -> Bool {
    expectClauses(draft)
    switch token.kind {
    case .end, .terminator, .symbol(.pipe): return false
    case .keyword(let keyword): try keywordClause(keyword, &draft)
    case .word, .number, .string, .symbol(.dollar): try wordClause(&draft)
    case .symbol(.open), .symbol(.minus):
      guard draft.wantsMeasures, !isDash else { throw notAClause() }
      try measuresClause(&draft)
    case .symbol(.comma) where isBetweenClauses(draft): advance()
    default: throw notAClause()
    }
    return true
  }

  /// Members, what `vs` compares, or the measures.
  private mutating func wordClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let isVersus = following.kind == .keyword(.vs)
    if draft.wantsMeasures, !isVersus, !isMemberOnly {
      try measuresClause(&draft)
    } else {
      try memberClause(&draft)
    }
  }

  /// Whether a number stands here with which nothing is computed: `2020` is a member, `100 * lawsuits` a measure.
  private var isMemberOnly: Bool {
    guard case .number = token.kind else { return false }
    guard case .symbol(let symbol) = following.kind else { return true }
    return symbol.binary == nil
  }

  /// Whether a comma and years (`2020`, `2018..2020`, `latest`) stand here, and nothing that is computed with them: `lawsuits, 2020`.
  var isMemberBehindComma: Bool {
    guard token.kind == .symbol(.comma), following.isYear || following.kind == .keyword(.latest) else { return false }
    var next = tokens[(index + 2)...]
    if next.first?.kind == .symbol(.range), next.dropFirst().first?.isYear ?? false { next = next.dropFirst(2) }
    switch next.first?.kind {
    case .end, .terminator, .symbol(.pipe), .symbol(.comma), .number, .word, .string, .symbol(.dollar): return true
    default: return next.first?.beginsClause ?? true
    }
  }

  private mutating func keywordClause(_ keyword: Keyword, _ draft: inout BlockDraft) throws(Diagnostic) {
    if keyword.aggregate != nil {
      return try measuresClause(&draft)
    }
    switch keyword {
    case .from: try tableClause(&draft)
    case .compare: try compareClause(&draft)
    case .latest: try memberClause(&draft)
    case .not where draft.wantsMeasures: try measuresClause(&draft)
    case .by, .group: try byClause(&draft)
    case .filter, .where: try filterClause(&draft)
    case .share: try shareClause(&draft)
    case .rank: try rankClause(&draft)
    case .growth where draft.wantsMeasures && isColumnHere(draft): try measuresClause(&draft)
    case .growth: try growthClause(&draft)
    case .sort, .order: try sortClause(&draft)
    case .top, .bottom: try topClause(&draft)
    case .pivot: try pivotClause(&draft)
    case .totals: try bareClause(.totals, .totals, &draft)
    case .distinct: try bareClause(.distinct, .distinct, &draft)
    case .select: try selectClause(&draft)
    case .derive: try deriveClause(&draft)
    case .rename: try renameClause(&draft)
    case .limit: try limitClause(&draft)
    case .join: try joinClause(&draft)
    case .save: try saveClause(&draft)
    case .into: try intoClause(&draft)
    case .vs: throw failure(Phrase("a member before “vs”", zh: "“比”之前的成员"))
    default: throw notAClause()
    }
  }

  /// Adds a clause whose keyword has been taken.
  mutating func add(_ kind: Clause.Kind, once keyword: Keyword?, from begin: Int, to draft: inout BlockDraft)
    throws(Diagnostic)
  {
    if let keyword { draft.places[keyword] = span(from: begin) }
    draft.clauses.append(Clause(kind, at: span(from: begin)))
  }

  /// Takes a clause's keyword, which may stand once.
  mutating func begin(_ keyword: Keyword, _ draft: BlockDraft) throws(Diagnostic) -> Name {
    if let first = draft.places[keyword] { throw repeated(keyword, first) }
    let word = Name(token.text, at: token.span)
    advance()
    return word
  }

  private mutating func compareClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    if let first = draft.compare { throw repeated(.compare, first) }
    draft.compare = token.span
    advance()
  }

  private func checkComparison(_ draft: BlockDraft) throws(Diagnostic) {
    guard let compare = draft.compare, draft.places[.vs] == nil else { return }
    throw .nothingToCompare(at: compare)
  }

  func repeated(_ keyword: Keyword, _ first: Span) -> Diagnostic {
    let (line, column) = place(of: first)
    return .repeated(typed(token), line: line, column: column, at: token.span)
  }

  private func notAClause() -> Diagnostic {
    if isDash {
      return failure(
        Phrase("a clause", zh: "子句"),
        hint: Phrase("a comment begins with #, or with -- and a blank", zh: "注释以“#”开头，或以“--”加空格开头"))
    }
    if let hint = slipBefore { return failure(Phrase("a clause", zh: "子句"), hint: hint) }
    if case .symbol(let sign) = token.kind, sign.binary?.isComparison == true, index > 0,
      tokens[index - 1].kind == .word
    {
      let condition = "\(typed(tokens[index - 1])) \(sign.rawValue) …"
      return failure(
        Phrase("a clause", zh: "子句"),
        hint: Phrase("conditions stand behind filter: filter \(condition)", zh: "条件写在“筛选”之后：筛选 \(condition)"))
    }
    if case .symbol(.comma) = token.kind {
      if index > 1, tokens[index - 2].kind == .keyword(.pivot) {
        return failure(
          Phrase("a clause", zh: "子句"),
          hint: Phrase("pivot takes one key; the others stand behind by", zh: "“透视”只取一个分组项，其余写在“按”之后"))
      }
      if let clause = tokens[..<index].last(where: \.beginsClause), clause.kind == .keyword(.rank) {
        return failure(
          Phrase("a clause", zh: "子句"),
          hint: Phrase(
            "rank takes one measure, and others stand before it: reviews, rank lawsuits by district",
            zh: "“排名”只取一个指标，其余写在它之前：行政复议, 排名 行政诉讼 按 区县"))
      }
      return failure(Phrase("a clause", zh: "子句"), hint: commaHint)
    }
    return failure(
      Phrase("a clause (by, filter, sort, top …) or a member", zh: "子句（按、筛选、排序、前……）或成员"),
      hint: rangeOfYears ?? groupsOfRows)
  }

  /// Whether two minus signs stand here on end, as a comment begins elsewhere.
  private var isDash: Bool {
    token.kind == .symbol(.minus) && following.kind == .symbol(.minus) && !following.followsBlank
  }

  /// What commas are for, where one stands elsewhere.
  private var commaHint: Phrase {
    let last = tokens[..<index].last(where: \.beginsClause)
    return last?.kind == .keyword(.filter) || last?.kind == .keyword(.where)
      ? Phrase(
        "several values: year in (2019, 2020); several conditions: and", zh: "多个值写作 年份 属于 (2019, 2020)，多个条件用“且”连接")
      : Phrase(
        "commas stand between the items of a list, and before clauses: lawsuits, reviews by district, top 3",
        zh: "逗号用于同一列表的各项之间，或子句之前：行政诉讼，行政复议 按 区县，前 3")
  }

  /// `2018-2020`, which is written with two dots.
  private var rangeOfYears: Phrase? {
    guard token.kind == .symbol(.minus), index > 0 else { return nil }
    let years = [tokens[index - 1], following]
    guard years.allSatisfy({ $0.kind == .number(isPercent: false) && $0.text.utf8.count == 4 }) else { return nil }
    return Phrase(
      "from one year to another: \(years[0].text)..\(years[1].text)", zh: "年份范围写作 \(years[0].text)..\(years[1].text)")
  }

  /// `within` away from what it belongs to.
  private var groupsOfRows: Phrase? {
    guard token.kind == .keyword(.within) else { return nil }
    return tokens[..<index].contains { $0.kind == .keyword(.share) }
      ? Phrase(
        "the groups of a share are its first keys: share lawsuits by city, district",
        zh: "占比以前面的分组项为组：占比 行政诉讼 按 城市, 区县")
      : Phrase(
        "within stands right behind top, bottom or rank: lawsuits by district top 2 within city",
        zh: "“每”紧跟在“前”“后”“排名”之后：行政诉讼 按 区县 前 2 每 城市")
  }

  /// What one of the last two words was probably meant to be: they were taken for members.
  private var slipBefore: Phrase? {
    for place in max(0, index - 2)..<index where tokens[place].kind == .word && !isKey(at: place) {
      let token = tokens[place]
      if let keyword = nearestKeyword(to: token.text) { return Phrase(verbatim: keyword.rawValue) }
    }
    return nil
  }

  /// Whether the word stands where only a key can stand: `by district` means no `distinct`.
  private func isKey(at place: Int) -> Bool {
    place > 0 && (tokens[place - 1].kind == .keyword(.by) || tokens[place - 1].kind == .symbol(.comma))
  }

  private var leadingPipe: Phrase? {
    guard token.kind == .symbol(.pipe) else { return nil }
    return Phrase("“|” stands at the end of the line before", zh: "“|”应放在上一行末尾")
  }

  /// The keywords that may stand at the beginning of a clause.
  private mutating func expectClauses(_ draft: BlockDraft) {
    guard isAtEnd else { return }
    for keyword in clauseKeywords where draft.places[keyword] == nil { expect(.keyword(keyword)) }
    if draft.compare == nil { expect(.keyword(.compare)) }
    if draft.source == nil {
      expect(.keyword(.from))
      for aggregate in Aggregate.allCases { Keyword(rawValue: aggregate.rawValue).map { expect(.keyword($0)) } }
    }
    if draft.wantsMeasures { expect(.measure) }
    expect(.member)
  }
}

extension Block {
  /// The rows of a text in another language.
  init(of text: QuotedText) {
    self.init(source: .table(Name("_", at: text.span)), clauses: [], at: text.span)
  }
}

// MARK: - Commas

extension Parser {
  /// Takes a comma behind which a list goes on. One before a clause (`by district, top 3`) is none of the list.
  mutating func acceptComma() -> Bool {
    guard token.kind == .symbol(.comma), !isClauseBehindComma else { return false }
    return accept(.comma)
  }

  /// Whether a clause begins behind the comma here. `rank` and `growth` do where a measure follows: `select city, rank` is a list.
  private var isClauseBehindComma: Bool {
    guard following.beginsClause, case .keyword(let keyword) = following.kind, keyword != .latest else { return false }
    return !keyword.isAlsoName || index + 2 < tokens.count && tokens[index + 2].beginsMeasure
  }

  /// Whether the comma here stands between two clauses, and so means nothing: before a keyword that begins one, between members, and
  /// before a number behind keys. In front of other words it stays an error, since they could go on with the list before.
  fileprivate func isBetweenClauses(_ draft: BlockDraft) -> Bool {
    guard draft.source != nil || !draft.clauses.isEmpty else { return false }
    if isClauseBehindComma { return true }
    switch draft.clauses.last?.kind {
    case nil: return isMemberBehindComma
    case _ where following.kind == .keyword(.latest): return true
    case .member, .versus:
      return following.isNumber || slipBefore == nil && (following.kind == .word || following.kind == .string)
    case .by: return following.isNumber
    default: return false
    }
  }
}

extension Token {
  /// Whether a number stands here, or a variable, which names a member and no key.
  var isNumber: Bool {
    switch kind {
    case .number, .symbol(.dollar): true
    default: false
    }
  }

  var isYear: Bool { kind == .number(isPercent: false) && text.utf8.count == 4 && !text.contains(".") }

  /// Whether a clause begins with it.
  var beginsClause: Bool {
    if case .keyword(let keyword) = kind { Keyword.clauses.contains(keyword) } else { false }
  }
}

/// The clauses that measure something though nothing stands before them.
let measuringClauses: [Keyword] = [.share, .rank, .growth]

extension Keyword {
  /// Those that begin a clause.
  package static let clauses = clauseKeywords + [.group, .where, .order, .vs, .compare, .from]

  /// Those that a statement may begin with.
  package static let beginnings: [Keyword] =
    measuringClauses + allCases.filter { $0.aggregate != nil } + [.from, .compare, .let, .define, .save]
}

private let clauseKeywords: [Keyword] = [
  .by, .filter, .share, .rank, .growth, .sort, .top, .bottom, .pivot, .totals, .select, .derive, .rename, .distinct,
  .limit,
  .join, .save, .into, .latest,
]

extension Diagnostic {
  fileprivate static func nothingToCompare(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("“compare” needs what is compared", zh: "“对比”需要比较的对象"),
      hint: Phrase("applications 2019 vs 2020 by district", zh: "新收申请 2019 比 2020 按 区县"), at: span)
  }

  fileprivate static func repeated(_ word: String, line: Int, column: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(word)” stands twice in this block, first at \(line):\(column)",
        zh: "“\(word)”在本段中重复，首次出现在 \(line):\(column)"),
      hint: Phrase("put them together, or begin another block with “|”", zh: "合并为一个，或用“|”另起一段"), at: span)
  }
}
