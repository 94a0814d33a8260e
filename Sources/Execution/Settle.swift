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
  case .pivot(let input, var layout):
    let input = try inside(input)
    if layout.members == nil { layout.members = try occurringMembers(rows(input).columns[layout.key]) }
    return .pivot(input, layout)
  case .withoutMissing(let input, let droppable):
    let input = try inside(input)
    return .project(input, projections(try rows(input), without: droppable))
  case .ownTotals(let input, var totals):
    let input = try inside(input)
    let relation = try rows(input)
    totals.summed = relation.columns.indices.filter { isSummable(relation.columns[$0], of: relation) }
    return .ownTotals(input, totals)
  case .join(let input, let other, var layout):
    let (input, other) = (try inside(input), try inside(other))
    layout.meanings = meanings(try rows(input), try rows(other), layout)
    return .join(input, other, layout)
  default: return try plan.mapInputs(inside)
  }
}

/// The columns that stay, each as it is.
private func projections(_ rows: Relation, without droppable: Set<Int>) -> [Plan.Projection] {
  keptColumns(rows, withoutMissing: droppable).map { number in
    let column = rows.columns[number]
    return Plan.Projection(column.name, column.label, Bound(.column(number), Shape(column.type, column.unit)))
  }
}
