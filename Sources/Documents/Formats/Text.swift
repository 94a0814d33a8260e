import Diagnostics

/// Reads plain text and Markdown: headings, paragraphs a line each, and tables in the layouts that texts have.
///
/// - a row a line, its cells parted by tabs or by `|`;
/// - a cell a line, each after a tab; an empty line ends the row, and a line without a tab goes on with a label that was
///   broken;
/// - columns aligned by blanks (`Aligned/ReadAligned.swift`), lines drawn with characters (`Ruled/ReadRuled.swift`), tags.
///
/// Lines that begin with `{|`, `|-` and `|}` open, part and close the rows of a wiki's table.
///
/// A `|` on a line of its own is a blank cell where other lines have bars too, and only parts cells where none has, or where it mostly stands
/// below a cell that has none and others only begin with one.
func readText(
  _ bytes: [UInt8], name: String, format: DocumentFormat, complaints: inout [Diagnostic]
) -> Document {
  var document = Document(name: name, format: format, text: bytes)
  // What is said of stretches, which are read twice where the text is.
  var stretchComplaints: [Diagnostic] = []
  // By the pointer, since every byte is looked at and checked indexing doubles the time.
  bytes.withUnsafeBufferPointer { text in
    let stretches = textStretches(text)
    var reader = TextReader(text: text, stretches: stretches[...])
    var end = reader.readLines(from: 0, into: &document)
    let skipsBars = reader.linesOfBars > 0 && (reader.linesWithBars == 0 || reader.barsPartLines)
    if skipsBars || reader.openRows > 0 {
      document = Document(name: name, format: format, text: bytes)
      reader = TextReader(text: text, stretches: stretches[...], skipsBars: skipsBars, keepsLastBlank: !skipsBars)
      end = reader.readLines(from: 0, into: &document)
    }
    stretchComplaints = reader.complaints
    if end < text.count { complaints.append(.tooManyCells(fromLine: reader.line + 1)) }
    if let line = reader.longestLine { complaints.append(.lineOfTooManyCells(line)) }
  }
  complaints += stretchComplaints
  return document
}

/// Where the reader of text is.
private struct TextReader {
  let text: UnsafeBufferPointer<UInt8>
  /// Those that are not yet read.
  var stretches: ArraySlice<TextStretch>
  /// Lines of bars alone are passed over.
  var skipsBars = false
  /// A bar at the end of a row parts a blank cell from those before it.
  var keepsLastBlank = false
  /// How many lines are bars alone, and how many have text beside them.
  var linesOfBars = 0
  var linesWithBars = 0
  /// How many of the former stand below a line that has none, and how many of the latter have a bar behind text.
  var barsBelowText = 0
  var linesBeforeBars = 0
  /// The line before has text and no bar.
  var isBelowText = false
  var barsPartLines: Bool { linesBeforeBars == 0 && 2 * barsBelowText > linesOfBars }
  /// Rows of several cells with a bar before them and none behind.
  var openRows = 0
  /// Between the lines `{|` and `|}`.
  var isInWikiTable = false
  /// What is wrong with stretches.
  var complaints: [Diagnostic] = []
  var line = 0
  /// The line before was a cell, so that the row may go on.
  var isInRow = false
  /// The first line with more cells than are read.
  var longestLine: Int?

  /// Reads lines as far as the limit of cells allows, and gives the position after them.
  mutating func readLines(from start: Int, into document: inout Document) -> Int {
    var position = start
    while position < text.count, document.cells.count < mostCells {
      if let stretch = stretches.first, stretch.bytes.lowerBound <= position {
        switch stretch.kind {
        case .aligned: document.append(aligned: stretch, of: text)
        case .ruled: document.append(ruled: stretch, of: text, complaints: &complaints)
        case .page: document.append(page: stretch, of: text, complaints: &complaints)
        }
        stretches = stretches.dropFirst()
        position = stretch.bytes.upperBound
        line += stretch.lineCount
        isInRow = false
      } else {
        position = readLine(from: position, into: &document)
      }
    }
    return position
  }

  /// Reads a line and gives the beginning of the next.
  private mutating func readLine(from start: Int, into document: inout Document) -> Int {
    line += 1
    var end = start
    var tabs = 0
    var bars = 0
    while end < text.count, text[end] != 0x0a {
      if text[end] == 0x09 { tabs += 1 }
      if text[end] == 0x7c { bars += 1 }
      end += 1
    }
    let printed = trimmed(text, start..<end)
    if isPageNumber(printed) || (bars > 0 && isWikiRule(printed)) { return end + 1 }
    if bars > 0 {
      if bars == printed.count {
        linesOfBars += 1
        if isBelowText { barsBelowText += 1 }
      } else {
        linesWithBars += 1
        let text = text
        if text[printed].drop(while: { $0 == 0x7c }).contains(0x7c) { linesBeforeBars += 1 }
      }
      if skipsBars, bars == printed.count {
        isInRow = false
        return end + 1
      }
    }
    isBelowText = bars == 0 && !printed.isEmpty
    if tabs == 1, text[start] == 0x09, bars == 0 {
      appendCell(printed, lineStart: start, to: &document)
    } else if printed.isEmpty, tabs == 0 {
      isInRow = false
    } else if tabs > 0 || bars > 0 {
      appendRow(start..<end, separator: tabs > 0 ? 0x09 : 0x7c, to: &document)
    } else if isInRow, let last = document.cells.last, isLabel(last) {
      document.cells[document.cells.count - 1].bytes = last.bytes.lowerBound..<printed.upperBound
    } else {
      appendParagraph(printed, lineStart: start, to: &document)
    }
    return end + 1
  }

  /// A line that opens a table of a wiki, or parts two of its rows, or closes it.
  private mutating func isWikiRule(_ line: Range<Int>) -> Bool {
    let text = text
    let begins = { (sign: [UInt8]) in text[line].starts(with: sign) }
    if begins(opensWikiTable) {
      isInWikiTable = true
    } else if !isInWikiTable || !(begins(partsWikiRows) || begins(closesWikiTable)) {
      return false
    }
    if begins(closesWikiTable) { isInWikiTable = false }
    isInRow = false
    return true
  }

  /// A number between dashes, as pages are numbered in; it may stand in the midst of a table, or of a row.
  private func isPageNumber(_ line: Range<Int>) -> Bool {
    guard line.count <= 20 else { return false }
    let printed = text[line]
    for dash in pageDashes where printed.starts(with: dash) && printed.count > 2 * dash.count {
      guard printed.suffix(dash.count).elementsEqual(dash) else { continue }
      let inner = printed.dropFirst(dash.count).dropLast(dash.count)
      let digits = inner.filter { $0 != 0x20 }
      if (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    }
    return false
  }

  /// A line that is one cell: of the row that the line before is of, or the first of a new row.
  private mutating func appendCell(_ printed: Range<Int>, lineStart: Int, to document: inout Document) {
    let firstRow = document.rowCount
    if !isInRow { document.beginRow() }
    document.cells.append(cell(printed, lineStart: lineStart))
    if !isInRow { document.endBlock(.table, rowsFrom: firstRow) }
    isInRow = true
  }

  private mutating func appendRow(_ whole: Range<Int>, separator: UInt8, to document: inout Document) {
    isInRow = false
    var bounds = whole
    if separator == 0x7c {
      // The bars at both ends frame the row; they do not part cells.
      bounds = trimmed(text, whole)
      let isFramed = text[bounds.lowerBound] == separator
      if isFramed { bounds = (bounds.lowerBound + 1)..<bounds.upperBound }
      let isOpen = bounds.isEmpty || text[bounds.upperBound - 1] != separator
      if isFramed, isOpen, text[bounds].contains(separator) { openRows += 1 }
      if !isOpen, !(isFramed && keepsLastBlank) { bounds = bounds.lowerBound..<(bounds.upperBound - 1) }
    }
    let firstRow = document.rowCount
    let firstCell = document.cells.count
    document.beginRow()
    appendCells(bounds, separator: separator, lineStart: whole.lowerBound, to: &document)
    if separator == 0x7c, bars(in: whole) > 1 {
      for index in firstCell..<document.cells.count { document.cells[index].isContinuation = true }
    }
    if isRule(document.cells[firstCell...]) {
      document.cells.removeSubrange(firstCell...)
      document.rowStarts.removeLast()
    } else {
      document.endBlock(.table, rowsFrom: firstRow)
    }
  }

  /// How many bars the line is, if it is nothing else: several of them are what merged cells cover, where one is a cell.
  private func bars(in line: Range<Int>) -> Int {
    let printed = trimmed(text, line)
    return printed.allSatisfy { text[$0] == 0x7c } ? printed.count : 0
  }

  private mutating func appendCells(
    _ bounds: Range<Int>, separator: UInt8, lineStart: Int, to document: inout Document
  ) {
    var from = bounds.lowerBound
    var count = 0
    var counted = lineStart
    var column = 1
    while true {
      var end = from
      let isLast = count == mostCellsInLine - 1
      while end < bounds.upperBound, isLast || text[end] != separator { end += 1 }
      if isLast, longestLine == nil { longestLine = line }
      let printed = trimmed(text, from..<end)
      column += characters(counted..<printed.lowerBound)
      counted = printed.lowerBound
      document.cells.append(Cell(bytes: printed, line: line, column: column))
      count += 1
      if end >= bounds.upperBound { return }
      from = end + 1
    }
  }

  private mutating func appendParagraph(_ printed: Range<Int>, lineStart: Int, to document: inout Document) {
    isInRow = false
    var bounds = printed
    var level = 0
    while bounds.lowerBound + level < bounds.upperBound, text[bounds.lowerBound + level] == UInt8(ascii: "#") {
      level += 1
    }
    if (1...6).contains(level) {
      bounds = trimmed(text, (bounds.lowerBound + level)..<bounds.upperBound, also: UInt8(ascii: "*"))
    } else {
      level = 0
    }
    let firstRow = document.rowCount
    document.beginRow()
    document.cells.append(cell(bounds, lineStart: lineStart))
    document.endBlock(level > 0 ? .heading(level: level) : .paragraph, rowsFrom: firstRow)
  }

  private func cell(_ printed: Range<Int>, lineStart: Int) -> Cell {
    Cell(bytes: printed, line: line, column: 1 + characters(lineStart..<printed.lowerBound))
  }

  private func characters(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where text[index] & 0xc0 != 0x80 { count += 1 }
    return count
  }

  /// A label may be broken over two lines, a figure never is: what stands below a figure is no part of it.
  private func isLabel(_ cell: Cell) -> Bool {
    cell.bytes.count >= 6 && text[cell.bytes.lowerBound] >= 0x80
  }

  /// The line `|---|---|` under a heading of columns.
  private func isRule(_ cells: ArraySlice<Cell>) -> Bool {
    cells.allSatisfy { cell in
      cell.bytes.count >= 2 && cell.bytes.allSatisfy { text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: ":") }
    }
  }
}

/// The range without the blanks at its ends: ASCII blanks, no-break and zero-width spaces, the ideographic space.
/// An empty range stands at its end.
func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, also other: UInt8 = 0x20) -> Range<Int> {
  var lower = range.lowerBound
  var upper = range.upperBound
  while lower < upper {
    let byte = text[lower]
    if byte <= 0x20 || byte == other {
      lower += 1
    } else if byte >= 0xc2, let length = blankLength(text, at: lower, before: upper) {
      lower += length
    } else {
      break
    }
  }
  while lower < upper {
    let byte = text[upper - 1]
    if byte <= 0x20 || byte == other {
      upper -= 1
    } else if byte >= 0x80, upper - lower >= 3, blankLength(text, at: upper - 3, before: upper) == 3 {
      upper -= 3
    } else if byte >= 0x80, upper - lower >= 2, blankLength(text, at: upper - 2, before: upper) == 2 {
      upper -= 2
    } else {
      break
    }
  }
  return lower..<upper
}

/// The length of the blank beyond ASCII that begins at an index; nil where there is none.
func blankLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> Int? {
  switch text[index] {
  case 0xc2 where index + 1 < end && text[index + 1] == 0xa0: 2
  case 0xe3 where index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x80: 3
  case 0xe2 where index + 2 < end && text[index + 1] == 0x80 && (0x80...0x8d).contains(text[index + 2]): 3
  case 0xef where index + 2 < end && text[index + 1] == 0xbb && text[index + 2] == 0xbf: 3
  default: nil
  }
}

extension Diagnostic {
  static func tooManyCells(fromLine line: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "more than \(mostCells) cells: what stands from line \(line) on was not read",
        zh: "单元格超过 \(mostCells) 个：第 \(line) 行起未读取")
    ).with {
      $0.severity = .warning
      $0.place = Place(line: line)
    }
  }

  fileprivate static func lineOfTooManyCells(_ line: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "line \(line) has more than \(mostCellsInLine) cells: the rest of it was taken for one",
        zh: "第 \(line) 行的单元格超过 \(mostCellsInLine) 个：其余部分视为一个单元格")
    ).with {
      $0.severity = .warning
      $0.place = Place(line: line)
    }
  }
}

private let opensWikiTable = Array("{|".utf8)
private let partsWikiRows = Array("|-".utf8)
private let closesWikiTable = Array("|}".utf8)

private let pageDashes = ["-", "—", "–", "－"].map { Array($0.utf8) }
