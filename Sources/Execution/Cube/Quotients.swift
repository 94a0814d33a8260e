import Planning
import Relations

/// The groups of the reports without those that lack a value of a part of the leaf's quotient, and those that have one of the leaf
/// itself among them; nil where the leaf is in no quotient, or none lacks any.
///
/// - Parameters:
///   - groups: the group of each report, `groupCount` for those that do not count.
///   - sheet: the sheet of the form whose cells are asked for.
func withoutIncomplete(
  _ groups: [Int32], _ groupCount: Int, _ leaf: Leaf, _ sheet: Int, _ plan: CubePlan, _ cube: Cube
) -> (groups: [Int32], incomplete: [Int32])? {
  let parts = leaf.quotient.compactMap { plan.leaves[$0].list }
  guard parts.count > 1, let own = leaf.list else { return nil }
  let trash = Int32(groupCount)
  let valued = parts.map { hasValue(plan.cells[$0][sheet], plan, cube) }
  let valuedHere = hasValue(plan.cells[own][sheet], plan, cube)
  var result = groups
  var incomplete: [Int32] = []
  var isWhole = true
  for row in groups.indices where groups[row] != trash {
    guard !valued.allSatisfy({ $0[row] }) else { continue }
    isWhole = false
    result[row] = trash
    if valuedHere[row] { incomplete.append(Int32(row)) }
  }
  return isWhole ? nil : (result, incomplete)
}

/// For each report, whether one of the cells has a value.
func hasValue(_ slots: [Int], _ plan: CubePlan, _ cube: Cube) -> [Bool] {
  let last = (plan.usesImplied ? Presence.implied : Presence.value).rawValue
  var result = [Bool](repeating: false, count: cube.rowCount)
  result.withUnsafeMutableBufferPointer { result in
    for slot in slots {
      let presence = cube.cells[slot].presence.elements
      for row in 0..<result.count where presence[row] <= last { result[row] = true }
    }
  }
  return result
}
