import Functions
import Planning
import Relations

/// What the leaves of a cube used, while they are computed.
struct CoverageGathering {
  private var used: [UInt8] = []
  private var leftOut: Set<Int32> = []
  /// Reports in one row that a report in another row contains.
  private var inOtherRows: Set<Int32> = []
  /// For each leaf, the groups that hold reports around those of a group.
  private(set) var groupsAround: [Nesting.Around] = []
  /// The same of the newest reports of each organ, of whatever years.
  private(set) var newestAround: [Nesting.Around] = []
  /// The stocks among the leaves, by number, of which groups have several years.
  private(set) var stocks: [Int: Nesting.Stock] = [:]
  /// Reports that have some of the parts of a quotient, but not all.
  private var incomplete: Set<Int32> = []
  private var cells: Set<Int32> = []
  /// The groups of the reports whose cells were counted, by cells.
  private var tallied: [[Int]: [[Int32]]] = [:]
  private var blank: Int64 = 0
  private var implied: Int64 = 0
  private var unread: Int64 = 0
  private var unitless: Int64 = 0
  /// Metrics some of whose cells some form lacks, a sheet each.
  private var lacking: [(metric: String, slots: [Int])] = []
  /// All cells of each metric.
  private var slotsOf: [String: Set<Int>] = [:]
  private var mixture: Mixture

  init(_ plan: CubePlan, _ cube: Cube) {
    mixture = Mixture(plan, cube)
  }

  mutating func use(_ groups: [Int32], _ groupCount: Int) {
    if used.isEmpty { used = [UInt8](repeating: 0, count: groups.count) }
    used.withUnsafeMutableBufferPointer { used in
      for row in 0..<groups.count { used[row] |= groups[row] < groupCount ? 1 : 0 }
    }
    mixture.note(groups, groupCount)
  }

  /// Begins the next leaf.
  mutating func begin() {
    groupsAround.append([:])
    newestAround.append([:])
  }

  /// Notes which groups of the leaf hold newest reports around those of others.
  mutating func compareNewest(_ groups: [Int32], _ groupCount: Int, _ containment: Containment) {
    Self.eachPair(groups, groupCount, containment) { row, inner, outer in
      newestAround[newestAround.count - 1][inner, default: [:]][outer] = Nesting.Pair(inner: inner, outer: outer)
    }
  }

  /// Notes the reports that count in one group of the leaf while one that contains them counts in another: such rows must not be added.
  mutating func compare(_ groups: [Int32], _ groupCount: Int, _ containment: Containment) {
    Self.eachPair(groups, groupCount, containment) { row, inner, outer in
      inOtherRows.insert(Int32(row))
      groupsAround[groupsAround.count - 1][inner, default: [:]][outer] = Nesting.Pair(inner: inner, outer: outer)
    }
  }

  /// Each report that counts in one group, while one that contains it counts in another.
  private static func eachPair(
    _ groups: [Int32], _ groupCount: Int, _ containment: Containment,
    _ note: (_ row: Int, _ inner: Int32, _ outer: Int32) -> Void
  ) {
    guard groupCount > 1, !containment.rows.elements.isEmpty else { return }
    let (offsets, containers) = (containment.offsets.elements, containment.rows.elements)
    for row in groups.indices where groups[row] < groupCount {
      let others = containers[Int(offsets[row])..<Int(offsets[row + 1])]
      for other in others where groups[Int(other)] < groupCount && groups[Int(other)] != groups[row] {
        note(row, groups[row], groups[Int(other)])
      }
    }
  }

  /// Notes of which organs and years the groups of the leaf are, which is a stock: rows of several years of one must not be added.
  mutating func hold(_ metric: String, _ held: [Nesting.Held]) {
    if !held.isEmpty { stocks[groupsAround.count - 1] = Nesting.Stock(metric: metric, held: held) }
  }

  mutating func leaveOut(_ rows: [Int32]) {
    leftOut.formUnion(rows)
  }

  mutating func leaveOutIncomplete(_ rows: [Int32]) {
    incomplete.formUnion(rows)
  }

  /// Counts what the cells of the reports in these groups had; once, where a measure and a part of a rate both ask for them.
  mutating func count(_ tally: CellTally, _ slots: [Int], _ metric: String, of groups: [Int32]) {
    if tallied[slots, default: []].contains(groups) { return }
    tallied[slots, default: []].append(groups)
    cells.formUnion(slots.map(Int32.init))
    func sum(_ presence: Presence) -> Int64 {
      (0..<tally.groupCount).reduce(0) { $0 + tally.count(presence, in: $1) }
    }
    blank += sum(.blank)
    implied += sum(.implied)
    unread += sum(.unread)
    unitless += sum(.unitless)
    slotsOf[metric, default: []].formUnion(slots)
    if sum(.absent) > 0 { lacking.append((metric, slots)) }
  }

  /// How many of the used reports have none of a metric's cells on their form, and how many have none of those of some sheet.
  private func lackingReports(_ metric: String, _ cube: Cube) -> (all: Int64, some: Int64) {
    func isAbsent(_ slots: some Collection<Int>, _ row: Int) -> Bool {
      slots.allSatisfy { cube.cells[$0].presence[row] == Presence.absent.rawValue }
    }
    let sheets = lacking.filter { $0.metric == metric }.map(\.slots)
    let slots = slotsOf[metric] ?? []
    var result: (all: Int64, some: Int64) = (0, 0)
    for row in used.indices where used[row] != 0 && sheets.contains(where: { isAbsent($0, row) }) {
      if isAbsent(slots, row) { result.all += 1 } else { result.some += 1 }
    }
    return result
  }

  func finish(_ plan: CubePlan, _ cube: Cube, into coverage: inout Coverage) {
    coverage.isOfReports = true
    coverage.reports += used.reduce(0) { $0 + Int($1) }
    coverage.years.formUnion(mixture.years(of: used))
    if let (areas, organs, alone) = mixture.scopes(of: used) {
      coverage.scopes = (coverage.scopes.areas + areas, coverage.scopes.organs + organs)
      coverage.areasOfOrgans += alone.filter { !coverage.areasOfOrgans.contains($0) }
    }
    coverage.blank += blank
    coverage.implied += implied
    coverage.unread += unread
    coverage.unitless += unitless
    for each in lacking where !coverage.absent.contains(where: { $0.metric == each.metric }) {
      let count = lackingReports(each.metric, cube)
      if count.all > 0 { coverage.absent.append((each.metric, count.all)) }
      if count.some > 0, !coverage.partlyAbsent.contains(where: { $0.metric == each.metric }) {
        coverage.partlyAbsent.append((each.metric, count.some))
      }
    }
    let names = cube.reports.column(named: "report")
    func name(_ row: Int32) -> String {
      if case .text(let text)? = names?[Int(row)] { text } else { "" }
    }
    coverage.leftOut += leftOut.sorted().map(name)
    coverage.incomplete += incomplete.sorted().map(name)
    coverage.inOtherRows += inOtherRows.sorted().map(name)
    let broken = cube.brokenSums.filter { broken in
      !used.isEmpty && used[Int(broken.row)] != 0 && !broken.cells.isDisjoint(with: cells)
    }
    coverage.broken += broken.count
    var seen: Set<Int32> = []
    coverage.brokenReports += broken.filter { seen.insert($0.row).inserted }.map { name($0.row) }
  }
}
