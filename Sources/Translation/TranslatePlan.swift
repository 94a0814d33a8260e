import Diagnostics
import Functions
import Planning
import Relations

extension Draft {
  /// The steps of a plan, the innermost first.
  mutating func rows(of plan: Plan) throws(Diagnostic) -> StepRows {
    switch plan {
    case .cube(let cube): return try rows(of: cube)
    case .scan(let name): return scanned(name)
    case .filter(let input, let condition): return try filtered(rows(of: input), condition)
    case .project(let input, let projections): return try projected(rows(of: input), projections)
    case .aggregate(let input, let keys, let aggregates): return try grouped(rows(of: input), keys, aggregates)
    case .first(let input, let keys, let count): return try rows(of: .limit(.sort(input, keys), count))
    case .sort(let input, let keys):
      var rows = try rows(of: input)
      rows.sorts = keys.map { StepRows.Sort(column: $0.column, isDescending: $0.isDescending) } + rows.sorts
      return rows
    case .limit(let input, let count): return limited(try rows(of: input), count)
    case .limitOfEach(let input, let keys, let count): return limited(try rows(of: input), toEach: keys, count)
    case .window(let input, let keys, let windows): return try withWindows(rows(of: input), within: keys, windows)
    case .beside(let input, let other, let keyCount):
      let rows = try rows(of: input)
      return beside(rows, try self.rows(of: other), keyCount: keyCount)
    case .join(let input, let other, let layout):
      let rows = try rows(of: input)
      return joined(rows, try self.rows(of: other), layout)
    case .distinct(let input): return distinct(try rows(of: input))
    case .compare(let input, let layout): return compared(try rows(of: input), layout)
    case .pivot(let input, let layout): return pivoted(try rows(of: input), layout)
    case .withoutMissing: preconditionFailure("the columns of a settled plan are known")
    case .totals(let input, let whole, let keyCount, let label):
      let rows = try rows(of: input)
      let before = isTotal
      isTotal = true
      let total = try self.rows(of: whole)
      isTotal = before
      return withTotals(rows, total, keyCount: keyCount, label.en)
    case .ownTotals(let input, let totals): return withOwnTotals(try rows(of: input), totals)
    }
  }
}

extension Plan {
  /// Whether a condition or a value somewhere in it tells blank and missing apart.
  var tellsMissingApart: Bool {
    let own =
      switch self {
      case .cube(let cube):
        (cube.filter?.tellsMissingApart ?? false)
          || cube.leaves.contains {
            ($0.expression?.tellsMissingApart ?? false) || ($0.condition?.tellsMissingApart ?? false)
          }
      case .filter(_, let condition): condition.tellsMissingApart
      case .project(_, let projections): projections.contains { $0.expression.tellsMissingApart }
      case .aggregate(_, _, let aggregates): aggregates.contains { $0.expression?.tellsMissingApart ?? false }
      case .window(_, _, let windows): windows.contains(where: \.tellsMissingApart)
      default: false
      }
    return own || inputs.contains(where: \.tellsMissingApart)
  }
}

extension Plan.Window {
  fileprivate var tellsMissingApart: Bool {
    if case .sum(let value) = kind { value.tellsMissingApart } else { false }
  }
}
