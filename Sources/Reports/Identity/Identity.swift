import Diagnostics
import Documents

/// Who speaks in a report, for what area, of which year, and by what evidence; where the evidence disagrees; and what it
/// leaves open.
func identity(
  _ document: Document, _ opening: Opening, in divisions: Divisions
) -> (identity: Identity, doubts: [Finding], complaints: [Diagnostic]) {
  let title = title(opening)
  let years = yearEvidence(opening, title, path: document.name)
  let organs = organEvidence(opening, title, path: document.name)
  let named = organs.first?.value ?? ""
  let speaker = speaker(named, in: divisions)
  var complaints: [Diagnostic] = []
  if years.isEmpty { complaints.append(.noYear) }
  if organs.isEmpty { complaints.append(.noOrgan) }

  let context = Context(
    opening: opening, title: title, organs: organs, path: document.name, divisions: divisions)
  let (area, districts) = locate(speaker, named, context, &complaints)
  let isGovernment = speaker.office.isEmpty && speaker.street == nil && !speaker.isAlone && !named.isEmpty
  let level: Level =
    speaker.street != nil ? .street : isGovernment ? level(of: area) : .department
  let scopes = scopeEvidence(speaker, named, opening, from: title.rows.lowerBound)
  let organ = isGovernment ? governmentName(named) : named

  var evidence = organs.map { each in
    var each = each
    each.agrees = mayBeSame(named, each.value, in: divisions)
    return each
  }
  evidence += districts
  if !named.isEmpty { evidence.append(Evidence(.level, level.rawValue, .name, text: organ)) }
  if !named.isEmpty { evidence += agreeing(scopes) }
  evidence += agreeing(years)
  let identity = Identity(
    organ: organ, level: level, scope: scopes.first.flatMap { Scope(rawValue: $0.value) } ?? .organ, area: area,
    year: years.first.flatMap { Int($0.value) }, title: String(decoding: title.text, as: UTF8.self),
    evidence: evidence)
  return (
    identity, yearDoubts(years) + organDoubts(organs, in: divisions),
    complaints.map { complaint in complaint.with { $0.file = document.name } }
  )
}

private struct Context {
  let opening: Opening
  let title: Title
  let organs: [Evidence]
  let path: String
  let divisions: Divisions
}

/// 温州市洞头区, 鹿城区政府 → …人民政府: an area is spoken for by its government.
private func governmentName(_ named: String) -> String {
  if let word = governments.first(where: named.hasSuffix) {
    return word == "政府" ? named.dropLast(2) + "人民政府" : named
  }
  return named + "人民政府"
}

/// Marks those that do not say what the first says.
private func agreeing(_ evidence: [Evidence]) -> [Evidence] {
  evidence.map { each in
    var each = each
    each.agrees = each.value == evidence[0].value
    return each
  }
}

private let unknownArea = Area(code: "", name: "", kind: .county, pinyin: "", parent: nil)

/// The area that an organ speaks for, or is an organ of.
private func locate(
  _ speaker: Speaker, _ named: String, _ context: Context, _ complaints: inout [Diagnostic]
) -> (Area, [Evidence]) {
  var evidence: [Evidence] = []
  var area = speaker.areas.count == 1 ? speaker.areas.first : nil
  if let area, let source = context.organs.first {
    var own = source
    own.property = .district
    own.value = area.name
    evidence.append(own)
  }
  let needsCounty = speaker.street != nil && area?.kind != .county
  if area == nil || needsCounty, !named.isEmpty {
    if let found = surroundings(speaker, named, within: area, context) {
      area = found.area
      evidence.append(found.evidence)
    } else if speaker.areas.count > 1 {
      complaints.append(.ambiguousArea(speaker.areas[0].name, speaker.areas.count))
    } else if area == nil {
      complaints.append(.noArea(named))
    }
  }
  let unplaced = speaker.areas.first.map {
    Area(code: "", name: $0.name, kind: $0.kind, pinyin: $0.pinyin, parent: nil)
  }
  let around = area ?? unplaced ?? unknownArea
  guard let street = speaker.street else { return (around, evidence) }
  let isPlaced = !around.code.isEmpty
  let inner = Area(
    code: isPlaced ? around.code + "/" + street : "", name: street, kind: .street, pinyin: "",
    parent: isPlaced ? around.code : nil)
  return (inner, evidence)
}

/// Where an organ lies whose own name leaves it open: by another name that the report gives it, by the folders and the name
/// of its file, by the areas that the text names.
private func surroundings(
  _ speaker: Speaker, _ named: String, within outer: Area?, _ context: Context
) -> (area: Area, evidence: Evidence)? {
  let divisions = context.divisions
  func fits(_ area: Area) -> Bool {
    if speaker.areas.count > 1 { return speaker.areas.contains { divisions.contains(area, $0) || $0 == area } }
    return outer.map { divisions.contains($0, area) && $0 != area } ?? true
  }
  /// The area itself, or the one of several of a name that lies in it.
  func chosen(_ area: Area) -> Area? {
    guard speaker.areas.count > 1 else { return area }
    let inside = speaker.areas.filter { divisions.contains(area, $0) }
    return inside.count == 1 ? inside[0] : nil
  }
  for other in context.organs.dropFirst() {
    let areas = Reports.speaker(other.value, in: divisions).areas
    guard areas.count == 1, fits(areas[0]), let area = chosen(areas[0]) else { continue }
    var evidence = other
    evidence.property = .district
    evidence.value = area.name
    return (area, evidence)
  }
  if let (found, part) = areaOfPath(context.path, in: divisions), fits(found), let area = chosen(found) {
    return (area, Evidence(.district, area.name, .folder, text: part))
  }
  if speaker.areas.count > 1 {
    return mostMentioned(speaker.areas, context.opening, in: divisions).map { area in
      let around = divisions.parents(of: area).reversed().map(\.name).joined()
      return (area, Evidence(.district, area.name, .mention, text: around))
    }
  }
  let first = context.title.rows.lowerBound
  for kind in kinds(of: named) {
    guard let (area, row, index) = mentioned(kind, context.opening, from: first, within: outer, in: divisions) else {
      continue
    }
    let text = context.opening.rows[row]
    return (area, Evidence(.district, area.name, .mention, text, around: index, context.opening.place(row)))
  }
  return nil
}

/// Of which kind the area of an organ is that is named from inside: 市教育局, 区司法局; a county's where the name does not say.
private func kinds(of organ: String) -> [Area.Kind] {
  switch organ.first {
  case "省": [.province]
  case "市": [.city, .county]
  case "州", "盟": [.city]
  default: [.county]
  }
}

private func level(of area: Area) -> Level {
  switch area.kind {
  case .province: .province
  case .city: .city
  case .county: .county
  case .street: .street
  }
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
