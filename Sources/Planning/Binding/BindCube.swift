import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// A block that begins with measures: sums over reports.
///
/// The clauses mean the same in any order: first which reports (`filter`, bare members), then the keys, the measures,
/// their conditions, their parts and ranks, the members that become columns, the order, the rows to show, the totals,
/// and last the layout of `vs`.
func bindCube(_ written: [Measure], _ block: Block, in catalog: Catalog) throws(Diagnostic) -> Rows {
  let measures = written.map { measure in
    Measure(
      aggregate: measure.aggregate, expression: measure.expression?.withWaysDown(in: catalog), at: measure.span)
  }
  try checkNames(of: measures, in: catalog)
  var draft = CubeDraft(catalog)
  try bindKeys(of: block, into: &draft)
  try bindReportFilters(of: block, into: &draft)
  try bindYear(ofGrowthIn: block, into: &draft)
  draft.placesBehindAt = sharedDimension(
    ofPlacesAmong: (measures + rankedMeasures(of: block)).flatMap { $0.expression?.membersBehindAt ?? [] }, in: catalog)
  let sides = try bindVersus(of: block, in: draft)
  draft.note(sides ?? [])
  var columns = try bindMeasures(measures, sides, into: &draft)
  let ranking = try bindRanking(of: block, &columns, into: &draft)
  let plan = draft.plan()
  if plan.leaves.contains(where: { $0.expression == nil }), let cell = draft.formKeys.first {
    throw Diagnostic.reportsNotToldApart(cell).at(block.span)
  }
  let keys = plan.keys.map(\.schema)
  var rows = Rows(
    plan: .project(.cube(plan), projections(keys, columns.shown + ranking.yearBefore)),
    schema: keys + columns.shown.map(\.schema))
  for condition in columns.conditions { rows.plan = .filter(rows.plan, condition) }
  rows = ranked(rows, ranking, columns.shown, draft)
  let pivot = try bindPivot(of: block, over: rows, draft)
  if let pivot { rows = pivoted(rows, pivot) }
  // A row of totals has its derived columns computed from its own figures, so there they come last.
  let totals = block.clauses.first { if case .totals = $0.kind { true } else { false } }
  let derivesFirst = sides == nil && totals == nil
  if sides == nil { rows = try bindJoin(of: block, over: rows, in: catalog) }
  if derivesFirst { rows = try bindDerived(of: block, over: rows, in: catalog) }
  let remaining = draft.keys.indices.filter { $0 != pivot?.layout.key }
  rows = try bindOrder(
    of: block, over: rows, keys: remaining.map { draft.keys[$0] }, pivot == nil ? ranking.order(keys.count) : nil,
    in: catalog)
  if let totals {
    rows = try limited(rows, by: block, each: sides.map { columns.shown.count / $0.count } ?? 1)
    if let join = block.join { throw Diagnostic.joinedTotals.at(join.span) }
    guard !remaining.isEmpty else { throw Diagnostic.nothingToTotal.at(totals.span) }
    if !ranking.growths.isEmpty, remaining.contains(where: { draft.keys[$0].schema.name == "year" }) {
      throw Diagnostic.growthOverYears.at(totals.span)
    }
    rows.plan = .totals(
      rows.plan, whole(draft, columns.shown, ranking, pivot), keyCount: remaining.count,
      label: totalLabel)
  }
  if let sides {
    rows = compared(rows, keyCount: keys.count, columns.shown, sides)
    rows = try bindJoin(of: block, over: rows, in: catalog)
  }
  if !derivesFirst { rows = try bindDerived(of: block, over: rows, in: catalog) }
  return try bindRowClauses(of: totals == nil ? block : block.withoutLimit, over: rows, in: catalog)
}

/// `limit N` before a row of totals, which is none of the N.
///
/// - Parameter rowsOfGroup: how many rows `vs` makes of each group.
private func limited(_ rows: Rows, by block: Block, each rowsOfGroup: Int) throws(Diagnostic) -> Rows {
  var rows = rows
  for case .limit(let wanted) in block.clauses.map(\.kind) {
    rows.plan = .limit(rows.plan, (try number(wanted) + rowsOfGroup - 1) / max(1, rowsOfGroup))
  }
  return rows
}

/// What stands first is complained of first: an unknown metric before the members that its misspelling made of other words.
private func checkNames(of measures: [Measure], in catalog: Catalog) throws(Diagnostic) {
  for measure in measures where measure.aggregate == .sum {
    guard case .name(let name)? = measure.expression?.kind, catalog.metrics.find(name.text) == nil else { continue }
    throw .unknownMetric(name.text, in: catalog).at(name.span)
  }
}

/// The row of totals: the figures of all reports, or of those of each member that is a column. Where the members are the parts,
/// each is one of all reports.
private func whole(_ draft: CubeDraft, _ columns: [MeasureColumn], _ ranking: Ranking, _ pivot: Pivot?) -> Plan {
  let kept = pivot.map { [$0.layout.key] } ?? []
  let keys = kept.map { draft.keys[$0].schema }
  let distance = kept.count - draft.keys.count
  let sums = Plan.cube(draft.plan(keptKeys: kept))
  let hasParts = !ranking.shares.isEmpty && kept == [draft.keys.count - 1]
  let figures = wholeFigures(
    columns, ranking, distance, parts: distance + (hasParts ? draft.leaves.count : 0))
  let plan = Plan.project(
    hasParts ? .beside(sums, .cube(draft.plan(keptKeys: [])), keyCount: 0) : sums,
    projections(keys, []) + figures.map { Plan.Projection($0.0.name, $0.0.label, $0.1) })
  guard let pivot else { return plan }
  var layout = pivot.layout
  (layout.key, layout.keys, layout.measures) = (0, [], Array(1...max(1, figures.count)))
  return .pivot(plan, layout)
}

/// What the row of totals is called.
package let totalLabel = Phrase("total", zh: "合计")

extension Block {
  fileprivate var withoutLimit: Block {
    var rest = self
    rest.clauses.removeAll { if case .limit = $0.kind { true } else { false } }
    return rest
  }

  /// The keys behind `within`.
  var groupNames: [Name] {
    clauses.compactMap { clause in
      switch clause.kind {
      case .rank(_, let group), .top(_, _, _, let group): group
      default: nil
      }
    }
  }
}

/// A column of the answer in the making.
struct MeasureColumn {
  var schema: ColumnSchema
  var expression: Bound
}

func projections(_ keys: [ColumnSchema], _ columns: [MeasureColumn]) -> [Plan.Projection] {
  keys.enumerated().map { number, key in
    Plan.Projection(key.name, key.label, Bound(.column(number), Shape(key.type, key.unit)))
  } + columns.map { Plan.Projection($0.schema.name, $0.schema.label, $0.expression) }
}

extension Bound {
  /// The expression over a cube with fewer keys, whose leaves begin further to the left.
  func shifted(by distance: Int) -> Bound { mapped { .column($0 + distance) } }
}

// MARK: - Keys and filters

/// The dimension that a name means, by identifier, label or alias; nil where there is none.
package func findDimension(_ name: String) -> Dimension? {
  let key = name.lowercased()
  return dimensions.first { $0.id == key || $0.label.zh == key || $0.aliases.contains(key) }
}

extension Block {
  /// The keys behind `by`; before them the one behind `within`, and last the one behind `pivot`, where it is none of them.
  var keyNames: [Name] {
    var names: [Name] = []
    for case .by(let keys) in clauses.map(\.kind) { names += keys }
    func isKey(_ name: Name) -> Bool { names.contains { meaning($0) == meaning(name) } }
    for group in groupNames where !isKey(group) { names.insert(group, at: 0) }
    for case .pivot(let key) in clauses.map(\.kind) where !isKey(key) { names.append(key) }
    return names
  }

  private func meaning(_ name: Name) -> String { findDimension(name.text)?.id ?? name.text.lowercased() }
}

private func bindKeys(of block: Block, into draft: inout CubeDraft) throws(Diagnostic) {
  for name in block.keyNames {
    guard let dimension = findDimension(name.text) else {
      throw Diagnostic.unknownDimension(name.text, in: draft.catalog).at(name.span)
    }
    if draft.keys.contains(where: { $0.schema.name == dimension.id }) { continue }
    if let cell = dimension.cell {
      let members = cell.members.map { Phrase($0.id, zh: $0.label) }
      draft.formKeys.append(cell)
      draft.keys.append(
        .form(ColumnSchema(dimension.id, label: dimension.label, .text, unit: .label, choices: members)))
    } else if let column = draft.schema.firstIndex(where: { $0.name == dimension.id }) {
      draft.keys.append(.property(column, draft.schema[column]))
    }
  }
}

private func bindReportFilters(of block: Block, into draft: inout CubeDraft) throws(Diagnostic) {
  let members = block.clauses.compactMap { clause -> Expression? in
    switch clause.kind {
    case .member(let expression): expression
    case .top(_, _, let by?, _): memberBehindTop(by, in: draft.catalog) == nil ? nil : by
    default: nil
    }
  }
  let groups = try bindEach(members, in: draft.catalog)
  let places = Places(groups)
  draft.named = Dictionary(grouping: groups.filter { !$0.isNewest }, by: \.dimension).mapValues {
    $0.flatMap(\.members)
  }.filter { !$0.value.contains(where: \.isPlace) || places.allLie(in: $0.value) }
  draft.note(groups)
  let limits = limited(MeasureLimits(), to: groups, in: draft)
  draft.formFilters = limits.form
  if let condition = limits.condition { draft.conditions.append(condition) }
  let parts = block.clauses.flatMap { clause -> [Expression] in
    if case .filter(let expression) = clause.kind { conjuncts(expression) } else { [] }
  }
  // Those on the form first, whatever the order they stand in: they say which cells the others are about.
  var others: [Expression] = []
  for part in parts {
    if let (dimension, members) = try formFilter(part, in: draft.catalog) {
      draft.formFilters[dimension] = draft.formFilters[dimension].map { $0.intersection(members) } ?? members
    } else {
      others.append(part)
    }
  }
  for part in others {
    try bindReportFilter(part, into: &draft)
    draft.missing += unreported(part, in: draft.catalog)
  }
}

/// The districts and years that a condition asks for and that no loaded report is of: `district = 杭州市`, `year in (2018, 2019)`.
private func unreported(_ condition: Expression, in catalog: Catalog) -> [String] {
  let (side, candidates): (Expression, [Expression])
  switch condition.kind {
  case .binary(.equal, let left, let right): (side, candidates) = (left, [right])
  case .in(let left, let list, false): (side, candidates) = (left, list)
  case .binary(.or, let left, let right): return unreported(left, in: catalog) + unreported(right, in: catalog)
  default: return []
  }
  guard case .name(let name) = side.kind, let dimension = findDimension(name.text), dimension.cell == nil else {
    return []
  }
  let members = candidates.flatMap { (try? bindMembers($0, of: dimension.id, in: catalog))?.members ?? [] }
  return members.filter { !$0.isLoaded }.map(\.label.zh)
}

/// In `top 5 鹿城区` the name is no measure but a bare member.
private func memberBehindTop(_ expression: Expression, in catalog: Catalog) -> MemberGroup? {
  if case .name(let name) = expression.kind,
    catalog.metrics.find(name.text) != nil || findDimension(name.text) != nil
  {
    return nil
  }
  return try? bindMembers(expression, in: catalog)
}

/// In `top 5 lawsuits by district` nothing is measured but what the rows are chosen by.
func measureBehindTop(of block: Block, in catalog: Catalog) -> Measure? {
  for case .top(_, _, let by?, _) in block.clauses.map(\.kind) where memberBehindTop(by, in: catalog) == nil {
    return Measure(aggregate: .sum, expression: by, at: by.span)
  }
  return nil
}

extension Block {
  /// `top 5 lawsuits by district 温州市`: the word that stands for measures is a member, for `top` says what is measured. Nil
  /// where there are measures.
  func measuredByTop(besides measures: [Measure], in catalog: Catalog) -> Block? {
    guard measures.count == 1, measures[0].aggregate == .sum, let word = measures[0].expression,
      case .name(let name) = word.kind, catalog.metrics.find(name.text) == nil,
      measureBehindTop(of: self, in: catalog) != nil, (try? bindMembers(word, in: catalog)) != nil
    else { return nil }
    return Block(source: .previous, clauses: clauses + [Clause(.member(word), at: word.span)], at: span)
  }
}

private func conjuncts(_ expression: Expression) -> [Expression] {
  guard case .binary(.and, let left, let right) = expression.kind else { return [expression] }
  return conjuncts(left) + conjuncts(right)
}

/// A condition on reports: its metrics are those of the whole report, not told apart by the keys.
private func bindReportFilter(_ expression: Expression, into draft: inout CubeDraft) throws(Diagnostic) {
  draft.isFiltering = true
  let (bound, changed) = try perReportScope(draft.formFilters, draft) { scope throws(Diagnostic) in
    try condition(expression, in: scope)
  }
  draft = changed
  draft.isFiltering = false
  draft.conditions.append(bound)
  draft.filtersByFigures = draft.filtersByFigures || !bound.cellLists.isEmpty
}

/// `applicant = 自然人`, `result != pending`, `outcome in (granted, partial)`: the members that are left.
private func formFilter(
  _ expression: Expression, in catalog: Catalog
) throws(Diagnostic) -> (CellDimension, Set<Int>)? {
  let side: Expression
  let candidates: [Expression]
  let isNegated: Bool
  switch expression.kind {
  case .binary(.equal, let left, let right): (side, candidates, isNegated) = (left, [right], false)
  case .binary(.notEqual, let left, let right): (side, candidates, isNegated) = (left, [right], true)
  case .in(let left, let list, let negated): (side, candidates, isNegated) = (left, list, negated)
  case .unary(.not, let inner):
    guard let (cell, members) = try formFilter(inner, in: catalog) else { return nil }
    return (cell, Set(cell.members.indices).subtracting(members))
  default: return nil
  }
  guard case .name(let name) = side.kind, let dimension = findDimension(name.text), let cell = dimension.cell else {
    return nil
  }
  var numbers: Set<Int> = []
  for candidate in candidates {
    numbers.formUnion(try bindMembers(candidate, of: dimension.id, in: catalog).members.compactMap(\.cellNumber))
  }
  return (cell, isNegated ? Set(cell.members.indices).subtracting(numbers) : numbers)
}

extension Diagnostic {
  fileprivate static let nothingToTotal = Diagnostic(
    Phrase("totals wants something to add up", zh: "“合计行”需要可相加的行"),
    hint: Phrase("such as lawsuits by district totals", zh: "例如 行政诉讼 按 区县 合计行"))
}
