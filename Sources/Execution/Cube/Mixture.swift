import Planning
import Relations

/// Which years, and which scopes, the numbers of an answer add up or set beside each other, where the rows do not say so
/// themselves.
struct Mixture {
  /// The years of the reports, nil where each row or column names its year.
  private let years: YearColumn?
  private let scopes: ScopeColumn?
  /// Whether a leaf has reports of several years.
  private var mixesYears = false
  /// Whether a number adds whole areas and organs that speak for themselves alone.
  private var mixesScopes = false

  init(_ plan: CubePlan, _ cube: Cube) {
    func isKey(_ name: String) -> Bool { plan.keys.contains { $0.schema.name == name } || plan.isByReport }
    years = isKey("year") ? nil : YearColumn(cube.reports)
    scopes = isKey("scope") ? nil : ScopeColumn(cube.reports)
    mixesYears = plan.leaves.contains(where: \.isOfYearBefore)
  }

  /// Notes what a leaf adds up: the group of each report, `groupCount` for those that do not count.
  mutating func note(_ groups: [Int32], _ groupCount: Int) {
    if let years, !mixesYears { mixesYears = years.differ(groups, groupCount) }
    if let scopes, !mixesScopes { mixesScopes = scopes.differWithinGroup(groups, groupCount) }
  }

  /// The years of the used reports in order; none where they are not mixed.
  func years(of used: [UInt8]) -> [Int64] {
    guard mixesYears, let years else { return [] }
    return years.distinct(among: used).sorted()
  }

  /// How many of the used reports speak for whole areas, and how many for an organ alone; nil where they are not mixed.
  func scopes(of used: [UInt8]) -> (areas: Int, organs: Int)? {
    guard mixesScopes, let scopes else { return nil }
    let areas = used.indices.count { used[$0] != 0 && scopes.isArea($0) }
    return (areas, used.count { $0 != 0 } - areas)
  }
}

extension CubePlan {
  /// Whether each row is of one report, so that nothing is added.
  fileprivate var isByReport: Bool { keys.contains { $0.schema.name == "report" } }
}

private struct YearColumn {
  private let column: Column
  private let values: Buffer<Int64>

  init?(_ reports: Relation) {
    guard let column = reports.column(named: "year"), case .integer(let values) = column.values else { return nil }
    self.column = column
    self.values = values
  }

  subscript(_ row: Int) -> Int64? { column.hasValue(at: row) ? values[row] : nil }

  /// The years of the rows that are used (not 0), each once. There are few years among many rows: one that was seen is known
  /// at once.
  func distinct(among used: [UInt8]) -> [Int64] {
    let firstYear: Int64 = 1900
    var isSeen = [Bool](repeating: false, count: 256)
    var found: [Int64] = []
    for row in used.indices where used[row] != 0 {
      let place = Int(truncatingIfNeeded: values[row] &- firstYear)
      if isSeen.indices.contains(place), isSeen[place] { continue }
      guard let year = self[row], !found.contains(year) else { continue }
      found.append(year)
      if isSeen.indices.contains(place) { isSeen[place] = true }
    }
    return found
  }

  /// Whether the reports that count are of several years. Stops at the second, which is near where there is one.
  func differ(_ groups: [Int32], _ groupCount: Int) -> Bool {
    var first: Int64?
    for row in groups.indices where groups[row] < groupCount {
      guard let year = self[row] else { continue }
      if let first, first != year { return true }
      first = year
    }
    return false
  }
}

private struct ScopeColumn {
  private let codes: Buffer<Int32>
  private let area: Int32

  init?(_ reports: Relation) {
    guard case .text(let codes, let vocabulary)? = reports.column(named: "scope")?.values,
      let area = vocabulary.code(of: "area")
    else { return nil }
    self.codes = codes
    self.area = area
  }

  func isArea(_ row: Int) -> Bool { codes[row] == area }

  func differWithinGroup(_ groups: [Int32], _ groupCount: Int) -> Bool {
    // By group: 1 for an area, 2 for an organ.
    var seen = [UInt8](repeating: 0, count: groupCount)
    for row in groups.indices where groups[row] < groupCount {
      let group = Int(groups[row])
      seen[group] |= isArea(row) ? 1 : 2
      if seen[group] == 3 { return true }
    }
    return false
  }
}
