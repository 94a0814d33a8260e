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
  // Most lines end otherwise, or have no blank inside: they are not looked at closely.
  guard let end = line.last.map({ text[$0] }), end < 0x80 || line.count < 200, line.count <= longestLine,
    lastScalar(text, line)?.mayEndFigure == true
  else { return .other }
  let string = String(decoding: UnsafeBufferPointer(rebasing: text[line]), as: UTF8.self)
  if !mayHaveBlank(text, line) { return string.isFigure ? .figure : .other }
  let words = alignedWords(string, line: 0, top: 0, .characters)
  guard let last = words.last, last.text.isFigure else { return .other }
  if words.count == 1 { return .figure }
  return words[0].text.isFigure ? .other : .row
}

private func lastScalar(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Unicode.Scalar? {
  var start = line.upperBound - 1
  while start > line.lowerBound, text[start] & 0xc0 == 0x80 { start -= 1 }
  return String(decoding: UnsafeBufferPointer(rebasing: text[start..<line.upperBound]), as: UTF8.self)
    .unicodeScalars.first
}

/// By the first byte of each character: those of blanks are few.
private func mayHaveBlank(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
  for index in line {
    switch text[index] {
    case 0...0x20, 0xc2, 0xe1, 0xe2, 0xef: return true
    case 0xe3 where text[index + 1] == 0x80: return true
    default: continue
    }
  }
  return false
}

/// No row of a table is longer, in bytes.
private let longestLine = 1_000
