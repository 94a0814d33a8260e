/// What stands to the left of a table's figures: the labels of its rows in their columns, and what belongs to no row.
struct PrintedLabels {
  /// How many columns of labels there are.
  var columnCount = 0
  /// By row: the labels with their columns, left to right.
  var rows: [[(column: Int, label: PrintedWord)]]
  /// Labels beside which nothing is printed, with the row before which they stand, and whether they are only pieces of a
  /// label.
  var others: [Other] = []
  /// The rows with a figure behind a line of their label.
  var endingInFigure: Set<Int> = []

  struct Other {
    var row: Int
    var column: Int
    var label: PrintedWord
    var isPiece: Bool
  }
}

/// Gives each row its labels: those in the last column first, line by line in order, so that each label's lines stand
/// about the figures of its row; then, in the columns before it, the labels of rows that have none yet, and those of
/// groups of rows, which stand at the middle of their group.
func labels(of table: PrintedTable) -> PrintedLabels {
  let columns = labelColumns(parted(table.labels))
  var labels = PrintedLabels(columnCount: columns.count, rows: Array(repeating: [], count: table.rows.count))
  for (column, lines) in columns.enumerated().reversed() {
    let isOpen = labels.rows.map(\.isEmpty)
    let open = table.rows.indices.filter { isOpen[$0] }
    let mayHaveOwn = table.together(isOpen)
    let isGroup = areOfGroups(lines, open: lines.map { mayHaveOwn[nearest($0, table.rows)] })
    let own = lines.indices.filter { !isGroup[$0] }.map { lines[$0] }
    let assigned = assign(own, to: open.map { table.rows[$0].middle })
    for (line, row) in zip(own, assigned) {
      if let row { labels.add(line, row: open[row], column: column) }
    }
    let others = own.indices.filter { assigned[$0] == nil }.map { own[$0] }
    let right = own.map(\.right).max() ?? 0
    labels.others += blocks(others).map { other in
      let below = own[own.boundary(behind: { $0.middle <= other.bottom })...]
      let isPiece = other.isFilled(upTo: right) && below.contains { goesOn(other, $0, within: other.height / 2) }
      return PrintedLabels.Other(row: following(other, table.rows), column: column, label: other, isPiece: isPiece)
    }
    for group in blocks(lines.indices.filter { isGroup[$0] }.map { lines[$0] }) {
      labels.add(group, row: nearest(group, table.rows), column: column)
    }
  }
  for row in labels.rows.indices { labels.rows[row].sort { $0.column < $1.column } }
  return labels
}

extension PrintedTable {
  /// Whether what stands in a column of a row and of the next are digits above no more of them, close together: the figures may be
  /// broken over two lines.
  func mayBeBroken(_ index: Int) -> Bool {
    let (above, below) = (rows[index], rows[index + 1])
    let isNear =
      above.cells[0].page != below.cells[0].page || below.top - above.bottom < above.cells[0].height * 0.3
    guard isNear else { return false }
    let pairs = above.cells.flatMap { first in
      below.cells.filter { first.left < $0.right && $0.left < first.right }.map { (first, $0) }
    }
    return !pairs.isEmpty
      && pairs.allSatisfy { first, second in
        first.text.mayBeBroken(above: second.text) && second.left > first.left - 1 && second.right < first.right + 1
      }
  }

  /// What holds of rows, of those that may be one only where it holds of both.
  fileprivate func together(_ holds: [Bool]) -> [Bool] {
    var together = holds
    guard !isOfText else { return together }
    for index in rows.indices.dropLast() where holds[index] != holds[index + 1] && mayBeBroken(index) {
      (together[index], together[index + 1]) = (false, false)
    }
    return together
  }
}

/// Which lines are those of groups: nearest to rows that have labels, as are all lines of the same label.
private func areOfGroups(_ lines: [PrintedWord], open: [Bool]) -> [Bool] {
  let lengths = longestBlocks(lines, upTo: lines.map(\.right).max() ?? 0)
  var areOfGroups = zip(lines, open).map { $0.isVertical || !$1 }
  var end = lines.count
  while end > 0 {
    let label = end - lengths[end - 1]..<end
    if label.contains(where: { open[$0] }) {
      for line in label where !lines[line].isVertical { areOfGroups[line] = false }
    }
    end = label.lowerBound
  }
  return areOfGroups
}

extension PrintedLabels {
  fileprivate mutating func add(_ line: PrintedWord, row: Int, column: Int) {
    if line.lastFigure != nil { endingInFigure.insert(row) }
    if let index = rows[row].firstIndex(where: { $0.column == column }) {
      rows[row][index].label = rows[row][index].label.followed(by: line)
    } else {
      rows[row].append((column, line))
    }
  }
}

/// The first row that is below a label.
private func following(_ label: PrintedWord, _ rows: [PrintedRow]) -> Int {
  rows.boundary(behind: { $0.middle < label.middle })
}

private func nearest(_ label: PrintedWord, _ rows: [PrintedRow]) -> Int {
  let below = following(label, rows)
  guard below > 0 else { return 0 }
  guard below < rows.count else { return rows.count - 1 }
  return label.middle - rows[below - 1].middle < rows[below].middle - label.middle ? below - 1 : below
}

/// Labels of two columns that stand as close as the words of one are parted where others begin at the same place.
private func parted(_ labels: [PrintedWord]) -> [PrintedWord] {
  let beginnings = labels.map(\.left).sorted()
  return labels.flatMap { label in
    var parts: [PrintedWord] = []
    for piece in label.whole {
      guard let last = parts.last else {
        parts.append(piece)
        continue
      }
      let near = piece.em * 0.25
      let begin = beginnings[beginnings.boundary(behind: { $0 <= piece.left - near })...].prefix(2)
      if begin.count == 2, begin.allSatisfy({ abs($0 - piece.left) < near }), piece.left - last.right > piece.em * 0.1 {
        parts.append(piece)
      } else {
        parts[parts.count - 1] = last.followed(by: piece)
      }
    }
    return parts.count > 1 ? parts : [label]
  }
}

/// The labels by the column that they begin in, each column from top to bottom. Labels that stand below one another are
/// of one column, unless others show that they reach over two; the last lines of such a one, which may be short, stand in its column.
private func labelColumns(_ labels: [PrintedWord]) -> [[PrintedWord]] {
  let gaps = Gaps(labels)
  let sorted = labels.sorted { $0.middle < $1.middle }
  var wide: [Int?] = []
  for (index, label) in sorted.enumerated() {
    let above = (max(index - nearLines, 0)..<index).last {
      wide[$0] != nil && goesOn(sorted[$0], label, within: label.em * 0.8)
    }
    wide.append(gaps.isSpanned(by: label) ? index : above.flatMap { wide[$0] })
  }
  var columns: [PrintedColumn] = []
  for (label, wide) in zip(sorted, wide) where wide == nil {
    var column = PrintedColumn(left: label.left, right: label.right)
    while let near = columns.firstIndex(where: { $0.left < column.right && column.left < $0.right }) {
      column.left = min(column.left, columns[near].left)
      column.right = max(column.right, columns[near].right)
      columns.remove(at: near)
    }
    columns.append(column)
  }
  columns.sort { $0.left < $1.left }
  var byColumn: [[PrintedWord]] = Array(repeating: [], count: columns.count)
  for (label, wide) in zip(sorted, wide) {
    let place = wide.map { sorted[$0] } ?? label
    let column = columns.firstIndex { $0.left < place.right && place.left < $0.right } ?? 0
    byColumn[column].append(label)
  }
  return byColumn.flatMap(parted(column:))
}

/// As many lines as stand beside two of a label.
private let nearLines = 8

/// In a text, labels that stand beside each other are of two columns, even where longer labels reach over both.
private func parted(column labels: [PrintedWord]) -> [[PrintedWord]] {
  var ends: [Int: Double] = [:]
  for label in labels where label.line > 0 { ends[label.line] = min(ends[label.line] ?? .infinity, label.right) }
  let right = labels.first { label in ends[label.line].map { $0 <= label.left } ?? false }
  guard let right else { return [labels] }
  return parted(column: labels.filter { $0.left < right.left })
    + parted(column: labels.filter { $0.left >= right.left })
}

/// The gaps between labels that stand beside each other.
private struct Gaps {
  /// By where the right one begins; where the left one ends, of those up to here the farthest.
  private var gaps: [(right: Double, left: Double)] = []

  init(_ labels: [PrintedWord]) {
    let sorted = labels.sorted { $0.top < $1.top }
    let height = sorted.map(\.height).max() ?? 0
    for right in sorted {
      var left = -Double.infinity
      for other in sorted[sorted.boundary(behind: { $0.top < right.top - height })...] {
        if other.top >= right.bottom { break }
        if other.right <= right.left, min(other.bottom, right.bottom) > max(other.top, right.top) {
          left = max(left, other.right)
        }
      }
      if left > -.infinity { gaps.append((right.left, left)) }
    }
    gaps.sort { $0.right < $1.right }
    for index in gaps.indices.dropFirst() { gaps[index].left = max(gaps[index].left, gaps[index - 1].left) }
  }

  /// Whether two labels that stand beside each other both stand below or above this one.
  func isSpanned(by label: PrintedWord) -> Bool {
    let end = gaps.boundary(behind: { $0.right < label.right })
    return end > 0 && gaps[end - 1].left > label.left
  }
}
