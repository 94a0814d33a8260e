import Diagnostics

/// Reads a page: its headings, paragraphs and tables, the cells of which are laid out by their colspan and rowspan.
///
/// Tolerant: what is no tag is text, what is never closed ends with its row, its table or the page. Spans are capped and
/// tables within tables kept on a list, so that no page costs more than its length.
func readHTML(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document {
  var reader = PageReader(document: Document(name: name, format: .html, text: []))
  reader.document.text.reserveCapacity(bytes.count / 2)
  bytes.withUnsafeBufferPointer { page in
    var position = 0
    while position < page.count, reader.document.cells.count < mostCells {
      if page[position] == UInt8(ascii: "<"), let tag = tag(page, at: position) {
        reader.moveTo(position, in: page)
        reader.read(tag)
        position = tag.isUnread ? end(ofElement: tag.name, page, from: tag.end) : tag.end
      } else {
        position = reader.readText(page, at: position)
      }
    }
    reader.endPage()
    if position < page.count { complaints.append(.tooManyCells(fromLine: reader.line)) }
  }
  return reader.document
}

/// The most columns of a table, and the deepest table in a table.
private let mostColumns = 400
private let deepestTable = 16
/// Where a cell of several paragraphs is longer than this, it lays out the page, in bytes.
private let longestCell = 900

/// A table that is being read, and its row and cell.
private struct OpenTable {
  var number: Int
  var rowNumber = 0
  var row: [Cell]?
  var cellNumber = 0
  var cell: (cell: Cell, tag: Tag)?
  /// The paragraphs of the cell: where each begins, and its level if it is a heading.
  var pieces: [(began: Cell, level: Int?)] = []
  /// The cell lays out the page and holds tables: it is no cell of a table itself.
  var isLayout = false
  /// Cells that reach into the rows below: by column, with the number of rows still to come.
  var reaching: [Int: (cell: Cell, rows: Int)] = [:]
}

private struct PageReader {
  var document: Document
  var line = 1
  var column = 1
  private var seen = 0
  private var tables: [OpenTable] = []
  private var tableCount = 0
  /// Where the paragraph began that is being read, and its level if it is a heading.
  private var paragraph: Cell?
  private var level: Int?

  init(document: Document) {
    self.document = document
  }

  /// Counts lines and columns up to a position, which never goes back.
  mutating func moveTo(_ position: Int, in page: UnsafeBufferPointer<UInt8>) {
    while seen < position {
      if page[seen] == 0x0a {
        line += 1
        column = 1
      } else if page[seen] & 0xc0 != 0x80 {
        column += 1
      }
      seen += 1
    }
  }

  /// Reads a character, an entity or a run of text, and gives the position after it.
  mutating func readText(_ page: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    if page[position] == UInt8(ascii: "&"), let (scalar, end) = entity(page, at: position) {
      begin(at: position, page)
      document.text.append(contentsOf: String(scalar).utf8)
      return end
    }
    var end = position + 1
    while end < page.count, page[end] != UInt8(ascii: "<"), page[end] != UInt8(ascii: "&") { end += 1 }
    let printed = trimmed(page, position..<end)
    if !printed.isEmpty { begin(at: printed.lowerBound, page) }
    document.text.append(contentsOf: UnsafeBufferPointer(rebasing: page[position..<end]))
    return end
  }

  /// Notes where the text of a paragraph begins, within a cell or outside.
  private mutating func begin(at position: Int, _ page: UnsafeBufferPointer<UInt8>) {
    guard paragraph == nil else { return }
    moveTo(position, in: page)
    let end = document.text.count
    let began = Cell(bytes: end..<end, line: line, column: column)
    paragraph = began
    if tables.last?.cell != nil { tables[tables.count - 1].pieces.append((began, level)) }
  }

  mutating func read(_ tag: Tag) {
    switch tag.element {
    case .table: tag.isClosing ? endTable() : beginTable()
    case .row:
      endRow()
      if !tag.isClosing, !tables.isEmpty { beginRow() }
    case .cell:
      endCell()
      if !tag.isClosing, !tables.isEmpty { beginCell(tag) }
    case .heading(let level):
      endParagraph()
      self.level = tag.isClosing ? nil : level
    case .lineBreak where level != nil: document.text.append(0x0a)
    case .lineBreak, .block: endParagraph()
    case .unread, .other: break
    }
  }

  mutating func endPage() {
    while !tables.isEmpty { endTable() }
    endParagraph()
  }
}

extension PageReader {
  private mutating func endParagraph() {
    guard tables.last?.cell == nil else {
      // A line within a cell: a blank keeps its words apart.
      document.text.append(0x0a)
      paragraph = nil
      return
    }
    if let began = paragraph {
      append(began, to: document.text.count, as: level.map { .heading(level: $0) } ?? .paragraph)
      document.text.append(0x0a)
    }
    paragraph = nil
  }

  private mutating func append(_ began: Cell, to end: Int, as kind: Block.Kind) {
    var cell = began
    cell.bytes = printedBytes(from: began.bytes.lowerBound, to: end)
    guard !cell.isBlank else { return }
    let firstRow = document.rowCount
    document.beginRow()
    document.cells.append(cell)
    document.endBlock(kind, rowsFrom: firstRow)
  }

  private func printedBytes(from start: Int, to end: Int) -> Range<Int> {
    document.text.withUnsafeBufferPointer { trimmed($0, start..<end) }
  }

  private mutating func beginTable() {
    guard tables.count < deepestTable else { return }
    if tables.last?.cell == nil {
      endParagraph()
    } else {
      tables[tables.count - 1].isLayout = true
      endPieces()
    }
    tableCount += 1
    tables.append(OpenTable(number: tableCount))
  }

  private mutating func endTable() {
    guard !tables.isEmpty else { return endParagraph() }
    endRow()
    tables.removeLast()
    paragraph = nil
  }

  private mutating func beginRow() {
    endParagraph()
    tables[tables.count - 1].rowNumber += 1
    tables[tables.count - 1].cellNumber = 0
    tables[tables.count - 1].row = []
  }

  private mutating func beginCell(_ tag: Tag) {
    if tables[tables.count - 1].row == nil { beginRow() }
    let end = document.text.count
    tables[tables.count - 1].cellNumber += 1
    var cell = Cell(bytes: end..<end, line: line, column: column)
    cell.table = tables[tables.count - 1].number
    cell.row = tables[tables.count - 1].rowNumber
    cell.cell = tables[tables.count - 1].cellNumber
    tables[tables.count - 1].cell = (cell, tag)
    tables[tables.count - 1].pieces = []
    tables[tables.count - 1].isLayout = false
    paragraph = nil
  }

  /// Keeps the paragraphs of a cell that lays out the page as paragraphs of the page.
  private mutating func endPieces() {
    let pieces = tables[tables.count - 1].pieces
    tables[tables.count - 1].pieces = []
    let end = document.text.count
    for (index, piece) in pieces.enumerated() {
      let next = index + 1 < pieces.count ? pieces[index + 1].began.bytes.lowerBound : end
      append(piece.began, to: next, as: piece.level.map { .heading(level: $0) } ?? .paragraph)
    }
    paragraph = nil
  }

  private mutating func endCell() {
    guard let (open, tag) = tables.last?.cell, var row = tables.last?.row else { return }
    var cell = open
    let printed = printedBytes(from: cell.bytes.lowerBound, to: document.text.count)
    let isLong = tables[tables.count - 1].pieces.count > 1 && printed.count > longestCell
    if tables[tables.count - 1].isLayout || isLong { endPieces() } else { cell.bytes = printed }
    tables[tables.count - 1].cell = nil
    paragraph = nil
    document.text.append(0x0a)
    fill(&row)
    for step in 0..<min(tag.columns, mostColumns - min(row.count, mostColumns)) {
      var part = cell
      part.isContinuation = step > 0
      if tag.rows > 1 { tables[tables.count - 1].reaching[row.count] = (cell, tag.rows) }
      row.append(part)
    }
    tables[tables.count - 1].row = row
  }

  /// Appends the cells that reach down from above at the row's end.
  private mutating func fill(_ row: inout [Cell]) {
    while row.count < mostColumns, let (cell, _) = tables[tables.count - 1].reaching[row.count] {
      var part = cell
      part.isContinuation = true
      row.append(part)
    }
  }

  private mutating func endRow() {
    endCell()
    guard !tables.isEmpty, var row = tables[tables.count - 1].row else { return }
    fill(&row)
    tables[tables.count - 1].row = nil
    tables[tables.count - 1].reaching = tables[tables.count - 1].reaching
      .compactMapValues { $0.rows > 1 ? ($0.cell, $0.rows - 1) : nil }
    guard row.contains(where: { !$0.isContinuation }) else { return }
    let firstRow = document.rowCount
    document.beginRow()
    document.cells.append(contentsOf: row)
    let isFirst = tables[tables.count - 1].rowNumber == 1
    appendToTable(rowsFrom: firstRow, isFirst: isFirst)
  }

  private mutating func appendToTable(rowsFrom firstRow: Int, isFirst: Bool) {
    if !isFirst, let last = document.blocks.last, last.kind == .table, last.rows.upperBound == firstRow {
      document.blocks[document.blocks.count - 1].rows = last.rows.lowerBound..<document.rowCount
    } else {
      document.endBlock(.table, rowsFrom: firstRow)
    }
  }
}
