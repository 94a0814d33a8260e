import Diagnostics

// Years where a measure is wanted: `applications growth 2021 by district`. They are members of the block, and the measures are those
// that stand before.

extension Parser {
  /// The measures that a clause is about which names none itself, `lawsuits rank by district`; nil where a measure stands here, or
  /// none before.
  mutating func measuresBefore(_ draft: BlockDraft, behind word: Name) throws(Diagnostic) -> [Measure]? {
    guard draft.isFirst else { return nil }
    let hasYears = try takeYears()
    guard !isMeasureHere else { return nil }
    if case .measures(let before)? = draft.source, !before.isEmpty {
      expect(.measure)
      return before
    }
    if hasYears || !isAtEnd { throw missingMeasure(behind: word.text) }
    return nil
  }

  /// The measures that stand here, or where none do, those before.
  mutating func measures(orBefore draft: BlockDraft, behind word: Name) throws(Diagnostic) -> [Measure] {
    if let before = try measuresBefore(draft, behind: word) { return before }
    return try measures()
  }

  /// Takes the years that stand here, which nothing is computed with; false where none do.
  @discardableResult
  mutating func takeYears() throws(Diagnostic) -> Bool {
    let first = index
    while sources.count == 1, indexBehindYears(from: index) > index || index > first && isMemberBehindComma {
      if token.kind == .symbol(.comma) { advance() }
      let begin = token.span.lower
      let year = try member(withPath: false, .member)
      years.append(Clause(.member(year), at: span(from: begin)))
    }
    return index > first
  }

  /// Makes the years that were taken clauses of the block.
  mutating func takeYears(into draft: inout BlockDraft) {
    draft.clauses += years
    years = []
  }

  var isMeasureHere: Bool { isMeasure(at: index) }

  /// Whether a measure begins there, and no member that is compared.
  func isMeasure(at place: Int) -> Bool {
    let token = tokens[place]
    guard token.beginsMeasure || token.kind == .symbol(.minus) || token.name != nil else { return false }
    return indexBehindYear(from: place) == place && tokens[min(place + 1, tokens.count - 1)].kind != .keyword(.vs)
  }

  func indexBehindYears(from place: Int) -> Int {
    var place = place
    while place < indexBehindYear(from: place) { place = indexBehindYear(from: place) }
    return place
  }

  /// Where the year (`2020`, `2018..2020`, `latest`) ends that stands there alone: nothing is computed with it, and it is compared
  /// with nothing.
  private func indexBehindYear(from place: Int) -> Int {
    func isBound(_ place: Int) -> Bool {
      tokens.indices.contains(place) && (tokens[place].isYear || tokens[place].kind == .keyword(.latest))
    }
    guard isBound(place) else { return place }
    var end = place + 1
    if tokens[end].kind == .symbol(.range), isBound(end + 1) { end += 2 }
    switch tokens[end].kind {
    case .keyword(let keyword) where [.vs, .is, .in, .between, .not, .and, .or].contains(keyword): return place
    case .symbol(let symbol): return symbol.binary != nil || symbol == .at || symbol == .open ? place : end
    default: return end
    }
  }

  func missingMeasure(behind word: String) -> Diagnostic {
    failure(
      Phrase("a metric after “\(word)”", zh: "“\(word)”后的指标"),
      hint: Phrase("such as \(word) lawsuits by district 2021", zh: "例如 \(word) 行政诉讼 按 区县 2021"))
  }
}

extension Token {
  /// Whether an expression goes on with it: an operator, or what tests a value.
  var goesOnExpression: Bool {
    switch kind {
    case .symbol(let symbol): symbol.binary != nil
    case .keyword(let keyword): [.and, .or, .is, .in, .between].contains(keyword)
    default: false
    }
  }
}
