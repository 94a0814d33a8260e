/// A table as its figures show it: rows of figures below one another, with texts only to the left of them.
struct PrintedTable {
  var rows: [PrintedRow] = []
  /// Where the columns of figures stand, left to right.
  var columns: [PrintedColumn] = []
  /// What is printed above the first row, and what belongs to it: the headings.
  var headings: [PrintedWord] = []
  /// What is printed to the left of the figures.
  var labels: [PrintedWord] = []
  /// Whether a figure's place tells its column.
  var areColumnsCertain = true
  /// Whether it may go on on another page.
  var isCut = false
  /// Whether it stands in a text, whose lines are no rows where labels are broken.
  var isOfText: Bool { rows[0].cells[0].line > 0 }

  /// Where the figures begin.
  var left: Double { rows.map(\.left).min() ?? 0 }
}

/// Figures beside one another, left to right, and texts between them.
struct PrintedRow {
  var cells: [PrintedWord]

  var left: Double { cells.map(\.left).min() ?? 0 }
  var top: Double { cells.map(\.top).min() ?? 0 }
  var bottom: Double { cells.map(\.bottom).max() ?? 0 }
  /// Of the figures.
  var middle: Double { (top + bottom) / 2 }
}

struct PrintedColumn {
  var left: Double
  var right: Double

  var centre: Double { (left + right) / 2 }

  func sharedWidth(with word: PrintedWord) -> Double {
    let shared = min(right, word.right) - max(left, word.left)
    return max(shared, 0) / max(min(right - left, word.right - word.left), 0.01)
  }
}

/// The tables, and the texts that belong to none; both in the order of the pages.
func printedTables(_ words: [PrintedWord]) -> (tables: [PrintedTable], texts: [PrintedWord]) {
  let figures = words.filter(\.text.isFigure).sorted { $0.middle < $1.middle }
  let headings = words.filter { !$0.text.isFigure }.sorted { $0.middle < $1.middle }
  let words = words.flatMap { $0.parted(below: figures, headings) }
  var texts = words.filter { !$0.text.isFigure }
  var tables = group(rows(words.filter(\.text.isFigure), beside: texts), among: &texts)
  var rest: [PrintedWord] = []
  var next = 0
  for index in tables.indices {
    let end = texts[next...].firstIndex { $0.middle > tables[index].rows[0].middle } ?? texts.count
    var between = texts[next..<end]
    if index > 0 { takeLastLabels(of: &tables[index - 1], from: &between) }
    takeHeadings(of: &tables[index], from: &between)
    rest += between
    next = end
    // What stands between the rows: only labels, or the table would have ended there.
    let last = tables[index].rows[tables[index].rows.count - 1]
    let left = tables[index].left
    let inside = texts[next...].prefix { $0.middle <= last.middle || ($0.middle <= last.bottom && $0.right <= left) }
    tables[index].labels += inside
    next += inside.count
  }
  var after = texts[next...]
  if !tables.isEmpty { takeLastLabels(of: &tables[tables.count - 1], from: &after) }
  rest += after
  for index in tables.indices { tables[index].columns = columns(of: tables[index]) }
  return (tables, rest.sorted { ($0.middle, $0.left) < ($1.middle, $1.left) })
}

extension PrintedWord {
  /// The figure that it was joined with at its end.
  var lastFigure: PrintedWord? {
    pieces.count > 1 ? pieces.last.flatMap { $0.text.isFigure ? $0 : nil } : nil
  }

  /// A label that fills its column may stand as close to a figure as the words of a line. The figure is one of the column where
  /// others stand exactly above or below it; where further figures stand in its row, one on the page is enough, or a heading.
  fileprivate func parted(below figures: [PrintedWord], _ headings: [PrintedWord]) -> [PrintedWord] {
    guard let last = lastFigure else { return [self] }
    func isInColumn(_ other: PrintedWord) -> Bool {
      other.page == last.page && !other.isBeside(last)
        && (abs(other.left - last.left) < 1 || abs(other.right - last.right) < 1 || abs(other.centre - last.centre) < 1)
    }
    func around(_ words: [PrintedWord], _ reach: Double) -> ArraySlice<PrintedWord> {
      let first = words.boundary(behind: { $0.middle <= last.middle - reach })
      return words[first...].prefix { $0.middle < last.middle + reach }
    }
    let near = around(figures, height * 12)
    var isOfColumn = near.count(where: isInColumn) > 1
    if !isOfColumn, line == 0, near.contains(where: { $0.isBeside(last) && $0.left > last.right }) {
      isOfColumn = [figures, headings].contains { around($0, height * heightsOfPage).contains(where: isInColumn) }
    }
    guard isOfColumn else { return [self] }
    let label = pieces.dropFirst().dropLast().reduce(pieces[0]) { $0.continued(by: $1) }
    return [label, last]
  }
}

/// As many lines as a page of small type has.
private let heightsOfPage = 90.0

/// Figures beside one another. A figure that is broken over lines, since its column is too narrow, stands beside the
/// others of its row with both, or below them where the row has no label there.
private func rows(_ figures: [PrintedWord], beside texts: [PrintedWord]) -> [PrintedRow] {
  var rows: [PrintedRow] = []
  for figure in figures.sorted(by: { $0.middle < $1.middle }) {
    if let last = rows.last,
      last.bottom - figure.top > figure.height * 0.3 || last.isContinued(by: figure, beside: texts)
    {
      rows[rows.count - 1].cells.append(figure)
    } else {
      rows.append(PrintedRow(cells: [figure]))
    }
  }
  return rows
}

extension PrintedRow {
  /// Whether the last line of a row is a figure that a digit or two are left over of.
  ///
  /// - Parameter texts: in the order of the page. A label of its own makes it a row of its own; where it has two digits above
  ///   it, any text does.
  fileprivate func isContinued(by figure: PrintedWord, beside texts: [PrintedWord]) -> Bool {
    guard figure.top - bottom < figure.height * 0.1, figure.text.isDigits else { return false }
    let broken = cells.filter { cell in
      cell.text.isDigits && cell.text.utf8.count > figure.text.utf8.count && cell.sharedWidth(with: figure) > 0.9
        && abs(cell.height - figure.height) < 0.5 && cells.allSatisfy { $0.text.utf8.count <= cell.text.utf8.count }
    }
    guard let digits = broken.map(\.text.utf8.count).max() else { return false }
    let labels = texts.before(figure)
    return digits > 2 ? !labels.contains { $0.text.beginsItem } : labels.isEmpty
  }
}

extension [PrintedWord] {
  /// Those in the line of a figure and to the left of it; the words are in the order of the page.
  fileprivate func before(_ figure: PrintedWord) -> [PrintedWord] {
    let first = boundary(behind: { $0.middle < figure.top })
    return self[first...].prefix { $0.middle < figure.bottom }.filter { $0.left < figure.left && $0.isBeside(figure) }
  }
}

extension String {
  fileprivate var isDigits: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// Whether digits stand above no more of them, as those of a figure that its narrow column breaks.
  func mayBeBroken(above rest: String) -> Bool { isDigits && rest.isDigits && utf8.count >= rest.utf8.count }
}

/// Puts rows together as long as all texts between them stand to the left of their figures. Texts that stand beside a
/// row's figures and not before them are cells of the row.
private func group(_ rows: [PrintedRow], among texts: inout [PrintedWord]) -> [PrintedTable] {
  var tables: [PrintedTable] = []
  var isCell = [Bool](repeating: false, count: texts.count)
  var next = 0
  var left = Double.infinity
  for var row in rows {
    var isBroken = false
    let figuresLeft = row.left
    while next < texts.count, texts[next].middle <= row.bottom {
      let text = texts[next]
      if text.right <= min(left, figuresLeft) || text.isVertical || text.left >= figuresLeft, text.isBeside(row) {
        if text.left >= figuresLeft {
          row.cells.append(text)
          isCell[next] = true
        }
      } else if text.right > min(left, figuresLeft) {
        isBroken = true
      }
      next += 1
    }
    if isBroken || tables.isEmpty {
      tables.append(PrintedTable(rows: [row]))
      left = figuresLeft
    } else {
      tables[tables.count - 1].rows.append(row)
      left = min(left, figuresLeft)
    }
  }
  texts = texts.indices.filter { !isCell[$0] }.map { texts[$0] }
  return tables
}

extension PrintedWord {
  fileprivate func isBeside(_ row: PrintedRow) -> Bool {
    row.cells.contains(where: isBeside)
  }
}

/// The lines of the last row's label that stand below its figures.
private func takeLastLabels(of table: inout PrintedTable, from texts: inout ArraySlice<PrintedWord>) {
  guard let last = table.rows.last, let right = table.labels.map(\.right).max() else { return }
  let left = table.left
  var bottom = last.bottom
  while let text = texts.first, text.right <= left, text.left < right, !text.text.beginsSection,
    text.top - bottom < text.height * 0.8 * text.reach
  {
    table.labels.append(text)
    bottom = text.bottom
    texts = texts.dropFirst()
  }
}

/// The headings above the first row, up to a line of prose or the heading of a section, and the lines of the first
/// row's label that stand above its figures.
private func takeHeadings(of table: inout PrintedTable, from texts: inout ArraySlice<PrintedWord>) {
  let left = table.left
  var top = table.rows[0].top
  var isAboveHeadings = false
  while let text = texts.last {
    // With the row's first figure at its end.
    if text.lastFigure != nil, text.isBeside(table.rows[0]) {
      table.labels.append(text)
    } else if text.right > left || isAboveHeadings {
      guard !text.isProse, !text.text.beginsSection, top - text.bottom < text.height * 3.5 else { return }
      isAboveHeadings = true
      table.headings.append(text)
    } else {
      guard top - text.bottom < text.height * 3.5 else { return }
      table.labels.append(text)
    }
    top = min(top, text.top)
    texts = texts.dropLast()
  }
}

extension PrintedWord {
  fileprivate var isProse: Bool { (text.unicodeScalars.count > 30 && !isRowOfHeadings) || text.hasSuffix("。") }

  /// Words of some length in numbers, or two that are too long to be one heading: headings of narrow columns, which stand as
  /// close as the words of a line.
  var isRowOfHeadings: Bool {
    let lengths = pieces.map(\.text.unicodeScalars.count)
    let isBracketed = pieces.contains { $0.text.unicodeScalars.contains { "（()）".unicodeScalars.contains($0) } }
    return lengths.count > 2 && lengths.allSatisfy((2...8).contains)
      || lengths.count == 2 && lengths.allSatisfy((4...8).contains) && !isBracketed
  }
}

extension String {
  /// `三、收到和处理…`
  var beginsSection: Bool {
    guard let mark = unicodeScalars.prefix(4).firstIndex(of: "、"), mark > unicodeScalars.startIndex else {
      return false
    }
    return unicodeScalars[..<mark].allSatisfy { "一二三四五六七八九十".unicodeScalars.contains($0) }
  }
}
