import Documents

/// The year with which the text of a report begins, behind its first heading, and the row: 2023年,海门经济技术开发区认真贯彻… of a page that
/// has neither a title nor a sentence on the period. A day (2019年4月3日) is no year.
func yearOfText(_ opening: Opening) -> (year: Int, row: Int)? {
  guard let row = firstSentence(opening), let year = yearStarting(at: 0, in: opening.rows[row]),
    let end = behindYear(opening.rows[row]), end < opening.rows[row].count, !isDigit(opening.rows[row][end])
  else { return nil }
  return (year, row)
}

/// The organ that is the subject of that sentence: 2019年,赛罕区人民政府以…为指导, where its name tells of which area it is.
func subjectOfText(_ opening: Opening) -> (organ: String, row: Int)? {
  guard let row = firstSentence(opening) else { return nil }
  var sentence = opening.rows[row][(behindYear(opening.rows[row]) ?? 0)...]
  if sentence.first == UInt8(ascii: ",") { sentence = sentence.dropFirst() }
  let clause = Array(sentence.prefix { $0 != UInt8(ascii: ",") }.prefix(longestSubject))
  for end in doings.compactMap({ find($0, in: clause) }).sorted() where end > 0 {
    let name = Array(clause[..<end])
    guard find("、", in: name) == nil, let organ = cleaned(name), organ.count >= 4 else { continue }
    if endsLikeOrgan(organ), !isRelative(organ), !hasVerb(organ), !isUnplaced(organ) { return (organ, row) }
  }
  return nil
}

/// 市教育局, 区委区政府: of an area that is not named.
private func isUnplaced(_ organ: String) -> Bool {
  organ.first.map { "省市区县州旗盟镇乡党".contains($0) } ?? true
}

/// The first row behind the first heading that is no heading itself.
private func firstSentence(_ opening: Opening) -> Int? {
  let rows = opening.rows.indices.dropFirst(opening.body + 1).prefix(3)
  return rows.first { find("。", in: opening.rows[$0]) != nil }
}

/// Where the row goes on behind the year that it begins with: 2023年, 2023年度, 2023年以来.
private func behindYear(_ row: [UInt8]) -> Int? {
  guard yearStarting(at: 0, in: row) != nil, find("年", in: row) == 4 else { return nil }
  let end = find("年度", in: row) == 4 ? 10 : 7
  return find("以来", in: row, from: end) == end ? end + 6 : end
}

/// In bytes, three to a character.
private let longestSubject = 120
private let doings: [StaticString] = [
  "认真", "严格", "坚持", "以", "深入", "全面", "高度重视", "按照", "根据", "积极", "持续", "紧紧围绕", "紧扣", "始终", "切实", "扎实", "主动", "牢固", "贯彻",
  "落实", "不断", "进一步", "围绕", "在", "结合", "共", "充分",
]
