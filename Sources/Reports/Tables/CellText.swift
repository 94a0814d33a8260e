import Diagnostics
import Documents

/// What a cell's text says: its kind, and the number where it is one.
struct CellText: Equatable {
  var kind: CellKind
  var value: Int64?
  var unit: CellUnit = .count
}

/// What a column's figures are, where the cell itself does not say.
enum ColumnUnit: Hashable {
  case count
  /// Money, with the unit of the heading: hundredths of a yuan in one (元 100, 万元 1 000 000); nil where the heading
  /// prints none.
  case money(Int64?)
}

/// Reads a cell's figure with its sign, separators and unit:
///
///     1,815 次 → 1815   减 1 项 → −1   +1036 → 1036   ２１ → 21   244.19万元 → 244 190 000 hundredths of a yuan
///     1.2万件 → 12 000  3511① → 3511   3511[1] → 3511   ￥5.92亿 → 59 200 000 000 hundredths of a yuan
///
/// Marks (- — – / _ 无 不适用) have no value, nor has any other text. A note's mark behind a figure is no part of it. A sum
/// with more than two decimals of a yuan is rounded to the nearest hundredth; one without a unit keeps its figure only where
/// it is whole. Nothing is zero yuan in any unit. 万 is ten thousand things where things are counted, and 万元 where money is;
/// a sum of money among counts is text, and of what unit a count among sums of money is, is not known.
///
/// - Parameter wraps: whether a line may break within a figure that is wider than its column. Where none does, figures in two
///   lines of a cell are two figures, and text.
func readCell(
  _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, in column: ColumnUnit, wraps: Bool = true
) -> CellText {
  if range.isEmpty { return CellText(kind: .blank) }
  // The usual cell, before anything is allocated.
  if range.count <= 9, range.count == 1 || text[range.lowerBound] != 0x30, range.allSatisfy({ isDigit(text[$0]) }) {
    return cellText(range.reduce(0) { $0 * 10 + Int64(text[$1] - 0x30) }, 0, scale: nil, in: column)
  }
  guard range.count <= longestFigure else { return CellText(kind: .text) }
  var scalars: [UInt32] = []
  // How many scalars stand before each break.
  var breaks: [Int] = []
  forEachScalar(text, range) { scalar in
    if scalar == 0x0a, !wraps { breaks.append(scalars.count) }
    if scalar > 0x20, !isUnseen(scalar) { scalars.append(foldedToASCII(scalar)) }
  }
  if isMark(scalars) { return CellText(kind: .mark) }
  if !breaks.isEmpty, holdsSeveral(withoutNoteMark(scalars[...]), breaks) { return CellText(kind: .text) }
  return figure(scalars, in: column) ?? CellText(kind: .text)
}

/// Whether figures or marks stand in more than one line: `12` over `34`, but not `12` over `万元`.
private func holdsSeveral(_ scalars: ArraySlice<UInt32>, _ breaks: [Int]) -> Bool {
  let ends = breaks.filter { $0 < scalars.endIndex } + [scalars.endIndex]
  var start = scalars.startIndex
  var values = 0
  for end in ends {
    let line = scalars[start..<max(end, start)]
    if !line.isEmpty, line.contains(where: { (0x30...0x39).contains($0) }) || isMark(Array(line)) { values += 1 }
    start = max(end, start)
  }
  return values > 1
}

private let longestFigure = 60

/// Blanks of every width, and what takes no room at all: U+200B between two digits is part of no figure.
private func isUnseen(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xa0, 0xad, 0x2000...0x200f, 0x202f, 0x205f...0x2060, 0x3000, 0xfeff: true
  default: false
  }
}

/// Full-width signs, digits and letters as ASCII.
func foldedToASCII(_ scalar: UInt32) -> UInt32 {
  (0xff01...0xff5e).contains(scalar) ? scalar - 0xfee0 : scalar == 0x2212 ? 0x2d : scalar
}

private func isMark(_ scalars: [UInt32]) -> Bool {
  let strokes: Set<UInt32> = [0x2d, 0x2f, 0x5f, 0x2014, 0x2013, 0x2015, 0x2500, 0x4e00]
  // 一 alone is a badly typed stroke: a figure is never spelt out here.
  return scalars.allSatisfy(strokes.contains) || scalars == [0x65e0] || scalars == [0x4e0d, 0x9002, 0x7528]
}

private func figure(_ scalars: [UInt32], in column: ColumnUnit) -> CellText? {
  var rest = withoutNoteMark(scalars[...])
  let isMoney = dropCurrency(&rest)
  var sign: Int64 = 1
  if let (found, length) = leadingSign(rest) {
    sign = found
    rest = rest.dropFirst(length)
  }
  guard let (digits, decimals) = number(&rest) else { return nil }
  guard let unit = unit(rest, isMoney: isMoney || column != .count) else { return nil }
  switch unit {
  case .none where isMoney:
    // Under 万元 the sign of the currency does not say whether the sum is in 元 or in 万元.
    return column == .money(nil) || column == .money(100)
      ? cellText(sign * digits, decimals, scale: 100, in: column) : nil
  case .none: return cellText(sign * digits, decimals, scale: nil, in: column)
  case .money(let scale): return column == .count ? nil : cellText(sign * digits, decimals, scale: scale, in: column)
  case .things where isMoney && column == .count: return nil
  case .things(let number):
    let (product, overflows) = (sign * digits).multipliedReportingOverflow(by: number)
    // Things in place of money: which sum they would be is not known.
    let isSum = isMoney || column != .count
    return overflows ? nil : cellText(product, decimals, scale: nil, in: isSum ? .money(nil) : .count)
  }
}

/// ￥, ¥ or 人民币 before a sum: taken from the front.
private func dropCurrency(_ rest: inout ArraySlice<UInt32>) -> Bool {
  for word in currencies where rest.starts(with: word) {
    rest = rest.dropFirst(word.count)
    return true
  }
  return false
}

private let currencies = ["人民币￥", "人民币¥", "人民币", "￥", "¥"].map { $0.unicodeScalars.map(\.value) }

private func leadingSign(_ scalars: ArraySlice<UInt32>) -> (Int64, Int)? {
  for (word, sign) in signs where scalars.starts(with: word) { return (sign, word.count) }
  return nil
}

/// Longer words first.
private let signs: [([UInt32], Int64)] = [
  ("减少", -1), ("增加", 1), ("新增", 1), ("减", -1), ("增", 1), ("-", -1), ("+", 1),
].map { (Array($0.0.unicodeScalars.map(\.value)), $0.1) }

/// Takes `1,815` or `244.19` from the front: its digits as one number, and how many stand after the point. Nil for `03`,
/// which is two figures whose cells ran together.
private func number(_ rest: inout ArraySlice<UInt32>) -> (digits: Int64, decimals: Int)? {
  let first = rest.first
  var digits: Int64 = 0
  var decimals: Int?
  var count = 0
  while let scalar = rest.first {
    if (0x30...0x39).contains(scalar) {
      count += 1
      guard count <= 15 else { return nil }
      digits = digits * 10 + Int64(scalar - 0x30)
      if let known = decimals { decimals = known + 1 }
    } else if scalar == 0x2e, decimals == nil, count > 0 {
      decimals = 0
    } else if scalar == 0x2c, decimals == nil, count > 0, isGroup(rest.dropFirst()) {
      // A separator of thousands.
    } else {
      break
    }
    rest = rest.dropFirst()
  }
  let isFused = count - (decimals ?? 0) > 1 && first == 0x30
  return count == 0 || decimals == 0 || isFused ? nil : (digits, decimals ?? 0)
}

private func isGroup(_ rest: ArraySlice<UInt32>) -> Bool {
  let digits = rest.prefix { (0x30...0x39).contains($0) }.count
  return digits == 3
}

/// What stands behind a figure.
private enum PrintedUnit {
  case none
  /// Hundredths of a yuan.
  case money(Int64)
  /// How many things one is: 万件 10 000.
  case things(Int64)
}

/// The unit that is left after the figure; nil where the text goes on otherwise. 万 and 亿 alone are money only where
/// the cell or its column is.
private func unit(_ rest: ArraySlice<UInt32>, isMoney: Bool) -> PrintedUnit? {
  if rest.isEmpty { return PrintedUnit.none }
  var scalars = rest.map(simplified)
  if scalars.first == 0x28, scalars.last == 0x29 { scalars = scalars.dropFirst().dropLast() }
  var text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  if isMoney, let money = moneyUnits[text] ?? moneyUnits[text + "元"] { return .money(money) }
  if moneyUnits[text] != nil { return .money(0) }
  var number: Int64 = 1
  if let (_, scale) = thousands.first(where: { text.first == $0.0 }) {
    number = scale
    text.removeFirst()
    if text.isEmpty { return .things(number) }
  }
  return counters.contains(text) ? .things(number) : nil
}

private let thousands: [(Character, Int64)] = [("万", 10_000), ("亿", 100_000_000)]

private let counters: Set<String> = ["项", "次", "个", "件", "条", "宗", "起", "家", "笔", "份", "批", "部", "人", "人次", "件次", "例"]

/// Whether a text names what is counted: 5项, 12件.
func printsCounter(_ text: String) -> Bool {
  text.contains { counters.contains(String($0)) }
}

/// The value of a figure: `scale` in hundredths of a yuan where the cell prints money, 1 where it prints no unit, nil
/// where it prints a counter.
private func cellText(_ digits: Int64, _ decimals: Int, scale: Int64?, in column: ColumnUnit) -> CellText {
  let kind = digits == 0 ? CellKind.zero : .number
  var power: Int64 = 1
  for _ in 0..<decimals { power *= 10 }
  func whole(_ unit: CellUnit) -> CellText {
    CellText(kind: kind, value: digits % power == 0 ? digits / power : nil, unit: unit)
  }
  func money(_ scale: Int64) -> CellText {
    // Of many decimals only the product is too large: 517.72000000001万元.
    let product = digits.magnitude.multipliedFullWidth(by: scale.magnitude)
    guard product.high < power.magnitude else { return CellText(kind: .number, value: nil, unit: .yuan) }
    let (quotient, remainder) = power.magnitude.dividingFullWidth(product)
    guard let value = Int64(exactly: quotient + (remainder * 2 >= power.magnitude ? 1 : 0)) else {
      return CellText(kind: .number, value: nil, unit: .yuan)
    }
    return CellText(kind: kind, value: digits < 0 ? -value : value, unit: .yuan)
  }
  if let scale, scale > 1 { return money(scale) }
  switch column {
  case .count:
    return digits % power == 0 ? whole(.count) : CellText(kind: .text)
  case .money(let heading?): return money(heading)
  case .money(nil): return whole(digits == 0 ? .yuan : .unknown)
  }
}
