import Diagnostics

/// The text of an old Word file, paragraph by paragraph, with the properties that say which are cells.
struct WordText {
  struct Paragraph {
    /// UTF-16, without what is deleted, hidden or struck out; raised digits as such.
    var text: [UInt16] = []
    /// What is struck out.
    var struck: [UInt16] = []
    /// The character that ends it.
    var mark: UInt16 = 0x0d
    var properties = ParagraphProperties()
  }

  var paragraphs: [Paragraph] = []
}

/// More characters than any report has.
private let mostCharacters = 4_000_000

/// Reads the text of a file of Word 97 to 2003 or of WPS (MS-DOC). Its characters stand in pieces, with tables that say what the
/// paragraphs and characters at an offset are like.
///
/// Nil where it is of an older Word; throws where it is encrypted or damaged.
func wordText(_ file: CompoundFile) throws(Diagnostic) -> WordText? {
  guard let main = file.stream("WordDocument"), main.number16(0) == 0xa5ec else { return nil }
  let flags = main.number16(0x0a)
  guard flags & 0x0100 == 0 else { throw .encryptedWord }
  guard let tables = file.stream(flags & 0x0200 == 0 ? "0Table" : "1Table") else { throw .damagedWord }
  let data = file.stream("Data") ?? []
  let pieces = try pieces(tables, main.number32(0x1a2), main.number32(0x1a6), in: main)
  let paragraphs = paragraphRuns(main, tables, data)
  let looks = characterRuns(main, tables)
  var text = WordText()
  var paragraph = WordText.Paragraph()
  var fields: [Bool] = []
  var left = min(main.number32(0x4c), mostCharacters)
  for piece in pieces {
    for offset in stride(from: piece.bytes.lowerBound, to: piece.bytes.upperBound, by: piece.width) {
      guard left > 0 else { break }
      left -= 1
      let character = piece.width == 2 ? UInt16(main.number16(offset)) : westernCharacter(main[offset])
      switch character {
      case 0x0d, 0x07, 0x0c:
        paragraph.mark = character
        paragraph.properties = paragraphs[offset] ?? ParagraphProperties()
        text.paragraphs.append(paragraph)
        paragraph = WordText.Paragraph()
      // A field: what it is computed from, and behind the second mark what is shown of it.
      case 0x13: fields.append(false)
      case 0x14: if !fields.isEmpty { fields[fields.count - 1] = true }
      case 0x15: _ = fields.popLast()
      default:
        let look = looks[offset]
        guard fields.allSatisfy(\.self), look?.isUnread != true, let shown = shown(character) else { continue }
        if look?.isStruck == true {
          paragraph.struck.append(shown)
          continue
        }
        paragraph.text.append(look?.isRaised == true ? raised(shown) : shown)
      }
    }
  }
  if !paragraph.text.isEmpty { text.paragraphs.append(paragraph) }
  return text
}

/// What is printed for a character; nil for the places of pictures, notes and remarks.
private func shown(_ character: UInt16) -> UInt16? {
  switch character {
  case 0x09, 0x0b: character
  case 0x1e: 0x2d
  case 0..<0x20: nil
  default: character
  }
}

/// A digit as a raised one; any other character as it is.
private func raised(_ character: UInt16) -> UInt16 {
  guard let byte = UInt8(exactly: character) else { return character }
  return String(decoding: raised(byte), as: UTF8.self).utf16.first ?? character
}

/// Of Windows-1252, in which pieces without other characters are kept.
private func westernCharacter(_ byte: UInt8) -> UInt16 {
  (0x80..<0xa0).contains(byte) ? westernSigns[Int(byte) - 0x80] : UInt16(byte)
}

private let westernSigns: [UInt16] = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e,
  0x0178,
]

/// A stretch of the main stream that holds text, of one or two bytes a character.
private struct Piece {
  var bytes: Range<Int>
  var width: Int
}

/// The pieces in the order of the text: behind changes of properties, which are passed over, their list.
private func pieces(
  _ tables: [UInt8], _ start: Int, _ size: Int, in main: [UInt8]
) throws(Diagnostic) -> [Piece] {
  var at = start
  let end = min(start + size, tables.count)
  while at < end, tables[at] == 1 { at += 3 + tables.number16(at + 1) }
  guard at + 5 < end, tables[at] == 2 else { throw .damagedWord }
  let count = (min(tables.number32(at + 1), end - at - 5) - 4) / 12
  let list = at + 5
  var pieces: [Piece] = []
  for index in 0..<max(count, 0) {
    let length = tables.number32(list + index * 4 + 4) - tables.number32(list + index * 4)
    let place = tables.number32(list + (count + 1) * 4 + index * 8 + 2)
    let isNarrow = place & 0x4000_0000 != 0
    let first = isNarrow ? (place & 0x3fff_ffff) / 2 : place & 0x3fff_ffff
    let width = isNarrow ? 1 : 2
    guard length >= 0, first + length * width <= main.count else { throw .damagedWord }
    pieces.append(Piece(bytes: first..<first + length * width, width: width))
  }
  return pieces
}

/// What the paragraphs are like, by offset.
private func paragraphRuns(_ main: [UInt8], _ tables: [UInt8], _ data: [UInt8]) -> PropertyRuns<ParagraphProperties> {
  var runs = PropertyRuns<ParagraphProperties>()
  forEachRun(main, tables, list: 0x102, entrySize: 13) { range, place in
    var properties = ParagraphProperties()
    guard let place, place < main.count else { return runs.append(range, properties) }
    // The size in words, of which the last has one byte; or 0, and the size in the next byte.
    let isLong = main[place] == 0
    let start = isLong ? place + 2 : place + 1
    let size = isLong ? (main.number16(place) >> 8) * 2 : Int(main[place]) * 2 - 1
    guard size >= 2, start + size <= main.count else { return runs.append(range, properties) }
    properties.style = main.number16(start)
    properties.apply(main, start + 2..<start + size, data: data)
    runs.append(range, properties)
  }
  runs.sort()
  return runs
}

/// How characters differ from the usual.
private struct CharacterLook {
  /// Deleted or hidden.
  var isUnread = false
  var isStruck = false
  var isRaised = false
}

/// What the characters are like, by offset, where they differ from the usual.
private func characterRuns(_ main: [UInt8], _ tables: [UInt8]) -> PropertyRuns<CharacterLook> {
  var runs = PropertyRuns<CharacterLook>()
  forEachRun(main, tables, list: 0xfa, entrySize: 1) { range, place in
    guard let place, place < main.count, place + 1 + Int(main[place]) <= main.count else { return }
    var look = CharacterLook()
    for change in propertyChanges(main, place + 1..<place + 1 + Int(main[place])) {
      let value = main[change.operand.lowerBound]
      switch change.number {
      case PropertyNumber.deleted, PropertyNumber.hidden: if value & 0x7f == 1 { look.isUnread = true }
      case PropertyNumber.struck, PropertyNumber.struckTwice: look.isStruck = look.isStruck || value & 0x7f == 1
      case PropertyNumber.raised: look.isRaised = value == 1
      default: break
      }
    }
    if look.isUnread || look.isStruck || look.isRaised { runs.append(range, look) }
  }
  runs.sort()
  return runs
}

/// Goes through the pages of 512 bytes that a list in the tables names: each has the offsets of its runs and, behind them, where in
/// the page the properties of each stand; 0 for the usual ones.
private func forEachRun(
  _ main: [UInt8], _ tables: [UInt8], list: Int, entrySize: Int, _ body: (Range<Int>, Int?) -> Void
) {
  let (start, size) = (main.number32(list), main.number32(list + 4))
  guard size >= 4, start + size <= tables.count else { return }
  let count = (size - 4) / 8
  for index in 0..<count {
    let page = (tables.number32(start + (count + 1) * 4 + index * 4) & 0x3f_ffff) * 512
    guard page + 512 <= main.count else { continue }
    let runs = Int(main[page + 511])
    guard (runs + 1) * 4 + runs * entrySize <= 511 else { continue }
    for run in 0..<runs {
      let (first, end) = (main.number32(page + run * 4), main.number32(page + run * 4 + 4))
      let offset = Int(main[page + (runs + 1) * 4 + run * entrySize]) * 2
      if first < end { body(first..<end, offset == 0 ? nil : page + offset) }
    }
  }
}

extension Diagnostic {
  fileprivate static let encryptedWord = Diagnostic(
    Phrase("the file is encrypted", zh: "文件已加密"), hint: Phrase("save it without a password", zh: "请取消密码后另存"))

  static let damagedWord = Diagnostic(
    Phrase("a damaged Word file (DOC, WPS)", zh: "Word 文件（DOC、WPS）已损坏"),
    hint: Phrase("open it in Word or WPS, and save it as DOCX", zh: "请用 Word 或 WPS 打开后另存为 DOCX"))
}
