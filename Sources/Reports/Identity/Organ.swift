import Documents

/// The title of a document, without the blanks inside: the first of its first rows that calls it a report or a plan, with
/// the row above where the title was broken; else its first row.
func title(_ opening: Opening) -> (title: [UInt8], row: Int)? {
  let rows = opening.rows.prefix(titleRows)
  let found = rows.firstIndex { row in
    row.count <= longestTitle && titleEndings.contains { find($0, in: row) != nil }
  }
  guard let found else { return rows.first.map { ($0.count <= longestTitle ? $0 : [], 0) } }
  let above = found > 0 ? rows[found - 1] : []
  let isBroken = yearPosition(rows[found]) == nil && yearPosition(above) != nil && above.count <= longestTitle / 2
  return (isBroken ? above + rows[found] : rows[found], found)
}

private let titleRows = 24
/// In bytes, three to a character.
private let longestTitle = 200
private let titleEndings: [StaticString] = ["年度报告", "工作报告", "信息公开年报", "公开工作要点", "工作要点", "要点"]

/// The organ that a report's title names, else the organ of the sentence that names the report; nil where neither does.
///
///     鹿城区人民政府2019年政府信息公开工作年度报告 → 鹿城区人民政府
///     工作年度报告; …现公开温州市鹿城区人民政府滨江街道办事处2020年政府信息公开工作年度报告 → the street's office
func organ(_ opening: Opening, title: [UInt8]) -> String? {
  if let organ = organ(inTitle: title) { return organ }
  for row in opening.rows {
    if let organ = organ(inSentence: row) { return organ }
  }
  return nil
}

private func organ(inTitle title: [UInt8]) -> String? {
  var end = title.count
  for word in subjects { end = min(end, find(word, in: title) ?? end) }
  return cleaned(Array(title[..<end]))
}

/// With what the name of a report goes on after its organ and year.
private let subjects: [StaticString] = [
  "政府信息公开", "政务信息公开", "信息公开", "政务公开", "工作年度报告", "年度工作报告", "年度报告", "工作报告", "工作要点", "年报",
]

private func organ(inSentence row: [UInt8]) -> String? {
  var start = 0
  while let year = yearPosition(Array(row[start...])).map({ $0 + start }) {
    start = year + 4
    let rest = Array(row[(year + 4)..<min(year + 40, row.count)])
    guard subjects.prefix(3).contains(where: { find($0, in: rest).map { $0 <= 6 } ?? false }) else { continue }
    let clause = row[..<year].suffix(120)
    let text = String(decoding: clause.drop { $0 & 0xc0 == 0x80 }, as: UTF8.self)
    let words = text.split { ",，。;；:：、《》“”()（）\n".contains($0) }
    if text.last.map({ ",，。;；".contains($0) }) ?? true { continue }
    if let last = words.last, let organ = cleaned(Array(last.utf8)), organ.count >= 3 { return organ }
  }
  return nil
}

/// A name without year, brackets and the words before it; nil where nothing is left.
private func cleaned(_ name: [UInt8]) -> String? {
  var name = name
  if let year = yearPosition(name) {
    var end = year + 4
    for word: StaticString in ["年度", "年"] where find(word, in: name, from: end) == end {
      end += word.utf8CodeUnitCount
    }
    name.removeSubrange(year..<end)
  }
  var text = String(decoding: name, as: UTF8.self)
  text.removeAll { "《》“”\"()（）*#:：".contains($0) }
  while let word = leadingWords.first(where: { text.hasPrefix($0) }) { text.removeFirst(word.count) }
  if text.hasSuffix("的") || text.hasSuffix("年") { text.removeLast() }
  return text.count >= 2 && text.allSatisfy({ $0.isLetter }) ? text : nil
}

/// What may stand before the organ in a title or a sentence.
private let leadingWords = [
  "特向社会公布", "现向社会公布", "向社会公布", "现公开", "现公布", "现将", "现就", "公布", "公开", "编制", "以上为", "本报告为", "根据", "关于", "由", "为",
  "标题", "名称",
]
