extension Document {
  /// Reads a stretch of text whose columns are aligned by blanks: as pages on which a character's place is its column. Where
  /// the figures of whole rows do not stand below one another, or as many blanks stand between all cells, the blanks only part the cells of
  /// a row.
  mutating func append(aligned stretch: TextStretch, of text: UnsafeBufferPointer<UInt8>) {
    let pages = pages(of: stretch, text)
    if appendParted(pages.flatMap(\.lines), text) { return }
    let readings = Ruler.allCases.map { ruler in pages.map { printedTables($0.words(text, ruler)) } }
    let agreements = readings.map { agreement($0.flatMap(\.tables)) }
    guard let best = agreements.indices.max(by: { agreements[$0].surplus < agreements[$1].surplus }),
      agreements[best].isConvincing, !isTied(agreements, best)
    else { return appendRows(of: pages, text) }
    let margin = readings[best].flatMap(\.texts).map(\.right).max() ?? 0
    var above: PrintedTable?
    for (tables, texts) in readings[best] {
      let judged = tables.enumerated().map { index, table in
        var table = table
        table.isCut = pages.count > 1 && (index == 0 || index == tables.count - 1)
        table.columns = alignedColumns(of: table)
        table.areColumnsCertain = table.hasCertainColumns(below: above)
        above = table
        return table
      }
      append(judged, among: paragraphs(texts, right: margin))
    }
  }

  /// A line a row, what stands in it a cell each.
  private mutating func appendRows(of pages: [AlignedPage], _ text: UnsafeBufferPointer<UInt8>) {
    for page in pages {
      for line in printedLines(page.words(text, .characters)) { append(row: line) }
    }
  }

  /// Appends lines whose cells are parted by as many blanks each, a row a line, and gives whether they are such lines.
  private mutating func appendParted(
    _ lines: [(number: Int, bytes: Range<Int>, before: Int)], _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let strings = lines.map { String(decoding: UnsafeBufferPointer(rebasing: text[$0.bytes]), as: UTF8.self) }
    guard let blanks = blanksBetweenCells(strings) else { return false }
    let rows = zip(lines, strings).map { line, string in
      partedWords(string, number: line.number, blanks: blanks).map { word in
        var word = word
        word.column += line.before
        return word
      }
    }
    let margin = rows.lazy.filter { $0.count == 1 }.compactMap { $0.last?.right }.max() ?? 0
    var prose: [PrintedWord] = []
    for row in rows {
      if row.count == 1 { prose += row; continue }
      for paragraph in paragraphs(prose, right: margin) { append(paragraph) }
      prose = []
      append(row: row)
    }
    for paragraph in paragraphs(prose, right: margin) { append(paragraph) }
    return true
  }

  private mutating func append(row line: [PrintedWord]) {
    guard let first = line.first else { return }
    if line.count > 1 { append([PrintedTableRow(cells: line, near: first)]) } else { append(first) }
  }
}

/// The pages: they end with a form feed, or a line that is their number.
func pages(of stretch: TextStretch, _ text: UnsafeBufferPointer<UInt8>) -> [AlignedPage] {
  var pages = [AlignedPage()]
  var (start, number) = (stretch.bytes.lowerBound, stretch.firstLine)
  while start < stretch.bytes.upperBound {
    let end = text[start..<stretch.bytes.upperBound].firstIndex(of: 0x0a) ?? stretch.bytes.upperBound
    var (part, before) = (start, 0)
    while true {
      let feed = text[part..<end].firstIndex(of: 0x0c)
      let line = trimmed(text, part..<(feed ?? end))
      let string = line.count < 60 ? String(decoding: UnsafeBufferPointer(rebasing: text[line]), as: UTF8.self) : ""
      if string.isMarkedPageNumber {
        pages.append(AlignedPage())
      } else if !line.isEmpty, !string.isRule {
        pages[pages.count - 1].lines.append((number, part..<line.upperBound, before))
      }
      guard let feed else { break }
      pages.append(AlignedPage())
      before += text[part...feed].count { $0 & 0xc0 != 0x80 }
      part = feed + 1
    }
    (start, number) = (end + 1, number + 1)
  }
  if pages.count > 1 { pages = pages.map { $0.withoutBareNumbers(text) } }
  return pages.filter { !$0.lines.isEmpty }
}

extension AlignedPage {
  /// Without a number alone in the first or the last line.
  fileprivate func withoutBareNumbers(_ text: UnsafeBufferPointer<UInt8>) -> AlignedPage {
    var page = self
    func isNumber(_ line: (number: Int, bytes: Range<Int>, before: Int)?) -> Bool {
      guard let line else { return false }
      let printed = trimmed(text, line.bytes)
      return printed.count <= 3 && printed.allSatisfy { (0x30...0x39).contains(text[$0]) }
    }
    if isNumber(page.lines.last) { page.lines.removeLast() }
    if isNumber(page.lines.first) { page.lines.removeFirst() }
    return page
  }
}

extension String {
  /// `— 3 —`, `第3页`, but not a bare `3`, which may be a figure.
  fileprivate var isMarkedPageNumber: Bool {
    let marks = "-—–－―─第".unicodeScalars
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return false }
    return isPageNumber && marks.contains(first) && (marks.contains(last) || last == "页")
  }

  /// A line drawn with characters.
  fileprivate var isRule: Bool {
    let strokes = "-=_─━—+ ".unicodeScalars
    return unicodeScalars.count > 5 && unicodeScalars.allSatisfy(strokes.contains)
  }
}

/// How far figures that stand below one another are aligned.
struct Agreement {
  var agreeing = 0
  var others = 0

  var surplus: Int { agreeing - others }
  var isConvincing: Bool { agreeing >= 3 && agreeing >= 9 * others }
}

/// Whether the text may as well be aligned by characters as by their width, so that its headings may stand elsewhere.
private func isTied(_ agreements: [Agreement], _ best: Int) -> Bool {
  let characters = Ruler.allCases.firstIndex(of: .characters) ?? 0
  return agreements.indices.contains {
    $0 != best && ($0 == characters || best == characters) && agreements[$0].surplus == agreements[best].surplus
  }
}

/// Figures of rows near one another, of which one stands below the other at least in part.
func agreement(_ tables: [PrintedTable]) -> Agreement {
  var agreement = Agreement()
  for table in tables {
    for (index, row) in table.rows.enumerated() {
      for below in table.rows.dropFirst(index + 1).prefix(3) {
        for cell in row.cells where cell.text.isFigure {
          for other in below.cells where other.text.isFigure && other.sharedWidth(with: cell) > 0 {
            if other.isAligned(with: cell) { agreement.agreeing += 1 } else { agreement.others += 1 }
          }
        }
      }
    }
  }
  return agreement
}

extension PrintedWord {
  /// At its left, its right or its middle, but for a column.
  fileprivate func isAligned(with other: PrintedWord) -> Bool {
    min(abs(left - other.left), abs(right - other.right), abs(centre - other.centre)) <= widthOfFigure * 1.01
  }

  private var widthOfFigure: Double { (right - left) / Double(max(text.unicodeScalars.count, 1)) }
}

extension PrintedTable {
  /// Whether each figure's place tells its column: no row has two figures in one, and there is a heading over each, or as many
  /// as in the table above that this one goes on with.
  fileprivate func hasCertainColumns(below above: PrintedTable?) -> Bool {
    let areApart = rows.allSatisfy { row in
      let taken = row.cells.map(column)
      return Set(taken).count == taken.count
        && row.cells.allSatisfy { cell in
          columns.count { $0.sharedWidth(with: cell) > 0 } == 1
        }
    }
    guard areApart, agreement([self]).others == 0 else { return false }
    if Documents.headings(of: self).lowest.allSatisfy({ $0 != nil }) { return true }
    return headings.isEmpty && above?.areColumnsCertain == true && above?.columns.count == columns.count
  }
}
