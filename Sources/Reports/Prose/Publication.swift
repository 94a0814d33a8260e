import Diagnostics
import Documents

/// A day that a document states, and where.
package struct StatedDay: Sendable {
  package var day: Day
  package var place: Place
}

/// The day of publication that a report's page states: in its metadata, else beside its title. Nil where it states none, or several.
///
/// A report is published after the year that it is of, so an earlier day is of something else on the page. And pages are moved
/// to new sites, where they are dated anew: a day more than a year after that year tells nothing.
func published(_ prose: Document, year: Int?) -> StatedDay? {
  guard let year else { return nil }
  let stated = [dayInMetadata(prose).map { [$0] } ?? [], daysBesideTitle(prose)]
  let days = stated.lazy.map { $0.filter { $0.day.year == year + 1 } }.first { !$0.isEmpty } ?? []
  return days.allSatisfy { $0.day == days[0].day } ? days.first : nil
}

/// The day that a report is signed with, below its text; it was published then or later.
func signed(_ signature: StatedDay?, year: Int?) -> StatedDay? {
  guard let year, let signature, signature.day.year > year else { return nil }
  return signature
}

/// A warning of a signature that is older than the end of the year reported on: the year of one of the two is misprinted.
func signatureDoubts(_ signature: StatedDay?, year: Int?) -> [Finding] {
  guard let year, let signature, signature.day.year <= year else { return [] }
  return [
    Finding(rule: .I, outcome: .unlikely, remark: .signedEarly(signature.day, year: year), place: signature.place)
  ]
}

private func dayInMetadata(_ prose: Document) -> StatedDay? {
  guard let cell = prose.publication, cell.bytes.count <= longestLine else { return nil }
  return leadingDate(prose.string(cell)[...]).map { StatedDay(day: $0.day, place: cell.place) }
}

/// The days that the lines above the first chapter call the one of publication.
private func daysBesideTitle(_ prose: Document) -> [StatedDay] {
  var days: [StatedDay] = []
  for row in 0..<min(prose.rowCount, mostLines) {
    guard let line = shortLine(row, of: prose) else { continue }
    if isHeading(prose, line) { break }
    guard prose.contains("日期", in: line) || prose.contains("时间", in: line) else { continue }
    let (text, place) = prose.line(row)
    let labels = publicationLabels.lazy.compactMap { label in text.range(of: label).map { text[$0.upperBound...] } }
    let value = labels.first?.drop { $0.isWhitespace || ":：】]）)".contains($0) }
    if let day = value.flatMap(leadingDate)?.day { days.append(StatedDay(day: day, place: place)) }
  }
  return days
}

private let publicationLabels = ["发布日期", "发布时间", "公开日期", "公开时间", "发文时间", "发文日期", "发稿时间", "日期"]

/// The date that stands alone, or behind a name, below the last heading.
func signature(_ prose: Document) -> StatedDay? {
  var found: StatedDay?
  for row in (max(0, prose.rowCount - mostLines)..<prose.rowCount).reversed() {
    guard let line = shortLine(row, of: prose) else { continue }
    if isHeading(prose, line) { break }
    guard prose.text[line].contains(where: isDigit) || prose.contains("年", in: line) else { continue }
    let (text, place) = prose.line(row)
    if let day = trailingDate(text) { found = StatedDay(day: day, place: place) }
  }
  return found
}

/// How many lines are looked at from the beginning, and from the end.
private let mostLines = 60

/// The bytes of a row that is no paragraph; nil where it is longer, or prints nothing.
private func shortLine(_ row: Int, of document: Document) -> Range<Int>? {
  let cells = document.cells(of: row)
  guard let first = cells.first, let last = cells.last else { return nil }
  let bytes = document.cells[first].bytes.lowerBound..<document.cells[last].bytes.upperBound
  return bytes.isEmpty || bytes.count > longestLine ? nil : bytes
}

/// In bytes, three to a character.
private let longestLine = 300

/// The date that a line ends with, behind nothing or the name of who signs; nil where a sentence ends with it.
private func trailingDate(_ line: String) -> Day? {
  if let (day, rest) = leadingDate(line[...]), rest.allSatisfy(\.isWhitespace) { return day }
  guard !line.contains(where: { "，。；：,;:".contains($0) }) else { return nil }
  let start = line.indices.first { index in
    leadingDate(line[index...]).map { $0.rest.allSatisfy(\.isWhitespace) } ?? false
  }
  guard let start, let before = line[..<start].last(where: { !$0.isWhitespace }), !"自从至到于".contains(before) else {
    return nil
  }
  return leadingDate(line[start...])?.day
}

extension Phrase {
  fileprivate static func signedEarly(_ day: Day, year: Int) -> Phrase {
    Phrase(
      "the signature says \(day), when \(year), the year of the report, was not over: the day is not taken",
      zh: "落款日期为 \(day)，而报告所属的 \(year) 年尚未结束：不采用该日期")
  }
}

extension Document {
  /// A row's text and where it begins.
  fileprivate func line(_ row: Int) -> (text: String, place: Place) {
    let printed = printedCells(of: row)
    return (
      printed.map { string(cells[$0]) }.joined(separator: " "), printed.first.map { cells[$0].place } ?? Place()
    )
  }

  fileprivate func contains(_ word: StaticString, in bytes: Range<Int>) -> Bool {
    text.withUnsafeBufferPointer { find(word, in: $0, bytes) != nil }
  }
}

extension String {
  fileprivate func range(of word: String) -> Range<Index>? {
    guard contains(word) else { return nil }
    return indices.lazy.filter { self[$0...].hasPrefix(word) }.first.map { $0..<index($0, offsetBy: word.count) }
  }
}
