/// A row of a printed table as the document keeps it, a column a cell.
struct PrintedTableRow {
  /// Nil where nothing is printed.
  var cells: [PrintedWord?]
  /// Columns of labels, in which nothing printed means that the label beside or above reaches over them.
  var merged = 0..<0
  /// Whether cells in which nothing is printed may have something that is printed elsewhere.
  var isUncertain = false
  /// What stands for the place of cells in which nothing is printed.
  var near: PrintedWord
}

extension PrintedTable {
  /// Its rows from top to bottom: headings, then labels and figures. Where the columns are not certain, only what is printed,
  /// in its order.
  func laidOut() -> [PrintedTableRow] {
    if rows.count > mostRows { return inLines(headings + labels + rows.flatMap(\.cells)) }
    let labels = Documents.labels(of: self)
    var laidOut = areColumnsCertain ? laidOutHeadings(labels) : inLines(headings)
    var others = labels.others.sorted { ($0.row, $0.label.middle) < ($1.row, $1.label.middle) }[...]
    let own = OwnLabels(labels, of: self)
    func appendOthers(before row: Int) {
      while let other = others.first, other.row <= row {
        let isBlank = !isOfText || isBlankRow(other, own)
        laidOut.append(
          isBlank
            ? laidOutRow(of: other, labels)
            : PrintedTableRow(cells: [other.label, nil], isUncertain: true, near: other.label))
        others = others.dropFirst()
      }
    }
    var index = 0
    while index < rows.count {
      appendOthers(before: index)
      let first = index
      repeat { index += 1 } while index < rows.count && isBroken(index - 1, labels)
      laidOut.append(laidOutRow(first..<index, labels))
    }
    appendOthers(before: rows.count)
    return areColumnsCertain ? laidOut : laidOut.map(\.onlyPrinted)
  }

  private func laidOutHeadings(_ labels: PrintedLabels) -> [PrintedTableRow] {
    let headings = Documents.headings(of: self)
    let first = rows[0].cells[0]
    let upper = headings.upper.map { PrintedTableRow(cells: $0, near: first) }
    guard headings.corner != nil || headings.lowest.contains(where: { $0 != nil }) else { return upper }
    let corner = [headings.corner].prefix(labels.columnCount)
    let cells = Array(corner) + Array(repeating: nil, count: max(labels.columnCount - 1, 0)) + headings.lowest
    return upper + [PrintedTableRow(cells: cells, merged: 1..<max(labels.columnCount, 1), near: first)]
  }

  private func inLines(_ words: [PrintedWord]) -> [PrintedTableRow] {
    printedLines(words.sorted { $0.middle < $1.middle }).map { PrintedTableRow(cells: $0, near: $0[0]) }
  }

  /// Whether nothing belongs to a label of a text beside which nothing is printed. Where labels are broken over lines, it may be
  /// the beginning of the one below, or end that above, or its figures may stand on another page.
  private func isBlankRow(_ other: PrintedLabels.Other, _ own: OwnLabels) -> Bool {
    let isWithin = (1..<rows.count).contains(other.row)
    if own.areWhole, isWithin || !isCut { return true }
    guard isWithin, own.areAll else { return false }
    let below = own.others[other.row]?.first { $0.label.top > other.label.top }
    let next = below?.label ?? own.last[other.row]
    return other.label.text.beginsItem && next?.text.beginsItem == true
  }

  private func laidOutRow(of other: PrintedLabels.Other, _ labels: PrintedLabels) -> PrintedTableRow {
    if other.isPiece { return PrintedTableRow(cells: [other.label], near: other.label) }
    var row = blankRow(labels, near: other.label)
    row.cells[other.column] = other.label
    return row
  }

  /// Whether a row and the next are one whose figures are broken over two lines: one of them has no label, or the second only the
  /// end of one.
  private func isBroken(_ index: Int, _ labels: PrintedLabels) -> Bool {
    !isOfText && isOneLabel(index, labels) && mayBeBroken(index)
  }

  private func isOneLabel(_ index: Int, _ labels: PrintedLabels) -> Bool {
    let (above, below) = (labels.rows[index], labels.rows[index + 1])
    guard let first = above.last, let second = below.last else { return true }
    // A group that the row below is of too has no figures of its own.
    if first.column < second.column, first.label.page == second.label.page, first.label.bottom > rows[index + 1].middle
    {
      return true
    }
    let others = first.column == second.column ? [second] : below
    if first.label.text.beginsItem, !others.contains(where: { $0.label.text.beginsItem }) {
      return second.label.page != first.label.page
        || second.label.top - first.label.bottom < first.label.height * first.label.reach
    }
    // The label of a group, beside whose first or last row it stands.
    guard first.column != second.column else { return false }
    let (group, own) = first.column < second.column ? (first, below) : (second, above)
    return !group.label.text.beginsItem
      && (group.column == second.column || own.contains { $0.column == group.column && !$0.label.text.beginsItem })
  }

  /// - Parameter lines: more than one where figures are broken: which the row has is then not certain.
  private func laidOutRow(_ lines: Range<Int>, _ labels: PrintedLabels) -> PrintedTableRow {
    var row = blankRow(labels, near: rows[lines.lowerBound].cells[0])
    for (column, label) in lines.flatMap({ labels.rows[$0] }) {
      row.cells[column] = row.cells[column].map { $0.followed(by: label) } ?? label
    }
    // A figure that stands so close behind the label may be that of the first column.
    row.isUncertain = lines.contains(where: labels.endingInFigure.contains)
    for line in lines {
      let isPrinted = row.cells.map { $0 != nil }
      for cell in rows[line].cells.sorted(by: { $0.isBeside($1) ? $0.left < $1.left : $0.top < $1.top }) {
        let column = labels.columnCount + column(of: cell)
        row.cells[column] = row.cells[column].map { $0.with(cell) } ?? cell
        if isPrinted[column] { row.cells[column]?.isDoubtful = true }
      }
    }
    return row
  }

  private func blankRow(_ labels: PrintedLabels, near: PrintedWord) -> PrintedTableRow {
    PrintedTableRow(
      cells: Array(repeating: nil, count: labels.columnCount + columns.count), merged: 0..<labels.columnCount,
      near: near)
  }
}

/// No table of a report has as many: which label each row of a longer one has is not looked for, but what stands in its lines.
private let mostRows = 1_000

/// The labels of a table's rows, of each the last, and what is asked of all of them.
private struct OwnLabels {
  var last: [PrintedWord?]
  /// Whether each stands in the line of its row's first figure.
  var areWhole: Bool
  var areAll: Bool
  /// Those beside which nothing is printed, by row.
  var others: [Int: [PrintedLabels.Other]]

  init(_ labels: PrintedLabels, of table: PrintedTable) {
    last = labels.rows.map(\.last?.label)
    areWhole = zip(last, table.rows).allSatisfy {
      $0?.line == $1.cells[0].line && $0?.height == $1.cells[0].height
    }
    areAll = last.allSatisfy { $0 != nil }
    others = Dictionary(grouping: labels.others, by: \.row)
  }
}

extension PrintedTableRow {
  /// Without the cells in which nothing is printed; a label alone keeps one, for something may belong to it.
  fileprivate var onlyPrinted: PrintedTableRow {
    let printed = cells.filter { $0 != nil }
    let isAlone = printed.count == 1 && cells.count > 1
    return PrintedTableRow(cells: isAlone ? printed + [nil] : printed, isUncertain: true, near: near)
  }
}

extension PrintedWord {
  /// With another figure in the same column of the same row: the next line of a broken one, or one beside it, and then
  /// which is which cannot be told.
  fileprivate func with(_ other: PrintedWord) -> PrintedWord {
    var both = self
    both.text += (isBeside(other) ? " " : "") + other.text
    both.isDoubtful = isDoubtful || other.isDoubtful || isBeside(other)
    return both
  }
}

extension Document {
  /// Tables and the texts around them, in their order.
  mutating func append(_ tables: [PrintedTable], among texts: [PrintedWord]) {
    var rest = texts[...]
    for table in tables {
      let top = (table.headings.map(\.middle) + [table.rows[0].middle]).min() ?? 0
      let before = rest.prefix { $0.middle < top }
      for paragraph in before { append(paragraph) }
      rest = rest.dropFirst(before.count)
      append(table.laidOut())
    }
    for paragraph in rest { append(paragraph) }
  }

  /// How the next table counts among those of the document, from 1.
  var nextTable: Int { blocks.count { $0.kind == .table } + 1 }

  mutating func append(_ paragraph: PrintedWord) {
    let row = rowCount
    beginRow()
    cells.append(cell(paragraph.text, at: paragraph))
    endBlock(.paragraph, rowsFrom: row)
  }

  mutating func append(_ rows: [PrintedTableRow]) {
    let first = rowCount
    // Texts have lines.
    let number = rows.first?.near.line == 0 ? nextTable : 0
    for (index, row) in rows.enumerated() {
      beginRow()
      for (column, word) in row.cells.enumerated() {
        var cell = cell(word?.text ?? "", at: word ?? row.near)
        if cell.line == 0 { (cell.table, cell.row, cell.cell) = (number, index + 1, column + 1) }
        cell.isUncertain = word == nil && row.isUncertain
        cell.isContinuation = word == nil && row.merged.contains(column)
        cells.append(cell)
      }
    }
    endBlock(.table, rowsFrom: first)
  }

  private mutating func cell(_ printed: String, at place: PrintedWord) -> Cell {
    var cell = cell(printed)
    (cell.line, cell.column, cell.isDoubtful) = (place.line, place.column, !printed.isEmpty && place.isDoubtful)
    if place.line == 0 { cell.page = place.page }
    return cell
  }

  /// A cell whose text is put behind all others, for it may be put together of several lines.
  mutating func cell(_ printed: String) -> Cell {
    let start = text.count
    text += printed.utf8
    let end = text.count
    text.append(0x0a)
    return Cell(bytes: start..<end, line: 0, column: 0)
  }
}
