import Relations

/// Writes the cells of one column, a stretch of rows at a time: what kind of column it is, is asked once a stretch.
struct CellWriter {
  let column: Column
  private let notation: NumberNotation
  private let texts: WrittenTexts?
  private let truth: [(bytes: [UInt8], width: Int)]
  /// By the raw value of `Presence`.
  private let none: [(bytes: [UInt8], width: Int)]
  /// Whether numbers are followed by a mark, or by a blank in its place: where any of the column is implied.
  private let marksImplied: Bool

  init(_ column: Column, _ dialect: Dialect) {
    self.column = column
    notation = dialect.grouping.map { .shown(column, grouping: $0) } ?? .exact
    if case .text(let codes, let vocabulary) = column.values {
      texts = WrittenTexts(column, codes: codes, vocabulary: vocabulary, dialect: dialect)
    } else {
      texts = nil
    }
    truth = [dialect.no, dialect.yes].map { (Array($0.utf8), dialect.widthOfText($0)) }
    none = Presence.allCases.map { presence in
      let (text, width) = dialect.none(presence)
      return (Array(text.utf8), width)
    }
    marksImplied =
      dialect.marksImplied && column.isNumeric
      && column.presence.map { $0.elements.contains(Presence.implied.rawValue) } ?? false
  }

  /// Appends the cells of these rows.
  func append(_ rows: Range<Int>, to cells: inout Cells) {
    switch column.values {
    case .integer(let buffer):
      let numbers = buffer.elements
      appendNumbers(rows, to: &cells) { row, bytes in append(integer: numbers[row], row: row, to: &bytes) }
    case .money(let buffer):
      let numbers = buffer.elements
      appendNumbers(rows, to: &cells) { row, bytes in append(money: numbers[row], to: &bytes) }
    case .real(let buffer):
      let numbers = buffer.elements
      appendCells(rows, to: &cells) { row, bytes in append(real: numbers[row], row: row, to: &bytes) }
    case .boolean(let buffer):
      let values = buffer.elements
      appendCells(rows, to: &cells) { row, bytes in
        let text = truth[values[row] == 0 ? 0 : 1]
        bytes.append(contentsOf: text.bytes)
        return text.width
      }
    case .text:
      appendCells(rows, to: &cells) { row, bytes in texts?.append(row: row, to: &bytes) ?? 0 }
    }
  }

  @inline(__always)
  private func append(integer: Int64, row: Int, to bytes: inout [UInt8]) {
    guard !notation.isExact else { return Output.append(integer, grouping: false, to: &bytes) }
    switch column.unit(at: row) {
    case .label: Output.append(integer, grouping: false, to: &bytes)
    case .ratio: Output.append(percent: Double(integer), grouping: notation.grouping, to: &bytes)
    case .points: Output.append(points: Double(integer), grouping: notation.grouping, to: &bytes)
    case .number, .yuan: Output.append(integer, grouping: notation.grouping, to: &bytes)
    }
  }

  @inline(__always)
  private func append(money: Int64, to bytes: inout [UInt8]) {
    let showsFen = notation.isExact ? money % 100 != 0 : notation.showsFen
    Output.append(hundredths: money, decimals: showsFen, grouping: notation.grouping, to: &bytes)
  }

  /// Gives the width. A number that is none (infinity) has no digits in any format: it is written like a blank.
  @inline(__always)
  private func append(real: Double, row: Int, to bytes: inout [UInt8]) -> Int {
    guard real.isFinite else {
      let blank = none[Int(Presence.blank.rawValue)]
      bytes.append(contentsOf: blank.bytes)
      return blank.width
    }
    let start = bytes.count
    let unit = column.unit(at: row)
    switch unit {
    case _ where notation.isExact: Output.append(exactly: real, to: &bytes)
    case .ratio: Output.append(percent: real, grouping: notation.grouping, to: &bytes)
    case .points: Output.append(points: real, grouping: notation.grouping, to: &bytes)
    case .label: Output.append(exactly: real, to: &bytes)
    case .number, .yuan:
      let decimals = notation.decimals(of: real, unit: unit)
      Output.append(real, decimals: decimals, grouping: notation.grouping, to: &bytes)
    }
    return bytes.count - start
  }
}

extension CellWriter {
  /// Numbers are ASCII, so that their bytes are their width.
  @inline(__always)
  private func appendNumbers(
    _ rows: Range<Int>, to cells: inout Cells, _ number: (Int, inout [UInt8]) -> Void
  ) {
    appendCells(rows, to: &cells) { row, bytes in
      let start = bytes.count
      number(row, &bytes)
      return bytes.count - start
    }
  }

  @inline(__always)
  private func appendCells(
    _ rows: Range<Int>, to cells: inout Cells, _ value: (Int, inout [UInt8]) -> Int
  ) {
    guard let presence = column.presence?.elements else {
      for row in rows { cells.finishCell(width: value(row, &cells.bytes), showsValue: true) }
      return
    }
    for row in rows {
      let hasValue = presence[row] <= Presence.implied.rawValue
      var width: Int
      if hasValue {
        width = value(row, &cells.bytes)
      } else {
        let sign = none[min(Int(presence[row]), none.count - 1)]
        cells.bytes.append(contentsOf: sign.bytes)
        width = sign.width
      }
      if marksImplied {
        let isImplied = presence[row] == Presence.implied.rawValue
        cells.bytes.append(isImplied ? UInt8(ascii: "*") : UInt8(ascii: " "))
        width += 1
      }
      cells.finishCell(width: width, showsValue: hasValue)
    }
  }
}

extension Column {
  /// Whether its cells stand to the right.
  var isNumeric: Bool {
    switch type {
    case .integer, .money, .real: true
    case .text, .boolean: false
    }
  }
}

/// Appends rows as the formats of files have them: something before each cell, its cell, something after the last.
func append(
  _ rows: Range<Int>, of writers: [CellWriter], before: [[UInt8]], after: [UInt8], to bytes: inout [UInt8]
) {
  let columns = writers.map { writer in
    var cells = Cells()
    writer.append(rows, to: &cells)
    return cells
  }
  for row in 0..<rows.count {
    for column in columns.indices {
      bytes.append(contentsOf: before[column])
      bytes.append(contentsOf: columns[column][row])
    }
    bytes.append(contentsOf: after)
  }
}
