import Diagnostics
import Functions
import Relations

/// What is the same in every row is computed once: `year > 2018 + 1`.
func withFoldedConstants(_ plan: Plan) -> Plan {
  switch plan.mapInputs(withFoldedConstants) {
  case .filter(let input, let condition): .filter(input, folded(condition))
  case .project(let input, let projections):
    .project(input, projections.map { Plan.Projection($0.name, $0.label, folded($0.expression)) })
  case let other: other
  }
}

/// The expression with a constant for each part that has nothing but constants in it. One that fails, or has no value, is
/// left to the rows: where there are none, it does not fail.
private func folded(_ bound: Bound) -> Bound {
  let inner = bound.mapSides(folded)
  guard !inner.sides.isEmpty, inner.sides.allSatisfy(\.isConstant), let value = try? value(of: inner) else {
    return inner
  }
  if case .none = value { return inner }
  return Bound(.constant(value), inner.shape)
}

/// The value of an expression over constants.
private func value(of bound: Bound) throws(Diagnostic) -> Value? {
  let sides = bound.sides.map { side in
    if case .constant(let value) = side.kind {
      constant(value, count: 1, unit: side.shape.unit)
    } else {
      constant(.none(.blank), count: 1)
    }
  }
  let result: Column
  switch bound.kind {
  case .negative: result = try negated(sides[0])
  case .arithmetic(let operation, _, _): result = try operation.evaluate(sides[0], sides[1])
  case .comparison(let comparison, _, _): result = try comparison.evaluate(sides[0], sides[1])
  case .and: result = try conjunction(sides[0], sides[1])
  case .or: result = try disjunction(sides[0], sides[1])
  case .not: result = try negation(sides[0])
  case .call(let function, _): result = try function.evaluate(sides)
  case .column, .constant, .cells, .contains, .matches, .isState: return nil
  }
  return result[0]
}

extension Bound {
  fileprivate var isConstant: Bool { if case .constant = kind { true } else { false } }
}
