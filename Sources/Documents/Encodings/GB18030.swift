import CIconv

/// Decodes GB18030 by the C library; each byte that it does not take is bad, and the next is tried.
///
/// Nil where the C library lacks the conversion.
func decodeGB18030(_ bytes: [UInt8]) -> DecodedText? {
  var text = DecodedText(bytes: [])
  text.bytes.reserveCapacity(bytes.count * 2)
  guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(converter) }
  var source = bytes
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  source.withUnsafeMutableBytes { source in
    piece.withUnsafeMutableBytes { piece in
      var input = source.bindMemory(to: CChar.self).baseAddress
      var inputLeft = source.count
      while inputLeft > 0 {
        var output = piece.bindMemory(to: CChar.self).baseAddress
        var outputLeft = piece.count
        let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
        let written = piece.count - outputLeft
        text.append(UnsafeRawBufferPointer(rebasing: piece[..<written]))
        // It stops at a bad byte too where the piece is nearly full; the next call tells the two apart.
        if result == -1, outputLeft >= longestCharacter {
          text.appendReplacement()
          input = input?.advanced(by: 1)
          inputLeft -= 1
        }
      }
    }
  }
  return text
}

/// The most bytes of UTF-8 that one step of the converter writes.
private let longestCharacter = 16

extension DecodedText {
  fileprivate mutating func append(_ piece: UnsafeRawBufferPointer) {
    for byte in piece {
      if byte >= 0xc0 { characters += 1 }
      if byte == 0x0a, badBytes == 0 { firstBadLine += 1 }
    }
    bytes.append(contentsOf: piece)
  }
}

/// Whether a page declares a Chinese encoding at its beginning: `charset=gb2312`, `encoding="GBK"`.
func isDeclaredGB18030(_ bytes: [UInt8]) -> Bool {
  let head = String(decoding: bytes.prefix(4_096).map { isLetter($0) ? $0 | 0x20 : min($0, 0x7f) }, as: UTF8.self)
  guard head.contains("<") else { return false }
  return ["charset", "encoding"].contains { word in
    guard let range = head.firstRange(of: word) else { return false }
    let value = head[range.upperBound...].drop { "= \"'".contains($0) }
    return ["gb", "x-gb", "cp936", "ms936", "windows-936", "csgb", "iso-ir-58"].contains { value.hasPrefix($0) }
  }
}

/// Whether most pairs of bytes are characters of the first level of GB2312, the common ones, or its punctuation: in a
/// text of another encoding, they are not.
func hasCommonCharacters(_ bytes: [UInt8]) -> Bool {
  var pairs = 0
  var common = 0
  var index = 0
  while index + 1 < min(bytes.count, 65_536) {
    guard bytes[index] >= 0x80 else {
      index += 1
      continue
    }
    pairs += 1
    let isInRow = bytes[index + 1] >= 0xa1
    if isInRow, 0xb0...0xd7 ~= bytes[index] || 0xa1...0xa3 ~= bytes[index] { common += 1 }
    index += 2
  }
  return pairs > 0 && common * 10 >= pairs * 7
}
