import Diagnostics

/// Reads a workbook of Excel: each sheet's rows as tables, merged cells as one cell that reaches over several, and rows of
/// one cell over the whole width, or of one sentence, as paragraphs.
///
/// Numbers are printed as their shortest decimal; how a cell would show them is not known.
func readXLSX(
  _ archive: inout ZipArchive, name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document {
  var strings: [[UInt8]] = []
  if let part = archive.firstMember(where: { $0 == "xl/sharedStrings.xml" }) {
    strings = try sharedStrings(try archive.read(part))
  }
  var builder = DocumentBuilder(name: name, format: .xlsx, capacity: 1 << 16)
  for part in sheets(archive.names) {
    do throws(Diagnostic) {
      let sheet = try readSheet(try archive.read(part), strings)
      lay(sheet, into: &builder)
    } catch {
      complaints.append(error.with { $0.severity = .warning })
    }
    if builder.isFull {
      complaints.append(.tooManyCells)
      break
    }
  }
  let document = builder.end()
  if document.blocks.isEmpty, let error = complaints.first { throw error.with { $0.severity = .error } }
  return document
}

/// The members that are worksheets, in the order of their numbers.
private func sheets(_ names: [String]) -> [Int] {
  names.indices.filter { names[$0].hasPrefix("xl/worksheets/") && names[$0].hasSuffix(".xml") }
    .sorted { (names[$0].utf8.count, names[$0]) < (names[$1].utf8.count, names[$1]) }
}

/// A place in a sheet, from 0.
private struct GridPlace: Hashable {
  var row: Int
  var column: Int
}

/// What is printed in a sheet, and where its merged cells end.
private struct Sheet {
  /// Row by row, each in the order of its columns.
  var rows: [(number: Int, cells: [(column: Int, text: [UInt8])])] = []
  /// By the first place: the last.
  var merges: [GridPlace: GridPlace] = [:]
}

private let mostSheetColumns = 400

/// The texts that cells refer to, raised digits as such; what tells how a text is pronounced is no part of it.
private func sharedStrings(_ part: [UInt8]) throws(Diagnostic) -> [[UInt8]] {
  var strings: [[UInt8]] = []
  var xml = try XMLReader(part)
  var isInText = false
  var isInPhonetics = false
  var isRaised = false
  while try xml.next() {
    switch xml.kind {
    case .beginning:
      switch name(xml) {
      case "si": strings.append([])
      case "r": isRaised = false
      case "vertAlign": isRaised = xml.attribute("val") == "superscript"
      case "t": isInText = !xml.isEmpty
      case "rPh": isInPhonetics = !xml.isEmpty
      default: break
      }
    case .end:
      let name = name(xml)
      if name == "t" { isInText = false }
      if name == "rPh" { isInPhonetics = false }
      if name == "r" { isRaised = false }
    case .text where isInText && !isInPhonetics && !strings.isEmpty:
      strings[strings.count - 1] += isRaised ? text(xml).flatMap(raised) : text(xml)
    default: break
    }
  }
  return strings
}

private func readSheet(_ part: [UInt8], _ strings: [[UInt8]]) throws(Diagnostic) -> Sheet {
  var sheet = Sheet()
  var xml = try XMLReader(part)
  var cell: (place: GridPlace, type: String, text: [UInt8])?
  var isInValue = false
  var isRaised = false
  var count = 0
  while try xml.next(), count < mostCells {
    switch xml.kind {
    case .beginning:
      switch name(xml) {
      case "row":
        let next = (sheet.rows.last?.number ?? -1) + 1
        sheet.rows.append((xml.attribute("r").flatMap { Int($0) }.map { $0 - 1 } ?? next, []))
      case "c":
        let row = sheet.rows.last
        let place =
          xml.attribute("r").flatMap(gridPlace)
          ?? GridPlace(row: row?.number ?? 0, column: (row?.cells.last?.column ?? -1) + 1)
        cell = (place, xml.attribute("t") ?? "n", [])
        if xml.isEmpty { keep(&cell, in: &sheet, strings) }
        count += 1
      case "v", "t": isInValue = !xml.isEmpty
      case "r": isRaised = false
      case "vertAlign": isRaised = xml.attribute("val") == "superscript"
      case "mergeCell":
        if let ends = xml.attribute("ref")?.split(separator: ":").map(String.init), ends.count == 2,
          let first = gridPlace(ends[0]), let last = gridPlace(ends[1])
        {
          sheet.merges[first] = last
        }
      default: break
      }
    case .text where isInValue: cell?.text += isRaised ? text(xml).flatMap(raised) : text(xml)
    case .end:
      switch name(xml) {
      case "v", "t": isInValue = false
      case "r": isRaised = false
      case "c": keep(&cell, in: &sheet, strings)
      default: break
      }
    default: break
    }
  }
  return sheet
}

/// Puts a cell that has been read into its row.
private func keep(
  _ cell: inout (place: GridPlace, type: String, text: [UInt8])?, in sheet: inout Sheet, _ strings: [[UInt8]]
) {
  guard let read = cell, !sheet.rows.isEmpty, read.place.column < mostSheetColumns else { return }
  var text = read.text
  switch read.type {
  case "s":
    let index = Int(String(decoding: text, as: UTF8.self)) ?? -1
    text = strings.indices.contains(index) ? strings[index] : []
  case "n": text = shortest(text)
  default: break
  }
  sheet.rows[sheet.rows.count - 1].cells.append((read.place.column, text))
  cell = nil
}

/// `17424.880000000001` as `17424.88`: Excel writes more digits than the number needs.
private func shortest(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(UInt8(ascii: ".")) || text.contains(UInt8(ascii: "E")),
    let number = Double(String(decoding: text, as: UTF8.self)), abs(number) < 1e15
  else { return text }
  return Array((number == number.rounded() ? String(Int(number)) : String(number)).utf8)
}

/// `B12` is row 11, column 1.
private func gridPlace(_ reference: String) -> GridPlace? {
  var column = 0
  var row = 0
  for byte in reference.utf8 {
    if isLetter(byte), row == 0 {
      column = column * 26 + Int(byte | 0x20) - 0x60
    } else if 0x30...0x39 ~= byte {
      row = row * 10 + Int(byte) - 0x30
    } else if byte != UInt8(ascii: "$") {
      return nil
    }
    if column > 1 << 20 || row > 1 << 24 { return nil }
  }
  return row > 0 && column > 0 ? GridPlace(row: row - 1, column: column - 1) : nil
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
  _ cells: [(column: Int, text: [UInt8])], row: Int, upTo width: Int, _ sheet: Sheet,
  into builder: inout DocumentBuilder
) {
  var texts: [Int: [UInt8]] = [:]
  for cell in cells { texts[cell.column] = cell.text }
  while builder.columnsOfRow < width {
    let place = GridPlace(row: row, column: builder.columnsOfRow)
    let last = sheet.merges[place] ?? place
    builder.beginCell(columns: max(last.column - place.column + 1, 1), rows: max(last.row - place.row + 1, 1))
    if let text = texts[place.column], !text.isEmpty {
      builder.beginParagraph()
      builder.append(text)
    }
    builder.endCell()
  }
}

/// Longer than any label of a table, or with a full stop.
private func isSentence(_ text: [UInt8]) -> Bool {
  text.count > 150 || String(decoding: text, as: UTF8.self).contains("。")
}

private func name(_ xml: borrowing XMLReader) -> String {
  xml.name.map { String(cString: $0) } ?? ""
}

private func text(_ xml: borrowing XMLReader) -> [UInt8] {
  guard let text = xml.text else { return [] }
  var count = 0
  while text[count] != 0 { count += 1 }
  return Array(UnsafeBufferPointer(start: text, count: count))
}
