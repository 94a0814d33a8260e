import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// The clauses of a block over the rows of a table, or of the block before.
///
/// They mean the same in any order: which rows, what is computed, the order, which columns, each row once, how many,
/// the totals.
func bindClauses(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  var rows = rows
  // Before a join, what is about the rows themselves: only rows that stay are matched.
  var later: [Clause] = []
  rows = try filtered(rows, byMembersOf: block, in: catalog)
  for clause in block.clauses {
    switch clause.kind {
    case .filter(let expression):
      if block.join != nil, (try? condition(expression, in: scope(rows, catalog))) == nil {
        later.append(clause)
        continue
      }
      let kept = try condition(expression, in: scope(rows, catalog))
      rows.plan = .filter(rows.plan, kept)
      rows.droppable.subtract(kept.columns)
    case .by where !isMeasures(block.source) && !block.isRanked:
      throw Diagnostic.keysWithoutMeasures.at(clause.span)
    case .versus:
      throw Diagnostic.versusWithoutMeasures.at(clause.span)
    default: break
    }
  }
  rows = try bindJoin(of: block, over: rows, in: catalog)
  for case .filter(let expression) in later.map(\.kind) {
    rows.plan = .filter(rows.plan, try condition(expression, in: scope(rows, catalog)))
  }
  rows = try bindRowRanking(of: block, over: rows, in: catalog)
  rows = try bindRowPivot(of: block, over: rows, in: catalog)
  rows = try bindDerived(of: block, over: rows, in: catalog)
  rows = try bindRowOrder(of: block, over: rows, in: catalog)
  rows = try bindRowClauses(of: block, over: rows, in: catalog)
  if let totals = block.clauses.first(where: { if case .totals = $0.kind { true } else { false } }) {
    rows.plan = .ownTotals(rows.plan, Plan.OwnTotals(label: totalLabel, span: totals.span))
  }
  return rows
}

private func isMeasures(_ source: Source) -> Bool {
  if case .measures = source { true } else { false }
}

private func scope(_ rows: Rows, _ catalog: Catalog) -> ExpressionScope { ExpressionScope(catalog, over: rows) }

/// The bare members of a block over rows: the columns of their dimensions must be there. Several of one dimension are
/// alternatives, and so are places.
func filtered(_ rows: Rows, byMembersOf block: Block, in catalog: Catalog) throws(Diagnostic) -> Rows {
  let expressions = block.clauses.compactMap { clause -> Expression? in
    if case .member(let expression) = clause.kind { expression } else { nil }
  }
  guard !expressions.isEmpty else { return rows }
  let groups = try bindEach(expressions, in: catalog)
  for (group, expression) in zip(groups, expressions) {
    try checkColumn(of: group, expression, over: rows, in: catalog)
  }
  var rows = rows
  let places = Places(groups)
  if places.areOfSeveralDimensions, let condition = places.condition(over: rows.schema) {
    rows.plan = .filter(rows.plan, condition)
  }
  let others = places.areOfSeveralDimensions ? groups.filter { !$0.isOfPlaces } : groups
  for (dimension, groups) in Dictionary(grouping: others, by: \.dimension).sorted(by: { $0.key < $1.key }) {
    let named = groups.filter { !$0.isNewest }.flatMap(\.members)
    let condition = named.isEmpty ? nil : membership(named, of: dimension, in: rows.schema)
    if groups.contains(where: \.isNewest), let year = rows.column(named: dimension) {
      rows = newest(rows, year: year, or: condition)
    } else if let condition {
      rows.plan = .filter(rows.plan, condition)
    }
  }
  return rows
}

private func checkColumn(
  of group: MemberGroup, _ expression: Expression, over rows: Rows, in catalog: Catalog
) throws(Diagnostic) {
  if rows.schema.contains(where: { $0.name == group.dimension }) { return }
  if scope(rows, catalog).isOfReports, CellDimension(rawValue: group.dimension) == nil {
    throw Diagnostic.ofReports(group.dimension, value: format(expression)).at(expression.span)
  }
  throw Diagnostic.noColumnOf(group.dimension).at(expression.span)
}

/// `latest` over rows: those of the newest year of each organ or area that the rows tell apart, and those that the condition holds for.
private func newest(_ rows: Rows, year: Int, or condition: Bound?) -> Rows {
  let speakers = ["organ", "district", "county", "city", "province", "level", "scope"]
  let within = rows.schema.indices.filter { speakers.contains(rows.schema[$0].name) }
  let place = Plan.Window(kind: .rank(year), name: newestColumn, label: Phrase(verbatim: newestColumn))
  let isFirst = Bound(
    .comparison(
      .equal, Bound(.column(rows.schema.count), Shape(.integer)), Bound(.constant(.integer(1)), Shape(.integer))),
    .boolean)
  let isKept = condition.map { Bound(.or(isFirst, $0), .boolean) } ?? isFirst
  return Rows(
    plan: .project(.filter(.window(rows.plan, within: within, [place]), isKept), columns(of: rows)),
    schema: rows.schema,
    droppable: rows.droppable)
}

private func bindRowOrder(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  var rows = rows
  var groups = try rankGroups(of: block, over: rows, in: catalog)
  var isChosen = false
  for clause in block.clauses {
    guard case .top(let wanted, let isBottom, let by, let group) = clause.kind else { continue }
    let count = try number(wanted)
    if let group { groups = [try groupKey(group, over: rows, in: catalog)] }
    let column = try by.map { (by) throws(Diagnostic) -> Int in
      try sortKeys([SortKey(by, isDescending: true)], over: rows)[0].column
    }
    if let column = column ?? rows.schema.firstIndex(where: { $0.type != .text && $0.unit != .label }) {
      rows.plan = .sort(rows.plan, groups + [Plan.SortKey(column: column, isDescending: !isBottom)])
    }
    rows.plan = groups.isEmpty ? .limit(rows.plan, count) : .limitOfEach(rows.plan, groups.map(\.column), count)
    isChosen = true
  }
  if !isChosen, block.isRankedByRank, let rank = rows.column(named: rankSchema.name) {
    rows.plan = .sort(rows.plan, groups + [Plan.SortKey(column: rank, isDescending: false)])
  }
  for clause in block.clauses {
    if case .sort(let keys) = clause.kind { rows.plan = .sort(rows.plan, try sortKeys(keys, over: rows)) }
  }
  return rows
}

/// The groups within which rows are ranked, as the first keys of their order.
private func rankGroups(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> [Plan.SortKey] {
  for clause in block.clauses {
    guard case .rank(_, let group?) = clause.kind else { continue }
    return [try groupKey(group, over: rows, in: catalog)]
  }
  return []
}

extension Block {
  fileprivate var isRankedByRank: Bool { clauses.contains { if case .rank = $0.kind { true } else { false } } }
}

/// `derive N = E`: the rows with a column more.
func bindDerived(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  var rows = rows
  for clause in block.clauses {
    guard case .derive(let selections) = clause.kind else { continue }
    for selection in selections {
      let all = columns(of: rows)
      let (projection, schema) = try projected(selection, beside: rows.schema, over: rows, in: catalog)
      rows = Rows(
        plan: .project(rows.plan, all + [projection]), schema: rows.schema + [schema], droppable: rows.droppable)
    }
  }
  return rows
}

/// `select`, `rename`, `distinct`, `limit`: what is left to do when the rows stand.
func bindRowClauses(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  var rows = rows
  for clause in block.clauses {
    switch clause.kind {
    case .select(let selections):
      var chosen: [(Plan.Projection, ColumnSchema)] = []
      for selection in selections {
        chosen.append(try projected(selection, beside: chosen.map(\.1), over: rows, in: catalog))
      }
      rows = Rows(plan: .project(rows.plan, chosen.map(\.0)), schema: chosen.map(\.1))
    default: break
    }
  }
  for clause in block.clauses {
    guard case .rename(let pairs) = clause.kind else { continue }
    rows = try renamed(rows, pairs)
  }
  for clause in block.clauses {
    if case .distinct = clause.kind { rows.plan = .distinct(rows.plan) }
  }
  for clause in block.clauses {
    if case .limit(let count) = clause.kind { rows.plan = .limit(rows.plan, try number(count)) }
  }
  return rows
}

/// All at once, so that two columns can change their names.
private func renamed(_ rows: Rows, _ pairs: [(from: Name, to: Name)]) throws(Diagnostic) -> Rows {
  var renamed = rows
  var changed: [(column: Int, to: Name)] = []
  for (from, to) in pairs {
    guard let column = rows.column(named: from.text) else {
      throw Diagnostic.unknownColumn(from.text, rows.schema).at(from.span)
    }
    let schema = rows.schema[column]
    renamed.schema[column] = ColumnSchema(to.text, schema.type, unit: schema.unit)
    changed.append((column, to))
  }
  for (column, to) in changed {
    try refuseTaken(to, by: renamed.schema.indices.filter { $0 != column }.map { renamed.schema[$0] })
  }
  renamed.plan = .project(rows.plan, columns(of: renamed))
  return renamed
}

func columns(of rows: Rows) -> [Plan.Projection] {
  rows.schema.enumerated().map { number, column in
    Plan.Projection(column.name, column.label, Bound(.column(number), Shape(column.type, column.unit)))
  }
}

/// A column that `select` or `derive` makes beside others: one that the user names wants a name of its own.
private func projected(
  _ selection: Selection, beside others: [ColumnSchema], over rows: Rows, in catalog: Catalog
) throws(Diagnostic) -> (Plan.Projection, ColumnSchema) {
  try scope(rows, catalog).refuseNumbers([selection.expression])
  let expression = selection.name == nil ? selection.expression.namedByQuotes : selection.expression
  let bound = try bind(expression, in: scope(rows, catalog))
  if let name = selection.name { try refuseTaken(name, by: others) }
  var name = selection.name?.text ?? heading(of: selection.expression)
  var label = Phrase(verbatim: name)
  if selection.name == nil, case .column(let number) = bound.kind {
    name = rows.schema[number].name
    label = rows.schema[number].label
  }
  let schema = ColumnSchema(name, label: label, bound.shape.type, unit: bound.shape.unit).unlike(others)
  return (Plan.Projection(schema.name, schema.label, bound), schema)
}

extension Diagnostic {
  fileprivate static let keysWithoutMeasures = Diagnostic(
    Phrase("by wants something to compute for each group", zh: "“按”之前需要要计算的内容"),
    hint: Phrase("such as from facts | count by kind", zh: "例如 来自 facts ｜ 计数 按 kind"))
  fileprivate static let versusWithoutMeasures = Diagnostic(
    Phrase("vs compares metrics", zh: "“比”用于对比指标"),
    hint: Phrase("such as lawsuits 2019 vs 2020 by district", zh: "例如 行政诉讼 2019 比 2020 按 区县"))

  fileprivate static func noColumnOf(_ dimension: String) -> Diagnostic {
    Diagnostic(
      Phrase("these rows have no column \(dimension)", zh: "这些行没有 \(dimension) 列"),
      hint: Phrase("put it behind by, before the pipe", zh: "请在管道之前的“按”后加上它"))
  }
}
