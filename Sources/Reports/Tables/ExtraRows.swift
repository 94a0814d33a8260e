import Diagnostics
import Documents

/// Rows that the form does not have, in the midst of tables 二 and 三: a text that is no label of theirs, followed by as many
/// cells as the table has columns.
extension TableReader {
  /// Keeps a row that is none of the form's, and says whether it is one. Other texts end the table: what follows them may be of
  /// another one, until a label comes.
  mutating func readExtraRow(_ row: Int, _ cells: [Int]) -> Bool {
    guard let table = openTable, table != .disputes else { return false }
    guard let label = cells.last(where: { !labelled.isBlank($0) && !labelled.isValue($0) }) else { return false }
    guard labelled.labels[label] == nil else { return false }
    guard cells.allSatisfy({ $0 >= label || labelled.isBlank($0) || labelled.headsGroup($0) }),
      labelled.document.cells[label].bytes.count <= longestExtraLabel,
      !isJoined(labelled.document.string(labelled.document.cells[label])),
      let figures = figures(ofExtraRow: label, in: row, table)
    else {
      openTable = nil
      return false
    }
    keepExtraRow(label, figures, of: table)
    return true
  }

  /// The cells of the table's columns behind an unknown label: in its own row, which is of the same table; or where every cell has
  /// a line of its own, below it and above a label of the form.
  private func figures(ofExtraRow label: Int, in row: Int, _ table: StatutoryTable) -> [Int?]? {
    let count = table == .disclosure ? columns.count : applicants.count + 1
    let cells = labelled.document.cells(of: row)
    let isAlone = !cells.contains { $0 > label }
    if isAlone {
      guard !labelled.document.format.hasGrids, isBetweenRows(label, in: row) else { return nil }
      if let emptyLines { return emptyLines.cells(after: label, columns: count, in: labelled) }
    } else {
      guard labelled.document.block(of: row) == openBlock else { return nil }
    }
    let figures = figures(after: label, in: row, columns: count)
    guard figures.contains(where: { !labelled.isBlank($0) }) else { return nil }
    if isAlone { return figures.count == count && figures.allSatisfy { !labelled.isBlank($0) } ? figures : nil }
    let placed =
      table == .disclosure ? nil : place(rowOf: label, row: cells, by: geometry, in: labelled)
    if placed == nil, table == .applications, hasFurtherColumns(behind: label, in: row) { return nil }
    return placed ?? place(figures, columns: count, in: labelled, lastIsTotal: false)
  }

  /// Whether a label ends in one of table 三, before which that of its group was put.
  private func isJoined(_ label: String) -> Bool {
    label.indices.dropFirst().contains { start in
      guard label[start].isNumber || label[start] == "（",
        case .applicationRow = labels[LabelKey(String(label[start...]))]
      else { return false }
      return true
    }
  }

  /// Whether a label alone in its line follows figures, and figures and a label of the form follow it.
  private func isBetweenRows(_ label: Int, in row: Int) -> Bool {
    guard label > 0, labelled.isValue(label - 1) else { return false }
    let next = labelled.labels[(label + 1)...].indices.first { !labelled.isValue($0) }
    guard let next, next > label + 1, let following = labelled.labels[next] else { return false }
    return following.isOfRows
  }

  /// The columns of table 三 as printed.
  private var applicantColumns: [String] {
    let names = applicants + [totalColumn]
    return applicantHeadings.order.columns(names.count)?.map { names[$0] } ?? names
  }

  private mutating func keepExtraRow(_ label: Int, _ figures: [Int?], of table: StatutoryTable) {
    let document = labelled.document
    let headings =
      table == .disclosure
      ? columns.map { (name: disclosureColumns[$0.column].name, unit: $0.unit) }
      : applicantColumns.map { (name: $0, unit: ColumnUnit.count) }
    var row = ExtraRow(
      table: table, after: lastRowPath, label: document.string(document.cells[label]).filter { !$0.isNewline },
      cells: [],
      place: document.cells[label].place)
    for (heading, cell) in zip(headings, figures) {
      let read = cell.map { labelled.read($0, in: heading.unit) } ?? CellText(kind: .blank)
      row.cells.append(
        ExtraRow.Cell(
          column: heading.name, text: cell.map { document.string(document.cells[$0]) } ?? "", kind: read.kind,
          value: read.value, unit: read.unit, place: document.cells[cell ?? label].place))
      if let cell { tables.isFigure[cell] = true }
    }
    tables.extraRows.append(row)
  }
}

/// In bytes, three to a character: longer than any row's name.
private let longestExtraLabel = 120

extension LabelledDocument {
  /// Whether the cell is a label over rows, which has no figures of its own.
  fileprivate func headsGroup(_ cell: Int) -> Bool {
    labels[cell] == .applicationHeading || labels[cell] == .otherOutcomes || labels[cell] == .block
  }
}

extension Label {
  /// Found at the beginning of rows.
  fileprivate var isOfRows: Bool {
    switch self {
    case .block, .disclosureRow, .applicationRow, .applicationHeading, .otherOutcomes: true
    default: false
    }
  }
}
