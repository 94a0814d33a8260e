import Diagnostics
import Functions
import Planning
import Relations

// The steps of a cube, in order: the reports that count, with the number of the group that each is in (`chosen`), and those of
// the year before (`before`); without those that lie in others (`counted`); the sums (`sums`); a value a report, and what becomes of them (`each`, `values`); all of it
// side by side (`rows`).

/// A cube in the making.
struct CubeSteps {
  var plan: CubePlan
  /// The keys as the steps call them.
  var keys: [StepColumn]
  /// The columns of the leaves.
  var leaves: [StepColumn]
  /// The different conditions of leaves, as SQL: of this year's, and of those of the year before.
  var conditions: [String] = []
  var conditionsBefore: [String] = []
  /// For each leaf, the number of its condition; nil where it has none.
  var conditionOf: [Int?] = []
  var chosen = ""
  var before = ""
  /// The names of the members of the form that stand for a sheet; nil where there is but one.
  var sheets: String?
  var layout: String?
  /// The reports that sums count, by the step that they are in and the number of their condition.
  var counted: [Counted: String] = [:]
  /// What the last step joins, and what each leaf is called there.
  var joins: [String] = []
  var terms: [String] = []

  /// The keys that are properties of reports, by their number among the keys and that of the reports' column.
  var properties: [(key: Int, column: Int)] {
    plan.keys.enumerated().compactMap { number, key in
      if case .property(let column, _) = key { (number, column) } else { nil }
    }
  }

  var formKeys: [Int] {
    plan.keys.indices.filter { if case .form = plan.keys[$0] { true } else { false } }
  }

  /// The reports that quotients count, by the step of those that sums count, and the lists that they must have values of.
  var whole: [Whole: String] = [:]

  struct Counted: Hashable {
    var source: String
    var condition: Int?
  }

  struct Whole: Hashable {
    var counted: String
    var lists: [Int]
  }

  /// The step with the reports of a leaf.
  func source(_ leaf: Int) -> String { plan.leaves[leaf].isOfYearBefore ? before : chosen }

  /// `AND c.in_1`, as the further condition of a leaf's reports.
  func scope(_ leaf: Int, _ row: String) -> [String] { conditionOf[leaf].map { ["\(row).in_\($0 + 1)"] } ?? [] }
}

extension Draft {
  mutating func rows(of plan: CubePlan) throws(Diagnostic) -> StepRows {
    var cube = CubeSteps(plan: plan, keys: [], leaves: [])
    let columns = named(plan.keys.map(keyColumn) + plan.leaves.map(leafColumn))
    cube.keys = Array(columns.prefix(plan.keys.count))
    cube.leaves = Array(columns.dropFirst(plan.keys.count))
    try choose(&cube)
    layOut(&cube)
    cube.terms = plan.leaves.map { _ in "" }
    let (sums, others) = (
      plan.leaves.indices.filter { plan.leaves[$0].list != nil },
      plan.leaves.indices.filter { plan.leaves[$0].list == nil }
    )
    sum(sums, &cube)
    for leaf in others { try aggregate(leaf, &cube) }
    return together(&cube)
  }

  /// The columns of `reports` as expressions name them.
  func reportTerms(_ plan: CubePlan, cells: @escaping (Int, ValueType) -> Term) -> Terms {
    let table = tables.table(of: "reports")
    let columns = reports.columns.enumerated().map { number, column in
      var each = StepColumn(name: column.name, title: column.name, type: column.type, unit: column.unit)
      if column.name == newestColumn {
        each.computed = isNewest
      } else {
        each.name = table.columns[number + 1].name
      }
      return each
    }
    return Terms(columns: columns, qualifier: "r.", tracksMissing: tracksMissing, cells: cells)
  }

  private func keyColumn(_ key: CubeKey) -> StepColumn {
    let schema = key.schema
    var column = StepColumn(name: schema.name, title: schema.name, type: schema.type, unit: schema.unit)
    switch key {
    case .form: column.order = .listed(key.members)
    case .property(let number, _) where schema.type == .text: column.order = order(ofReportColumn: number)
    case .property: break
    }
    return column
  }

  func order(ofReportColumn number: Int) -> StepColumn.Order {
    guard case .text(_, let vocabulary) = reports.columns[number].values, vocabulary.isOrdered else { return .own }
    let table = tables.table(of: "reports")
    return .members(memberList(table.name, table.columns[number + 1].name))
  }

  private func leafColumn(_ leaf: Leaf) -> StepColumn {
    let name =
      leaf.aggregation == .sum || leaf.expression == nil ? leaf.metric : "\(leaf.aggregation.rawValue)_\(leaf.metric)"
    let title = leaf.isOfYearBefore ? "\(name)_before" : name
    return StepColumn(name: title, title: title, type: leaf.shape.type, unit: leaf.shape.unit)
  }
}

/// `latest`: no report of the same organ and scope is newer.
private let isNewest = """
  (r.year IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM reports AS n WHERE n.organ = r.organ AND n.scope = r.scope AND n.year > r.year))
  """

// MARK: - Which reports, in which group

extension Draft {
  private mutating func choose(_ cube: inout CubeSteps) throws(Diagnostic) {
    let plan = cube.plan
    let divided = plan.filter?.listsInQuotients ?? []
    let terms = reportTerms(plan) { [self] list, type in
      let cells = Set(plan.cells[list].joined()).sorted()
      let sum = sumWithinReport(cells, plan, type)
      return divided.contains(list) ? ofAllThereIs(sum, cells, report: "r.\(rowNumber)", plan: plan) : sum
    }
    for leaf in plan.leaves {
      let condition = try leaf.condition.map { (condition) throws(Diagnostic) in try terms.value(condition).condition }
      let known = leaf.isOfYearBefore ? \CubeSteps.conditionsBefore : \CubeSteps.conditions
      cube.conditionOf.append(condition.map { number(of: $0, in: &cube[keyPath: known]) })
    }
    var conditions = try plan.filter.map { (filter) throws(Diagnostic) in [try terms.value(filter).condition] } ?? []
    let leading = plan.leaves.indices.filter { !plan.leaves[$0].isOfYearBefore }
    if !leading.isEmpty, leading.allSatisfy({ cube.conditionOf[$0] != nil }) {
      let any = cube.conditions.joined(separator: " OR ")
      conditions.append(cube.conditions.count > 1 && !conditions.isEmpty ? "(\(any))" : any)
    }
    let properties = cube.properties
    let orders = properties.flatMap { key, column in
      reportColumn(column, of: cube.keys[key]).ordering(isDescending: false, "r.")
    }
    let keys = properties.map { key, column in
      let name = terms.columns[column].name
      return item("r.\(sqlName(name))", as: cube.keys[key].name)
    }
    let group = orders.isEmpty ? "1 AS grp" : over("DENSE_RANK()", within: [], by: orders) + " AS grp"
    let scopes = cube.conditions.enumerated().map { "\($1) AS in_\($0 + 1)" }
    cube.chosen = step(
      "chosen", choosing(cube),
      Select(["r.\(rowNumber)"] + keys + [group] + scopes, from: "reports AS r", where: conditions))
    if plan.leaves.contains(where: \.isOfYearBefore) { try chooseBefore(&cube, terms) }
  }

  /// The reports of the year before, each in the group that it would be in a year later.
  private mutating func chooseBefore(_ cube: inout CubeSteps, _ terms: Terms) throws(Diagnostic) {
    let conditions =
      try cube.plan.filterOfYearBefore.map { (filter) throws(Diagnostic) in [try terms.value(filter).condition] } ?? []
    let keys = cube.properties.map { sqlName(cube.keys[$0.key].name) }
    let matching = cube.properties.map { key, column in
      let (own, name) = (sqlName(cube.keys[key].name), sqlName(terms.columns[column].name))
      return cube.plan.keys[key].schema.name == "year"
        ? "g.\(own) = r.\(name) + 1" : "g.\(own) IS NOT DISTINCT FROM r.\(name)"
    }
    let groups = "(SELECT DISTINCT \((["grp"] + keys).joined(separator: ", ")) FROM \(cube.chosen)) AS g"
    let scopes = cube.conditionsBefore.enumerated().map { "\($1) AS in_\($0 + 1)" }
    cube.before = step(
      "before", [Phrase("the reports of the year before, in the group of the year after", zh: "上一年的报告，归入下一年所在的组")],
      Select(
        ["r.\(rowNumber)", keys.isEmpty ? "1 AS grp" : "g.grp"] + scopes, from: "reports AS r",
        joins: keys.isEmpty ? [] : ["JOIN \(groups) ON \(matching.joined(separator: " AND "))"], where: conditions))
  }

  /// The place of a condition among others, where it is put if it is not there.
  private func number(of condition: String, in conditions: inout [String]) -> Int {
    if let known = conditions.firstIndex(of: condition) { return known }
    conditions.append(condition)
    return conditions.count - 1
  }

  /// The column of `reports` that a key is, ordered as the key is.
  private func reportColumn(_ number: Int, of key: StepColumn) -> StepColumn {
    var column = key
    column.name = tables.table(of: "reports").columns[number + 1].name
    return column
  }

  private func choosing(_ cube: CubeSteps) -> [Phrase] {
    let names = cube.properties.map { cube.keys[$0.key].name }.joined(separator: ", ")
    var remarks = [
      names.isEmpty
        ? Phrase("the reports that count, in one group", zh: "参与计算的报告，合为一组")
        : Phrase(
          "the reports that count, and in which group each is: by \(names)", zh: "参与计算的报告及其所在的组：按 \(names)")
    ]
    if !cube.conditions.isEmpty {
      remarks.append(
        Phrase("in_1 …: what holds for some of the measures alone", zh: "in_1 等：仅适用于部分指标的条件"))
    }
    return remarks
  }

  /// The sum of cells within one report `r`: of those that have a value.
  func sumWithinReport(_ cells: [Int], _ plan: CubePlan, _ type: ValueType) -> Term {
    guard !cells.isEmpty else { return .nothing(type) }
    let select =
      "(SELECT SUM(x.value) FROM cells AS x WHERE x.report = r.\(rowNumber) AND \(cellCondition(cells, plan)))"
    return Term(select, type)
  }

  func cellCondition(_ cells: [Int], _ plan: CubePlan) -> String {
    let list = cells.map(String.init).joined(separator: ", ")
    return "x.cell \(cells.count == 1 ? "= \(list)" : "IN (\(list))")" + withoutImplied(plan)
  }

  func withoutImplied(_ plan: CubePlan, _ cells: String = "x") -> String {
    plan.usesImplied ? "" : " AND \(cells).state <> \(literal(impliedState))"
  }

  /// The reports that a sum counts: of two in one group of which one lies in the other, the outer.
  mutating func countedReports(_ leaf: Int, _ cube: inout CubeSteps) -> String {
    let source = cube.source(leaf)
    let key = CubeSteps.Counted(source: source, condition: cube.conditionOf[leaf])
    if let known = cube.counted[key] { return known }
    let scope = cube.scope(leaf, "c")
    if cube.plan.countsOverlap && scope.isEmpty { return source }
    var select = Select(["c.*"], from: "\(source) AS c", where: scope)
    var remarks = [Phrase("those that the condition holds for", zh: "满足条件者")]
    if !cube.plan.countsOverlap {
      let newest = reports.columns.firstIndex { $0.name == newestColumn }
      let isOfNewest = newest.map { cube.plan.counts(cube.plan.leaves[leaf], onlyWhere: $0) } ?? false
      let contains = isOfNewest ? "contains_newest" : "contains"
      let outer = ["k.part = c.\(rowNumber)", "o.grp = c.grp"] + cube.scope(leaf, "o")
      select.conditions.append(
        """
        NOT EXISTS (
            SELECT 1 FROM \(contains) AS k JOIN \(source) AS o ON o.\(rowNumber) = k.whole
            WHERE \(outer.joined(separator: " AND ")))
        """)
      remarks = [
        Phrase(
          "nothing is counted twice: a report is left out where one that contains it is in its group",
          zh: "不重复计入：同组中已有包含它的报告时，略去该报告")
      ]
    }
    let name = step("counted", remarks, select)
    cube.counted[key] = name
    return name
  }
}
