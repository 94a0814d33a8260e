extension Plan {
  /// What the operator works on, the rows that it is about first.
  package var inputs: [Plan] {
    switch self {
    case .cube, .scan: []
    case .filter(let input, _), .project(let input, _), .aggregate(let input, _, _), .sort(let input, _),
      .limit(let input, _), .limitOfEach(let input, _, _), .first(let input, _, _), .window(let input, _, _),
      .distinct(let input), .compare(let input, _), .pivot(let input, _), .withoutMissing(let input, _),
      .ownTotals(let input, _):
      [input]
    case .beside(let input, let other, _), .join(let input, let other, _), .totals(let input, let other, _, _):
      [input, other]
    }
  }

  /// The same operator on changed inputs.
  package func mapInputs<Failure: Error>(_ change: (Plan) throws(Failure) -> Plan) throws(Failure) -> Plan {
    switch self {
    case .cube, .scan: return self
    case .filter(let input, let condition): return .filter(try change(input), condition)
    case .project(let input, let projections): return .project(try change(input), projections)
    case .aggregate(let input, let keys, let aggregates): return .aggregate(try change(input), keys: keys, aggregates)
    case .sort(let input, let keys): return .sort(try change(input), keys)
    case .limit(let input, let count): return .limit(try change(input), count)
    case .limitOfEach(let input, let keys, let count): return .limitOfEach(try change(input), keys, count)
    case .first(let input, let keys, let count): return .first(try change(input), keys, count)
    case .window(let input, let keys, let windows): return .window(try change(input), within: keys, windows)
    case .beside(let input, let other, let keyCount):
      return .beside(try change(input), try change(other), keyCount: keyCount)
    case .join(let input, let other, let layout): return .join(try change(input), try change(other), layout)
    case .distinct(let input): return .distinct(try change(input))
    case .compare(let input, let layout): return .compare(try change(input), layout)
    case .pivot(let input, let layout): return .pivot(try change(input), layout)
    case .withoutMissing(let input, let columns): return .withoutMissing(try change(input), columns)
    case .totals(let input, let whole, let keyCount, let label):
      return .totals(try change(input), try change(whole), keyCount: keyCount, label: label)
    case .ownTotals(let input, let totals): return .ownTotals(try change(input), totals)
    }
  }
}
