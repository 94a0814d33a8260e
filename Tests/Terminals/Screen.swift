/// What a terminal shows after it was sent some bytes: enough of a VT100 for what the shell sends. Anything else is a
/// complaint in `unknown`, so that a test sees it.
package struct Screen {
  /// A character on the screen; the second column of a wide one holds an empty text.
  struct Cell {
    var text = " "
    var style = ""
  }

  struct Row {
    var cells: [Cell]
    /// The text went on in the next row without a line feed.
    var isWrapped = false
  }

  package private(set) var columns: Int
  package private(set) var rows: Int
  package private(set) var cursorColumn = 0
  package private(set) var cursorRow = 0
  /// Private modes that are on: 2004 is bracketed paste.
  package private(set) var modes: Set<String> = []
  /// Sequences and control characters that were not understood.
  package private(set) var unknown: [String] = []
  /// How often a mode was switched on: bracketed paste is for each line that is read.
  package private(set) var switchedOn = 0
  /// How many escape sequences came.
  package private(set) var escapes = 0
  private var grid: [Row]
  /// A character was put in the last column; the next one goes to the next row.
  private var isWrapPending = false
  private var style = ""
  private var rest: [UInt8] = []

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    grid = (0..<rows).map { _ in Row(cells: Array(repeating: Cell(), count: columns)) }
  }

  /// The rows as text, without blanks at their ends and empty rows at the bottom.
  package var lines: [String] {
    var lines = grid.map { row in
      var cells = row.cells[...]
      while let last = cells.last, last.text == " " { cells.removeLast() }
      return cells.map(\.text).joined()
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  package var text: String { lines.joined(separator: "\n") }

  /// The SGR parameters that the first occurrence of a text is shown with (`2`, `31`); nil where it is not shown in one row.
  package func style(of text: String) -> String? {
    for row in grid {
      let joined = row.cells.map(\.text).joined()
      guard let range = joined.firstRange(of: text) else { continue }
      var length = joined[..<range.lowerBound].utf8.count
      let cell = row.cells.first { cell in
        defer { length -= cell.text.utf8.count }
        return length <= 0 && !cell.text.isEmpty
      }
      return cell?.style
    }
    return nil
  }

  /// Shows bytes; a character or sequence that is cut off waits for the next bytes.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    rest += bytes
    let text = String(decoding: completePart(), as: UTF8.self)
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        guard let sequence = takeSequence(&scalars) else {
          rest = Array(("\u{1B}" + String(String.UnicodeScalarView(scalars))).utf8) + rest
          return
        }
        escapes += 1
        obey(sequence)
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        control(scalar)
      } else {
        put(scalar)
      }
    }
  }

  /// Takes another size, and wraps the lines anew as most terminals do.
  package mutating func resize(columns newColumns: Int, rows newRows: Int) {
    var wrapped: [Row] = []
    var place = (row: 0, column: 0)
    for line in wholeLines {
      let parts = split(line.cells, columns: newColumns)
      if let cursor = line.cursor {
        let found = find(cursor, in: parts, columns: newColumns)
        place = (wrapped.count + found.part, found.column)
      }
      for (index, part) in parts.enumerated() {
        let padding = Array(repeating: Cell(), count: max(newColumns - part.count, 0))
        wrapped.append(Row(cells: part + padding, isWrapped: index + 1 < parts.count))
      }
    }
    let blank = Row(cells: Array(repeating: Cell(), count: newColumns))
    let scrolled = min(max(max(wrapped.count, place.row + 1) - newRows, 0), place.row)
    grid = Array((wrapped.dropFirst(scrolled) + Array(repeating: blank, count: newRows)).prefix(newRows))
    (cursorRow, cursorColumn) = (place.row - scrolled, place.column)
    (columns, rows) = (newColumns, newRows)
    isWrapPending = false
  }
}

extension Screen {
  /// The lines before they were wrapped, without blanks at their ends; the cursor's cell where it is in one.
  private var wholeLines: [(cells: [Cell], cursor: Int?)] {
    var whole: [(cells: [Cell], cursor: Int?)] = []
    var cells: [Cell] = []
    var cursor: Int?
    for (index, row) in grid.prefix(max(lines.count, cursorRow + 1)).enumerated() {
      if index == cursorRow { cursor = cells.count + cursorColumn }
      cells += row.cells
      guard !row.isWrapped else { continue }
      while cells.last?.text == " ", cells.count > (cursor ?? 0) { cells.removeLast() }
      whole.append((cells, cursor))
      cells = []
      cursor = nil
    }
    return whole
  }

  /// Cells cut into rows; a wide character that would straddle the margin begins the next row.
  private func split(_ line: [Cell], columns: Int) -> [[Cell]] {
    var parts: [[Cell]] = [[]]
    for (index, cell) in line.enumerated() {
      let isWide = index + 1 < line.count && line[index + 1].text.isEmpty
      if parts[parts.count - 1].count + (isWide ? 2 : 1) > columns { parts.append([]) }
      parts[parts.count - 1].append(cell)
    }
    return parts
  }

  /// The row and column that a cell of a line comes to stand in; behind the last one the columns go on.
  private func find(_ cell: Int, in parts: [[Cell]], columns: Int) -> (part: Int, column: Int) {
    var before = 0
    for (index, part) in parts.dropLast().enumerated() {
      if cell < before + part.count { return (index, cell - before) }
      before += part.count
    }
    return (parts.count - 1 + (cell - before) / columns, (cell - before) % columns)
  }
}

extension Screen {
  /// The bytes up to the last whole UTF-8 character; the rest is kept.
  private mutating func completePart() -> [UInt8] {
    var end = rest.count
    let tail = rest.suffix(4)
    if let lead = tail.lastIndex(where: { $0 >= 0xC0 || $0 < 0x80 }), rest[lead] >= 0xC0 {
      let length = rest[lead] >= 0xF0 ? 4 : rest[lead] >= 0xE0 ? 3 : 2
      if lead + length > rest.count { end = lead }
    }
    defer { rest.removeFirst(end) }
    return Array(rest[..<end])
  }

  /// What follows an ESC, taken off the front; nil when it is cut off.
  private func takeSequence(_ scalars: inout ArraySlice<Unicode.Scalar>) -> String? {
    let whole = scalars
    guard let first = scalars.popFirst() else { return nil }
    var sequence = String(first)
    guard first == "[" else { return sequence }
    while let scalar = scalars.popFirst() {
      sequence.unicodeScalars.append(scalar)
      if (0x40...0x7E).contains(scalar.value) { return sequence }
    }
    scalars = whole
    return nil
  }

  private mutating func obey(_ sequence: String) {
    let parameters = sequence.dropFirst().dropLast()
    let number = Int(parameters) ?? 1
    switch sequence.last {
    case "A": moveTo(row: cursorRow - number, column: cursorColumn)
    case "B": moveTo(row: cursorRow + number, column: cursorColumn)
    case "C": moveTo(row: cursorRow, column: cursorColumn + number)
    case "D": moveTo(row: cursorRow, column: cursorColumn - number)
    case "G": moveTo(row: cursorRow, column: number - 1)
    case "H" where parameters.isEmpty: moveTo(row: 0, column: 0)
    case "J" where parameters.isEmpty:
      eraseRow()
      eraseBelow()
    case "J" where parameters == "2": for row in 0..<rows { grid[row] = blankRow }
    case "K" where parameters.isEmpty: eraseRow()
    case "m": style = parameters == "0" ? "" : String(parameters)
    case "h" where parameters.first == "?":
      modes.insert(String(parameters.dropFirst()))
      switchedOn += 1
    case "l" where parameters.first == "?": modes.remove(String(parameters.dropFirst()))
    default: unknown.append(sequence)
    }
  }

  private mutating func control(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": moveTo(row: cursorRow, column: 0)
    case "\n":
      grid[cursorRow].isWrapped = false
      lineFeed()
    case "\u{8}": moveTo(row: cursorRow, column: cursorColumn - 1)
    case "\t": moveTo(row: cursorRow, column: (cursorColumn / 8 + 1) * 8)
    default: unknown.append("control \(scalar.value)")
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = columnCount(of: scalar)
    guard width > 0 else { return combine(scalar) }
    if isWrapPending || cursorColumn + width > columns {
      grid[cursorRow].isWrapped = true
      cursorColumn = 0
      lineFeed()
    }
    isWrapPending = false
    grid[cursorRow].cells[cursorColumn] = Cell(text: String(scalar), style: style)
    if width == 2 { grid[cursorRow].cells[cursorColumn + 1] = Cell(text: "", style: style) }
    cursorColumn += width
    if cursorColumn == columns {
      cursorColumn = columns - 1
      isWrapPending = true
    }
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = isWrapPending ? cursorColumn : cursorColumn - 1
    while column > 0, grid[cursorRow].cells[column].text.isEmpty { column -= 1 }
    if column >= 0 { grid[cursorRow].cells[column].text.unicodeScalars.append(scalar) }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    guard cursorRow == rows - 1 else {
      cursorRow += 1
      return
    }
    grid.removeFirst()
    grid.append(blankRow)
  }

  private mutating func moveTo(row: Int, column: Int) {
    cursorRow = min(max(row, 0), rows - 1)
    cursorColumn = min(max(column, 0), columns - 1)
    isWrapPending = false
  }

  private mutating func eraseRow() {
    for column in cursorColumn..<columns { grid[cursorRow].cells[column] = Cell() }
    grid[cursorRow].isWrapped = false
  }

  private mutating func eraseBelow() {
    for row in (cursorRow + 1)..<max(rows, cursorRow + 1) { grid[row] = blankRow }
  }

  private var blankRow: Row { Row(cells: Array(repeating: Cell(), count: columns)) }
}

/// The columns of a character, as plain terminals have them; told apart by hand so that the shell is not measured with its own measure.
private func columnCount(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
