import Diagnostics

/// The sheet without its hidden rows and columns. What a merged cell says is shown where the first row and column of it are that are not
/// hidden.
func shown(_ sheet: Sheet) -> Sheet {
  let (rows, columns) = (HiddenLines(sheet.hiddenRows), HiddenLines(sheet.hiddenColumns))
  if rows.isEmpty && columns.isEmpty { return sheet }
  func shown(_ place: GridPlace) -> GridPlace {
    GridPlace(row: rows.number(of: place.row), column: columns.number(of: place.column))
  }
  var result = Sheet()
  var moved: [Int: [GridPlace]] = [:]
  for (first, last) in sheet.merges {
    let start = GridPlace(row: rows.firstShown(from: first.row), column: columns.firstShown(from: first.column))
    let end = GridPlace(row: rows.lastShown(upTo: last.row), column: columns.lastShown(upTo: last.column))
    guard start.row <= end.row, start.column <= end.column else { continue }
    result.merges[shown(start)] = shown(end)
    if start != first { moved[first.row, default: []].append(first) }
  }
  // By row: the cells that are shown there though they stand in a hidden place.
  var arrived: [Int: [SheetCell]] = [:]
  for (number, cells) in sheet.rows {
    for place in moved[number] ?? [] {
      guard var cell = cells.first(where: { $0.column == place.column }) else { continue }
      cell.column = columns.number(of: columns.firstShown(from: place.column))
      arrived[rows.firstShown(from: number), default: []].append(cell)
    }
    guard !rows.contains(number) else { continue }
    let others = arrived[number] ?? []
    let own = cells.filter { !columns.contains($0.column) }.map { cell in
      SheetCell(column: columns.number(of: cell.column), text: cell.text, struck: cell.struck)
    }
    let all = own.filter { cell in !others.contains { $0.column == cell.column } } + others
    result.rows.append((rows.number(of: number), all.sorted { $0.column < $1.column }))
  }
  return result
}

/// What of a visible sheet is hidden though something is printed in it, and which formulas have no result.
func complaintsOf(_ sheet: Sheet, named name: String?) -> [Diagnostic] {
  let (hiddenRows, hiddenColumns) = (HiddenLines(sheet.hiddenRows), HiddenLines(sheet.hiddenColumns))
  var (rows, columns): (Set<Int>, Set<Int>) = ([], [])
  for (number, cells) in sheet.rows {
    let printed = cells.filter { !$0.text.isEmpty }
    if hiddenRows.contains(number) {
      if !printed.isEmpty { rows.insert(number) }
    } else {
      columns.formUnion(printed.map(\.column).filter(hiddenColumns.contains))
    }
  }
  let unsolved = sheet.unsolved.filter { !hiddenRows.contains($0.row) && !hiddenColumns.contains($0.column) }
  var complaints: [Diagnostic] = []
  if rows.count + columns.count > 0 {
    complaints.append(.linesHidden(rows: rows.count, columns: columns.count, in: name))
  }
  if let first = unsolved.first {
    complaints.append(
      .formulasWithoutResult(unsolved.count, first: "\(columnName(first.column))\(first.row + 1)", in: name))
  }
  return complaints
}

/// The letters of a column: B, AA.
private func columnName(_ column: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(0x41 + column % 26)))
  return column < 26 ? letter : columnName(column / 26 - 1) + letter
}

/// Which rows, or which columns, of a sheet are hidden, and what numbers the others have without them.
struct HiddenLines {
  /// Stretches that do not meet, in order.
  private var ranges: [Range<Int>] = []
  /// How many lines are hidden before each stretch.
  private var before: [Int] = []

  var isEmpty: Bool { ranges.isEmpty }

  init(_ hidden: [Range<Int>]) {
    for range in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    var count = 0
    for range in ranges {
      before.append(count)
      count += range.count
    }
  }

  func contains(_ line: Int) -> Bool { index(of: line).map { ranges[$0].contains(line) } ?? false }

  /// The number of a line, hidden lines not counted.
  func number(of line: Int) -> Int {
    guard let index = index(of: line) else { return line }
    return line - before[index] - min(line - ranges[index].lowerBound, ranges[index].count)
  }

  /// The first line from this one on that is shown, and the last up to it.
  func firstShown(from line: Int) -> Int {
    index(of: line).map { ranges[$0].contains(line) ? ranges[$0].upperBound : line } ?? line
  }

  func lastShown(upTo line: Int) -> Int {
    index(of: line).map { ranges[$0].contains(line) ? ranges[$0].lowerBound - 1 : line } ?? line
  }

  /// The last stretch that begins at the line or before it.
  private func index(of line: Int) -> Int? {
    var (lower, upper) = (0, ranges.count)
    while lower < upper {
      let half = (lower + upper) / 2
      if ranges[half].lowerBound <= line { lower = half + 1 } else { upper = half }
    }
    return lower > 0 ? lower - 1 : nil
  }
}
