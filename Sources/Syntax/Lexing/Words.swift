import Diagnostics

extension Lexer {
  /// Letters, digits and dots: a keyword, a command at a statement's beginning, or a name.
  mutating func word() -> Token {
    let begin = index
    passWord()
    cutGluedKeyword(from: begin)
    let text = foldedText(from: begin)
    if previous == nil, let command = CommandName(word: text) {
      return token(.command(command), from: begin, text: text)
    }
    if let keyword = Keyword(word: text) { return token(.keyword(keyword), from: begin, text: text) }
    return token(.word, from: begin, text: text)
  }

  private mutating func passWord() {
    while true {
      let character = peek()
      if isWordPart(character.code) {
        index += character.length
      } else if character.code == 0x2E, isWordPart(peek(after: character.length).code) {
        index += character.length
      } else {
        return
      }
    }
  }

  /// `前5` is `前 5`, `2019比2020` is `2019 比 2020`: a keyword glued to digits ends before them. English ones only after a
  /// number, since `top5` is a good name for a table.
  private mutating func cutGluedKeyword(from begin: Int) {
    let end = index
    guard bytes[begin] >= 0x80 || isGluedToNumber(begin) else { return }
    index = begin
    while index < end, !isDigit(peek().code) { index += peek().length }
    if index == end || Keyword(word: foldedText(from: begin)) == nil { index = end }
  }

  private func isGluedToNumber(_ begin: Int) -> Bool {
    guard begin > 0, case .number? = previous else { return false }
    return bytes[begin - 1] >= 0x80 || isDigit(UInt32(bytes[begin - 1]))
  }

  /// A date as `2024-01-31`, which is a text; nil where none stands here. Nobody writes a difference with such numbers.
  mutating func date() -> Token? {
    let begin = index
    let digits = (takeDigits(), takes(0x2D), takeDigits(), takes(0x2D), takeDigits())
    let lengths = [digits.0, digits.2, digits.4].map(\.utf8.count)
    if lengths == [4, 2, 2], digits.1, digits.3, !isWordPart(peek().code), let month = Int(digits.2),
      let day = Int(digits.4), (1...12).contains(month), (1...31).contains(day)
    {
      return token(.string, from: begin, text: foldedText(from: begin))
    }
    index = begin
    return nil
  }

  /// Passes a character where it stands here.
  private mutating func takes(_ code: UInt32) -> Bool {
    guard peek().code == code else { return false }
    index += peek().length
    return true
  }

  /// Digits with a decimal point; `2020年` is 2020, `50%` is 0.5 unless an operand is glued to the sign.
  mutating func number() -> Token {
    let begin = index
    _ = takeDigits()
    if peek().code == 0x2E, isDigit(peek(after: peek().length).code) {
      index += peek().length
      _ = takeDigits()
    }
    let text = foldedText(from: begin)
    if text.utf8.count == 4, peek().code == 0x5E74 {
      index += 3
      if peek().code == 0x5EA6 { index += 3 }
    }
    guard peek().code == 0x25 else { return token(.number(isPercent: false), from: begin, text: text) }
    let following = peek(after: peek().length).code
    let isModulo = isWordPart(following) || following == 0x28 || following == 0x24 || closingQuote(of: following) != nil
    if !isModulo { index += peek().length }
    return token(.number(isPercent: !isModulo), from: begin, text: text)
  }

  mutating func takeDigits() -> String {
    let begin = index
    while isDigit(peek().code) { index += peek().length }
    return foldedText(from: begin)
  }

  /// A path or a word as typed, up to a blank, `;` or (after `save`) `|`. `\ ` is a blank inside it.
  mutating func raw() -> Token {
    let begin = index
    let isPath = previous == .keyword(.save) || previous == .symbol(.bang)
    var text: [UInt8] = []
    while index < bytes.count {
      let character = peek()
      if isBlank(character.code) || character.code == 0x0A || character.code == 0x3B { break }
      if isPath && character.code == 0x7C { break }
      if character.code == 0x5C {
        let following = peek(after: character.length).code
        if following == 0x0A || following == 0 { break }
        if following == 0x20 { index += character.length }
      }
      text.append(contentsOf: bytes[index..<index + peek().length])
      index += peek().length
    }
    if index == begin { return symbolic(.unknown) }
    return token(.raw, from: begin, text: String(decoding: text, as: UTF8.self))
  }
}
