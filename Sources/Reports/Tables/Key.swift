/// What of a text counts when labels are compared: digits and Chinese characters, full-width digits as ASCII and
/// traditional characters as simplified ones. Blanks, line breaks, brackets, quotes and punctuation do not count, since
/// reports set them as they like; nor do letters, which no label has, but which mirror sites put in as pinyin.
///
///     （一）予以公开   (一) 予以公开   ( 一 )予以\n公開    all have the key of 一予以公开
///     行政強(qiáng)制    has the key of 行政强制
struct LabelKey: Hashable {
  /// FNV-1a of the characters that count, so that looking a cell up makes no string.
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  /// How many characters count.
  var count = 0

  mutating func append(_ scalar: UInt32) {
    hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
    count += 1
  }

  init() {}

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  init(_ text: String) {
    for scalar in text.unicodeScalars {
      if let counted = counted(scalar.value) { append(counted) }
    }
  }
}

/// The scalar that a character counts as in a label; nil where it does not count.
func counted(_ scalar: UInt32) -> UInt32? {
  switch scalar {
  case 0x30...0x39: scalar
  case 0xff10...0xff19: scalar - 0xfee0
  case 0x3005...0x3007, 0x3400...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff: simplified(scalar)
  default: nil
  }
}

/// Calls the body with each scalar of well-formed UTF-8.
@inline(__always)
func forEachScalar(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (UInt32) -> Void) {
  var index = range.lowerBound
  while index < range.upperBound {
    let byte = UInt32(text[index])
    if byte < 0x80 {
      body(byte)
      index += 1
    } else if byte < 0xe0 {
      body((byte & 0x1f) << 6 | UInt32(text[index + 1] & 0x3f))
      index += 2
    } else if byte < 0xf0 {
      body((byte & 0x0f) << 12 | UInt32(text[index + 1] & 0x3f) << 6 | UInt32(text[index + 2] & 0x3f))
      index += 3
    } else {
      let high = (byte & 0x07) << 18 | UInt32(text[index + 1] & 0x3f) << 12
      body(high | UInt32(text[index + 2] & 0x3f) << 6 | UInt32(text[index + 3] & 0x3f))
      index += 4
    }
  }
}
