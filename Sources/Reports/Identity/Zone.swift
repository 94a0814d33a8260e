import Documents

/// 经济技术开发区财政局 → 经济技术开发区: the zone, or the district that the table of divisions lacks, whose own an organ is; nil where the
/// name begins with none. In a known city only: what lies around it is no part of the name here.
func districtOfOrgan(_ office: String, within areas: [Area]) -> String? {
  guard areas.count == 1, areas[0].kind != .county else { return nil }
  let name = Array(office)
  for end in 2...max(name.count, 2) where end <= name.count && "区县".contains(name[end - 1]) && end <= longestAreaName {
    let district = String(name[..<end])
    let rest = String(name[end...])
    guard !hasOfficeWord(district) else { continue }
    if isZone(district), rest.isEmpty || isOrgan(rest) { return district }
    guard isOrgan(rest) else { continue }
    // 开发区 is the whole word for one; 市区, 库区 and others name no district.
    if (3...6).contains(end), !notDistricts.contains(where: district.hasSuffix) { return district }
  }
  return nil
}

/// 新区 behind 长春, 湾新区 behind 台州 → 长春新区, 台州湾新区: with the city's name where it is a part of the zone's; 经济技术开发区 of 宿迁 is
/// that of 宿迁市 too, and stays.
func whole(_ zone: String, behind named: String, of areas: [Area]) -> String {
  guard let city = areas.first, city.kind == .city, ["新区", "湾"].contains(where: zone.hasPrefix) else { return zone }
  let lengths = (2..<max(city.name.count, 2)).reversed()
  let short = lengths.lazy.map { named.suffix($0) }.first { city.name.hasPrefix($0) }
  return (short.map(String.init) ?? "") + zone
}

/// 高新区（虎丘区）人民政府, of 苏州市 → 虎丘区 and what stands behind: a zone and a county that are governed as one. In short (高新区（滨江）) the county
/// is named only before the word for its government.
func countyBehindZone(_ office: String, within areas: [Area], in divisions: Divisions) -> (Area, rest: String)? {
  guard areas.count == 1, areas[0].kind != .county else { return nil }
  let name = Array(office)
  for end in name.indices.dropFirst(3) where name[end - 1] == "区" && isZone(String(name[..<end])) {
    for behind in stride(from: min(name.count, end + longestAreaName), to: end + 1, by: -1) {
      let county = String(name[end..<behind])
      let found = divisions.areas(named: county).filter { $0.kind == .county && divisions.contains(areas[0], $0) }
      guard found.count == 1 else { continue }
      let rest = String(name[behind...])
      let isFull = county == found[0].name || county.hasSuffix("区")
      if isFull || rest.isEmpty || governments.contains(where: rest.hasPrefix) { return (found[0], rest) }
    }
  }
  return nil
}

func isZone(_ district: String) -> Bool { governedZones.contains(where: district.hasSuffix) }

/// What stands behind a district: its committee, or an organ of its own.
private func isOrgan(_ rest: String) -> Bool {
  if ["管委会", "管理委员会"].contains(where: rest.hasPrefix) { return true }
  return rest.count >= 3 && localOrgans.contains(where: rest.hasSuffix)
}

private let localOrgans = ["局", "委员会", "办公室", "分局", "中心", "办事处", "街道", "镇", "乡", "人民政府", "法院", "检察院"]

/// Zones that have a committee, and departments, as a district has.
private let governedZones = [
  "开发区", "新区", "园区", "示范区", "度假区", "保税区", "合作区", "试验区", "实验区", "高新区", "经开区", "管理区", "功能区", "景区", "风景区", "名胜区",
  "港区", "化工区", "旅游区", "产业区", "集聚区", "聚集区", "先行区", "自贸区", "物流区", "工业区", "经济区", "技术区", "生态区", "空港区",
]

/// What ends like a district and is none.
private let notDistricts = [
  "保护区", "社区", "小区", "校区", "林区", "灌区", "库区", "辖区", "地区", "山区", "片区", "服务区", "行政区", "市区", "城区", "郊区", "老区", "灾区", "牧区",
  "街区",
  "厂区", "军区", "分区", "战区", "特区", "矿区", "学区", "险区", "洪区", "水区", "禁区", "防区", "选区", "库区", "自治区",
]

/// Whether a name says what an office does: no area is called so.
func hasOfficeWord(_ name: String) -> Bool {
  officeWords.contains(where: name.contains) || hasVerb(name)
}

private let officeWords = [
  "办公", "委员会", "管委会", "政府", "局", "厅", "中心", "公司", "集团", "医院", "学校", "大学", "学院", "协会", "联合会", "建设", "服务", "指导",
]
