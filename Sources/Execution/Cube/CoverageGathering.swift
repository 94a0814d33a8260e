import Functions
import Planning
import Relations

/// What the leaves of a cube used, while they are computed.
struct CoverageGathering {
  private var used: [UInt8] = []
  private var leftOut: Set<Int32> = []
  private var cells: Set<Int32> = []
  /// Each cell is counted once, however many leaves take it.
  private var counted: Set<[Int]> = []
  private var blank: Int64 = 0
  private var implied: Int64 = 0
  private var unread: Int64 = 0
  private var unitless: Int64 = 0
  private var absent: [(metric: String, count: Int64)] = []

  mutating func use(_ groups: [Int32], _ groupCount: Int) {
    if used.isEmpty { used = [UInt8](repeating: 0, count: groups.count) }
    for row in groups.indices where groups[row] < groupCount { used[row] = 1 }
  }

  mutating func leaveOut(_ rows: [Int32]) {
    leftOut.formUnion(rows)
  }

  mutating func count(_ tally: CellTally, _ slots: [Int], _ metric: String) {
    cells.formUnion(slots.map(Int32.init))
    func sum(_ presence: Presence) -> Int64 {
      (0..<tally.groupCount).reduce(0) { $0 + tally.count(presence, in: $1) }
    }
    blank += sum(.blank)
    implied += sum(.implied)
    unread += sum(.unread)
    unitless += sum(.unitless)
    let lacking = (0..<tally.groupCount).filter { tally.presence(in: $0) == .absent }
    let reports = slots.isEmpty ? 0 : lacking.reduce(0) { $0 + tally.count(.absent, in: $1) } / Int64(slots.count)
    if reports > 0, !absent.contains(where: { $0.metric == metric }) { absent.append((metric, reports)) }
  }

  func finish(_ plan: CubePlan, _ cube: Cube, into coverage: inout Coverage) {
    coverage.isOfReports = true
    coverage.reports += used.reduce(0) { $0 + Int($1) }
    coverage.blank += blank
    coverage.implied += implied
    coverage.unread += unread
    coverage.unitless += unitless
    coverage.absent += absent
    let names = cube.reports.column(named: "report")
    func name(_ row: Int32) -> String {
      if case .text(let text)? = names?[Int(row)] { text } else { "" }
    }
    coverage.leftOut += leftOut.sorted().map(name)
    let broken = cube.brokenSums.filter { broken in
      !used.isEmpty && used[Int(broken.row)] != 0 && !broken.cells.isDisjoint(with: cells)
    }
    coverage.broken += broken.count
    var seen: Set<Int32> = []
    coverage.brokenReports += broken.filter { seen.insert($0.row).inserted }.map { name($0.row) }
  }
}
