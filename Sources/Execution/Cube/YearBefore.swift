import Diagnostics
import Planning
import Relations

/// The group that each report would be in if it were of the next year; `count` where there is no such group, and for reports of
/// no year.
///
/// - Parameter selected: the reports that the groups were made of: 1 or 0 each; nil where all were.
func groupsOfNextYear(_ groups: CubeGroups, _ keys: [Column], selected: [UInt8]?, _ cube: Cube) -> [Int32] {
  guard let years = cube.reports.column(named: "year") else { preconditionFailure("a report has a year") }
  let (count, trash) = (cube.rowCount, Int32(groups.count))
  // Without keys there is one group, also where no report of the year itself is in it.
  if keys.isEmpty { return (0..<count).map { years.hasValue(at: $0) ? 0 : trash } }
  // All reports twice, the second time a year later: what is numbered alike is in one group.
  let twice = keys.map { $0.name == years.name ? andNextYear($0) : taken($0, rows(count) + rows(count)) }
  let both = cubeGroups(
    twice,
    selected: (selected ?? [UInt8](repeating: 1, count: count)) + (0..<count).map { years.hasValue(at: $0) ? 1 : 0 },
    rowCount: 2 * count)
  var known = [Int32](repeating: trash, count: both.count + 1)
  for row in 0..<count where selected?[row] != 0 { known[Int(both.numbers[row])] = groups.numbers[row] }
  known[both.count] = trash
  return (0..<count).map { known[Int(both.numbers[count + $0])] }
}

private func rows(_ count: Int) -> [Int32] { Array(0..<Int32(count)) }

/// The years, and below them each one later.
private func andNextYear(_ years: Column) -> Column {
  let count = years.count
  var result = taken(years, rows(count) + rows(count))
  guard case .integer(let values) = result.values else { preconditionFailure("a year is a whole number") }
  result.values = .integer(Buffer((0..<2 * count).map { values[$0] + ($0 < count ? 0 : 1) }))
  return result
}

/// Where growth does not compare like with like: rows without a year before, rows whose year before rests on other organs or
/// scopes, or on another form.
func notesOnYearBefore(
  _ plan: CubePlan, _ groups: CubeGroups, _ byLeaf: [[Int32]], _ cube: Cube
) -> [Note] {
  guard let before = plan.leaves.firstIndex(where: \.isOfYearBefore),
    let now = plan.leaves.firstIndex(where: { !$0.isOfYearBefore })
  else { return notesOnSides(plan, groups, byLeaf, cube) }
  func reports(_ leaf: Int) -> [Int32] { counted(byLeaf[leaf], groups.count, plan.leaves[leaf], plan, cube).0 }
  let (reportsNow, reportsBefore) = (reports(now), reports(before))
  let speakers = differingSpeakers(reportsNow, reportsBefore, groups.count, cube)
  let valued = differingValues(
    withValues(reportsNow, groups.count, plan.leaves[now], plan, cube),
    withValues(reportsBefore, groups.count, plan.leaves[before], plan, cube), groups.count, cube)
  let forms = differingForms(reportsNow, reportsBefore, groups.count, cube)
  let (hasNow, hasBefore) = (
    groupsWithReports(reportsNow, groups.count), groupsWithReports(reportsBefore, groups.count)
  )
  let without = (0..<groups.count).filter { hasNow[$0] && !hasBefore[$0] }
  let both = (0..<groups.count).filter { hasNow[$0] && hasBefore[$0] }
  let names = GroupNames(plan, groups, cube)
  return [
    names.note("no_year_before", without, Phrase("no report of the year before", zh: "无上一年报告")),
    names.note(
      otherOrgans, both.filter { speakers[$0] },
      otherOrgansPhrase),
    names.note(otherValues, both.filter { valued[$0] && !speakers[$0] }, valuesDiffer),
    names.note("other_form", both.filter { forms[$0] }, otherFormPhrase),
  ].compactMap { $0 }
}

/// Where `2023 vs 2024` does not compare like with like: rows of which the years rest on different organs or scopes.
private func notesOnSides(_ plan: CubePlan, _ groups: CubeGroups, _ byLeaf: [[Int32]], _ cube: Cube) -> [Note] {
  var differ = [Bool](repeating: false, count: groups.count)
  var differByValues = differ
  var onBothSides: Set<Int> = []
  func reports(_ side: Int) -> (all: [Int32], valued: [Int32])? {
    guard let leaf = plan.leaves.firstIndex(where: { $0.side == side }) else { return nil }
    let all = counted(byLeaf[leaf], groups.count, plan.leaves[leaf], plan, cube).0
    return (all, withValues(all, groups.count, plan.leaves[leaf], plan, cube))
  }
  guard let first = reports(0) else { return [] }
  let hasFirst = groupsWithReports(first.all, groups.count)
  for other in (1...).lazy.map({ reports($0) }).prefix(while: { $0 != nil }).compactMap(\.self) {
    let hasOther = groupsWithReports(other.all, groups.count)
    let speakers = differingSpeakers(first.all, other.all, groups.count, cube)
    let valued = differingValues(first.valued, other.valued, groups.count, cube)
    onBothSides.formUnion(
      other.all.indices.filter { other.all[$0] < groups.count && other.all[$0] == first.all[$0] })
    for group in 0..<groups.count where hasFirst[group] && hasOther[group] {
      differ[group] = differ[group] || speakers[group]
      differByValues[group] = differByValues[group] || valued[group]
    }
  }
  let names = GroupNames(plan, groups, cube)
  return [
    names.note(
      otherOrgans, differ.indices.filter { differ[$0] },
      Phrase("not the same organs and scopes in all years", zh: "各年的机关或范围不同")),
    names.note(otherValues, differ.indices.filter { differByValues[$0] && !differ[$0] }, valuesDiffer),
    noteOnBothSides(onBothSides.sorted(), cube),
  ].compactMap { $0 }
}

/// The reports that `latest vs 2020` and `2019..2020 vs 2020..2021` compare with themselves.
private func noteOnBothSides(_ reports: [Int], _ cube: Cube) -> Note? {
  let names = reports.compactMap { cube.reports.column(named: "report")?.text(at: $0) }
  guard !names.isEmpty else { return nil }
  return Note(
    "on_both_sides", count: names.count, names: names,
    Phrase(
      "on both sides, and so compared with \(names.count == 1 ? "itself" : "themselves"): \(shortened(names, ", "))",
      zh: "两边都计入而与自身相比：\(shortened(names, "、"))"))
}

/// The note that a report of one of the years has no value, so that the change is not that of what the organs did.
let otherValues = "other_values"
let valuesDiffer = Phrase("not the same organs have a value in each year", zh: "各年有数值的机关不同")

/// The groups that have values in both years, and not of the same organs.
private func differingValues(_ now: [Int32], _ before: [Int32], _ groupCount: Int, _ cube: Cube) -> [Bool] {
  let speakers = differingSpeakers(now, before, groupCount, cube)
  let (hasNow, hasBefore) = (groupsWithReports(now, groupCount), groupsWithReports(before, groupCount))
  return (0..<groupCount).map { speakers[$0] && hasNow[$0] && hasBefore[$0] }
}

/// The groups of the reports that have a value of the leaf; all of every part, where it is one of a quotient.
func withValues(
  _ groups: [Int32], _ groupCount: Int, _ leaf: Leaf, _ plan: CubePlan, _ cube: Cube
) -> [Int32] {
  let parts = leaf.quotient.isEmpty ? [leaf] : leaf.quotient.map { plan.leaves[$0] }
  return parts.compactMap(\.list).reduce(groups) { groups, list in
    let cells = plan.cells[list].flatMap { $0 }
    let valued = leaf.quotient.isEmpty ? hasValue(cells, plan, cube) : isWhole(cells, plan, cube)
    return groups.indices.map { valued[$0] ? groups[$0] : Int32(groupCount) }
  }
}

/// The note that the two years of a row rest on different organs or scopes.
let otherOrgans = "other_organs"
let otherOrgansPhrase = Phrase("not the same organs and scopes in both years", zh: "两年的机关或范围不同")
let otherFormPhrase = Phrase("another form in the year before", zh: "上一年格式不同")

/// The groups of which the two years rest on different organs or scopes.
private func differingSpeakers(_ now: [Int32], _ before: [Int32], _ groupCount: Int, _ cube: Cube) -> [Bool] {
  zip(speakers(now, groupCount, cube), speakers(before, groupCount, cube)).map { $0 != $1 }
}

/// For each group the organs and scopes of its reports, as a number that is another one where they are others.
///
/// An organ has one report of a year and a scope, so it is enough to add up a random number for each: two groups of a year are of
/// the same organs where these sums are equal, but for once in 2⁶⁴.
func speakers(_ groups: [Int32], _ groupCount: Int, _ cube: Cube) -> [UInt64] {
  let (organs, scopes) = (codes("organ", cube), codes("scope", cube))
  var sums = [UInt64](repeating: 0, count: groupCount)
  for row in groups.indices where groups[row] < groupCount {
    sums[Int(groups[row])] &+= scattered(
      UInt64(UInt32(bitPattern: organs[row])) << 32 | UInt64(UInt32(bitPattern: scopes[row])))
  }
  return sums
}

/// The groups of which the two years rest on different forms.
private func differingForms(_ now: [Int32], _ before: [Int32], _ groupCount: Int, _ cube: Cube) -> [Bool] {
  zip(forms(now, groupCount, cube), forms(before, groupCount, cube)).map(areOfOtherForms)
}

/// Whether two sets of forms differ; that of reports without tables is not known.
func areOfOtherForms(_ forms: UInt64, _ others: UInt64) -> Bool { forms != others && forms != 0 && others != 0 }

/// For each group the forms of its reports, a bit each; there are few.
func forms(_ groups: [Int32], _ groupCount: Int, _ cube: Cube) -> [UInt64] {
  let forms = codes("form", cube)
  let column = cube.reports.column(named: "form")
  var masks = [UInt64](repeating: 0, count: groupCount)
  for row in groups.indices where groups[row] < groupCount && column?.hasValue(at: row) == true {
    masks[Int(groups[row])] |= 1 << UInt64(forms[row] & 63)
  }
  return masks
}

private func codes(_ property: String, _ cube: Cube) -> Buffer<Int32> {
  guard case .text(let codes, _)? = cube.reports.column(named: property)?.values else {
    preconditionFailure("a report has \(property) as text")
  }
  return codes
}

/// A number that looks random, the same for the same number (the finaliser of SplitMix64).
private func scattered(_ number: UInt64) -> UInt64 {
  var bits = number &+ 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}

/// What groups are called in notes: by their keys.
struct GroupNames {
  private let keys: [Column]
  /// The row of the keys that stands for each group; nil where each row is one.
  private var representatives: [Int32]?

  init(_ plan: CubePlan, _ groups: CubeGroups, _ cube: Cube) {
    keys = plan.keys.compactMap { key in
      if case .property(let number, _) = key { cube.reports.columns[number] } else { nil }
    }
    representatives = groups.representatives
  }

  /// Of rows with these keys.
  init(_ keys: [Column]) {
    self.keys = keys
  }

  /// What is said of some of the groups; without keys there is but one, which has no name.
  func note(_ key: String, _ groups: [Int], _ what: Phrase) -> Note? {
    guard !groups.isEmpty else { return nil }
    guard !keys.isEmpty else { return Note(key, count: groups.count, what) }
    let names = groups.map { group in name(of: representatives.map { Int($0[group]) } ?? group) }
    return Note(
      key, count: names.count, names: names,
      Phrase("\(what.en): \(shortened(names, ", "))", zh: "\(what.zh)：\(shortened(names, "、"))"))
  }

  private func name(of report: Int) -> String {
    keys.map { key in
      switch key[report] {
      case .text(let text): text
      case .integer(let number): "\(number)"
      default: "–"
      }
    }.joined(separator: " ")
  }
}
