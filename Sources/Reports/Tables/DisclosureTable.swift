import Diagnostics
import Documents

/// Table 二: its headings, then a row's figures under them.
extension TableReader {
  /// Adds a heading to those of its row, or of the rows just above; one that they have already begins them anew, unless a
  /// merged cell repeats it.
  mutating func addHeading(_ column: Int, _ cell: Int, in row: Int) {
    if !isInHeadings { columns = [] }
    isInHeadings = true
    tables.seen.insert(.disclosure)
    open(.disclosure, in: row)
    if columns.contains(where: { $0.column == column }) {
      if row == headingRow { return }
      columns = []
    }
    let width = labelled.document.cells(of: row).count
    let isLaidOut = labelled.document.format.hasGrids && width > 1
    let isAsWide = headingRow.map { labelled.document.cells(of: $0).count == width } ?? false
    headingRow = row
    let position = cell - labelled.document.cells(of: row).lowerBound
    // Of headings in two rows, as where a page ends between their lines, one of the lower row may stand before others.
    let place = isLaidOut && isAsWide ? columns.firstIndex { $0.position > position } : nil
    columns.insert(
      (column, disclosureUnit(ofHeading: column, cell, in: labelled), position), at: place ?? columns.endIndex)
  }

  mutating func readDisclosure(_ label: Int, at cell: Int, in row: Int) {
    isInHeadings = false
    guard !columns.isEmpty else { return }
    let figures = figures(after: cell, in: row, columns: columns.count)
    let slots = columns.map { disclosureSlots[DisclosureKey(row: label, column: $0.column)] }
    guard let slot = slots.lazy.compactMap({ $0 }).first else { return }
    open(.disclosure, in: row)
    lastRowPath = formCells[slot].rowPath
    if figures.isEmpty, hasBlankLines(after: cell, columns: columns.count) {
      return keepBlanks(slots, near: cell)
    }
    guard hasWholeHeadings(label) || standsUnderHeadings(figures, in: row), !isUnderOtherHeading(cell, in: row),
      let placed = isAlone(cell, in: row)
        ? emptyLines?.cells(after: cell, columns: columns.count, in: labelled)
        : placedByHeadings(figures, of: cell, in: row)
          ?? place(
            figures, columns: columns.count, in: labelled, lastIsTotal: false,
            isUneven: labelled.hasExtraBlank(figures, columns: columns.count))
    else {
      return complain(
        .rowDoesNotFit(disclosureRows[label].name, cells: figures.count, columns: columns.count), at: cell,
        misfitOf: .disclosure)
    }
    keep(placed, slots: slots, units: columns.map(\.unit), near: cell)
  }

  /// The cells under their headings, where a grid's row is as wide as that of the headings and has more cells than those. In a text,
  /// headings may have other blanks before and behind them than figures.
  private func placedByHeadings(_ figures: [Int], of label: Int, in row: Int) -> [Int?]? {
    guard figures.count > columns.count, let headingRow, labelled.document.format.hasGrids else { return nil }
    let positions = columns.map(\.position)
    let between = Set((positions.min() ?? 0)...(positions.max() ?? 0)).subtracting(positions)
    guard zip(positions, positions.dropFirst()).allSatisfy(<),
      between.isDisjoint(with: labelled.printedPositions(of: headingRow))
    else { return nil }
    let width = labelled.document.cells(of: headingRow).count
    return place(
      rowOf: label, row: labelled.document.cells(of: row), by: ColumnGeometry(positions: positions, width: width),
      in: labelled)
  }

  /// Whether a label has a line of its own in a text whose blank cells are empty lines.
  private func isAlone(_ label: Int, in row: Int) -> Bool {
    emptyLines != nil && labelled.document.cells(of: row).count == 1
  }

  /// Whether the headings are all those that a form has over the row: where one of them was lost, the figures may stand
  /// under any.
  private func hasWholeHeadings(_ label: Int) -> Bool {
    let (over, wanted) = headingsOfRows[label]
    let found = columns.reduce(0) { over & 1 << $1.column == 0 ? $0 : $0 | 1 << meanings[$1.column] }
    return wanted.contains(found)
  }

  /// Whether only one heading is understood, and behind the place of the row's label another text stands before it, as where two
  /// headings ran together: the figures may be of either.
  private func isUnderOtherHeading(_ label: Int, in row: Int) -> Bool {
    guard columns.count == 1, let headingRow else { return false }
    let document = labelled.document
    let place = label - document.cells(of: row).lowerBound
    let headings = labelled.originals(of: headingRow).filter { $0 > document.cells(of: headingRow).lowerBound + place }
    return headings.prefix { labelled.labels[$0] == nil }.contains { !labelled.isBlank($0) }
  }
}

/// What the figures under a heading of table 二 are, by what the heading prints.
func disclosureUnit(ofHeading column: Int, _ cell: Int, in labelled: LabelledDocument) -> ColumnUnit {
  guard moneyColumns.contains(disclosureColumns[column].name) else { return .count }
  return .money(moneyUnit(ofHeading: labelled.document.string(labelled.document.cells[cell])))
}

/// By row: the columns that have a cell in it, and what they mean on each form that has the row; a bit for each.
private let headingsOfRows: [(over: Int, wanted: [Int])] = disclosureRows.indices.map { row in
  let cells = disclosureSlots.filter { $0.key.row == row }
  let wanted = Form.allCases.map { form in
    cells.filter { formCells[$0.value].forms.contains(form) }.reduce(0) { $0 | 1 << meanings[$1.key.column] }
  }
  return (cells.reduce(0) { $0 | 1 << $1.key.column }, wanted.filter { $0 != 0 })
}

/// The decisions are one column of both forms, by two names; either stands alone over its rows where forms are mixed.
private let meanings: [Int] = {
  let decisions = disclosureColumns.indices.filter { disclosureColumns[$0].name.hasSuffix("处理决定数量") }
  return disclosureColumns.indices.map { decisions.contains($0) ? decisions[0] : $0 }
}()

let moneyColumns: Set<String> = ["采购总金额", "本年收费金额（单位：万元）"]

struct DisclosureKey: Hashable {
  var row: Int
  var column: Int
}

/// The cell of table 二 under a heading, on the form that has it.
let disclosureSlots: [DisclosureKey: Slot] = {
  var slots: [DisclosureKey: Slot] = [:]
  for (slot, cell) in formCells.enumerated() where cell.table == .disclosure {
    let row = disclosureRows.firstIndex { $0.name == cell.row.last || $0.spellings.contains(cell.row.last ?? "") }
    let column = disclosureColumns.firstIndex { $0.name == cell.column.last }
    if let row, let column { slots[DisclosureKey(row: row, column: column)] = slot }
  }
  return slots
}()
