/// Columns chosen of chosen columns are chosen at once.
let chooseOnce: Rewriting = { plan in
  guard case .project(.project(let rows, let inner), let outer) = plan else { return nil }
  let used = Set(outer.flatMap(\.expression.columns))
  guard inner.indices.allSatisfy({ used.contains($0) || inner[$0].expression.cannotFail }) else { return nil }
  var chosen: [Plan.Projection] = []
  for projection in outer {
    if case .column(let number) = projection.expression.kind {
      chosen.append(Plan.Projection(projection.name, projection.label, inner[number].expression))
    } else if let expression = projection.expression.beneath(inner) {
      chosen.append(Plan.Projection(projection.name, projection.label, expression))
    } else {
      return nil
    }
  }
  return .project(rows, chosen)
}
