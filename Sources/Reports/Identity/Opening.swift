import Diagnostics
import Documents

/// What a document begins with, where it says who speaks and of when, and what it ends with, where it is signed: rows
/// without the blanks inside, digits and signs of full width as ASCII, and years in numerals (二〇一九年) as digits.
///
/// A page has menus before its report. So the opening is what stands around the first heading of the report's own
/// (一、总体情况), where there is one.
struct Opening {
  /// UTF-8, a row each, none of them empty.
  var rows: [[UInt8]] = []
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
        let row = yearsInDigits(squeezed(text, cell.bytes, atMost: Self.longest - size))
        guard !row.isEmpty else { continue }
        rows.append(row)
        cells.append(cell)
        size += row.count
      }
      if heading == nil { body = rows.count }
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
    firstBytes.contains(text[cell.bytes.lowerBound])
  else { return false }
  let row = squeezed(text, cell.bytes, atMost: longestHeading)
  guard firstNumerals.contains(where: { find($0, in: row).map { $0 <= 6 } ?? false }) else { return false }
  return firstSubjects.contains { find($0, in: row) != nil }
}

/// In bytes.
private let longestHeading = 120
/// With what such a heading can begin: 一, 第, a digit, a bracket of either width.
private let firstBytes: Set<UInt8> = [0xe4, 0xe7, 0xef, UInt8(ascii: "1"), UInt8(ascii: "(")]
private let firstNumerals: [StaticString] = ["一、", "1、", "1.", "一.", "(一)", "（一）", "第一部分"]
private let firstSubjects: [StaticString] = ["总体", "概述", "概况", "基本情况"]

/// How many rows the end of a document has: pages have footers.
private let closingCount = 40

private func closingRows(
  _ document: Document, _ text: UnsafeBufferPointer<UInt8>
) -> [(row: [UInt8], place: Place)] {
  var rows: [(row: [UInt8], place: Place)] = []
  for cell in document.cells.reversed() where !cell.isBlank && !cell.isContinuation {
    let row = yearsInDigits(squeezed(text, cell.bytes, atMost: 400))
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
      let digits = stride(from: end - 12, to: end, by: 3).compactMap { start in
        numerals.firstIndex { $0.elementsEqual(row[start..<(start + 3)]) }.map { UInt8(($0 < 10 ? $0 : 0) + 0x30) }
      }
      if digits.count == 4 {
        row.replaceSubrange((end - 12)..<end, with: digits)
        end -= 8
      }
    }
    guard let next = find("年", in: row, from: end + 1) else { return row }
    end = next
  }
}

/// The signs for 0 to 9, and what else is written for zero.
private let numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "○", "零"].map { Array($0.utf8) }

/// The text without blanks, full-width digits and signs as ASCII, up to a number of bytes.
func squeezed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, atMost limit: Int) -> [UInt8] {
  var squeezed: [UInt8] = []
  squeezed.reserveCapacity(min(range.count, limit))
  var index = range.lowerBound
  while index < range.upperBound, squeezed.count < limit {
    let byte = text[index]
    let length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    defer { index += length }
    if byte <= 0x20 || (byte == 0xc2 && text[index + 1] == 0xa0) { continue }
    if byte == 0xe3, text[index + 1] == 0x80, text[index + 2] == 0x80 { continue }
    if byte == 0xef, text[index + 1] == 0xbc, (0x81...0xbf).contains(text[index + 2]) {
      squeezed.append(text[index + 2] - 0x60)
    } else {
      for offset in 0..<length { squeezed.append(text[index + offset]) }
    }
  }
  return squeezed
}

/// The first place of a word at or after an index; nil where it does not stand.
func find(_ word: StaticString, in text: [UInt8], from start: Int = 0) -> Int? {
  let count = word.utf8CodeUnitCount
  guard text.count >= count, start <= text.count - count else { return nil }
  return text.withUnsafeBufferPointer { text in
    let first = word.utf8Start[0]
    for index in start...(text.count - count) where text[index] == first {
      var offset = 1
      while offset < count, text[index + offset] == word.utf8Start[offset] { offset += 1 }
      if offset == count { return index }
    }
    return nil
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
