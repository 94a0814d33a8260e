import Diagnostics

extension Writing {
  /// The expression, in brackets where it binds more loosely than `lowest`.
  func text(_ expression: Expression, above lowest: Precedence = .or) -> String {
    let written = unbracketed(expression)
    return expression.precedence < lowest ? "(\(written))" : written
  }

  private func unbracketed(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let digits, let isPercent): digits + (isPercent ? "%" : "")
    case .quantity(let digits, let unit): digits + (unit.word == "yuan" ? " yuan" : unit.word)
    case .string(let string): quoted(string)
    case .name(let name): text(name)
    case .variable(let name): "$" + name.text
    case .latest: word(.latest)
    case .range(let lower, let upper): "\(text(lower))..\(text(upper))"
    case .call(let name, let arguments): call(name, arguments)
    // Two signs on end would look like the beginning of a comment.
    case .unary(.minus, let operand): "-" + text(operand, above: .primary)
    case .unary(.not, let operand): "\(word(.not)) \(text(operand, above: .not))"
    case .binary(let binary, let left, let right): self.binary(binary, left, right)
    case .between(let value, let lower, let upper, let isNegated):
      "\(tested(value, isNegated)) \(word(.between)) \(text(lower, above: .sum)) \(word(.and)) \(text(upper, above: .sum))"
    case .in(let value, let list, let isNegated):
      "\(tested(value, isNegated)) \(word(.in)) (\(list.map { text($0) }.joined(separator: ", ")))"
    case .isState(let value, let state, let isNegated):
      "\(tested(value, false)) \(word(.is)) \(isNegated ? word(.not) + " " : "")\(word(state == .blank ? .blank : .missing))"
    case .at(let value, let members): at(value, members)
    }
  }

  private func tested(_ value: Expression, _ isNegated: Bool) -> String {
    text(value, above: .sum) + (isNegated ? " " + word(.not) : "")
  }

  private func binary(_ binary: Expression.Binary, _ left: Expression, _ right: Expression) -> String {
    let sign: String
    switch binary {
    case .and: sign = word(.and)
    case .or: sign = word(.or)
    default: sign = binary.rawValue
    }
    let before = text(left, above: binary.isComparison ? .sum : binary.precedence)
    return "\(before) \(sign) \(text(right, above: binary.tighter))"
  }

  private func call(_ name: Name, _ arguments: [Expression]) -> String {
    let written =
      arguments.isEmpty && Keyword(word: name.text) != nil ? "*" : arguments.map { text($0) }.joined(separator: ", ")
    return "\(name.text)(\(written))"
  }

  private func at(_ value: Expression, _ members: [Expression]) -> String {
    let written = members.map(member).joined(separator: ", ")
    if members.count == 1, members[0].precedence == .primary { return "\(text(value, above: .primary))@\(written)" }
    return "\(text(value, above: .primary))@(\(written))"
  }

  /// A member: the way down to a district is written without blanks.
  func member(_ expression: Expression) -> String {
    switch expression.kind {
    case .binary(.divide, let left, let right): "\(member(left))/\(member(right))"
    case .string(let name) where !keepsQuotes: text(Name(name, at: expression.span))
    default: text(expression)
    }
  }
}

extension Expression {
  var precedence: Precedence {
    switch kind {
    case .binary(let binary, _, _): binary.precedence
    case .unary(.minus, _): .minus
    case .unary(.not, _): .not
    case .between, .in, .isState: .comparison
    default: .primary
    }
  }
}
