import Diagnostics
import Functions
import Planning
import Relations

/// An expression over the columns of a relation, as a column of its length.
func evaluate(_ bound: Bound, over rows: Relation) throws(Diagnostic) -> Column {
  var result = try evaluate(
    bound, columns: { rows.columns[$0] }, cells: { _ in preconditionFailure("cells are only in a cube") },
    count: rows.rowCount)
  result.addsUp = addsUp(bound, rows)
  result.hasTotal = bound.columns.contains { rows.columns[$0].hasTotal }
  if bound.isChange { result.addsUp = result.addsUp && isComplete(result, of: bound.columns.map { rows.columns[$0] }) }
  return result
}

/// An expression over columns, and over cells within a report. What fails is said of the part of the expression that does.
func evaluate(
  _ bound: Bound, columns: (Int) -> Column, cells: (Int) throws(Diagnostic) -> Column, count: Int
) throws(Diagnostic) -> Column {
  do throws(Diagnostic) {
    return try computed(bound, columns: columns, cells: cells, count: count)
  } catch {
    throw error.placed(bound.span)
  }
}

private func computed(
  _ bound: Bound, columns: (Int) -> Column, cells: (Int) throws(Diagnostic) -> Column, count: Int
) throws(Diagnostic) -> Column {
  func value(_ side: Bound) throws(Diagnostic) -> Column {
    operand(side, try evaluate(side, columns: columns, cells: cells, count: count))
  }
  var result: Column
  var units: [Unit]?
  switch bound.kind {
  case .column(let number): result = columns(number)
  case .cells(let list): result = try cells(list)
  case .constant(let constant): result = Functions.constant(constant, count: count, unit: bound.shape.unit)
  case .negative(let side):
    let side = try value(side)
    (result, units) = (try negated(side), side.rowUnits)
  case .arithmetic(let operation, let left, let right):
    let (left, right) = (try value(left), try value(right))
    (result, units) = (try operation.evaluate(left, right), operation.rowUnits(left, right))
  case .comparison(let comparison, let left, let right): result = try comparison.evaluate(value(left), value(right))
  case .and(let left, let right): result = try conjunction(value(left), value(right))
  case .or(let left, let right): result = try disjunction(value(left), value(right))
  case .not(let side): result = try negation(value(side))
  case .contains(let side, let text): result = try contains(value(side), text)
  case .matches(let side, let pattern): result = try matches(value(side), pattern)
  case .isState(let side, let missing): result = isState(try value(side), missing: missing)
  case .call(let function, let arguments):
    var columns: [Column] = []
    for argument in arguments { columns.append(try value(argument)) }
    result = try function.evaluate(columns)
    if bound.shape.isNumber { units = columns.compactMap(\.rowUnits).first }
  }
  result.rowUnits = result.rowUnits ?? units
  if result.type != .money && result.rowUnits == nil { result.unit = bound.shape.unit }
  return result
}

extension Arithmetic {
  /// The units of what is computed from a column whose rows differ in unit: a quotient of two such columns is a plain number.
  fileprivate func rowUnits(_ left: Column, _ right: Column) -> [Unit]? {
    switch self {
    case .divide: right.rowUnits == nil ? left.rowUnits : nil
    case .subtract: (left.rowUnits ?? right.rowUnits)?.map(\.ofDifference)
    default: left.rowUnits ?? right.rowUnits
    }
  }
}

/// An expression that something is computed from, over the columns of a relation.
func operand(_ bound: Bound, over rows: Relation) throws(Diagnostic) -> Column {
  operand(bound, try evaluate(bound, over: rows))
}

/// The column that something is computed from. A row of totals makes the first column one of texts, for its label: what
/// is computed from that one is computed from its numbers.
private func operand(_ bound: Bound, _ column: Column) -> Column {
  column.type == .text && bound.shape.isNumber ? numbers(in: column, bound.shape.type) : column
}

/// The numbers that a column of texts holds; blank where a text is none.
private func numbers(in column: Column, _ type: ValueType) -> Column {
  let texts = (0..<column.count).map { row in if case .text(let text) = column[row] { text } else { String?.none } }
  return type == .integer
    ? .integers(column.name, label: column.label, texts.map { $0.flatMap { Int64($0) } }, unit: .label)
    : .reals(column.name, label: column.label, texts.map { $0.flatMap { Double($0) } })
}

/// The columns that the projections make of the rows.
func project(_ rows: Relation, _ projections: [Plan.Projection]) throws(Diagnostic) -> Relation {
  var columns: [Column] = []
  for projection in projections {
    let expression = projection.expression
    var column = try named(Phrase(projection.name, zh: projection.label.zh), at: expression.span) {
      () throws(Diagnostic) in try evaluate(expression, over: rows)
    }
    column.name = projection.name
    column.measures = measures(of: expression, rows)
    column.label = projection.label
    columns.append(column)
  }
  return Relation(rows.name, columns, rowCount: rows.rowCount, nesting: rows.nesting, speakers: rows.speakers)
}

/// What is computed for a column: a number that becomes too large there is said to be of it, and what is said of no narrower place
/// is said of its own.
func named(
  _ column: Phrase, at span: Span?, _ compute: () throws(Diagnostic) -> Column
) throws(Diagnostic) -> Column {
  do throws(Diagnostic) {
    return try compute()
  } catch {
    throw error.naming(column).placed(span)
  }
}

extension Diagnostic {
  /// The same, said of this place unless it has one.
  func placed(_ span: Span?) -> Diagnostic { with { $0.span = $0.span ?? span } }
}
