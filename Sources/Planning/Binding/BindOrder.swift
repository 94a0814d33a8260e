import Diagnostics
import Metrics
import Relations
import Syntax

/// `sort`, `top`, `bottom` over the rows of a cube, and the order where none is asked for.
///
/// Rows come in the natural order of their keys: divisions by code, years ascending, rows of the form as printed. That
/// order stays where the last key is a year or a dimension of the form; otherwise the first measure comes largest first.
///
/// A rank comes in its own order, group by group where it is one within groups; `top` then takes the first of each group,
/// as `top N within K` does where nothing is ranked.
func bindOrder(
  of block: Block, over rows: Rows, keys: [CubeKey], _ ranking: RankOrder?, in catalog: Catalog
) throws(Diagnostic) -> Rows {
  var rows = rows
  var isSorted = false
  var groups = (ranking?.within ?? []).map { Plan.SortKey(column: $0, isDescending: false) }
  // First which rows, then their order: the largest stay the largest whatever they are sorted by.
  for clause in block.clauses {
    guard case .top(let wanted, let isBottom, let by, let group) = clause.kind else { continue }
    let count = try number(wanted)
    if let group { groups = [try groupKey(group, over: rows, in: catalog)] }
    let named = try by.flatMap { (by) throws(Diagnostic) -> Int? in
      try topColumn(by, over: rows, isMember: catalog)
    }
    let first = rows.schema.count > keys.count ? keys.count : nil
    guard let column = named ?? ranking?.measure ?? first else { continue }
    rows.plan = .sort(rows.plan, groups + [Plan.SortKey(column: column, isDescending: !isBottom)])
    rows.plan = groups.isEmpty ? .limit(rows.plan, count) : .limitOfEach(rows.plan, groups.map(\.column), count)
    isSorted = true
  }
  for clause in block.clauses {
    guard case .sort(let keys) = clause.kind else { continue }
    rows.plan = .sort(rows.plan, try sortKeys(keys, over: rows))
    isSorted = true
  }
  if isSorted { return rows }
  if let ranking {
    rows.plan = .sort(rows.plan, groups + [Plan.SortKey(column: ranking.rank, isDescending: false)])
  } else if let last = keys.last, !last.isOrdered, rows.schema.count > keys.count {
    rows.plan = .sort(rows.plan, [Plan.SortKey(column: keys.count, isDescending: true)])
  } else if let first = keys.first, case .form = first, keys.count > 1 {
    rows.plan = .sort(rows.plan, keys.indices.map { Plan.SortKey(column: $0, isDescending: false) })
  }
  return rows
}

/// How many rows are wanted; a variable that still stands there has no value.
func number(_ count: RowCount) throws(Diagnostic) -> Int {
  switch count {
  case .number(let number): return number
  case .variable(let name): throw .unknownVariable(name, [], suchAs: "5")
  }
}

/// The column of the groups behind `within`, as the first key of the order.
func groupKey(_ group: Name, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Plan.SortKey {
  guard let column = ExpressionScope(catalog, over: rows).column(named: group.text) else {
    throw Diagnostic.unknownColumn(group.text, rows.schema).at(group.span)
  }
  return Plan.SortKey(column: column, isDescending: false)
}

extension CubeKey {
  /// Whether its members have an order of their own that a reader expects.
  fileprivate var isOrdered: Bool {
    switch self {
    case .form: true
    case .property(_, let schema): schema.name == "year"
    }
  }
}

func sortKeys(_ keys: [SortKey], over rows: Rows) throws(Diagnostic) -> [Plan.SortKey] {
  var result: [Plan.SortKey] = []
  for key in keys {
    result.append(Plan.SortKey(column: try sortColumn(key.expression, over: rows), isDescending: key.isDescending))
  }
  return result
}

/// The column that an expression names, by its name, its label, or as it was typed.
private func sortColumn(_ expression: Expression, over rows: Rows) throws(Diagnostic) -> Int {
  if let column = column(expression, over: rows) { return column }
  throw Diagnostic.notInAnswer(format(expression), rows.schema).at(expression.span)
}

func column(_ expression: Expression, over rows: Rows) -> Int? {
  let text = heading(of: expression)
  if let column = rows.column(named: text) { return column }
  switch expression.kind {
  case .name(let name):
    if let metric = MetricCatalogue().find(name.text), let column = rows.column(named: metric.id) { return column }
    return findDimension(name.text).flatMap { rows.column(named: $0.id) }
  case .number(let text, _), .string(let text): return rows.column(named: text)
  default: return nil
  }
}

/// The column behind `top N`; nil where the word is a bare member.
private func topColumn(_ expression: Expression, over rows: Rows, isMember catalog: Catalog) throws(Diagnostic) -> Int?
{
  if let column = column(expression, over: rows) { return column }
  if (try? bindMembers(expression, in: catalog)) != nil { return nil }
  return try sortColumn(expression, over: rows)
}
