import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// What holds for one measure alone: the members behind `@`, or on its side of `vs`.
struct MeasureLimits {
  var condition: Bound?
  var form: [CellDimension: Set<Int>] = [:]
  /// Whether the measure is that of the year before.
  var isOfYearBefore = false
  /// Which side of `vs` it is on, where the sides are years.
  var side: Int?
  /// The same where they are anything else.
  var place: Int?
  /// The limits as text, to tell leaves apart; and of them those that say which reports count.
  var key = ""
  var reports = ""
  /// Whether the measure is part of a quotient already.
  var isInQuotient = false
}

extension MeasureLimits {
  static let yearBefore = MeasureLimits(isOfYearBefore: true, key: "before", reports: "before")
}

extension MeasureLimits {
  /// Within a quotient, the outermost of those within each other.
  fileprivate func inQuotient(_ name: String) -> MeasureLimits {
    var inner = self
    if !isInQuotient { inner.key += " in \(name)" }
    inner.isInQuotient = true
    return inner
  }
}

/// A measure as an expression over what the cube gives.
func bindMeasure(
  _ expression: Expression, _ aggregation: Aggregation, _ limits: MeasureLimits, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  try bindMeasureKind(expression, aggregation, limits, into: &draft).at(expression.span)
}

private func bindMeasureKind(
  _ expression: Expression, _ aggregation: Aggregation, _ limits: MeasureLimits, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  let expression = expression.withWaysDown(in: draft.catalog)
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
  case .string(let text) where draft.catalog.metrics.find(text) != nil:
    let name = Name(text, at: expression.span, isQuoted: true)
    return try bindMeasure(Expression(.name(name), at: expression.span), .sum, limits, into: &draft)
  case .number(let text, let isPercent):
    return try bind(
      Expression(.number(text, isPercent: isPercent), at: expression.span),
      in: ExpressionScope(draft.catalog, schema: []))
  case .quantity:
    return try bind(expression, in: ExpressionScope(draft.catalog, schema: []))
  case .unary(.minus, let side):
    return negative(try bindMeasure(side, .sum, limits, into: &draft))
  case .binary(let sign, let left, let right):
    guard let operation = Arithmetic(rawValue: sign.rawValue) else {
      throw Diagnostic.conditionAmongMeasures(format(expression)).at(expression.span)
    }
    let inner = operation == .divide ? limits.inQuotient(format(expression)) : limits
    let first = try bindMeasure(left, .sum, inner, into: &draft)
    let second = try bindMeasure(right, .sum, inner, into: &draft)
    let result = try located(expression.span) { () throws(Diagnostic) -> Bound in
      try arithmetic(operation, first, second)
    }
    if inner.isInQuotient, !limits.isInQuotient {
      try located(expression.span) { () throws(Diagnostic) in
        try draft.makeQuotient(result, called: Phrase(format(expression), zh: format(expression, in: .zh)))
      }
    }
    return result
  case .call where expression.aggregated != nil:
    return try bindAggregated(expression, limits, into: &draft)
  case .call(let name, let arguments):
    guard let function = function(named: name.text) else { throw Diagnostic.unknownFunction(name.text).at(name.span) }
    var bound: [Bound] = []
    for argument in arguments { bound.append(try bindMeasure(argument, .sum, limits, into: &draft)) }
    let shapes = bound.map(\.shape)
    return try located(expression.span) { () throws(Diagnostic) -> Bound in
      Bound(.call(function, bound), try function.shape(shapes))
    }
  case .between, .in, .isState, .unary(.not, _):
    throw Diagnostic.conditionAmongMeasures(format(expression)).at(expression.span)
  default: break
  }
  throw Diagnostic.noMeasure.at(expression.span)
}

/// `max(lawsuits)` among others: the aggregate of its argument alone.
private func bindAggregated(
  _ expression: Expression, _ limits: MeasureLimits, into draft: inout CubeDraft
) throws(Diagnostic) -> Bound {
  guard let inner = expression.aggregated else { preconditionFailure("an aggregate is wanted") }
  return try bindOne(inner, inner.expression, limits, into: &draft)
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
      isOfYearBefore: limits.isOfYearBefore, side: limits.side, place: limits.place,
      isStock: metric.temporality == .stock,
      shape: cells.shape, span: span)
    return draft.column(of: leaf, key: "sum \(metric.id) \(limits.key)", reports: limits.reports)
  case .formula(let formula):
    let inner = formula.divides ? limits.inQuotient(metric.id) : limits
    let bound = try over(formula) { id throws(Diagnostic) in
      try sum(of: found(id), inner, at: span, into: &draft)
    }
    if inner.isInQuotient, !limits.isInQuotient {
      try draft.makeQuotient(bound, called: Phrase(metric.id, zh: metric.label.zh))
    }
    return inUnit(bound, of: metric)
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
    isOfYearBefore: limits.isOfYearBefore, side: limits.side, place: limits.place, isStock: false, shape: shape,
    span: expression.span)
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
  let scope = ExpressionScope(
    draft.catalog, schema: draft.schema, noun: Phrase("metric or dimension", zh: "指标或维度"),
    knowsMetrics: true
  ) {
    name throws(Diagnostic) in
    guard let metric = draft.catalog.metrics.find(name.text) else { return nil }
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
    return inUnit(try over(formula) { id throws(Diagnostic) in try cells(of: found(id), form, box) }, of: metric)
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
  case .multiply(let left, let right): return try arithmetic(.multiply, try over(left, value), try over(right, value))
  case .divide(let left, let right): return try arithmetic(.divide, try over(left, value), try over(right, value))
  case .whole(let number): return Bound(.constant(.integer(number)), Shape(.integer))
  case .real(let number): return Bound(.constant(.real(number)), Shape(.real))
  }
}

/// A formula's value in the unit that the metric says.
private func inUnit(_ bound: Bound, of metric: Metric) -> Bound {
  switch metric.unit {
  case .ratio: Bound(bound.kind, Shape(.real, .ratio))
  case .yuan where bound.shape.type == .real: Bound(bound.kind, Shape(.real, .yuan))
  default: bound
  }
}

private func found(_ id: String) -> Metric {
  guard let metric = metric(id) else { preconditionFailure("the catalogue's formulas name its own metrics") }
  return metric
}

private func known(_ name: Name, in draft: CubeDraft) throws(Diagnostic) -> Metric {
  if let metric = draft.catalog.metrics.find(name.text) { return metric }
  throw .unknownMetric(name.text, in: draft.catalog)
}

/// The limits with those of further members, as behind `@`.
func limited(
  _ limits: MeasureLimits, to members: [Expression], in draft: inout CubeDraft
) throws(Diagnostic) -> MeasureLimits {
  let groups = try bindEach(members, placesOf: draft.placesBehindAt, in: draft.catalog)
  if !limits.isOfYearBefore { try refuseExcluded(groups, members, in: draft) }
  draft.note(groups)
  return limited(limits, to: groups, in: draft)
}

func limited(_ limits: MeasureLimits, to groups: [MemberGroup], in draft: CubeDraft) -> MeasureLimits {
  var result = limits
  let places = Places(groups)
  if places.areOfSeveralDimensions, let condition = places.condition(over: draft.schema) {
    result.condition = Bound.all(
      [result.condition, result.isOfYearBefore ? condition.ofYearBefore(draft.schema) : condition].compactMap { $0 })
    let key = " @\(places.narrowest.map { "\($0.dimension)=\($0.label.zh)" }.joined(separator: "|"))"
    result.key += key
    result.reports += key
  }
  let others = places.areOfSeveralDimensions ? groups.filter { !$0.isOfPlaces } : groups
  for (dimension, members) in Dictionary(grouping: others, by: \.dimension).sorted(by: { $0.key < $1.key }) {
    let all = members.filter { !$0.isNewest }.flatMap(\.members)
    result.key += " @\(dimension)=\(members.flatMap(\.keys).joined(separator: ","))"
    if let cell = CellDimension(rawValue: dimension) {
      let numbers = Set(all.compactMap(\.cellNumber))
      result.form[cell] = result.form[cell].map { $0.intersection(numbers) } ?? numbers
    } else if let condition = alternatives(members, of: dimension, in: draft) {
      let own = result.isOfYearBefore ? condition.ofYearBefore(draft.schema) : condition
      result.condition = Bound.all([result.condition, own].compactMap { $0 })
      result.reports += " @\(dimension)=\(members.flatMap(\.keys).joined(separator: ","))"
    }
  }
  return result
}

/// The condition that a report is of one of the groups.
private func alternatives(_ groups: [MemberGroup], of dimension: String, in draft: CubeDraft) -> Bound? {
  let newest = groups.contains(where: \.isNewest) ? draft.isNewest : nil
  let named = groups.filter { !$0.isNewest }
  let condition =
    newest != nil && named.isEmpty ? nil : membership(named.flatMap(\.members), of: dimension, in: draft.schema)
  return Bound.any([condition, newest].compactMap { $0 })
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

extension CubeDraft {
  /// The condition that a report is the newest of its organ, for its scope.
  fileprivate var isNewest: Bound {
    guard let column = schema.firstIndex(where: { $0.name == newestColumn }) else {
      preconditionFailure("the reports say which are the newest")
    }
    return Bound(.column(column), .boolean)
  }
}

extension MemberGroup {
  /// What tells it from other groups of its dimension.
  fileprivate var keys: [String] { isNewest ? ["latest"] : members.map(\.label.zh) }
}

extension Member {
  var cellNumber: Int? {
    if case .cell(let number) = value { number } else { nil }
  }
}

extension Diagnostic {
  fileprivate static func conditionAmongMeasures(_ condition: String) -> Diagnostic {
    Diagnostic(
      Phrase("a metric is wanted here, and this is a condition", zh: "此处需要指标，而这是条件"),
      hint: Phrase(
        "put it behind what is measured: … filter \(condition)", zh: "请写在指标之后：…… 筛选 \(condition)"))
  }

  static let noMeasure = Diagnostic(
    Phrase("a metric is wanted here", zh: "此处需要指标"), hint: Phrase("metrics lists them", zh: "用“指标”查看全部指标"))
}
