import Diagnostics

/// A table of one's own, read from a file of separated values: headings, and rows as wide as they are.
package struct DataTable: Sendable {
  package var headings: [String]
  /// Nil where a cell is empty.
  package var rows: [[String?]]
}

/// Reads comma- or tab-separated values (RFC 4180) as data, the first row its headings, in any encoding that reports are
/// read in. Tabs part the cells where the headings have one.
///
/// Unlike a report, which is read as far as it can be, data are whole or an error with the line: a quote that is not closed, a row
/// of another width than the headings, a heading that occurs twice.
package func readDataTable(_ bytes: [UInt8], name: String) throws(Diagnostic) -> DataTable {
  do throws(Diagnostic) {
    var complaints: [Diagnostic] = []
    let text = try decode(bytes, complaints: &complaints)
    if let complaint = complaints.first { throw complaint.with { $0.severity = .error } }
    return try dataTable(withLineFeeds(text))
  } catch {
    throw error.with { $0.file = name }
  }
}

private func dataTable(_ text: [UInt8]) throws(Diagnostic) -> DataTable {
  let firstLine = text.prefix { $0 != 0x0A }
  var reader = RowReader(text: text, separator: firstLine.contains(0x09) ? 0x09 : UInt8(ascii: ","))
  guard let first = try reader.next() else { throw .noHeadings }
  let headings = first.enumerated().map { $1 ?? "column_\($0 + 1)" }
  var seen: Set<String> = []
  if let twice = headings.first(where: { !seen.insert($0.lowercased()).inserted }) { throw .twice(twice) }
  var rows: [[String?]] = []
  while let row = try reader.next() {
    guard row.count == headings.count else {
      throw Diagnostic.width(row.count, headings.count).with { $0.place = Place(line: reader.firstLine) }
    }
    guard rows.count * headings.count < mostCells else { throw Diagnostic.tooManyRows(rows.count) }
    rows.append(row)
  }
  return DataTable(headings: headings, rows: rows)
}

private struct RowReader {
  let text: [UInt8]
  let separator: UInt8
  private var position = 0
  private var line = 1
  /// Of the row that was read last.
  private(set) var firstLine = 1

  init(text: [UInt8], separator: UInt8) {
    self.text = text
    self.separator = separator
  }

  /// The next row that is not empty; nil at the end.
  mutating func next() throws(Diagnostic) -> [String?]? {
    while position < text.count {
      firstLine = line
      var cells = [try cell()]
      while position < text.count, text[position] == separator {
        position += 1
        cells.append(try cell())
      }
      endLine()
      if cells != [nil] { return cells }
    }
    return nil
  }

  private mutating func endLine() {
    if position < text.count, text[position] == 0x0D { position += 1 }
    if position < text.count, text[position] == 0x0A { position += 1 }
    line += 1
  }

  private mutating func cell() throws(Diagnostic) -> String? {
    var bytes: [UInt8] = []
    while position < text.count, text[position] == 0x20 { position += 1 }
    if position < text.count, text[position] == UInt8(ascii: "\"") { bytes = try quoted() }
    while position < text.count, ![separator, 0x0A, 0x0D].contains(text[position]) {
      bytes.append(text[position])
      position += 1
    }
    let cell = trimmedOfBlanks(String(decoding: bytes, as: UTF8.self))
    return cell.isEmpty ? nil : cell
  }

  private mutating func quoted() throws(Diagnostic) -> [UInt8] {
    let begin = line
    var bytes: [UInt8] = []
    position += 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < text.count, text[position] == byte else { return bytes }
        position += 1
      } else if byte == 0x0A {
        line += 1
      }
      bytes.append(byte)
    }
    throw Diagnostic.openQuote.with { $0.place = Place(line: begin) }
  }
}

private func trimmedOfBlanks(_ text: String) -> String {
  var rest = text[...]
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}

extension Diagnostic {
  fileprivate static let noHeadings = Diagnostic(
    Phrase("the file has no row of headings", zh: "文件没有标题行"),
    hint: Phrase("its first row names the columns: district,people", zh: "第一行应为列名，如 区县,人口"))

  fileprivate static let openQuote = Diagnostic(
    Phrase("a quote is opened here and never closed", zh: "此处的引号没有闭合"))

  fileprivate static func twice(_ heading: String) -> Diagnostic {
    Diagnostic(
      Phrase("two columns are called “\(heading)”", zh: "有两列都叫“\(heading)”"),
      hint: Phrase("give each a name of its own", zh: "请为每列取不同的名称"))
  }

  fileprivate static func width(_ count: Int, _ wanted: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the row has \(count) cell\(count == 1 ? "" : "s"), and the headings are \(wanted)",
        zh: "此行有 \(count) 格，而标题有 \(wanted) 格"),
      hint: Phrase("a cell with a comma in it stands in quotes", zh: "含逗号的单元格应加引号"))
  }

  fileprivate static func tooManyRows(_ count: Int) -> Diagnostic {
    Diagnostic(Phrase("the table is too large: more than \(count) rows", zh: "表过大：超过 \(count) 行"))
  }
}
