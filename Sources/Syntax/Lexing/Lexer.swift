import Diagnostics

/// All tokens of a text, the last one `.end`. Comments are among them where `keepingComments`.
func tokens(of text: String, keepingComments: Bool = false) -> [Token] {
  var lexer = Lexer(text)
  var tokens: [Token] = []
  while true {
    let token = lexer.next()
    if token.kind != .comment || keepingComments { tokens.append(token) }
    if token.kind == .end { return tokens }
  }
}

/// Where the reading of a text stands. It knows which statement it is in, since a new line ends a statement only where
/// nothing is open, and the words of a command and the path after `save` are taken as typed.
struct Lexer {
  let bytes: [UInt8]
  var index = 0
  /// Brackets that are open.
  private(set) var depth = 0
  /// The kind of the last token that was no comment; nil at a statement's beginning.
  private(set) var previous: Token.Kind?
  /// The command that the statement begins with.
  private var command: CommandName?
  /// Whether the statement begins with `save`.
  private var beginsWithSave = false
  /// Whether the last token was `database` behind the `save` that a statement begins with: a path follows.
  private var savesDatabase = false
  /// Whether the line's last character is a `\` after which the text ends.
  private(set) var endsWithBackslash = false

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Whether the statement goes on in the next line.
  var goesOn: Bool {
    if depth > 0 || endsWithBackslash { return true }
    if case .symbol(let symbol)? = previous { return symbol.continuesLine }
    return previous == .openString
  }

  mutating func next() -> Token {
    let start = index
    if let terminator = skipBlanks() { return finish(terminator) }
    let followsBlank = index > start || index == 0
    var token =
      index >= bytes.count
      ? token(.end, from: index) : isDashComment(followsBlank) ? comment() : significant()
    token.followsBlank = followsBlank
    return finish(token)
  }

  /// Keeps what the tokens after this one depend on.
  private mutating func finish(_ token: Token) -> Token {
    switch token.kind {
    case .comment, .end: return token
    case .terminator:
      depth = 0
      previous = nil
      command = nil
      beginsWithSave = false
      savesDatabase = false
      return token
    case .command(let name): command = name
    case .symbol(.open): depth += 1
    case .symbol(.close): depth = max(0, depth - 1)
    default: break
    }
    beginsWithSave = previous == nil ? token.kind == .keyword(.save) : beginsWithSave
    savesDatabase = beginsWithSave && token.kind == .raw && isDatabaseWord(token.text)
    previous = token.kind
    return token
  }

  /// Passes blanks, continued lines, and new lines that end nothing; gives the terminator where one is met.
  private mutating func skipBlanks() -> Token? {
    while index < bytes.count {
      let (code, length) = (peek().code, peek().length)
      if code == 0x0A {
        let begin = index
        index += 1
        if previous != nil && !goesOn { return token(.terminator, from: begin) }
      } else if code == 0x5C, let end = endOfContinuedLine() {
        endsWithBackslash = end >= bytes.count
        index = end
      } else if isBlank(code) {
        index += length
      } else {
        return nil
      }
    }
    return nil
  }

  /// The index after a `\` and the line's end, where only blanks stand between them.
  private func endOfContinuedLine() -> Int? {
    var next = index + peek().length
    while next < bytes.count {
      let character = character(in: bytes, at: next)
      next += character.length
      if character.code == 0x0A { return next }
      if !isBlank(character.code) { return nil }
    }
    return next
  }

  private mutating func significant() -> Token {
    let code = peek().code
    if code == 0x3B { return symbolic(.terminator) }
    if code == 0x23 { return hash() }
    if closingQuote(of: code) != nil { return string() }
    if takesRaw { return raw() }
    if isDigit(code) { return date() ?? number() }
    if isUpTo(code) { return symbolic(.symbol(.range)) }
    if isWordStart(code) { return word() }
    return punctuation()
  }

  /// Whether `2018至2020` or `2018 到 2020` goes on here: what else stands between two numbers as `..` does.
  private func isUpTo(_ code: UInt32) -> Bool {
    guard code == 0x81F3 || code == 0x5230, case .number(isPercent: false)? = previous else { return false }
    var next = peek().length
    while isBlank(peek(after: next).code) { next += peek(after: next).length }
    return isDigit(peek(after: next).code)
  }

  /// Whether the next word is taken as typed: in a command of words, and for the path after `save`.
  private var takesRaw: Bool {
    if command?.takes == .words || savesDatabase { return true }
    guard peek().code != 0x7C, peek().code != 0x21 else { return false }
    return previous == .keyword(.save) || (previous == .symbol(.bang))
  }

  /// What `#` begins: a comment, or the row that `trace` and `drill` take.
  private mutating func hash() -> Token {
    let begin = index
    if let command, command.takes == .queryOrRow || command.takes == .row, previous == .command(command),
      isDigit(peek(after: peek().length).code)
    {
      index += peek().length
      let digits = takeDigits()
      return token(.row, from: begin, text: digits)
    }
    return comment()
  }

  private mutating func comment() -> Token {
    let begin = index
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return token(.comment, from: begin)
  }

  /// Whether `-- ` stands here, a comment as SQL has them: at the beginning or behind a blank, and with a blank or nothing behind it.
  private func isDashComment(_ followsBlank: Bool) -> Bool {
    guard peek().code == 0x2D, followsBlank || previous == nil else { return false }
    let second = peek(after: peek().length)
    let third = peek(after: peek().length + second.length).code
    return second.code == 0x2D && (isBlank(third) || third == 0x0A || third == 0)
  }

  func peek(after offset: Int = 0) -> FoldedCharacter { character(in: bytes, at: index + offset) }

  func token(_ kind: Token.Kind, from begin: Int, text: String = "") -> Token {
    Token(kind: kind, span: Span(begin, index), text: text, followsBlank: false)
  }

  mutating func symbolic(_ kind: Token.Kind) -> Token {
    let begin = index
    index += peek().length
    return token(kind, from: begin)
  }

  /// The bytes from `begin` on with full-width forms made ASCII.
  func foldedText(from begin: Int) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(index - begin)
    var at = begin
    while at < index {
      let character = character(in: bytes, at: at)
      if character.code < 0x80 {
        folded.append(UInt8(character.code))
      } else {
        folded.append(contentsOf: bytes[at..<at + character.length])
      }
      at += character.length
    }
    return String(decoding: folded, as: UTF8.self)
  }
}
