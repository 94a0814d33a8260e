import Diagnostics
import Functions
import Planning
import Relations

/// Sums over reports: a row for each group of reports and sheet of the form, the keys first, then the leaves.
func execute(_ plan: CubePlan, _ context: inout Context) throws(Diagnostic) -> Relation {
  let cube = context.dataset.cube
  let (groups, byLeaf) = try leafGroups(plan, context)
  var leaves: [Column] = []
  var gathered = CoverageGathering(plan, cube)
  for (leaf, numbers) in zip(plan.leaves, byLeaf) {
    try context.checkpoint()
    gathered.begin()
    do {
      var column = try column(of: leaf, numbers, groups.count, plan, &context, &gathered)
      column.measures = [leaves.count]
      column.addsUp = leaf.aggregation.addsUp
      leaves.append(column)
    } catch {
      throw error.with { if $0.span == nil { $0.span = leaf.span } }
    }
  }
  gathered.finish(plan, cube, into: &context.coverage)
  context.coverage.known += plan.notes
  context.coverage.known += notesOnYearBefore(plan, groups, byLeaf, cube)
  context.coverage.known += [noteOnYearsOfSides(plan, groups, byLeaf, cube)].compactMap { $0 }
  let sheetCount = plan.sheets.count
  let isNested = (gathered.groupsAround + gathered.newestAround).contains { !$0.isEmpty } || !gathered.stocks.isEmpty
  let rows = isNested ? (0..<groups.count * sheetCount).map { Int32($0 / sheetCount) } : []
  return Relation(
    "answer", keys(plan, groups, cube) + leaves, rowCount: groups.count * sheetCount,
    nesting: Nesting(
      rows, around: gathered.groupsAround, ofNewest: context.takesNewestRows ? gathered.newestAround : [],
      stocks: gathered.stocks
    ) { name($0, plan, groups, cube) },
    speakers: context.comparesYears ? rowSpeakers(plan, groups.count, byLeaf, cube) : nil)
}

/// What a group is called by the properties that tell it apart.
private func name(_ group: Int32, _ plan: CubePlan, _ groups: CubeGroups, _ cube: Cube) -> String {
  plan.keys.compactMap { key in
    guard case .property(let number, _) = key else { return nil }
    return cube.reports.columns[number].text(at: Int(groups.representatives[Int(group)])) ?? "–"
  }.joined(separator: " ")
}

/// The key columns: each group repeated for every sheet.
private func keys(_ plan: CubePlan, _ groups: CubeGroups, _ cube: Cube) -> [Column] {
  let sheetCount = plan.sheets.count
  let reports = groups.representatives.flatMap { Array(repeating: $0, count: sheetCount) }
  var formKey = 0
  return plan.keys.map { key in
    switch key {
    case .property(let number, let schema):
      var column = taken(cube.reports.columns[number], reports)
      column.label = schema.label
      column.measures = []
      return column
    case .form(let schema):
      let place = formKey
      formKey += 1
      let texts = (0..<groups.count).flatMap { _ in plan.sheets.map { sheet in sheet[place].map { key.members[$0] } } }
      var column = Column.texts(schema.name, label: schema.label, texts, choices: schema.choices)
      column.measures = []
      return column
    }
  }
}

/// Which reports each leaf of a cube takes for which group: what `trace` follows back.
struct Contributions {
  /// The keys of the rows, a row each.
  var keys: [Column]
  var rowCount: Int
  private let plan: CubePlan
  /// The group of each report, by leaf.
  private let groups: [[Int32]]

  fileprivate init(_ plan: CubePlan, keys: [Column], rowCount: Int, groups: [[Int32]]) {
    self.plan = plan
    self.keys = keys
    self.rowCount = rowCount
    self.groups = groups
  }

  /// The cells that the row was made from; those that the report's form lacks are none.
  func cells(behind row: Int, as answerRow: Int, _ cube: Cube) -> [LineageEntry] {
    let sheetCount = plan.sheets.count
    let (group, sheet) = (Int32(row / sheetCount), row % sheetCount)
    return zip(plan.leaves, groups).flatMap { leaf, groups in
      let slots = (leaf.expression?.cellLists ?? []).flatMap { plan.cells[$0][sheet] }
      let whole = withoutIncomplete(groups, rowCount / max(sheetCount, 1), leaf, sheet, plan, cube)?.groups ?? groups
      return whole.indices.filter { whole[$0] == group }.flatMap { report in
        slots.compactMap { slot in
          let presence = Presence(rawValue: cube.cells[slot].presence[report]) ?? .blank
          return presence == .absent
            ? nil : LineageEntry(row: answerRow, metric: leaf.metric, report: report, cell: slot, presence: presence)
        }
      }
    }
  }
}

func contributions(_ plan: CubePlan, _ context: Context) throws(Diagnostic) -> Contributions {
  let cube = context.dataset.cube
  let (groups, scoped) = try leafGroups(plan, context)
  let byLeaf = zip(plan.leaves, scoped).map { leaf, numbers in counted(numbers, groups.count, leaf, plan, cube).0 }
  return Contributions(
    plan, keys: keys(plan, groups, cube), rowCount: groups.count * plan.sheets.count, groups: byLeaf)
}

/// The reports that a leaf counts, and those left out because others contain them. Means, medians and counts are of
/// reports: there a report contained in another is one of them.
func counted(
  _ groups: [Int32], _ groupCount: Int, _ leaf: Leaf, _ plan: CubePlan, _ cube: Cube
) -> ([Int32], [Int32]) {
  guard leaf.aggregation == .sum, !plan.countsOverlap else { return (groups, []) }
  return withoutContained(groups, groupCount: groupCount, containment(of: leaf, plan, cube))
}

/// What contains what among the reports of a leaf: of one year, or where only the newest count, of whatever years these are.
private func containment(of leaf: Leaf, _ plan: CubePlan, _ cube: Cube) -> Containment {
  let newest = cube.reports.columns.firstIndex { $0.name == newestColumn }
  return newest.map { plan.counts(leaf, onlyWhere: $0) } ?? false ? cube.containmentOfNewest : cube.containment
}

private func column(
  of leaf: Leaf, _ groups: [Int32], _ groupCount: Int, _ plan: CubePlan, _ context: inout Context,
  _ gathered: inout CoverageGathering
) throws(Diagnostic) -> Column {
  guard leaf.aggregation == .sum, case .cells(let list)? = leaf.expression?.kind else {
    gathered.use(groups, groupCount)
    try countCells(of: leaf, groups, groupCount, plan, context, &gathered)
    return try perReportColumn(of: leaf, groups, groupCount, plan, context)
  }
  let cube = context.dataset.cube
  let (counted, leftOut) = counted(groups, groupCount, leaf, plan, cube)
  let held =
    leaf.isStock
    ? heldInYears(counted, groupCount: groupCount, cube) { row in
      plan.cells[list].contains { $0.contains { cube.cells[$0].presence[row] != Presence.absent.rawValue } }
    } : []
  let several = groupsOfSeveralYears(held)
  if !several.isEmpty && !context.coverage.isTotal { throw .stockOverYears(leaf.metric) }
  gathered.use(counted, groupCount)
  if groupCount > 1 { gathered.hold(leaf.metric, held) }
  gathered.leaveOut(leftOut)
  if !plan.countsOverlap {
    gathered.compare(counted, groupCount, containment(of: leaf, plan, cube))
    if context.takesNewestRows { gathered.compareNewest(counted, groupCount, cube.containmentOfNewest) }
  }
  let numbers = Buffer(counted)
  let sheetCount = plan.sheets.count
  var values = [Int64](repeating: 0, count: groupCount * sheetCount)
  var presence = [UInt8](repeating: Presence.missing.rawValue, count: groupCount * sheetCount)
  let hasReports = groupsWithReports(counted, groupCount)
  for (sheet, slots) in plan.cells[list].enumerated() {
    let checkpoint = context.checkpoint
    func tallied(_ groups: Buffer<Int32>) throws(Diagnostic) -> CellTally {
      try tally(
        slots.map { cube.cells[$0] }, groups: groups, groupCount: groupCount, usesImplied: plan.usesImplied,
        batch: checkpoint.batch, checkpoint: { () throws(Diagnostic) in try checkpoint() })
    }
    let ofAll = try tallied(numbers)
    let whole = withoutIncomplete(counted, groupCount, leaf, sheet, plan, cube)
    let ofWhole = try whole.map { (whole) throws(Diagnostic) in try tallied(Buffer(whole.groups)) }
    for group in 0..<groupCount {
      values[group * sheetCount + sheet] = (ofWhole ?? ofAll).sums[group]
      // A report that is there, of a metric that has no cell in the sheet: not a missing report.
      var state = slots.isEmpty && hasReports[group] ? Presence.absent : ofAll.presence(in: group)
      if let ofWhole, state.hasValue {
        state = ofWhole.presence(in: group).hasValue ? ofWhole.presence(in: group) : .blank
      }
      presence[group * sheetCount + sheet] = state.rawValue
    }
    gathered.count(ofAll, slots, leaf.metric, of: counted)
    gathered.leaveOutIncomplete(whole?.incomplete ?? [])
  }
  for group in several {
    for sheet in 0..<sheetCount {
      presence[Int(group) * sheetCount + sheet] = Presence.blank.rawValue
      values[Int(group) * sheetCount + sheet] = 0
    }
  }
  let isMoney = leaf.shape.type == .money
  return Column(
    leaf.metric, isMoney ? .money(Buffer(values)) : .integer(Buffer(values)), presence: Buffer(presence),
    unit: leaf.shape.unit)
}

func groupsWithReports(_ groups: [Int32], _ groupCount: Int) -> [Bool] {
  var hasReports = [Bool](repeating: false, count: groupCount + 1)
  for group in groups { hasReports[Int(group)] = true }
  return hasReports
}

/// Tells the coverage of the cells that a mean, a median or a count rests on.
private func countCells(
  of leaf: Leaf, _ groups: [Int32], _ groupCount: Int, _ plan: CubePlan, _ context: Context,
  _ gathered: inout CoverageGathering
) throws(Diagnostic) {
  let cube = context.dataset.cube
  let (numbers, checkpoint) = (Buffer(groups), context.checkpoint)
  for slots in Set(leaf.expression?.cellLists ?? []).sorted().flatMap({ plan.cells[$0] }) {
    let tally = try tally(
      slots.map { cube.cells[$0] }, groups: numbers, groupCount: groupCount, usesImplied: plan.usesImplied,
      batch: checkpoint.batch, checkpoint: { () throws(Diagnostic) in try checkpoint() })
    gathered.count(tally, slots, leaf.metric, of: groups)
  }
}

/// A value for each report, aggregated over the reports of a group: means, medians, counts. A report contained in
/// another is one of the reports.
private func perReportColumn(
  of leaf: Leaf, _ groups: [Int32], _ groupCount: Int, _ plan: CubePlan, _ context: Context
) throws(Diagnostic) -> Column {
  let cube = context.dataset.cube
  guard !plan.sheets.isEmpty else { return Column(leaf.metric, .integer(Buffer([])), unit: leaf.shape.unit) }
  var bySheet: [Column] = []
  for sheet in plan.sheets.indices {
    let values =
      try leaf.expression.map { (expression) throws(Diagnostic) -> Column in
        try evaluate(
          expression, columns: { cube.reports.columns[$0] },
          cells: { list throws(Diagnostic) in
            try withinReport(list, plan.cells[list][sheet], in: expression, plan, cube, rowCount: cube.rowCount) {
              cube.cells[$0]
            }
          }, count: cube.rowCount)
      } ?? constant(.integer(1), count: cube.rowCount)
    bySheet.append(try aggregate(leaf.aggregation, values, groups: groups, groupCount: groupCount))
  }
  let stacked = bySheet.dropFirst().reduce(bySheet[0], appended)
  let order = (0..<groupCount).flatMap { group in bySheet.indices.map { Int32($0 * groupCount + group) } }
  var column = taken(stacked, order)
  column.name = leaf.metric
  column.unit = leaf.shape.unit
  return column
}
