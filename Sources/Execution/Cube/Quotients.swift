import Diagnostics
import Functions
import Planning
import Relations

/// The groups of the reports without those that lack a part of the leaf's quotient, and those that have one of the leaf
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
  let whole = parts.map { isWhole(plan.cells[$0][sheet], plan, cube) }
  let valuedHere = hasValue(plan.cells[own][sheet], plan, cube)
  var result = groups
  var incomplete: [Int32] = []
  var isComplete = true
  for row in groups.indices where groups[row] != trash {
    guard !whole.allSatisfy({ $0[row] }) else { continue }
    isComplete = false
    result[row] = trash
    if valuedHere[row] { incomplete.append(Int32(row)) }
  }
  return isComplete ? nil : (result, incomplete)
}

/// For each report, whether a sum of the cells is one of all there is: one of them has a value, and none lacks its value that is a
/// total of others which have theirs. What such a total leaves out, another part of the quotient would count.
func isWhole(_ slots: [Int], _ plan: CubePlan, _ cube: Cube) -> [Bool] {
  isWhole(slots, plan, cube, rowCount: cube.rowCount) { cube.cells[$0] }
}

/// The same of some reports, of which `column` gives a cell.
private func isWhole(
  _ slots: [Int], _ plan: CubePlan, _ cube: Cube, rowCount: Int, column: (Int) -> CellColumn
) -> [Bool] {
  let last = plan.lastOfValues
  var result = hasValue(slots.map(column), last, rowCount: rowCount)
  for slot in slots {
    let parts = (cube.parts[slot] ?? []).map(column)
    guard !parts.isEmpty else { continue }
    let total = column(slot)
    for row in 0..<rowCount where result[row] && total.presence[row] > last {
      if parts.contains(where: { $0.presence[row] <= last }) { result[row] = false }
    }
  }
  return result
}

/// The sum of cells within each report, as it stands in an expression: blank where it is part of a quotient and not of all there is.
///
/// - Parameter column: a cell of the reports that are asked for.
func withinReport(
  _ list: Int, _ slots: [Int], in expression: Bound, _ plan: CubePlan, _ cube: Cube, rowCount: Int,
  column: (Int) -> CellColumn
) throws(Diagnostic) -> Column {
  let sums = try perReport(slots.map(column), rowCount: rowCount, usesImplied: plan.usesImplied)
  guard expression.listsInQuotients.contains(list) else { return sums }
  let whole = isWhole(slots, plan, cube, rowCount: rowCount, column: column)
  return taken(
    sums, (0..<rowCount).map { whole[$0] || !sums.hasValue(at: $0) ? Int32($0) : -1 }, otherwise: .blank)
}

/// For each report, whether one of the cells has a value.
func hasValue(_ slots: [Int], _ plan: CubePlan, _ cube: Cube) -> [Bool] {
  hasValue(slots.map { cube.cells[$0] }, plan.lastOfValues, rowCount: cube.rowCount)
}

private func hasValue(_ cells: [CellColumn], _ last: UInt8, rowCount: Int) -> [Bool] {
  var result = [Bool](repeating: false, count: rowCount)
  result.withUnsafeMutableBufferPointer { result in
    for cell in cells {
      let presence = cell.presence.elements
      for row in 0..<result.count where presence[row] <= last { result[row] = true }
    }
  }
  return result
}

extension CubePlan {
  /// The last of the states that are values.
  fileprivate var lastOfValues: UInt8 { (usesImplied ? Presence.implied : Presence.value).rawValue }
}
