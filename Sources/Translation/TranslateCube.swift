import Diagnostics
import Functions
import Planning
import Relations

// The steps of a cube, in order: the reports that count, with the number of the group that each is in (`chosen`); without those
// that lie in others (`counted`); the sums (`sums`); a value a report, and what becomes of them (`each`, `values`); all of it
// side by side (`rows`).

/// A cube in the making.
struct CubeSteps {
  var plan: CubePlan
  /// The keys as the steps call them.
  var keys: [StepColumn]
  /// The columns of the leaves.
  var leaves: [StepColumn]
  /// The different conditions of leaves, as SQL.
  var conditions: [String] = []
  /// For each leaf, the number of its condition; nil where it has none.
  var conditionOf: [Int?] = []
  var chosen = ""
  /// The names of the members of the form that stand for a sheet; nil where there is but one.
  var sheets: String?
  var layout: String?
  /// The reports that sums count, by the number of their condition, −1 for none.
  var counted: [Int: String] = [:]
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
      StepColumn(
        name: table.columns[number + 1].name, title: column.name, type: column.type, unit: column.unit)
    }
    return Terms(columns: columns, qualifier: "r.", tracksMissing: tracksMissing, cells: cells)
  }

  private func keyColumn(_ key: CubeKey) -> StepColumn {
    let schema = key.schema
    var column = StepColumn(name: schema.name, title: schema.name, type: schema.type, unit: schema.unit)
    switch key {
    case .form(_, let members): column.order = .listed(members)
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
    return StepColumn(name: name, title: name, type: leaf.shape.type, unit: leaf.shape.unit)
  }
}

extension Leaf {
  /// The list of cells that it is the sum of; nil where it is something else.
  var list: Int? {
    guard aggregation == .sum, case .cells(let list)? = expression?.kind else { return nil }
    return list
  }
}

// MARK: - Which reports, in which group

extension Draft {
  private mutating func choose(_ cube: inout CubeSteps) throws(Diagnostic) {
    let plan = cube.plan
    let terms = reportTerms(plan) { [self] list, type in
      sumWithinReport(Set(plan.cells[list].joined()).sorted(), plan, type)
    }
    for leaf in plan.leaves {
      guard let condition = try leaf.condition.map({ (condition) throws(Diagnostic) in try terms.value(condition) })
      else {
        cube.conditionOf.append(nil)
        continue
      }
      let number = cube.conditions.firstIndex(of: condition.condition) ?? cube.conditions.count
      if number == cube.conditions.count { cube.conditions.append(condition.condition) }
      cube.conditionOf.append(number)
    }
    var conditions = try plan.filter.map { (filter) throws(Diagnostic) in [try terms.value(filter).condition] } ?? []
    if !plan.leaves.isEmpty, cube.conditionOf.allSatisfy({ $0 != nil }) {
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

  func withoutImplied(_ plan: CubePlan) -> String {
    plan.usesImplied ? "" : " AND x.state <> \(literal(impliedState))"
  }

  /// The reports that a sum counts: of two in one group of which one lies in the other, the outer.
  mutating func countedReports(_ leaf: Int, _ cube: inout CubeSteps) -> String {
    let condition = cube.conditionOf[leaf] ?? -1
    if let known = cube.counted[condition] { return known }
    let scope = cube.scope(leaf, "c")
    if cube.plan.countsOverlap && scope.isEmpty { return cube.chosen }
    var select = Select(["c.*"], from: "\(cube.chosen) AS c", where: scope)
    var remarks = [Phrase("those that the condition holds for", zh: "满足条件者")]
    if !cube.plan.countsOverlap {
      let outer = ["k.part = c.\(rowNumber)", "o.grp = c.grp"] + cube.scope(leaf, "o")
      select.conditions.append(
        """
        NOT EXISTS (
            SELECT 1 FROM contains AS k JOIN \(cube.chosen) AS o ON o.\(rowNumber) = k.whole
            WHERE \(outer.joined(separator: " AND ")))
        """)
      remarks = [
        Phrase(
          "nothing is counted twice: a report is left out where one that contains it is in its group",
          zh: "不重复计入：同组中已有包含它的报告时，略去该报告")
      ]
    }
    let name = step("counted", remarks, select)
    cube.counted[condition] = name
    return name
  }
}
