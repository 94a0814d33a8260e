import Relations

/// The plan that gives the same answer for less work.
///
///     let answer = try run(optimised(bound.plan, over: dataset), over: dataset)
///
/// Same rows, in the same order, with the same notes and the same errors: a rewriting that could change any of these is
/// not made. What holds of the sums of a cube stays where the binder put it.
package func optimised(_ plan: Plan, over dataset: Dataset) -> Plan {
  withoutUnusedColumns(rewritten(withFoldedConstants(plan)), over: dataset)
}

/// A rewriting of an operator and of those right below it; nil where it does not apply.
typealias Rewriting = @Sendable (Plan) -> Plan?

/// The rewritings, each of which leaves less to do, or moves what leaves fewer rows further down.
private let rewritings: [Rewriting] = [filterEarlier, limitEarlier, chooseFirst, chooseOnce]

/// Every operator rewritten, the inner ones first.
private func rewritten(_ plan: Plan) -> Plan {
  settled(plan.mapInputs(rewritten))
}

/// The operator rewritten until no rewriting applies to it; what a rewriting has moved down is tried again there.
private func settled(_ plan: Plan) -> Plan {
  for rewriting in rewritings {
    if let better = rewriting(plan) { return settled(better.mapInputs(settled)) }
  }
  return plan
}
