import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// Measures behind a pipe: aggregates of the rows of the block before, `| sum lawsuits by city`, `| count by kind`.
func bindAggregates(
  _ measures: [Measure], _ block: Block, over rows: Rows, in catalog: Catalog
) throws(Diagnostic) -> Rows {
  let scope = ExpressionScope(catalog, over: rows)
  var keys: [Int] = []
  for name in block.keyNames {
    guard let column = scope.column(named: name.text) else {
      throw Diagnostic.unknownColumn(name.text, rows.schema).at(name.span)
    }
    if !keys.contains(column) { keys.append(column) }
  }
  var input = try filtered(rows, byMembersOf: block, in: catalog)
  for case .filter(let expression) in block.clauses.map(\.kind) {
    input.plan = .filter(input.plan, try condition(expression, in: scope))
  }
  var aggregates: [Plan.Aggregate] = []
  var schema = keys.map { rows.schema[$0] }
  var named: Set<String> = []
  for measure in measures + rankedMeasures(of: block) where named.insert(aggregateName(measure)).inserted {
    let aggregation = Aggregation(rawValue: measure.aggregate.rawValue) ?? .sum
    if let inside = measure.expression?.aggregates, !inside.isEmpty {
      throw Diagnostic.aggregatesFirst(measure, inside).at(measure.span)
    }
    let expression = try measure.expression.map { (expression) throws(Diagnostic) in try bind(expression, in: scope) }
    let shape =
      try expression.map { (expression) throws(Diagnostic) in
        try located(measure.span) { () throws(Diagnostic) in
          guard aggregation == .count || expression.shape.isNumber else {
            throw .noNumbers(measure.aggregate, measure.expression)
          }
          return try aggregation.shape(expression.shape)
        }
      } ?? Shape(.integer)
    let text = measure.expression.map(columnName) ?? ""
    let name = aggregateName(measure)
    let label =
      measure.expression == nil ? Phrase("rows", zh: "行数") : Phrase(name, zh: measure.aggregate.chinese + text)
    let column = ColumnSchema(name, label: label, shape.type, unit: shape.unit).unlike(schema)
    aggregates.append(
      Plan.Aggregate(aggregation: aggregation, expression: expression, name: column.name, label: column.label))
    schema.append(column)
  }
  var grouped = Rows(plan: .aggregate(input.plan, keys: keys, aggregates), schema: schema)
  let isSorted = block.clauses.contains { if case .sort = $0.kind { true } else { false } }
  if !isSorted, !keys.isEmpty { grouped = inDefaultOrder(grouped, keyCount: keys.count) }
  grouped.counts = Set(aggregates.indices.filter { aggregates[$0].aggregation == .count }.map { keys.count + $0 })
  return grouped
}

/// What the column of an aggregate of rows is called: `rows`, `lawsuits`, `avg_lawsuits`.
func aggregateName(_ measure: Measure) -> String {
  guard let expression = measure.expression else { return "rows" }
  let text = columnName(expression)
  return measure.aggregate == .sum ? text : "\(measure.aggregate.rawValue)_\(text)"
}

/// What a column of an expression is called: as it was typed, a name in quotes without them.
private func columnName(_ expression: Expression) -> String {
  if case .string(let text) = expression.kind { text } else { heading(of: expression) }
}

/// By the keys where the last of them is a year or a dimension of the form, otherwise the first aggregate descending.
private func inDefaultOrder(_ rows: Rows, keyCount: Int) -> Rows {
  let last = rows.schema[keyCount - 1].name
  let isOrdered = last == "year" || CellDimension(rawValue: last) != nil
  let keys =
    isOrdered
    ? (0..<keyCount).map { Plan.SortKey(column: $0, isDescending: false) }
    : [Plan.SortKey(column: keyCount, isDescending: true)]
  return Rows(plan: .sort(rows.plan, keys), schema: rows.schema)
}

extension Diagnostic {
  /// An aggregate of what is no number.
  fileprivate static func noNumbers(_ aggregate: Syntax.Aggregate, _ expression: Expression?) -> Diagnostic {
    let name = expression.map(columnName) ?? ""
    let chinese = aggregate == .sum ? Keyword.sum.chinese : aggregate.chinese
    if case .binary(let sign, _, _)? = expression?.kind, sign.isComparison, let expression {
      let condition = format(expression)
      return Diagnostic(
        Phrase("“\(condition)” is a condition, and no number", zh: "“\(condition)”是条件，不是数值"),
        hint: Phrase("| filter \(condition)", zh: "｜ 筛选 \(condition)"))
    }
    return Diagnostic(
      Phrase(
        "\(aggregate.rawValue) wants numbers, and “\(name)” holds none",
        zh: "“\(chinese)”需要数值，而“\(name)”不是数值"),
      hint: Phrase(
        "how many have a value: count \(name); how many of each: count by \(name)",
        zh: "有值的行数：计数 \(name)；各值的行数：计数 按 \(name)"))
  }
}
