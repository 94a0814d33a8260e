/// The columns of a table: where figures stand below one another, and where a heading stands above blank cells.
func columns(of table: PrintedTable) -> [PrintedColumn] {
  var columns: [PrintedColumn] = []
  for row in table.rows { for cell in row.cells where cell.text.isFigure { widen(&columns, by: cell) } }
  for row in table.rows { for cell in row.cells where !cell.text.isFigure { widen(&columns, by: cell) } }
  let border = border(of: table)
  let headings = table.headings.flatMap { $0.isRowOfHeadings ? $0.pieces : [$0] }
  for (index, heading) in headings.enumerated() where heading.centre > border {
    let others = headings.indices.filter { $0 != index }.map { headings[$0] }
    let isLowest = !others.contains { $0.top > heading.middle && $0.sharedWidth(with: heading) > 0 }
    let isInLine = others.contains { $0.isBeside(heading) && $0.centre > border }
    if isLowest, isInLine, !columns.contains(where: { $0.sharedWidth(with: heading) > 0 }) {
      columns.append(PrintedColumn(left: heading.left, right: heading.right))
    }
  }
  return columns.sorted { $0.centre < $1.centre }
}

private func widen(_ columns: inout [PrintedColumn], by cell: PrintedWord) {
  if let index = columns.firstIndex(where: { $0.sharedWidth(with: cell) > 0.3 }) {
    columns[index].left = min(columns[index].left, cell.left)
    columns[index].right = max(columns[index].right, cell.right)
  } else {
    columns.append(PrintedColumn(left: cell.left, right: cell.right))
  }
}

/// Between the labels and the figures.
func border(of table: PrintedTable) -> Double {
  guard let right = table.labels.map(\.right).max() else { return -.infinity }
  return table.isOfText ? right + 1 : (right + table.left) / 2
}

extension PrintedTable {
  /// The column that a cell of a row stands in: the one with which it shares most.
  func column(of cell: PrintedWord) -> Int {
    let shares = columns.map { $0.sharedWidth(with: cell) }
    if let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > 0 { return best }
    return band(at: cell.centre)
  }

  /// The column between whose borders a point lies: halfway to the columns beside it.
  func band(at point: Double) -> Int {
    columns.indices.dropLast().firstIndex { point < (columns[$0].right + columns[$0 + 1].left) / 2 } ?? columns.count
      - 1
  }

  /// How many columns have their centre above or below the word.
  func columnsCovered(by word: PrintedWord) -> Int {
    columns.count { $0.centre > word.left && $0.centre < word.right }
  }
}

/// The headings: those over several columns, each with its line, and the last line of each column, what is broken over
/// lines put together.
struct PrintedHeadings {
  /// By line, top to bottom.
  var upper: [[PrintedWord]] = []
  /// Of the labels.
  var corner: PrintedWord?
  /// By column; nil where none is printed.
  var lowest: [PrintedWord?]
}

func headings(of table: PrintedTable) -> PrintedHeadings {
  var headings = PrintedHeadings(lowest: Array(repeating: nil, count: table.columns.count))
  let border = border(of: table)
  var stacks: [[PrintedWord]] = Array(repeating: [], count: table.columns.count)
  var upper: [PrintedWord] = []
  for heading in table.headings.sorted(by: { $0.middle < $1.middle }) {
    if heading.text.namesClause {
      upper.append(heading)
    } else if heading.centre < border {
      headings.corner = headings.corner.map { $0.followed(by: heading) } ?? heading
    } else if let parts = table.parts(of: heading) {
      for part in parts { append(part, to: &stacks[table.band(at: part.centre)]) }
    } else {
      upper.append(heading)
    }
  }
  for (column, stack) in stacks.enumerated() {
    let blocks = blocks(stack)
    headings.lowest[column] = blocks.last
    upper += blocks.dropLast()
  }
  headings.upper = printedLines(upper)
  return headings
}

/// Pieces of one line that belong to one column go together.
private func append(_ piece: PrintedWord, to stack: inout [PrintedWord]) {
  if let last = stack.last, last.isBeside(piece) {
    stack[stack.count - 1] = last.followed(by: piece)
  } else {
    stack.append(piece)
  }
}

extension PrintedTable {
  /// A heading as the headings of single columns that it holds, for those of narrow columns may stand as close as the
  /// words of one; nil where it stands over several columns.
  fileprivate func parts(of heading: PrintedWord) -> [PrintedWord]? {
    if columnsCovered(by: heading) < 2 { return [heading] }
    for gap in [0.3, 0.1] {
      let parts = parts(of: heading, apart: gap)
      if parts.allSatisfy({ columnsCovered(by: $0) < 2 }) { return parts }
    }
    return nil
  }

  private func parts(of heading: PrintedWord, apart gap: Double) -> [PrintedWord] {
    var parts: [PrintedWord] = []
    for piece in heading.whole {
      if let last = parts.last,
        band(at: last.centre) == band(at: piece.centre) || piece.left - last.right < piece.em * gap
      {
        parts[parts.count - 1] = last.followed(by: piece)
      } else {
        parts.append(piece)
      }
    }
    return parts
  }
}

/// Lines that follow closely, begin or stand at the same place and are no items of their own are one cell.
func blocks(_ lines: [PrintedWord]) -> [PrintedWord] {
  let gaps = zip(lines, lines.dropFirst()).map { $1.top - $0.bottom }
  let least = max(gaps.min() ?? 0, 0)
  var blocks: [PrintedWord] = []
  var last: PrintedWord?
  for (index, line) in lines.enumerated() {
    if let above = last, goesOn(above, line, within: min(line.em * 0.8, least * 1.6 + line.em * 0.3)) {
      blocks[blocks.count - 1] = blocks[blocks.count - 1].followed(by: line)
    } else {
      blocks.append(line)
    }
    last = lines[index]
  }
  return blocks
}

func goesOn(_ above: PrintedWord, _ line: PrintedWord, within limit: Double) -> Bool {
  guard !line.text.beginsItem, !above.text.namesClause else { return false }
  let isInPlace =
    min(abs(line.left - above.left), abs(line.centre - above.centre), abs(line.right - above.right)) < line.em * 0.4
  return isInPlace && line.top - above.bottom < (line.page == above.page ? limit : line.em * 2)
}

extension PrintedWord {
  /// With the next line of the same cell.
  func followed(by next: PrintedWord) -> PrintedWord {
    var both = self
    both.text += next.text
    both.left = min(left, next.left)
    both.right = max(right, next.right)
    both.top = min(top, next.top)
    both.bottom = max(bottom, next.bottom)
    both.isDoubtful = isDoubtful || next.isDoubtful
    both.pieces = []
    return both
  }
}
