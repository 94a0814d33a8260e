import Documents

/// Tables of grids of which columns are not there, since the file hides them or leaves them out: what is left is known by its headings,
/// where every row has as many cells as there are headings.
extension TableReader {
  /// The columns of table 三 that are there; nil where all are, or where rows have other cells than the headings. Blank cells before
  /// the figures are those of labels that were merged.
  func partialApplicants(from first: Int) -> [Int]? {
    let format = labelled.document.format
    guard format.hasGrids, format != .pdf, let columns = applicantHeadings.partialColumns else { return nil }
    let block = labelled.document.block(of: first)
    var isFound = false
    var width: Int?
    for row in labelled.rows(ofTableFrom: first) where labelled.document.block(of: row) == block {
      let cells = labelled.originals(of: row)
      guard let label = cells.last(where: { labelled.labels[$0]?.isApplicationRow ?? false }) else { continue }
      guard width == nil || width == labelled.document.cells(of: row).count else { return nil }
      width = labelled.document.cells(of: row).count
      let behind = labelled.document.cells(of: row).filter { $0 > label && labelled.labels[$0] == nil }
      let own = behind.filter { cell in !isSpanOf(label, cell) }
      guard own.count == columns.count || isAtEnd(own, of: row),
        own.allSatisfy({ !labelled.document.cells[$0].isContinuation })
      else { return nil }
      isFound = true
    }
    return isFound ? columns : nil
  }

  /// Whether the figures are the last cells of a row, below their headings, and those before them blank.
  private func isAtEnd(_ cells: [Int], of row: Int) -> Bool {
    let count = applicantHeadings.partialColumns?.count ?? 0
    return cells.count > count && cells.dropLast(count).allSatisfy { labelled.isBlank($0) }
      && applicantHeadings.areLast(inRowsOf: labelled.document.cells(of: row).count)
  }

  /// Whether a cell is one that the label reaches over.
  private func isSpanOf(_ label: Int, _ cell: Int) -> Bool {
    let (own, other) = (labelled.document.cells[label], labelled.document.cells[cell])
    return other.isContinuation && other.bytes == own.bytes
  }

  /// Keeps a row of table 三 of which only some columns are there.
  mutating func keepPartial(_ figures: [Int], _ label: Int, at cell: Int) {
    guard let partialColumns, figures.count >= partialColumns.count else {
      let name = applicationRows[label].row.last ?? ""
      return complain(
        .rowDoesNotFit(name, cells: figures.count, columns: partialColumns?.count ?? applicants.count + 1), at: cell)
    }
    let first = firstApplicationSlot + label * (applicants.count + 1)
    keep(
      Array(figures.suffix(partialColumns.count)), slots: partialColumns.map { first + $0 },
      units: Array(repeating: .count, count: partialColumns.count), near: cell)
  }

  /// Whether headings of the form are missing, and no row shows that there are figures for all its columns: a blank among them may be
  /// no cell of theirs.
  func lacksColumns(from first: Int) -> Bool {
    guard !applicantHeadings.missingColumns.isEmpty else { return false }
    let count = applicants.count + 1
    return !labelled.rows(ofTableFrom: first).contains { row in
      guard let label = labelled.originals(of: row).last(where: { labelled.labels[$0]?.isApplicationRow ?? false })
      else { return false }
      let figures = figures(after: label, in: row, columns: count)
      return figures.count == count && figures.allSatisfy { !labelled.isBlank($0) }
    }
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
