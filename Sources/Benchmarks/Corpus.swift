import Diagnostics
import Metrics
import Planning
import Relations
import Reports

/// Made-up reports as a cube: 3,000 districts, six years, random cells, one in sixteen blank. The same for the same seed.
///
/// Only the cells of tables 三 and 四 that the benchmarks ask for hold figures; all other cells share one column of blanks.
func corpus(reports count: Int) -> Catalog {
  var random = SplitMix(state: 42)
  let names = (0..<3_000).map { "district\($0)" }
  let districts = Vocabulary(names, isOrdered: true)
  let codes = Buffer((0..<count).map { _ in Int32(random.next() % 3_000) })
  let years = Buffer((0..<count).map { _ in Int64(2019 + random.next() % 6) })
  let rows = Buffer((0..<Int32(count)).map { $0 })
  let own = Vocabulary((0..<count).map { "report \($0)" }, isOrdered: true)
  let scopes = Vocabulary(["area", "organ"], isOrdered: true)
  let none = Buffer([Int32](repeating: -1, count: count))
  let empty = Vocabulary([], isOrdered: true)
  func text(_ name: String, _ codes: Buffer<Int32>, _ vocabulary: Vocabulary) -> Column {
    Column(name, .text(codes, vocabulary), unit: .label)
  }
  let reports = Relation(
    "reports",
    [
      text("report", rows, own), text("organ", rows, own), text("district", codes, districts),
      text("county", none, empty), text("city", none, empty), text("province", none, empty),
      text("level", none, empty), text("scope", Buffer([Int32](repeating: 0, count: count)), scopes),
      Column("year", .integer(years), unit: .label), text("form", none, empty), text("title", none, empty),
      text("source", none, empty),
    ])
  let blanks = CellColumn(
    values: Buffer([Int64](repeating: 0, count: count)),
    presence: Buffer([UInt8](repeating: Presence.blank.rawValue, count: count)), largest: 0, isMoney: false)
  let filled = Set(
    ["lawsuits", "applications", "handled", "granted", "partial"].compactMap(metric).flatMap { metric -> [Slot] in
      if case .cells(let cells) = metric.definition { cells.own } else { [] }
    })
  let cells = formCells.indices.map { filled.contains($0) ? randomCells(count, &random) : blanks }
  let apart = Containment([[Int32]](repeating: [], count: count))
  let cube = Cube(reports: reports, cells: cells, containment: apart, containmentOfNewest: apart)
  let members = (2019...2024).map {
    Member(dimension: "year", value: .number(Int64($0)), label: .init(verbatim: String($0)))
  }
  return Catalog(
    members: Members(loaded: members, elsewhere: { [] }),
    dataset: Dataset(cube: cube, relations: ["rows": table(of: reports, values: cells)]))
}

/// A table with the properties of the reports and a value, as `facts` has them.
private func table(of reports: Relation, values cells: [CellColumn]) -> LazyRelation {
  let filled = cells.first { $0.largest > 0 }
  let value = filled.map { [Column("value", .integer($0.values), presence: $0.presence)] } ?? []
  let table = Relation("rows", reports.columns + value, rowCount: reports.rowCount)
  return LazyRelation(table, summary: Phrase(verbatim: "rows"))
}

private func randomCells(_ count: Int, _ random: inout SplitMix) -> CellColumn {
  var values = [Int64](repeating: 0, count: count)
  var presence = [UInt8](repeating: 0, count: count)
  for row in 0..<count {
    let bits = random.next()
    if bits & 15 == 0 {
      presence[row] = Presence.blank.rawValue
    } else {
      values[row] = Int64(bits >> 4 & 1023)
    }
  }
  return CellColumn(values: Buffer(values), presence: Buffer(presence), largest: 1023, isMoney: false)
}

/// A small generator of random numbers (Steele, Lea and Flood, 2014), so that every run has the same data.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
