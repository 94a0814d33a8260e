import Diagnostics
import Documents

/// Table 三: its rows by their labels, the seven figures after each.
extension TableReader {
  private static let columns = applicants.count + 1

  /// Notes the headings of a row: which columns there are, in which order, and where they stand.
  mutating func noteApplicantHeadings(_ row: Int, _ originals: [Int]) {
    let cells = labelled.document.cells(of: row)
    guard cells.count <= mostColumns,
      originals.contains(where: { labelled.labels[$0]?.headsApplicants ?? false }) || goesOnWithHeadings(row)
    else { return }
    let names = originals.compactMap { cell in
      labelled.labels[cell].flatMap(name).map { (name: $0, position: cell - cells.lowerBound) }
    }
    applicantHeadings.add(
      names, further: furtherHeadings(of: row), row: row, width: cells.count,
      printed: labelled.printedPositions(of: row))
    if let first = originals.first(where: { labelled.labels[$0] == .applicant(1) }) { noteGeometry(first, row: cells) }
  }

  private func name(_ label: Label) -> ApplicantHeadings.Name? {
    switch label {
    case .applicant(let applicant): .column(applicant)
    case .others: .column(applicants.count - 1)
    case .total: .column(applicants.count)
    case .organisations: .organisations
    default: nil
    }
  }

  /// Notes where the columns stand, when 商业企业 and the others are printed side by side.
  private mutating func noteGeometry(_ cell: Int, row: Range<Int>) {
    let others: [Label] = [.applicant(1), .applicant(2), .applicant(3), .applicant(4), .others]
    let isComplete = others.enumerated().allSatisfy { step, label in
      cell + step < row.upperBound && labelled.labels[cell + step] == label
    }
    let base = cell - row.lowerBound - 1
    geometry = isComplete && base > 0 ? .sideBySide(from: base, columns: Self.columns, width: row.count) : nil
  }

  /// The order of the columns, and where they stand if it is another than the form's; nil, once with a complaint, where
  /// the headings leave it open.
  private mutating func columnOrder(at cell: Int, in row: Int) -> [Int]? {
    if !applicantHeadings.isOver {
      applicantHeadings.settle()
      partialColumns = partialApplicants(from: row)
      let further = applicantHeadings.hasFurtherColumn
      chooseTotal(from: row)
      let order = applicantHeadings.order
      let placed = applicantHeadings.placements.first?.geometry
      let isTrusted = placed.map { $0.isPlain || labelled.isParted(row) } ?? false
      geometry = isTrusted ? placed : order == .form ? geometry : nil
      if labelled.document.format.hasGrids, let found = geometry, !holds(found, from: row) { geometry = nil }
      if further, geometry == nil {
        applicantHeadings.giveUp()
        complain(
          .furtherColumns(.applications, applicantHeadings.further.map(\.text)), at: cell, misfitOf: .applications)
      } else if order == .unknown {
        complain(.unknownOrder(.applications), at: cell, misfitOf: .applications)
      } else if geometry == nil, partialColumns == nil, lacksColumns(from: row) {
        complain(
          .withoutColumns(applicantHeadings.missingColumns.map { (applicants + ["总计"])[$0] }), at: cell,
          misfitOf: .applications)
        applicantHeadings.giveUp()
      }
    }
    return applicantHeadings.order.columns(Self.columns)
  }

  mutating func readApplications(_ label: Int, at cell: Int, in row: Int) {
    let cells = labelled.document.cells(of: row)
    let figures = figures(after: cell, in: row, columns: Self.columns)
    if label == otherOutcomesRow, figures.isEmpty {
      // On the form of 2021 it is the name of three rows.
      lastApplicationRow = lastApplicationRow ?? label
      return
    }
    if figures.allSatisfy(labelled.isBlank), let above = beginning(of: label, at: cell, above: row) {
      return readApplications(label, at: above, in: row - 1)
    }
    tables.seen.insert(.applications)
    lastApplicationRow = label
    open(.applications, in: row)
    lastRowPath = applicationRows[label].row.joined(separator: "/")
    guard let order = columnOrder(at: cell, in: row) else { return }
    if partialColumns != nil { return keepPartial(figures, label, at: cell) }
    if coversColumns(figures) {
      return complain(
        .rowDoesNotFit(applicationRows[label].row.last ?? "", cells: 1, columns: Self.columns), at: cell,
        misfitOf: .applications)
    }
    let isTotalLast = order.last == Self.columns - 1
    let isUneven = isUneven(row)
    let hasFurther = hasFurtherColumns(behind: cell, in: row)
    let placed =
      if let emptyLines, emptyLines.labels.contains(cell) {
        emptyLines.rows[cell] ?? emptyLines.printedCells(after: cell, columns: Self.columns, in: labelled)
      } else {
        place(rowOf: cell, row: cells, by: geometry, in: labelled)
          ?? (hasFurther
            ? nil : place(figures, columns: Self.columns, in: labelled, lastIsTotal: isTotalLast, isUneven: isUneven))
      }
    let first = firstApplicationSlot + label * Self.columns
    let slots = order.map { first + $0 }
    let units = Array(repeating: ColumnUnit.count, count: Self.columns)
    if placed == nil, isTotalLast, !hasFurther, isCollapsed(figures, label: cell) {
      hasCollapsedColumns = true
      complain(.onlyTotal(applicationRows[label].row.last ?? ""), at: cell)
      return keep([figures[1]], slots: [slots[Self.columns - 1]], units: [.count])
    }
    if placed == nil, !hasFurther, let read = beforeEndOfDocument(figures, row: row) {
      complain(.rowIsCut(applicationRows[label].row.last ?? "", cells: read.count), at: cell)
      return keep(read, slots: slots, units: units)
    }
    guard let placed else {
      let name = applicationRows[label].row.last ?? ""
      return complain(
        .rowDoesNotFit(name, cells: figures.count, columns: Self.columns), at: cell, misfitOf: .applications)
    }
    if mayHaveFiguresApart(row, placed) {
      return complain(.rowDoesNotFit(applicationRows[label].row.last ?? "", cells: 0, columns: Self.columns), at: cell)
    }
    keep(placed, slots: slots, units: units, near: cell)
    keepFurther(behind: cell, in: row)
  }

  /// Whether a row of a PDF seems to be blank while a row beside it has figures and no label: they may be its own, printed a
  /// little higher or lower.
  private func mayHaveFiguresApart(_ row: Int, _ placed: [Int?]) -> Bool {
    guard labelled.document.format == .pdf, placed.allSatisfy({ $0.map({ labelled.isBlank($0) }) ?? true }) else {
      return false
    }
    return [row - 1, row + 1].filter((0..<labelled.document.rowCount).contains).contains { beside in
      let printed = labelled.originals(of: beside).filter { !labelled.isBlank($0) }
      return printed.count > 1
        && printed.allSatisfy { labelled.labels[$0] == nil && labelled.read($0, in: .count).value != nil }
    }
  }

  /// （六）其他处理 is a row of 2019 and a group of three of 2021: where one of the three was read, what stands behind the group's
  /// name are the figures of a row that lost its label.
  mutating func endApplications() {
    func slots(_ rows: ClosedRange<Int>) -> Range<Int> {
      firstApplicationSlot + rows.lowerBound * Self.columns..<firstApplicationSlot + (rows.upperBound + 1)
        * Self.columns
    }
    let group = slots(otherOutcomesRow...otherOutcomesRow)
    guard let place = tables.facts[group].compactMap(\.self).first?.place,
      tables.facts[slots(lastOtherRow - 2...lastOtherRow)].contains(where: { $0 != nil })
    else { return }
    for slot in group { tables.facts[slot] = nil }
    tables.complaints.append(
      Diagnostic.groupWithFigures.with {
        $0.severity = .warning
        $0.file = labelled.document.name
        $0.place = place
      })
  }

  /// Whether a row of text holds one blank in place of the six applicants, and then its total. What ends the document
  /// may have been cut off, and what breaks off before no label was broken into: there it needs a row before it that is so.
  private func isCollapsed(_ figures: [Int], label: Int) -> Bool {
    guard !labelled.document.format.hasGrids, figures.count == 2, labelled.isBlank(figures[0]),
      !labelled.isBlank(figures[1]), labelled.document.cells[label].line < labelled.document.cells[figures[0]].line
    else { return false }
    let next = labelled.document.cells[(figures[1] + 1)...].firstIndex { !$0.isContinuation }
    return hasCollapsedColumns || next.flatMap { labelled.labels[$0] } != nil
  }

  /// The beginning of a label in the row above, where the end of a page parted them: its figures stand there.
  ///
  ///     3.危           | 137 | 138 …
  ///     及“三安全一稳定” |     |     …
  private func beginning(of label: Int, at cell: Int, above row: Int) -> Int? {
    let document = labelled.document
    guard row > 0, document.cells(of: row).contains(cell), document.cells(of: row).count <= mostColumns,
      document.cells(of: row - 1).count <= mostColumns
    else { return nil }
    let end = labelled.document.string(labelled.document.cells[cell])
    return labelled.originals(of: row - 1).first { above in
      guard labelled.labels[above] == nil, !labelled.isBlank(above), !labelled.isValue(above) else { return false }
      let whole = LabelKey(labelled.document.string(labelled.document.cells[above]) + end)
      guard case .applicationRow(label)? = labels[whole] else { return false }
      let figures = figures(after: above, in: row - 1, columns: Self.columns)
      return figures.count >= Self.columns && figures.contains { !labelled.isBlank($0) }
    }
  }

  /// Whether one figure stands in a cell that reaches over the columns, as bars without blanks behind it show: `0 | ||||||||`.
  private func coversColumns(_ figures: [Int]) -> Bool {
    guard !labelled.document.format.hasGrids, (Self.columns...mostColumns).contains(figures.count),
      let first = figures.first,
      !labelled.isBlank(first), figures.dropFirst().allSatisfy(labelled.isBlank), let last = figures.last
    else { return false }
    let (start, end) = (labelled.document.cells[first].bytes.upperBound, labelled.document.cells[last].bytes.upperBound)
    guard start < end else { return false }
    let behind = labelled.document.text[start..<end]
    return behind.starts(with: " | |".utf8) && behind.dropFirst(3).allSatisfy { $0 == UInt8(ascii: "|") }
  }

  /// The cells of a row in the midst of which the document ends, all on the line of their label and parted by bars, which
  /// unlike tabs are not lost; without the last where the end may have cut its figure.
  private func beforeEndOfDocument(_ figures: [Int], row: Int) -> [Int?]? {
    guard !labelled.document.format.hasGrids, let last = figures.last, last + 1 == labelled.document.cells.count,
      figures.count < Self.columns, labelled.document.cells(of: row).contains(last),
      figures.allSatisfy({ !labelled.isBlank($0) }), isAfterBar(figures[0])
    else { return nil }
    let isWhole = labelled.read(last, in: .count).kind == .zero
    let whole = isWhole ? figures : figures.dropLast()
    return whole.isEmpty ? nil : whole
  }

  private func isAfterBar(_ cell: Int) -> Bool {
    labelled.document.text[..<labelled.document.cells[cell].bytes.lowerBound].last { $0 != 0x20 } == 0x7c
  }

  /// Whether the rows of a grid stand as its headings do. They do not where headings reach over other columns than the
  /// figures: then most rows are of another width, or none of that width fits.
  private func holds(_ geometry: ColumnGeometry, from first: Int) -> Bool {
    var widths: [Int: Int] = [:]
    var fitting = 0
    for row in labelled.rows(ofTableFrom: first) {
      let label = labelled.originals(of: row).last { cell in
        if case .applicationRow? = labelled.labels[cell] { true } else { false }
      }
      guard let label else { continue }
      let cells = labelled.document.cells(of: row)
      widths[cells.count, default: 0] += 1
      if place(rowOf: label, row: cells, by: geometry, in: labelled) != nil { fitting += 1 }
    }
    let rows = widths.values.reduce(0, +)
    let isOtherwise = widths.contains { $0 != geometry.width && 3 * $1 >= 2 * rows }
    return 3 * fitting >= 2 * rows || (fitting > 0 && !isOtherwise)
  }

  /// Whether a row that stands on one line, or in a grid, does not fit the headings: a cell was lost or added.
  private mutating func isUneven(_ row: Int) -> Bool {
    let cells = labelled.document.cells(of: row)
    guard let geometry, let last = cells.last else { return false }
    if labelled.document.format.hasGrids { return !goesOnEvenly(in: row) }
    return geometry.width != cells.count
      && labelled.document.cells[cells.lowerBound].line == labelled.document.cells[last].line
  }

  /// Whether a table that the end of a page parted goes on here, in a table without headings, where each row has a cell for each column
  /// behind its label.
  private mutating func goesOnEvenly(in row: Int) -> Bool {
    let document = labelled.document
    guard let block = document.block(of: row), let heading = applicantHeadings.found.first,
      document.block(of: heading.row) != block
    else { return false }
    if let known = evenBlocks[block] { return known }
    let isEven = document.blocks[block].rows.allSatisfy { row in
      let label = labelled.originals(of: row).last { cell in
        if case .applicationRow? = labelled.labels[cell] { true } else { false }
      }
      return label.map { figures(after: $0, in: row, columns: Self.columns).count == Self.columns } ?? true
    }
    evenBlocks[block] = isEven
    return isEven
  }
}

extension Diagnostic {
  fileprivate static let groupWithFigures = Diagnostic(
    Phrase(
      "figures behind “（六）其他处理”, which is the name of three rows: they are of a row without its label, and not read",
      zh: "“（六）其他处理”为三行的总称，其后的数字属于缺少名称的行，未读取"))
}

/// The first cell of table 三; its rows follow each other, the six applicants and the total in each.
let firstApplicationSlot = formCells.firstIndex { $0.table == .applications } ?? 0
