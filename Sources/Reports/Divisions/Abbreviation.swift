import Documents

/// Whether a name is what people make of the long one of an autonomous prefecture or county, a banner or a league: its first character, some
/// of those behind, in their order, and what it ends in.
///
///     恩施土家族苗族自治州 → 恩施州, 恩施自治州     巴音郭楞蒙古自治州 → 巴音郭楞州, 巴州
///     长阳土家族自治县 → 长阳县                  前郭尔罗斯蒙古族自治县 → 前郭县
///     达尔罕茂明安联合旗 → 达茂联合旗, 达茂旗       锡林郭勒盟 → 锡盟
///
/// A name of which little is left may be another's by chance (凉州 is no 凉山州). So the short form stays whole where it has two or three
/// characters, but for banners, and for counties of which two characters are left (阜蒙县).
///
/// - Parameter short: how many bytes of the full name are its short form.
func isAbbreviation(
  _ name: UnsafeBufferPointer<UInt8>, of full: UnsafeBufferPointer<UInt8>, short: Int
) -> Bool {
  guard name.count >= 2 * width, name.count < full.count, name.count.isMultiple(of: width) else { return false }
  guard name.prefix(width).elementsEqual(full.prefix(width)), isSubsequence(name, of: full) else { return false }
  let core = full.prefix(ends(full, to: short, in: "族") && short > 2 * width ? short - width : short)
  let isWhole = name.starts(with: core)
  let characters = name.count / width
  if ends(full, in: "自治州") { return ends(name, in: "州") && (isWhole || short >= 4 * width) }
  if ends(full, in: "自治县") { return ends(name, in: "县") && (isWhole || characters > 2 || short >= 4 * width) }
  if ends(full, in: "盟") { return ends(name, in: "盟") && short >= 3 * width }
  // 东旗 and 西旗 are two others than the names say.
  guard ends(full, in: "旗"), ends(name, in: "旗") else { return false }
  return characters > 2 || !directions.contains { name.starts(with: $0.utf8) }
}

/// Whether a name in full is one that is abbreviated.
func isAbbreviated(_ full: UnsafeBufferPointer<UInt8>) -> Bool {
  ends(full, in: "自治州") || ends(full, in: "自治县") || ends(full, in: "旗") || ends(full, in: "盟")
}

/// Whether a name ends like an abbreviation.
func mayBeAbbreviation(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
  ends(name, in: "州") || ends(name, in: "县") || ends(name, in: "旗") || ends(name, in: "盟")
}

/// The bytes of a character.
private let width = 3
private let directions = ["东", "西", "南", "北"]

private func isSubsequence(_ name: UnsafeBufferPointer<UInt8>, of full: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  for start in stride(from: 0, to: full.count - width + 1, by: width) where index < name.count {
    if (0..<width).allSatisfy({ name[index + $0] == full[start + $0] }) { index += width }
  }
  return index == name.count
}

private func ends(_ name: UnsafeBufferPointer<UInt8>, to end: Int? = nil, in ending: StaticString) -> Bool {
  let start = (end ?? name.count) - ending.utf8CodeUnitCount
  return start >= 0 && (0..<ending.utf8CodeUnitCount).allSatisfy { name[start + $0] == ending.utf8Start[$0] }
}
