import Documents

/// 本报告由会昌县中村乡人民政府编制, 本报告根据《…》要求，由宿迁市人民政府编制: who made it, if the name stands by itself, and where it
/// stands; 由区政府办公室汇总 does not say of which district.
func compiler(_ row: [UInt8]) -> (organ: String, index: Int)? {
  guard let report = find("报告", in: row) ?? find("年报", in: row) else { return nil }
  var start = report
  let end = find("。", in: row, from: report) ?? row.count
  while let by = find("由", in: row, from: start), by < end {
    start = by + 3
    // Of its figures, or of what is to be asked, others may be in charge.
    if otherMatters.contains(where: { find($0, in: row, from: report).map { $0 < by } ?? false }) { return nil }
    if let organ = organ(makingFrom: start, upTo: end, in: row) { return (organ, start) }
  }
  return maker(row)
}

/// 根据…要求，南庄镇人民政府编制本报告; 禅城区南庄镇结合实际，编制本报告: the subject of the words that say that this report is made.
private func maker(_ row: [UInt8]) -> (organ: String, index: Int)? {
  guard let made = makings.lazy.compactMap({ find($0, in: row) }).first else { return nil }
  var clauseEnd = made
  for _ in 0..<2 {
    let start = clauseStart(row, before: clauseEnd)
    let clause = Array(row[start..<clauseEnd])
    if let organ = subject(of: clause), endsLikeOrgan(organ), organ.count >= 3, !isRelative(organ), !hasVerb(organ) {
      return (organ, start)
    }
    // Before a comma what is said of the same subject may stand, where the verb has none of its own.
    guard clause.isEmpty || clause.elementsEqual("现".utf8), start > 0 else { return nil }
    clauseEnd = start - (row[start - 1] == UInt8(ascii: ",") ? 1 : 3)
  }
  return nil
}

/// A clause without what its subject does.
private func subject(of clause: [UInt8]) -> String? {
  let end = doings.compactMap { find($0, in: clause) }.filter { $0 > 0 }.min() ?? clause.count
  return cleaned(Array(clause[..<end]))
}

/// Where the clause begins that a byte stands in.
private func clauseStart(_ row: [UInt8], before end: Int) -> Int {
  var start = end
  while start > 0 {
    if row[start - 1] == UInt8(ascii: ",") { return start }
    if start >= 3, clauseMarks.contains(where: { find($0, in: row, from: start - 3) == start - 3 }) { return start }
    start -= 1
  }
  return 0
}

private let clauseMarks: [StaticString] = ["，", "。", "；"]
private let makings: [StaticString] = [
  "编制本报告", "编制本年报", "编制本年度报告", "编制此报告", "编制了本报告", "编写本报告", "制作本报告", "编制并公布本报告", "编制发布本报告",
]
private let doings: [StaticString] = ["结合", "认真", "组织", "现", "编制", "对", "特", "严格", "全面"]

/// The name that stands before a verb: up to the first that does not belong to the name.
private func organ(makingFrom start: Int, upTo end: Int, in row: [UInt8]) -> String? {
  let ends = verbs.flatMap { verb -> [Int] in
    var found: [Int] = []
    var from = start
    while let index = find(verb, in: row, from: from), index < end, index - start <= longestCompiler {
      found.append(index)
      from = index + 3
    }
    return found
  }
  for index in ends.sorted() {
    guard let organ = cleaned(Array(row[start..<index])), endsLikeOrgan(organ), !isRelative(organ), !hasVerb(organ)
    else { continue }
    // 负责编制, and not 负责解释.
    if find("负责", in: row, from: index) == index,
      !verbs.dropLast().contains(where: { find($0, in: row, from: index) == index + 6 })
    {
      continue
    }
    // 宿迁市 of 宿迁市综合行政执法局 is no organ that puts anything together.
    if isInName(Array(row[index..<end])) { continue }
    return organ
  }
  return nil
}

private func isInName(_ rest: [UInt8]) -> Bool {
  let text = String(decoding: rest.prefix(60), as: UTF8.self)
  return verbsInNames.contains { verb, followers in
    text.hasPrefix(verb) && followers.contains { text.dropFirst(verb.count).hasPrefix($0) }
  }
}

private let otherMatters: [StaticString] = ["数据", "疑问", "意见", "建议", "咨询", "异议", "解释", "查阅", "下载", "问题", "申请"]

private let verbsInNames: [(String, [String])] = [
  ("综合", ["行政", "执法", "管理", "保税", "改革", "治理", "服务", "交通", "开发", "事务", "局", "办", "监督", "整治", "大队"]),
  ("组织", ["部", "人事"]), ("编制", ["委", "办"]), ("发布", ["中心"]),
]

/// In bytes, three to a character.
private let longestCompiler = 120
private let verbs: [StaticString] = [
  "编制", "编写", "编撰", "撰写", "起草", "制作", "根据", "依据", "按照", "依照", "汇总", "汇集", "综合", "会同", "组织", "牵头", "发布", "公布",
  "整理", "收集", "结合", "负责",
]

/// Whether a name has a verb in it of a sentence on how a report was made: it is no name of an organ.
func hasVerb(_ name: String) -> Bool {
  if verbsOfSentences.contains(where: name.contains) { return true }
  return name.contains("编制") && !["机构编制", "编制委员会", "编制办", "编制研究"].contains(where: name.contains)
}

private let verbsOfSentences = ["汇总", "会同", "根据", "依据", "按照", "依照", "编写", "编撰"]
