import Diagnostics
import Functions
import Relations

extension Column {
  /// The one unit of its values; nil where they are of several.
  var commonUnit: Unit? {
    guard let rowUnits else { return unit }
    let units = Set((0..<count).filter { hasValue(at: $0) }.map { rowUnits[$0] })
    return units.count > 1 ? nil : units.first ?? .number
  }
}

/// The aggregate of a column whose rows may differ in unit, such as `value` of `facts`: what is made of several units is refused, for
/// it would be a number of nothing. How many rows have a value is of no unit.
///
///     from facts | sum value by unit
func aggregated(
  _ kind: Aggregation, _ column: Column, _ groups: [Int32], _ groupCount: Int, of rows: Relation
) throws(Diagnostic) -> Column {
  if kind != .count { try refuseTotal(in: column) }
  var result = try aggregate(kind, column, groups: groups, groupCount: groupCount)
  guard kind != .count, let units = column.rowUnits else { return result }
  var unitOf = [Unit?](repeating: nil, count: groupCount)
  for (row, group) in groups.enumerated() where Int(group) < groupCount && column.hasValue(at: row) {
    let unit = units[row]
    if kind == .sum, unit == .ratio || unit == .points { throw .sumOfRatios }
    if let other = unitOf[Int(group)], other != unit { throw .severalUnits(kind, other, unit, in: rows) }
    unitOf[Int(group)] = unit
  }
  result.rowUnits = unitOf.map { $0 ?? .number }
  return result
}

extension Unit {
  /// What figures of it are, for a message.
  fileprivate var figures: Phrase {
    switch self {
    case .number: Phrase("counts", zh: "数量")
    case .yuan: Phrase("amounts of money", zh: "金额")
    case .label: Phrase("amounts without a unit", zh: "无单位金额")
    case .ratio: Phrase("ratios", zh: "比率")
    case .points: Phrase("differences of ratios", zh: "百分点")
    }
  }
}

extension Diagnostic {
  fileprivate static func severalUnits(
    _ kind: Aggregation, _ one: Unit, _ other: Unit, in rows: Relation
  ) -> Diagnostic {
    let key = ["unit", "measure", "metric"].compactMap { rows.column(named: $0) }.first?.label
    let order = [Unit.number, .yuan, .label, .ratio, .points]
    let (one, other) =
      (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0) ? (one, other) : (other, one)
    return Diagnostic(
      Phrase(
        "\(one.figures.en) and \(other.figures.en) have no \(kind.word.en) together",
        zh: "\(one.figures.zh)与\(other.figures.zh)单位不同，不能一起\(kind.word.zh)"),
      hint: key.map { key in
        Phrase(
          "tell them apart: by \(key.en); or keep one: filter \(key.en) = …",
          zh: "请按\(key.zh)分组：按 \(key.zh)；或只留一种：筛选 \(key.zh) = …")
      } ?? Phrase("keep figures of one unit before the pipe", zh: "请在管道前只留一种单位"))
  }
}

extension Aggregation {
  fileprivate var word: Phrase {
    switch self {
    case .sum: Phrase("sum", zh: "求和")
    case .avg: Phrase("mean", zh: "求平均")
    case .min: Phrase("smallest", zh: "比较大小")
    case .max: Phrase("largest", zh: "比较大小")
    case .median: Phrase("median", zh: "求中位数")
    case .stddev: Phrase("standard deviation", zh: "求标准差")
    case .count: Phrase("count", zh: "计数")
    }
  }
}
