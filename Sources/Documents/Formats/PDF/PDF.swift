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
  document.recognisedPages = pages.recognised
  complaints += ofPictures(pages, drawn)
  if pages.isCut { complaints.append(.tooManyWords(page: pages.words.last?.page ?? 1)) }
  if !drawn.isEmpty, drawn.count < pages.pages.count {
    complaints.append(.notDrawn(from: drawn.count + 1, to: pages.pages.count))
  }
  let marks = watermarks(pages)
  if !marks.isEmpty { complaints.append(.watermark(marks, of: pages)) }
  var written = pages
  written.words = pages.words.indices.filter { !marks.contains($0) }.map { pages.words[$0] }
  // Borders end within the boxes of slanting words, whose strokes do not look like borders.
  let (filled, outside) = filled(printedGrids(drawn, written), written.words)
  let texts = withoutMargins(joined(outside), of: pages)
  // Of all pages: a heading alone between two tables does not fill its line.
  let margin = texts.map(\.right).max() ?? 0
  var rest = texts[...]
  let recognised = Set(pages.recognised)
  for table in joinedOverPages(filled, among: texts) {
    let before = rest.prefix { $0.middle < table.top }
    document.append(Array(before), margin: margin, recognised)
    rest = rest.dropFirst(before.count)
    document.append(table)
  }
  document.append(Array(rest), margin: margin, recognised)
  return document
}

/// Which pages were read by text recognition, and which are pictures that were not read.
private func ofPictures(_ pages: PrintedPages, _ drawn: [DrawnPage]) -> [Diagnostic] {
  var complaints: [Diagnostic] = []
  if let first = pages.recognised.first {
    complaints.append(.recognised(pages.recognised, of: pages.pages.count).with { $0.place = Place(page: first) })
  }
  let pictures = picturePages(pages, drawn)
  if let first = pictures.first { complaints.append(.unread(pictures).with { $0.place = Place(page: first) }) }
  return complaints
}

extension Document {
  /// Words around which no borders are drawn: paragraphs, and tables as their figures show them.
  ///
  /// - Parameters:
  ///   - margin: where lines end that are filled.
  ///   - recognised: pages that were read by text recognition. What it leaves out looks like a blank cell, so that no table is
  ///     made of its words where no borders show the cells.
  fileprivate mutating func append(_ words: [PrintedWord], margin: Double, _ recognised: Set<Int>) {
    let shifts = shiftsOfPages(words)
    let moved = words.map { $0.moved(by: shifts[$0.page] ?? 0) }
    let isRecognised = words.contains { recognised.contains($0.page) }
    let (tables, texts) = isRecognised ? ([], moved) : printedTables(moved)
    append(tables, among: paragraphs(texts, right: margin))
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
      var cell = cell(filled.text)
      (cell.page, cell.table, cell.row) = (filled.page, number, filled.rows.lowerBound + 1)
      cell.isDoubtful = filled.isDoubtful
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
}

extension Phrase {
  /// What a page that is a picture needs to be read.
  fileprivate static let recognition = Phrase(
    "install tesseract-ocr and tesseract-ocr-chi-sim to have it read, or look for the same report as a web page or a Word file",
    zh: "安装 tesseract-ocr 和 tesseract-ocr-chi-sim 后可识别，或查找同一报告的网页或 Word 文件")
}

extension Diagnostic {
  fileprivate static func noText(pages: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a PDF of pictures: no text on its \(pages) page\(pages == 1 ? "" : "s")",
        zh: "扫描的 PDF：\(pages) 页均无文字"),
      hint: .recognition)
  }

  fileprivate static func recognised(_ pages: [Int], of count: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(named(pages, of: count).en) read by text recognition: check the figures against the picture",
        zh: "\(named(pages, of: count).zh)由文字识别读出：请对照原图核对数字")
    ).with { $0.severity = .note }
  }

  fileprivate static func watermark(_ marks: Set<Int>, of pages: PrintedPages) -> Diagnostic {
    let (text, first) = (quoted(marks, of: pages), marks.map { pages.words[$0].page }.min() ?? 1)
    return Diagnostic(
      Phrase(
        "“\(text)” is printed across what the pages say, and was left out as a watermark",
        zh: "“\(text)”印在正文之上，视为水印，未读取")
    ).with {
      $0.severity = .note
      $0.place = Place(page: first)
    }
  }

  fileprivate static func unread(_ pages: [Int]) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(named(pages, of: 0).en) a picture whose text was not read", zh: "\(named(pages, of: 0).zh)为图片，其文字未读取"),
      hint: .recognition
    ).with { $0.severity = .warning }
  }

  /// `page 3`, `pages 3, 4`; `all pages` where they are.
  private static func named(_ pages: [Int], of count: Int) -> Phrase {
    if pages.count == count, count > 1 { return Phrase("all pages", zh: "全部页面") }
    let numbers = pages.prefix(10).map(String.init).joined(separator: ", ") + (pages.count > 10 ? " …" : "")
    return Phrase("page\(pages.count == 1 ? "" : "s") \(numbers)", zh: "第 \(numbers) 页")
  }

  fileprivate static func notDrawn(from first: Int, to last: Int) -> Diagnostic {
    let pages = first == last ? "page \(first)" : "pages \(first) to \(last)"
    return Diagnostic(
      Phrase(
        "the borders of tables were not looked at on \(pages): what stands there was read by the places of the words alone",
        zh: "第 \(first) 页至第 \(last) 页未查看表格边框，仅按文字位置读取"),
      hint: Phrase("part the file, and load the parts", zh: "请拆分文件后分别载入")
    ).with {
      $0.severity = .warning
      $0.place = Place(page: first)
    }
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
