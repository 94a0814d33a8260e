import Diagnostics
import Documents

/// What says who publishes a report, the most reliable first: its title, a sentence that names the report or who compiled
/// it, the signature, the name of the file. The first decides.
///
///     鹿城区人民政府2019年政府信息公开工作年度报告 → 鹿城区人民政府
///     工作年度报告; …现公开温州市鹿城区人民政府滨江街道办事处2020年政府信息公开工作年度报告 → the street's office
///
/// The line that says whom to ask is no evidence: it may name another organ.
func organEvidence(
  _ opening: Opening, _ title: Title, named: [Evidence] = [], path: String
) -> [Evidence] {
  var found: [Evidence] = []
  // The first row of a document without a title is no organ's because of its place alone.
  if let organ = organ(inTitle: title.text), title.row != nil || endsLikeOrgan(organ) {
    found.append(Evidence(.organ, organ, .title, title.text, title.row.map(opening.place)))
  }
  // A row that is a title is a link to another report.
  for row in opening.rows.indices where row >= title.rows.upperBound && !opening.areTitles[row] {
    guard let (organ, index) = organ(inSentence: opening.rows[row]) else { continue }
    found.append(Evidence(.organ, organ, .sentence, opening.rows[row], around: index, opening.place(row)))
    break
  }
  if let (organ, row, place) = signature(opening) {
    found.append(Evidence(.organ, organ, .signature, row, place))
  }
  found += named
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let stem = name.split(separator: ".").dropLast().joined(separator: ".")
  if let organ = organ(inTitle: Array(stem.filter { !$0.isWhitespace }.utf8)), endsLikeOrgan(organ) {
    found.append(Evidence(.organ, organ, .file, text: name))
  }
  if found.isEmpty, let (organ, row) = subjectOfText(opening) {
    found.append(Evidence(.organ, organ, .sentence, opening.rows[row], opening.place(row)))
  }
  return found.map { evidence in
    var evidence = evidence
    evidence.value = withoutOwnLevel(evidence.value)
    return evidence
  }
}

/// 成都市人民政府本级, 成都市本级 → 成都市人民政府, 成都市: 本级 says for whom, see `scopeEvidence`.
private func withoutOwnLevel(_ organ: String) -> String {
  guard organ.hasSuffix("本级"), organ.count > 4 else { return organ }
  var name = organ.dropLast(2)
  // 成都市市本级
  if let last = name.last, "省市区县旗州盟镇乡".contains(last), name.dropLast().last == last { name.removeLast() }
  return String(name)
}

/// What the evidence disagrees about: another organ signs than the title names. A sentence may speak of other organs' reports,
/// and the name of a file is its owner's: they are no disagreement.
func organDoubts(_ evidence: [Evidence], in divisions: Divisions) -> [Finding] {
  guard let taken = evidence.first else { return [] }
  return evidence.dropFirst().compactMap { other in
    guard other.origin == .signature, !mayBeSame(taken.value, other.value, in: divisions) else { return nil }
    return Finding(
      rule: .I, outcome: .fail, remark: .organsDisagree(taken, other), place: other.place ?? taken.place)
  }
}

/// Whether two names may be of one organ: the one is the other shortened (卫健局, 市卫生健康局), with or without the areas
/// around it, or the office that signs for its government.
func mayBeSame(_ first: String, _ second: String, in divisions: Divisions) -> Bool {
  if first == second { return true }
  func core(_ organ: String) -> (areas: [Area], office: [Character]) {
    let (areas, length) = leadingAreas(organ, in: divisions)
    var office = String(organ.dropFirst(length))
    for word in governments where office.hasPrefix(word) { office.removeFirst(word.count) }
    while let first = office.first, "本我省市区县旗州盟".contains(first), office.count > 2 { office.removeFirst() }
    return (areas, Array(office).filter { !"会局委员管理".contains($0) })
  }
  let (one, other) = (core(first), core(second))
  // The branch of a city's organ is of a county, which another name of it may say.
  let (inner, otherInner) = (speaker(first, in: divisions).areas, speaker(second, in: divisions).areas)
  let areasMeet = inner.isEmpty || otherInner.isEmpty || inner.contains(where: otherInner.contains)
  let isOffice = { (office: [Character]) in
    office.isEmpty || String(office).hasSuffix("办公室") || String(office).hasSuffix("办公厅")
  }
  let (short, long) = one.office.count <= other.office.count ? (one.office, other.office) : (other.office, one.office)
  guard areasMeet else { return false }
  if short.isEmpty { return isOffice(long) || one.areas.isEmpty || other.areas.isEmpty }
  return isSubsequence(short, of: long)
}

private func isSubsequence(_ short: [Character], of long: [Character]) -> Bool {
  var rest = long[...]
  for character in short {
    guard let found = rest.firstIndex(of: character) else { return false }
    rest = rest[(found + 1)...]
  }
  return true
}

/// …现公开X2020年政府信息公开…, 本报告由X编制: the organ, and where its name stands.
private func organ(inSentence row: [UInt8]) -> (organ: String, index: Int)? {
  var start = 0
  while let year = yearPosition(row, from: start) {
    start = year + 4
    let rest = Array(row[(year + 4)..<min(year + 40, row.count)])
    guard subjects.prefix(3).contains(where: { find($0, in: rest).map { $0 <= 6 } ?? false }) else { continue }
    if isOfNotice(row, at: year) { continue }
    if let organ = organ(before: year, in: row) { return (organ, year) }
  }
  return compiler(row)
}

/// 根据《省政府办公厅关于做好2020年政府信息公开工作年度报告…的通知》: a notice on the reports of a year, which others follow.
private func isOfNotice(_ row: [UInt8], at index: Int) -> Bool {
  guard find("《", in: row) != nil || find("做好", in: row) != nil else { return false }
  let before = String(decoding: row[..<index], as: UTF8.self)
  if before.hasSuffix("做好") { return true }
  guard let open = before.lastIndex(of: "《"), !before[open...].contains("》") else { return false }
  let name = String(decoding: row[index...], as: UTF8.self).prefix { $0 != "》" }
  return ["通知", "意见", "方案", "办法", "的函"].contains { name.hasSuffix($0) }
}

/// The organ whose name ends at a byte. What it is called in short may stand behind it in brackets.
private func organ(before end: Int, in row: [UInt8]) -> String? {
  let clause = withoutShortName(row[..<end]).suffix(120)
  let text = String(decoding: clause.drop { $0 & 0xc0 == 0x80 }, as: UTF8.self)
  guard let last = text.last, !",，。;；".contains(last) else { return nil }
  let words = text.split { ",，。;；:：、《》“”()（）\n".contains($0) }
  guard let word = words.last, let organ = cleaned(Array(word.utf8)) else { return nil }
  let name = upToOrgan(organ)
  return name.count >= 3 && endsLikeOrgan(name) && !isRelative(name) && !hasVerb(name) ? name : nil
}

/// 国家税务总局佛山市税务局(以下简称“佛山市税务局”,下文类同) → without the brackets at the end.
private func withoutShortName(_ row: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard row.last == UInt8(ascii: ")"), let open = row.lastIndex(of: UInt8(ascii: "(")) else { return row }
  return find("简称", in: Array(row[open...])) != nil ? row[..<open] : row
}

/// 我局, 本机关, 区政府办公室: said from inside, of an area that is not named.
func isRelative(_ organ: String) -> Bool {
  ["我", "本", "各", "全", "区政府", "县政府", "市政府", "省政府", "州政府", "旗政府", "政府"].contains(where: organ.hasPrefix)
}

/// 滨江街道办事处编写了 → 滨江街道办事处: without the verb behind the organ, if that is all that stands there.
private func upToOrgan(_ clause: String) -> String {
  var name = clause
  while clause.count - name.count <= longestVerb, name.count > 2 {
    if endsLikeOrgan(name) { return name }
    name.removeLast()
  }
  return clause
}

/// In characters.
private let longestVerb = 6

/// The organ that signs: a row that is a name and nothing else, above a row that is a day. Without the day it may be the foot of
/// a page, which names the owner of the site.
private func signature(_ opening: Opening) -> (organ: String, row: [UInt8], place: Place)? {
  let rows = opening.closing
  for index in rows.indices.reversed() {
    let row = rows[index].row
    guard index + 1 < rows.count, isSigningDay(rows[index + 1].row) else { continue }
    guard (12...90).contains(row.count), find(":", in: row) == nil, yearPosition(row) == nil else { continue }
    guard let organ = cleaned(row), endsLikeOrgan(organ), organ.count >= 4, !isRelative(organ) else { continue }
    return (organ, row, rows[index].place)
  }
  return nil
}

/// 2021年1月29日 and nothing else.
private func isSigningDay(_ row: [UInt8]) -> Bool {
  (12...24).contains(row.count) && firstYear(row) != nil && find("月", in: row) != nil && find("日", in: row) != nil
}

func endsLikeOrgan(_ name: String) -> Bool {
  organEndings.contains(where: name.hasSuffix) && !name.hasSuffix("网站")
}

private let organEndings = [
  "人民政府", "政府", "政府机关", "办事处", "办公室", "办公厅", "委员会", "管委会", "联合会", "总会", "公署", "中心", "局", "厅", "院", "处", "队", "所", "站",
  "部", "委",
  "署",
  "街道", "镇", "乡", "苏木", "市", "区", "县", "旗", "省", "州", "盟", "学校", "大学", "学院", "公司", "银行", "馆", "师", "兵团",
]

/// A name without year, brackets and the words before it; nil where nothing is left.
func cleaned(_ name: [UInt8]) -> String? {
  // Most of what is tried is a paragraph: what has a sign that stays is none, and need not be taken apart.
  guard name.count <= longestName, !signs.contains(where: { find($0, in: name) != nil }) else { return nil }
  var name = name
  while let year = yearPosition(name) {
    var end = year + 4
    for word: StaticString in ["年度", "年"] where find(word, in: name, from: end) == end {
      end += word.utf8CodeUnitCount
    }
    name.removeSubrange(year..<end)
  }
  // 1月至12月 is cut off as a string.
  switch name.suffix(3).elementsEqual("月".utf8) ? .other : plainName(name) {
  case .plain(let plain): return plain
  case .none: return nil
  case .other: break
  }
  var text = String(decoding: name, as: UTF8.self)
  if let months = wholeYears.first(where: text.hasSuffix) { text.removeLast(months.count) }
  text.removeAll { "《》“”\"()（）[]【】〔〕*#:：、·-—_ ".contains($0) }
  // By bytes: comparing characters costs a hundred times as much.
  while let word = leadingWords.first(where: { text.utf8.starts(with: $0.utf8) }) { text.removeFirst(word.count) }
  while let word = trailingWords.first(where: {
    text.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) && text.count > $0.count + 1
  }) {
    text.removeLast(word.count)
  }
  return text.count >= 2 && text.first?.isLetter == true && text.allSatisfy({ $0.isLetter || $0.isNumber }) ? text : nil
}

private let wholeYears = ["1-12月", "1—12月", "1至12月", "1月至12月", "1月-12月", "1月—12月"]

/// What a name without its year is, where it has common characters, digits and letters only.
private enum PlainName {
  case plain(String)
  /// No name is left, or something in it is part of none.
  case none
  /// It has other characters, so that it must be looked at as a string.
  case other
}

/// The same as below, by bytes: comparing characters costs a hundred times as much, and most of what is tried is no name.
private func plainName(_ name: [UInt8]) -> PlainName {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(name.count)
  var (index, hasOtherSign) = (0, false)
  while index < name.count {
    let byte = name[index]
    if byte < 0x80 {
      if isDigit(byte) || (0x61...0x7a).contains(byte | 0x20) {
        bytes.append(byte)
      } else if !asciiSigns.contains(byte) {
        hasOtherSign = true
      }
      index += 1
      continue
    }
    guard byte >= 0xe2, byte < 0xf0, index + 2 < name.count else { return .other }
    let character = name[index...(index + 2)]
    if byte >= 0xe4, byte < 0xe9 || (byte == 0xe9 && name[index + 1] < 0xbe) {
      guard byte > 0xe4 || name[index + 1] >= 0xb8 else { return .other }
      bytes += character
    } else if !wideSigns.contains(where: character.elementsEqual) {
      return .other
    }
    index += 3
  }
  if hasOtherSign { return .none }
  var text = bytes[...]
  func count(_ text: ArraySlice<UInt8>) -> Int { text.count { $0 & 0xc0 != 0x80 } }
  while let word = leadingWords.first(where: { text.starts(with: $0.utf8) }) { text = text.dropFirst(word.utf8.count) }
  while let word = trailingWords.first(where: {
    text.suffix($0.utf8.count).elementsEqual($0.utf8) && count(text) > $0.count + 1
  }) {
    text = text.dropLast(word.utf8.count)
  }
  guard let first = text.first, count(text) >= 2, !isDigit(first) else { return .none }
  return .plain(String(decoding: text, as: UTF8.self))
}

/// Brackets, quotes and dashes, which are no part of a name.
private let asciiSigns = Set("\"()[]*#:-_ ".utf8)
private let wideSigns = "《》“”（）【】〔〕：、—".unicodeScalars.map { Array(String($0).utf8) }

/// In bytes, three to a character.
private let longestName = 300
private let signs: [StaticString] = ["，", "。", "；"]

/// What may stand before the organ in a title or a sentence.
private let leadingWords = [
  "特向社会公布", "现向社会公布", "向社会公布", "现公开", "现公布", "现将", "现就", "公布", "公开", "编制", "以上为", "本报告为", "根据", "关于", "由", "为",
  "印发", "转发", "报送", "上报", "信息来源", "文章来源", "来源", "发布机构", "发布单位", "公开机构", "公开主体", "制作单位", "编制单位", "责任部门", "责任单位",
  "发文机关", "标题", "名称", "附件",
]

/// What may stand between the organ and the name of its report.
private let trailingWords =
  partsOfYear + [
    "关于印发", "关于发布", "关于公布", "关于公开", "关于报送", "关于上报", "关于转发", "关于", "发布", "公布", "至", "的", "年", "年度", "全省", "全市", "全区",
    "全县", "全州", "全旗",
  ]

extension Phrase {
  fileprivate static func organsDisagree(_ taken: Evidence, _ other: Evidence) -> Phrase {
    let names: [Evidence.Origin: Phrase] = [
      .title: Phrase("the title", zh: "标题"), .sentence: Phrase("the text", zh: "正文"),
      .page: Phrase("the title of the page", zh: "网页标题"), .sheet: Phrase("the name of the sheet", zh: "工作表名"),
      .file: Phrase("the name of the file", zh: "文件名"), .signature: Phrase("the signature", zh: "落款"),
    ]
    let (first, second) = (names[other.origin], names[taken.origin])
    return Phrase(
      "\(first?.en ?? "") says \(other.value), \(second?.en ?? "") \(taken.value): \(taken.value) is taken",
      zh: "\(first?.zh ?? "")为“\(other.value)”，\(second?.zh ?? "")为“\(taken.value)”：以“\(taken.value)”为准")
  }
}
