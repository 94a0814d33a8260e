import Diagnostics
import Metrics
import Planning
import Relations
import Reports
import Storage
import Syntax

extension Session {
  /// The member that a name means: `鹿城区`, `lucheng`, `330302`, `温州市/鹿城区`, `2020`, `自然人`. Nil where it means none, or an
  /// organ or a report, which are known by their reports.
  func member(named name: Name) throws(Diagnostic) -> Member? {
    let way = name.text.split(separator: "/").map(String.init)
    // The code of a street has a stroke in it.
    for (last, around) in [(name.text, []), (way.last ?? name.text, Array(way.dropLast()))] {
      switch catalog.members.resolve(last, around: around) {
      case .one(let member): return ["organ", "report"].contains(member.dimension) ? nil : member
      case .several(let candidates):
        // A year may be a form of the tables, too.
        if let year = candidates.first(where: { $0.dimension == "year" }) { return year }
        if candidates.allSatisfy({ ["organ", "report"].contains($0.dimension) }) { return nil }
        throw .ambiguous(name.text, candidates.map(\.wayDown)).with { $0.span = name.span }
      case .none: continue
      }
    }
    return nil
  }

  /// What a member is, and which reports have it.
  func description(of member: Member) -> [(Phrase, Phrase)] {
    guard isArea(member.dimension), let code = member.names.last else { return plainDescription(of: member) }
    let geography = database.geography
    let area = geography.areas.first { $0.code == code } ?? database.divisions.area(code: code)
    let own = database.reports.filter { $0.report.identity.area.code == code }
    let inside = database.reports.filter {
      geography.chain($0.report.identity.area).dropFirst().contains { $0.code == code }
    }
    var pairs = [
      dimensionPair(member),
      (Phrase("code", zh: "代码"), Phrase(verbatim: code)),
      (Phrase("pinyin", zh: "拼音"), Phrase(verbatim: member.pinyin.first ?? "")),
    ]
    if let kind = area?.kind { pairs.append((Phrase("level", zh: "层级"), kind.label)) }
    if !member.around.isEmpty {
      pairs.append((Phrase("lies in", zh: "所属"), Phrase(verbatim: member.around.reversed().joined(separator: "/"))))
    }
    pairs.append((Phrase("reports of it", zh: "本地区的报告"), named(own)))
    if !inside.isEmpty { pairs.append((Phrase("reports from inside", zh: "区内的报告"), named(inside))) }
    return pairs
  }

  private func plainDescription(of member: Member) -> [(Phrase, Phrase)] {
    var pairs = [dimensionPair(member)]
    if let column = database.dataset.cube.reports.column(named: member.dimension) {
      let rows = database.reports.indices.filter { column[$0].isValue(of: member) }
      pairs.append((Phrase("reports", zh: "报告"), named(rows.map { database.reports[$0] })))
    }
    return pairs
  }

  /// `district  鹿城区`, `applicant  natural_person 自然人`
  private func dimensionPair(_ member: Member) -> (Phrase, Phrase) {
    let (en, zh) = (member.label.en, member.label.zh)
    let label = findDimension(member.dimension)?.label ?? Phrase(verbatim: member.dimension)
    return (label, en == zh ? member.label : Phrase("\(en) \(zh)", zh: "\(zh) \(en)"))
  }
}

private func isArea(_ dimension: String) -> Bool { ["district", "county", "city", "province"].contains(dimension) }

private func named(_ reports: [StoredReport]) -> Phrase {
  let names = reports.prefix(mostNames).map(\.name)
  let more = reports.count > mostNames ? " … (\(reports.count))" : ""
  return names.isEmpty
    ? Phrase("none is loaded", zh: "尚未载入")
    : Phrase(names.joined(separator: ", ") + more, zh: names.joined(separator: "、") + more)
}

/// How many reports are named.
private let mostNames = 10

extension Value {
  fileprivate func isValue(of member: Member) -> Bool {
    switch (self, member.value) {
    case (.integer(let own), .number(let number)): own == number
    case (.text(let own), .text(let text)): own == text
    default: false
    }
  }
}

extension Area.Kind {
  fileprivate var label: Phrase {
    switch self {
    case .province: Level.province.label
    case .city: Level.city.label
    case .county: Level.county.label
    case .street: Level.street.label
    }
  }
}
