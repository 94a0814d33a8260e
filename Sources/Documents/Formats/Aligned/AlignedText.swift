/// The stretches between other ones, and lines with tabs or bars, in which figures stand behind labels, a row a line: tables
/// whose columns are aligned by blanks.
func alignedStretches(_ text: UnsafeBufferPointer<UInt8>, between others: [TextStretch] = []) -> [TextStretch] {
  var stretches: [TextStretch] = []
  var rest = others[...]
  var open = TextStretch(kind: .aligned, bytes: 0..<0, firstLine: 1, lineCount: 0)
  // Of the open stretch: lines that are a label and figures, and lines that are a figure alone.
  var (rows, lonely) = (0, 0)
  var (start, number) = (0, 1)
  func close(at end: Int) {
    open.bytes = open.bytes.lowerBound..<end
    if rows >= fewestRows, rows > lonely { stretches.append(open) }
  }
  func reopen(at start: Int, line: Int) {
    open = TextStretch(kind: .aligned, bytes: start..<text.count, firstLine: line, lineCount: 0)
    (rows, lonely) = (0, 0)
  }
  while start < text.count {
    if let other = rest.first, other.bytes.lowerBound == start {
      close(at: start)
      (start, number) = (other.bytes.upperBound, number + other.lineCount)
      reopen(at: start, line: number)
      rest = rest.dropFirst()
      continue
    }
    let end = endOfLine(text, start)
    if hasTabOrBar(text, start..<end) {
      close(at: start)
      reopen(at: min(end + 1, text.count), line: number + 1)
    } else {
      open.lineCount += 1
      switch rowKind(text, trimmed(text, start..<end)) {
      case .row: rows += 1
      case .figure: lonely += 1
      case .other: break
      }
    }
    (start, number) = (end + 1, number + 1)
  }
  close(at: text.count)
  return stretches
}

private func hasTabOrBar(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
  var index = line.lowerBound
  while index < line.upperBound {
    if text[index] == 0x09 || text[index] == 0x7c { return true }
    index += 1
  }
  return false
}

/// Fewer are found in prose.
private let fewestRows = 3

private enum RowKind { case row, figure, other }

private func rowKind(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> RowKind {
  // Most lines end in a sign or a character: they are not looked at closely.
  guard let last = line.last.map({ text[$0] }), last < 0x80 || line.count < 200 else { return .other }
  guard line.count <= longestLine else { return .other }
  let string = String(decoding: UnsafeBufferPointer(rebasing: text[line]), as: UTF8.self)
  let words = alignedWords(string, line: 0, top: 0, .characters)
  guard let last = words.last, last.text.isFigure else { return .other }
  if words.count == 1 { return .figure }
  return words[0].text.isFigure ? .other : .row
}

/// No row of a table is longer, in bytes.
private let longestLine = 1_000
