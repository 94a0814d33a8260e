/// How many terminal columns a text takes, by grapheme cluster.
package func displayWidth(of text: some StringProtocol, ambiguousIsWide: Bool = false) -> Int {
  var width = 0
  for character in text {
    var own = 0
    for scalar in character.unicodeScalars where own == 0 { own = scalarWidth(scalar, ambiguousIsWide) }
    if character.unicodeScalars.contains("\u{FE0F}") { own = 2 }
    width += own
  }
  return width
}

private func scalarWidth(_ scalar: Unicode.Scalar, _ ambiguousIsWide: Bool) -> Int {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
    0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
    2
  case 0xB7, 0xB0, 0xB1, 0xD7, 0x2013...0x201D, 0x2026, 0x2460...0x257F: ambiguousIsWide ? 2 : 1
  default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
  }
}
