import Diagnostics

extension Document {
  /// Reads a table that is drawn with characters; one whose lines do not stand below one another only where each of its rows is a
  /// line.
  mutating func append(
    ruled stretch: TextStretch, of text: UnsafeBufferPointer<UInt8>, complaints: inout [Diagnostic]
  ) {
    let lines = lines(of: stretch, text)
    let tables = RuledScale.all.lazy.compactMap { scale in
      RuledTable(lines.map { RuledLine(text, $0.bytes, number: $0.number, scale) })
    }
    if let table = tables.first {
      append(table, of: text)
    } else if !appendRows(lines.map { RuledLine(text, $0.bytes, number: $0.number, RuledScale.all[0]) }) {
      complaints.append(.crookedTable(stretch.firstLine))
    }
  }

  private mutating func append(_ table: RuledTable, of text: UnsafeBufferPointer<UInt8>) {
    let first = rowCount
    for (row, cells) in table.cells.enumerated() {
      if let lines = linesThatAreRows(cells, row, text) {
        for line in lines { append(cells, in: line, of: text) }
      } else {
        beginRow()
        for (column, cell) in cells.enumerated() {
          append(table.cells[cell.row][cell.column].pieces, of: text)
          self.cells[self.cells.count - 1].isContinuation = (cell.row, cell.column) != (row, column)
        }
      }
    }
    endBlock(.table, rowsFrom: first)
  }

  /// The lines of cells that nothing parts from those below, where each is a row: in a column stand three figures or more.
  private func linesThatAreRows(_ cells: [RuledCell], _ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> [Int]? {
    guard cells.enumerated().allSatisfy({ $1.row == row && $1.column == $0 }) else { return nil }
    let isOfRows = cells.dropFirst().contains { cell in
      cell.pieces.count >= 3 && cell.pieces.allSatisfy { string($0, text).isFigure }
    }
    return isOfRows ? Set(cells.flatMap(\.pieces).map(\.line)).sorted() : nil
  }

  /// What a line of cells prints, as a row. Where it prints no figure its figures may stand in the line above.
  private mutating func append(_ cells: [RuledCell], in line: Int, of text: UnsafeBufferPointer<UInt8>) {
    beginRow()
    let pieces = cells.map { $0.pieces.filter { $0.line == line } }
    let hasFigure = pieces.contains { $0.contains { string($0, text).isFigure } }
    for piece in pieces {
      append(piece, of: text)
      self.cells[self.cells.count - 1].isUncertain = piece.isEmpty && !hasFigure
      if self.cells[self.cells.count - 1].line == 0 { self.cells[self.cells.count - 1].line = line }
    }
  }

  /// A cell of what its lines print. Several figures below each other are one that was broken or those of several rows: which,
  /// cannot be told.
  private mutating func append(_ pieces: [RuledPiece], of text: UnsafeBufferPointer<UInt8>) {
    guard let first = pieces.first else {
      let end = self.cells.last?.bytes.upperBound ?? 0
      return self.cells.append(
        Cell(bytes: end..<end, line: self.cells.last?.line ?? 0, column: self.cells.last?.column ?? 0))
    }
    var cell = Cell(bytes: first.bytes, line: first.line, column: first.column)
    if pieces.count > 1 {
      let strings = pieces.map { string($0, text) }
      cell.bytes = self.cell(strings.reduce("", joined)).bytes
      cell.isUncertain = strings.count(where: \.isFigure) > 1
    }
    self.cells.append(cell)
  }

  /// Rows of a line each, cut at their bars.
  private mutating func appendRows(_ lines: [RuledLine]) -> Bool {
    let printed = lines.indices.filter { !lines[$0].isWholeRule }
    guard zip(printed, printed.dropFirst()).allSatisfy({ $1 > $0 + 1 }), !printed.contains(where: { lines[$0].isRule })
    else { return false }
    let first = rowCount
    for line in printed.map({ lines[$0] }) {
      beginRow()
      for part in line.characters.split(omittingEmptySubsequences: false, whereSeparator: \.scalar.isBar).dropFirst()
        .dropLast()
      {
        let words = part.drop { $0.scalar.properties.isWhitespace }
        let end = words.last { !$0.scalar.properties.isWhitespace }?.bytes.upperBound
        let place = words.first ?? part.first
        let start = place?.bytes.lowerBound ?? line.characters[0].bytes.lowerBound
        cells.append(
          Cell(
            bytes: words.isEmpty ? start..<start : start..<(end ?? start), line: line.number, column: place?.number ?? 1
          ))
      }
    }
    if rowCount > first { endBlock(.table, rowsFrom: first) }
    return true
  }

  private func string(_ piece: RuledPiece, _ text: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[piece.bytes]), as: UTF8.self)
  }
}

/// Chinese needs no blank where a line ends.
private func joined(_ text: String, _ next: String) -> String {
  let isWord = { (character: Swift.Character?) in character.map { $0.isASCII && $0.isLetter } ?? false }
  return text + (isWord(text.last) && isWord(next.first) ? " " : "") + next
}

private func lines(of stretch: TextStretch, _ text: UnsafeBufferPointer<UInt8>) -> [(number: Int, bytes: Range<Int>)] {
  var lines: [(number: Int, bytes: Range<Int>)] = []
  var start = stretch.bytes.lowerBound
  while start < stretch.bytes.upperBound {
    let end = min(endOfLine(text, start), stretch.bytes.upperBound)
    lines.append((stretch.firstLine + lines.count, start..<end))
    start = end + 1
  }
  return lines
}

extension Diagnostic {
  fileprivate static func crookedTable(_ line: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the table drawn from line \(line) on is not read: its lines do not stand below one another",
        zh: "第 \(line) 行起用字符画出的表格未读取：各行的竖线上下没有对齐"),
      hint: Phrase(
        "a file of another format from where it was published keeps its columns", zh: "从发布处获取其他格式的文件，可保留各列")
    ).with {
      $0.severity = .warning
      $0.place = Place(line: line)
    }
  }
}
