import Diagnostics

extension Lexer {
  /// A string in any of the pairs of quotes, its escapes resolved. What follows `\` and is no escape stays as typed.
  mutating func string() -> Token {
    let begin = index
    let closing = closingQuote(of: peek().code)
    index += peek().length
    var text: [UInt8] = []
    while index < bytes.count {
      let character = peek()
      if character.code == closing {
        index += character.length
        return token(.string, from: begin, text: String(decoding: text, as: UTF8.self))
      }
      if character.code == 0x5C, let escaped = takeEscape() {
        text.append(contentsOf: escaped)
      } else {
        text.append(contentsOf: bytes[index..<index + character.length])
        index += character.length
      }
    }
    return token(.openString, from: begin, text: String(decoding: text, as: UTF8.self))
  }

  /// The bytes that `\n`, `\t`, `\"`, `\'`, `\\`, `\u{…}` stand for; nil where the text after `\` is none of them.
  private mutating func takeEscape() -> [UInt8]? {
    let backslash = peek().length
    let character = peek(after: backslash)
    if character.code == 0x75 { return takeScalar(after: backslash + character.length) }
    let byte: UInt8
    switch character.code {
    case 0x6E: byte = 0x0A
    case 0x74: byte = 0x09
    case 0x22, 0x27, 0x5C: byte = UInt8(character.code)
    default:
      guard closingQuote(of: character.code) != nil else { return nil }
      let begin = index + backslash
      index = begin + character.length
      return Array(bytes[begin..<index])
    }
    index += backslash + character.length
    return [byte]
  }

  /// `{1F600}` after `\u`.
  private mutating func takeScalar(after offset: Int) -> [UInt8]? {
    guard peek(after: offset).code == 0x7B else { return nil }
    var at = offset + peek(after: offset).length
    var value: UInt32 = 0
    var digits = 0
    while let digit = Unicode.Scalar(peek(after: at).code).flatMap({ Character($0).hexDigitValue }), digits < 8 {
      guard value < 0x1000_0000 else { return nil }
      value = value << 4 | UInt32(digit)
      digits += 1
      at += peek(after: at).length
    }
    guard digits > 0, peek(after: at).code == 0x7D, let scalar = Unicode.Scalar(value) else { return nil }
    index += at + peek(after: at).length
    return Array(String(Character(scalar)).utf8)
  }
}
