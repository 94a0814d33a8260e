import Diagnostics
import Functions
import Planning
import Relations

// Means, medians, counts: a value a report, and what becomes of the values in a group.

extension Draft {
  /// A value for each report, and what becomes of them in a group. A report contained in another is one of the reports.
  mutating func aggregate(_ number: Int, _ cube: inout CubeSteps) throws(Diagnostic) {
    let leaf = cube.plan.leaves[number]
    let (each, value) = try valueOfEach(number, cube)
    let group = ["grp"] + (cube.sheets == nil ? [] : ["sheet"])
    let made = aggregateTerm(leaf.aggregation, Term("value", value), number: 1, group: group)
    let source = made.windows.isEmpty ? each : step("ranked", Select(["*"] + made.windows, from: each))
    let name = step(
      "values_\(leaf.aggregation.rawValue)",
      Select(group + ["\(made.term.text) AS value"], from: source, groupBy: group))
    cube.leaves[number].type = made.term.type
    cube.joins.append(join(name, cube))
    cube.terms[number] = leaf.aggregation == .count ? "COALESCE(\(name).value, 0)" : "\(name).value"
  }

  /// The step that has the value of each report, and its type.
  private mutating func valueOfEach(_ number: Int, _ cube: CubeSteps) throws(Diagnostic) -> (String, ValueType) {
    let leaf = cube.plan.leaves[number]
    let lists = Set(leaf.expression?.cellLists ?? []).filter { !cube.plan.cells[$0].joined().isEmpty }.sorted()
    let divided = leaf.expression?.listsInQuotients ?? []
    let terms = reportTerms(cube.plan) { [self] list, type in
      guard let sum = lists.firstIndex(of: list).map({ Term("p.\(part($0))", type) }) else { return .nothing(type) }
      guard divided.contains(list) else { return sum }
      let sheet = cube.sheets.flatMap { sheets in
        cube.layout.map { Sheet(layout: $0, list: list, name: "\(sheets).sheet") }
      }
      return ofAllThereIs(
        sum, cube.plan.cells[list].flatMap { $0 }, report: "c.\(rowNumber)", of: sheet, plan: cube.plan)
    }
    let value =
      try leaf.expression.map { (expression) throws(Diagnostic) in try terms.value(expression) } ?? Term("1", .integer)
    var joins = ["JOIN reports AS r ON r.\(rowNumber) = c.\(rowNumber)"]
    if let sheets = cube.sheets { joins.append("CROSS JOIN \(sheets)") }
    if !lists.isEmpty {
      let sheet = cube.sheets.map { " AND p.sheet = \($0).sheet" } ?? ""
      joins.append("LEFT JOIN \(parts(lists, cube)) AS p ON p.report = c.\(rowNumber)\(sheet)")
    }
    let each = step(
      "each", [Phrase("\(leaf.metric) of each report", zh: "每份报告的 \(leaf.metric)")],
      Select(
        ["c.grp"] + (cube.sheets.map { ["\($0).sheet"] } ?? []) + [item(value.text, as: "value")],
        from: "\(cube.source(number)) AS c", joins: joins, where: cube.scope(number, "c")))
    return (each, value.type)
  }

  /// The step that has the sums of cells within each report, a column a list.
  private mutating func parts(_ lists: [Int], _ cube: CubeSteps) -> String {
    let cells = lists.map { Set(cube.plan.cells[$0].joined()).sorted() }
    func sums(_ condition: (Int) -> String) -> [String] {
      lists.indices.map { "SUM(CASE WHEN \(condition($0)) THEN x.value END) AS \(part($0))" }
    }
    let hidden = withoutImplied(cube.plan)
    guard let layout = cube.layout else {
      let remarks = cells.enumerated().map { Phrase(verbatim: "\(part($0)): \(named($1))") }
      let all = membership(Set(cells.joined()).sorted())
      return step(
        "parts", remarks + [cube.plan.whichValuesCount],
        Select(
          ["x.report"] + sums { membership(cells[$0]) }, from: "cells AS x", where: [all + hidden],
          groupBy: ["x.report"]))
    }
    return step(
      "parts", [cube.plan.whichValuesCount],
      Select(
        ["x.report", "l.sheet"] + sums { "l.list = \(lists[$0])" }, from: "cells AS x",
        joins: ["JOIN \(layout) AS l ON l.cell = x.cell\(hidden)"], groupBy: ["x.report", "l.sheet"]))
  }

  /// The cells with their numbers, for the reader.
  func named(_ cells: [Int]) -> String {
    cells.map { number in
      guard cellNames.indices.contains(number) else { return "\(number)" }
      let name = cellNames[number]
      return "\(number) \(name.table) \(name.row)/\(name.column)"
    }.joined(separator: "; ")
  }
}

private func part(_ number: Int) -> String { "part_\(number + 1)" }
