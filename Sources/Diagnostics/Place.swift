/// Where a cell or a sentence stands in its file. What a format does not have is nil.
///
/// Text has line and column; a page has table, row and cell; a PDF has a page besides. All count from 1, columns in
/// characters.
package struct Place: Sendable, Hashable {
  package var page: Int?
  package var line: Int?
  package var column: Int?
  package var table: Int?
  package var row: Int?
  package var cell: Int?

  package init(
    page: Int? = nil, line: Int? = nil, column: Int? = nil, table: Int? = nil, row: Int? = nil, cell: Int? = nil
  ) {
    self.page = page
    self.line = line
    self.column = column
    self.table = table
    self.row = row
    self.cell = cell
  }
}

extension Place: CustomStringConvertible {
  /// `12:3` for text; `page 2, table 1, row 4, cell 5` where there are such.
  package var description: String {
    let named = [("page", page), ("table", table), ("row", row), ("cell", cell)]
      .compactMap { name, number in number.map { "\(name) \($0)" } }
    guard let line else { return named.joined(separator: ", ") }
    let text = column.map { "\(line):\($0)" } ?? "\(line)"
    return ([text] + named).joined(separator: ", ")
  }
}

extension Place {
  /// The same for readers, in their language: `12:3，第 1 张表第 4 行第 5 格`.
  package var phrase: Phrase {
    let named = [("页", page), ("张表", table), ("行", row), ("格", cell)]
      .compactMap { word, number in number.map { "第 \($0) \(word)" } }.joined()
    let text = line.map { line in column.map { "\(line):\($0)" } ?? "\(line)" }
    return Phrase(description, zh: [text, named.isEmpty ? nil : named].compactMap { $0 }.joined(separator: "，"))
  }
}
