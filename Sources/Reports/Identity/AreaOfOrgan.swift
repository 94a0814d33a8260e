import Documents

/// The areas that an organ's name may begin with, each within the one before (浙江省温州市鹿城区…, in full, since 北京街道 lies
/// in Guangzhou): the last of them, more than one where the name is that of several; and how many characters they take.
func leadingAreas(_ organ: String, in divisions: Divisions) -> (areas: [Area], length: Int) {
  let name = Array(organ)
  var areas: [Area] = []
  var length = 0
  while true {
    var next: [Area] = []
    var end = min(name.count, length + longestAreaName)
    while end >= length + 2 {
      let part = String(name[length..<end])
      next = divisions.areas(named: part).filter { area in
        area.name == part && (areas.isEmpty || areas.contains { divisions.contains($0, area) && $0 != area })
      }
      if !next.isEmpty { break }
      end -= 1
    }
    if next.isEmpty { return (areas, length) }
    // A municipality's name is its own city's: the province is meant.
    areas = next
    length = end
    if length + 4 < name.count, String(name[length..<(length + 4)]) == "人民政府",
      !leadingAreas(String(name[(length + 4)...]), in: divisions).areas.isEmpty
    {
      length += 4
    }
  }
}

/// In characters.
private let longestAreaName = 15

/// Of areas with one name, the one whose surroundings the opening names most often; nil where that does not decide.
func mostMentioned(_ areas: [Area], _ opening: Opening, in divisions: Divisions) -> Area? {
  let mentions = areas.map { area in
    divisions.parents(of: area).reduce(0) { $0 + occurrences(of: Array($1.name.utf8), in: opening) }
  }
  guard let most = mentions.max(), most > 0, mentions.filter({ $0 == most }).count == 1 else { return nil }
  return mentions.firstIndex(of: most).map { areas[$0] }
}

private func occurrences(of name: [UInt8], in opening: Opening) -> Int {
  opening.rows.reduce(0) { count, row in
    guard row.count >= name.count else { return count }
    var found = 0
    for start in 0...(row.count - name.count) where row[start] == name[0] {
      if row[start..<(start + name.count)].elementsEqual(name) { found += 1 }
    }
    return count + found
  }
}

/// The first county, in full, that the opening names; within an area where one is known.
func mentionedCounty(_ opening: Opening, within area: Area?, in divisions: Divisions) -> Area? {
  for row in opening.rows {
    var end = 6
    while end <= row.count {
      defer { end += 1 }
      guard row[end - 3] >= 0xe0, endsCounty(row, end) else { continue }
      for characters in 2...6 where end >= characters * 3 {
        let part = String(decoding: row[(end - characters * 3)..<end], as: UTF8.self)
        let found = divisions.areas(named: part).filter { county in
          county.kind == .county && county.name == part && (area.map { divisions.contains($0, county) } ?? true)
        }
        if found.count == 1 { return found[0] }
      }
    }
  }
  return nil
}

private let countyEndings = ["区", "县", "市", "旗"].map { Array($0.utf8) }

private func endsCounty(_ row: [UInt8], _ end: Int) -> Bool {
  countyEndings.contains { $0[0] == row[end - 3] && $0[1] == row[end - 2] && $0[2] == row[end - 1] }
}
