import Documents

/// How many bytes of a division's name are its short form, by which people call it; all of them where it has none.
///
///     鹿城区 → 鹿城   宿迁市 → 宿迁   景宁畲族自治县 → 景宁   内蒙古自治区 → 内蒙古   矿区 → 矿区
///
/// A short form has two characters at least, so that it is not found by chance.
func shortLength(_ name: UnsafeBufferPointer<UInt8>) -> Int32 {
  var length = name.count
  func drop(_ ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard length - count >= shortest else { return false }
    for index in 0..<count where name[length - count + index] != ending.utf8Start[index] { return false }
    length -= count
    return true
  }
  if drop("自治区") || drop("自治州") || drop("自治县") || drop("自治旗") {
    while peoples.contains(where: { drop($0) }) {}
  } else {
    _ = drop("特别行政区") || drop("地区") || drop("区") || drop("县") || drop("市") || drop("省") || drop("旗") || drop("盟")
  }
  return Int32(length)
}

/// What an autonomous prefecture, county or banner is called in speech: 凉山州 for 凉山彝族自治州, 东乡县 for 东乡族自治县; nil for other names.
package func spokenName(_ name: String) -> String? {
  guard ["自治州", "自治县", "自治旗"].contains(where: name.hasSuffix), let kind = name.last else { return nil }
  var full = name
  var short = full.withUTF8 { String(decoding: $0.prefix(Int(shortLength($0))), as: UTF8.self) }
  if short.hasSuffix("族"), short.count > 2 { short.removeLast() }
  return short + String(kind)
}

/// Two characters of three bytes.
private let shortest = 6

/// The peoples after which divisions are called; longer names before those that they end in.
private let peoples: [StaticString] = [
  "柯尔克孜", "哈萨克族", "哈萨克", "蒙古族", "朝鲜族", "土家族", "布依族", "哈尼族", "景颇族", "傈僳族", "拉祜族", "纳西族", "鄂温克族", "鄂伦春",
  "达斡尔族", "仫佬族", "毛南族", "仡佬族", "东乡族", "保安族", "撒拉族", "裕固族", "塔吉克", "独龙族", "普米族", "布朗族", "各族", "维吾尔", "锡伯",
  "藏族", "羌族", "彝族", "苗族", "侗族", "壮族", "傣族", "白族", "回族", "满族", "瑶族", "黎族", "畲族", "土族", "水族", "佤族", "怒族", "蒙古",
]
