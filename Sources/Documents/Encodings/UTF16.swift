/// Whether a text without a mark is plainly UTF-16: true for big-endian, false for little-endian, nil for neither.
///
/// Plainly: nearly all of its units are what Chinese and Latin texts are made of. Looks at the beginning only.
func plainUTF16(_ bytes: [UInt8]) -> Bool? {
  guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
  let count = min(bytes.count, 8_192) / 2
  for isBigEndian in [false, true] {
    var plain = 0
    for index in 0..<count where isPlain(unit(bytes, at: 2 * index, isBigEndian: isBigEndian)) { plain += 1 }
    if plain * 20 >= count * 19 { return isBigEndian }
  }
  return nil
}

private func unit(_ bytes: [UInt8], at index: Int, isBigEndian: Bool) -> UInt16 {
  let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
  return isBigEndian ? first << 8 | second : second << 8 | first
}

/// ASCII, general and Chinese punctuation, ideographs, full-width forms.
private func isPlain(_ unit: UInt16) -> Bool {
  switch unit {
  case 0x09, 0x0a, 0x0d, 0x20...0x7e, 0xa0, 0x2000...0x206f, 0x3000...0x303f, 0x4e00...0x9fff, 0xff00...0xffef: true
  default: false
  }
}

/// Decodes UTF-16; half a pair, a zero and an odd byte at the end are bad.
func decodeUTF16(_ bytes: [UInt8], from start: Int, isBigEndian: Bool) -> DecodedText {
  var text = DecodedText(bytes: [])
  text.bytes.reserveCapacity(bytes.count * 3 / 2)
  var index = start
  while index + 1 < bytes.count {
    let first = unit(bytes, at: index, isBigEndian: isBigEndian)
    index += 2
    var scalar = Unicode.Scalar(first)
    if 0xd800...0xdbff ~= first, index + 1 < bytes.count {
      let second = unit(bytes, at: index, isBigEndian: isBigEndian)
      if 0xdc00...0xdfff ~= second {
        scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
        index += 2
      }
    }
    if let scalar, scalar.value != 0, let encoded = UTF8.encode(scalar) {
      if scalar.value >= 0x80 { text.characters += 1 }
      if scalar == "\n", text.badBytes == 0 { text.firstBadLine += 1 }
      text.bytes.append(contentsOf: encoded)
    } else {
      text.appendReplacement()
    }
  }
  if index < bytes.count { text.appendReplacement() }
  return text
}
