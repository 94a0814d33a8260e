import Diagnostics
import Planning
import Relations

/// The groups of a cube, and the group of each report for each leaf: `count` where it does not count for it.
func leafGroups(_ plan: CubePlan, _ context: Context) throws(Diagnostic) -> (groups: CubeGroups, byLeaf: [[Int32]]) {
  let cube = context.dataset.cube
  let scopes = try leafScopes(plan, context)
  let keys = keyColumns(plan, cube)
  let groups = cubeGroups(keys, selected: scopes.any, rowCount: cube.rowCount)
  let before =
    plan.leaves.contains(where: \.isOfYearBefore) ? groupsOfNextYear(groups, keys, selected: scopes.any, cube) : []
  let byLeaf = zip(plan.leaves, scopes.byLeaf).map { leaf, scope in
    limited(leaf.isOfYearBefore ? before : groups.numbers, groups.count, to: scope)
  }
  return (groups, byLeaf)
}

/// The columns of the reports among the keys.
private func keyColumns(_ plan: CubePlan, _ cube: Cube) -> [Column] {
  plan.keys.compactMap { key in
    if case .property(let number, _) = key { cube.reports.columns[number] } else { nil }
  }
}

/// Which reports count: for each leaf, and for any; nil for all reports.
private struct LeafScopes {
  var byLeaf: [[UInt8]?]
  var any: [UInt8]?
}

/// Which groups there are is said by the leaves of the year itself.
private func leafScopes(_ plan: CubePlan, _ context: Context) throws(Diagnostic) -> LeafScopes {
  let whole = try plan.filter.map { (filter) throws(Diagnostic) in try selection(filter, plan, context) }
  let before = try plan.filterOfYearBefore.map { (filter) throws(Diagnostic) in try selection(filter, plan, context) }
  let byLeaf = try plan.leaves.map { (leaf) throws(Diagnostic) in
    try scope(of: leaf, within: leaf.isOfYearBefore ? before : whole, plan, context)
  }
  let leading = plan.leaves.indices.filter { !plan.leaves[$0].isOfYearBefore }
  guard !leading.isEmpty, leading.allSatisfy({ plan.leaves[$0].condition != nil }) else {
    return LeafScopes(byLeaf: byLeaf, any: whole)
  }
  let scopes = leading.compactMap { byLeaf[$0] }
  let any = scopes.dropFirst().reduce(scopes.first) { any, next in any.map { any in zip(any, next).map { $0 | $1 } } }
  return LeafScopes(byLeaf: byLeaf, any: any)
}

private func scope(
  of leaf: Leaf, within whole: [UInt8]?, _ plan: CubePlan, _ context: Context
) throws(Diagnostic) -> [UInt8]? {
  guard let condition = leaf.condition else { return whole }
  let own = try selection(condition, plan, context)
  return whole.map { whole in zip(own, whole).map { $0 & $1 } } ?? own
}

private func limited(_ numbers: [Int32], _ groupCount: Int, to scope: [UInt8]?) -> [Int32] {
  guard let scope else { return numbers }
  let trash = Int32(groupCount)
  return [Int32](unsafeUninitializedCapacity: scope.count) { result, count in
    for row in 0..<scope.count { result[row] = scope[row] == 0 ? trash : numbers[row] }
    count = scope.count
  }
}
