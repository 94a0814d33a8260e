import Diagnostics

/// The calendar year that a report is of: from the sentence on its period, else from the title, else from a sentence
/// that names the report, else from the name of the file.
func year(_ opening: Opening, title: [UInt8], file: String) -> (year: Int?, complaint: Diagnostic?) {
  let period = opening.rows.indices.lazy.compactMap { row in
    periodYear(opening.rows[row]).map { (year: $0, cell: opening.cells[row]) }
  }.first
  let titled = firstYear(title)
  guard let period else {
    return (titled ?? opening.rows.lazy.compactMap(namedYear).first ?? firstYear(Array(file.utf8)), nil)
  }
  guard let titled, titled != period.year else { return (period.year, nil) }
  let complaint = Diagnostic.yearsDisagree(period: period.year, title: titled).with { $0.place = period.cell.place }
  return (period.year, complaint)
}

/// 自2019年1月1日至12月31日 → 2019, also where 年 was lost (20211月1日).
private func periodYear(_ row: [UInt8]) -> Int? {
  var start = 0
  while let found = find("1月1日", in: row, from: start) {
    start = found + 1
    let end = find("12月31日", in: row, from: found)
    guard let end, end - found < 60 else { continue }
    if let year = yearEnding(at: found, in: row) ?? yearEnding(at: found - 3, in: row, before: "年") { return year }
  }
  return nil
}

private func yearEnding(at end: Int, in row: [UInt8], before word: StaticString? = nil) -> Int? {
  guard end >= 4 else { return nil }
  if let word, find(word, in: row, from: end) != end { return nil }
  return yearStarting(at: end - 4, in: row)
}

/// A number from 1990 to 2099 of four digits.
private func yearStarting(at start: Int, in row: [UInt8]) -> Int? {
  guard start >= 0, start + 4 <= row.count, row[start..<(start + 4)].allSatisfy(isDigit) else { return nil }
  let year = row[start..<(start + 4)].reduce(0) { $0 * 10 + Int($1) - 0x30 }
  return (1990...2099).contains(year) ? year : nil
}

/// The first number of exactly four digits that can be a year.
func firstYear(_ text: [UInt8]) -> Int? {
  yearPosition(text).flatMap { yearStarting(at: $0, in: text) }
}

/// Where the first number stands that can be a year.
func yearPosition(_ text: [UInt8]) -> Int? {
  text.indices.first { index in
    let isWhole = (index == 0 || !isDigit(text[index - 1])) && (index + 4 >= text.count || !isDigit(text[index + 4]))
    return isWhole && yearStarting(at: index, in: text) != nil
  }
}

/// 2020年政府信息公开工作年度报告 in a sentence.
private func namedYear(_ row: [UInt8]) -> Int? {
  for word: StaticString in ["年政府信息公开", "年度政府信息公开", "年信息公开"] {
    if let found = find(word, in: row), let year = yearEnding(at: found, in: row) { return year }
  }
  return nil
}

extension Diagnostic {
  fileprivate static func yearsDisagree(period: Int, title: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the title says \(title), the sentence on the period \(period): \(period) is taken",
        zh: "标题为 \(title) 年，统计期限为 \(period) 年：以 \(period) 年为准")
    ).with { $0.severity = .warning }
  }
}
