import Diagnostics
import Documents

/// Where the columns of a table stand in the rows as laid out, by its headings.
struct ColumnGeometry: Equatable {
  /// The position in the row of each column of figures, in ascending order.
  var positions: [Int]
  /// How many cells a row has.
  var width: Int
  /// Rows lack the blank cells behind their last figure.
  var isCutBehindFigures = false
  /// Where columns stand that the form does not have: what is printed there is none of its figures.
  var further: Set<Int> = []

  /// Rows of this shape are the form's: no column without a heading between, and no blank lost behind.
  var isPlain: Bool {
    guard let first = positions.first, let last = positions.last else { return true }
    return last - first == positions.count - 1 && !isCutBehindFigures
  }

  /// - Parameter first: the position of the first of columns that stand side by side.
  static func sideBySide(from first: Int, columns: Int, width: Int) -> ColumnGeometry {
    ColumnGeometry(positions: Array(first..<(first + columns)), width: width)
  }
}

/// The cells that stand in a row's columns; nil within for a column that the row does not print.
///
/// Columns of text cannot be trusted: a merged cell adds a blank here, a tab is lost there. So what is certain comes
/// first, and what is not decided is left out and said:
///
/// 1. the positions of the headings, where the row is as wide as they are and prints nothing beside them but under headings that
///    the form does not have;
/// 2. as many figures as there are columns, or none;
/// 3. as many cells after the label as there are columns, or more of which those beyond are blank; not where the row is
///    uneven, of another width than the headings, and more cells not in comma-separated values, where merged cells leave
///    blanks between;
/// 4. figures at both ends and blanks between, the last figure being the sum of the others: the ends are certain, and
///    between them nothing is printed.
func place(
  _ cells: [Int], columns: Int, in labelled: LabelledDocument, lastIsTotal: Bool, isUneven: Bool = false
) -> [Int?]? {
  let printed = cells.filter { !labelled.isBlank($0) }
  if printed.count == columns, isOneRow(cells, columns: columns, labelled) { return printed }
  if printed.isEmpty, cells.count >= columns { return Array(cells.prefix(columns)) }
  if !isUneven {
    if cells.count == columns { return cells }
    if cells.count > columns, labelled.document.format != .csv, let first = cells.first, !labelled.isBlank(first),
      cells.dropFirst(columns).allSatisfy({ labelled.isBlank($0) })
    {
      return Array(cells.prefix(columns))
    }
  }
  return lastIsTotal ? placeFromBothEnds(cells, columns: columns, labelled) : nil
}

/// Whether cells that each have a line of their own are those of one row: a merged cell adds a blank or two, and twice as many
/// are of two rows, the label of one of which was lost.
private func isOneRow(_ cells: [Int], columns: Int, _ labelled: LabelledDocument) -> Bool {
  guard let first = cells.first, let last = cells.last else { return false }
  return labelled.document.cells[first].line == labelled.document.cells[last].line
    || cells.count < max(2 * columns, columns + 4)
}

/// The cells at the headings' positions; nil where the row does not fit them.
///
/// - Parameter label: the last cell before the figures; nil where the row has none.
func place(
  rowOf label: Int?, row: Range<Int>, by geometry: ColumnGeometry?, in labelled: LabelledDocument
) -> [Int?]? {
  // Of a page that is printed only what stands there makes columns: where one is lost, it may be any.
  let mayBeCut = geometry.map { $0.isCutBehindFigures && labelled.document.format != .pdf } ?? false
  guard let geometry, let first = geometry.positions.first,
    row.count == geometry.width || (mayBeCut && row.count < geometry.width),
    label.map({ $0 < row.lowerBound + first }) ?? true
  else { return nil }
  let cells = geometry.positions.map { row.lowerBound + $0 }
  let isClear = row.allSatisfy { cell in
    (label.map { cell <= $0 } ?? false) || cells.contains(cell) || labelled.isBlank(cell)
      || labelled.document.cells[cell].isContinuation || geometry.further.contains(cell - row.lowerBound)
  }
  let placed = cells.map { row.contains($0) ? $0 : nil }
  guard isClear, placed.allSatisfy({ $0.map { !labelled.document.cells[$0].isContinuation } ?? true }) else {
    return nil
  }
  // A sum at the end of a row that was cut is the total, wherever it stands: a cell was lost before it.
  let printed = placed.compactMap(\.self).filter { !labelled.isBlank($0) }
  let isCut = row.count < geometry.width && placed.last.flatMap(\.self) != printed.last
  return isCut && endsInSum(printed, labelled) ? nil : placed
}

private func placeFromBothEnds(_ cells: [Int], columns: Int, _ labelled: LabelledDocument) -> [Int?]? {
  guard let end = cells.lastIndex(where: { !labelled.isBlank($0) }) else { return nil }
  let front = cells.prefix { !labelled.isBlank($0) }
  let back = cells[front.count..<max(end + 1, front.count)].reversed().prefix { !labelled.isBlank($0) }.reversed()
  let printed = cells.filter { !labelled.isBlank($0) }
  guard !front.isEmpty, !back.isEmpty, front.count + back.count == printed.count, printed.count < columns,
    endsInSum(printed, labelled)
  else { return nil }
  return Array(front) + Array(repeating: nil, count: columns - printed.count) + Array(back)
}

/// Whether the last figure is the sum of the others, and not nothing: zeros prove no position.
private func endsInSum(_ printed: [Int], _ labelled: LabelledDocument) -> Bool {
  let values = printed.map { labelled.read($0, in: .count).value }
  guard values.count > 1, let total = values.last ?? nil, total > 0 else { return false }
  return values.dropLast().reduce(Int64?(0)) { sum, value in
    guard let sum, let value else { return nil }
    return sum + value
  } == total
}
