extension GridTable {
  /// With the part that the next page holds: its heading left out where it is repeated, and the cells put together that
  /// the end of the page cuts. Nil where both are too uneven for one table.
  func continued(by next: GridTable) -> GridTable? {
    var (whole, rest) = (self, next.withoutHeading(of: self))
    guard rest.rowCount > 0, xs.count + rest.xs.count < 1_000, rowCount < 5_000 else { return nil }
    let borders = together(xs, rest.xs)
    guard whole.place(on: borders), rest.place(on: borders) else { return nil }
    if whole.isRowCut(before: rest) {
      whole.takeFirstRow(of: &rest)
    } else {
      whole.takeGroups(of: &rest)
    }
    rest.moveDown(by: whole.rowCount)
    whole.cells += rest.cells
    whole.rowCount = max(whole.rowCount, rest.rowCount)
    whole.bottom = next.bottom
    whole.pages = pages.lowerBound...next.pages.upperBound
    return whole
  }

  /// Without the rows at its top that are those at the top of the table it goes on with.
  private func withoutHeading(of table: GridTable) -> GridTable {
    func isRepeated(_ count: Int) -> Bool {
      let (own, other) = (heading(count), table.heading(count))
      return own.map(\.text) == other.map(\.text) && own.allSatisfy { $0.rows.upperBound <= count && !$0.isFigure }
        && own.contains { !$0.text.isEmpty }
    }
    guard let count = (1...mostHeadingRows).last(where: { $0 <= min(rowCount, table.rowCount) && isRepeated($0) })
    else { return self }
    var rest = self
    rest.cells.removeAll { $0.rows.lowerBound < count }
    rest.moveDown(by: -count)
    return rest
  }

  private func heading(_ count: Int) -> [FilledCell] {
    cells.filter { $0.rows.lowerBound < count }
  }

  fileprivate mutating func moveDown(by count: Int) {
    rowCount += count
    for index in cells.indices {
      cells[index].rows = cells[index].rows.lowerBound + count..<cells[index].rows.upperBound + count
    }
  }

  /// Counts the columns by other borders, among which its own are.
  private mutating func place(on borders: [Double]) -> Bool {
    let numbers = xs.map { x in borders.indices.min { abs(borders[$0] - x) < abs(borders[$1] - x) } ?? 0 }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
    for index in cells.indices {
      let columns = cells[index].columns
      cells[index].columns = numbers[columns.lowerBound]..<numbers[columns.upperBound]
    }
    xs = borders
    return true
  }
}

/// More rows than any heading has.
private let mostHeadingRows = 6

/// The borders of both, those that lie close together as one.
private func together(_ first: [Double], _ second: [Double]) -> [Double] {
  (first + second.filter { x in !first.contains { abs($0 - x) < sameBorder } }).sorted()
}

/// A cell at the bottom of a page and the one below it at the top of the next.
private struct Joint {
  var above: Int
  var below: Int
}

extension GridTable {
  /// The cells that meet at the end of the page, left to right; nil where their borders do not.
  private func joints(_ next: GridTable) -> [Joint]? {
    let bottom = cells.indices.filter { cells[$0].rows.upperBound == rowCount }
    let top = next.cells.indices.filter { next.cells[$0].rows.lowerBound == 0 }
    let joints = bottom.compactMap { above in
      top.first { next.cells[$0].columns == cells[above].columns }.map { Joint(above: above, below: $0) }
    }
    return joints.count == bottom.count && bottom.count == top.count ? joints : nil
  }

  /// Whether the page ends within a row: a label goes on below, and no column has a figure in both parts, unless the first
  /// fills its cell; or the labels stand above and the figures below, or the last digits of some; or of headings each stands in one part.
  fileprivate func isRowCut(before next: GridTable) -> Bool {
    guard let joints = joints(next) else { return false }
    let pairs = joints.map { (above: cells[$0.above], below: next.cells[$0.below]) }
    let both = pairs.filter { !$0.above.text.isEmpty && !$0.below.text.isEmpty }
    if both.isEmpty {
      let areHeadings = pairs.allSatisfy { $0.above.text.isEmpty != $0.below.text.isEmpty }
      return pairs.contains { $0.below.isFigure } ? !pairs.contains { $0.above.isFigure } : areHeadings
    }
    func isOneLabel(_ above: FilledCell, _ below: FilledCell) -> Bool {
      goesOn(above, below) || endsItem(above, below)
    }
    let isWithoutLabel = pairs.allSatisfy { $0.below.text.isEmpty || $0.below.isFigure }
    if isWithoutLabel, both.allSatisfy({ $0.above.text.mayBeBroken(above: $0.below.text) }) { return true }
    return both.contains { isOneLabel($0.above, $0.below) }
      && both.allSatisfy {
        isOneLabel($0.above, $0.below) || isBrokenFigure($0.above, $0.below) || endsInUnit($0.above, $0.below)
      }
  }

  fileprivate mutating func takeFirstRow(of next: inout GridTable) {
    guard let joints = joints(next) else { return }
    for joint in joints { take(next.cells[joint.below], into: joint.above, from: -1) }
    let taken = Set(joints.map(\.below))
    next.cells = next.cells.indices.filter { !taken.contains($0) }.map { next.cells[$0] }
    next.moveDown(by: -1)
  }

  /// Cells over several rows go on where the page breaks between those rows. They are headings, and end there, where
  /// figures stand below them, or nothing at all.
  fileprivate mutating func takeGroups(of next: inout GridTable) {
    let top = next.cells.indices.filter { next.cells[$0].rows.lowerBound == 0 }
    let meeting = top.compactMap { below in
      cells.lastIndex { $0.rows.upperBound == rowCount && $0.columns == next.cells[below].columns }
        .map { Joint(above: $0, below: below) }
    }
    let groups = meeting.filter { cells[$0.above].rows.count > 1 || next.cells[$0.below].rows.count > 1 }
    guard top.contains(where: { !next.cells[$0].text.isEmpty }),
      !groups.contains(where: { cells[$0.above].rows.count > 1 && next.cells[$0.below].isFigure })
    else { return }
    var taken: Set<Int> = []
    for joint in groups {
      let (above, below) = (cells[joint.above], next.cells[joint.below])
      guard !above.isFigure, !below.isFigure, above.text.isEmpty || below.text.isEmpty || goesOn(above, below)
      else { continue }
      take(below, into: joint.above, from: 0)
      taken.insert(joint.below)
    }
    next.cells = next.cells.indices.filter { !taken.contains($0) }.map { next.cells[$0] }
  }

  /// - Parameter shift: how far the rows of the next page's part begin after the last row of this one.
  private mutating func take(_ cell: FilledCell, into above: Int, from shift: Int) {
    cells[above].rows =
      cells[above].rows.lowerBound..<max(cells[above].rows.upperBound, rowCount + cell.rows.upperBound + shift)
    let isBroken = cells[above].isFigure && cell.isFigure
    cells[above].text += cell.text
    cells[above].isFilled = cell.isFilled
    cells[above].isDoubtful = cells[above].isDoubtful || cell.isDoubtful || isBroken
  }
}

/// Whether a label may go on in the cell below: its last line is full, and what follows begins no item of its own.
private func goesOn(_ above: FilledCell, _ below: FilledCell) -> Bool {
  above.isFilled && !above.isFigure && !below.isFigure && !below.text.beginsItem
}

/// Whether the cell below ends the item above (`3.危`, `及“三安全一稳定”`), whose line may be short where a mark must not end it: rows
/// of items begin with their numbers.
private func endsItem(_ above: FilledCell, _ below: FilledCell) -> Bool {
  above.text.beginsItem && !above.isFigure && !below.isFigure && !below.text.beginsItem
}

/// Whether the cell below holds only the unit of the figure above.
private func endsInUnit(_ above: FilledCell, _ below: FilledCell) -> Bool {
  above.isFigure && !below.isFigure && (above.text + below.text).isFigure
}

/// Whether a figure may go on in the cell below, since no further digit fits beside it. It is not certain that it does.
private func isBrokenFigure(_ above: FilledCell, _ below: FilledCell) -> Bool {
  above.isFilled && above.isFigure && below.isFigure
}
