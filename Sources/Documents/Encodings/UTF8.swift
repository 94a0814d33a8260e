/// What of a text UTF-8 does not allow.
struct InvalidUTF8 {
  /// The first bad byte: its offset and its line.
  var first = 0
  var line = 1
  var count = 0
  /// Well-formed characters beyond ASCII.
  var characters = 0
}

/// Counts the bytes that UTF-8 does not allow, and the characters that it does.
func invalidUTF8(_ bytes: [UInt8]) -> InvalidUTF8 {
  var invalid = InvalidUTF8()
  bytes.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index = endOfASCII(bytes, from: index)
        continue
      }
      let length = lengthOfCharacter(bytes, at: index)
      if length == 0 {
        if invalid.count == 0 { (invalid.first, invalid.line) = (index, bytes[..<index].count { $0 == 0x0a } + 1) }
        invalid.count += 1
      } else {
        invalid.characters += 1
      }
      index += max(length, 1)
    }
  }
  return invalid
}

/// Where a stretch of ASCII ends, up to seven bytes before, so that eight are looked at in one.
private func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = start + 1
  while index + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  {
    index += 8
  }
  return index
}

/// The first place of a byte; nil where it does not stand.
func firstIndex(of byte: UInt8, in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { bytes in
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    // Eight at a time: where one of them is the byte, its difference is zero, of which one taken away borrows.
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ (ones &* UInt64(byte))
      if (word &- ones) & ~word & (ones << 7) != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return index < bytes.count ? index : nil
  }
}

/// The text with U+FFFD for each bad byte.
func repairUTF8(_ bytes: [UInt8], from start: Int) -> DecodedText {
  var text = DecodedText(bytes: [])
  text.bytes.reserveCapacity(bytes.count)
  bytes.withUnsafeBufferPointer { bytes in
    var index = start
    while index < bytes.count {
      let length = bytes[index] < 0x80 ? 1 : lengthOfCharacter(bytes, at: index)
      if length == 0 {
        text.appendReplacement()
      } else {
        if length > 1 { text.characters += 1 }
        if bytes[index] == 0x0a, text.badBytes == 0 { text.firstBadLine += 1 }
        text.bytes.append(contentsOf: bytes[index..<(index + length)])
      }
      index += max(length, 1)
    }
  }
  return text
}

extension DecodedText {
  mutating func appendReplacement() {
    badBytes += 1
    bytes.append(contentsOf: [0xef, 0xbf, 0xbd])
  }
}

/// How many bytes the character beyond ASCII at an index has; 0 where it is not well formed (RFC 3629).
private func lengthOfCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let lead = bytes[index]
  let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  guard lead >= 0xc2, lead <= 0xf4, index + length <= bytes.count else { return 0 }
  let second = bytes[index + 1]
  let range: ClosedRange<UInt8> =
    switch lead {
    case 0xe0: 0xa0...0xbf
    case 0xed: 0x80...0x9f
    case 0xf0: 0x90...0xbf
    case 0xf4: 0x80...0x8f
    default: 0x80...0xbf
    }
  guard range.contains(second) else { return 0 }
  for offset in 2..<max(length, 2) where bytes[index + offset] & 0xc0 != 0x80 { return 0 }
  return length
}
