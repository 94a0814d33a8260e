import Diagnostics

/// Reads a file of Word 97 to 2003, or of WPS: its paragraphs, headings and tables, without what is deleted, hidden or struck
/// out. Headers, footers, notes and text boxes are not read; the text of a table in a table belongs to the cell around it.
///
/// Nil where it is another compound file. Throws where it is damaged, encrypted, or where a row does not say how it is parted, so
/// that no cell is read in another's place. A file without tables whose paragraphs have tabs is read as a text, as one of
/// today's Word is.
func readDOC(
  _ bytes: [UInt8], name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document? {
  guard let file = CompoundFile(bytes), let text = try wordText(file) else { return nil }
  var builder = DocumentBuilder(
    name: name, format: .doc, capacity: text.paragraphs.reduce(0) { $0 + $1.text.count * 3 })
  var table = WordTable()
  for paragraph in text.paragraphs where !builder.isFull {
    if paragraph.properties.depth > 0 {
      try table.append(paragraph)
    } else {
      table.lay(into: &builder)
      let level = paragraph.properties.style
      if (1...9).contains(level) { builder.beginHeading(level) }
      builder.append(paragraph)
      (1...9).contains(level) ? builder.endHeading() : builder.endParagraph()
    }
  }
  table.lay(into: &builder)
  complaints += builder.struckComplaint
  let document = builder.end()
  guard text.paragraphs.reduce(0, { $0 + $1.text.count { $0 == 0x09 } }) >= fewestTabs, !document.hasGrid else {
    return document
  }
  let lines = text.paragraphs.map { paragraph in
    String(decoding: paragraph.text.map { $0 == 0x0b ? 0x20 : $0 }, as: UTF16.self)
  }.joined(separator: "\n")
  var ignored: [Diagnostic] = []
  return textWithGrid(Array(lines.utf8), name: name, complaints: &ignored) ?? document
}

/// Whether a file is an old Word file that is read here, and needs no other program.
package func isReadableWord(_ bytes: [UInt8]) -> Bool {
  var ignored: [Diagnostic] = []
  return (try? readDOC(bytes, name: "", complaints: &ignored)).flatMap { $0 } != nil
}

/// A table that is being read.
private struct WordTable {
  private struct Row {
    var cells: [[WordText.Paragraph]] = []
    var properties = RowProperties()
  }

  private var rows: [Row] = []
  private var row = Row()
  private var cell: [WordText.Paragraph] = []

  /// A paragraph of a cell; its mark may end the cell, or the row.
  mutating func append(_ paragraph: WordText.Paragraph) throws(Diagnostic) {
    guard paragraph.properties.depth == 1, paragraph.mark == 0x07 else {
      cell.append(paragraph)
      return
    }
    guard paragraph.properties.endsRow else {
      row.cells.append(cell + [paragraph])
      cell = []
      return
    }
    guard let properties = paragraph.properties.row, cell.isEmpty, properties.cells.count == row.cells.count,
      zip(properties.edges, properties.edges.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .damagedWord }
    row.properties = properties
    rows.append(row)
    row = Row()
  }

  /// Puts the table's rows, if any, into the document: the edges of all of them are its columns.
  mutating func lay(into builder: inout DocumentBuilder) {
    defer { self = WordTable() }
    guard !rows.isEmpty else { return }
    let columns = columns(rows.flatMap(\.properties.edges))
    builder.beginTable()
    for row in rows where !builder.isFull {
      builder.beginRow()
      lay(row, columns, into: &builder)
      builder.endRow()
    }
    builder.endTable()
  }

  private func lay(_ row: Row, _ columns: [Int], into builder: inout DocumentBuilder) {
    let places = row.properties.edges.map { edge in columns.lastIndex { $0 <= edge + nearness } ?? 0 }
    if places[0] > 0 {
      builder.beginCell(columns: places[0], rows: 1)
      builder.endCell()
    }
    var index = 0
    while index < row.cells.count {
      var end = index + 1
      while end < row.cells.count, row.properties.cells[end].goesOnBeside { end += 1 }
      let width = max(places[end] - places[index], 1)
      if row.properties.cells[index].goesOnBelow {
        builder.continueCell(columns: width)
      } else {
        builder.beginCell(columns: width, rows: 1)
        for paragraph in row.cells[index] {
          builder.append(paragraph)
          builder.endParagraph()
        }
        builder.endCell()
      }
      index = end
    }
  }
}

/// Edges that miss each other by less are one, in twentieths of a point.
private let nearness = 40

/// The edges of all rows, each once.
private func columns(_ edges: [Int]) -> [Int] {
  var columns: [Int] = []
  for edge in Set(edges).sorted() where columns.last.map({ edge - $0 > nearness }) ?? true { columns.append(edge) }
  return columns
}

extension DocumentBuilder {
  fileprivate mutating func append(_ paragraph: WordText.Paragraph) {
    if !paragraph.struck.isEmpty { strike(Array(String(decoding: paragraph.struck, as: UTF16.self).utf8)) }
    guard !paragraph.text.isEmpty else { return }
    beginParagraph()
    // A line of a cell is kept as one, as its paragraphs are.
    let lineBreak: UInt16 = isInCell ? 0x0a : 0x20
    append(
      String(decoding: paragraph.text.map { $0 == 0x09 ? 0x20 : $0 == 0x0b ? lineBreak : $0 }, as: UTF16.self).utf8)
  }
}
