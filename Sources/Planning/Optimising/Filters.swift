/// Rows are filtered before they are sorted, told apart or given other columns.
let filterEarlier: Rewriting = { plan in
  guard case .filter(let input, let condition) = plan else { return nil }
  switch input {
  case .sort(let rows, let keys): return .sort(.filter(rows, condition), keys)
  // Rows that differ only in why a value is not there are one, with the reason of the first.
  case .distinct(let rows) where condition.cannotFail && !condition.asksForReasons:
    return .distinct(.filter(rows, condition))
  case .project(let rows, let projections):
    // What fails on a row that is then filtered away would not fail any more.
    guard projections.allSatisfy(\.expression.cannotFail),
      let condition = condition.beneath(projections)
    else { return nil }
    return .project(.filter(rows, condition), projections)
  default: return nil
  }
}

extension Bound {
  /// Whether it has a value for whatever is in the rows: there is nothing in it that can become too large, or that is
  /// looked for too long.
  var cannotFail: Bool {
    switch kind {
    case .column, .constant: true
    case .comparison, .and, .or, .not, .contains, .isState, .arithmetic(.divide, _, _): sides.allSatisfy(\.cannotFail)
    case .negative, .arithmetic, .matches, .call, .cells: false
    }
  }

  /// Whether it tells apart why a value is not there.
  fileprivate var asksForReasons: Bool {
    if case .isState = kind { true } else { sides.contains(where: \.asksForReasons) }
  }

  /// The same over the rows that projections are made of; nil where it is about a column that they compute.
  func beneath(_ projections: [Plan.Projection]) -> Bound? {
    var numbers: [Int: Int] = [:]
    for column in columns {
      guard projections.indices.contains(column), case .column(let number) = projections[column].expression.kind else {
        return nil
      }
      numbers[column] = number
    }
    return renumbered(numbers)
  }
}
