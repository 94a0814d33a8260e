/// A table whose borders are drawn, with what is printed in its cells; where it goes on over the end of a page, all of it.
struct GridTable {
  var pages: ClosedRange<Int>
  /// Where it begins and ends, down the column of pages.
  var top: Double
  var bottom: Double
  /// The borders between columns, the outer ones included.
  var xs: [Double]
  var rowCount: Int
  /// By their rows, then their columns.
  var cells: [FilledCell]
}

/// A cell with what is printed in it.
struct FilledCell {
  var rows: Range<Int>
  var columns: Range<Int>
  var page: Int
  var text = ""
  /// Whether its last line reaches the right border, so that it may go on.
  var isFilled = false
  /// Whether figures stand in it that one cell cannot hold: lines between them are missing, or were never drawn.
  var isCrowded = false
  /// Whether something in it was read by text recognition, and is not certain.
  var isDoubtful = false

  var isFigure: Bool { !text.isEmpty && text.isFigure }
}

/// What is printed in the cells of the grids, and the words that stand in none of them.
func filled(_ grids: [PrintedGrid], _ words: [PrintedWord]) -> (tables: [GridTable], outside: [PrintedWord]) {
  let gridsOfPages = Dictionary(grouping: grids.indices) { grids[$0].page }
  var inside: [[PrintedWord]] = Array(repeating: [], count: grids.count)
  var outside: [PrintedWord] = []
  for word in words {
    if let grid = gridsOfPages[word.page]?.first(where: { grids[$0].contains(word) }) {
      inside[grid].append(word)
    } else {
      outside.append(word)
    }
  }
  var tables: [GridTable] = []
  for (grid, words) in zip(grids, inside) {
    if let table = filled(grid, words) { tables.append(table) } else { outside += words }
  }
  return (tables, outside)
}

/// The tables, those that go on over the end of a page as one: the parts are equally wide, and nothing is printed between
/// them.
///
/// - Parameter texts: what is printed outside of them, page numbers left out.
func joinedOverPages(_ tables: [GridTable], among texts: [PrintedWord]) -> [GridTable] {
  var whole: [GridTable] = []
  for table in tables {
    if let above = whole.last, isBelow(table, above, texts), let both = above.continued(by: table) {
      whole[whole.count - 1] = both
    } else {
      whole.append(table)
    }
  }
  return whole
}

private func isBelow(_ table: GridTable, _ above: GridTable, _ texts: [PrintedWord]) -> Bool {
  guard table.pages.lowerBound == above.pages.upperBound + 1, let left = above.xs.first, let right = above.xs.last,
    let ownLeft = table.xs.first, let ownRight = table.xs.last,
    abs(left - ownLeft) < sameBorder, abs(right - ownRight) < sameBorder
  else { return false }
  return !texts.contains { $0.middle > above.bottom && $0.middle < table.top }
}

/// How far borders that are one may lie apart, in points.
let sameBorder = 4.0

/// Nil where nothing is printed in the grid, or figures show that it is none.
private func filled(_ grid: PrintedGrid, _ words: [PrintedWord]) -> GridTable? {
  guard words.count > 1 else { return nil }
  var owner = [Int](repeating: 0, count: grid.rowCount * grid.columnCount)
  for (index, cell) in grid.cells.enumerated() {
    for row in cell.rows { for column in cell.columns { owner[row * grid.columnCount + column] = index } }
  }
  var wordsOfCells: [[PrintedWord]] = Array(repeating: [], count: grid.cells.count)
  for word in words {
    let row = band(word.middle, grid.ys)
    wordsOfCells[owner[row * grid.columnCount + band(word.centre, grid.xs)]].append(word)
  }
  let cells = zip(grid.cells, wordsOfCells).map { cell, words in
    filled(cell, words, (grid.xs[cell.columns.lowerBound], grid.xs[cell.columns.upperBound]), grid.page)
  }
  guard !cells.contains(where: \.isCrowded) else { return nil }
  return GridTable(
    pages: grid.page...grid.page, top: grid.ys[0], bottom: grid.ys[grid.rowCount], xs: grid.xs,
    rowCount: grid.rowCount, cells: cells)
}

/// Which of the stretches between the borders a point lies in.
private func band(_ point: Double, _ borders: [Double]) -> Int {
  let next = borders.dropFirst().firstIndex { point < $0 } ?? borders.count - 1
  return min(next, borders.count - 1) - 1
}

private func filled(
  _ cell: GridCell, _ words: [PrintedWord], _ sides: (left: Double, right: Double), _ page: Int
) -> FilledCell {
  var filled = FilledCell(rows: cell.rows, columns: cell.columns, page: page)
  let lines = printedLines(words)
  filled.isDoubtful = words.contains(where: \.isDoubtful)
  for line in lines {
    for (word, next) in zip(line, line.dropFirst()) where word.text.isFigure && next.text.isFigure {
      if next.left - word.right > word.em * 1.5 { filled.isCrowded = true }
      if !isOneFigure(word, next) { filled.isDoubtful = true }
    }
  }
  let texts = lines.map { line in line.dropFirst().reduce(line[0]) { $0.continued(by: $1) } }
  for (line, next) in zip(texts, texts.dropFirst()) where line.text.isFigure && next.text.isFigure {
    if !reaches(line, sides.right) { filled.isCrowded = true }
  }
  filled.text = texts.map(\.text).joined()
  filled.isFilled = texts.last.map { fills($0, sides.right - sides.left) } ?? false
  return filled
}

/// Whether two figures beside each other in a cell are parts of one, as by a blank before three digits. A wider gap, or another
/// number of digits, may be what is left of a border that was not found.
private func isOneFigure(_ first: PrintedWord, _ second: PrintedWord) -> Bool {
  let gap = second.left - first.right
  if gap < first.em * 0.15 { return true }
  guard gap < first.em * 0.5 else { return false }
  let isSign = !first.text.unicodeScalars.contains { $0.properties.numericType != nil }
  let groups = [first, second].map { word in word.text.utf8.prefix { (0x30...0x39).contains($0) }.count }
  return isSign || (1...3).contains(groups[0]) && groups[0] == first.text.utf8.count && groups[1] == 3
}

/// Words beside one another, left to right, the lines from top to bottom.
func printedLines(_ words: [PrintedWord]) -> [[PrintedWord]] {
  var lines: [[PrintedWord]] = []
  for word in words.sorted(by: { $0.middle < $1.middle }) {
    if let first = lines.last?.first, first.isBeside(word) {
      lines[lines.count - 1].append(word)
    } else {
      lines.append([word])
    }
  }
  return lines.map { $0.sorted { $0.left < $1.left } }
}

/// Whether no further character fits before the border, with the padding that cells have.
private func reaches(_ line: PrintedWord, _ right: Double) -> Bool {
  line.right + line.em + usualPadding * 1.5 > right
}

/// Whether no further character fits into the cell's width beside the line, wherever in it the line stands.
private func fills(_ line: PrintedWord, _ width: Double) -> Bool {
  line.right - line.left + line.em + usualPadding * 2.5 > width
}

/// What word processors leave between a border and the text, in points.
private let usualPadding = 5.4
