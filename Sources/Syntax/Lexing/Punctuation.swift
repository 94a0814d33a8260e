import Diagnostics

extension Lexer {
  /// The longest symbol that begins here; `.unknown` for a character that means nothing.
  mutating func punctuation() -> Token {
    let begin = index
    let first = peek()
    let second = peek(after: first.length)
    if let symbol = pair(first.code, second.code) {
      index += first.length + second.length
      return token(.symbol(symbol), from: begin)
    }
    index += first.length
    guard let symbol = single(first.code) else { return token(.unknown, from: begin) }
    return token(.symbol(symbol), from: begin)
  }

  private func pair(_ first: UInt32, _ second: UInt32) -> Symbol? {
    switch (first, second) {
    case (0x3D, 0x3D): .equal
    case (0x3D, 0x7E): .matches
    case (0x21, 0x3D), (0x3C, 0x3E): .notEqual
    case (0x3C, 0x3D): .lessOrEqual
    case (0x3E, 0x3D): .greaterOrEqual
    case (0x2E, 0x2E): .range
    default: nil
    }
  }

  private func single(_ code: UInt32) -> Symbol? {
    switch code {
    case 0x2260: .notEqual
    case 0x2264: .lessOrEqual
    case 0x2265: .greaterOrEqual
    case 0x2E: nil
    case 0..<0x80: Unicode.Scalar(code).flatMap { Symbol(rawValue: String(Character($0))) }
    default: nil
    }
  }
}
