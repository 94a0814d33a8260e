import Diagnostics
import Relations

/// `+ - * / %` and the minus before a number.
///
/// Whole numbers and money stay exact; what does not fit is an error, never a wrong number. Division gives a real
/// number, blank where the denominator is zero. A side without a value gives none.
package enum Arithmetic: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"

  /// What the operation gives for sides of these shapes.
  package func shape(_ left: Shape, _ right: Shape) throws(Diagnostic) -> Shape {
    guard left.isNumber && right.isNumber else {
      let side = left.isNumber ? Phrase("right", zh: "右") : Phrase("left", zh: "左")
      throw Diagnostic.wrongType(
        rawValue, wants: Phrase("numbers, and its \(side.en) side is no number", zh: "数值，而其\(side.zh)侧不是数值")
      ).with { diagnostic in
        guard self == .add, left.type == .text || right.type == .text else { return }
        diagnostic.hint = Phrase("concat(a, b) puts texts one behind the other", zh: "连接文字用 concat(a, b)")
      }
    }
    switch self {
    case .divide:
      return Shape(.real)
    case .add, .subtract, .modulo:
      let isMixed = (left.unit == .yuan) != (right.unit == .yuan)
      if isMixed { throw .mixedUnits(rawValue) }
      if left.type == .real || right.type == .real {
        return Shape(.real, left.unit == right.unit ? left.unit : .number)
      }
      return Shape(left.type, left.unit == .label ? right.unit : left.unit)
    case .multiply:
      if left.type == .money && right.type == .money { throw .mixedUnits(rawValue) }
      if left.type == .real || right.type == .real {
        return Shape(.real, left.unit == .yuan || right.unit == .yuan ? .yuan : .number)
      }
      return left.type == .money || right.type == .money ? Shape(.money, .yuan) : Shape(.integer)
    }
  }

  package func evaluate(_ left: Column, _ right: Column) throws(Diagnostic) -> Column {
    let shape = try shape(Shape(left.type, left.unit), Shape(right.type, right.unit))
    let presence = combinedPresence([left, right])
    if self == .divide { return quotient(left, right, presence) }
    if shape.type != .real, let whole = wholes(left), let other = wholes(right) {
      let result = try exact(whole.elements, other.elements, presence)
      return Column(
        "", shape.type == .money ? .money(result.0) : .integer(result.0), presence: result.1, unit: shape.unit)
    }
    return finite(withReals(left, right, inexact), presence, unit: shape.unit)
  }

  private func exact(
    _ a: UnsafeBufferPointer<Int64>, _ b: UnsafeBufferPointer<Int64>, _ presence: Buffer<UInt8>?
  ) throws(Diagnostic) -> (Buffer<Int64>, Buffer<UInt8>?) {
    var overflow = false
    var zeroDivisor = false
    let result: Buffer<Int64> = Buffer(count: a.count) { result in
      for row in 0..<a.count {
        let (value, didOverflow): (Int64, Bool)
        switch self {
        case .add: (value, didOverflow) = a[row].addingReportingOverflow(b[row])
        case .subtract: (value, didOverflow) = a[row].subtractingReportingOverflow(b[row])
        case .multiply: (value, didOverflow) = a[row].multipliedReportingOverflow(by: b[row])
        case .modulo, .divide:
          (value, didOverflow) = (b[row] == 0 || b[row] == -1 ? 0 : a[row] % b[row], false)
          zeroDivisor = zeroDivisor || b[row] == 0
        }
        result[row] = value
        overflow = overflow || didOverflow
      }
    }
    if overflow { throw .tooLarge }
    return (result, zeroDivisor ? blanked(presence, count: a.count) { b[$0] == 0 } : presence)
  }

  private func inexact(
    _ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>
  ) -> Buffer<Double> {
    Buffer(count: a.count) { result in
      switch self {
      case .add: for row in 0..<a.count { result[row] = a[row] + b[row] }
      case .subtract: for row in 0..<a.count { result[row] = a[row] - b[row] }
      case .multiply: for row in 0..<a.count { result[row] = a[row] * b[row] }
      case .modulo, .divide: for row in 0..<a.count { result[row] = a[row].truncatingRemainder(dividingBy: b[row]) }
      }
    }
  }

  private func quotient(_ left: Column, _ right: Column, _ presence: Buffer<UInt8>?) -> Column {
    withReals(left, right) { a, b in
      let result: Buffer<Double> = Buffer(count: a.count) { result in
        for row in 0..<a.count { result[row] = b[row] == 0 ? 0 : a[row] / b[row] }
      }
      let hasZero = b.contains(0)
      return Column("", .real(result), presence: hasZero ? blanked(presence, count: a.count) { b[$0] == 0 } : presence)
    }
  }
}

/// `-x`
package func negated(_ column: Column) throws(Diagnostic) -> Column {
  let zero: Value = column.type == .money ? .money(0) : column.type == .real ? .real(0) : .integer(0)
  return try Arithmetic.subtract.evaluate(constant(zero, count: column.count, unit: column.unit), column)
}

/// The presence with a blank in each row for which `isBlank` holds and that had a value.
func blanked(_ presence: Buffer<UInt8>?, count: Int, where isBlank: (Int) -> Bool) -> Buffer<UInt8> {
  Buffer(count: count) { result in
    for row in 0..<count {
      let old = presence?[row] ?? 0
      result[row] = isBlank(row) ? max(old, Presence.blank.rawValue) : old
    }
  }
}

/// Doubles as a column, blank where the number is not finite.
func finite(_ values: Buffer<Double>, _ presence: Buffer<UInt8>?, unit: Unit) -> Column {
  let elements = values.elements
  guard elements.contains(where: { !$0.isFinite }) else {
    return Column("", .real(values), presence: presence, unit: unit)
  }
  return Column(
    "", .real(converted(values) { $0.isFinite ? $0 : 0 }),
    presence: blanked(presence, count: elements.count) { !elements[$0].isFinite }, unit: unit)
}

extension Diagnostic {
  static func mixedUnits(_ sign: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(sign)” between yuan and something that is not yuan", zh: "“\(sign)”两边的单位不同：一边是元，一边不是"),
      hint: Phrase("both sides must be amounts of money, or neither", zh: "两边须同为金额，或同为数量"))
  }
}
