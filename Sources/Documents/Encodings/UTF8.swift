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
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0x0a, invalid.count == 0 { invalid.line += 1 }
        index += 1
        continue
      }
      let length = lengthOfCharacter(bytes, at: index)
      if length == 0 {
        if invalid.count == 0 { invalid.first = index }
        invalid.count += 1
      } else {
        invalid.characters += 1
      }
      index += max(length, 1)
    }
  }
  return invalid
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
