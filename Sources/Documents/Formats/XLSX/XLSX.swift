import Diagnostics

/// Reads a workbook of Excel: each sheet's rows as tables, merged cells as one cell that reaches over several, and rows of
/// one cell over the whole width, or of one sentence, as paragraphs. What is hidden or struck out is not read.
///
/// Numbers are printed as their shortest decimal; how a cell would show them is not known.
func readXLSX(
  _ archive: inout ZipArchive, name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document {
  var strings: [SheetText] = []
  if let part = archive.firstMember(where: { $0 == "xl/sharedStrings.xml" }) {
    strings = try sharedStrings(try archive.read(part))
  }
  let struckStyles = (try? struckCellStyles(&archive)) ?? []
  var builder = DocumentBuilder(name: name, format: .xlsx, capacity: 1 << 16)
  for listed in try workbookSheets(&archive) {
    do throws(Diagnostic) {
      let sheet = try readSheet(try archive.read(listed.part), strings, struckStyles: struckStyles)
      if listed.isHidden {
        if !sheet.isBlank { complaints.append(.sheetHidden(listed.name ?? "")) }
      } else {
        complaints += complaintsOf(sheet, named: listed.name)
        let first = builder.document.rowCount
        lay(shown(sheet), into: &builder)
        if let name = listed.name { builder.noteName(ofRowsFrom: first, name) }
      }
    } catch {
      complaints.append(error.with { $0.severity = .warning })
    }
    if builder.isFull {
      complaints.append(.tooManyCells)
      break
    }
  }
  complaints += builder.struckComplaint
  let document = builder.end()
  if document.blocks.isEmpty, let error = complaints.first { throw error.with { $0.severity = .error } }
  return document
}

/// Lays a sheet's rows out: tables of the rows that follow each other, and paragraphs between them.
private func lay(_ sheet: Sheet, into builder: inout DocumentBuilder) {
  let widths = widths(of: sheet)
  for (index, (number, cells)) in sheet.rows.enumerated() where !builder.isFull {
    let printed = cells.filter { !$0.text.isEmpty }
    if printed.isEmpty && !builder.isInTable { continue }
    if printed.count == 1, isSentence(printed[0].text) {
      builder.endTable()
      builder.beginParagraph()
      builder.append(printed[0].text)
      builder.endParagraph()
      continue
    }
    if !builder.isInTable { builder.beginTable() }
    builder.beginRow()
    layCells(cells, row: number, upTo: widths[index], sheet, into: &builder)
    builder.endRow()
  }
  builder.endTable()
}

/// How many columns each row has. A blank cell without a border is in no file, so a row is as wide as the rows around it, up to
/// one in which only the first column is printed: a heading, or a paragraph. Such a row is as wide as it is, unless its cell
/// reaches over as many columns as the label of a row above: then it is a row of blanks.
private func widths(of sheet: Sheet) -> [Int] {
  let cells = sheet.rows.map { row in row.cells.map { columns(of: $0.column, row: row.number, sheet) } }
  var widths = cells.map { $0.map(\.upperBound).max() ?? 0 }
  var first = 0
  var labels: Set<Int> = []
  func endStretch(at end: Int) {
    let width = widths[first..<end].max() ?? 0
    for index in first..<end { widths[index] = width }
  }
  for (index, row) in sheet.rows.enumerated() {
    let printed = row.cells.indices.filter { !row.cells[$0].text.isEmpty }
    let label = printed.first.map { cells[index][$0] } ?? 0..<0
    if printed.count > 1 || label.lowerBound > 0 {
      if label.lowerBound == 0, label.count > 1 { labels.insert(label.count) }
    } else if !labels.contains(label.count) {
      endStretch(at: index)
      (first, labels) = (index + 1, [])
    }
  }
  endStretch(at: sheet.rows.count)
  return widths
}

/// The columns that a cell reaches over.
private func columns(of column: Int, row: Int, _ sheet: Sheet) -> Range<Int> {
  let last = sheet.merges[GridPlace(row: row, column: column)]?.column ?? column
  return column..<min(max(last, column) + 1, mostSheetColumns)
}

private func layCells(
  _ cells: [SheetCell], row: Int, upTo width: Int, _ sheet: Sheet,
  into builder: inout DocumentBuilder
) {
  var texts: [Int: SheetCell] = [:]
  for cell in cells { texts[cell.column] = cell }
  while builder.columnsOfRow < width {
    let place = GridPlace(row: row, column: builder.columnsOfRow)
    let last = sheet.merges[place] ?? place
    builder.beginCell(columns: max(last.column - place.column + 1, 1), rows: max(last.row - place.row + 1, 1))
    if let cell = texts[place.column] {
      if !cell.struck.isEmpty { builder.strike(cell.struck) }
      if !cell.text.isEmpty {
        builder.beginParagraph()
        builder.append(cell.text)
      }
    }
    builder.endCell()
  }
}

/// Longer than any label of a table, or with a full stop.
private func isSentence(_ text: [UInt8]) -> Bool {
  text.count > 150 || String(decoding: text, as: UTF8.self).contains("。")
}
