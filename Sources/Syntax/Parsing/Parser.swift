import Diagnostics

/// Where the reading of one statement stands. Its grammar lies beside it, a file for each group of clauses.
struct Parser {
  let text: String
  let tokens: [Token]
  private(set) var index = 0
  /// The brackets that are open.
  var openBrackets: [Span] = []
  var nesting = 0
  var operators = 0
  /// The nesting of the key of `sort` that is being read: a `-` glued to what follows begins the next key there.
  var sortNesting: Int?

  /// What was looked for at the text's end and would have been taken there: what completion offers.
  private(set) var expected: [Expected] = []
  /// What a value stands opposite to: `district` in `district = `.
  var comparand: Name?
  /// The years that stood where a measure is wanted: members of the block.
  var years: [Clause] = []
  /// The sources of the blocks so far.
  var sources: [Source] = []

  init(_ text: String) {
    self.text = text
    tokens = Syntax.tokens(of: text)
  }

  var token: Token { tokens[index] }
  var following: Token { tokens[min(index + 1, tokens.count - 1)] }
  var isAtEnd: Bool { token.kind == .end }
  /// Whether nothing is left to read, or only a string without an end.
  var isStuckAtEnd: Bool { isAtEnd || token.kind == .openString }

  /// Where the last token taken ends.
  var end: Int { index == 0 ? token.span.lower : tokens[index - 1].span.upper }

  func span(from begin: Int) -> Span { Span(begin, max(begin, end)) }

  mutating func advance() {
    guard index < tokens.count - 1 else { return }
    index += 1
    expected.removeAll(keepingCapacity: true)
  }

  /// Says that such a thing could stand here.
  mutating func expect(_ kind: Expected) {
    if isAtEnd && !expected.contains(kind) { expected.append(kind) }
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    expect(.keyword(keyword))
    guard token.kind == .keyword(keyword) else { return false }
    advance()
    return true
  }

  mutating func accept(_ symbol: Symbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  /// A word, or a word in quotes; nil where neither stands here.
  mutating func acceptName(_ kind: Expected) -> Name? {
    expect(kind)
    let isQuoted = token.kind == .string
    guard let text = isQuoted ? token.text : token.name else { return nil }
    let name = Name(text, at: token.span, isQuoted: isQuoted)
    advance()
    return name
  }

  mutating func name(_ kind: Expected, _ wanted: Phrase) throws(Diagnostic) -> Name {
    guard let name = acceptName(kind) else { throw failure(wanted) }
    return name
  }

  /// Names with commas between them. A number behind a comma is none of them, but a member.
  mutating func names(_ kind: Expected, _ wanted: Phrase) throws(Diagnostic) -> [Name] {
    var names = [try name(kind, wanted)]
    while !following.isNumber, !isMemberBehindComma, acceptComma() { names.append(try name(kind, wanted)) }
    return names
  }

  /// A whole number above zero, or a variable for one.
  mutating func count(after keyword: Name) throws(Diagnostic) -> RowCount {
    expect(.number)
    if token.kind == .symbol(.dollar) { return .variable(try variable()) }
    guard case .number(isPercent: false) = token.kind, let number = Int(token.text), number > 0 else {
      throw failure(Phrase("a number above zero after “\(keyword.text)”", zh: "“\(keyword.text)”后的正整数"))
    }
    advance()
    return .number(number)
  }

  mutating func expectEnd() throws(Diagnostic) {
    if token.kind == .terminator { advance() }
    guard isAtEnd else { throw failure(Phrase("the end of the statement", zh: "语句结尾")) }
  }

  mutating func open() {
    openBrackets.append(token.span)
    advance()
  }

  mutating func close() throws(Diagnostic) {
    guard token.kind == .symbol(.close) else { throw failure(Phrase("“)”", zh: "“)”")) }
    openBrackets.removeLast()
    advance()
  }
}
