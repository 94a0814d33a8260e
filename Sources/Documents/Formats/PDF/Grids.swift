/// A table as its borders show it: where its columns and rows begin and end, and which of them each cell reaches over.
/// Points, down the column of pages as for `PrintedWord`.
struct PrintedGrid {
  var page: Int
  /// The borders between columns and rows, the outer ones included.
  var xs: [Double]
  var ys: [Double]
  var cells: [GridCell]

  var columnCount: Int { xs.count - 1 }
  var rowCount: Int { ys.count - 1 }

  func contains(_ word: PrintedWord) -> Bool {
    word.page == page && word.centre > xs[0] && word.centre < xs[xs.count - 1] && word.middle > ys[0]
      && word.middle < ys[ys.count - 1]
  }
}

struct GridCell {
  var rows: Range<Int>
  var columns: Range<Int>
}

/// The tables of the pages that are drawn: lines that touch one another, with two cells at the least.
func printedGrids(_ drawn: [DrawnPage], _ pages: PrintedPages) -> [PrintedGrid] {
  let words = Dictionary(grouping: pages.words, by: \.page)
  return zip(drawn, pages.pages).enumerated().flatMap { index, pair in
    let (drawn, page) = pair
    let scale = page.height / Double(drawn.height)
    let strokes = words[index + 1, default: []].map { $0.stroked(from: page.top, scale) }
    return grids(drawnLines(drawn, among: strokes)).map { grid in
      PrintedGrid(
        page: index + 1, xs: grid.xs.map { $0 * scale }, ys: grid.ys.map { page.top + $0 * scale }, cells: grid.cells)
    }
  }
}

extension PrintedWord {
  /// The pixels that its characters cover: of the rectangle that it has in its line, what lies within the size of its type.
  fileprivate func stroked(from pageTop: Double, _ scale: Double) -> DrawnRectangle {
    let half = isVertical ? height / 2 : min(widthOfCharacter * 0.75, height / 2)
    return DrawnRectangle(
      columns: (left / scale, right / scale),
      rows: ((middle - half - pageTop) / scale, (middle + half - pageTop) / scale))
  }
}

typealias Lines = (horizontal: [DrawnLine], vertical: [DrawnLine])

/// The tables that lines are the borders of, with their places in pixels, at some 77 to the inch. Strokes of a watermark that touch
/// borders are lighter than those: where all lines together enclose no cells, the lighter ones are left out.
func grids(_ lines: Lines) -> [DrawnGrid] {
  connected(lines).flatMap { lines in
    grid(lines).map { [$0] }
      ?? connected((withoutLighter(lines.horizontal), withoutLighter(lines.vertical))).compactMap(grid)
  }
}

typealias DrawnGrid = (xs: [Double], ys: [Double], cells: [GridCell])

private func grid(_ lines: Lines) -> DrawnGrid? {
  guard lines.horizontal.count > 1, lines.vertical.count > 1 else { return nil }
  let closed = closed(lines)
  let xs = borders(closed.vertical.map(\.position))
  let ys = borders(closed.horizontal.map(\.position))
  guard (2...mostBorders).contains(xs.count), (2...mostBorders).contains(ys.count), xs.count + ys.count > 4,
    let cells = cells(closed, xs, ys), cells.count > 1
  else { return nil }
  return (xs, ys, cells)
}

/// The lines that are not much lighter than the shade that most of their length has.
private func withoutLighter(_ lines: [DrawnLine]) -> [DrawnLine] {
  let byShade = lines.sorted { $0.shade < $1.shade }
  let half = lines.reduce(0) { $0 + $1.end - $1.start } / 2
  var length = 0.0
  let usual = byShade.first { line in
    length += line.end - line.start
    return length >= half
  }
  return usual.map { usual in lines.filter { $0.shade <= usual.shade + muchLighter } } ?? []
}

/// Of 255 shades.
private let muchLighter = 48

private let mostBorders = 250
/// How far lines that meet may miss each other, in pixels; borders drawn twice are one.
private let nearness = 4.0

/// The lines that touch one another, directly or by way of others.
private func connected(_ lines: Lines) -> [Lines] {
  var group = Array(0..<(lines.horizontal.count + lines.vertical.count))
  func root(_ index: Int) -> Int {
    var index = index
    while group[index] != index {
      group[index] = group[group[index]]
      index = group[index]
    }
    return index
  }
  for (index, horizontal) in lines.horizontal.enumerated() {
    for (other, vertical) in lines.vertical.enumerated() where meet(horizontal, vertical) {
      group[root(index)] = root(lines.horizontal.count + other)
    }
  }
  var parts: [Int: Lines] = [:]
  for (index, line) in lines.horizontal.enumerated() { parts[root(index), default: ([], [])].horizontal.append(line) }
  for (index, line) in lines.vertical.enumerated() {
    parts[root(lines.horizontal.count + index), default: ([], [])].vertical.append(line)
  }
  return parts.values.sorted { top($0) < top($1) }
}

private func top(_ lines: Lines) -> Double {
  lines.horizontal.map(\.position).min() ?? .infinity
}

private func meet(_ horizontal: DrawnLine, _ vertical: DrawnLine) -> Bool {
  vertical.position > horizontal.start - nearness && vertical.position < horizontal.end + nearness
    && horizontal.position > vertical.start - nearness && horizontal.position < vertical.end + nearness
}

/// With borders where the table is left open: at its sides, as many tables are, or where the end of a page cut it.
private func closed(_ lines: Lines) -> Lines {
  var closed = lines
  let (left, right) = ends(lines.horizontal)
  let (top, bottom) = ends(lines.vertical)
  for x in [left, right] where !lines.vertical.contains(where: { abs($0.position - x) < 2 * nearness }) {
    closed.vertical.append(DrawnLine(position: x, start: top, end: bottom))
  }
  for y in [top, bottom] where !lines.horizontal.contains(where: { abs($0.position - y) < 2 * nearness }) {
    closed.horizontal.append(DrawnLine(position: y, start: left, end: right))
  }
  return closed
}

private func ends(_ lines: [DrawnLine]) -> (Double, Double) {
  (lines.map(\.start).min() ?? 0, lines.map(\.end).max() ?? 0)
}

/// Where lines lie, those close together as one.
private func borders(_ positions: [Double]) -> [Double] {
  var borders: [(sum: Double, count: Double, last: Double)] = []
  for position in positions.sorted() {
    if let last = borders.last, position - last.last < nearness {
      borders[borders.count - 1] = (last.sum + position, last.count + 1, position)
    } else {
      borders.append((position, 1, position))
    }
  }
  return borders.map { $0.sum / $0.count }
}

/// What the lines enclose; nil where that is not all rectangles.
private func cells(_ lines: Lines, _ xs: [Double], _ ys: [Double]) -> [GridCell]? {
  let (columns, rows) = (xs.count - 1, ys.count - 1)
  func isDrawn(_ line: [DrawnLine], at position: Double, _ start: Double, _ end: Double) -> Bool {
    let slack = (end - start) * 0.25
    return line.contains { abs($0.position - position) < nearness && $0.start < start + slack && $0.end > end - slack }
  }
  // The cell that each place belongs to: it goes on to the right and down until a line is drawn.
  var owner = [Int](repeating: -1, count: columns * rows)
  var cells: [GridCell] = []
  for row in 0..<rows {
    for column in 0..<columns where owner[row * columns + column] < 0 {
      var right = column + 1
      while right < columns, owner[row * columns + right] < 0,
        !isDrawn(lines.vertical, at: xs[right], ys[row], ys[row + 1])
      { right += 1 }
      var bottom = row + 1
      while bottom < rows,
        !(column..<right).contains(where: {
          isDrawn(lines.horizontal, at: ys[bottom], xs[$0], xs[$0 + 1]) || owner[bottom * columns + $0] >= 0
        })
      { bottom += 1 }
      for covered in row..<bottom {
        for place in column..<right { owner[covered * columns + place] = cells.count }
        let isOpen =
          column > 0 && !isDrawn(lines.vertical, at: xs[column], ys[covered], ys[covered + 1])
          || right < columns && !isDrawn(lines.vertical, at: xs[right], ys[covered], ys[covered + 1])
        if isOpen { return nil }
      }
      cells.append(GridCell(rows: row..<bottom, columns: column..<right))
    }
  }
  return cells
}
