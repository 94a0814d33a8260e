import Diagnostics
import Documents

/// What one piece of a document, or the name of its file, says of who speaks in it and when.
///
///     year  2019  period  报告中所列数据的统计期限自2019年1月1日至12月31日  5:123
package struct Evidence: Sendable, Hashable {
  /// What of an identity it speaks of.
  package enum Property: String, Sendable, CaseIterable {
    case organ, district, level, scope, year
  }

  package enum Origin: String, Sendable, CaseIterable {
    /// The sentence that says from when to when the figures are.
    case period
    case title
    /// A sentence that names the report, or says who compiled it from what.
    case sentence
    case signature
    /// What the metadata of a page call it, and the name of a sheet of a workbook.
    case page, sheet
    /// Names of areas in the text.
    case mention
    case file, folder
    /// What the organ is called: a rule of this program's, not a word of the document's.
    case name
  }

  package var property: Property
  /// What it says: a year, an organ, an area.
  package var value: String
  package var origin: Origin
  /// As printed, without the blanks inside; the first characters of what is long.
  package var text: String
  /// Nil where it is not of the text.
  package var place: Place?
  /// Whether it says what was taken.
  package var agrees = true

  package init(
    _ property: Property, _ value: String, _ origin: Origin, text: String, place: Place? = nil, agrees: Bool = true
  ) {
    self.property = property
    self.value = value
    self.origin = origin
    self.text = text
    self.place = place
    self.agrees = agrees
  }
}

extension Evidence {
  /// Evidence of a row of the opening, with the words around a byte of it.
  init(_ property: Property, _ value: String, _ origin: Origin, _ row: [UInt8], around index: Int = 0, _ cell: Place?) {
    self.init(property, value, origin, text: excerpt(row, around: index), place: cell)
  }
}

/// The sentence, or the part of it, in which a byte of a row stands: at most 60 characters.
private func excerpt(_ row: [UInt8], around index: Int) -> String {
  let text = String(decoding: row, as: UTF8.self)
  guard !text.isEmpty else { return "" }
  let last = text.index(before: text.endIndex)
  let byte = text.utf8.index(text.startIndex, offsetBy: min(index, row.count))
  let at = min(byte.samePosition(in: text) ?? text.index(after: text[..<byte].indices.last ?? text.startIndex), last)
  var (start, before) = (at, 0)
  while start > text.startIndex, before < longestExcerpt / 2 {
    let previous = text.index(before: start)
    if sentenceEnds.contains(text[previous]) { break }
    (start, before) = (previous, before + 1)
  }
  var (end, count) = (at, before)
  while end < text.endIndex, !sentenceEnds.contains(text[end]), count < longestExcerpt {
    (end, count) = (text.index(after: end), count + 1)
  }
  return String(text[start..<end])
}

private let sentenceEnds: Set<Character> = ["。", "；", "！", "\n"]
/// In characters.
private let longestExcerpt = 60
