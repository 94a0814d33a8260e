import Diagnostics
import Documents

/// Whether a report speaks for the whole area, and what says so.
///
/// A government speaks for its area unless the text says that its departments are left out; every other organ speaks for
/// itself. Where an office says that it put the whole area's figures together (由…办公室汇总…编制而成), its name decides: its county may
/// publish the whole area's report too, and both would be added. What it says is kept as evidence that disagrees. Where nothing but
/// that sentence says whose report it is, and it is the office of a government, the report is the area's, and the office compiled it.
///
/// A government's title that calls it 本级, and a line above table 三 that calls the figures those of 区政府本级, speak of the organ alone.
///
/// - Parameters:
///   - source: what said whose report it is.
///   - caption: what the line above table 三 says.
func scopeEvidence(
  _ speaker: Speaker, _ organ: String, _ source: Evidence?, _ opening: Opening, _ title: Title, caption: Evidence?
) -> [Evidence] {
  let isGovernment = speaker.office.isEmpty && speaker.street == nil && !organ.isEmpty
  let byName = Evidence(.scope, (isGovernment ? Scope.area : .organ).rawValue, .name, text: organ)
  if isGovernment, let own = ownScope(opening, title) ?? caption { return [own, byName] }
  let first = title.rows.lowerBound
  for row in opening.rows.indices where row >= first && row < max(opening.body, first + 1) + 3 {
    guard let (scope, index) = statedScope(opening.rows[row]) else { continue }
    let stated = Evidence(.scope, scope.rawValue, .sentence, opening.rows[row], around: index, opening.place(row))
    let isCompiler = source?.origin == .sentence && source?.place == opening.place(row) && isGeneralOffice(organ)
    return isGovernment || isCompiler && scope == .area ? [stated] : [byName, stated]
  }
  return [byName]
}

/// 成都市人民政府（本级）2022年…
private func ownScope(_ opening: Opening, _ title: Title) -> Evidence? {
  guard find("本级", in: title.text) != nil else { return nil }
  return Evidence(.scope, Scope.organ.rawValue, .title, title.text, title.row.map(opening.place))
}

/// 宿迁市人民政府办公室, 江苏省人民政府办公厅.
private func isGeneralOffice(_ organ: String) -> Bool {
  ["政府办公室", "政府办公厅", "政府办"].contains(where: organ.hasSuffix)
}

/// 由区政府办公室汇总区政府各有关部门和各街镇…编制而成 → the area; 不含各街道、各部门 → the organ; and where it stands.
private func statedScope(_ row: [UInt8]) -> (Scope, Int)? {
  var start = 0
  while start < row.count {
    let end = find("。", in: row, from: start) ?? row.count
    defer { start = end + 3 }
    let sentence = Array(row[start..<end])
    if let index = organAlone(sentence) { return (.organ, start + words(index)) }
    guard find("各", in: sentence) != nil || find("所属", in: sentence) != nil,
      let parts = partsOfArea.lazy.compactMap({ find($0, in: sentence) }).min()
    else { continue }
    if without.contains(where: { find($0, in: sentence).map { $0 < parts } ?? false }) {
      return (.organ, start + words(parts))
    }
    if together.contains(where: { find($0, in: sentence) != nil }),
      find("报告", in: sentence) != nil || find("数据", in: sentence) != nil
    {
      return (.area, start + words(parts))
    }
  }
  return nil
}

/// Where the words of a sentence that are shown are looked for: at its beginning, where those that say so are near.
private func words(_ index: Int) -> Int { index < nearBeginning ? 0 : index }

/// In bytes, three to a character: as much is shown.
private let nearBeginning = 150

/// 数据仅包含区政府办公室本级, 本报告只涉及区政府本级: where it says so.
private func organAlone(_ sentence: [UInt8]) -> Int? {
  // Each of the words begins with one of these.
  guard find("仅", in: sentence) != nil || find("只", in: sentence) != nil else { return nil }
  guard let only = onlyWords.lazy.compactMap({ find($0, in: sentence) }).first,
    (find("本级", in: sentence, from: only) ?? find("本机关", in: sentence, from: only)) != nil
  else { return nil }
  return find("报告", in: sentence) != nil || find("数据", in: sentence) != nil ? only : nil
}

private let onlyWords: [StaticString] = [
  "仅包含", "仅包括", "仅含", "仅涉及", "仅统计", "仅反映", "仅为", "仅限", "只包含", "只包括", "只含", "只涉及", "只统计", "只反映", "仅是",
]

private let partsOfArea: [StaticString] = [
  "各有关部门", "各部门", "各街", "各镇", "各乡", "各县", "各区", "各市", "各单位", "各级", "全区各", "全县各", "全市各", "全省各", "各行政机关", "各委办局", "所属部门",
]
private let together: [StaticString] = ["汇总", "综合", "汇集", "编制而成", "汇编", "涵盖", "会同"]
private let without: [StaticString] = ["不含", "不包括", "不包含", "未包括", "未包含"]

/// Where what was taken and what something else says differ: an office that put the whole area's figures together, a government that
/// speaks for itself alone. A rule of this program's is no evidence that disagrees.
func scopeDoubts(_ evidence: [Evidence]) -> [Finding] {
  guard let taken = evidence.first else { return [] }
  return evidence.dropFirst().compactMap { other in
    guard other.value != taken.value, other.origin != .name, let said = Scope(rawValue: other.value),
      let read = Scope(rawValue: taken.value)
    else { return nil }
    return Finding(
      rule: .I, outcome: .unlikely, remark: .scopesDisagree(read, said, other), place: other.place ?? taken.place)
  }
}

extension Phrase {
  fileprivate static func scopesDisagree(_ taken: Scope, _ said: Scope, _ other: Evidence) -> Phrase {
    func words(_ scope: Scope) -> Phrase {
      scope == .area ? Phrase("the whole area", zh: "整个地区") : Phrase("the organ alone", zh: "机关本级")
    }
    return Phrase(
      "“\(other.text)” speaks of \(words(said).en), the organ's name of \(words(taken).en): \(words(taken).en) is taken",
      zh: "“\(other.text)”指\(words(said).zh)，机关名称指\(words(taken).zh)：以\(words(taken).zh)为准")
  }
}
