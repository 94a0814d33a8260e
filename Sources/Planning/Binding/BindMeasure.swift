import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// What holds for one measure alone: the members behind `@`, or on its side of `vs`.
struct MeasureLimits {
  var condition: Bound?
  var form: [CellDimension: Set<Int>] = [:]
  /// The limits as text, to tell leaves apart.
  var key = ""
}

/// The metric that a name means, by identifier, label or alias; nil where there is none.
package func findMetric(_ name: String) -> Metric? {
  let key = name.lowercased()
  return metric(key) ?? metrics.first { $0.label.zh == name } ?? metrics.first { $0.aliases.contains(key) }
}

/// A measure as an expression over what the cube gives.
func bindMeasure(
  _ expression: Expression, _ aggregation: Aggregation, _ limits: MeasureLimits, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  if case .at(let side, let members) = expression.kind {
    let narrower = try limited(limits, to: members, in: &draft)
    return try bindMeasure(side, aggregation, narrower, into: &draft)
  }
  guard aggregation == .sum else { return try perReportLeaf(expression, aggregation, limits, into: &draft) }
  switch expression.kind {
  case .name(let name):
    return try located(name.span) { () throws(Diagnostic) -> Bound in
      try sum(of: known(name, in: draft), limits, at: name.span, into: &draft)
    }
  case .number(let text, let isPercent):
    return try bind(
      Expression(.number(text, isPercent: isPercent), at: expression.span),
      in: ExpressionScope(draft.catalog, schema: []))
  case .unary(.minus, let side):
    return negative(try bindMeasure(side, .sum, limits, into: &draft))
  case .binary(let sign, let left, let right):
    guard let operation = Arithmetic(rawValue: sign.rawValue) else { break }
    let first = try bindMeasure(left, .sum, limits, into: &draft)
    let second = try bindMeasure(right, .sum, limits, into: &draft)
    return try located(expression.span) { () throws(Diagnostic) -> Bound in try arithmetic(operation, first, second) }
  case .call(let name, let arguments):
    guard let function = function(named: name.text) else { throw Diagnostic.unknownFunction(name.text).at(name.span) }
    var bound: [Bound] = []
    for argument in arguments { bound.append(try bindMeasure(argument, .sum, limits, into: &draft)) }
    let shapes = bound.map(\.shape)
    return try located(expression.span) { () throws(Diagnostic) -> Bound in
      Bound(.call(function, bound), try function.shape(shapes))
    }
  default: break
  }
  throw Diagnostic.noMeasure.at(expression.span)
}

/// The sum of a metric over the reports of a group; for a formula, the formula over the sums.
private func sum(
  of metric: Metric, _ limits: MeasureLimits, at span: Span, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  switch metric.definition {
  case .cells(let set):
    let cells = try draft.cells(set, of: metric, limits: limits.form)
    let leaf = Leaf(
      metric: metric.id, aggregation: .sum, expression: cells, condition: limits.condition,
      isStock: metric.temporality == .stock, shape: cells.shape, span: span)
    return draft.column(of: leaf, key: "sum \(metric.id) \(limits.key)")
  case .formula(let formula):
    let bound = try over(formula) { id throws(Diagnostic) in
      try sum(of: found(id), limits, at: span, into: &draft)
    }
    return ratio(bound, of: metric)
  }
}

/// A value for each report, aggregated: `avg lawsuits`, `max disclosure_rate`.
private func perReportLeaf(
  _ expression: Expression, _ aggregation: Aggregation, _ limits: MeasureLimits, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  let value = try bindPerReport(expression, limits.form, into: &draft)
  let shape = try located(expression.span) { () throws(Diagnostic) -> Shape in try aggregation.shape(value.shape) }
  let leaf = Leaf(
    metric: format(expression), aggregation: aggregation, expression: value, condition: limits.condition,
    isStock: false, shape: shape, span: expression.span)
  return draft.column(of: leaf, key: "\(aggregation) \(format(expression)) \(limits.key)")
}

/// An expression over the cells of one report.
func bindPerReport(
  _ expression: Expression, _ form: [CellDimension: Set<Int>], into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  let bound = try perReportScope(form, draft) { scope throws(Diagnostic) in try bind(expression, in: scope) }
  draft = bound.1
  return bound.0
}

/// Runs the body with a scope in which the reports' columns and the metrics have meaning; gives back its result and
/// the draft with the cells that it asked for.
func perReportScope<T>(
  _ form: [CellDimension: Set<Int>], _ draft: CubeDraft, _ body: (ExpressionScope) throws(Diagnostic) -> T
) throws(Diagnostic) -> (T, CubeDraft) {
  let box = DraftBox(draft)
  let scope = ExpressionScope(draft.catalog, schema: draft.schema, noun: Phrase("metric or dimension", zh: "指标或维度")) {
    name throws(Diagnostic) in
    guard let metric = findMetric(name.text) else { return nil }
    return try cells(of: metric, form, box)
  }
  let result = try body(scope)
  return (result, box.draft)
}

/// A draft that a closure can add to.
private final class DraftBox {
  var draft: CubeDraft
  init(_ draft: CubeDraft) { self.draft = draft }
}

private func cells(
  of metric: Metric, _ form: [CellDimension: Set<Int>], _ box: DraftBox
) throws(Diagnostic) -> Bound {
  switch metric.definition {
  case .cells(let set): return try box.draft.cells(set, of: metric, limits: form)
  case .formula(let formula):
    return ratio(try over(formula) { id throws(Diagnostic) in try cells(of: found(id), form, box) }, of: metric)
  }
}

/// The formula with each metric replaced by what `value` makes of it.
private func over(
  _ formula: Formula, _ value: (String) throws(Diagnostic) -> Bound
) throws(Diagnostic) -> Bound {
  switch formula {
  case .metric(let id): return try value(id)
  case .add(let left, let right): return try arithmetic(.add, try over(left, value), try over(right, value))
  case .subtract(let left, let right): return try arithmetic(.subtract, try over(left, value), try over(right, value))
  case .divide(let left, let right): return try arithmetic(.divide, try over(left, value), try over(right, value))
  }
}

private func ratio(_ bound: Bound, of metric: Metric) -> Bound {
  metric.unit == .ratio ? Bound(bound.kind, Shape(.real, .ratio)) : bound
}

private func found(_ id: String) -> Metric {
  guard let metric = metric(id) else { preconditionFailure("the catalogue's formulas name its own metrics") }
  return metric
}

private func known(_ name: Name, in draft: CubeDraft) throws(Diagnostic) -> Metric {
  if let metric = findMetric(name.text) { return metric }
  throw .unknownMetric(name.text, in: draft.catalog)
}

/// The limits with those of further members, as behind `@`.
func limited(
  _ limits: MeasureLimits, to members: [Expression], in draft: inout CubeDraft
) throws(Diagnostic) -> MeasureLimits {
  var groups: [MemberGroup] = []
  for member in members { groups.append(try bindMembers(member, in: draft.catalog)) }
  return limited(limits, to: groups, in: draft)
}

func limited(_ limits: MeasureLimits, to groups: [MemberGroup], in draft: CubeDraft) -> MeasureLimits {
  var result = limits
  for (dimension, members) in Dictionary(grouping: groups, by: \.dimension).sorted(by: { $0.key < $1.key }) {
    let all = members.flatMap(\.members)
    result.key += " @\(dimension)=\(all.map(\.label.zh).joined(separator: ","))"
    if let cell = CellDimension(rawValue: dimension) {
      let numbers = Set(all.compactMap(\.cellNumber))
      result.form[cell] = result.form[cell].map { $0.intersection(numbers) } ?? numbers
    } else if let condition = membership(all, of: dimension, in: draft.schema) {
      result.condition = Bound.all([result.condition, condition].compactMap { $0 })
    }
  }
  return result
}

/// The condition that a report's property is one of the members.
func membership(_ members: [Member], of dimension: String, in schema: [ColumnSchema]) -> Bound? {
  guard let column = schema.firstIndex(where: { $0.name == dimension }) else { return nil }
  let side = Bound(.column(column), Shape(schema[column].type, schema[column].unit))
  let conditions = members.map { member in
    let value: Bound =
      if let number = member.number {
        Bound(.constant(.integer(number)), Shape(.integer))
      } else {
        Bound(.constant(.text(member.text)), .text)
      }
    return Bound(.comparison(.equal, side, value), .boolean)
  }
  return Bound.any(conditions) ?? Bound(.constant(.boolean(false)), .boolean)
}

extension Member {
  var cellNumber: Int? {
    if case .cell(let number) = value { number } else { nil }
  }
}

extension Diagnostic {
  static let noMeasure = Diagnostic(
    Phrase("a metric is wanted here", zh: "此处需要指标"), hint: Phrase("metrics lists them", zh: "用“指标”查看全部指标"))

  static func unknownMetric(_ name: String, in catalog: Catalog) -> Diagnostic {
    let close = nearest(name, among: metrics.flatMap { [$0.id, $0.label.zh] + $0.aliases })
    if close.isEmpty, case .one(let member) = catalog.members.resolve(name) {
      return Diagnostic(
        Phrase("“\(name)” is a \(member.dimension), and a query begins with a metric", zh: "“\(name)”是成员而非指标，查询须以指标开头"),
        hint: Phrase("such as lawsuits \(name)", zh: "例如 行政诉讼 \(name)"))
    }
    return Diagnostic(
      Phrase("no metric “\(name)”", zh: "没有指标“\(name)”"),
      hint: close.isEmpty
        ? Phrase("metrics lists them", zh: "用“指标”查看全部指标")
        : Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？"))
  }
}
