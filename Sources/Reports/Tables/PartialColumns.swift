import Documents

/// Tables of grids of which columns are not there, since the file hides them or leaves them out: what is left is known by its headings,
/// where every row has as many cells as there are headings.
extension TableReader {
  /// The columns of table 三 that are there; nil where all are, or where rows have other cells than the headings.
  func partialApplicants(from first: Int) -> [Int]? {
    let format = labelled.document.format
    guard format.hasGrids, format != .pdf, let columns = applicantHeadings.partialColumns else { return nil }
    let block = labelled.document.block(of: first)
    var isFound = false
    for row in labelled.rows(ofTableFrom: first) where labelled.document.block(of: row) == block {
      let cells = labelled.originals(of: row)
      guard let label = cells.last(where: { labelled.labels[$0]?.isApplicationRow ?? false }) else { continue }
      let behind = labelled.document.cells(of: row).filter { $0 > label && labelled.labels[$0] == nil }
      let own = behind.filter { cell in !isSpanOf(label, cell) }
      guard own.count == columns.count, own.allSatisfy({ !labelled.document.cells[$0].isContinuation }) else {
        return nil
      }
      isFound = true
    }
    return isFound ? columns : nil
  }

  /// Whether a cell is one that the label reaches over.
  private func isSpanOf(_ label: Int, _ cell: Int) -> Bool {
    let (own, other) = (labelled.document.cells[label], labelled.document.cells[cell])
    return other.isContinuation && other.bytes == own.bytes
  }

  /// Keeps a row of table 三 of which only some columns are there.
  mutating func keepPartial(_ figures: [Int], _ label: Int, at cell: Int) {
    guard let partialColumns, figures.count == partialColumns.count else {
      let name = applicationRows[label].row.last ?? ""
      return complain(
        .rowDoesNotFit(name, cells: figures.count, columns: partialColumns?.count ?? applicants.count + 1), at: cell)
    }
    let first = firstApplicationSlot + label * (applicants.count + 1)
    keep(
      figures, slots: partialColumns.map { first + $0 }, units: Array(repeating: .count, count: figures.count),
      near: cell)
  }

  /// Whether a row of table 二 has a cell below each of its headings and no others, though headings of the form are missing.
  func standsUnderHeadings(_ figures: [Int], in row: Int) -> Bool {
    let format = labelled.document.format
    guard format.hasGrids, format != .pdf, let headingRow, figures.count == columns.count else { return false }
    let (cells, headings) = (labelled.document.cells(of: row), labelled.document.cells(of: headingRow))
    return cells.count == headings.count
      && zip(figures, columns).allSatisfy { $0 - cells.lowerBound == $1.position }
  }
}
