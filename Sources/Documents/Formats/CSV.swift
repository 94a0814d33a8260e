import Diagnostics

/// Reads comma-separated values (RFC 4180): each line a row of a table, and rows of one printed sentence as paragraphs. Tabs or
/// semicolons part the values where more rows are parted by them.
///
/// The text of the document is the file's; a cell that has doubled quotes within points into a copy behind it.
func readCSV(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document {
  var reader = ValuesReader(document: Document(name: name, format: .csv, text: bytes), separator: separator(of: bytes))
  bytes.withUnsafeBufferPointer { text in
    while reader.position < text.count, reader.document.cells.count < mostCells { reader.readRow(text) }
    if reader.position < text.count { complaints.append(.tooManyCells(fromLine: reader.line)) }
  }
  reader.endTable()
  return reader.document
}

/// What parts the values: a comma, or what more lines have twice and more, outside of quotes.
private func separator(of text: [UInt8]) -> UInt8 {
  let separators = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
  var counts = [0, 0, 0]
  var rows = [0, 0, 0]
  var isQuoted = false
  func endRow() {
    for index in counts.indices where counts[index] >= 2 { rows[index] += 1 }
    counts = [0, 0, 0]
  }
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case 0x0a where !isQuoted: endRow()
    default:
      if !isQuoted, let index = separators.firstIndex(of: byte) { counts[index] += 1 }
    }
  }
  endRow()
  return rows[1] > rows[0] && rows[1] >= rows[2] ? separators[1] : rows[2] > rows[0] ? separators[2] : separators[0]
}

private struct ValuesReader {
  var document: Document
  let separator: UInt8
  var position = 0
  var line = 1
  private var column = 1
  private var rowNumber = 0
  private var tableNumber = 1
  /// The first row of the table that is being read.
  private var firstRow = 0

  init(document: Document, separator: UInt8) {
    self.document = document
    self.separator = separator
  }

  mutating func readRow(_ text: UnsafeBufferPointer<UInt8>) {
    let first = document.cells.count
    document.beginRow()
    rowNumber += 1
    repeat { readCell(text, number: document.cells.count - first + 1) } while !isAtEndOfRow(text)
    let printed = document.cells[first...].filter { !$0.isBlank }
    if printed.isEmpty, document.cells.count == first + 1 || rowNumber == 1 {
      forgetRow(first)
    } else if printed.count == 1, document.cells[first].bytes == printed[0].bytes, isSentence(printed[0].bytes) {
      let paragraph = printed[0]
      forgetRow(first)
      endTable()
      document.beginRow()
      document.cells.append(Cell(bytes: paragraph.bytes, line: paragraph.line, column: paragraph.column))
      document.endBlock(.paragraph, rowsFrom: document.rowCount - 1)
      firstRow = document.rowCount
    }
  }

  mutating func endTable() {
    if firstRow < document.rowCount {
      document.endBlock(.table, rowsFrom: firstRow)
      tableNumber += 1
    }
    firstRow = document.rowCount
    rowNumber = 0
  }

  private mutating func forgetRow(_ firstCell: Int) {
    document.cells.removeSubrange(firstCell...)
    document.rowStarts.removeLast()
    rowNumber -= 1
  }

  /// Longer than any label of a table, or with a full stop.
  private func isSentence(_ bytes: Range<Int>) -> Bool {
    bytes.count > 150 || document.string(bytes).contains("。")
  }

  /// Whether the row ends here; goes past what parts rows or cells.
  private mutating func isAtEndOfRow(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < text.count else { return true }
    if text[position] == separator {
      advance(text)
      return document.cells.count >= mostCells
    }
    if text[position] == 0x0d, position + 1 < text.count, text[position + 1] == 0x0a { advance(text) }
    advance(text)
    return true
  }

  private mutating func readCell(_ text: UnsafeBufferPointer<UInt8>, number: Int) {
    var cell = Cell(bytes: position..<position, line: line, column: column)
    cell.table = tableNumber
    cell.row = rowNumber
    cell.cell = number
    if position < text.count, text[position] == UInt8(ascii: "\"") {
      cell.bytes = readQuoted(text)
    } else {
      let start = position
      while !isSeparator(text) { advance(text) }
      cell.bytes = trimmed(text, start..<position)
    }
    document.cells.append(cell)
  }

  /// The bytes between quotes; behind them, what stands up to the next separator is passed over.
  private mutating func readQuoted(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    advance(text)
    let start = position
    var end = text.count
    var hasDoubled = false
    while position < text.count {
      if text[position] == UInt8(ascii: "\"") {
        guard position + 1 < text.count, text[position + 1] == UInt8(ascii: "\"") else {
          end = position
          break
        }
        hasDoubled = true
        advance(text)
      }
      advance(text)
    }
    while !isSeparator(text) { advance(text) }
    guard hasDoubled else { return trimmed(text, start..<end) }
    let copied = document.text.count
    var index = start
    while index < end {
      document.text.append(text[index])
      index += text[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return document.text.withUnsafeBufferPointer { trimmed($0, copied..<$0.count) }
  }

  private func isSeparator(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    position >= text.count || text[position] == separator || text[position] == 0x0a || text[position] == 0x0d
  }

  private mutating func advance(_ text: UnsafeBufferPointer<UInt8>) {
    if text[position] == 0x0a {
      line += 1
      column = 1
    } else if text[position] & 0xc0 != 0x80 {
      column += 1
    }
    position += 1
  }
}
