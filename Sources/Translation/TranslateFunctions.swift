import Diagnostics
import Functions
import Planning
import Relations

extension Terms {
  /// A function's value.
  func called(_ function: Function, _ arguments: [Bound]) throws(Diagnostic) -> Term {
    var terms: [Term] = []
    for argument in arguments { terms.append(try operand(argument)) }
    switch function.name {
    case blankWhereMissing.name: return terms[0]
    case "abs": return Term("ABS(\(terms[0].text))", terms[0].type)
    case "floor": return whole("FLOOR", terms[0])
    case "ceil": return whole("CEIL", terms[0])
    case "round": return rounded(terms[0].real, digits: terms.dropFirst().first, arguments.dropFirst().first)
    case "min": return extreme(terms.map(\.real), "<=")
    case "max": return extreme(terms.map(\.real), ">=")
    case "length": return Term("LENGTH(\(terms[0].text))", .integer)
    case "upper": return Term("UPPER(\(terms[0].text))", .text)
    case "lower": return Term("LOWER(\(terms[0].text))", .text)
    case "substring": return part(terms)
    case "trim": return Term("TRIM(\(terms[0].text), \(literal(blanksAround)))", .text)
    case "replace": return Term("REPLACE(\(terms.map(\.text).joined(separator: ", ")))", .text)
    case "concat": return terms.count == 1 ? terms[0].asText : joined(terms)
    case "starts_with":
      return Term(
        "SUBSTRING(\(terms[0].text), 1, LENGTH(\(terms[1].text))) = \(terms[1].operand)", .boolean, .condition)
    case "ends_with": return ends(terms[0], with: terms[1])
    case "sqrt":
      let number = terms[0].real
      return Term("CASE WHEN \(number.operand) >= 0 THEN SQRT(\(number.text)) END", .real)
    case "year": return year(of: terms[0])
    case "month": return month(of: terms[0])
    case "day": return day(of: terms[0])
    case "coalesce":
      let sides = ofOneType(terms)
      return sides.count == 1
        ? sides[0] : Term("COALESCE(\(sides.map(\.text).joined(separator: ", ")))", sides[0].type)
    case "if":
      let sides = ofOneType(Array(terms.dropFirst()))
      return Term("CASE WHEN \(terms[0].text) THEN \(sides[0].text) ELSE \(sides[1].text) END", sides[0].type)
    default: throw .noSuchFunction(function.name)
    }
  }

  /// Where the value of a function has no report: where an argument has none, unless it chooses among them. Functions that
  /// make texts do not tell.
  func missing(_ function: Function, _ arguments: [Bound]) throws(Diagnostic) -> String? {
    switch function.name {
    case "upper", "lower", "trim", "substring", "replace", "concat", blankWhereMissing.name: return nil
    case "coalesce":
      guard let first = try missing(arguments[0]), arguments[0].shape.type != .text else { return nil }
      var conditions = [first]
      for other in arguments.dropFirst() { conditions.append("\(try operand(other).operand) IS NULL") }
      return "(\(conditions.joined(separator: " AND ")))"
    case "if":
      guard arguments[1].shape.type != .text else { return nil }
      let (first, second) = (try missing(arguments[1]), try missing(arguments[2]))
      guard first != nil || second != nil else { return nil }
      return "CASE WHEN \(try value(arguments[0]).text) THEN \(first ?? "FALSE") ELSE \(second ?? "FALSE") END"
    default: return try anyMissing(arguments)
    }
  }
}

extension Term {
  /// A whole number as it is written, a text as it is.
  fileprivate var asText: Term { type == .text ? self : Term("CAST(\(text) AS VARCHAR)", .text) }
}

/// One behind the other; nothing where one of them is nothing.
private func joined(_ parts: [Term]) -> Term {
  Term(parts.map(\.asText.operand).joined(separator: " || "), .text, .computation)
}

private func ends(_ text: Term, with word: Term) -> Term {
  let (length, ending) = ("LENGTH(\(text.text))", "LENGTH(\(word.text))")
  return Term(
    "\(length) >= \(ending) AND SUBSTRING(\(text.text), \(length) - \(ending) + 1) = \(word.operand)", .boolean,
    .condition)
}

/// Money is rounded to whole yuan.
private func whole(_ name: String, _ term: Term) -> Term {
  switch term.type {
  case .integer: term
  case .money: Term("CAST(\(name)(\(term.real.text)) AS BIGINT) * 100", .money, .computation)
  default: Term("\(name)(\(term.text))", .real)
  }
}

/// Half away from zero, as the engine rounds: the ROUND of several databases rounds otherwise.
private func rounded(_ value: Term, digits: Term?, _ bound: Bound?) -> Term {
  var scale = "1"
  switch bound?.kind {
  case nil: break
  case .constant(.integer(let count)): scale = power(Double(count))
  case .constant(.real(let count)): scale = power(count)
  default:
    let count = rounded(digits?.real ?? value, digits: nil, nil).text
    scale = "POWER(10.0, CASE WHEN \(count) < -12 THEN -12 WHEN \(count) > 12 THEN 12 ELSE \(count) END)"
  }
  let (scaled, unscaled) =
    scale == "1" ? (value.text, "") : ("\(value.operand) * \(scale)", " / \(scale)")
  return Term("SIGN(\(value.text)) * FLOOR(ABS(\(scaled)) + 0.5)\(unscaled)", .real, .computation)
}

private func power(_ digits: Double) -> String {
  let count = Int(max(-12, min(12, digits.rounded())))
  if count == 0 { return "1" }
  let factor = "1" + String(repeating: "0", count: abs(count)) + ".0"
  return count > 0 ? factor : "(1 / \(factor))"
}

/// The smallest or largest; nothing where one of them has no value.
private func extreme(_ sides: [Term], _ sign: String) -> Term {
  guard sides.count > 1 else { return sides[0] }
  let nothing = sides.map { "\($0.operand) IS NULL" }.joined(separator: " OR ")
  let cases = sides.indices.dropLast().map { number in
    let others = sides.indices.dropFirst(number + 1).map { "\(sides[number].operand) \(sign) \(sides[$0].operand)" }
    return "WHEN \(others.joined(separator: " AND ")) THEN \(sides[number].text)"
  }
  let last = sides[sides.count - 1].text
  return Term("CASE WHEN \(nothing) THEN NULL \(cases.joined(separator: " ")) ELSE \(last) END", .real)
}

/// From a character on, so many of them; the first is 1.
private func part(_ terms: [Term]) -> Term {
  let from = atLeast(1, terms[1])
  let length = terms.count > 2 ? ", \(atLeast(0, terms[2]))" : ""
  return Term("SUBSTRING(\(terms[0].text), \(from)\(length))", .text)
}

private func atLeast(_ least: Int, _ term: Term) -> String {
  if let number = Int(term.text) { return "\(max(least, number))" }
  let whole = term.type == .integer ? term.text : "CAST(\(term.real.text) AS BIGINT)"
  return "CASE WHEN \(term.real.operand) < \(least) THEN \(least) ELSE \(whole) END"
}

/// The terms as they are where they are of one type, otherwise as real numbers.
private func ofOneType(_ terms: [Term]) -> [Term] {
  terms.allSatisfy { $0.type == terms[0].type } ? terms : terms.map(\.real)
}

extension Diagnostic {
  fileprivate static func noSuchFunction(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("\(name) cannot be written in SQL", zh: "\(name) 无法转写为 SQL"),
      hint: Phrase("write the SQL of the query without it", zh: "去掉它再转写"))
  }
}
