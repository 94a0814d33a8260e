/// How many columns a text takes in a terminal.
///
///     displayWidth(of: "鹿城区 2023")  // 11
///     displayWidth(of: "👨‍👩‍👧")         // 2
///
/// The sum over grapheme clusters, so that a letter with its marks, a flag or a family counts as the one thing that is
/// seen. Empty text is 0 wide, and so is a control character: the writer of a text escapes those before it measures.
///
/// - Parameter ambiguousIsWide: whether East Asian Ambiguous characters (`“ ” … · ①`) take two columns, as some terminals
///   for Chinese are set up.
package func displayWidth(of text: some StringProtocol, ambiguousIsWide: Bool = false) -> Int {
  if let width = widthOfASCII(text) { return width }
  return text.reduce(0) { $0 + displayWidth(of: $1, ambiguousIsWide: ambiguousIsWide) }
}

/// How many columns a grapheme cluster takes: 0, 1 or 2.
///
/// The widest that its scalars add up to, but never more than two: a base and its marks are as wide as the base, a flag of
/// two letters, an emoji with a skin tone and a joined family are two columns.
package func displayWidth(of cluster: Character, ambiguousIsWide: Bool = false) -> Int {
  var width = 0
  var base: Unicode.Scalar?
  for scalar in cluster.unicodeScalars {
    if scalar == emojiPresentation, let base, contains(WidthTable.wideAsEmoji, base.value) { return 2 }
    width += columns(of: scalar, ambiguousIsWide: ambiguousIsWide)
    base = scalar
  }
  return min(width, 2)
}

/// The longest beginning of a text that is at most so many columns wide; whole clusters only.
///
///     prefix(of: "鹿城区", columns: 5)  // "鹿城"
package func prefix<Text: StringProtocol>(
  of text: Text, columns: Int, ambiguousIsWide: Bool = false
) -> Text.SubSequence {
  var room = columns
  let end = text.firstIndex { cluster in
    room -= displayWidth(of: cluster, ambiguousIsWide: ambiguousIsWide)
    return room < 0
  }
  return text[..<(end ?? text.endIndex)]
}

/// A text cut to so many columns, the cut shown by `…`; a text that fits comes back as it is.
///
///     truncate("浦东新区", toWidth: 6)  // "浦东…"
package func truncate(_ text: some StringProtocol, toWidth columns: Int, ambiguousIsWide: Bool = false) -> String {
  if displayWidth(of: text, ambiguousIsWide: ambiguousIsWide) <= columns { return String(text) }
  let mark = ambiguousIsWide ? 2 : 1
  guard columns >= mark else { return "" }
  return String(prefix(of: text, columns: columns - mark, ambiguousIsWide: ambiguousIsWide)) + "…"
}

/// Variation selector 16 asks for the coloured picture, which is two columns wide.
private let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

/// The width of a text that is ASCII throughout, control characters left out; nil when it is not.
private func widthOfASCII(_ text: some StringProtocol) -> Int? {
  var width = 0
  for byte in text.utf8 {
    guard byte < 0x80 else { return nil }
    if byte >= 0x20 && byte != 0x7F { width += 1 }
  }
  return width
}

private func columns(of scalar: Unicode.Scalar, ambiguousIsWide: Bool) -> Int {
  switch scalar.value {
  case 0x20..<0x7F: return 1
  case 0..<0xA0: return 0
  case 0x4E00...0x9FFF: return 2
  default: break
  }
  if contains(WidthTable.wide, scalar.value) { return 2 }
  if contains(WidthTable.zero, scalar.value) { return 0 }
  return ambiguousIsWide && contains(WidthTable.ambiguous, scalar.value) ? 2 : 1
}

/// Whether a row of closed ranges holds the scalar: a binary search over the ranges.
private func contains(_ ranges: [UInt32], _ scalar: UInt32) -> Bool {
  var lower = 0
  var upper = ranges.count / 2
  while lower < upper {
    let middle = (lower + upper) / 2
    if ranges[2 * middle + 1] < scalar { lower = middle + 1 } else { upper = middle }
  }
  return lower < ranges.count / 2 && ranges[2 * lower] <= scalar
}
