import Documents

/// The organ that a title names: what stands before its subject, in a part of its own (…年度报告-衡南县教育局), or behind
/// (…年度报告（宿迁市财政局）). Of a notice (X关于印发《Y2019年…报告》的通知) it is the one whose report is issued, else the one that issues it.
func organ(inTitle title: [UInt8]) -> String? {
  let (issuer, report) = issued(title)
  if let issuer { return named(inReport: report) ?? named(inReport: issuer) }
  return named(inReport: report)
}

private func named(inReport title: [UInt8]) -> String? {
  if partingSigns.contains(where: { find($0, in: title) != nil }) {
    let parts = String(decoding: title, as: UTF8.self).split { "-—_|".contains($0) }.map { Array($0.utf8) }
    if parts.count > 1, let organ = parts.lazy.compactMap(organBeforeSubject).first(where: endsLikeOrgan) {
      return organ
    }
  }
  let before = organBeforeSubject(title)
  guard let behind = organBehind(title) else { return before }
  guard let before else { return behind.count > 3 ? behind : nil }
  // 宿迁市…报告（财政局）, 宿迁市…报告（宿迁市财政局）: a part of what is named before.
  guard areaEndings.contains(where: before.hasSuffix), !governmentEndings.contains(where: behind.hasSuffix) else {
    return before
  }
  return behind.hasPrefix(before) ? behind : before + behind
}

private let partingSigns: [StaticString] = ["-", "—", "_", "|"]

/// The two parts of a notice: who issues, and the report. Nil for the first where the title is of a report alone.
private func issued(_ title: [UInt8]) -> (issuer: [UInt8]?, report: [UInt8]) {
  if let open = find("《", in: title), let close = find("》", in: title, from: open) {
    let inside = Array(title[(open + 3)..<close])
    if subjects.contains(where: { find($0, in: inside) != nil }) { return (Array(title[..<open]), inside) }
  }
  for word: StaticString in ["关于印发", "关于发布", "关于公布", "关于公开", "关于报送", "关于上报", "关于转发", "关于"] {
    guard let index = find(word, in: title), index > 0 else { continue }
    let report = Array(title[(index + word.utf8CodeUnitCount)...])
    if organBeforeSubject(report) != nil { return (Array(title[..<index]), report) }
  }
  return (nil, title)
}

private func organBeforeSubject(_ numbered: [UInt8]) -> String? {
  let title = withoutMarks(numbered)
  var end = title.count
  for word in subjects { end = min(end, find(word, in: title) ?? end) }
  let organ = cleaned(withoutSecondName(withoutParty(title[behindNumber(title[..<end])..<end])))
  return organ.flatMap { hasVerb($0) ? nil : $0 }
}

/// 附件1：…, 一、…, 【年报】… → without what stands before the title in a list.
private func withoutMarks(_ title: [UInt8]) -> [UInt8] {
  var text = String(decoding: title, as: UTF8.self)[...]
  for word in ["附件", "附"] where text.hasPrefix(word) {
    let rest = text.dropFirst(word.count).drop { $0.isNumber }
    if let sign = rest.first, ":：.、".contains(sign) { text = rest.dropFirst() }
    break
  }
  if let numbering = numbering(String(text)), !numbering.rest.isEmpty { text = numbering.rest }
  if text.first == "【", let close = text.firstIndex(of: "】") {
    let mark = Array(text[..<close].utf8)
    if subjects.contains(where: { find($0, in: mark) != nil }) { text = text[text.index(after: close)...] }
  }
  return text.utf8.count == title.count ? title : Array(text.utf8)
}

/// 宿政办发〔2025〕3号宿迁市… → where 宿迁市 begins: the number of the document in which a report is issued is no part of a name.
private func behindNumber(_ title: ArraySlice<UInt8>) -> Int {
  let row = Array(title)
  for closing: StaticString in ["〕", "]", ")", "）", "】"] {
    guard let close = find(closing, in: row), let year = yearPosition(row), year + 4 == close else { continue }
    let number = row[(close + closing.utf8CodeUnitCount)...].prefix(while: isDigit)
    if !number.isEmpty, find("号", in: row, from: number.endIndex) == number.endIndex { return number.endIndex + 3 }
  }
  return 0
}

/// 洋县教育局（县委教育工委）2024 → 洋县教育局2024: without the name in brackets that an office bears as one of the Party's, which publishes no
/// report of its own. Other names in brackets stay.
private func withoutSecondName(_ organ: ArraySlice<UInt8>) -> [UInt8] {
  let name = Array(organ)
  guard find("(", in: name) != nil || find("（", in: name) != nil else { return name }
  let text = String(decoding: name, as: UTF8.self)
  guard let open = text.firstIndex(where: { "（(".contains($0) }),
    let close = text[open...].firstIndex(where: { "）)".contains($0) })
  else { return name }
  let (own, other) = (text[..<open], text[text.index(after: open)..<close])
  let behind = text[text.index(after: close)...]
  let isOffice = ["局", "厅", "委员会", "办公室", "办公厅", "中心", "委", "院"].contains { own.hasSuffix($0) }
  let isParty = partyPrefixes.contains { other.hasPrefix($0) } || other.hasSuffix("工委")
  let isEnd = behind.allSatisfy { $0.isNumber || $0.isWhitespace || "年度〇零".contains($0) }
  return isOffice && isParty && isEnd ? Array((own + behind).utf8) : name
}

private let partyPrefixes = ["中共", "省委", "市委", "州委", "盟委", "区委", "县委", "旗委"]

/// What stands behind the last word of a report's name, if it is an organ and no area.
private func organBehind(_ title: [UInt8]) -> String? {
  let ends = names.compactMap { word -> Int? in
    var end: Int?
    var from = 0
    while let index = find(word, in: title, from: from) {
      from = index + word.utf8CodeUnitCount
      end = from
    }
    return end
  }
  guard let end = ends.max(), let organ = cleaned(Array(title[end...])), organ.count > 2, endsLikeOrgan(organ),
    !areaEndings.contains(where: organ.hasSuffix), !organ.hasSuffix("本部")
  else { return nil }
  return organ
}

private let names: [StaticString] = ["年度报告", "工作报告", "年报", "报告"]
private let areaEndings = ["市", "区", "县", "旗", "省", "州", "盟"]
private let governmentEndings = ["政府", "政府办公室", "政府办公厅", "办公室", "办公厅"]

/// 中共婺源县江湾镇委员会、婺源县江湾镇人民政府 → the government: the Party's committee publishes no report of its own.
private func withoutParty(_ organs: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let row = Array(organs)
  guard let party = find("中共", in: row), let comma = find("、", in: row, from: party) else { return organs }
  let rest = Array(row[(comma + 3)...])
  return cleaned(rest).map(endsLikeOrgan) == true ? rest[...] : organs
}

/// With what the name of a report goes on after its organ and year.
let subjects: [StaticString] = [
  "政府信息公开", "政务信息公开", "信息公开", "政务公开", "工作年度报告", "年度工作报告", "年度报告", "工作报告", "工作要点", "年报",
  "法治政府建设",
]
