/// Whole lines of a text that are read otherwise than a line at a time.
struct TextStretch {
  enum Kind {
    /// Tables whose columns are aligned by blanks.
    case aligned
    /// A table drawn with characters.
    case ruled
    /// Tables of a page, by their tags.
    case page
  }

  var kind: Kind
  var bytes: Range<Int>
  /// The number of its first line, from 1.
  var firstLine: Int
  var lineCount: Int
}

/// The stretches of a text, in their order.
func textStretches(_ text: UnsafeBufferPointer<UInt8>) -> [TextStretch] {
  let marked = markedStretches(text)
  let aligned = alignedStretches(text, between: marked)
  return marked.isEmpty ? aligned : (marked + aligned).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
}

/// The tables that are drawn or stand between tags.
private func markedStretches(_ text: UnsafeBufferPointer<UInt8>) -> [TextStretch] {
  var stretches: [TextStretch] = []
  // Tables that never end are looked for once.
  var isClosing = true
  var (start, number) = (0, 1)
  while start < text.count {
    var (end, kind) = (endOfLine(text, start), TextStretch.Kind?.none)
    let first = text[start..<end].first { $0 > 0x20 } ?? 0
    if first == UInt8(ascii: "+") || first == 0xe2, let last = endOfRuled(text, from: start) {
      (end, kind) = (last, .ruled)
    } else if isClosing, first == UInt8(ascii: "<"), hasTag(text, start..<end, "<table") {
      if let last = endOfPage(text, from: start) { (end, kind) = (last, .page) } else { isClosing = false }
    }
    let lines = kind == nil ? 1 : text[start..<end].count { $0 == 0x0a } + 1
    let next = min(end + 1, text.count)
    if let kind { stretches.append(TextStretch(kind: kind, bytes: start..<next, firstLine: number, lineCount: lines)) }
    (start, number) = (next, number + lines)
  }
  return stretches
}

func endOfLine(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
  // A plain loop, since every byte of a file is looked at.
  var end = start
  while end < text.count, text[end] != 0x0a { end += 1 }
  return end
}

/// The end of the last of the lines from here on that are drawn; nil where they draw no table.
private func endOfRuled(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  guard isRule(text, start..<endOfLine(text, start)) else { return nil }
  var (position, last) = (start, Int?.none)
  while position < text.count {
    let line = position..<endOfLine(text, position)
    guard let first = text[line].firstIndex(where: { $0 > 0x20 }), isDrawn(text, first) else { break }
    if position > start, isRule(text, line) { last = line.upperBound }
    position = line.upperBound + 1
  }
  return last
}

/// Whether a line of a drawn table can begin here.
private func isDrawn(_ text: UnsafeBufferPointer<UInt8>, _ first: Int) -> Bool {
  text[first] == UInt8(ascii: "+") || text[first] == UInt8(ascii: "|")
    || (text[first] == 0xe2 && first + 1 < text.count && (0x94...0x95).contains(text[first + 1]))
}

private func isRule(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
  RuledLine(text, line, number: 0, RuledScale.all[0]).isWholeRule
}

/// The end of the line in which the table closes that opens here.
private func endOfPage(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var position = start
  while position < text.count {
    let line = position..<endOfLine(text, position)
    if hasTag(text, line, "</table") { return line.upperBound }
    position = line.upperBound + 1
  }
  return nil
}

/// Whether a line has a tag, in small or large letters.
private func hasTag(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ tag: StaticString) -> Bool {
  guard line.count >= tag.utf8CodeUnitCount else { return false }
  let wanted = UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount)
  return (line.lowerBound...(line.upperBound - wanted.count)).contains { start in
    text[start] == wanted[0]
      && wanted.indices.allSatisfy { step in
        let byte = text[start + step]
        return byte == wanted[step] || ((0x41...0x5a).contains(byte) && byte | 0x20 == wanted[step])
      }
  }
}
