import Diagnostics

/// A place in a sheet, from 0.
struct GridPlace: Hashable {
  var row: Int
  var column: Int
}

/// A text of a cell, and what of it is struck out.
struct SheetText {
  var text: [UInt8] = []
  var struck: [UInt8] = []
}

struct SheetCell {
  var column: Int
  var text: [UInt8]
  var struck: [UInt8] = []
}

/// What is printed in a sheet, and where its merged cells end.
struct Sheet {
  /// Row by row, each in the order of its columns.
  var rows: [(number: Int, cells: [SheetCell])] = []
  /// By the first place: the last.
  var merges: [GridPlace: GridPlace] = [:]
  var hiddenRows: [Range<Int>] = []
  var hiddenColumns: [Range<Int>] = []
  /// Cells whose formula has no result, or an error.
  var unsolved: [GridPlace] = []

  var isBlank: Bool { rows.allSatisfy { $0.cells.allSatisfy(\.text.isEmpty) } }
}

let mostSheetColumns = 400

/// Where a reader of texts is: in one, in how it is pronounced, in one that is raised or struck out.
private struct SheetRuns {
  var isInText = false
  var isInPhonetics = false
  var isRaised = false
  var isStruck = false

  mutating func begin(_ element: String, _ xml: borrowing XMLReader) {
    switch element {
    case "r": (isRaised, isStruck) = (false, false)
    case "vertAlign": isRaised = xml.attribute("val") == "superscript"
    case "strike": isStruck = isOn(xml)
    case "t": isInText = !xml.isEmpty
    case "rPh": isInPhonetics = !xml.isEmpty
    default: break
    }
  }

  mutating func end(_ element: String) {
    if element == "t" { isInText = false }
    if element == "rPh" { isInPhonetics = false }
    if element == "r" { (isRaised, isStruck) = (false, false) }
  }

  func add(_ xml: borrowing XMLReader, to cell: inout SheetText) {
    if isInPhonetics { return }
    let text = text(xml)
    if isStruck { cell.struck += text } else { cell.text += isRaised ? text.flatMap(raised) : text }
  }
}

/// The texts that cells refer to, raised digits as such; what tells how a text is pronounced is no part of it.
func sharedStrings(_ part: [UInt8]) throws(Diagnostic) -> [SheetText] {
  var strings: [SheetText] = []
  var xml = try XMLReader(part)
  var runs = SheetRuns()
  while try xml.next() {
    switch xml.kind {
    case .beginning:
      let name = name(xml)
      if name == "si" {
        strings.append(SheetText())
        runs = SheetRuns()
      }
      runs.begin(name, xml)
    case .end: runs.end(name(xml))
    case .text where runs.isInText && !strings.isEmpty: runs.add(xml, to: &strings[strings.count - 1])
    default: break
    }
  }
  return strings
}

/// A cell that is being read.
private struct OpenCell {
  var place: GridPlace
  var type: String
  var text = SheetText()
  var isStruck = false
  var hasFormula = false
  var hasValue = false
}

/// - Parameter struckStyles: the numbers of the cell styles that strike out.
func readSheet(
  _ part: [UInt8], _ strings: [SheetText], struckStyles: Set<Int>
) throws(Diagnostic) -> Sheet {
  var sheet = Sheet()
  var xml = try XMLReader(part)
  var cell: OpenCell?
  var isInValue = false
  var runs = SheetRuns()
  var count = 0
  while try xml.next(), count < mostCells {
    switch xml.kind {
    case .beginning:
      let name = name(xml)
      runs.begin(name, xml)
      switch name {
      case "row": beginRow(xml, in: &sheet)
      case "col": noteColumns(xml, in: &sheet)
      case "c":
        let row = sheet.rows.last
        let place =
          xml.attribute("r").flatMap(gridPlace)
          ?? GridPlace(row: row?.number ?? 0, column: (row?.cells.last?.column ?? -1) + 1)
        cell = OpenCell(place: place, type: xml.attribute("t") ?? "n")
        cell?.isStruck = xml.attribute("s").flatMap { Int($0) }.map(struckStyles.contains) ?? false
        if xml.isEmpty { keep(&cell, in: &sheet, strings) }
        count += 1
      case "f": cell?.hasFormula = true
      case "v":
        isInValue = !xml.isEmpty
        cell?.hasValue = true
      case "mergeCell":
        if let ends = xml.attribute("ref")?.split(separator: ":").map(String.init), ends.count == 2,
          let first = gridPlace(ends[0]), let last = gridPlace(ends[1])
        {
          sheet.merges[first] = last
        }
      default: break
      }
    case .text where isInValue || runs.isInText:
      if var open = cell {
        cell = nil
        runs.add(xml, to: &open.text)
        cell = open
      }
    case .end:
      let name = name(xml)
      runs.end(name)
      if name == "v" { isInValue = false }
      if name == "c" { keep(&cell, in: &sheet, strings) }
    default: break
    }
  }
  return sheet
}

private func beginRow(_ xml: borrowing XMLReader, in sheet: inout Sheet) {
  let next = (sheet.rows.last?.number ?? -1) + 1
  let number = xml.attribute("r").flatMap { Int($0) }.map { min(max($0, 1), mostSheetRows) - 1 } ?? next
  sheet.rows.append((number, []))
  if isHidden(xml) { sheet.hiddenRows.append(number..<number + 1) }
}

private func noteColumns(_ xml: borrowing XMLReader, in sheet: inout Sheet) {
  guard isHidden(xml), let first = xml.attribute("min").flatMap({ Int($0) }),
    let last = xml.attribute("max").flatMap({ Int($0) }), first > 0, first <= last, last < 1 << 20
  else { return }
  sheet.hiddenColumns.append(first - 1..<last)
}

private func isHidden(_ xml: borrowing XMLReader) -> Bool {
  ["1", "true"].contains(xml.attribute("hidden") ?? "")
}

/// Rows behind this one are in no workbook.
private let mostSheetRows = 1 << 24

/// Puts a cell that has been read into its row.
private func keep(_ cell: inout OpenCell?, in sheet: inout Sheet, _ strings: [SheetText]) {
  guard let read = cell, !sheet.rows.isEmpty, read.place.column < mostSheetColumns else { return }
  var text = read.text
  switch read.type {
  case "s":
    let index = Int(String(decoding: text.text, as: UTF8.self)) ?? -1
    text = strings.indices.contains(index) ? strings[index] : SheetText()
  case "n": text.text = shortest(text.text)
  case "b": text.text = Array((text.text == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)
  default: break
  }
  // The result may be an empty text.
  let isUnsolved = read.hasFormula && read.text.text.isEmpty && !(read.type == "str" && read.hasValue)
  if isUnsolved { text.text = Array("=…".utf8) }
  if read.isStruck { text = SheetText(text: [], struck: text.text) }
  if read.type == "e" || isUnsolved { sheet.unsolved.append(read.place) }
  sheet.rows[sheet.rows.count - 1].cells.append(
    SheetCell(column: read.place.column, text: text.text, struck: text.struck))
  cell = nil
}

/// `17424.880000000001` as `17424.88`, and `948.390000000001` as `948.39`: a workbook keeps more digits than a number has, and what the
/// adding of fractions leaves in the last of them. Fifteen digits are shown, and fewer where those behind the twelfth are such a rest.
private func shortest(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(UInt8(ascii: ".")) || text.contains(UInt8(ascii: "E")),
    let number = Double(String(decoding: text, as: UTF8.self)), abs(number) < 1e15
  else { return text }
  let (whole, short) = (written(number, digits: 15), written(number, digits: 12))
  return Array((short.count + fewestDigitsOfRest <= whole.count ? short : whole).utf8)
}

/// A rest has zeros, or nines, before it: who rounds 0.333333333333333 saves fewer.
private let fewestDigitsOfRest = 4

private func written(_ number: Double, digits: Int) -> String {
  let rounded = Double(rounded(number, digits: digits)) ?? number
  return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
}

/// The number with so many digits, the last of them rounded; as it is where it has no more.
private func rounded(_ number: Double, digits most: Int) -> String {
  let text = Array(String(number).utf8)
  guard !text.contains(UInt8(ascii: "e")) else { return String(number) }
  var digits: [UInt8] = []
  // Where the point stands, and where the first digit that is no leading zero.
  var (point, first) = (0, Int.max)
  for byte in text where byte != UInt8(ascii: "-") {
    if byte == UInt8(ascii: ".") {
      point = digits.count
    } else {
      if byte != UInt8(ascii: "0") { first = min(first, digits.count) }
      digits.append(byte - UInt8(ascii: "0"))
    }
  }
  // Those before the point stay.
  let last = max(first == Int.max ? 0 : first + most, point) - 1
  guard last >= 0, last + 1 < digits.count else { return String(number) }
  var kept = digits[...last]
  if digits[last + 1] >= 5 {
    var index = last
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    // 999.9999999999999 has a digit more.
    guard index >= 0 else { return String(number.rounded()) }
    kept[index] += 1
  }
  let written = kept.map { $0 + UInt8(ascii: "0") }
  let fraction = point < written.count ? String(decoding: written[point...], as: UTF8.self) : "0"
  return (number < 0 ? "-" : "") + String(decoding: written[..<point], as: UTF8.self) + "." + fraction
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

private func name(_ xml: borrowing XMLReader) -> String {
  xml.name.map { String(cString: $0) } ?? ""
}

private func text(_ xml: borrowing XMLReader) -> [UInt8] {
  guard let text = xml.text else { return [] }
  var count = 0
  while text[count] != 0 { count += 1 }
  return Array(UnsafeBufferPointer(start: text, count: count))
}
