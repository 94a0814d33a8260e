import Diagnostics
import Relations

/// How the values of a group become one.
package enum Aggregation: String, Sendable, CaseIterable {
  case sum, avg, min, max, median, count, stddev

  package func shape(_ shape: Shape) throws(Diagnostic) -> Shape {
    if self == .count { return Shape(.integer) }
    guard shape.isNumber else { throw .wrongType(rawValue, wants: Phrase("numbers", zh: "数值")) }
    switch self {
    case .sum where shape.unit == .ratio: throw .sumOfRatios
    case .sum where shape.unit == .label: throw .sumOfLabels
    case .sum, .min, .max: return shape
    default: return Shape(.real, shape.unit == .label ? .number : shape.unit)
    }
  }
}

/// A column of one value a group. Rows of group `groupCount` are left out; a group without any value is blank, or
/// missing where it has no rows at all. `count` counts the rows that have a value.
package func aggregate(
  _ kind: Aggregation, _ column: Column, groups: [Int32], groupCount: Int
) throws(Diagnostic) -> Column {
  let shape = try kind.shape(Shape(column.type, column.unit))
  let presence = groupPresence(column, groups, groupCount)
  switch kind {
  case .count:
    var counts = [Int64](repeating: 0, count: groupCount + 1)
    for row in groups.indices where column.hasValue(at: row) { counts[Int(groups[row])] += 1 }
    return Column("", .integer(Buffer(Array(counts.dropLast()))))
  case .sum, .min, .max:
    if let values = wholes(column) {
      let result = try folded(kind, values.elements, column, groups, groupCount)
      return Column("", shape.type == .money ? .money(result) : .integer(result), presence: presence, unit: shape.unit)
    }
    let gathered = gathered(column, groups, groupCount)
    let result = gathered.map { values in
      kind == .sum ? values.reduce(0, +) : (kind == .min ? values.min() : values.max()) ?? 0
    }
    return finite(Buffer(result), presence, unit: shape.unit)
  case .avg:
    return means(column, groups, groupCount, presence, unit: shape.unit)
  case .median, .stddev:
    let result = gathered(column, groups, groupCount).map { summary(kind, $0) }
    let isUndefined = result.map { $0 == nil }
    return Column(
      "", .real(Buffer(result.map { $0 ?? 0 })),
      presence: blanked(presence, count: groupCount) { isUndefined[$0] }, unit: shape.unit)
  }
}

private func means(
  _ column: Column, _ groups: [Int32], _ groupCount: Int, _ presence: Buffer<UInt8>, unit: Unit
) -> Column {
  let values = reals(column)
  var sums = [Double](repeating: 0, count: groupCount + 1)
  var counts = [Double](repeating: 0, count: groupCount + 1)
  let (elements, states) = (values.elements, column.presence?.elements)
  for row in groups.indices {
    let one: Double = states.map { $0[row] <= Presence.implied.rawValue } ?? true ? 1 : 0
    sums[Int(groups[row])] += elements[row] * one
    counts[Int(groups[row])] += one
  }
  let means = (0..<groupCount).map { counts[$0] == 0 ? 0 : sums[$0] / counts[$0] }
  return withExtendedLifetime(values) { Column("", .real(Buffer(means)), presence: presence, unit: unit) }
}

/// The median, or the standard deviation of a sample (n − 1 in the denominator); nil where undefined.
private func summary(_ kind: Aggregation, _ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  if kind == .median {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
  guard values.count > 1 else { return nil }
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}

private func gathered(_ column: Column, _ groups: [Int32], _ groupCount: Int) -> [[Double]] {
  let values = reals(column)
  var result = [[Double]](repeating: [], count: groupCount)
  for row in groups.indices where groups[row] < groupCount && column.hasValue(at: row) {
    result[Int(groups[row])].append(values[row])
  }
  return result
}

private func folded(
  _ kind: Aggregation, _ values: UnsafeBufferPointer<Int64>, _ column: Column, _ groups: [Int32], _ groupCount: Int
) throws(Diagnostic) -> Buffer<Int64> {
  let start: Int64 = kind == .sum ? 0 : kind == .min ? .max : .min
  var result = [Int64](repeating: start, count: groupCount + 1)
  var hasAny = [Bool](repeating: false, count: groupCount + 1)
  for row in groups.indices where groups[row] < groupCount && column.hasValue(at: row) {
    let group = Int(groups[row])
    hasAny[group] = true
    switch kind {
    case .min: result[group] = Swift.min(result[group], values[row])
    case .max: result[group] = Swift.max(result[group], values[row])
    default:
      let (sum, didOverflow) = result[group].addingReportingOverflow(values[row])
      if didOverflow { throw .tooLarge }
      result[group] = sum
    }
  }
  return Buffer((0..<groupCount).map { hasAny[$0] ? result[$0] : 0 })
}

/// A value where any row has one, implied where any of those is; otherwise the strongest reason; missing without rows.
private func groupPresence(_ column: Column, _ groups: [Int32], _ groupCount: Int) -> Buffer<UInt8> {
  var best = [UInt8](repeating: Presence.missing.rawValue, count: groupCount + 1)
  guard let presence = column.presence?.elements else {
    for group in groups { best[Int(group)] = Presence.value.rawValue }
    return Buffer(Array(best.dropLast()))
  }
  best.withUnsafeMutableBufferPointer { best in
    for row in groups.indices {
      let (group, new) = (Int(groups[row]), presence[row])
      let old = best[group]
      if new <= 1 {
        best[group] = old <= 1 ? max(old, new) : new
      } else if old > 1 {
        best[group] = min(old, new)
      }
    }
  }
  return Buffer(Array(best.dropLast()))
}

extension Diagnostic {
  package static let sumOfRatios = Diagnostic(
    Phrase("ratios cannot be added", zh: "比率不能相加"),
    hint: Phrase("ask for the rate itself: it is the ratio of the sums", zh: "直接查询该比率：它是总量之比"))

  static let sumOfLabels = Diagnostic(
    Phrase("years and codes name something, and are not added", zh: "年份和代码是标识，不能相加"),
    hint: Phrase("how many there are: count by year", zh: "计算个数：计数 按 年份"))
}
