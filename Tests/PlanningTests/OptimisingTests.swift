import Diagnostics
import Functions
@testable import Planning
import Relations
import Testing

private let table = LazyRelation(
  "rows",
  [
    ColumnSchema("organ", .text, unit: .label), ColumnSchema("year", .integer, unit: .label),
    ColumnSchema("value", .integer),
  ],
  summary: Phrase(verbatim: "rows")
) { preconditionFailure("a plan is optimised without its rows") }

private let dataset = Dataset(
  cube: Cube(
    reports: Relation("reports", []), cells: [], containment: Containment([]), containmentOfNewest: Containment([])),
  relations: ["rows": table])

private let rows = Plan.scan("rows")
private let byYear = [Plan.SortKey(column: 1, isDescending: true)]

private func column(_ number: Int) -> Bound { Bound(.column(number), Shape(.integer)) }
private func constant(_ value: Int64) -> Bound { Bound(.constant(.integer(value)), Shape(.integer)) }
private func column(_ number: Int, isAbove least: Int64) -> Bound {
  Bound(.comparison(.greater, column(number), constant(least)), .boolean)
}
private func sum(_ left: Bound, _ right: Bound) -> Bound { Bound(.arithmetic(.add, left, right), Shape(.integer)) }
private func named(_ name: String, _ expression: Bound) -> Plan.Projection {
  Plan.Projection(name, Phrase(verbatim: name), expression)
}

/// The steps, the last one first.
private func steps(_ plan: Plan) -> [String] {
  optimised(plan, over: dataset).description(over: dataset, in: .en).map { $0.trimmingPrefix { $0 == " " }.description }
}

@Test("Rows are filtered before they are sorted")
func filterBeforeSort() {
  let plan = Plan.filter(.filter(.sort(rows, byYear), column(1, isAbove: 2018)), column(2, isAbove: 5))
  #expect(steps(plan) == ["sort year descending", "filter value > 5", "filter year > 2018", "rows of rows"])
}

@Test("A condition that could fail is not tried on rows that another leaves out")
func failingCondition() {
  let large = Bound(.comparison(.greater, sum(column(2), column(2)), constant(5)), .boolean)
  let plan = Plan.filter(.filter(rows, column(1, isAbove: 2018)), large)
  #expect(steps(plan) == ["filter (value + value) > 5", "filter year > 2018", "rows of rows"])
}

@Test("A filter passes below columns that are only chosen, and stays above those that could fail")
func filterBelowColumns() {
  let chosen = Plan.filter(.project(rows, [named("v", column(2)), named("y", column(1))]), column(1, isAbove: 2018))
  #expect(
    steps(chosen) == ["columns v = value, y = year", "filter year > 2018", "columns year, value", "rows of rows"])
  let computed = Plan.filter(
    .project(rows, [named("year", column(1)), named("double", sum(column(2), column(2)))]), column(0, isAbove: 2018))
  #expect(
    steps(computed) == ["filter year > 2018", "columns year, double = value + value", "rows of rows"])
}

@Test("A condition on why a value is not there stays above distinct, another passes below")
func filterBelowDistinct() {
  let missing = Bound(.isState(column(2), missing: true), .boolean)
  #expect(steps(.filter(.distinct(rows), missing)) == ["filter value is missing", "distinct", "rows of rows"])
  #expect(
    steps(.filter(.distinct(rows), column(2, isAbove: 5))) == ["distinct", "filter value > 5", "rows of rows"])
}

@Test("Of sorted rows of which few are wanted, these are chosen; two limits are the smaller one")
func chosenRows() {
  #expect(
    steps(.limit(.limit(.sort(rows, byYear), 7), 3)) == ["first 3 in the order of year descending", "rows of rows"])
  #expect(steps(.limit(.limit(rows, 3), 7)) == ["first 3", "rows of rows"])
  #expect(steps(.filter(.limit(rows, 3), column(2, isAbove: 5))) == ["filter value > 5", "first 3", "rows of rows"])
}

@Test("Columns that nothing asks for stay in their table")
func unusedColumns() {
  let total = Plan.Aggregate(aggregation: .sum, expression: column(2), name: "sum", label: Phrase(verbatim: "sum"))
  let plan = Plan.aggregate(.filter(rows, column(1, isAbove: 2018)), keys: [], [total])
  #expect(steps(plan) == ["group rows: sum", "filter year > 2018", "columns year, value", "rows of rows"])
  // What is shown as it stands needs all of them.
  #expect(steps(.filter(rows, column(1, isAbove: 2018))) == ["filter year > 2018", "rows of rows"])
}

@Test("What is the same in every row is computed once; what fails, in the rows")
func constants() {
  let plain = Bound(.comparison(.greater, column(1), sum(constant(2018), constant(1))), .boolean)
  #expect(steps(.filter(rows, plain)) == ["filter year > 2019", "rows of rows"])
  let large = Bound(.comparison(.greater, column(1), sum(constant(.max), constant(1))), .boolean)
  #expect(steps(.filter(rows, large)) == ["filter year > (9223372036854775807 + 1)", "rows of rows"])
}

@Test("Columns of columns are chosen at once, and those that nothing asks for are not computed unless they could fail")
func columnsOfColumns() {
  let half = named("half", Bound(.arithmetic(.divide, column(2), constant(2)), Shape(.real)))
  let double = named("double", sum(column(2), column(2)))
  let inner = { (second: Plan.Projection) in Plan.project(rows, [named("year", column(1)), second]) }
  #expect(steps(.project(inner(half), [named("y", column(0))])) == ["columns y = year", "rows of rows"])
  #expect(
    steps(.project(inner(double), [named("y", column(0))])) == [
      "columns y = year", "columns year, double = value + value", "rows of rows",
    ])
  #expect(steps(.project(inner(half), [named("h", column(1))])) == ["columns h = value / 2", "rows of rows"])
}
