import Diagnostics

/// The most columns of a table, and the deepest table in a table.
private let mostColumns = 400
private let deepestTable = 16
/// How many of the other files that a page shows are named.
private let mostOtherFiles = 4
/// Where a cell of several paragraphs is longer than this, it lays out the page, in bytes.
private let longestCell = 900

/// A table that is being read, and its row and cell.
private struct OpenTable {
  var number: Int
  /// It stands in a cell before anything else of it.
  var isFirstInCell = false
  var rowNumber = 0
  var row: [Cell]?
  var cellNumber = 0
  var cell: (cell: Cell, columns: Int, rows: Int)?
  /// The paragraphs of the cell: where each begins, and its level if it is a heading.
  var pieces: [(began: Cell, level: Int?)] = []
  /// The cell lays out the page and holds tables: it is no cell of a table itself.
  var isLayout = false
  /// Cells that reach into the rows below: by column, with the last row.
  var reaching: [Int: (cell: Cell, last: Int)] = [:]
  /// The row above.
  var above: [Cell] = []
  /// How many columns are described before the rows, and which of them are not shown.
  var columnCount = 0
  var hiddenColumns: Set<Int> = []
}

/// Puts a document together from what a reader of marked-up text comes upon: texts, paragraphs, tables in tables.
///
/// Tolerant: what is never ended ends with its row, its table or the document. Spans are capped and tables within tables
/// kept on a list, so that nothing costs more than its length.
///
///     builder.beginTable()
///     builder.beginCell(columns: 2, rows: 1)
///     builder.append(bytes)
///     builder.endTable()
struct DocumentBuilder {
  private(set) var document: Document
  /// Where the reader is; zero where the format has no lines.
  var line = 0
  var column = 0
  private var tables: [OpenTable] = []
  private var tableCount = 0
  /// Where the paragraph began that is being read, and its level if it is a heading.
  private var paragraph: Cell?
  private var level: Int?
  /// What is appended stands raised, as the marks of notes do: digits are kept as raised ones, ¹ for 1, so that the mark
  /// behind a figure is no digit of it.
  var isRaised = false
  /// Figures in cells that are struck out, and so are not read: how many cells have some, the first of them and its place.
  private(set) var struckCells = 0
  private(set) var firstStruck: (text: String, cell: Cell)?
  private var lastStruck: (table: Int, row: Int, cell: Int)?
  /// Cells and rows with figures that are not shown: how many, and where the first is.
  private var hidden: (count: Int, place: Place)?
  /// Each paragraph is a line of the text, those without text among them.
  var keepsLines = false

  init(name: String, format: DocumentFormat, capacity: Int) {
    document = Document(name: name, format: format, text: [])
    document.text.reserveCapacity(capacity)
    document.cells.reserveCapacity(capacity / 32)
  }

  /// Keeps what the metadata say of when the page was published, where it stands among no text.
  mutating func notePublication(_ text: some Sequence<UInt8>) {
    guard !isInParagraph, !isInTable, document.publication == nil else { return }
    let start = document.text.count
    document.text.append(contentsOf: text)
    document.publication = Cell(bytes: start..<document.text.count, line: line, column: column)
    document.text.append(0x0a)
  }

  /// Keeps what the file calls the document.
  mutating func noteName(_ kind: GivenName.Kind, _ text: some Sequence<UInt8>) {
    let name = String(decoding: Array(text), as: UTF8.self)
    document.names.append(GivenName(kind, name, place: Cell(bytes: 0..<0, line: line, column: column).place))
  }

  /// Keeps what the file calls the rows from one on.
  mutating func noteName(ofRowsFrom first: Int, _ name: String) {
    guard first < document.rowCount else { return }
    document.names.append(GivenName(.sheet, name, rows: first..<document.rowCount))
  }

  mutating func notePicture() { document.pictureCount += 1 }

  mutating func noteFile(_ address: String) {
    guard document.otherFiles.count < mostOtherFiles, !document.otherFiles.contains(address) else { return }
    document.otherFiles.append(address)
  }

  var isInTable: Bool { !tables.isEmpty }
  var isInCell: Bool { tables.last?.cell != nil }
  var isInParagraph: Bool { paragraph != nil }
  var isFull: Bool { document.cells.count >= mostCells }

  mutating func append(_ text: some Sequence<UInt8>) {
    guard isRaised else { return document.text.append(contentsOf: text) }
    for byte in text { document.text.append(contentsOf: raised(byte)) }
  }

  /// Notes what is struck out here, and so is not read.
  mutating func strike(_ text: some Collection<UInt8>) {
    guard let cell = tables.last?.cell?.cell, text.contains(where: isDigit) else { return }
    let place = (cell.table, cell.row, cell.cell)
    if let lastStruck, lastStruck == place { return }
    lastStruck = place
    struckCells += 1
    if firstStruck == nil { firstStruck = (String(decoding: text, as: UTF8.self), cell) }
  }

  /// Notes that the next columns of the table are described, and whether their cells are not shown.
  mutating func noteColumns(_ count: Int, areHidden: Bool) {
    guard var table = tables.last, table.rowNumber == 0, table.columnCount < mostColumns else { return }
    if areHidden { table.hiddenColumns.formUnion(table.columnCount..<(table.columnCount + count)) }
    table.columnCount += count
    tables[tables.count - 1] = table
  }

  /// Notes what is printed in a cell or row that is not shown, and so is not read.
  mutating func noteHidden(_ text: some Collection<UInt8>) {
    guard text.contains(where: isDigit) else { return }
    hidden = ((hidden?.count ?? 0) + 1, hidden?.place ?? Place(line: line, column: column))
  }

  /// A complaint of the cells that are not shown, if there are any.
  var hiddenComplaint: [Diagnostic] { hidden.map { [.cellsHidden($0.count, at: $0.place)] } ?? [] }

  /// The cells of a row that are shown. What reaches over a hidden column goes on in the next.
  private mutating func shown(_ row: [Cell]) -> [Cell] {
    let columns = tables[tables.count - 1].hiddenColumns
    if columns.isEmpty { return row }
    var shown: [Cell] = []
    var isCut = false
    for (column, cell) in row.enumerated() {
      var cell = cell
      if isCut, cell.isContinuation { cell.isContinuation = false }
      isCut = columns.contains(column) && !cell.isContinuation && reaches(row, column)
      if !columns.contains(column) {
        shown.append(cell)
      } else if !cell.isContinuation, !isCut {
        noteHidden(document.text[cell.bytes])
      }
    }
    return shown
  }

  /// Whether the cell of a column stands in the next one too.
  private func reaches(_ row: [Cell], _ column: Int) -> Bool {
    column + 1 < row.count && row[column + 1].isContinuation && row[column + 1].cell == row[column].cell
      && row[column + 1].row == row[column].row
  }

  /// A complaint of the figures that are struck out, if there are any.
  var struckComplaint: [Diagnostic] {
    firstStruck.map { [.struckFigures(struckCells, first: $0.text, at: $0.cell.place)] } ?? []
  }

  /// Notes that the text of a paragraph begins here, within a cell or outside, if none is open.
  mutating func beginParagraph() {
    guard paragraph == nil else { return }
    let end = document.text.count
    let began = Cell(bytes: end..<end, line: line, column: column)
    paragraph = began
    if tables.last?.cell != nil { tables[tables.count - 1].pieces.append((began, level)) }
  }

  mutating func beginHeading(_ level: Int) {
    endParagraph()
    self.level = level
  }

  mutating func endHeading() {
    endParagraph()
    level = nil
  }

  /// A heading goes on behind the break, a paragraph ends.
  mutating func breakLine() {
    if level != nil { document.text.append(0x0a) } else { endParagraph() }
  }

  mutating func end() -> Document {
    while !tables.isEmpty { endTable() }
    endParagraph()
    return document
  }
}

extension DocumentBuilder {
  mutating func endParagraph() {
    guard tables.last?.cell == nil else {
      // A line within a cell: a blank keeps its words apart.
      document.text.append(0x0a)
      paragraph = nil
      return
    }
    if let began = paragraph {
      append(began, to: document.text.count, as: level.map { .heading(level: $0) } ?? .paragraph)
      document.text.append(0x0a)
    } else if keepsLines {
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

  mutating func beginTable() {
    guard tables.count < deepestTable else { return }
    let isFirstInCell = tables.last.map { $0.cell != nil && !$0.isLayout && $0.pieces.isEmpty } ?? false
    if tables.last?.cell == nil {
      endParagraph()
    } else {
      tables[tables.count - 1].isLayout = true
      endPieces()
    }
    tableCount += 1
    tables.append(OpenTable(number: tableCount, isFirstInCell: isFirstInCell))
  }

  mutating func endTable() {
    guard !tables.isEmpty else { return endParagraph() }
    endRow()
    let ended = tables.removeLast()
    paragraph = nil
    if ended.isFirstInCell, ended.rowNumber == 1, ended.cellNumber == 1 { takeOnlyCell(of: ended.number) }
  }

  /// Makes the text of a table's only cell that of the cell that the table is in: nothing is laid out by it.
  private mutating func takeOnlyCell(of table: Int) {
    guard let block = document.blocks.last, block.kind == .table, block.rows.count == 1, let cell = document.cells.last,
      document.rowStarts.last == document.cells.count - 1, cell.table == table, !cell.isBlank,
      cell.bytes.count <= longestCell
    else { return }
    document.blocks.removeLast()
    document.rowStarts.removeLast()
    document.cells.removeLast()
    tables[tables.count - 1].isLayout = false
    tables[tables.count - 1].pieces = [(cell, nil)]
  }

  mutating func beginRow() {
    endRow()
    guard !tables.isEmpty else { return }
    endParagraph()
    tables[tables.count - 1].rowNumber += 1
    tables[tables.count - 1].cellNumber = 0
    tables[tables.count - 1].row = []
  }

  /// Begins a cell that reaches over columns to the right and rows below.
  mutating func beginCell(columns: Int, rows: Int) {
    endCell()
    guard !tables.isEmpty else { return }
    if tables[tables.count - 1].row == nil { beginRow() }
    let end = document.text.count
    tables[tables.count - 1].cellNumber += 1
    var cell = Cell(bytes: end..<end, line: line, column: column)
    cell.table = tables[tables.count - 1].number
    cell.row = tables[tables.count - 1].rowNumber
    cell.cell = tables[tables.count - 1].cellNumber
    tables[tables.count - 1].cell = (cell, columns, rows)
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

  mutating func endCell() {
    guard let (open, columns, rows) = tables.last?.cell, var row = tables.last?.row else { return }
    tables[tables.count - 1].row = nil  // so that it is held here alone, and not copied for each cell
    var cell = open
    let printed = printedBytes(from: cell.bytes.lowerBound, to: document.text.count)
    let isLong = tables[tables.count - 1].pieces.count > 1 && printed.count > longestCell
    if tables[tables.count - 1].isLayout || isLong { endPieces() } else { cell.bytes = printed }
    // What belongs there may stand in the table within it.
    cell.isUncertain = tables[tables.count - 1].isLayout
    tables[tables.count - 1].cell = nil
    paragraph = nil
    document.text.append(0x0a)
    fill(&row)
    for step in 0..<min(columns, mostColumns - min(row.count, mostColumns)) {
      var part = cell
      part.isContinuation = step > 0
      if rows > 1 {
        tables[tables.count - 1].reaching[row.count] = (cell, tables[tables.count - 1].rowNumber + rows - 1)
      }
      row.append(part)
    }
    tables[tables.count - 1].row = row
  }

  /// Appends the cell of the row above once more: it reaches down to here, over as many columns.
  mutating func continueCell(columns: Int) {
    endCell()
    guard !tables.isEmpty else { return }
    if tables[tables.count - 1].row == nil { beginRow() }
    guard var row = tables[tables.count - 1].row else { return }
    fill(&row)
    let above = tables[tables.count - 1].above
    guard row.count < above.count else { return beginCell(columns: columns, rows: 1) }
    tables[tables.count - 1].cellNumber += 1
    for _ in 0..<min(columns, above.count - row.count) {
      var part = above[row.count]
      part.isContinuation = true
      row.append(part)
    }
    tables[tables.count - 1].row = row
  }

  /// How many columns of the row that is open are taken, by its own cells and by those that reach down to its end.
  var columnsOfRow: Int {
    mutating get {
      guard var row = tables.last?.row else { return 0 }
      fill(&row)
      tables[tables.count - 1].row = row
      return row.count
    }
  }

  /// Forgets the row that is open.
  mutating func dropRow() {
    guard !tables.isEmpty else { return }
    endCell()
    tables[tables.count - 1].row = nil
    tables[tables.count - 1].rowNumber -= 1
  }

  /// Appends the cells that reach down from above at the row's end.
  private mutating func fill(_ row: inout [Cell]) {
    if tables[tables.count - 1].reaching.isEmpty { return }
    while row.count < mostColumns, let (cell, last) = tables[tables.count - 1].reaching[row.count],
      last >= tables[tables.count - 1].rowNumber
    {
      var part = cell
      part.isContinuation = true
      row.append(part)
    }
  }

  mutating func endRow() {
    endCell()
    guard !tables.isEmpty, var row = tables[tables.count - 1].row else { return }
    tables[tables.count - 1].row = nil
    // A row without cells of its own is not filled, so that it costs nothing.
    guard !row.isEmpty else { return }
    fill(&row)
    tables[tables.count - 1].above = row
    row = shown(row)
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
