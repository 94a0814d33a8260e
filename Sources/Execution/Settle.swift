import Diagnostics
import Functions
import Planning
import Relations

/// The plan with columns that are known before it is run: where the members that become columns depend on the rows, those
/// that the rows have now.
package func settled(
  _ plan: Plan, over dataset: Dataset, checkpoint: Checkpoint = Checkpoint()
) throws(Diagnostic) -> Plan {
  func inside(_ plan: Plan) throws(Diagnostic) -> Plan { try settled(plan, over: dataset, checkpoint: checkpoint) }
  func rows(_ plan: Plan) throws(Diagnostic) -> Relation {
    try run(plan, over: dataset, checkpoint: checkpoint).relation
  }
  switch plan {
  case .cube, .scan: return plan
  case .pivot(let input, var layout):
    let input = try inside(input)
    if layout.members == nil { layout.members = try occurringMembers(rows(input).columns[layout.key]) }
    return .pivot(input, layout)
  case .withoutMissing(let input, let droppable):
    let input = try inside(input)
    return .project(input, projections(try rows(input), without: droppable))
  case .filter(let input, let condition): return .filter(try inside(input), condition)
  case .project(let input, let projections): return .project(try inside(input), projections)
  case .aggregate(let input, let keys, let aggregates):
    return .aggregate(try inside(input), keys: keys, aggregates)
  case .sort(let input, let keys): return .sort(try inside(input), keys)
  case .limit(let input, let count): return .limit(try inside(input), count)
  case .limitOfEach(let input, let keys, let count): return .limitOfEach(try inside(input), keys, count)
  case .window(let input, let keys, let windows): return .window(try inside(input), within: keys, windows)
  case .beside(let input, let other, let keyCount):
    return .beside(try inside(input), try inside(other), keyCount: keyCount)
  case .join(let input, let other, var layout):
    let (input, other) = (try inside(input), try inside(other))
    layout.meanings = meanings(try rows(input), try rows(other), layout)
    return .join(input, other, layout)
  case .distinct(let input): return .distinct(try inside(input))
  case .compare(let input, let layout): return .compare(try inside(input), layout)
  case .totals(let input, let whole, let keyCount, let label):
    return .totals(try inside(input), try inside(whole), keyCount: keyCount, label: label)
  case .ownTotals(let input, let label): return .ownTotals(try inside(input), label: label)
  }
}

/// The columns that stay, each as it is.
private func projections(_ rows: Relation, without droppable: Set<Int>) -> [Plan.Projection] {
  keptColumns(rows, withoutMissing: droppable).map { number in
    let column = rows.columns[number]
    return Plan.Projection(column.name, column.label, Bound(.column(number), Shape(column.type, column.unit)))
  }
}
