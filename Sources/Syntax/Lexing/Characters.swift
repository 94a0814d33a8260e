/// A character of the text as the language reads it.
struct FoldedCharacter {
  /// The Unicode scalar, full-width forms made ASCII.
  var code: UInt32
  /// Its length in the user's text, in UTF-8 bytes.
  var length: Int
}

/// The character that begins at `index` of valid UTF-8; code 0 and length 0 at the end.
func character(in bytes: [UInt8], at index: Int) -> FoldedCharacter {
  guard index < bytes.count else { return FoldedCharacter(code: 0, length: 0) }
  let first = bytes[index]
  if first < 0x80 { return FoldedCharacter(code: UInt32(first), length: 1) }
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard index + length <= bytes.count else { return FoldedCharacter(code: 0xFFFD, length: bytes.count - index) }
  var code = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for offset in 1..<length { code = code << 6 | UInt32(bytes[index + offset] & 0x3F) }
  return FoldedCharacter(code: folded(code), length: length)
}

/// What a key of a Chinese keyboard means: the ASCII character where it stands for one.
private func folded(_ code: UInt32) -> UInt32 {
  switch code {
  case 0xFF01...0xFF5E: code - 0xFEE0
  case 0x3000, 0x00A0, 0xFEFF, 0x2002...0x200B: 0x20
  case 0x3001: 0x2C  // 、
  case 0x00D7: 0x2A  // ×
  case 0x00F7: 0x2F  // ÷
  case 0x2212: 0x2D  // −
  case 0x301C: 0x7E  // 〜
  case 0xFFE5, 0x00A5: 0x24  // ￥ is where $ is
  case 0x300A: 0x3C  // 《 is where < is
  case 0x300B: 0x3E  // 》
  default: code
  }
}

func isBlank(_ code: UInt32) -> Bool { code == 0x20 || code == 0x09 || code == 0x0D || code == 0x0B || code == 0x0C }

func isDigit(_ code: UInt32) -> Bool { code >= 0x30 && code <= 0x39 }

func isWordStart(_ code: UInt32) -> Bool {
  if code < 0x80 { return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7A || code == 0x5F }
  return Unicode.Scalar(code)?.properties.isAlphabetic ?? false
}

func isWordPart(_ code: UInt32) -> Bool {
  if code < 0x80 { return isWordStart(code) || isDigit(code) }
  guard let scalar = Unicode.Scalar(code) else { return false }
  switch code {
  case 0x00B7, 0x30FB, 0x2027: return true  // the dots inside names
  default: return scalar.properties.isAlphabetic || isJoining(scalar.properties.generalCategory)
  }
}

private func isJoining(_ category: Unicode.GeneralCategory) -> Bool {
  switch category {
  case .nonspacingMark, .spacingMark, .decimalNumber, .otherNumber: true
  default: false
  }
}

/// The quote that ends a string begun by `code`; nil where `code` begins none. An input method that writes the closing
/// quote twice is understood.
func closingQuote(of code: UInt32) -> UInt32? {
  switch code {
  case 0x22, 0x27: code
  case 0x201C, 0x201D: 0x201D
  case 0x2018, 0x2019: 0x2019
  case 0x300C: 0x300D
  default: nil
  }
}

func asciiLowercased(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return text }
  return String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
}

/// The text with full-width forms made ASCII.
func foldedASCII(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var folded = ""
  var index = 0
  while index < bytes.count {
    let character = character(in: bytes, at: index)
    if let scalar = Unicode.Scalar(character.code) { folded.unicodeScalars.append(scalar) }
    index += character.length
  }
  return folded
}
