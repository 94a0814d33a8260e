import Diagnostics
import Documents

/// A division's name that text recognition read wrongly by one character, and the division that is taken for it.
///
///     温州市庵城区人民政府 → 庵城区, taken as 鹿城区, the only one of 温州市 that is like it
struct MisreadName {
  /// As it was read.
  var name: String
  /// Where it was read.
  var place: Place?
  var area: Area
  /// What has the name right, or, where nothing does, what was read.
  var evidence: Evidence
}

/// The organs as their names are meant: in those of pages that were read by text recognition a name that is no division's, and
/// differs from one in a single character, is taken for that one. It is the one that the document or its path names right
/// elsewhere; else the only one within the area around it. Where two would do, the name stays as it was read.
///
/// What was read stays the text of the evidence.
func withoutMisreadings(
  _ organs: [Evidence], _ document: Document, _ opening: Opening, in divisions: Divisions
) -> (organs: [Evidence], misread: [MisreadName]) {
  guard !document.recognisedPages.isEmpty else { return (organs, []) }
  let around = Recognised(
    path: document.name, words: opening.rows.indices.map { (opening.rows[$0], opening.place($0)) } + opening.closing,
    divisions: divisions)
  var (organs, misread) = (organs, [MisreadName]())
  for index in organs.indices {
    guard let page = organs[index].place?.page, document.recognisedPages.contains(page) else { continue }
    // A name within another: the city's, and the county's in it.
    for _ in Area.Kind.allCases {
      guard let found = around.misreading(organs[index], knowing: misread) else { break }
      organs[index].value = found.organ
      if !misread.contains(where: { $0.name == found.misread.name }) { misread.append(found.misread) }
    }
  }
  return (organs, misread)
}

/// What is to be said of each.
func misreadDoubts(_ misread: [MisreadName]) -> [Finding] {
  misread.map { Finding(rule: .I, outcome: .unlikely, remark: .misread($0), place: $0.place) }
}

/// A document that was read by text recognition.
private struct Recognised {
  let path: String
  /// The rows of its beginning and its end.
  let words: [(row: [UInt8], place: Place)]
  let divisions: Divisions

  /// The first misread name in that of an organ, and the organ's name as it is meant.
  func misreading(_ organ: Evidence, knowing known: [MisreadName]) -> (misread: MisreadName, organ: String)? {
    let (outer, length) = leadingAreas(organ.value, in: divisions)
    guard !outer.contains(where: { $0.kind == .county }) else { return nil }
    let rest = Array(organ.value.dropFirst(length))
    for end in shortestName..<max(min(rest.count, longestAreaName) + 1, shortestName) {
      let name = String(rest[..<end])
      let behind = String(rest[end...])
      guard areaEndings.contains(rest[end - 1]), mayBeName(name, before: behind) else { continue }
      if !divisions.namesakes(name).isEmpty { return nil }
      guard
        let misread = known.first(where: { $0.name == name })
          ?? misread(name, before: behind, within: outer, of: organ)
      else { continue }
      return (misread, String(organ.value.prefix(length)) + misread.area.name + behind)
    }
    return nil
  }

  /// Whether what ends like an area's name may be one: its government, an organ of it or nothing stands behind it, and it says
  /// neither what an office does nor that it is a zone.
  private func mayBeName(_ name: String, before rest: String) -> Bool {
    guard !hasOfficeWord(name), !isZone(name) else { return false }
    return rest.isEmpty || endsLikeOrgan(rest) && rest.count > 1
  }

  /// The area that is meant by a name; nil where none is, or more than one may be.
  private func misread(
    _ name: String, before rest: String, within outer: [Area], of organ: Evidence
  ) -> MisreadName? {
    // The file is called so: it was read rightly.
    guard !path.contains(name) else { return nil }
    let inner = leadingAreas(rest, in: divisions).areas
    let around = outer.isEmpty ? areaOfPath(path, in: divisions).map { [$0.area] } ?? [] : outer
    let alike = divisions.all.filter { area in
      differsByOne(area.name, name) && divisions.areas(inFull: area.name).contains(area)
        && (inner.isEmpty || inner.contains { divisions.contains(area, $0) && $0 != area })
        && (around.isEmpty || around.contains { divisions.contains($0, area) })
    }
    let named = alike.compactMap { area in
      evidence(naming: area).map { MisreadName(name: name, place: organ.place, area: area, evidence: $0) }
    }
    if !named.isEmpty { return named.count == 1 ? named[0] : nil }
    guard alike.count == 1, !around.isEmpty || !inner.isEmpty else { return nil }
    var read = organ
    (read.property, read.value, read.origin) = (.district, alike[0].name, .name)
    return MisreadName(name: name, place: organ.place, area: alike[0], evidence: read)
  }

  /// What has the name of an area right: the path, or a row of the text.
  private func evidence(naming area: Area) -> Evidence? {
    if let (found, part) = areaOfPath(path, in: divisions), found == area {
      return Evidence(.district, area.name, .folder, text: part)
    }
    if let part = path.split(separator: "/").last(where: { $0.contains(area.name) }) {
      return Evidence(.district, area.name, .folder, text: String(part))
    }
    let name = Array(area.name.utf8)
    for (row, place) in words {
      guard let index = row.indices.first(where: { row[$0] == name[0] && row[$0...].starts(with: name) }) else {
        continue
      }
      return Evidence(.district, area.name, .mention, row, around: index, place)
    }
    return nil
  }
}

/// Shorter ones differ from too many others.
private let shortestName = 3
private let areaEndings: Set<Character> = ["区", "县", "旗", "市", "州", "盟", "省"]

/// Whether two names have as many characters, the same last one, and one that differs.
private func differsByOne(_ first: String, _ second: String) -> Bool {
  guard first.count == second.count, first.last == second.last else { return false }
  return zip(first, second).count { $0 != $1 } == 1
}

extension Phrase {
  fileprivate static func misread(_ misread: MisreadName) -> Phrase {
    let (name, area) = (misread.name, misread.area.name)
    let why: Phrase =
      switch misread.evidence.origin {
      case .name: Phrase("the only one around it that differs in one character", zh: "其所属地区内仅差一字的唯一地区")
      case .mention: Phrase("which the text names", zh: "正文中有此名称")
      default: Phrase("which the name of its file or folder names", zh: "文件名或文件夹名中有此名称")
      }
    return Phrase(
      "“\(name)”, as text recognition read it, is no area: \(area) is taken, \(why.en)",
      zh: "文字识别读作“\(name)”，无此地区：视为“\(area)”（\(why.zh)）")
  }
}
