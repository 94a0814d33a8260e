import Diagnostics

/// What a file holds, whatever its format: a text, and blocks of it with the places that they came from.
///
/// The text stays UTF-8 bytes, and everything else points into it: making a string of each of a page's cells costs more
/// than reading it. Blocks hold rows and rows hold cells, each kept in one list, in the order of the file:
///
///     for row in document.rows(of: block) { for cell in document.cells(of: row) { document.string(cell) } }
///
/// A file that cannot be read has no blocks; what `readDocument` says beside it tells why.
package struct Document: Sendable {
  /// What the user knows it by: the path.
  package var name: String
  package var format: DocumentFormat
  /// UTF-8. Of a page, what is left when the tags are gone.
  package var text: [UInt8]
  package var blocks: [Block] = []
  package var cells: [Cell] = []
  /// What a page's metadata say of when it was published, as written; it is in no block.
  package var publication: Cell?
  /// What the file calls the document, or parts of it, besides its text.
  package var names: [GivenName] = []
  /// How many pictures a page or a Word file has, whose text is not read.
  package var pictureCount = 0
  /// The addresses of other files that a page shows in a frame, or offers as attachments; the first of them.
  package var otherFiles: [String] = []
  /// The pages of a PDF or a picture whose words were read by text recognition, by number: characters of them may be others.
  package var recognisedPages: [Int] = []
  /// The index of each row's first cell.
  var rowStarts: [Int] = []

  package init(name: String, format: DocumentFormat, text: [UInt8]) {
    self.name = name
    self.format = format
    self.text = text
  }
}

package enum DocumentFormat: String, Sendable, CaseIterable {
  case text, markdown, html, csv, doc, docx, xlsx, pdf

  /// Whether its tables are grids by themselves, and need not be put together from lines.
  package var hasGrids: Bool { self != .text && self != .markdown }

  /// Whether a figure that is wider than its column is printed in two lines: where a line is as wide as its cell, a break stands
  /// only where the author put it.
  package var wrapsFigures: Bool { !hasGrids || self == .pdf }
}

/// A heading, a paragraph or a table. Headings and paragraphs are one row, of one cell where the document has no tabs in
/// them.
package struct Block: Sendable {
  package enum Kind: Sendable, Hashable {
    /// From 1.
    case heading(level: Int)
    case paragraph
    case table
  }

  package var kind: Kind
  /// Indices of rows, for `Document.cells(of:)`.
  package var rows: Range<Int>

  package init(kind: Kind, rows: Range<Int>) {
    self.kind = kind
    self.rows = rows
  }
}

/// A stretch of the document's text without the blanks around it, and where it stands in the file.
package struct Cell: Sendable {
  /// Bytes of `Document.text`; empty where nothing is printed.
  package var bytes: Range<Int>
  /// From 1; the column in characters (code points). Zero where the format has no lines.
  package var line: Int {
    get { Int(lineNumber) }
    set { lineNumber = Int32(clamping: newValue) }
  }
  package var column: Int {
    get { Int(columnNumber) }
    set { columnNumber = Int32(clamping: newValue) }
  }
  /// Of a page's tables, from 1: the table in the page, the row in the table, the cell in the row as the file counts
  /// it. Zero where the format has none.
  package var table: Int {
    get { Int(tableNumber) }
    set { tableNumber = Int32(clamping: newValue) }
  }
  package var row: Int {
    get { Int(rowNumber) }
    set { rowNumber = Int32(clamping: newValue) }
  }
  package var cell: Int {
    get { Int(cellNumber) }
    set { cellNumber = Int32(clamping: newValue) }
  }
  /// Of a PDF, from 1; zero where the format has none.
  package var page: Int {
    get { Int(pageNumber) }
    set { pageNumber = Int32(clamping: newValue) }
  }
  /// Stands for a cell that spans several rows or columns, beside or below its first place.
  package var isContinuation = false
  /// Nothing is printed in it, but what belongs there may be printed elsewhere: it is not known to be blank.
  package var isUncertain = false
  /// What it says is not certain: it was read by text recognition, or more than one figure may stand in it.
  package var isDoubtful = false
  // Narrow, since a report keeps the places of its prose.
  private var lineNumber: Int32 = 0
  private var columnNumber: Int32 = 0
  private var tableNumber: Int32 = 0
  private var rowNumber: Int32 = 0
  private var cellNumber: Int32 = 0
  private var pageNumber: Int32 = 0

  package init(bytes: Range<Int>, line: Int, column: Int, page: Int = 0) {
    self.bytes = bytes
    self.line = line
    self.column = column
    self.page = page
  }

  package var isBlank: Bool { bytes.isEmpty }

  package var place: Place {
    func known(_ number: Int) -> Int? { number > 0 ? number : nil }
    return Place(
      page: known(page), line: known(line), column: known(column), table: known(table), row: known(row),
      cell: known(cell))
  }
}

extension Document {
  package var rowCount: Int { rowStarts.count }

  /// The indices of a row's cells.
  package func cells(of row: Int) -> Range<Int> {
    rowStarts[row]..<(row + 1 < rowStarts.count ? rowStarts[row + 1] : cells.count)
  }

  package func string(_ bytes: Range<Int>) -> String {
    String(decoding: text[bytes], as: UTF8.self)
  }

  package func string(_ cell: Cell) -> String {
    string(cell.bytes)
  }
}

extension Document {
  /// The document of these rows alone. It keeps the whole text, so that what stands between its cells is still known.
  package func part(_ rows: Range<Int>) -> Document {
    var part = Document(name: name, format: format, text: text)
    part.publication = publication
    part.names = names.compactMap { $0.within(rows) }
    part.otherFiles = otherFiles
    part.recognisedPages = recognisedPages
    guard !rows.isEmpty else { return part }
    let cells = cells(of: rows.lowerBound).lowerBound..<cells(of: rows.upperBound - 1).upperBound
    part.cells = Array(self.cells[cells])
    part.rowStarts = rowStarts[rows].map { $0 - cells.lowerBound }
    part.blocks = blocks.compactMap { block in
      let common = block.rows.clamped(to: rows)
      guard !common.isEmpty else { return nil }
      return Block(
        kind: block.kind, rows: (common.lowerBound - rows.lowerBound)..<(common.upperBound - rows.lowerBound))
    }
    return part
  }

  /// A document of stretches of this one, with no more of the text than they hold: what is kept of a file for as long as
  /// its report is.
  ///
  /// - Parameter blocks: rows of this document, in order, and what they are there.
  package func excerpt(_ blocks: [Block]) -> Document {
    var excerpt = Document(name: name, format: format, text: [])
    var size = (rows: 0, cells: 0, bytes: 0)
    for row in blocks.lazy.flatMap(\.rows) {
      let cells = cells(of: row)
      size.rows += 1
      size.cells += cells.count
      for index in cells where !self.cells[index].isContinuation { size.bytes += self.cells[index].bytes.count }
    }
    excerpt.blocks.reserveCapacity(blocks.count)
    excerpt.rowStarts.reserveCapacity(size.rows)
    excerpt.cells.reserveCapacity(size.cells)
    excerpt.text.reserveCapacity(size.bytes + size.cells + (publication?.bytes.count ?? 0) + 1)
    for block in blocks {
      let first = excerpt.rowCount
      for row in block.rows {
        excerpt.beginRow()
        for index in cells(of: row) { excerpt.cells.append(excerpt.copy(of: cells[index], from: text)) }
      }
      excerpt.blocks.append(Block(kind: block.kind, rows: first..<excerpt.rowCount))
    }
    if let publication { excerpt.publication = excerpt.copy(of: publication, from: text) }
    return excerpt
  }

  private mutating func copy(of cell: Cell, from source: [UInt8]) -> Cell {
    var copy = cell
    let start = text.count
    // The text of a cell that spans others is kept once.
    if !cell.isContinuation { text.append(contentsOf: source[cell.bytes]) }
    copy.bytes = start..<text.count
    text.append(UInt8(ascii: "\n"))
    return copy
  }
}

extension Document {
  mutating func beginRow() {
    rowStarts.append(cells.count)
  }

  /// A block of the rows begun since `first`; one more row for the table above where a table goes on.
  mutating func endBlock(_ kind: Block.Kind, rowsFrom first: Int) {
    if kind == .table, let last = blocks.last, last.kind == .table, last.rows.upperBound == first,
      !format.hasGrids
    {
      blocks[blocks.count - 1].rows = last.rows.lowerBound..<rowStarts.count
    } else {
      blocks.append(Block(kind: kind, rows: first..<rowStarts.count))
    }
  }
}
