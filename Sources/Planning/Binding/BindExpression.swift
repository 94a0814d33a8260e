import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// Where an expression's names are looked up.
struct ExpressionScope {
  var catalog: Catalog
  var schema: [ColumnSchema]
  /// What a name that is no column means (a metric, inside a cube); nil where it means nothing.
  var other: (Name) throws(Diagnostic) -> Bound?
  /// What kind of thing a name is, for messages.
  var noun: Phrase
  /// Whether metrics have meaning beside the columns.
  var knowsMetrics: Bool
  /// Whether columns that bear the name of a dimension may hold other texts than its members: those of the user's own tables, and
  /// of rows with a row of totals.
  var holdsOtherTexts = false

  init(
    _ catalog: Catalog, schema: [ColumnSchema], noun: Phrase = Phrase("column", zh: "列"), knowsMetrics: Bool = false,
    other: @escaping (Name) throws(Diagnostic) -> Bound? = { _ in nil }
  ) {
    self.catalog = catalog
    self.schema = schema
    self.noun = noun
    self.knowsMetrics = knowsMetrics
    self.other = other
  }

  init(_ catalog: Catalog, over rows: Rows) {
    self.init(catalog, schema: rows.schema)
    holdsOtherTexts = rows.plan.holdsOtherTexts(in: catalog)
  }

  /// Whether the rows are cells, findings or other things of reports, which the table of the reports can be joined to.
  var isOfReports: Bool { schema.contains { $0.name == "report" } && catalog.dataset.relations["reports"] != nil }

  func bound(_ column: Int) -> Bound {
    Bound(.column(column), Shape(schema[column].type, schema[column].unit))
  }

  /// Where nothing but numbers stands, one that is the name of a column was meant as the column.
  func refuseNumbers(_ sides: [Expression]) throws(Diagnostic) {
    var digits: [(text: String, span: Span)] = []
    for side in sides {
      guard case .number(let text, false) = side.kind else { return }
      digits.append((text, side.span))
    }
    if let meant = digits.first(where: { digit in schema.contains { $0.name == digit.text } }) {
      throw Diagnostic.numberOfColumn(meant.text).at(meant.span)
    }
  }

  func column(named name: String) -> Int? {
    if let direct = Rows(plan: .scan(""), schema: schema).column(named: name) { return direct }
    let key = name.lowercased()
    guard let dimension = dimensions.first(where: { $0.id == key || $0.label.zh == key || $0.aliases.contains(key) })
    else { return nil }
    return schema.firstIndex { $0.name == dimension.id }
  }
}

extension Plan {
  /// Whether some of its rows are of a table that is none of the reports', or are the row of totals.
  fileprivate func holdsOtherTexts(in catalog: Catalog) -> Bool {
    switch self {
    case .scan(let name): catalog.dataset.relations[name]?.chinese == nil
    case .totals, .ownTotals: true
    default: inputs.contains { $0.holdsOtherTexts(in: catalog) }
    }
  }
}

/// An expression over the columns of the scope, typed.
///
/// What is written as a column of the answer before was (`lawsuits@2020`, `lawsuits / handled`) is that column.
func bind(_ expression: Expression, in scope: ExpressionScope) throws(Diagnostic) -> Bound {
  if expression.isComputed,
    let number = Rows(plan: .scan(""), schema: scope.schema).column(named: heading(of: expression))
  {
    return scope.bound(number).at(expression.span)
  }
  return try located(expression.span) { () throws(Diagnostic) -> Bound in
    try bindKind(expression, in: scope).at(expression.span)
  }
}

private func bindKind(_ expression: Expression, in scope: ExpressionScope) throws(Diagnostic) -> Bound {
  switch expression.kind {
  case .number(let text, let isPercent):
    return try constant(text, isPercent: isPercent)
  case .quantity(let digits, let unit):
    return try quantity(digits, unit)
  case .string(let text):
    // What cannot be written without quotes is the column of that name: `"2020"` behind `2019 vs 2020`.
    if !isPlainName(text), let column = scope.column(named: text) { return scope.bound(column) }
    return Bound(.constant(.text(text)), .text)
  case .name(let name):
    return try bindName(name, in: scope)
  case .unary(.minus, let side):
    let bound = try bind(side, in: scope)
    guard bound.shape.isNumber else { throw .wantsNumber("-").at(side.span) }
    return negative(bound)
  case .unary(.not, let side):
    return Bound(.not(try condition(side, in: scope)), .boolean)
  case .binary(let sign, let left, let right):
    return try bindBinary(sign, left, right, in: scope)
  case .between(let side, let lower, let upper, let isNegated):
    if let first = whole(lower), let last = whole(upper), first > last {
      throw Diagnostic.wrongWayRound(lower, upper).at(lower.span.union(upper.span))
    }
    let both = Bound(
      .and(
        try bindComparison(.greaterOrEqual, side, lower, in: scope),
        try bindComparison(.lessOrEqual, side, upper, in: scope)), .boolean)
    return isNegated ? Bound(.not(both), .boolean) : both
  case .in(let side, let candidates, let isNegated):
    var conditions: [Bound] = []
    for candidate in candidates { conditions.append(try bindComparison(.equal, side, candidate, in: scope)) }
    guard let any = Bound.any(conditions) else { throw .emptyList }
    return isNegated ? Bound(.not(any), .boolean) : any
  case .isState(let side, let state, let isNegated) where isChoice(state, of: side, in: scope):
    let text = Expression(.string(state.rawValue), at: expression.span)
    return try bindComparison(isNegated ? .notEqual : .equal, side, text, in: scope)
  case .isState(let side, let state, let isNegated):
    try scope.refuseNumbers([side])
    let bound = Bound(.isState(try bind(side.namedByQuotes, in: scope), missing: state == .missing), .boolean)
    return isNegated ? Bound(.not(bound), .boolean) : bound
  case .call(let name, let arguments):
    return try bindCall(name, arguments, in: scope)
  case .variable(let name):
    throw Diagnostic.unknownVariable(name, [])
  case .latest, .range:
    throw .onlyAsYear
  case .at where !scope.schema.isEmpty && !scope.knowsMetrics:
    throw .unknownColumn(heading(of: expression), scope.schema)
  case .at:
    throw .onlyInMeasures
  }
}

extension Expression {
  /// The name that a text in quotes is where a text makes no sense: `"2020" is missing`, `select "2020"`.
  var namedByQuotes: Expression {
    guard case .string(let text) = kind else { return self }
    return Expression(.name(Name(text, at: span, isQuoted: true)), at: span)
  }

  /// Whether it is more than one word, and no condition.
  fileprivate var isComputed: Bool {
    switch kind {
    case .at, .call: true
    case .binary(let sign, _, _): Arithmetic(rawValue: sign.rawValue) != nil
    default: false
    }
  }
}

/// Whether the state is one of the texts that the column can hold: `kind is blank` means `kind = blank`.
private func isChoice(_ state: Expression.State, of side: Expression, in scope: ExpressionScope) -> Bool {
  textColumn(side, in: scope).map { scope.schema[$0].choices.contains { $0.en == state.rawValue } } ?? false
}

/// A condition: an expression that is yes or no.
func condition(_ expression: Expression, in scope: ExpressionScope) throws(Diagnostic) -> Bound {
  let bound = try bind(expression, in: scope)
  guard bound.shape.type == .boolean else {
    throw Diagnostic.notCondition("filter").with { diagnostic in
      diagnostic.span = expression.span
      if case .number(let text, false) = expression.kind, let comparison = Diagnostic.comparison(with: text, scope) {
        (diagnostic.message, diagnostic.hint) = (comparison.message, comparison.hint)
      }
      if case .name(let name) = expression.kind, bound.shape.type == .text {
        diagnostic.hint = Phrase(verbatim: "\(name.text) = …")
      }
    }
  }
  return bound
}

/// The expression with its sign changed; a constant stays one, so that it can be read as yuan.
func negative(_ bound: Bound) -> Bound {
  switch bound.kind {
  case .constant(.integer(let whole)): Bound(.constant(.integer(-whole)), bound.shape)
  case .constant(.real(let real)): Bound(.constant(.real(-real)), bound.shape)
  default: Bound(.negative(bound), bound.shape)
  }
}

func constant(_ text: String, isPercent: Bool) throws(Diagnostic) -> Bound {
  if !isPercent, let whole = Int64(text) { return Bound(.constant(.integer(whole)), Shape(.integer)) }
  guard let real = Double(text) else { throw .badNumber(text) }
  return Bound(.constant(.real(isPercent ? real / 100 : real)), Shape(.real))
}

private func bindName(_ name: Name, in scope: ExpressionScope) throws(Diagnostic) -> Bound {
  if let column = scope.column(named: name.text) { return scope.bound(column) }
  if let other = try scope.other(name) { return other }
  throw .unknownName(name.text, scope)
}

private func bindCall(_ name: Name, _ arguments: [Expression], in scope: ExpressionScope) throws(Diagnostic) -> Bound {
  let call = Expression(.call(name, arguments), at: name.span)
  if let inner = call.aggregated, !scope.hasColumn(calledWith: name.text) {
    throw Diagnostic.aggregateOfOneRow(call, inner, ofReports: scope.knowsMetrics).at(name.span)
  }
  guard let function = function(named: name.text) else {
    throw Diagnostic.unknownFunction(name.text, beside: scope.schema).at(name.span)
  }
  var bound: [Bound] = []
  for argument in arguments { bound.append(try bind(argument, in: scope)) }
  return Bound(.call(function, bound), try function.shape(bound.map(\.shape)))
}

private func bindBinary(
  _ sign: Expression.Binary, _ left: Expression, _ right: Expression, in scope: ExpressionScope
) throws(Diagnostic) -> Bound {
  switch sign {
  case .and: return Bound(.and(try condition(left, in: scope), try condition(right, in: scope)), .boolean)
  case .or: return Bound(.or(try condition(left, in: scope), try condition(right, in: scope)), .boolean)
  case .add, .subtract, .multiply, .divide, .modulo:
    guard let operation = Arithmetic(rawValue: sign.rawValue) else { preconditionFailure("every sign has a loop") }
    try scope.refuseNumbers([left, right])
    return try arithmetic(operation, try bind(left, in: scope), try bind(right, in: scope))
  case .contains, .matches:
    let text = try bind(left, in: scope)
    guard text.shape.type == .text else { throw Diagnostic.wantsText(sign.rawValue).at(left.span) }
    guard let pattern = literal(right) else { throw Diagnostic.wantsText(sign.rawValue).at(right.span) }
    if sign == .matches {
      try located(right.span) { () throws(Diagnostic) in _ = try matches(.texts("", []), pattern) }
    }
    return Bound(sign == .contains ? .contains(text, pattern) : .matches(text, pattern), .boolean)
  case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
    guard let comparison = Comparison(rawValue: sign.rawValue) else { preconditionFailure("every sign has a loop") }
    return try bindComparison(comparison, left, right, in: scope)
  }
}

/// Arithmetic; a plain number beside an amount of money is yuan where it is added to it.
func arithmetic(_ operation: Arithmetic, _ left: Bound, _ right: Bound) throws(Diagnostic) -> Bound {
  let isSum = operation == .add || operation == .subtract
  let (left, right) = isSum ? inOneUnit(left, right) : (left, right)
  return Bound(.arithmetic(operation, left, right), try operation.shape(left.shape, right.shape))
}

/// A comparison. Behind a dimension stands one of its members, behind another text a text: neither needs quotes.
func bindComparison(
  _ comparison: Comparison, _ left: Expression, _ right: Expression, in scope: ExpressionScope
) throws(Diagnostic) -> Bound {
  if let column = textColumn(left, in: scope), comparison == .equal || comparison == .notEqual {
    if let texts = try texts(right, behind: scope.schema[column], in: scope) {
      let side = try bind(left, in: scope)
      let any = Bound.any(texts.map { Bound(.comparison(.equal, side, $0), .boolean) })
      guard let any else { return Bound(.constant(.boolean(comparison == .notEqual)), .boolean) }
      return comparison == .equal ? any : Bound(.not(any), .boolean)
    }
  }
  if case .name(let name) = left.kind, scope.column(named: name.text).map({ scope.schema[$0].name }) == "year" {
    if case .range = right.kind { return try years(left, right, comparison, in: scope) }
    if case .latest = right.kind { return try years(left, right, comparison, in: scope) }
  }
  try scope.refuseNumbers([left, right])
  // Behind a column of texts, a text is a text, whatever columns there are.
  let first = try bind(left, in: scope)
  let literal = text(right, behind: left, in: scope)
  let second = if let literal { literal } else { try bind(right, in: scope) }
  try refuseOtherQuantities((left, first), (right, second))
  let sides = inOneUnit(first, second)
  try comparison.check(sides.0.shape, sides.1.shape)
  return Bound(.comparison(comparison, sides.0, sides.1), .boolean)
}

private func years(
  _ left: Expression, _ right: Expression, _ comparison: Comparison, in scope: ExpressionScope
) throws(Diagnostic) -> Bound {
  let group = try bindMembers(right, of: "year", in: scope.catalog)
  let side = try bind(left, in: scope)
  let wanted = group.members.compactMap(\.number)
  switch comparison {
  case .equal, .notEqual:
    let any =
      Bound.any(
        wanted.map { Bound(.comparison(.equal, side, Bound(.constant(.integer($0)), Shape(.integer))), .boolean) })
      ?? Bound(.constant(.boolean(false)), .boolean)
    return comparison == .equal ? any : Bound(.not(any), .boolean)
  default:
    guard wanted.count == 1, let year = wanted.first else { throw Diagnostic.onlyAsYear.at(right.span) }
    return Bound(.comparison(comparison, side, Bound(.constant(.integer(year)), Shape(.integer))), .boolean)
  }
}

private func text(_ right: Expression, behind left: Expression, in scope: ExpressionScope) -> Bound? {
  guard case .string(let text) = right.kind, textColumn(left, in: scope) != nil else { return nil }
  return Bound(.constant(.text(text)), .text)
}

/// The number of the text column that an expression is; nil for anything else.
private func textColumn(_ expression: Expression, in scope: ExpressionScope) -> Int? {
  guard case .name(let name) = expression.kind, let column = scope.column(named: name.text),
    scope.schema[column].type == .text
  else { return nil }
  return column
}

/// The texts that stand behind `=` after a text column; nil where another column stands there.
private func texts(
  _ right: Expression, behind column: ColumnSchema, in scope: ExpressionScope
) throws(Diagnostic) -> [Bound]? {
  if let text = literal(right),
    let choice = column.choices.first(where: { $0.en == text.lowercased() || $0.zh == text })
      ?? column.choices.first(where: { choice in
        Keyword(word: text).map { $0.isAlsoName && $0.rawValue == choice.en } ?? false
      })
  {
    return [Bound(.constant(.text(choice.en)), .text)]
  }
  if case .name(let name) = right.kind, !name.isQuoted, scope.column(named: name.text) != nil {
    // `level = county` means the level; `city = province` means the other column.
    guard case .one = scope.catalog.members.resolve(name.text, in: column.name) else { return nil }
  }
  if dimensions.contains(where: { $0.id == column.name && $0.cell == nil }) {
    do {
      let group = try bindMembers(right, of: column.name, in: scope.catalog)
      return group.members.map { Bound(.constant(.text($0.text)), .text) }
    } catch {
      guard scope.holdsOtherTexts, case .string(let text) = right.kind else { throw error }
      if case .several = scope.catalog.members.resolve(text, in: column.name) { throw error }
      return [Bound(.constant(.text(text)), .text)]
    }
  }
  guard let text = literal(right) else { return nil }
  if !column.choices.isEmpty { throw Diagnostic.unknownChoice(text, of: column).at(right.span) }
  return [Bound(.constant(.text(text)), .text)]
}

/// The text that an expression is without being looked up: a string, a bare word, a number as typed.
private func literal(_ expression: Expression) -> String? {
  switch expression.kind {
  case .string(let text), .number(let text, false): text
  case .name(let name): name.text
  default: nil
  }
}

extension Member {
  var text: String {
    if case .text(let text) = value { text } else { label.en }
  }
}

extension Diagnostic {
  fileprivate static func wrongWayRound(_ lower: Expression, _ upper: Expression) -> Diagnostic {
    let (lower, upper) = (format(lower), format(upper))
    return Diagnostic(
      Phrase("nothing is between \(lower) and \(upper)", zh: "\(lower) 与 \(upper) 之间没有数值"),
      hint: Phrase("the smaller first: between \(upper) and \(lower)", zh: "较小者在前：介于 \(upper) 且 \(lower)"))
  }

  static func wantsNumber(_ sign: String) -> Diagnostic {
    Diagnostic(Phrase("“\(sign)” wants a number", zh: "“\(sign)”需要数值"))
  }

  fileprivate static func wantsText(_ sign: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(sign)” wants a text on both sides", zh: "“\(sign)”两边须为文字"),
      hint: Phrase("such as unit ~ 政务服务中心", zh: "例如 unit ~ 政务服务中心"))
  }

  fileprivate static func numberOfColumn(_ digits: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(digits)” is a number here, and a column has that name", zh: "“\(digits)”在此处是数字，而有同名的列"),
      hint: Phrase("the column stands in quotes: \"\(digits)\"", zh: "列名请加引号：“\(digits)”"))
  }

  fileprivate static let emptyList = Diagnostic(Phrase("nothing stands in the brackets", zh: "括号内没有内容"))
  fileprivate static let onlyAsYear = Diagnostic(
    Phrase("a range of years stands behind year = or on its own", zh: "年份范围用在“年份 =”之后，或单独使用"))
  fileprivate static let onlyInMeasures = Diagnostic(
    Phrase("@ stands behind a measure", zh: "@ 用在指标之后"), hint: Phrase("such as lawsuits@2020", zh: "例如 行政诉讼@2020"))
}
