/// A table that is drawn with characters, its lines parting the cells:
///
///     +----------+------+      ┌──────────┬──────┐
///     | 规章     | 3    |      │规章      │3     │
///     +----------+------+      └──────────┴──────┘
///
/// Cells may reach over columns and rows, and hold several lines.
struct RuledTable {
  /// The columns that corners stand in.
  var borders: [Int]
  /// By row and column: the cell that is there. One that reaches over several is there several times.
  var cells: [[RuledCell]]
}

/// A cell, and where it begins.
struct RuledCell {
  var row: Int
  var column: Int
  /// What each of its lines prints.
  var pieces: [RuledPiece] = []
}

/// What a line of a cell prints.
struct RuledPiece {
  var bytes: Range<Int>
  var line: Int
  /// From 1, in characters.
  var column: Int
}

extension RuledTable {
  /// Nil where a bar stands below no corner, or a cell is no rectangle: then the lines are wider or narrower than the scale has them.
  init?(_ lines: [RuledLine]) {
    let corners = Set(lines.filter(\.isRule).flatMap { $0.characters.filter(\.scalar.isCorner).map(\.left) })
    let borders = corners.sorted()
    guard borders.count >= 2 else { return nil }
    let cut = lines.compactMap { CutLine($0, borders) }
    guard cut.count == lines.count, cut.first?.isWholeRule == true, cut.last?.isWholeRule == true else { return nil }
    guard let grid = Grid(cut, columns: borders.count - 1) else { return nil }
    (self.borders, cells) = (borders, grid.cells)
  }
}

/// A line of a table, cut at its borders.
private struct CutLine {
  /// By border: whether a bar or corner stands there.
  var bars: [Bool]
  /// By column: whether a stroke goes all through it.
  var strokes: [Bool]
  /// By column: what is printed there; a text that goes on through a border is in the first.
  var line: RuledLine
  var borders: [Int]

  var isRule: Bool { strokes.contains(true) }
  var isWholeRule: Bool { strokes.allSatisfy { $0 } }

  init?(_ line: RuledLine, _ borders: [Int]) {
    (self.line, self.borders) = (line, borders)
    var at: [Unicode.Scalar?] = Array(repeating: nil, count: borders.count)
    var next = 0
    for character in line.characters {
      while next < borders.count, borders[next] < character.left { next += 1 }
      if next < borders.count, borders[next] == character.left {
        at[next] = character.scalar
      }
      // A bar beside every border belongs to another scale, or to a text.
      else if character.scalar.isBar || (character.scalar.isDrawn && character.scalar.isCorner) {
        return nil
      }
    }
    bars = at.map { $0.map { $0.isBar || $0.isCorner } ?? false }
    strokes = borders.indices.dropLast().map { column in
      let inside = line.characters.filter { $0.left > borders[column] && $0.left < borders[column + 1] }
      return !inside.isEmpty && inside.allSatisfy(\.scalar.isStroke) && (at[column].map { !$0.isBar } ?? false)
        && (at[column + 1].map { !$0.isBar } ?? false)
    }
    guard bars.first == true, bars.last == true else { return nil }
  }

  /// What is printed from a column to before another.
  func piece(_ columns: Range<Int>) -> RuledPiece? {
    let (left, right) = (borders[columns.lowerBound], borders[columns.upperBound])
    let printed = line.characters.filter { $0.left > left && $0.left < right }
    guard let first = printed.firstIndex(where: { !$0.scalar.properties.isWhitespace }),
      let last = printed.lastIndex(where: { !$0.scalar.properties.isWhitespace })
    else { return nil }
    return RuledPiece(
      bytes: printed[first].bytes.lowerBound..<printed[last].bytes.upperBound, line: line.number,
      column: printed[first].number)
  }
}

/// Rows and columns between strokes and borders, those that nothing parts joined.
private struct Grid {
  var cells: [[RuledCell]] = []

  init?(_ lines: [CutLine], columns: Int) {
    var rows: [Band] = []
    for line in lines {
      if line.isRule {
        rows.append(Band(strokes: line))
      } else if rows.isEmpty {
        return nil
      } else {
        rows[rows.count - 1].lines.append(line)
      }
    }
    // Behind the last rule is nothing; two rules may stand below each other.
    rows = rows.enumerated().filter { !$0.element.lines.isEmpty || !$0.element.strokes.isWholeRule }.map(\.element)
    guard rows.allSatisfy({ row in row.lines.allSatisfy { $0.bars == row.lines[0].bars } }) else { return nil }
    for (index, row) in rows.enumerated() {
      var cells: [RuledCell] = []
      for column in 0..<columns {
        let isOpenAbove = index > 0 && !row.strokes.strokes[column]
        let isOpenBefore = column > 0 && !row.isBar(at: column)
        let above = isOpenAbove ? self.cells[index - 1][column] : nil
        let before = isOpenBefore ? cells[column - 1] : nil
        if let above, let before, (above.row, above.column) != (before.row, before.column) { return nil }
        cells.append(above ?? before ?? RuledCell(row: index, column: column))
      }
      self.cells.append(cells)
    }
    guard isOfRectangles else { return nil }
    for (index, row) in rows.enumerated() {
      for line in [row.strokes] + row.lines { read(line, in: index) }
    }
  }

  private var isOfRectangles: Bool {
    var sizes: [[Int]: (rows: ClosedRange<Int>, columns: ClosedRange<Int>, count: Int)] = [:]
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        let size = sizes[[cell.row, cell.column]] ?? (row...row, column...column, 0)
        sizes[[cell.row, cell.column]] = (
          min(size.rows.lowerBound, row)...max(size.rows.upperBound, row),
          min(size.columns.lowerBound, column)...max(size.columns.upperBound, column), size.count + 1
        )
      }
    }
    return sizes.values.allSatisfy { $0.count == $0.rows.count * $0.columns.count }
  }

  /// Puts what a line prints in its cells; what stands beside a stroke belongs to the cell that goes on there.
  private mutating func read(_ line: CutLine, in row: Int) {
    var column = 0
    while column < cells[row].count {
      let cell = cells[row][column]
      let end = cells[row][column...].firstIndex { ($0.row, $0.column) != (cell.row, cell.column) } ?? cells[row].count
      if !line.strokes[column..<end].contains(true), let piece = line.piece(column..<end) {
        cells[cell.row][cell.column].pieces.append(piece)
      }
      column = end
    }
  }
}

/// The strokes above a row, and its lines.
private struct Band {
  var strokes: CutLine
  var lines: [CutLine] = []

  /// Whether something parts the column from the one before.
  func isBar(at border: Int) -> Bool { lines.first?.bars[border] ?? strokes.bars[border] }
}
