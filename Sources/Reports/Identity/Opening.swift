import Diagnostics
import Documents

/// What a document begins with, where it says who speaks and of when, and what it ends with, where it is signed: rows
/// without the blanks inside, digits and signs of full width as ASCII, years in numerals (二〇一九年) as digits, and traditional
/// characters as simplified ones.
///
/// A page has menus before its report. So the opening is what stands around the first heading of the report's own
/// (一、总体情况), where there is one.
struct Opening {
  /// UTF-8, a row each, none of them empty.
  var rows: [[UInt8]] = []
  /// Whether each row calls itself a report or a plan.
  private(set) var areTitles: [Bool] = []
  /// Where each row stands.
  var cells: [Cell] = []
  /// The first heading of the report's text; the number of rows where it has none.
  private(set) var body = 0
  /// The last rows of the document, and where they stand.
  var closing: [(row: [UInt8], place: Place)] = []

  init(_ document: Document) {
    document.text.withUnsafeBufferPointer { text in
      let heading = document.cells.indices.first { isFirstHeading(text, document.cells[$0]) }
      let start = heading.map { beginning(document.cells, before: $0) } ?? 0
      var size = 0
      for index in start..<document.cells.count where size < Self.longest {
        let cell = document.cells[index]
        guard !cell.isBlank, !cell.isContinuation else { continue }
        if index == heading { body = rows.count }
        let row = yearsInDigits(plain(squeezed(text, cell.bytes, atMost: Self.longest - size)))
        guard !row.isEmpty else { continue }
        rows.append(row)
        cells.append(cell)
        size += row.count
      }
      if heading == nil { body = rows.count }
      areTitles = rows.map(isTitle)
      closing = closingRows(document, text)
    }
  }

  func place(_ row: Int) -> Place { cells[row].place }

  /// How much of a document is its opening, in bytes.
  private static let longest = 8_000
}

/// How much before the first heading belongs to the opening, in bytes.
private let longestBefore = 6_000

private func beginning(_ cells: [Cell], before heading: Int) -> Int {
  var start = heading
  var size = 0
  while start > 0, size + cells[start - 1].bytes.count <= longestBefore {
    start -= 1
    size += cells[start].bytes.count
  }
  return start
}

/// 一、总体情况 and its like: how the text of a report begins on every form.
private func isFirstHeading(_ text: UnsafeBufferPointer<UInt8>, _ cell: Cell) -> Bool {
  guard (9...longestHeading).contains(cell.bytes.count), !cell.isContinuation,
    mayBeginHeading(text[cell.bytes.lowerBound])
  else { return false }
  let row = plain(squeezed(text, cell.bytes, atMost: longestHeading))
  guard firstNumerals.contains(where: { find($0, in: row).map { $0 <= 6 } ?? false }) else { return false }
  return firstSubjects.contains { find($0, in: row) != nil }
}

/// In bytes.
private let longestHeading = 120
/// With what such a heading can begin: 一, 第, a digit, a bracket of either width.
private func mayBeginHeading(_ byte: UInt8) -> Bool {
  switch byte {
  case 0xe4, 0xe7, 0xef, UInt8(ascii: "1"), UInt8(ascii: "("): true
  default: false
  }
}

private let firstNumerals: [StaticString] = ["一、", "1、", "1.", "一.", "(一)", "（一）", "第一部分"]
private let firstSubjects: [StaticString] = ["总体", "概述", "概况", "基本情况"]

/// How many rows the end of a document has: pages have footers.
private let closingCount = 40

private func closingRows(
  _ document: Document, _ text: UnsafeBufferPointer<UInt8>
) -> [(row: [UInt8], place: Place)] {
  var rows: [(row: [UInt8], place: Place)] = []
  for cell in document.cells.reversed() where !cell.isBlank && !cell.isContinuation {
    let row = yearsInDigits(plain(squeezed(text, cell.bytes, atMost: 400)))
    if !row.isEmpty { rows.append((row, cell.place)) }
    if rows.count == closingCount { break }
  }
  return rows.reversed()
}

/// 二〇一九年 → 2019年, with any of the signs for zero.
func yearsInDigits(_ row: [UInt8]) -> [UInt8] {
  guard var end = find("年", in: row), end >= 12 else { return row }
  var row = row
  while true {
    if end >= 12 {
      // The last first, for it mostly is none.
      if let last = digit(row, at: end - 3), let third = digit(row, at: end - 6), let second = digit(row, at: end - 9),
        let first = digit(row, at: end - 12)
      {
        let digits = [first, second, third, last]
        row.replaceSubrange((end - 12)..<end, with: digits)
        end -= 8
      }
    }
    guard let next = find("年", in: row, from: end + 1) else { return row }
    end = next
  }
}

/// The digit that a numeral of three bytes is written for: one of 一 to 九, or of the signs for zero.
private func digit(_ row: [UInt8], at start: Int) -> UInt8? {
  switch UInt32(row[start]) << 16 | UInt32(row[start + 1]) << 8 | UInt32(row[start + 2]) {
  case 0xe38087, 0xe2978b, 0xe99bb6: 0x30  // 〇 ○ 零
  case 0xe4b880: 0x31
  case 0xe4ba8c: 0x32
  case 0xe4b889: 0x33
  case 0xe59b9b: 0x34
  case 0xe4ba94: 0x35
  case 0xe585ad: 0x36
  case 0xe4b883: 0x37
  case 0xe585ab: 0x38
  case 0xe4b99d: 0x39
  default: nil
  }
}

/// The text without blanks, full-width digits and signs as ASCII, up to a number of bytes.
func squeezed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, atMost limit: Int) -> [UInt8] {
  // The last character may go beyond the limit.
  [UInt8](unsafeUninitializedCapacity: max(min(range.count, limit), 0) + 3) { squeezed, count in
    var index = range.lowerBound
    while index < range.upperBound, count < limit {
      let byte = text[index]
      let length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
      defer { index += length }
      if byte <= 0x20 || (byte == 0xc2 && text[index + 1] == 0xa0) { continue }
      if byte == 0xe3, text[index + 1] == 0x80, text[index + 2] == 0x80 { continue }
      if byte == 0xef, text[index + 1] == 0xbc, (0x81...0xbf).contains(text[index + 2]) {
        squeezed[count] = text[index + 2] - 0x60
        count += 1
      } else {
        for offset in 0..<length { squeezed[count + offset] = text[index + offset] }
        count += length
      }
    }
  }
}

/// The first place of a word at or after an index; nil where it does not stand.
func find(_ word: StaticString, in text: [UInt8], from start: Int = 0) -> Int? {
  guard start <= text.count else { return nil }
  return text.withUnsafeBufferPointer { find(word, in: $0, start..<text.count) }
}

/// The first place of a word within a part of a text; nil where it does not stand.
func find(_ word: StaticString, in text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Int? {
  let count = word.utf8CodeUnitCount
  guard part.count >= count else { return nil }
  // Half of all characters begin with one of a few bytes: the last byte of the first character tells more.
  let told = min(count, 3) - 1
  let byte = word.utf8Start[told]
  for index in part.lowerBound...(part.upperBound - count) where text[index + told] == byte {
    var offset = 0
    while offset < count, text[index + offset] == word.utf8Start[offset] { offset += 1 }
    if offset == count { return index }
  }
  return nil
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
