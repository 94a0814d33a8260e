import Diagnostics
import Functions
import Relations
import Syntax

/// `share M`, `growth M` and `rank M [within K]` over rows: behind a pipe, or of a table. A part is one of all rows, or of the rows
/// with the same leading keys where the block groups them.
func bindRowRanking(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  var rows = rows
  for clause in block.clauses {
    switch clause.kind {
    case .share(let measures):
      for measure in measures { rows = try withShare(of: measure, block, over: rows, in: catalog) }
    case .growth(let measures):
      var places: [Int] = []
      for measure in measures {
        let (number, shape) = try place(of: measure, over: rows, in: catalog)
        guard shape.isNumber else { throw Diagnostic.wantsNumber("growth").at(measure.span) }
        places.append(number)
      }
      rows = try withGrowth(of: places, at: clause.span, over: rows, in: catalog)
    case .rank(let measure, let group): rows = try withRank(of: measure, within: group, over: rows, in: catalog)
    default: continue
    }
  }
  return rows
}

/// The measures of `share` and `rank` that a grouping of rows has to compute.
func rankedMeasures(of block: Block) -> [Measure] {
  block.clauses.flatMap { clause -> [Measure] in
    switch clause.kind {
    case .share(let measures), .growth(let measures): measures
    case .rank(let measure, _): [measure]
    default: []
    }
  }
}

private func withShare(
  of measure: Measure, _ block: Block, over rows: Rows, in catalog: Catalog
) throws(Diagnostic) -> Rows {
  let (number, shape) = try place(of: measure, over: rows, in: catalog)
  guard shape.isNumber, shape.unit == .number || shape.unit == .yuan,
    measure.aggregate == .sum || measure.aggregate == .count
  else { throw Diagnostic.noParts.at(measure.span) }
  let schema = shareSchema(of: rows.schema[number]).unlike(rows.schema)
  let leading = block.hasKeys ? Array(0..<max(0, block.keyNames.count - 1)) : []
  let value = Bound(.column(number), shape).at(measure.span)
  let window = Plan.Window(kind: .sum(value), name: schema.name, label: schema.label)
  let whole = Bound(.column(rows.schema.count), shape)
  return Rows(
    plan: .project(
      .window(rows.plan, within: leading, [window]),
      columns(of: rows) + [Plan.Projection(schema.name, schema.label, part(value, whole))]),
    schema: rows.schema + [schema])
}

private func withRank(
  of measure: Measure, within group: Name?, over rows: Rows, in catalog: Catalog
) throws(Diagnostic) -> Rows {
  let number = try place(of: measure, over: rows, in: catalog).0
  var within: [Int] = []
  if let group {
    guard let column = ExpressionScope(catalog, over: rows).column(named: group.text) else {
      throw Diagnostic.unknownColumn(group.text, rows.schema).at(group.span)
    }
    within = [column]
  }
  let schema = rankSchema.unlike(rows.schema)
  let window = Plan.Window(kind: .rank(number), name: schema.name, label: schema.label)
  return Rows(plan: .window(rows.plan, within: within, [window]), schema: rows.schema + [schema])
}

/// The column that a measure names, or that its aggregate has been given.
private func place(of measure: Measure, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> (Int, Shape) {
  let name = aggregateName(measure)
  let scope = ExpressionScope(catalog, over: rows)
  let found =
    rows.column(named: name) ?? measure.expression.flatMap { column($0, over: rows) } ?? scope.column(named: name)
  guard let found else { throw Diagnostic.unknownColumn(name, rows.schema).at(measure.span) }
  return (found, Shape(rows.schema[found].type, rows.schema[found].unit))
}
