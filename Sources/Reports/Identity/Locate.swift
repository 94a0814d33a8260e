import Diagnostics
import Documents

/// What may tell where an organ lies besides its own name.
struct Surroundings {
  let opening: Opening
  let title: Title
  let organs: [Evidence]
  let path: String
  let divisions: Divisions
}

/// The area that an organ speaks for, or is an organ of. Its code is empty where the document does not tell it; what lies around it
/// for certain is its parent all the same (邢台市 of 邢台市城关镇人民政府, which may be of any of its counties).
func locate(
  _ speaker: Speaker, _ named: String, _ around: Surroundings, _ complaints: inout [Diagnostic]
) -> (Area, [Evidence]) {
  var evidence: [Evidence] = []
  var area = speaker.areas.count == 1 ? speaker.areas.first : nil
  if let area, let source = around.organs.first {
    var own = source
    own.property = .district
    own.value = area.name
    evidence.append(own)
  }
  if area == nil || !isPlaced(speaker, in: area, around.divisions), !named.isEmpty {
    if let found = placed(speaker, named, within: area, around) {
      area = found.area
      evidence.append(found.evidence)
    }
  } else if let own = area, let found = namesake(of: own, named, around) {
    area = found.area
    evidence = [found.evidence]
  }
  let inner = inside(area, speaker, around.divisions)
  if inner.code.isEmpty, !named.isEmpty {
    complaints.append(ambiguity(speaker.areas, named) ?? .noArea(named))
  } else if let county = speaker.county, let area {
    complaints.append(.unlistedCounty(county, of: area.name))
  }
  return (inner, evidence)
}

/// Nil where there is one area, or none.
private func ambiguity(_ areas: [Area], _ named: String) -> Diagnostic? {
  guard areas.count > 1 else { return nil }
  return isOneName(areas) ? .ambiguousArea(areas[0].name, areas.count) : .ambiguousName(named, areas.map(\.name))
}

/// Whether areas bear one name in full, and not only in short (龙港区 and 龙港市).
private func isOneName(_ areas: [Area]) -> Bool { areas.allSatisfy { $0.name == areas[0].name } }

/// Whether an area tells which street, or which county that the table lacks, is meant by its name.
private func isPlaced(_ speaker: Speaker, in area: Area?, _ divisions: Divisions) -> Bool {
  guard let area else { return false }
  if speaker.county != nil { return divisions.determines(area, .county) }
  return speaker.street == nil || divisions.determines(area, .street)
}

/// The area itself, or the county that the table lacks, or the street, inside it.
private func inside(_ area: Area?, _ speaker: Speaker, _ divisions: Divisions) -> Area {
  var area =
    area
    ?? speaker.areas.first.map {
      Area(
        code: "", name: isOneName(speaker.areas) ? $0.name : "", kind: $0.kind, pinyin: $0.pinyin, parent: nil)
    }
    ?? Area(code: "", name: "", kind: .county, pinyin: "", parent: nil)
  for (name, kind) in [(speaker.county, Area.Kind.county), (speaker.street, .street)] {
    guard let name else { continue }
    let isKnown = !area.code.isEmpty && divisions.determines(area, kind)
    // 新华区, of which nobody knows the city, is the way down to its street.
    let way = area.code.isEmpty ? area.name + name : name
    area = Area(
      code: isKnown ? area.code + "/" + name : "", name: isKnown ? name : way, kind: kind, pinyin: "",
      parent: area.code.isEmpty ? area.parent : area.code)
  }
  return area
}

/// Where an organ lies whose own name leaves it open: by another name that the report gives it, by the folders and the name
/// of its file, by the areas that the text names.
private func placed(
  _ speaker: Speaker, _ named: String, within outer: Area?, _ around: Surroundings
) -> (area: Area, evidence: Evidence)? {
  let divisions = around.divisions
  let told = toldByName(speaker, outer, around) ?? toldByPath(speaker, outer, around)
  if speaker.areas.count > 1 {
    return told
      ?? mostMentioned(speaker.areas, around.opening, in: divisions).map { area in
        let names = divisions.parents(of: area).reversed().map(\.name).joined()
        return (area, Evidence(.district, area.name, .mention, text: names))
      }
  }
  // What the text names around a county of no table may be any city.
  if speaker.county != nil { return told }
  if let told, isPlaced(speaker, in: told.area, divisions) { return told }
  let first = around.title.rows.lowerBound
  for kind in kinds(of: named) {
    guard
      let (area, row, index) = mentioned(
        kind, around.opening, from: first, within: told?.area ?? outer, in: divisions)
    else { continue }
    let text = around.opening.rows[row]
    return (area, Evidence(.district, area.name, .mention, text, around: index, around.opening.place(row)))
  }
  return told
}

private func toldByName(
  _ speaker: Speaker, _ outer: Area?, _ around: Surroundings
) -> (area: Area, evidence: Evidence)? {
  for other in around.organs.dropFirst() {
    let areas = Reports.speaker(other.value, in: around.divisions).areas
    guard areas.count == 1, let area = fitting(areas[0], speaker.areas, speaker, outer, around.divisions) else {
      continue
    }
    var evidence = other
    evidence.property = .district
    evidence.value = area.name
    return (area, evidence)
  }
  return nil
}

private func toldByPath(
  _ speaker: Speaker, _ outer: Area?, _ around: Surroundings
) -> (area: Area, evidence: Evidence)? {
  guard let (found, part) = areaOfPath(around.path, in: around.divisions) else { return nil }
  let candidates =
    speaker.areas.count > 1 && isOneName(speaker.areas)
    ? around.divisions.namesakes(speaker.areas[0].name) : speaker.areas
  guard let area = fitting(found, candidates, speaker, outer, around.divisions) else { return nil }
  return (area, Evidence(.district, area.name, .folder, text: part))
}

/// The area itself, or the one of several of a name that lies in it; nil where it is no place for the organ.
private func fitting(
  _ area: Area, _ candidates: [Area], _ speaker: Speaker, _ outer: Area?, _ divisions: Divisions
) -> Area? {
  if speaker.areas.count > 1 {
    let inside = candidates.filter { divisions.contains(area, $0) }
    return inside.count == 1 ? inside[0] : nil
  }
  if speaker.county != nil, area.kind == .county { return nil }
  guard let outer else { return area }
  return divisions.contains(outer, area) && area != outer ? area : nil
}

/// Of the counties that bore the name of one in any year the one in the folder's city, if the county itself is of another:
/// 矿区 in the folder 大同市 is that of 大同, though only 阳泉 has one today.
private func namesake(of county: Area, _ named: String, _ around: Surroundings) -> (area: Area, evidence: Evidence)? {
  let divisions = around.divisions
  guard county.kind == .county, named.hasPrefix(county.name),
    let (found, part) = areaOfPath(around.path, in: divisions), !divisions.contains(found, county)
  else { return nil }
  let others = divisions.namesakes(county.name).filter { divisions.contains(found, $0) }
  return others.count == 1 ? (others[0], Evidence(.district, others[0].name, .folder, text: part)) : nil
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

extension Diagnostic {
  private static let intoFolder = Phrase(
    "put the file into a folder that is called after its city or county", zh: "请将文件放入以所在市、县命名的文件夹")

  fileprivate static func noArea(_ organ: String) -> Diagnostic {
    Diagnostic(Phrase("the area of “\(organ)” is not known", zh: "不知“\(organ)”属于哪个地区"), hint: intoFolder)
      .with { $0.severity = .warning }
  }

  fileprivate static func ambiguousArea(_ name: String, _ count: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(count) areas are called “\(name)”, and the document does not tell which is meant",
        zh: "有 \(count) 个地区名为“\(name)”，文件未说明是哪一个"), hint: intoFolder
    ).with { $0.severity = .warning }
  }

  fileprivate static func ambiguousName(_ organ: String, _ names: [String]) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(organ)” may be of \(names.joined(separator: " or ")), and the document does not tell which is meant",
        zh: "“\(organ)”可能属于\(names.joined(separator: "或"))，文件未说明是哪一个"), hint: intoFolder
    ).with { $0.severity = .warning }
  }

  fileprivate static func unlistedCounty(_ name: String, of area: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "no “\(name)” of \(area) is known: taken for a county of its own",
        zh: "\(area)没有已知的“\(name)”：视为单独的县级地区")
    ).with { $0.severity = .warning }
  }
}
