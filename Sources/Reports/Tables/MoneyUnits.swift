import Documents

/// The units of money by their names, in hundredths of a yuan: 元, 千元, 百万元, 亿元人民币, 圆.
let moneyUnits: [String: Int64] = {
  var units: [String: Int64] = [:]
  for (power, scale) in powers {
    for yuan in ["元", "圆", "圓"] {
      for name in [power + yuan, "人民币" + power + yuan, power + yuan + "人民币"] { units[name] = scale }
    }
  }
  return units
}()

/// What stands before 元, and how many hundredths of a yuan one is then.
private let powers: [(name: String, scale: Int64)] = {
  let tens: [(String, Int64)] = [("", 1), ("十", 10), ("百", 100), ("千", 1_000)]
  let myriads: [(String, Int64)] = [("", 100), ("万", 1_000_000), ("亿", 10_000_000_000)]
  return myriads.flatMap { myriad, scale in tens.map { ($0.0 + myriad, $0.1 * scale) } }
}()

/// The unit that the heading of a column of money prints: `采购总金额（单位：百万元）`, `本年收费金额（万）`. Nil where it prints none,
/// several, or that of another country.
func moneyUnit(ofHeading heading: String) -> Int64? {
  var rest = String(
    String.UnicodeScalarView(
      heading.unicodeScalars.filter { !$0.properties.isWhitespace }
        .compactMap { Unicode.Scalar(simplified($0.value)) }))[...]
  var found: Set<Int64?> = []
  var before: Character?
  while let next = rest.first {
    guard unitBeginnings.contains(next), let (name, scale) = headingUnits.first(where: { rest.hasPrefix($0.name) })
    else {
      before = next
      rest = rest.dropFirst()
      continue
    }
    rest = rest.dropFirst(name.count)
    let isForeign = [before, rest.first].contains { $0.map(foreignSigns.contains) ?? false }
    found.insert(isForeign ? nil : scale)
    before = name.last
  }
  return found.count == 1 ? found.first ?? nil : nil
}

/// Longer names first, since 元 is part of most of them.
private let headingUnits: [(name: String, scale: Int64)] =
  powers.flatMap { power, scale in ["元", "圆", "圓", ""].map { (name: power + $0, scale: scale) } }
  .filter { !$0.name.isEmpty }.sorted { $0.name.count > $1.name.count }

/// With what their names begin.
private let unitBeginnings = String(headingUnits.compactMap(\.name.first))

/// 美元, 港币: before or behind the unit of another country's money.
private let foreignSigns: Set<Character> = ["美", "欧", "港", "日", "澳", "英"]

/// The headings of a column of money by all units: 采购总金额千元, 采购总金额单位百万元.
func headings(ofMoney name: String) -> [String] {
  powers.flatMap { [name + $0.name + "元", name + "单位" + $0.name + "元"] }
}
