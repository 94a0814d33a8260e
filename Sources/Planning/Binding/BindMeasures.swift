import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// The columns that a list of measures gives, and the conditions that a comparison among them puts on the rows.
struct MeasureColumns {
  var shown: [MeasureColumn] = []
  var conditions: [Bound] = []
}

/// The measures, each once for every side of `vs` where there is one.
func bindMeasures(
  _ measures: [Measure], _ sides: [MemberGroup]?, into draft: inout CubeDraft
) throws(Diagnostic) -> MeasureColumns {
  var columns = MeasureColumns()
  for measure in measures {
    if let (comparison, left, right) = compared(measure) {
      guard sides == nil else { throw Diagnostic.comparisonWithVersus.at(measure.span) }
      try bindComparison(measure, comparison, left, right, into: &draft, &columns)
      continue
    }
    if case .isState(let side, let state, let isNegated)? = measure.expression?.kind {
      guard sides == nil else { throw Diagnostic.comparisonWithVersus.at(measure.span) }
      let shown = try bindSide(measure, side, into: &draft, &columns)
      let holds = Bound(.isState(shown, missing: state == .missing), .boolean)
      columns.conditions.append(isNegated ? Bound(.not(holds), .boolean) : holds)
      continue
    }
    if let number = measure.expression, number.isOfNumbers { throw Diagnostic.measuresNothing.at(number.span) }
    if let sides {
      for (number, side) in sides.enumerated() {
        var limits = limited(MeasureLimits(), to: [side], in: draft)
        if side.dimension == "year" { limits.side = number } else { limits.place = number }
        let bound = try bindOne(measure, measure.expression, limits, into: &draft)
        columns.shown.append(column(measure, measure.expression, bound, unlike: [], draft.catalog.metrics))
      }
    } else {
      let bound = try bindOne(measure, measure.expression, MeasureLimits(), into: &draft)
      columns.shown.append(column(measure, measure.expression, bound, unlike: columns.shown, draft.catalog.metrics))
    }
  }
  return columns
}

/// The number of a measure's column, which is added where it is not there.
func place(
  of measure: Measure, among columns: inout MeasureColumns, into draft: inout CubeDraft
) throws(Diagnostic) -> Int {
  let bound = try bindOne(measure, measure.expression, MeasureLimits(), into: &draft)
  let new = column(measure, measure.expression, bound, unlike: [], draft.catalog.metrics)
  if let known = columns.shown.firstIndex(where: { $0.schema == new.schema }) { return known }
  columns.shown.append(new)
  return columns.shown.count - 1
}

/// The measure as a comparison of two; nil where it is none.
private func compared(_ measure: Measure) -> (Comparison, Expression, Expression)? {
  guard case .binary(let sign, let left, let right)? = measure.expression?.kind,
    let comparison = Comparison(rawValue: sign.rawValue)
  else { return nil }
  return (comparison, left, right)
}

/// A comparison keeps the rows where it holds, and shows both sides.
private func bindComparison(
  _ measure: Measure, _ comparison: Comparison, _ left: Expression, _ right: Expression,
  into draft: inout CubeDraft, _ columns: inout MeasureColumns
) throws(Diagnostic) {
  let sides = [
    try bindSide(measure, left, into: &draft, &columns), try bindSide(measure, right, into: &draft, &columns),
  ]
  try refuseOtherQuantities((left, sides[0]), (right, sides[1]))
  let (first, second) = (yuan(sides[0], beside: sides[1]), yuan(sides[1], beside: sides[0]))
  try located(measure.span) { () throws(Diagnostic) in try comparison.check(first.shape, second.shape) }
  columns.conditions.append(Bound(.comparison(comparison, first, second), .boolean))
}

/// A side of a comparison, as the column that it is shown in. One that is made of numbers alone is that number, whatever is
/// aggregated on the other side, and is not shown. A side that two comparisons share (`applications > 10, applications < 200`) is
/// shown once.
private func bindSide(
  _ measure: Measure, _ side: Expression, into draft: inout CubeDraft, _ columns: inout MeasureColumns
) throws(Diagnostic) -> Bound {
  if side.isOfNumbers { return try bindMeasure(side, .sum, MeasureLimits(), into: &draft) }
  let bound = try bindOne(measure, side, MeasureLimits(), into: &draft)
  let new = column(measure, side, bound, unlike: [], draft.catalog.metrics)
  let known = columns.shown.firstIndex { $0.schema == new.schema && measure.aggregate == .sum }
  if known == nil { columns.shown.append(column(measure, side, bound, unlike: columns.shown, draft.catalog.metrics)) }
  return Bound(.column(draft.keys.count + (known ?? columns.shown.count - 1)), bound.shape)
}

func bindOne(
  _ measure: Measure, _ expression: Expression?, _ limits: MeasureLimits, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  let aggregation = Aggregation(rawValue: measure.aggregate.rawValue) ?? .sum
  guard let expression else {
    let leaf = Leaf(
      metric: "count", aggregation: .count, expression: nil, condition: limits.condition,
      isOfYearBefore: limits.isOfYearBefore, side: limits.side, place: limits.place, isStock: false,
      shape: Shape(.integer), span: measure.span)
    return draft.column(of: leaf, key: "count \(limits.key)")
  }
  return try bindMeasure(expression, aggregation, limits, into: &draft)
}

/// The column that a measure is shown as: under its identifier, or as it was typed; numbered where the name is taken.
private func column(
  _ measure: Measure, _ expression: Expression?, _ bound: Bound, unlike others: [MeasureColumn],
  _ metrics: MetricCatalogue
) -> MeasureColumn {
  let (name, label) = names(measure, expression, metrics)
  let schema = ColumnSchema(name, label: label, bound.shape.type, unit: bound.shape.unit)
  return MeasureColumn(schema: schema.unlike(others.map(\.schema)), expression: bound)
}

private func names(_ measure: Measure, _ expression: Expression?, _ metrics: MetricCatalogue) -> (String, Phrase) {
  let aggregate = measure.aggregate
  if aggregate == .sum, let inner = expression?.aggregated { return names(inner, inner.expression, metrics) }
  guard let expression else { return ("reports", Phrase("reports", zh: "报告数")) }
  let prefix = aggregate == .sum ? "" : "\(aggregate.rawValue)_"
  let chinese = aggregate == .sum ? "" : aggregate.chinese
  let text = named(expression, metrics) { $0.id } ?? heading(of: expression)
  let label = named(expression, metrics) { $0.label.zh } ?? heading(of: expression, in: .zh)
  return (prefix + text, Phrase(prefix + text, zh: chinese + label))
}

/// A plain metric, or one behind which members stand, by the name that `name` takes from it; nil for anything else.
private func named(_ expression: Expression, _ metrics: MetricCatalogue, _ name: (Metric) -> String) -> String? {
  switch expression.kind {
  case .name(let word): return metrics.find(word.text).map(name)
  case .string(let text): return metrics.find(text).map(name)
  case .at(let side, let members):
    guard let side = named(side, metrics, name) else { return nil }
    let texts = members.map(heading(ofMember:))
    return texts.count == 1 ? "\(side)@\(texts[0])" : "\(side)@(\(texts.joined(separator: ", ")))"
  default: return nil
  }
}

extension Expression {
  /// Whether it is made of numbers alone: `5`, `-5`, `2 * 50 %`.
  fileprivate var isOfNumbers: Bool {
    switch kind {
    case .number, .quantity: true
    case .unary(.minus, let side): side.isOfNumbers
    case .binary(_, let left, let right): left.isOfNumbers && right.isOfNumbers
    case .call(_, let arguments): !arguments.isEmpty && arguments.allSatisfy(\.isOfNumbers)
    default: false
    }
  }
}

extension Aggregate {
  /// What stands before a measure's label in Chinese.
  var chinese: String {
    switch self {
    case .sum: ""
    case .avg: "平均"
    case .min: "最小"
    case .max: "最大"
    case .median: "中位数"
    case .count: "计数"
    case .stddev: "标准差"
    }
  }
}

extension Diagnostic {
  /// `lawsuits > 1,000` has a second measure, 000.
  fileprivate static let measuresNothing = Diagnostic(
    Phrase("a number alone measures nothing", zh: "单独的数字不是指标"),
    hint: Phrase("numbers are written without commas: 1000", zh: "数字中不加逗号：1000"))
  fileprivate static let comparisonWithVersus = Diagnostic(
    Phrase("a comparison and vs cannot be in one block", zh: "比较运算与“比”不能用在同一查询"),
    hint: Phrase("compare the columns behind a pipe: | filter change > 0", zh: "在管道后比较：｜ 筛选 change > 0"))
}
