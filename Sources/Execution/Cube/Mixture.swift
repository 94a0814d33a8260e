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
  /// Whether a number adds whole areas and organs that speak for themselves alone, or rows of the two kinds stand side by side.
  private var mixesScopes = false
  /// The areas of the rows that rest on single organs alone.
  private var areasOfOrgans: AreaColumn?

  init(_ plan: CubePlan, _ cube: Cube) {
    func isKey(_ name: String) -> Bool { plan.keys.contains { $0.schema.name == name } || plan.isByReport }
    years = isKey("year") ? nil : YearColumn(cube.reports)
    scopes = isKey("scope") ? nil : ScopeColumn(cube.reports)
    areasOfOrgans = AreaColumn(cube.reports)
    mixesYears = plan.leaves.contains(where: \.isOfYearBefore)
  }

  /// Notes what a leaf adds up: the group of each report, `groupCount` for those that do not count.
  mutating func note(_ groups: [Int32], _ groupCount: Int) {
    if let years, !mixesYears { mixesYears = years.differ(groups, groupCount) }
    guard let scopes else { return }
    let kinds = scopes.kinds(groups, groupCount)
    guard kinds.contains(.both) || kinds.contains(.area) && kinds.contains(.organ) else { return }
    mixesScopes = true
    areasOfOrgans?.note(groups, groupCount) { kinds[$0] == .organ }
  }

  /// The years of the used reports in order; none where they are not mixed.
  func years(of used: [UInt8]) -> [Int64] {
    guard mixesYears, let years else { return [] }
    return years.distinct(among: used).sorted()
  }

  /// How many of the used reports speak for whole areas, and how many for an organ alone; nil where they are not mixed. With them
  /// the areas of the rows that rest on single organs.
  func scopes(of used: [UInt8]) -> (areas: Int, organs: Int, alone: [String])? {
    guard mixesScopes, let scopes else { return nil }
    let areas = used.indices.count { used[$0] != 0 && scopes.isArea($0) }
    return (areas, used.count { $0 != 0 } - areas, areasOfOrgans?.names ?? [])
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

/// The areas of some of the reports, each once.
private struct AreaColumn {
  private let codes: Buffer<Int32>
  private let vocabulary: Vocabulary
  private var isNoted: [Bool]

  init?(_ reports: Relation) {
    guard case .text(let codes, let vocabulary)? = reports.column(named: "district")?.values else { return nil }
    (self.codes, self.vocabulary) = (codes, vocabulary)
    isNoted = [Bool](repeating: false, count: vocabulary.count)
  }

  mutating func note(_ groups: [Int32], _ groupCount: Int, where isMeant: (Int) -> Bool) {
    for row in groups.indices where groups[row] < groupCount && codes[row] >= 0 && isMeant(Int(groups[row])) {
      isNoted[Int(codes[row])] = true
    }
  }

  var names: [String] { isNoted.indices.filter { isNoted[$0] }.map { vocabulary[Int32($0)] } }
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

  /// What the reports of each group speak for.
  func kinds(_ groups: [Int32], _ groupCount: Int) -> [Kinds] {
    var seen = [Kinds](repeating: [], count: groupCount)
    for row in groups.indices where groups[row] < groupCount {
      seen[Int(groups[row])].insert(isArea(row) ? .area : .organ)
    }
    return seen
  }

  struct Kinds: OptionSet {
    var rawValue: UInt8
    static let area = Kinds(rawValue: 1)
    static let organ = Kinds(rawValue: 2)
    static let both: Kinds = [.area, .organ]
  }
}
