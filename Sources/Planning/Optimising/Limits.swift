/// The first rows are taken before their columns are computed, where computing the others cannot fail.
let limitEarlier: Rewriting = { plan in
  switch plan {
  case .limit(.limit(let rows, let inner), let outer): return .limit(rows, min(inner, outer))
  case .limit(.first(let rows, let keys, let inner), let outer): return .first(rows, keys, min(inner, outer))
  case .limit(.project(let rows, let projections), let count) where projections.allSatisfy(\.expression.cannotFail):
    return .project(.limit(rows, count), projections)
  default: return nil
  }
}

/// Of sorted rows of which the first are wanted, only these are put in order.
let chooseFirst: Rewriting = { plan in
  guard case .limit(.sort(let rows, let keys), let count) = plan else { return nil }
  return .first(rows, keys, count)
}
