import Relations

/// How the numbers of a column look.
struct NumberNotation {
  /// For files: nothing rounded, nothing grouped, ratios as fractions.
  var isExact: Bool
  var grouping = false
  /// Whether yuan have their two decimals: where any of the column has fen.
  var showsFen = true
  /// The decimals of real numbers that are not ratios.
  var decimals = 2
  /// Whether each number has the decimals that it needs alone: where rows differ in unit.
  var isByRow = false

  func decimals(of number: Double, unit: Unit) -> Int {
    isByRow ? decimalsNeeded(for: CollectionOfOne(number), unit: unit) : decimals
  }

  static let exact = NumberNotation(isExact: true)

  /// For readers: what all numbers of the column need to look alike.
  static func shown(_ column: Column, grouping: Bool) -> NumberNotation {
    var notation = NumberNotation(isExact: false, grouping: grouping)
    switch column.values {
    case .money(let buffer): notation.showsFen = buffer.elements.contains { $0 % 100 != 0 }
    case .real(let buffer):
      notation.isByRow = column.rowUnits != nil
      let numbers = buffer.elements.indices.lazy
        .filter { column.hasValue(at: $0) && buffer.elements[$0].isFinite }
        .map { buffer.elements[$0] }
      if !notation.isByRow, column.unit == .number || column.unit == .yuan {
        notation.decimals = decimalsNeeded(for: numbers, unit: column.unit)
      }
    case .integer, .text, .boolean: break
    }
    return notation
  }
}

/// None where all are whole, else two; four or six where some would lose their meaning with two, but never of yuan.
func decimalsNeeded(for numbers: some Sequence<Double>, unit: Unit) -> Int {
  var areWhole = true
  var smallest = Double.infinity
  for number in numbers where number != 0 {
    if let near = roundedHalfAwayFromZero(number), Double(near) != number { areWhole = false }
    smallest = min(smallest, abs(number))
  }
  if areWhole { return 0 }
  return smallest >= 0.1 || unit == .yuan ? 2 : smallest >= 0.001 ? 4 : 6
}
