import Diagnostics
import Functions
import Relations
import Syntax

/// `100万元` is money, `10件` and `1.5万` are numbers.
func quantity(_ digits: String, _ unit: NumberUnit) throws(Diagnostic) -> Bound {
  let number = try constant(unit.digits(of: digits), isPercent: false)
  guard unit.kind == .money else { return number }
  if case .constant(.integer(let whole)) = number.kind, whole.multipliedReportingOverflow(by: 100).overflow {
    throw .badNumber(digits)
  }
  return yuan(number, beside: Bound(.constant(.money(0)), Shape(.money, .yuan)))
}

/// `procurement.amount > 100件` compares an amount of money with cases, `disclosure_rate > 60` a part of 1 with 60.
func refuseOtherQuantities(_ left: (Expression, Bound), _ right: (Expression, Bound)) throws(Diagnostic) {
  for (side, other) in [(left.0, right.1), (right.0, left.1)] {
    if [.ratio, .points].contains(other.shape.unit), case .number(let text, false) = side.kind,
      let number = Double(text), number > 1
    {
      throw Diagnostic.noPercent(text).at(side.span)
    }
    if case .quantity(_, let unit) = side.kind, unit.kind == .count, other.shape.unit == .yuan {
      throw Diagnostic.countsMoney(unit.word).at(side.span)
    }
  }
}

/// Makes a plain number beside an amount of money yuan.
func inOneUnit(_ left: Bound, _ right: Bound) -> (Bound, Bound) {
  (yuan(left, beside: right), yuan(right, beside: left))
}

func yuan(_ side: Bound, beside other: Bound) -> Bound {
  guard other.shape.unit == .yuan, case .constant(let value) = side.kind else { return side }
  switch value {
  case .integer(let whole):
    let (hundredths, didOverflow) = whole.multipliedReportingOverflow(by: 100)
    return didOverflow ? side : Bound(.constant(.money(hundredths)), Shape(.money, .yuan))
  case .real(let real): return Bound(.constant(.real(real)), Shape(.real, .yuan))
  default: return side
  }
}

extension Diagnostic {
  fileprivate static func noPercent(_ number: String) -> Diagnostic {
    Diagnostic(
      Phrase("a ratio is compared with a part of 1, or with per cent", zh: "比率应与百分数或小数比较"),
      hint: Phrase("\(number)%", zh: "\(number)%"))
  }

  fileprivate static func countsMoney(_ unit: String) -> Diagnostic {
    Diagnostic(
      Phrase("an amount of money is not counted in \(unit)", zh: "金额不以“\(unit)”计"),
      hint: Phrase("it is in yuan: 100元, 1.5万元, 2亿元", zh: "金额以元计：100元、1.5万元、2亿元"))
  }

  static func badNumber(_ text: String) -> Diagnostic {
    Diagnostic(Phrase("“\(text)” is too long for a number", zh: "数字“\(text)”过长"))
  }
}
