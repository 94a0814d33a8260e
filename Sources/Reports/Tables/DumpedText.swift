import Documents

/// A word of a text as its lines print it, whatever cells were made of them.
struct DumpedWord {
  /// Bytes of `Document.text`.
  var bytes: Range<Int>
  var line: Int
  var column: Int
  /// A figure, or a stroke in place of one.
  var isValue: Bool
}

/// The words of a text in printed order, without the numbers of its pages, and what of them counts in labels.
///
///     开申请数量          → the letters 开 申 请 数 量, and seven values behind them
///     35 38 39 42 43 46 49
struct DumpedText {
  private(set) var words: [DumpedWord] = []
  /// The characters that count in labels (see `LabelKey`), of words that are no values, and the word that each is of.
  private(set) var letters: [(scalar: UInt32, word: Int)] = []

  /// The lines that the document's cells stand in.
  init(_ document: Document) {
    let numbers = document.cells.lazy.map(\.line)
    guard let first = numbers.min(), let last = numbers.max(), first > 0 else { return }
    document.text.withUnsafeBufferPointer { text in
      let lines = dumpedLines(text, from: first, through: last)
      words = lines.indices.filter { !isNumberOfPage(lines, $0, text) }.flatMap { lines[$0].words }
      for (index, word) in words.enumerated() where !word.isValue {
        forEachScalar(text, word.bytes) { scalar in
          if let scalar = counted(scalar) { letters.append((scalar, index)) }
        }
      }
    }
  }

  /// Where a label begins among the letters, from one of them on.
  func find(_ label: String, from start: Int = 0) -> Int? {
    let wanted = scalars(label)
    guard !wanted.isEmpty, letters.count >= wanted.count + start else { return nil }
    return (start...(letters.count - wanted.count)).first { place in
      wanted.indices.allSatisfy { letters[place + $0].scalar == wanted[$0] }
    }
  }
}

/// The characters of a label that count.
func scalars(_ label: String) -> [UInt32] { label.unicodeScalars.compactMap { counted($0.value) } }

private struct DumpedLine {
  var words: [DumpedWord] = []
  /// A form feed stands before its words.
  var beginsPage = false
}

private func dumpedLines(_ text: UnsafeBufferPointer<UInt8>, from first: Int, through last: Int) -> [DumpedLine] {
  var lines: [DumpedLine] = []
  var line = DumpedLine()
  var (number, column, start) = (1, 1, Int?.none)
  func end(_ position: Int, _ column: Int) {
    guard let begun = start else { return }
    let count = (begun..<position).count { text[$0] & 0xc0 != 0x80 }
    let bytes = begun..<position
    line.words.append(
      DumpedWord(bytes: bytes, line: number, column: column - count, isValue: isDumpedValue(text, bytes)))
    start = nil
  }
  var position = 0
  while position < text.count, number <= last {
    let byte = text[position]
    let wide = blankLength(text, at: position, before: text.count)
    if byte <= 0x20 || byte == 0x7c || wide != nil {
      end(position, column)
      if byte == 0x0c, line.words.isEmpty { line.beginsPage = true }
      if byte == 0x0a {
        if number >= first, !line.words.isEmpty || line.beginsPage { lines.append(line) }
        (line, number, column) = (DumpedLine(), number + 1, 0)
      }
    } else if start == nil {
      start = position
    }
    if byte & 0xc0 != 0x80 { column += 1 }
    position += wide ?? 1
  }
  end(position, column)
  if number >= first, number <= last, !line.words.isEmpty { lines.append(line) }
  return lines
}

/// The length of a blank beyond ASCII: the no-break space, the ideographic space.
private func blankLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> Int? {
  if text[index] == 0xc2, index + 1 < end, text[index + 1] == 0xa0 { return 2 }
  if text[index] == 0xe3, index + 2 < end, text[index + 1] == 0x80, text[index + 2] == 0x80 { return 3 }
  return nil
}

/// A figure, or strokes; 无 and 一 may be pieces of a label.
private func isDumpedValue(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) -> Bool {
  switch readCell(text, bytes, in: .money(nil)).kind {
  case .number, .zero: true
  case .mark: text[bytes.lowerBound] < 0x80 || text[bytes.lowerBound] == 0xe2
  case .blank, .text: false
  }
}

/// A number between dashes, 第3页, or a number alone at the edge of a page.
private func isNumberOfPage(_ lines: [DumpedLine], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
  let words = lines[index].words
  guard let first = words.first, let last = words.last else { return false }
  if last.bytes.upperBound - first.bytes.lowerBound <= longestNumberOfPage {
    let line = String(
      decoding: UnsafeBufferPointer(rebasing: text[first.bytes.lowerBound..<last.bytes.upperBound]), as: UTF8.self
    )
    .filter { !$0.isWhitespace }
    let inner = line.dropFirst().dropLast()
    let isNumber = (1...3).contains(inner.count) && inner.allSatisfy { $0.isASCII && $0.isNumber }
    if let start = line.first, let end = line.last, isNumber,
      "-—–－".contains(start) && "-—–－".contains(end) || start == "第" && end == "页"
    {
      return true
    }
  }
  guard words.count == 1, first.isValue, first.bytes.count <= 3, (0x31...0x39).contains(text[first.bytes.lowerBound])
  else {
    return false
  }
  return lines[index].beginsPage || (index + 1 < lines.count && lines[index + 1].beginsPage)
}

/// In bytes.
private let longestNumberOfPage = 20
