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
  /// The index of each row's first cell.
  var rowStarts: [Int] = []

  package init(name: String, format: DocumentFormat, text: [UInt8]) {
    self.name = name
    self.format = format
    self.text = text
  }
}

package enum DocumentFormat: String, Sendable, CaseIterable {
  case text, markdown, html, csv, docx, xlsx, pdf

  /// Whether its tables are grids by themselves, and need not be put together from lines.
  package var hasGrids: Bool { self != .text && self != .markdown }
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
  package var line: Int
  package var column: Int
  /// Of a page's tables, from 1: the table in the page, the row in the table, the cell in the row as the file counts
  /// it. Zero where the format has none.
  package var table = 0
  package var row = 0
  package var cell = 0
  /// Of a PDF, from 1; zero where the format has none.
  package var page = 0
  /// Stands for a cell that spans several rows or columns, beside or below its first place.
  package var isContinuation = false

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
  /// A document of stretches of this one, with no more of the text than they hold: what is kept of a file for as long as
  /// its report is.
  ///
  /// - Parameter blocks: rows of this document, in order, and what they are there.
  package func excerpt(_ blocks: [Block]) -> Document {
    var excerpt = Document(name: name, format: format, text: [])
    let rows = blocks.lazy.flatMap(\.rows)
    excerpt.rowStarts.reserveCapacity(blocks.reduce(0) { $0 + $1.rows.count })
    excerpt.text.reserveCapacity(rows.reduce(0) { $0 + cells(of: $1).reduce(0) { $0 + cells[$1].bytes.count + 1 } })
    for block in blocks {
      let first = excerpt.rowCount
      for row in block.rows {
        excerpt.beginRow()
        for index in cells(of: row) { excerpt.append(cells[index], of: text) }
      }
      excerpt.blocks.append(Block(kind: block.kind, rows: first..<excerpt.rowCount))
    }
    return excerpt
  }

  private mutating func append(_ cell: Cell, of source: [UInt8]) {
    var copy = cell
    let start = text.count
    // The text of a cell that spans others is kept once.
    if !cell.isContinuation { text.append(contentsOf: source[cell.bytes]) }
    copy.bytes = start..<text.count
    text.append(UInt8(ascii: "\n"))
    cells.append(copy)
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
