/// The columns of a table in a text. Its figures stand below one another only as well as whole characters allow: a narrow one may
/// stand beside a wide one of its column, which the heading over both then tells.
func alignedColumns(of table: PrintedTable) -> [PrintedColumn] {
  var columns: [AlignedColumn] = []
  for (index, row) in table.rows.enumerated() {
    for cell in row.cells { columns.add(AlignedColumn(cell, rows: [index])) }
  }
  let border = border(of: table)
  let headings = table.headings.flatMap { $0.isRowOfHeadings ? $0.pieces : [$0] }.filter { $0.centre >= border }
  for heading in headings.sorted(by: { $0.top > $1.top }) {
    let below = columns.indices.filter { columns[$0].distance(to: heading) < heading.em * 2 }
    let column = below.reduce(into: AlignedColumn(heading, rows: [])) { $0.add(columns[$1]) }
    if below.isEmpty {
      if !heading.isTitle(among: headings) { columns.append(column) }
    } else if column.isOne {
      for index in below.reversed() { columns.remove(at: index) }
      columns.append(column)
    }
  }
  return columns.map { PrintedColumn(left: $0.left, right: $0.right) }.sorted { $0.centre < $1.centre }
}

extension PrintedWord {
  /// Whether it stands alone over other headings: over several columns, then, maybe between two of them.
  fileprivate func isTitle(among headings: [PrintedWord]) -> Bool {
    headings.count { $0.line == line } == 1 && headings.contains { $0.top > bottom }
  }
}

/// What stands in a column.
private struct AlignedColumn {
  var left: Double
  var right: Double
  /// The rows with a figure in it.
  var rows: Set<Int>
  /// No row has two of its figures, and no line two of its headings.
  var isOne = true
  var lines: Set<Int>

  init(_ word: PrintedWord, rows: Set<Int>) {
    (left, right) = (word.left, word.right)
    self.rows = rows
    lines = rows.isEmpty ? [word.line] : []
  }

  mutating func add(_ other: AlignedColumn) {
    isOne = isOne && rows.isDisjoint(with: other.rows) && lines.isDisjoint(with: other.lines)
    (left, right) = (min(left, other.left), max(right, other.right))
    rows.formUnion(other.rows)
    lines.formUnion(other.lines)
  }

  /// Zero where one stands below the other.
  func distance(to word: PrintedWord) -> Double {
    max(left - word.right, word.left - right, 0)
  }
}

extension [AlignedColumn] {
  /// Puts a figure with those that stand below or above it.
  fileprivate mutating func add(_ figure: AlignedColumn) {
    let (left, right) = (figure.left, figure.right)
    let near = indices.filter { self[$0].left < right && left < self[$0].right }
    // What is added to the longest is short: a table of many rows would be copied for each of its figures.
    guard let longest = near.max(by: { self[$0].rows.count < self[$1].rows.count }) else { return append(figure) }
    swapAt(longest, near[near.count - 1])
    var column = remove(at: near[near.count - 1])
    column.add(figure)
    for index in near.dropLast().reversed() { column.add(remove(at: index)) }
    append(column)
  }
}
