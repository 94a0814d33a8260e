import CIconv

/// Decodes an encoding of Chinese by the C library; each byte that it does not take is bad, and the next is tried.
///
/// Nil where the C library lacks the conversion.
func decode(_ bytes: [UInt8], from encoding: Encoding) -> DecodedText? {
  var text = DecodedText(bytes: [])
  text.bytes.reserveCapacity(bytes.count * 2)
  guard let converter = iconv_open("UTF-8", encoding.converted), converter != iconv_t(bitPattern: -1) else {
    return nil
  }
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

extension Encoding {
  /// What the C library calls it.
  fileprivate var converted: String { self == .big5 ? "BIG5-HKSCS" : rawValue }
}

/// The encoding that a page declares at its beginning, of those that are not known by their bytes alone: `charset=gb2312`,
/// `encoding="GBK"`, `charset=big5`.
func declaredEncoding(_ bytes: [UInt8]) -> Encoding? {
  let head = String(decoding: bytes.prefix(4_096).map { isLetter($0) ? $0 | 0x20 : min($0, 0x7f) }, as: UTF8.self)
  guard head.contains("<") else { return nil }
  for word in ["charset", "encoding"] {
    guard let range = head.firstRange(of: word) else { continue }
    let value = head[range.upperBound...].drop { "= \"'".contains($0) }
    for (encoding, names) in declaredNames where names.contains(where: value.hasPrefix) { return encoding }
  }
  return nil
}

private let declaredNames: [(Encoding, [String])] = [
  (.gb18030, ["gb", "x-gb", "cp936", "ms936", "windows-936", "csgb", "iso-ir-58"]),
  (.big5, ["big5", "x-x-big5", "big-5", "cn-big5", "csbig5", "cp950", "windows-950"]),
]

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
