import Diagnostics

/// Reads a PDF by what `pdftotext -tsv` prints of it, words with the places where they stand on the pages, and by how
/// `pdftoppm` draws the pages, for the borders of tables.
///
/// The order in which a PDF prints its words is not the order of its rows, so only places count. Where borders are drawn,
/// they show the cells. Elsewhere figures that stand beside and below one another are a table, what stands to the left of
/// them are labels, above them headings; labels stand at the middle of their rows, lines of a label are put together. A
/// table goes on over a page break, past the numbers of the pages. Pages without any word are pictures, of which nothing
/// can be read.
func readPDF(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document {
  var document = Document(name: name, format: .pdf, text: [])
  let (pages, drawn) = printedPages(bytes)
  if pages.words.isEmpty {
    complaints.append(.noText(pages: pages.pages.count))
    return document
  }
  if pages.isCut { complaints.append(.tooManyWords(page: pages.words.last?.page ?? 1)) }
  let (filled, outside) = filled(printedGrids(drawn, pages), pages.words)
  let texts = withoutMargins(joined(outside), of: pages)
  // Of all pages: a heading alone between two tables does not fill its line.
  let margin = texts.map(\.right).max() ?? 0
  var rest = texts[...]
  for table in joinedOverPages(filled, among: texts) {
    let before = rest.prefix { $0.middle < table.top }
    document.append(Array(before), margin: margin)
    rest = rest.dropFirst(before.count)
    document.append(table)
  }
  document.append(Array(rest), margin: margin)
  return document
}

extension Document {
  /// Words around which no borders are drawn: paragraphs, and tables as their figures show them.
  ///
  /// - Parameter margin: where lines end that are filled.
  fileprivate mutating func append(_ words: [PrintedWord], margin: Double) {
    let shifts = shiftsOfPages(words)
    let (tables, texts) = printedTables(words.map { $0.moved(by: shifts[$0.page] ?? 0) })
    var rest = paragraphs(texts, right: margin)[...]
    for table in tables {
      let top = (table.headings.map(\.middle) + [table.rows[0].middle]).min() ?? 0
      let before = rest.prefix { $0.middle < top }
      for paragraph in before { append(paragraph) }
      rest = rest.dropFirst(before.count)
      append(table, number: nextTable)
    }
    for paragraph in rest { append(paragraph) }
  }

  private var nextTable: Int { blocks.count { $0.kind == .table } + 1 }

  fileprivate mutating func append(_ paragraph: PrintedWord) {
    let row = rowCount
    beginRow()
    cells.append(cell(paragraph, paragraph.page))
    endBlock(.paragraph, rowsFrom: row)
  }

  /// A table whose borders are drawn: each cell at all the places that it covers.
  fileprivate mutating func append(_ table: GridTable) {
    let (first, number) = (rowCount, nextTable)
    let width = table.xs.count - 1
    guard width * table.rowCount <= mostCells - cells.count else { return }
    var owner = [Int?](repeating: nil, count: width * table.rowCount)
    for (index, cell) in table.cells.enumerated() {
      for row in cell.rows { for column in cell.columns { owner[row * width + column] = index } }
    }
    let printed = table.cells.map { filled in
      var cell = cell(filled.text, filled.page)
      (cell.table, cell.row) = (number, filled.rows.lowerBound + 1)
      return cell
    }
    for row in 0..<table.rowCount {
      beginRow()
      var count = 0
      for column in 0..<width {
        guard let index = owner[row * width + column] else { continue }
        var cell = printed[index]
        cell.isContinuation = table.cells[index].rows.lowerBound < row || table.cells[index].columns.lowerBound < column
        if !cell.isContinuation { count += 1 }
        cell.cell = count
        cells.append(cell)
      }
    }
    endBlock(.table, rowsFrom: first)
  }

  fileprivate mutating func append(_ table: PrintedTable, number: Int) {
    let first = rowCount
    let (headings, labels) = (headings(of: table), labels(of: table))
    var rowNumber = 0
    func place(_ cell: Cell, _ number: Int, _ column: Int) -> Cell {
      var placed = cell
      (placed.table, placed.row, placed.cell) = (number, rowNumber, column)
      return placed
    }
    func begin() {
      rowNumber += 1
      beginRow()
    }
    for line in headings.upper {
      begin()
      for (column, heading) in line.enumerated() {
        cells.append(place(cell(heading, heading.page), number, column + 1))
      }
    }
    let page = table.rows[0].cells[0].page
    if headings.corner != nil || headings.lowest.contains(where: { $0 != nil }) {
      begin()
      let row =
        [headings.corner].prefix(labels.columnCount) + Array(repeating: nil, count: max(labels.columnCount - 1, 0))
        + headings.lowest
      for (column, heading) in row.enumerated() {
        var cell = place(cell(heading, heading?.page ?? page), number, column + 1)
        cell.isContinuation = column > 0 && column < labels.columnCount
        cells.append(cell)
      }
    }
    var others = labels.others.sorted { ($0.row, $0.label.middle) < ($1.row, $1.label.middle) }[...]
    func appendOthers(before row: Int) {
      while let other = others.first, other.row <= row {
        begin()
        var printed: [PrintedWord?] = Array(repeating: nil, count: labels.columnCount + table.columns.count)
        printed[other.column] = other.label
        append(other.isPiece ? [other.label] : printed, other.label.page)
        others = others.dropFirst()
      }
    }
    func append(_ printed: [PrintedWord?], _ page: Int) {
      for (column, word) in printed.enumerated() {
        var cell = place(cell(word, word?.page ?? page), number, column + 1)
        cell.isContinuation = column < labels.columnCount && word == nil
        cells.append(cell)
      }
    }
    for (index, row) in table.rows.enumerated() {
      appendOthers(before: index)
      begin()
      var printed: [PrintedWord?] = Array(repeating: nil, count: labels.columnCount + table.columns.count)
      for (column, label) in labels.rows[index] { printed[column] = label }
      for cell in row.cells.sorted(by: { $0.isBeside($1) ? $0.left < $1.left : $0.top < $1.top }) {
        let column = labels.columnCount + table.column(of: cell)
        printed[column] = printed[column].map { $0.with(cell) } ?? cell
      }
      append(printed, row.cells[0].page)
    }
    appendOthers(before: table.rows.count)
    endBlock(.table, rowsFrom: first)
  }

  private mutating func cell(_ word: PrintedWord?, _ page: Int) -> Cell {
    cell(word?.text ?? "", page)
  }

  private mutating func cell(_ printed: String, _ page: Int) -> Cell {
    let start = text.count
    text += printed.utf8
    let end = text.count
    text.append(0x0a)
    var cell = Cell(bytes: start..<end, line: 0, column: 0)
    cell.page = page
    return cell
  }
}

extension PrintedWord {
  /// With another figure in the same column of the same row: the next line of a broken one, or one beside it, and then
  /// which is which cannot be told.
  fileprivate func with(_ other: PrintedWord) -> PrintedWord {
    var both = self
    both.text += (isBeside(other) ? " " : "") + other.text
    return both
  }
}

extension Diagnostic {
  fileprivate static func noText(pages: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a PDF of pictures: no text on its \(pages) page\(pages == 1 ? "" : "s")",
        zh: "扫描的 PDF：\(pages) 页均无文字"),
      hint: Phrase("look for the same report as a web page or a Word file", zh: "请查找同一报告的网页或 Word 文件"))
  }

  fileprivate static func tooManyWords(page: Int) -> Diagnostic {
    Diagnostic(
      Phrase("more words than any report has: what stands after page \(page) was not read", zh: "文字过多：第 \(page) 页之后未读取")
    ).with {
      $0.severity = .warning
      $0.place = Place(page: page)
    }
  }
}
