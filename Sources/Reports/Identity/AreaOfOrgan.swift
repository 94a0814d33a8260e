import Documents

/// The areas that an organ's name may begin with, each within the one before (浙江省温州市鹿城区…): the last of them, more than
/// one where the name is that of several; and how many characters they take.
///
/// Names are taken in full, since 北京街道 lies in Guangzhou and 湖南镇 in Zhejiang; in short only where an area inside it follows
/// (浙江温州鹿城区), or behind an area an organ of the inner one (江西东乡气象局). What names are abbreviated to (凉山州, 达茂旗) is like those
/// in full.
func leadingAreas(_ organ: String, in divisions: Divisions) -> (areas: [Area], length: Int) {
  let name = OrganName(organ)
  var areas: [Area] = []
  var length = 0
  while let (next, end) = nextAreas(name, from: length, within: areas, in: divisions) {
    // A municipality's name is its own city's: the province is meant.
    areas = next
    length = end
    if length + 4 < name.count, name[length..<(length + 4)].elementsEqual("人民政府".utf8),
      !leadingAreas(name.string(from: length + 4), in: divisions).areas.isEmpty
    {
      length += 4
    }
  }
  return (areas, length)
}

/// The bytes of a name, and where its characters begin: areas are looked up by bytes, since most of what is tried is none.
private struct OrganName {
  private let bytes: [UInt8]
  /// And where the last ends.
  private var starts: [Int] = []

  init(_ name: String) {
    bytes = Array(name.utf8)
    var end = 0
    for character in name {
      starts.append(end)
      end += character.utf8.count
    }
    starts.append(end)
  }

  var count: Int { starts.count - 1 }

  subscript(characters: Range<Int>) -> ArraySlice<UInt8> {
    bytes[starts[characters.lowerBound]..<starts[characters.upperBound]]
  }

  func string(from character: Int) -> String { String(decoding: self[character..<count], as: UTF8.self) }
}

private func nextAreas(
  _ name: OrganName, from start: Int, within outer: [Area], in divisions: Divisions
) -> (areas: [Area], end: Int)? {
  var end = min(name.count, start + longestAreaName)
  while end >= start + 2 {
    defer { end -= 1 }
    let part = name[start..<end]
    let found = part.withUnsafeBufferPointer { divisions.areas(named: $0) }.filter { area in
      outer.isEmpty || outer.contains { divisions.contains($0, area) && $0 != area || isUnder($0, area) }
    }
    let abbreviated = part.withUnsafeBufferPointer { divisions.areas(abbreviated: $0, within: outer) }
    if found.isEmpty, abbreviated.isEmpty { continue }
    let rest = name.string(from: end)
    let isInFull = found.contains { $0.name.utf8.elementsEqual(part) }
    if !isInFull, isLandmark(String(decoding: part, as: UTF8.self), of: found, before: rest, within: outer),
      // 江门 of 广东江门教育局 is no river.
      nextAreas(name, from: end, within: found, in: divisions) == nil
    {
      return nil
    }
    if !abbreviated.isEmpty,
      !isBeforeStreet(rest) || nextAreas(name, from: end, within: abbreviated, in: divisions) != nil
    {
      return (abbreviated, end)
    }
    if found.isEmpty { continue }
    let full = Set(divisions.areas(inFull: String(decoding: part, as: UTF8.self)).map(\.code))
    if found.contains(where: { full.contains($0.code) }) {
      let areas = found.filter { full.contains($0.code) }
      return (areas, isSharingItsEnd(areas, name, end, in: divisions) ? end - 1 : end)
    }
    let short = found.filter { isShortName(of: $0, before: rest, isInside: !outer.isEmpty, in: divisions) }
    // 岳阳 is not meant where 岳阳楼 could be.
    return short.isEmpty ? nil : (short, end)
  }
  return nil
}

/// 塔城地区 is under 伊犁州, which the codes put beside it.
private func isUnder(_ prefecture: Area, _ area: Area) -> Bool {
  prefecture.parent == area.parent && prefecture.name.hasSuffix("自治州") && area.name.hasSuffix("地区")
}

/// Whether the last character of a city's name is the first of a county's within, and the city named in short: 青岛市南区 is 市南区, which has no
/// 南区.
private func isSharingItsEnd(_ areas: [Area], _ name: OrganName, _ end: Int, in divisions: Divisions) -> Bool {
  guard areas.count == 1, areas[0].kind == .city, end < name.count,
    nextAreas(name, from: end, within: areas, in: divisions) == nil,
    let (inner, innerEnd) = nextAreas(name, from: end - 1, within: areas, in: divisions)
  else { return false }
  return inner.contains { name[(end - 1)..<innerEnd].elementsEqual($0.name.utf8) }
}

/// Whether an area is meant by its short name, judged by what follows.
private func isShortName(of area: Area, before rest: String, isInside: Bool, in divisions: Divisions) -> Bool {
  let inner = leadingAreas(rest, in: divisions).areas
  if inner.contains(where: { divisions.contains(area, $0) && $0 != area }) { return true }
  let isOfArea = isInside || area.kind != .county
  if isOfArea, shortOrgans.contains(rest) || rest == "新区" && area.kind != .county { return true }
  return isOfArea && (inner.isEmpty || isBay(rest, in: divisions)) && rest.count >= 3 && endsLikeOrgan(rest)
    && streetName(rest) == nil
    && !isBeforeStreet(rest)
}

/// 杭州湾新区, which lies in another city.
private func isBay(_ rest: String, in divisions: Divisions) -> Bool {
  rest.dropFirst(leadingAreas(rest, in: divisions).length).hasPrefix("湾")
}

/// Whether what follows makes a street or a village of a name: 南京街道, 白旗镇.
private func isBeforeStreet(_ rest: String) -> Bool { ["街道", "镇", "乡", "苏木", "村"].contains(where: rest.hasPrefix) }

/// Two characters behind a short name that are no part of an area's: 浙江大学, 温州海关.
private let shortOrgans: Set<String> = ["大学", "学院", "海关", "银行"]

/// In characters.
let longestAreaName = 15

/// The area that the name of a file and the folders around it name, from the outermost inwards; nil where they name none,
/// or leave open which.
func areaOfPath(_ path: String, in divisions: Divisions) -> (area: Area, part: String)? {
  var known: [Area] = []
  var part = ""
  for folder in path.split(separator: "/") {
    for word in folder.split(whereSeparator: isBetweenWords).map(String.init) {
      let leading = leadingAreas(word, in: divisions)
      let named = leading.areas.isEmpty ? divisions.areas(named: word) : leading.areas
      let inside = named.filter { area in known.isEmpty || known.contains { divisions.contains($0, area) } }
      guard !inside.isEmpty else { continue }
      known = inside
      part = String(folder)
    }
  }
  // 邢台 is the city, and not 邢台县, which lies in it.
  let outermost = known.filter { outer in known.allSatisfy { divisions.contains(outer, $0) } }
  return outermost.first.map { ($0, part) }
}

/// A sign or a digit; 四 and 京, which stand for numbers too, are parts of names (四平市, 南京市).
private func isBetweenWords(_ character: Character) -> Bool {
  if let scalar = character.unicodeScalars.first, (0x4e00...0x9fff).contains(scalar.value) { return false }
  return "-_—. ()（）【】[]".contains(character) || character.isWholeNumber && !character.isLetter
}

/// Of areas with one name, the one whose surroundings the opening names most often; nil where that does not decide.
func mostMentioned(_ areas: [Area], _ opening: Opening, in divisions: Divisions) -> Area? {
  let mentions = areas.map { area in
    divisions.parents(of: area).reduce(0) { $0 + occurrences(of: Array($1.name.utf8), in: opening) }
  }
  guard let most = mentions.max(), most > 0, mentions.filter({ $0 == most }).count == 1 else { return nil }
  return mentions.firstIndex(of: most).map { areas[$0] }
}

private func occurrences(of name: [UInt8], in opening: Opening) -> Int {
  (opening.rows + opening.closing.map(\.row)).reduce(0) { count, row in
    guard row.count >= name.count else { return count }
    var found = 0
    for start in 0...(row.count - name.count) where row[start] == name[0] {
      if row[start..<(start + name.count)].elementsEqual(name) { found += 1 }
    }
    return count + found
  }
}

/// The first area of a kind, in full, that the text names; within an area where one is known. A row is where.
func mentioned(
  _ kind: Area.Kind, _ opening: Opening, from first: Int, within area: Area?, in divisions: Divisions
) -> (area: Area, row: Int, index: Int)? {
  for row in opening.rows.indices where row >= first {
    let text = opening.rows[row]
    var end = 6
    while end <= text.count {
      defer { end += 1 }
      guard text[end - 3] >= 0xe0, endsArea(text, end), let (found, index) = areas(endingAt: end, in: text, divisions)
      else { continue }
      let fitting = found.filter { inner in
        inner.kind == kind && (area.map { divisions.contains($0, inner) } ?? true)
      }
      if fitting.count == 1 { return (fitting[0], row, index) }
    }
  }
  return nil
}

/// The areas of the longest name, in full or abbreviated, that ends at a byte, and where it begins: 永和县, of which 和县 is no part. A
/// district of two characters stands by itself or behind another area: 东区 is not that of 高新东区.
private func areas(endingAt end: Int, in text: [UInt8], _ divisions: Divisions) -> (areas: [Area], index: Int)? {
  for characters in (2...8).reversed() where end >= characters * 3 {
    let start = end - characters * 3
    let full = divisions.areas(inFull: String(decoding: text[start..<end], as: UTF8.self))
    // 巴州 may be the end of other words.
    let found =
      full.isEmpty && characters > 2
      ? text[start..<end].withUnsafeBufferPointer { divisions.areas(abbreviated: $0, within: []) } : full
    guard !found.isEmpty else { continue }
    let standsAlone = start < 3 || text[start - 1] < 0x80 || endsArea(text, start) || isSign(text, before: start)
    return characters > 2 || !found[0].name.hasSuffix("区") || standsAlone ? (found, start) : nil
  }
  return nil
}

/// 。、「」 and others of CJK punctuation, and signs of full width.
private func isSign(_ text: [UInt8], before end: Int) -> Bool {
  text[end - 3] == 0xe3 && text[end - 2] == 0x80 || text[end - 3] == 0xef && text[end - 2] >= 0xbc
}

private let areaEndings = ["区", "县", "市", "旗", "州", "盟", "省"].map { Array($0.utf8) }

private func endsArea(_ row: [UInt8], _ end: Int) -> Bool {
  areaEndings.contains { $0[0] == row[end - 3] && $0[1] == row[end - 2] && $0[2] == row[end - 1] }
}
