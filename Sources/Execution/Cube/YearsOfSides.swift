import Diagnostics
import Planning
import Relations

/// The note that the sides of `vs`, where they are places, rest on reports of different years; nil where each row is of one year, or the
/// years are the same.
func noteOnYearsOfSides(
  _ plan: CubePlan, _ groups: CubeGroups, _ byLeaf: [[Int32]], _ cube: Cube
) -> Note? {
  guard !plan.keys.contains(where: { $0.schema.name == "year" }),
    case .integer(let years)? = cube.reports.column(named: "year")?.values
  else { return nil }
  var sides: [[Set<Int64>]] = []
  while let leaf = plan.leaves.firstIndex(where: { $0.place == sides.count }) {
    var own = [Set<Int64>](repeating: [], count: groups.count)
    let counted = counted(byLeaf[leaf], groups.count, plan.leaves[leaf], plan, cube).0
    for row in counted.indices where counted[row] < groups.count { own[Int(counted[row])].insert(years[row]) }
    sides.append(own)
  }
  guard let first = sides.first else { return nil }
  let differ = sides.dropFirst().contains { other in
    zip(first, other).contains { !$0.isEmpty && !$1.isEmpty && $0 != $1 }
  }
  guard differ else { return nil }
  let each = sides.map { side in Coverage.listed(side.reduce(into: Set<Int64>()) { $0.formUnion($1) }.sorted()) }
  return Note(
    "other_years", count: sides.count, names: each.map(\.en),
    Phrase(
      "the sides are not of the same years: \(each.map(\.en).joined(separator: " / "))",
      zh: "各方的年份不同：\(each.map(\.zh).joined(separator: " / "))"))
}
