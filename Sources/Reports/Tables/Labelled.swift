import Diagnostics
import Documents

/// A document's cells with the labels that they are: what the readers of the three tables work on.
struct LabelledDocument {
  private(set) var document: Document
  /// By cell; nil for figures and prose.
  var labels: [Label?]

  init(_ document: Document) {
    self.document = document
    labels = Array(repeating: nil, count: document.cells.count)
    document.text.withUnsafeBufferPointer { text in
      for index in document.cells.indices where isWordForNothing(text, document.cells[index].bytes) {
        self.document.cells[index].bytes = document.cells[index].bytes.prefix(0)
      }
    }
    document.text.withUnsafeBufferPointer { label($0) }
    mergeRepeated()
  }

  /// Takes a cell for one that stands for the cell before it.
  mutating func markRepeated(_ cell: Int) {
    document.cells[cell].isContinuation = true
    labels[cell] = nil
  }

  /// The label that a cell's text spells, wherever the cell stands.
  func spelledLabel(_ cell: Int) -> Label? {
    var key = LabelKey()
    document.text.withUnsafeBufferPointer { text in
      forEachScalar(text, document.cells[cell].bytes) { scalar in
        if let scalar = counted(scalar) { key.append(scalar) }
      }
    }
    return key.count <= longestLabel ? Reports.labels[key] : nil
  }

  /// The cells of a row that stand in their first place, in order.
  func originals(of row: Int) -> [Int] {
    let cells = document.cells(of: row)
    var originals: [Int] = []
    originals.reserveCapacity(cells.count)
    for cell in cells where !document.cells[cell].isContinuation { originals.append(cell) }
    return originals
  }

  /// Where the row, as laid out, prints something.
  func printedPositions(of row: Int) -> Set<Int> {
    let cells = document.cells(of: row)
    return Set(originals(of: row).filter { !isBlank($0) }.map { $0 - cells.lowerBound })
  }

  /// Whether a row of a grid has more cells than columns, and which of its blanks are none of these cannot be told.
  func hasExtraBlank(_ figures: [Int], columns: Int) -> Bool {
    document.format.hasGrids && figures.count > columns && figures.prefix(columns).contains(where: isBlank)
  }

  /// Whether signs part the row's cells, be it tags, tabs or bars, so that a blank cell leaves something; where blanks align
  /// them, which columns there are was found by what is printed.
  func isParted(_ row: Int) -> Bool {
    if document.format.hasGrids { return true }
    let cells = document.cells(of: row)
    guard let first = cells.first, let last = cells.last,
      document.cells[first].bytes.lowerBound <= document.cells[last].bytes.upperBound
    else { return false }
    let bytes = document.cells[first].bytes.lowerBound..<document.cells[last].bytes.upperBound
    return document.text[bytes].contains { $0 == 0x09 || $0 == UInt8(ascii: "|") }
  }

  /// Whether the row is a line that parts others: `---- ---- ----`.
  func isRule(_ row: Int) -> Bool {
    guard
      let first = document.cells(of: row).first(where: { !isBlank($0) }).map({ document.cells[$0].bytes.lowerBound }),
      document.text[first] == UInt8(ascii: "-") || document.text[first] == UInt8(ascii: "=")
    else { return false }
    let printed = originals(of: row).filter { !isBlank($0) }
    return printed.count > 1
      && printed.allSatisfy { cell in
        let text = document.text[document.cells[cell].bytes]
        return text.count > 2 && text.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") }
      }
  }

  /// What the cell says as a figure of the column.
  func read(_ cell: Int, in column: ColumnUnit) -> CellText {
    let wraps = document.format.wrapsFigures
    return document.text.withUnsafeBufferPointer { readCell($0, document.cells[cell].bytes, in: column, wraps: wraps) }
  }

  func isBlank(_ cell: Int) -> Bool {
    document.cells[cell].isBlank
  }

  /// Whether a cell that is no label of the form names a row of its own: what stands behind it belongs to it.
  func isUnknownLabel(_ cell: Int) -> Bool {
    read(cell, in: .money(nil)).kind == .text && document.string(document.cells[cell]).unicodeScalars.count >= 8
  }

  /// A figure, a mark or nothing: what may stand in a column. Read as money, so that sums with decimals are figures.
  func isValue(_ cell: Int) -> Bool {
    labels[cell] == nil && read(cell, in: .money(nil)).kind != .text
  }

  /// As many rows as a table may have, from its first row of figures on.
  func rows(ofTableFrom first: Int) -> Range<Int> { first..<min(first + mostRows, document.rowCount) }
}

/// What programs print of a cell that holds nothing: nan, NaN, None, null, <NA>.
private func isWordForNothing(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) -> Bool {
  guard bytes.count == 3 || bytes.count == 4, [0x6e, 0x4e, 0x3c].contains(text[bytes.lowerBound]) else { return false }
  return wordsForNothing.contains { $0.elementsEqual(text[bytes]) }
}

private let wordsForNothing = ["nan", "NaN", "NAN", "None", "null", "NULL", "<NA>"].map { Array($0.utf8) }

/// More columns than a statutory table has in any layout. What a row of headings says is compared with that of those before.
let mostColumns = 100
/// More rows, also where each cell has a line of its own.
private let mostRows = 400

/// The longest cell that is looked at as a label, in bytes.
private let longestLabelCell = 240

extension LabelledDocument {
  private mutating func label(_ text: UnsafeBufferPointer<UInt8>) {
    let labels = Reports.labels
    var isInTables = false
    // The cell before, when it is a piece of a label that the next may complete.
    var piece: (cell: Int, key: LabelKey)?
    for (index, cell) in document.cells.enumerated() {
      if cell.bytes.count > longestLabelCell, isInTables { self.labels[index] = explained(index, text) }
      guard (2...longestLabelCell).contains(cell.bytes.count), !cell.isContinuation else { continue }
      var key = piece?.key ?? LabelKey()
      var own = LabelKey()
      forEachScalar(text, cell.bytes) { scalar in
        guard let scalar = counted(scalar) else { return }
        own.append(scalar)
        key.append(scalar)
      }
      if own.count <= longestLabel, let known = labels[own] {
        self.labels[index] = known
        isInTables = isInTables || known.opensTable
        piece = nil
      } else if let earlier = piece?.cell, key.count <= longestLabel, let known = labels[key] {
        self.labels[earlier] = known
        self.labels[index] = .rest
        piece = nil
      } else {
        piece = isInTables && own.count <= longestPiece && text[cell.bytes.lowerBound] >= 0x80 ? (index, own) : nil
        if own == cutHeading { self.labels[index] = .cutHeading }
        if isInTables, (5...60).contains(own.count) { self.labels[index] = nearestLabel(document.string(cell)) }
        if isInTables, self.labels[index] == nil { self.labels[index] = explained(index, text) }
      }
    }
  }
}

extension LabelledDocument {
  /// The row of table 二 that a cell names and explains behind a colon, where its figures follow: 规章：指… before 3.
  private func explained(_ cell: Int, _ text: UnsafeBufferPointer<UInt8>) -> Label? {
    let bytes = document.cells[cell].bytes
    guard cell + 1 < document.cells.count, !document.cells[cell + 1].isBlank, isValue(cell + 1) else { return nil }
    var key = LabelKey()
    var isExplained = false
    forEachScalar(text, bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound + longestLabelCell)) { scalar in
      if foldedToASCII(scalar) == 0x3a { isExplained = true }
      if !isExplained, let scalar = counted(scalar) { key.append(scalar) }
    }
    guard isExplained, case .disclosureRow(let row)? = Reports.labels[key] else { return nil }
    return .disclosureRow(row)
  }
}

/// The longest beginning of a label that stands in a cell of its own, in characters: 本年新 before 制作数量.
private let longestPiece = 8

extension Label {
  /// Found only in the statutory tables, so that what follows may be misspelt labels of theirs.
  fileprivate var opensTable: Bool {
    switch self {
    case .block, .disclosureColumn, .applicationRow: true
    default: false
    }
  }
}
