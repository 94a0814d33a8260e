import Diagnostics
import Documents

/// What a document begins with, where it says who speaks and of when: its first rows without the blanks inside, digits
/// and signs of full width as ASCII.
struct Opening {
  /// UTF-8, a row each, none of them empty.
  var rows: [[UInt8]] = []
  /// Where each row stands.
  var cells: [Cell] = []

  init(_ document: Document) {
    var size = 0
    document.text.withUnsafeBufferPointer { text in
      for row in 0..<document.rowCount {
        for index in document.cells(of: row) where !document.cells[index].isContinuation {
          let cell = document.cells[index]
          let squeezed = squeezed(text, cell.bytes, atMost: Self.longest - size)
          guard !squeezed.isEmpty else { continue }
          rows.append(squeezed)
          cells.append(cell)
          size += squeezed.count
          if size >= Self.longest { return }
        }
      }
    }
  }

  /// How much of a document is its opening, in bytes.
  private static let longest = 8_000
}

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
