import Documents

/// An organ taken apart: the areas that its name tells, and what it is there.
///
///     温州市鹿城区人民政府滨江街道办事处 → 鹿城区, the street 滨江街道
///     国家税务总局温州市鹿城区税务局     → 鹿城区, 国家税务总局税务局
///     西安市自然资源和规划局临潼分局     → 临潼区, 自然资源和规划局临潼分局
struct Speaker {
  /// More than one where several bear the name; empty where the name tells none.
  var areas: [Area]
  /// A county that the table of divisions lacks, as printed: 新华区 of 邢台市新华区人民政府; nil where the table has it.
  var county: String?
  /// The organ's name without the areas and their 人民政府; empty for a government itself.
  var office: String
  /// 滨江街道, of an office or a government of one.
  var street: String?
  /// Whether the organ speaks for no area, though its name is nothing but an area's: a division of 兵团.
  var isAlone = false
}

/// What the government of an area is called.
let governments = ["人民政府", "行政公署", "行署", "政府"]

func speaker(_ organ: String, in divisions: Divisions) -> Speaker {
  if let corps = corps(organ, in: divisions) { return corps }
  var (areas, length) = leadingAreas(organ, in: divisions)
  var office = String(organ.dropFirst(length))
  if areas.isEmpty, ["国家", "中国", "中华人民共和国", "中共", "国网"].contains(where: organ.hasPrefix) {
    (areas, office) = branchOfState(organ, in: divisions)
  }
  if let word = governments.first(where: office.hasPrefix) { office.removeFirst(word.count) }
  if let (inner, rest) = countyBehindZone(office, within: areas, in: divisions) {
    (areas, office) = ([inner], rest)
    if let word = governments.first(where: office.hasPrefix) { office.removeFirst(word.count) }
  }
  var county =
    areas.contains { $0.kind == .county } ? nil : countyName(office) ?? districtOfOrgan(office, within: areas)
  if let district = county {
    office.removeFirst(district.count)
    county = whole(district, behind: String(organ.prefix(length)), of: areas)
    if let word = governments.first(where: office.hasPrefix) { office.removeFirst(word.count) }
  }
  if let street = streetName(office) { return Speaker(areas: areas, county: county, office: "", street: street) }
  if let county {
    let isCommittee = isZone(county) && ["", "管理委员会"].contains(office)
    return Speaker(areas: areas, county: county, office: isCommittee ? "管委会" : office)
  }
  if let inner = branch(office, of: areas, in: divisions) ?? cityOfZone(office, in: areas, divisions) {
    areas = [inner]
  }
  return Speaker(areas: areas, office: office)
}

/// 新华区人民政府, 新华区人民政府办公室, 新华区 (but 办公室汇总市政府 is of none) → 新华区: the county before its government, or alone; nil where there is none.
private func countyName(_ organ: String) -> String? {
  let name = Array(organ)
  for end in name.indices.dropFirst(2) where endings.contains(name[end - 1]) && isGovernment(name[end...]) {
    let county = String(name[..<end])
    return hasOfficeWord(county) || end > longestAreaName ? nil : county
  }
  guard !hasOfficeWord(organ) else { return nil }
  guard (3...longestAreaName).contains(name.count), let last = name.last, endings.contains(last) else { return nil }
  return zones.contains(where: organ.hasSuffix) ? nil : organ
}

private func isGovernment(_ rest: ArraySlice<Character>) -> Bool {
  ["人民政府", "政府"].contains { rest.starts(with: $0) }
}

private let endings: Set<Character> = ["区", "县", "旗", "市"]

/// What ends like a county, and is none that has a government.
private let zones = [
  "开发区", "园区", "新区", "景区", "风景区", "名胜区", "保护区", "管理区", "试验区", "实验区", "示范区", "度假区", "保税区", "合作区", "功能区", "经开区", "高新区",
  "社区", "小区", "校区", "工业区", "港区", "林区", "灌区", "库区", "辖区", "地区", "山区", "片区", "聚集区", "集聚区", "先行区", "自贸区", "旅游区", "产业区",
  "物流区",
  "服务区", "化工区", "行政区", "城市", "都市", "超市",
]

/// 滨江街道办事处 → 滨江街道, 中村乡人民政府 → 中村乡; nil for an organ that is of no street or township.
func streetName(_ organ: String) -> String? {
  var name = organ
  for ending in ["人民政府", "政府", "办事处", "办"] where name.hasSuffix(ending) && name.count > ending.count + 1 {
    name.removeLast(ending.count)
    break
  }
  let isStreet = ["街道", "镇", "乡", "苏木"].contains { name.hasSuffix($0) && name.count > $0.count }
  return isStreet ? name : nil
}

/// 国家税务总局温州市税务局, 国家统计局浙江调查总队, 中共温州市委机构编制委员会办公室: the areas stand within.
private func branchOfState(_ organ: String, in divisions: Divisions) -> ([Area], String) {
  let name = Array(organ)
  for start in name.indices.dropFirst(2) {
    let (areas, length) = leadingAreas(String(name[start...]), in: divisions)
    if !areas.isEmpty { return (areas, String(name[..<start] + name[(start + length)...])) }
  }
  // 国家粮食和物资储备局浙江局: the area in short before the last word.
  for ending in ["局", "海关", "专员办"] where organ.hasSuffix(ending) {
    let rest = name.dropLast(ending.count)
    for length in 2...4 where rest.count > length + 2 {
      let areas = divisions.areas(named: String(rest.suffix(length))).filter { $0.kind != .county }
      if areas.count == 1 { return (areas, String(rest.dropLast(length)) + ending) }
    }
  }
  return ([], organ)
}

/// 公安局鹿城区分局, of 温州市: the county that the branch is for.
private func branch(_ office: String, of areas: [Area], in divisions: Divisions) -> Area? {
  guard areas.count == 1, let outer = areas.first, outer.kind != .county,
    let ending = ["分局", "大队", "分中心", "分公司", "支行", "管理部"].first(where: office.hasSuffix)
  else { return nil }
  let name = Array(office.dropLast(ending.count))
  for start in name.indices where name.count - start <= 8 {
    let inner = divisions.areas(named: String(name[start...])).filter {
      $0.kind == .county && divisions.contains(outer, $0)
    }
    if inner.count == 1 { return inner[0] }
  }
  return nil
}

/// 天府新区成都管委会, of 四川省: the city that has the part of a zone which lies in several.
private func cityOfZone(_ office: String, in areas: [Area], _ divisions: Divisions) -> Area? {
  guard areas.count == 1, let outer = areas.first, outer.kind == .province,
    let ending = ["管委会", "管理委员会"].first(where: office.hasSuffix)
  else { return nil }
  let name = office.dropLast(ending.count)
  for length in 2...4 where name.count > length + 2 && isZone(String(name.dropLast(length))) {
    let inner = divisions.areas(named: String(name.suffix(length))).filter {
      $0.kind == .city && divisions.contains(outer, $0)
    }
    if inner.count == 1 { return inner[0] }
  }
  return nil
}

/// 新疆生产建设兵团 and its divisions, which are no governments of the areas that they lie in, but for those that are a city
/// as well: 第八师石河子市.
private func corps(_ organ: String, in divisions: Divisions) -> Speaker? {
  var rest = organ
  let isNamed = ["新疆生产建设兵团", "新疆兵团", "兵团"].first(where: rest.hasPrefix).map { rest.removeFirst($0.count) } != nil
  let number = rest.hasPrefix("第") ? rest.dropFirst().prefix { "一二三四五六七八九十".contains($0) } : ""
  let isDivision = !number.isEmpty && rest.dropFirst(1 + number.count).first == "师"
  guard isNamed || isDivision else { return nil }
  let division = isDivision ? String(rest.prefix(number.count + 2)) : ""
  rest.removeFirst(division.count)
  let (areas, length) = leadingAreas(rest, in: divisions)
  rest.removeFirst(length)
  if let word = governments.first(where: rest.hasPrefix) { rest.removeFirst(word.count) }
  if areas.isEmpty {
    let xinjiang = divisions.area(code: "650000").map { [$0] } ?? []
    return Speaker(areas: xinjiang, office: "兵团" + division + rest, isAlone: rest.isEmpty)
  }
  return Speaker(areas: areas, office: rest)
}
