import Documents

/// Whether a short name is a part of that of a lake, a mountain or a park, and no area's: 长白 of 长白山管委会, 洪泽 of 洪泽湖渔业管理委员会,
/// 西湖 of 西湖风景名胜区; and 巢湖, which is a lake itself, of 安徽省巢湖管理局, where the city between the province and a county is not
/// named. What lies around it, where that is named, is the area then.
///
/// - Parameters:
///   - areas: those that the name is short for.
///   - rest: what follows the name.
///   - outer: the areas that the name stands behind.
func isLandmark(_ name: String, of areas: [Area], before rest: String, within outer: [Area]) -> Bool {
  let isPart = landforms.contains { landform in
    rest.hasPrefix(landform) && behindLandforms.contains { rest.dropFirst(landform.count).hasPrefix($0) }
  }
  if isPart { return true }
  let isCounty = areas.allSatisfy { $0.kind == .county }
  let isLandform = landforms.contains(where: name.hasSuffix)
  // A city has scenic areas of its own, but for one that is called after a mountain: 黄山风景区.
  if isCounty || isLandform, reserves.contains(where: rest.hasPrefix) { return true }
  let isOfProvince = !outer.isEmpty && outer.allSatisfy { $0.kind == .province && !municipalities.contains($0.name) }
  return isOfProvince && isCounty && isLandform && keepers.contains(where: rest.hasPrefix)
}

private let landforms = ["湖", "山", "河", "江", "岛", "水库"]

/// What follows the whole name of one: not 湖滨新区 behind 宿迁, nor 河道管理处.
private let behindLandforms = [
  "管委", "管理", "国家", "省级", "自然", "风景", "景区", "名胜", "保护", "渔业", "水域", "水利", "水库", "流域", "湿地", "旅游", "度假", "生态",
  "森林", "地质", "公园", "开发", "工程", "枢纽", "灌区", "林场", "东麓", "经济",
]

/// What a protected or a scenic area is called behind the name that it has of something in it.
private let reserves = ["", "国家", "国家级", "省级"].flatMap { rank in
  ["自然保护区", "风景名胜区", "风景区", "名胜区", "景区", "湿地", "森林公园", "地质公园"].map { rank + $0 }
}

/// What looks after a lake or a mountain, and no area is without.
private let keepers = ["管理局", "管理处", "管理委员会", "管委会", "流域", "渔业管理", "水域", "工程管理"]

private let municipalities: Set = ["北京市", "天津市", "上海市", "重庆市"]
