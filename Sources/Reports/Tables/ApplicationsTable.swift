import Diagnostics
import Documents

/// Table 三: its rows by their labels, the seven figures after each.
extension TableReader {
  private static let columns = applicants.count + 1

  /// Notes where the columns stand, when 商业企业 and the others are printed side by side.
  mutating func noteGeometry(_ cell: Int, row: Range<Int>) {
    let others: [Label] = [.applicant(1), .applicant(2), .applicant(3), .applicant(4), .others]
    let isComplete = others.enumerated().allSatisfy { step, label in
      cell + step < row.upperBound && labelled.labels[cell + step] == label
    }
    let base = cell - row.lowerBound - 1
    geometry = isComplete && base > 0 ? ColumnGeometry(base: base, width: row.count) : nil
  }

  mutating func readApplications(_ label: Int, at cell: Int, in row: Int) {
    let cells = labelled.document.cells(of: row)
    let figures = figures(after: cell, in: row, columns: Self.columns)
    if label == otherOutcomesRow, figures.isEmpty {
      // On the form of 2021 it is the name of three rows.
      lastApplicationRow = lastApplicationRow ?? label
      return
    }
    tables.seen.insert(.applications)
    lastApplicationRow = label
    let isUneven = isUneven(cells)
    let placed =
      place(rowOf: cell, row: cells, by: geometry, columns: Self.columns, in: labelled)
      ?? place(figures, columns: Self.columns, in: labelled, lastIsTotal: true, isUneven: isUneven)
    guard let placed else {
      let name = applicationRows[label].row.last ?? ""
      return complain(.rowDoesNotFit(name, cells: figures.count, columns: Self.columns), at: cell)
    }
    let first = firstApplicationSlot + label * Self.columns
    keep(
      placed, slots: (0..<Self.columns).map { first + $0 }, units: Array(repeating: .count, count: Self.columns))
  }

  /// Whether a row of text, on one line, is of another width than the headings: a cell was lost or added. Where each cell
  /// has its own line or tags, none is.
  private func isUneven(_ row: Range<Int>) -> Bool {
    guard let geometry, !labelled.document.format.hasGrids, let last = row.last else { return false }
    return geometry.width != row.count
      && labelled.document.cells[row.lowerBound].line == labelled.document.cells[last].line
  }
}

/// The first cell of table 三; its rows follow each other, the six applicants and the total in each.
let firstApplicationSlot = formCells.firstIndex { $0.table == .applications } ?? 0
