import Diagnostics
import Documents

/// Who speaks in a report, for what area, of which year; and what is doubtful of it.
func identity(
  _ document: Document, _ opening: Opening, in divisions: Divisions
) -> (identity: Identity, complaints: [Diagnostic]) {
  let title = title(opening)?.title ?? []
  let (year, yearComplaint) = year(opening, title: title, file: document.name)
  var complaints = [yearComplaint].compactMap { $0 }
  if year == nil { complaints.append(.noYear) }
  let named = organ(opening, title: title)
  if named == nil { complaints.append(.noOrgan) }
  var found = locate(named ?? "", opening, in: divisions)
  if let doubt = found.complaint { complaints.append(doubt) }
  if let named, found.rest.isEmpty {
    // 温州市洞头区2019年度…: an area is spoken for by its government.
    found.organ = named.hasSuffix("人民政府") ? named : named + "人民政府"
  }
  let identity = Identity(
    organ: found.organ, level: found.level, scope: found.scope, area: found.area, year: year,
    title: String(decoding: title, as: UTF8.self))
  return (identity, complaints.map { complaint in complaint.with { $0.file = document.name } })
}

/// An organ and the area that it speaks for.
private struct Located {
  var organ: String
  /// The organ's name without the areas that it begins with and their 人民政府.
  var rest: String
  var level: Level
  var scope: Scope
  var area: Area
  var complaint: Diagnostic?
}

private let unknownArea = Area(code: "", name: "", kind: .county, pinyin: "", parent: nil)

private func locate(_ organ: String, _ opening: Opening, in divisions: Divisions) -> Located {
  let (areas, length) = leadingAreas(organ, in: divisions)
  var rest = String(organ.dropFirst(length))
  let isGovernment = rest.hasPrefix("人民政府")
  if isGovernment { rest.removeFirst("人民政府".count) }
  let street = streetName(rest)
  var complaint: Diagnostic?
  var area = areas.count == 1 ? areas.first : nil
  if areas.count > 1 {
    area = mostMentioned(areas, opening, in: divisions)
    if area == nil { complaint = .ambiguousArea(areas[0].name, areas.count) }
  } else if areas.isEmpty || (street != nil && area?.kind != .county) {
    area = mentionedCounty(opening, within: area, in: divisions) ?? area
  }
  let named = areas.first.map { Area(code: "", name: $0.name, kind: $0.kind, pinyin: $0.pinyin, parent: nil) }
  let around = area ?? named ?? unknownArea
  if let street {
    let code = around.code.isEmpty ? "" : around.code + "/" + street
    let parent = around.code.isEmpty ? nil : around.code
    return Located(
      organ: organ, rest: rest, level: .street, scope: .organ,
      area: Area(code: code, name: street, kind: .street, pinyin: "", parent: parent), complaint: complaint)
  }
  let isWhole = rest.isEmpty && !organ.isEmpty
  if around.name.isEmpty, complaint == nil, !organ.isEmpty { complaint = .noArea(organ) }
  return Located(
    organ: organ, rest: rest, level: isWhole ? level(of: around) : .department, scope: isWhole ? .area : .organ,
    area: around, complaint: complaint)
}

private func level(of area: Area) -> Level {
  switch area.kind {
  case .province: .province
  case .city: .city
  case .county: .county
  case .street: .street
  }
}

/// 滨江街道办事处 → 滨江街道, 中村乡人民政府 → 中村乡; nil for an organ that is of no street or township.
private func streetName(_ organ: String) -> String? {
  var name = organ
  for ending in ["人民政府", "办事处", "办"] where name.hasSuffix(ending) && name.count > ending.count + 1 {
    name.removeLast(ending.count)
    break
  }
  let isStreet = ["街道", "镇", "乡", "苏木"].contains { name.hasSuffix($0) && name.count > $0.count }
  return isStreet ? name : nil
}

extension Diagnostic {
  fileprivate static let noYear = Diagnostic(
    Phrase("the document does not say of which year it is", zh: "文件未说明所属年度")
  ).with { $0.severity = .warning }

  fileprivate static let noOrgan = Diagnostic(
    Phrase("the document does not say whose report it is", zh: "文件未说明是哪个机关的报告")
  ).with { $0.severity = .warning }

  fileprivate static func noArea(_ organ: String) -> Diagnostic {
    Diagnostic(Phrase("the area of “\(organ)” is not known", zh: "不知“\(organ)”属于哪个地区"))
      .with { $0.severity = .warning }
  }

  fileprivate static func ambiguousArea(_ name: String, _ count: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(count) areas are called “\(name)”, and the document does not tell which is meant",
        zh: "有 \(count) 个地区名为“\(name)”，文件未说明是哪一个")
    ).with { $0.severity = .warning }
  }
}
