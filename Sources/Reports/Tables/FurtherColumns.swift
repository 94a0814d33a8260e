import Diagnostics
import Documents

/// Columns of table 三 that the form does not have: 小计 beside 总计, 备注, 占比, 上年. They are known by their headings.
extension TableReader {
  /// Whether a row below the headings belongs to them though it has none that begins them: 总计, 其他 or another text alone.
  func goesOnWithHeadings(_ row: Int) -> Bool {
    guard !applicantHeadings.isOver, applicantHeadings.lastRow == row - 1 else { return false }
    let printed = labelled.originals(of: row).filter { !labelled.isBlank($0) }
    return !printed.isEmpty
      && printed.allSatisfy { cell in
        switch labelled.labels[cell] {
        case .total, .others, .rest: true
        case nil: isFurtherHeading(cell)
        default: false
        }
      }
  }

  /// The texts of a row of headings that are none of the form's, and a second total.
  func furtherHeadings(of row: Int) -> [ApplicantHeadings.Further] {
    let first = labelled.document.cells(of: row).lowerBound
    let printed = labelled.originals(of: row).filter { !labelled.isBlank($0) }
    let firstOfForm = printed.first { labelled.labels[$0]?.isApplicantHeading ?? false }
    let leftmost = applicantHeadings.found.map(\.position).min() ?? 0
    var last: Int?
    return printed.compactMap { cell in
      guard labelled.labels[cell] == nil, isFurtherHeading(cell) else { return nil }
      defer { last = cell }
      let isAlone = printed.count == 1 && labelled.document.cells(of: row).count == 1
      let goesOn = isAlone ? applicantHeadings.further.last?.row == row - 1 : last == cell - 1
      return ApplicantHeadings.Further(
        text: labelled.document.string(labelled.document.cells[cell]).filter { !$0.isWhitespace }, row: row,
        position: cell - first, isBeforeForms: isAlone ? false : cell < firstOfForm ?? leftmost + first, goesOn: goesOn)
    }
  }

  private func isFurtherHeading(_ cell: Int) -> Bool {
    labelled.document.cells[cell].bytes.count <= longestFurtherHeading && !labelled.isValue(cell)
  }

  /// Of several totals takes the one that the others add up to, and 总计 where that is said of more than one.
  mutating func chooseTotal(from row: Int) {
    let placements = applicantHeadings.placements
    guard placements.count > 1 else { return }
    let counts = placements.map { rowsAddingUp($0, from: row) }
    guard let most = counts.map(\.right).max() else { return }
    let best = placements.indices.filter { counts[$0].right == most }
    let named = best.filter { isNamedTotal(placements[$0], above: row) }
    guard let chosen = best.count == 1 ? best.first : named.count == 1 ? named.first : nil,
      2 * counts[chosen].wrong <= counts[chosen].right
    else { return applicantHeadings.giveUp() }
    applicantHeadings.choose(placements[chosen])
  }

  /// In how many rows of the table the printed parts add up to the printed total, and in how many they do not.
  private func rowsAddingUp(_ placement: ApplicantHeadings.Placement, from first: Int) -> (right: Int, wrong: Int) {
    let block = labelled.document.block(of: first)
    var (right, wrong) = (0, 0)
    for row in labelled.rows(ofTableFrom: first) where labelled.document.block(of: row) == block {
      let cells = labelled.document.cells(of: row)
      guard let label = labelled.originals(of: row).last(where: { labelled.labels[$0]?.isApplicationRow ?? false }),
        let placed = place(rowOf: label, row: cells, by: placement.geometry, in: labelled)
      else { continue }
      let values = placed.map { $0.flatMap { labelled.read($0, in: .count).value } ?? 0 }
      let parts = zip(values, placement.columns).filter { $1 != applicants.count }.map(\.0)
      let total = zip(values, placement.columns).first { $1 == applicants.count }?.0
      if parts.reduce(0, &+) == total { right += 1 } else { wrong += 1 }
    }
    return (right, wrong)
  }

  private func isNamedTotal(_ placement: ApplicantHeadings.Placement, above row: Int) -> Bool {
    guard let index = placement.columns.firstIndex(of: applicants.count) else { return false }
    let position = placement.geometry.positions[index]
    return applicantHeadings.found.contains { heading in
      let cells = labelled.document.cells(of: heading.row)
      return heading.position == position && position < cells.count
        && LabelKey(labelled.document.string(labelled.document.cells[cells.lowerBound + position]))
          == LabelKey(totalColumn)
    }
  }

  /// Whether columns that the form does not have stand behind a row's label, so that figures are not known by their number.
  func hasFurtherColumns(behind label: Int, in row: Int) -> Bool {
    let first = labelled.document.cells(of: row).lowerBound
    return geometry?.further.contains { first + $0 > label } ?? false
  }

  /// Keeps what a row of the form prints under headings that the form does not have.
  mutating func keepFurther(behind label: Int, in row: Int) {
    guard let geometry, !geometry.further.isEmpty else { return }
    let document = labelled.document
    let cells = document.cells(of: row)
    let kept = geometry.further.sorted().map { cells.lowerBound + $0 }.filter { cell in
      cell > label && cells.contains(cell) && !labelled.isBlank(cell) && !document.cells[cell].isContinuation
    }
    guard !kept.isEmpty else { return }
    var extra = ExtraRow(
      table: .applications, after: nil, label: lastRowPath ?? "", cells: [], place: document.cells[label].place,
      isOfForm: true)
    for cell in kept {
      let read = labelled.read(cell, in: .count)
      extra.cells.append(
        ExtraRow.Cell(
          column: applicantHeadings.heading(over: cell - cells.lowerBound, totals: labelled),
          text: document.string(document.cells[cell]), kind: read.kind, value: read.value, unit: read.unit,
          place: document.cells[cell].place))
      tables.isFigure[cell] = true
    }
    tables.extraRows.append(extra)
  }
}

/// In bytes, three to a character.
private let longestFurtherHeading = 60

extension ApplicantHeadings {
  /// What stands over a column that the form does not have: its headings below each other.
  fileprivate func heading(over position: Int, totals labelled: LabelledDocument) -> String {
    let texts = further.filter { $0.position == position }.map(\.text)
    if !texts.isEmpty { return texts.joined() }
    guard let total = found.first(where: { $0.position == position }) else { return "" }
    let cell = labelled.document.cells(of: total.row).lowerBound + position
    return labelled.document.string(labelled.document.cells[cell]).filter { !$0.isWhitespace }
  }
}

extension Label {
  /// Begins the headings of table 三.
  var headsApplicants: Bool {
    switch self {
    case .applicant, .organisations, .applicantsHeading: true
    default: false
    }
  }

  fileprivate var isApplicantHeading: Bool { headsApplicants || self == .total || self == .others }

  var isApplicationRow: Bool {
    if case .applicationRow = self { true } else { false }
  }
}

extension Diagnostic {
  /// - Parameter names: 备注.
  static func furtherColumns(_ table: StatutoryTable, _ names: [String]) -> Diagnostic {
    let quoted = names.map { "“\($0)”" }
    return Diagnostic(
      Phrase(
        "table \(table.rawValue) has headings that the form does not have (\(quoted.joined(separator: ", "))), and which figures stand under them cannot be told: none of its cells is read",
        zh: "表\(table.rawValue)有规定格式以外的栏目（\(quoted.joined())），无法确定其下是哪些数字：表中单元格均未读取"),
      hint: Phrase(
        "load the report in a format that keeps the columns, or take them out in a copy of the file",
        zh: "请载入保留各列的其他格式，或在文件副本中删去这些栏目"))
  }
}
