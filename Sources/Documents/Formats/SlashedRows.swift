/// A text in which slashes between blanks part the cells of rows (`予以公开 / 6 /  / 17`), with tabs in their place, each where it stood; as it is
/// where they part none.
///
/// Slashes that are marks of what does not apply stand in cells of their own, one beside the other: where they part cells, words stand between
/// them in some rows at least.
func withTabs(slashesOf text: [UInt8]) -> [UInt8] {
  guard firstIndex(of: slash, in: text) != nil else { return text }
  var (start, rows) = (0, 0)
  while start < text.count, rows < fewestSlashedRows {
    var (end, slashes) = (start, 0)
    while end < text.count, text[end] != 0x0a {
      if text[end] == slash { slashes += 1 }
      end += 1
    }
    if slashes >= fewestSlashes, isSlashedRow(text[start..<end]) { rows += 1 }
    start = end + 1
  }
  guard rows >= fewestSlashedRows else { return text }
  var text = text
  for index in text.indices where text[index] == slash && isBetweenBlanks(index, in: text[...]) { text[index] = 0x09 }
  return text
}

/// A label, and words with slashes between all of them.
private func isSlashedRow(_ line: ArraySlice<UInt8>) -> Bool {
  guard line.count < longestSlashedRow else { return false }
  let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x0d })
  return words.count > 2 * fewestSlashes - 1 && words.count % 2 == 1
    && words.enumerated().allSatisfy { $0.element.elementsEqual([slash]) == ($0.offset % 2 == 1) }
}

private func isBetweenBlanks(_ index: Int, in text: ArraySlice<UInt8>) -> Bool {
  index > text.startIndex && text[index - 1] == 0x20
    && (index + 1 == text.endIndex || [0x20, 0x0a, 0x0d].contains(text[index + 1]))
}

private let slash = UInt8(ascii: "/")
private let fewestSlashedRows = 3
private let fewestSlashes = 3
/// In bytes.
private let longestSlashedRow = 1_000
