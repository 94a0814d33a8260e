import Diagnostics
import Documents

/// What says of which calendar year a report is, the most reliable first: the sentence on its period, the title, a
/// sentence that names the report, the name of the file, the folders that it lies in. The first decides; where nothing says
/// it, the first sentence of the text does.
///
/// A basis document (〔2019〕60号), the day of publication and what was carried over name other years, so a year counts only
/// where one of these says it.
func yearEvidence(
  _ opening: Opening, _ title: Title, names: [GivenName] = [], path: String
) -> [Evidence] {
  var found: [Evidence] = []
  for row in opening.rows.indices {
    guard let (year, index) = periodYear(opening.rows[row]) else { continue }
    found.append(
      Evidence(.year, String(year), .period, opening.rows[row], around: index, opening.place(row)))
    break
  }
  let named = titlePeriod(title.text)
  for year in named.year.map({ [$0] + named.others }) ?? [] {
    found.append(Evidence(.year, String(year), .title, title.text, title.row.map(opening.place)))
  }
  // Figures of several years are none of the year that the file is called by.
  if named.several != nil { return found }
  for row in opening.rows.indices where row >= title.rows.upperBound && !opening.areTitles[row] {
    guard let (year, index) = namedYear(opening.rows[row]) else { continue }
    found.append(
      Evidence(.year, String(year), .sentence, opening.rows[row], around: index, opening.place(row)))
    break
  }
  found += namedYears(names) + fileYears(path)
  if found.isEmpty, let (year, row) = yearOfText(opening) {
    found.append(Evidence(.year, String(year), .sentence, opening.rows[row], opening.place(row)))
  }
  return found
}

/// The year that is taken for a document's.
func year(of document: Document, _ opening: Opening) -> Int? {
  yearEvidence(opening, title(opening), names: document.names, path: document.name).first.flatMap { Int($0.value) }
}

/// Whether both name this year, and no other.
func titleAndPeriod(of opening: Opening, bothSay year: Int) -> Bool {
  let named = titlePeriod(title(opening).text)
  return named.year == year && named.others.isEmpty && named.several == nil
    && opening.rows.lazy.compactMap(periodYear).first?.year == year
}

/// Of the name of the file and of the folders around it, the nearest first, those that name one year.
private func fileYears(_ path: String) -> [Evidence] {
  let parts = path.split(separator: "/").reversed()
  return parts.enumerated().compactMap { index, part in
    separateYear(Array(part.utf8)).map {
      Evidence(.year, String($0), index == 0 ? .file : .folder, text: String(part))
    }
  }
}

/// What the evidence disagrees about, beside what was taken. The name of a file often is the year, or the day, of the
/// publication, so the year after is no disagreement there; nor is what a sentence or a folder says.
func yearDoubts(_ evidence: [Evidence]) -> [Finding] {
  guard let taken = evidence.first, let year = Int64(taken.value) else { return [] }
  return evidence.dropFirst().compactMap { other in
    guard let said = Int64(other.value), said != year else { return nil }
    guard [.title, .file, .sheet].contains(other.origin) else { return nil }
    // A title that names the year besides names that of its publication.
    let isBeside = other.origin != .title || evidence.contains { $0.origin == .title && $0.value == taken.value }
    if isBeside, said == year + 1 { return nil }
    return Finding(
      rule: .I, outcome: other.origin == .title ? .fail : .unlikely, remark: .yearsDisagree(taken, other),
      place: other.place ?? taken.place, expected: year, found: said)
  }
}

/// 自2019年1月1日至12月31日 → 2019 and where it stands; also where 年, 月 or 日 was lost (20211月1日至20211231日) or signs stand
/// for them (2021.1.1-2021.12.31). The first reports are of 1 May to 31 December 2008.
func periodYear(_ row: [UInt8]) -> (year: Int, index: Int)? {
  for index in row.indices where row[index] == 0x31 || row[index] == 0x32 {
    guard let year = yearStarting(at: index, in: row), index == 0 || !isDigit(row[index - 1]) else { continue }
    var reader = DateReader(row: row, index: index + 4)
    guard reader.passes(firstDay) else { continue }
    let end = Array(row[reader.index..<min(reader.index + longestPeriod, row.count)])
    guard let last = lastDays.compactMap({ find($0, in: end) }).min() else { continue }
    // 2022年1月1日至2024年12月31日 is no year.
    if let other = firstYear(Array(end[..<last])), other != year { continue }
    return (year, index)
  }
  return nil
}

/// From the first day of a period to its last, in bytes.
private let longestPeriod = 60
private let lastDays: [StaticString] = ["12月", "1231", "12.31", "12-31", "12/31"]
/// A step passes where one of its words stands, or where it may be left out.
private let firstDay: [[StaticString]] = [
  ["年度", "年", ".", "-", "/", ""], ["(", "（", ""], ["0", ""], ["1", "5"], ["月", ".", "-", "/", ""], ["0", ""],
  ["1", ""],
  ["日", "号", ""],
]

/// Reads the words of a date one after the other.
private struct DateReader {
  let row: [UInt8]
  var index: Int

  mutating func passes(_ steps: [[StaticString]]) -> Bool {
    for step in steps {
      guard let word = step.first(where: stands) else { return false }
      index += word.utf8CodeUnitCount
    }
    return true
  }

  private func stands(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= row.count else { return false }
    // 1 is neither 10 nor 12.
    let isNumber = count == 1 && word.utf8Start[0] > 0x30 && isDigit(word.utf8Start[0])
    if isNumber, index + 1 < row.count, isDigit(row[index + 1]) { return false }
    return (0..<count).allSatisfy { row[index + $0] == word.utf8Start[$0] }
  }
}

private func yearEnding(at end: Int, in row: [UInt8]) -> Int? {
  end >= 4 ? yearStarting(at: end - 4, in: row) : nil
}

/// A number from 1990 to 2099 of four digits.
func yearStarting(at start: Int, in row: [UInt8]) -> Int? {
  guard start >= 0, start + 4 <= row.count, row[start] == 0x31 || row[start] == 0x32 else { return nil }
  var year = 0
  for byte in row[start..<(start + 4)] {
    guard isDigit(byte) else { return nil }
    year = year * 10 + Int(byte) - 0x30
  }
  return (1990...2099).contains(year) ? year : nil
}

/// The first number of exactly four digits that can be a year.
func firstYear(_ text: [UInt8]) -> Int? {
  yearPosition(text).flatMap { yearStarting(at: $0, in: text) }
}

/// A year that no letter stands before: 2020 of `lucheng-2020.txt`, none of `word2019.doc`, which is a program's.
private func separateYear(_ name: [UInt8]) -> Int? {
  guard let index = yearPosition(name), titlePeriod(name).several == nil else { return nil }
  let isAfterLetter = index > 0 && (0x61...0x7a).contains(name[index - 1] | 0x20)
  return isAfterLetter ? nil : yearStarting(at: index, in: name)
}

/// Where the first number stands that can be a year, from a byte on.
func yearPosition(_ text: [UInt8], from start: Int = 0) -> Int? {
  guard start < text.count else { return nil }
  return text.withUnsafeBufferPointer { bytes in
    for index in start..<bytes.count where bytes[index] == 0x31 || bytes[index] == 0x32 {
      let isWhole =
        (index == 0 || !isDigit(bytes[index - 1])) && (index + 4 >= bytes.count || !isDigit(bytes[index + 4]))
      if isWhole, yearStarting(at: index, in: text) != nil { return index }
    }
    return nil
  }
}

/// 2020年政府信息公开工作年度报告 in a sentence.
private func namedYear(_ row: [UInt8]) -> (year: Int, index: Int)? {
  guard find("信息公开", in: row) != nil else { return nil }
  for word: StaticString in ["年政府信息公开", "年度政府信息公开", "年信息公开", "年度信息公开"] {
    guard let found = find(word, in: row), let year = yearEnding(at: found, in: row) else { continue }
    if !isLastOfSeveral(yearAt: found - 4, in: row) { return (year, found - 4) }
  }
  return nil
}

extension Phrase {
  fileprivate static func yearsDisagree(_ taken: Evidence, _ other: Evidence) -> Phrase {
    let names: [Evidence.Origin: Phrase] = [
      .period: Phrase("the sentence on the period", zh: "统计期限"), .title: Phrase("the title", zh: "标题"),
      .file: Phrase("the name of the file", zh: "文件名"), .sentence: Phrase("the text", zh: "正文"),
      .page: Phrase("the title of the page", zh: "网页标题"), .sheet: Phrase("the name of the sheet", zh: "工作表名"),
    ]
    let (first, second) = (names[other.origin], names[taken.origin])
    if other.origin == taken.origin {
      return Phrase(
        "\(first?.en ?? "") names \(other.value) and \(taken.value): \(taken.value) is taken",
        zh: "\(first?.zh ?? "")中有 \(other.value) 年和 \(taken.value) 年：以 \(taken.value) 年为准")
    }
    return Phrase(
      "\(first?.en ?? "") says \(other.value), \(second?.en ?? "") \(taken.value): \(taken.value) is taken",
      zh: "\(first?.zh ?? "")为 \(other.value) 年，\(second?.zh ?? "")为 \(taken.value) 年：以 \(taken.value) 年为准")
  }
}
