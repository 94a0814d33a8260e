import Documents

/// The title of a document, without the blanks inside, with the row above where it was broken: of the first rows that
/// call it a report or a plan the first that says the year, else the first; failing such, the first row.
func title(_ opening: Opening) -> (title: [UInt8], row: Int)? {
  let rows = opening.rows.prefix(titleRows)
  let named = rows.indices.filter { isTitle(rows[$0]) }
  let dated = named.first { yearPosition(rows[$0]) != nil && find("公开", in: rows[$0]) != nil }
  guard let found = dated ?? named.first else { return rows.first.map { ($0.count <= longestTitle ? $0 : [], 0) } }
  let above = found > 0 ? rows[found - 1] : []
  return (isBroken(above, rows[found]) ? above + rows[found] : rows[found], found)
}

private func isTitle(_ row: [UInt8]) -> Bool {
  row.count <= longestTitle && titleEndings.contains { find($0, in: row) != nil }
    && !sentenceMarks.contains { find($0, in: row) != nil }
}

/// 洪泽区人民政府 above 2023年政府信息公开…, or 鹿城区人民政府2019年 above 政府信息公开….
private func isBroken(_ above: [UInt8], _ row: [UInt8]) -> Bool {
  guard (6...longestTitle / 2).contains(above.count), !sentenceMarks.contains(where: { find($0, in: above) != nil })
  else {
    return false
  }
  if yearPosition(row) == nil { return yearPosition(above) != nil && cleaned(above) != nil }
  return organ(inTitle: row) == nil && organEndings.contains { String(decoding: above, as: UTF8.self).hasSuffix($0) }
}

private let titleRows = 40
/// In bytes, three to a character.
private let longestTitle = 200
private let titleEndings: [StaticString] = ["年度报告", "工作报告", "信息公开年报", "公开工作要点", "工作要点"]
private let sentenceMarks: [StaticString] = ["。", "，", ",", ";", "；", ">", "»"]

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
    guard let last = words.last, let organ = cleaned(Array(last.utf8)) else { continue }
    let name = upToOrgan(organ)
    if name.count >= 3 { return name }
  }
  return nil
}

/// 滨江街道办事处编写了 → 滨江街道办事处: without the verb behind the organ, if that is all that stands there.
private func upToOrgan(_ clause: String) -> String {
  var name = clause
  while clause.count - name.count <= longestVerb, name.count > 2 {
    if organEndings.contains(where: name.hasSuffix) { return name }
    name.removeLast()
  }
  return clause
}

/// In characters.
private let longestVerb = 6

private let organEndings = [
  "人民政府", "办事处", "办公室", "办公厅", "委员会", "管委会", "联合会", "中心", "局", "厅", "院", "处", "队", "所", "站", "街道", "镇", "乡", "市", "区",
  "县", "旗", "省",
]

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
  return text.count >= 2 && text.first?.isLetter == true && text.allSatisfy({ $0.isLetter || $0.isNumber }) ? text : nil
}

/// What may stand before the organ in a title or a sentence.
private let leadingWords = [
  "特向社会公布", "现向社会公布", "向社会公布", "现公开", "现公布", "现将", "现就", "公布", "公开", "编制", "以上为", "本报告为", "根据", "关于", "由", "为",
  "标题", "名称",
]
