/// What the editor has drawn, and how the next picture is got from it: only rows that differ are written again, all in one
/// string, so nothing flickers.
struct Screen {
  private var rows: [Layout.Row] = []
  private var cursorRow = 0
  private var cursorColumn = 0
  /// The first row of the layout that is in sight, when there are more rows than the terminal has.
  private var firstRow = 0
  private var columns = 0

  /// The text that turns what is shown into the layout with `list` below it, and leaves the cursor in its place.
  mutating func show(_ layout: Layout, list: [Layout.Row] = [], columns: Int, height: Int) -> String {
    var output = "\r" + takeBack(toColumns: columns)
    let height = max(height, 1)
    firstRow = min(firstRow, layout.cursorRow, max(layout.rows.count - height, 0))
    firstRow = max(firstRow, layout.cursorRow - height + 1)
    let inSight = Array(layout.rows[firstRow...].prefix(height))
    let next = inSight + list.prefix(height - inSight.count)
    let same = zip(rows, next).prefix { $0 == $1 }.count
    if same < next.count || next.count < rows.count {
      let first = max(min(same, rows.count - 1, next.count - 1), 0)
      output += down(first) + written(next[first...]) + up(next.count - 1)
    }
    rows = next
    cursorRow = layout.cursorRow - firstRow
    cursorColumn = layout.cursorColumn
    return output + down(cursorRow) + "\r" + right(layout.cursorColumn)
  }

  /// Leaves the drawn text, the cursor being at its end, and begins a row below it.
  mutating func leave() -> String {
    let isOnEmptyRow = rows.count > 1 && rows[rows.count - 1].widths.isEmpty && rows[rows.count - 2].isFull
    forget()
    return isOnEmptyRow ? "\r" : "\r\n"
  }

  /// Nothing is drawn any more: the next picture begins where the cursor stands.
  mutating func forget() {
    rows = []
    cursorRow = 0
    cursorColumn = 0
    firstRow = 0
  }

  /// Moves to the first of our rows. After a change of width, when terminals have wrapped the rows anew, all of it is erased.
  private mutating func takeBack(toColumns newColumns: Int) -> String {
    defer { columns = newColumns }
    guard newColumns != columns, !rows.isEmpty else { return up(cursorRow) }
    let above = rowsAboveCursor(columns: newColumns)
    rows = []
    return up(above) + "\u{1B}[J"
  }

  /// How many rows stand above the cursor once a terminal has wrapped them to another width; full ones flow into the next.
  private func rowsAboveCursor(columns: Int) -> Int {
    var count = 0
    var column = 0
    func place(_ width: Int) {
      if column + width > columns {
        count += 1
        column = 0
      }
      column += width
    }
    for row in rows[..<cursorRow] {
      row.widths.forEach(place)
      guard !row.isFull || row.isDoubtful else { continue }
      count += 1
      column = 0
    }
    for _ in 0..<cursorColumn { place(1) }
    return column < columns ? count : count + 1
  }
}

/// Rows one below the other, nothing below them, the cursor left in the last. A full row runs into the next by the terminal's own wrapping, so that it
/// is selected and copied as one line.
private func written(_ rows: ArraySlice<Layout.Row>) -> String {
  var output = ""
  for (index, row) in zip(rows.indices, rows) {
    output += row.text
    guard index + 1 < rows.endIndex else {
      return row.isFull ? output : output + "\u{1B}[J"
    }
    if !row.isFull {
      output += "\u{1B}[K\r\n"
    } else if row.isDoubtful {
      output += "\r\n"
    } else if rows[index + 1].width == 0 {
      output += " \r"
    }
  }
  return output
}

private func up(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)A" : "" }
private func down(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)B" : "" }
private func right(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)C" : "" }
