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
  /// Reports that have some of the parts of a quotient, but not all.
  private var incomplete: Set<Int32> = []
  private var cells: Set<Int32> = []
  /// The groups of the reports whose cells were counted, by cells.
  private var tallied: [[Int]: [[Int32]]] = [:]
  private var blank: Int64 = 0
  private var implied: Int64 = 0
  private var unread: Int64 = 0
  private var unitless: Int64 = 0
  /// Metrics some of whose cells some form lacks.
  private var lacking: [(metric: String, slots: [Int])] = []
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
  mutating func begin() { groupsAround.append([:]) }

  /// Notes the reports that count in one group of the leaf while one that contains them counts in another: such rows must not be added.
  mutating func compare(_ groups: [Int32], _ groupCount: Int, _ containment: Containment) {
    guard groupCount > 1, !containment.rows.elements.isEmpty else { return }
    let (offsets, containers) = (containment.offsets.elements, containment.rows.elements)
    for row in groups.indices where groups[row] < groupCount {
      let others = containers[Int(offsets[row])..<Int(offsets[row + 1])]
      for other in others where groups[Int(other)] < groupCount && groups[Int(other)] != groups[row] {
        inOtherRows.insert(Int32(row))
        groupsAround[groupsAround.count - 1][groups[row], default: []].insert(groups[Int(other)])
      }
    }
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
    if sum(.absent) > 0 { lacking.append((metric, slots)) }
  }

  /// How many of the used reports have none of the cells on their form.
  private func lackingReports(_ slots: [Int], _ cube: Cube) -> Int64 {
    used.indices.reduce(0) { count, row in
      let isLacking = used[row] != 0 && slots.allSatisfy { cube.cells[$0].presence[row] == Presence.absent.rawValue }
      return isLacking ? count + 1 : count
    }
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
      let count = lackingReports(each.slots, cube)
      if count > 0 { coverage.absent.append((each.metric, count)) }
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
