import Diagnostics

/// Reads a Word file: its paragraphs, headings and tables, with tracked changes as accepted. Headers, footers, notes,
/// fields' instructions, and what is hidden or struck out, are not read.
///
/// A part that is damaged is read as far as it goes, with a complaint. A file without tables whose paragraphs have tabs is
/// read as a text, a paragraph a line: its tables are typed.
func readDOCX(
  _ archive: inout ZipArchive, part: Int, name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document {
  let styles = try wordStyles(&archive)
  let main = try archive.read(part)
  let builder = DocumentBuilder(name: name, format: .docx, capacity: main.count / 8)
  var reader = WordReader(builder: builder, styles: styles)
  try readPart(main, with: &reader, complaints: &complaints)
  complaints += reader.builder.struckComplaint
  let document = reader.builder.end()
  guard reader.tabs >= fewestTabs, !document.hasGrid else { return document }
  var (lines, ignored): (WordReader, [Diagnostic]) = (WordReader(builder: builder, styles: styles), [])
  lines.builder.keepsLines = true
  try readPart(main, with: &lines, complaints: &ignored)
  return textWithGrid(lines.builder.end().text, name: name, complaints: &complaints) ?? document
}

private func readPart(
  _ main: [UInt8], with reader: inout WordReader, complaints: inout [Diagnostic]
) throws(Diagnostic) {
  var xml = try XMLReader(main)
  do throws(Diagnostic) {
    while try xml.next(), !reader.builder.isFull { reader.read(xml) }
    if reader.builder.isFull { complaints.append(.tooManyCells) }
  } catch {
    complaints.append(error.with { $0.severity = .warning })
  }
}

/// What an element of WordprocessingML means to the reader.
private enum WordElement {
  case paragraph, text, tab, lineBreak, hyphen, table, row, rowProperties, cell, cellProperties, columns, merge
  case run, runProperties, verticalPlace, rise, size, hidden, struck, style, paragraphStyle, outlineLevel, deleted,
    deletedCell, former, picture, textBox
  case alternatives, choice, fallback, other
}

private let wordElements: [String: WordElement] = [
  "p": .paragraph, "t": .text, "tab": .tab, "br": .lineBreak, "cr": .lineBreak, "noBreakHyphen": .hyphen,
  "tbl": .table, "tr": .row, "trPr": .rowProperties, "tc": .cell, "tcPr": .cellProperties, "gridSpan": .columns,
  "vMerge": .merge, "pStyle": .paragraphStyle, "outlineLvl": .outlineLevel, "del": .deleted, "moveFrom": .deleted,
  "cellDel": .deletedCell, "drawing": .picture, "pict": .picture, "txbxContent": .textBox, "r": .run,
  "rPr": .runProperties, "vertAlign": .verticalPlace, "position": .rise, "sz": .size,
  "vanish": .hidden, "strike": .struck, "dstrike": .struck, "rStyle": .style, "rPrChange": .former,
  "pPrChange": .former,
  "tcPrChange": .former, "trPrChange": .former,
]

/// Of the name space of markup compatibility: what newer programs read, and what older ones read instead.
private let compatibilityElements: [String: WordElement] = [
  "AlternateContent": .alternatives, "Choice": .choice, "Fallback": .fallback,
]

/// A cell that began; where its properties end it is known how far it reaches.
private struct WordCell {
  var columns = 1
  var goesOn = false
  var isDeleted = false
  var isPlaced = false
  var depth: Int
}

private struct WordReader {
  var builder: DocumentBuilder
  let styles: WordStyles
  /// How many tabs stand outside of tables.
  private(set) var tabs = 0
  private var elements = ElementNames()
  /// How many elements are open, and at which of them the reader begins to read again.
  private var depth = 0
  private var unreadUntil: Int?
  private var cells: [WordCell] = []
  /// Of the rows that are open: whether they are deleted.
  private var rows: [Bool] = []
  private var isInRowProperties = false
  private var isInText = false
  private var isInRunProperties = false
  /// How far the run is raised, and how large it is, in half points.
  private var rise = 0
  private var size = 0
  /// What of its text is not read, by its paragraph's style and by its own properties.
  private var paragraphLook = WordLook()
  private var look = WordLook()
  private var isHeading = false
  /// Of the alternatives that are open: whether one was read.
  private var alternatives: [Bool] = []

  init(builder: DocumentBuilder, styles: WordStyles) {
    self.builder = builder
    self.styles = styles
  }

  mutating func read(_ xml: borrowing XMLReader) {
    switch xml.kind {
    case .text:
      if isInText, unreadUntil == nil { readText(xml) }
    case .beginning:
      if !xml.isEmpty { depth += 1 }
      guard unreadUntil == nil else { return }
      let element = elements.element(xml)
      begin(element, xml)
      if xml.isEmpty { end(element) }
    case .end:
      if depth == unreadUntil { unreadUntil = nil }
      if unreadUntil == nil { end(elements.element(xml)) }
      depth -= 1
    case .other: break
    }
  }

  private mutating func readText(_ xml: borrowing XMLReader) {
    guard let text = xml.text else { return }
    var count = 0
    while text[count] != 0 { count += 1 }
    let bytes = UnsafeBufferPointer(start: text, count: count)
    if look.isHidden { return }
    if look.isStruck { return builder.strike(bytes) }
    if !trimmed(bytes, 0..<count).isEmpty { builder.beginParagraph() }
    builder.append(bytes)
  }

  private mutating func begin(_ element: WordElement, _ xml: borrowing XMLReader) {
    switch element {
    case .paragraph:
      placeCell()
      (paragraphLook, look) = (WordLook(), WordLook())
    case .table:
      placeCell()
      if unreadUntil == nil { builder.beginTable() }
    case .row:
      rows.append(false)
      builder.beginRow()
    case .rowProperties: isInRowProperties = true
    case .cell: cells.append(WordCell(depth: depth))
    case .columns: changeCell { $0.columns = number(xml) ?? 1 }
    case .merge:
      let value = xml.attribute("val")
      changeCell { $0.goesOn = value != "restart" }
    case .deletedCell: changeCell { $0.isDeleted = true }
    case .paragraphStyle:
      let style = xml.attribute("val") ?? ""
      paragraphLook = styles.looks[style] ?? WordLook()
      beginHeading(styles.levels[style])
    case .outlineLevel: beginHeading(number(xml).flatMap { $0 < 9 ? $0 + 1 : nil })
    case .former: if !xml.isEmpty { unreadUntil = depth }
    case .deleted:
      if isInRowProperties {
        if !rows.isEmpty { rows[rows.count - 1] = true }
      } else if !xml.isEmpty {
        unreadUntil = depth
      }
    case .alternatives: alternatives.append(false)
    case .choice: if !alternatives.isEmpty { alternatives[alternatives.count - 1] = true }
    case .fallback: if alternatives.last == true, !xml.isEmpty { unreadUntil = depth }
    case .run: (builder.isRaised, look) = (false, paragraphLook)
    case .runProperties: (isInRunProperties, rise, size) = (true, 0, 0)
    case .verticalPlace: if isInRunProperties, xml.attribute("val") == "superscript" { builder.isRaised = true }
    case .rise: rise = number(xml) ?? 0
    case .size: size = number(xml) ?? 0
    case .hidden: if isInRunProperties { look.isHidden = isOn(xml) }
    case .struck: if isInRunProperties { look.isStruck = isOn(xml) }
    case .style:
      if isInRunProperties, let style = xml.attribute("val").flatMap({ styles.looks[$0] }) { look.add(style) }
    case .text: isInText = true
    case .tab where look.isUnread, .hyphen where look.isUnread, .lineBreak where look.isUnread: break
    case .tab:
      if !builder.isInTable { tabs += 1 }
      builder.append(CollectionOfOne(builder.keepsLines ? 0x09 : 0x20))
    case .hyphen: builder.append(CollectionOfOne(UInt8(ascii: "-")))
    case .lineBreak: builder.breakLine()
    case .textBox: builder.endParagraph()
    case .picture: builder.notePicture()
    case .cellProperties, .other: break
    }
  }

  private mutating func end(_ element: WordElement) {
    switch element {
    case .paragraph, .textBox:
      isHeading ? builder.endHeading() : builder.endParagraph()
      isHeading = false
    case .table: builder.endTable()
    case .row: rows.popLast() == true ? builder.dropRow() : builder.endRow()
    case .rowProperties: isInRowProperties = false
    case .cellProperties: placeCell()
    case .cell:
      placeCell()
      unreadUntil = nil
      if cells.popLast()?.isDeleted == false { builder.endCell() }
    case .alternatives: alternatives.removeLast()
    case .text: isInText = false
    case .run: (builder.isRaised, look) = (false, paragraphLook)
    case .runProperties:
      isInRunProperties = false
      // As LibreOffice writes what is raised by a share of its size; less sets a line right.
      if rise > 0, size > 0, 3 * rise >= size { builder.isRaised = true }
    default: break
    }
  }

  private mutating func changeCell(_ change: (inout WordCell) -> Void) {
    if !cells.isEmpty, !cells[cells.count - 1].isPlaced { change(&cells[cells.count - 1]) }
  }

  /// Puts the cell that began into its row, when it is known how far it reaches. What stands in a cell that goes on with
  /// the one above is hidden, as in Word.
  private mutating func placeCell() {
    guard let cell = cells.last, !cell.isPlaced else { return }
    cells[cells.count - 1].isPlaced = true
    if cell.isDeleted || cell.goesOn { unreadUntil = cell.depth }
    if cell.isDeleted { return }
    if cell.goesOn {
      builder.continueCell(columns: cell.columns)
    } else {
      builder.beginCell(columns: cell.columns, rows: 1)
    }
  }

  private mutating func beginHeading(_ level: Int?) {
    guard let level else { return }
    isHeading = true
    builder.beginHeading(level)
  }
}

func number(_ xml: borrowing XMLReader) -> Int? {
  xml.attribute("val").flatMap { Int($0) }.map { max($0, 0) }
}

/// The meaning of names by their address, so that no element makes a string.
private struct ElementNames {
  private var known: [UnsafePointer<UInt8>: WordElement] = [:]
  private var spaces: [UnsafePointer<UInt8>: Space] = [:]

  private enum Space { case word, compatibility, other }

  mutating func element(_ xml: borrowing XMLReader) -> WordElement {
    guard let name = xml.name, let space = xml.space else { return .other }
    switch self.space(space) {
    case .word:
      if let element = known[name] { return element }
      let element = wordElements[String(cString: name)] ?? .other
      known[name] = element
      return element
    case .compatibility: return compatibilityElements[String(cString: name)] ?? .other
    case .other: return .other
    }
  }

  private mutating func space(_ address: UnsafePointer<UInt8>) -> Space {
    if let space = spaces[address] { return space }
    let name = String(cString: address)
    // The transitional and the strict form of the standard.
    let isWord = name.contains("wordprocessingml") && name.hasSuffix("/main")
    let space: Space = isWord ? .word : name.contains("markup-compatibility") ? .compatibility : .other
    spaces[address] = space
    return space
  }
}

extension Diagnostic {
  static let tooManyCells = Diagnostic(
    Phrase("more than \(mostCells) cells: the rest was not read", zh: "单元格超过 \(mostCells) 个：其余未读取")
  ).with { $0.severity = .warning }
}
