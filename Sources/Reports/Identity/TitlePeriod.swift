import Documents

/// What a title says of when: a calendar year, several, a part of one, or nothing.
///
///     2025年宿迁市政府信息公开年报（2024年度）   → 2024, and besides 2025, in which it was published
///     2022—2024年宿迁市政府信息公开工作报告       → several years
///     宿迁市2024年第一季度政府信息公开工作报告    → a part of a year: 第一季度
struct TitlePeriod {
  /// Nil where it names none, or several.
  var year: Int?
  /// Other years that it names, which are not what the figures are of.
  var others: [Int] = []
  /// The first and the last year, where it is of several.
  var several: (first: Int, last: Int)?
  /// The words that name a part of a year.
  var part: String?
}

/// A year in brackets or with 度 behind it is that of the figures; of the others the first. The year of a day, of a month in which
/// something was published, and of a document's number (〔2025〕3号) is none.
func titlePeriod(_ title: [UInt8]) -> TitlePeriod {
  var period = TitlePeriod()
  var best = 0
  var named: [Int] = []
  var start = 0
  while let index = yearPosition(title, from: start), let year = firstYear(Array(title[index...])) {
    start = index + 4
    if let last = lastOfSeveral(after: index, in: title), last != year {
      period.several = (min(year, last), max(year, last))
      continue
    }
    if isOtherYear(at: index, in: title) { continue }
    named.append(year)
    let strength = strength(ofYearAt: index, in: title)
    if strength > best { (period.year, best) = (year, strength) }
  }
  period.part = partOfYear(title)
  if period.several != nil { period.year = nil }
  period.others = named.filter { $0 != period.year }
  return period
}

/// The year that is taken for that of the figures; nil also where the title is of a part of it.
func titleYear(_ title: [UInt8]) -> Int? {
  let period = titlePeriod(title)
  return period.part == nil ? period.year : nil
}

/// 4 for （2024年度）, 3 for 2024年度, 2 for （2024年）, 1 for 2024年.
private func strength(ofYearAt index: Int, in title: [UInt8]) -> Int {
  let (end, word) = behindYear(index, in: title)
  let isInBrackets =
    openings.contains { endsWith($0, title, at: index) } && closings.contains { begins($0, title, at: end) }
  return (word == "年度" ? 3 : 1) + (isInBrackets ? 1 : 0)
}

private let openings: [StaticString] = ["(", "（", "[", "【"]
private let closings: [StaticString] = [")", "）", "]", "】"]

/// Whether a year is of a document's number, of a day, or of a month and no title's.
private func isOtherYear(at index: Int, in title: [UInt8]) -> Bool {
  if endsWith("〔", title, at: index) { return true }
  let isBracketed = ["(", "（", "[", "【"].contains { endsWith($0, title, at: index) }
  let after = Array(title[(index + 4)...])
  let closed = closings.first { begins($0, after, at: 0) }
  if isBracketed, let closed, after.count > closed.utf8CodeUnitCount, isDigit(after[closed.utf8CodeUnitCount]) {
    return true
  }
  guard let mark = (["年", "-", ".", "/"] as [StaticString]).first(where: { begins($0, after, at: 0) }) else {
    return false
  }
  let month = digits(after, from: mark.utf8CodeUnitCount)
  guard (1...2).contains(month.count) else { return false }
  return mark.utf8CodeUnitCount == 1
    ? begins(mark, after, at: month.upperBound) : begins("月", after, at: month.upperBound)
}

/// 2022-2024年, 2022年至2024年, 2022、2023年: the year behind, if nothing but such a sign stands between the two.
private func lastOfSeveral(after index: Int, in title: [UInt8]) -> Int? {
  let (end, _) = behindYear(index, in: title)
  guard let sign = between.first(where: { begins($0, title, at: end) }) else { return nil }
  let next = end + sign.utf8CodeUnitCount
  guard yearPosition(title, from: next) == next, !isOtherYear(at: next, in: title) else { return nil }
  return firstYear(Array(title[next...]))
}

private let between: [StaticString] = ["-", "—", "--", "——", "–", "~", "～", "至", "到", "、", "/", "和", "与"]

/// Whether a year is the last of several.
func isLastOfSeveral(yearAt index: Int, in row: [UInt8]) -> Bool {
  var start = max(0, index - 24)
  while let other = yearPosition(row, from: start), other < index {
    if lastOfSeveral(after: other, in: row) != nil { return true }
    start = other + 4
  }
  return false
}

/// Where 年 or 年度 behind a year ends, and the word.
private func behindYear(_ index: Int, in title: [UInt8]) -> (end: Int, word: String) {
  // 2024年度报告 is the annual report of 2024, and 2024年度 all the same.
  for word: StaticString in ["年度", "年"] where begins(word, title, at: index + 4) {
    return (index + 4 + word.utf8CodeUnitCount, word.description)
  }
  return (index + 4, "")
}

// MARK: - Parts of a year

/// 第一季度, 上半年, 1-6月, or a month behind the year: the words; nil where the title is of whole years.
func partOfYear(_ title: [UInt8]) -> String? {
  // Few titles have any of these, and to look for each in all takes long.
  let mayBe = find("季度", in: title) != nil || find("半年", in: title) != nil
  guard mayBe || find("月", in: title) != nil else { return nil }
  let text = String(decoding: title, as: UTF8.self)
  if mayBe, let word = partsOfYear.first(where: text.contains) { return word }
  return months(Array(text))
}

/// The longest of those with one beginning first.
let partsOfYear: [String] =
  ["第一", "第二", "第三", "第四", "前二", "前两", "前三", "第1", "第2", "第3", "第4", "一", "二", "三", "四", "1", "2", "3", "4"].map {
    $0 + "季度"
  }
  + ["上半年", "下半年"]

/// 1-6月, 1月至6月, and the month of 2024年6月政府信息公开; nil for January to December, and for the month of a day or in brackets.
private func months(_ title: [Character]) -> String? {
  for index in title.indices where title[index] == "月" {
    let last = number(before: index, in: title)
    guard let last, (1...12).contains(last.value) else { continue }
    let isDay = index + 1 < title.count && (title[index + 1].isNumber || "-—至~～".contains(title[index + 1]))
    if isDay { continue }
    var before = last.start
    if before > 0, "-—–~～至".contains(title[before - 1]) {
      before -= 1
      if before > 0, title[before - 1] == "月" { before -= 1 }
      guard let first = number(before: before, in: title), (1...12).contains(first.value), first.value < last.value
      else {
        continue
      }
      return first.value == 1 && last.value == 12 ? nil : String(title[first.start...index])
    }
    let rest = String(title[(index + 1)...].drop { $0 == "份" })
    let isSubject = ["政府信息公开", "政务公开", "信息公开"].contains(where: rest.hasPrefix)
    if before > 0, title[before - 1] == "年" || title[before - 1] == "度", isSubject {
      return String(title[last.start...index])
    }
  }
  return nil
}

private func number(before end: Int, in title: [Character]) -> (value: Int, start: Int)? {
  var start = end
  while start > 0, title[start - 1].isASCII, title[start - 1].isNumber, end - start < 4 { start -= 1 }
  return Int(String(title[start..<end])).map { ($0, start) }
}

// MARK: - Bytes

private func begins(_ word: StaticString, _ text: [UInt8], at start: Int) -> Bool {
  let count = word.utf8CodeUnitCount
  return start + count <= text.count && (0..<count).allSatisfy { text[start + $0] == word.utf8Start[$0] }
}

private func endsWith(_ word: StaticString, _ text: [UInt8], at end: Int) -> Bool {
  end >= word.utf8CodeUnitCount && begins(word, text, at: end - word.utf8CodeUnitCount)
}

private func digits(_ text: [UInt8], from start: Int) -> Range<Int> {
  guard start <= text.count else { return start..<start }
  return start..<(start + text[start...].prefix(while: isDigit).count)
}
