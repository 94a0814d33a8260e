import Diagnostics
import Functions
import Planning
import Relations

extension Draft {
  /// Where the keys are dimensions of the form: their combinations, a sheet each, and the cells of each sheet.
  mutating func layOut(_ cube: inout CubeSteps) {
    guard !cube.formKeys.isEmpty else { return }
    let members = cube.formKeys.map { cube.plan.keys[$0].members }
    let names = cube.formKeys.map { cube.keys[$0].name }
    let sheets = cube.plan.sheets.enumerated().map { number, sheet in
      let texts = sheet.enumerated().map { place, member in member.map { literal(members[place][$0]) } ?? "NULL" }
      return "(\(number + 1), \(texts.joined(separator: ", ")))"
    }
    cube.sheets = values(
      "sheets",
      [Phrase("what the rows of the form are told apart by", zh: "表内各维度的成员组合")], ["sheet"] + names, sheets)
    let lists = Set(cube.plan.leaves.flatMap { $0.expression?.cellLists ?? [] }).sorted()
    let cells = lists.flatMap { list in
      cube.plan.cells[list].enumerated().flatMap { sheet, cells in cells.map { "(\(list), \(sheet + 1), \($0))" } }
    }
    let metrics = lists.map { list in
      let names = cube.plan.leaves.filter { $0.expression?.cellLists.contains(list) ?? false }.map(\.metric)
      return "\(list): \(names.first ?? "")"
    }
    cube.layout = values(
      "layout",
      [
        Phrase(
          "the cells of the forms of which each consists (see form_cells). \(metrics.joined(separator: "; "))",
          zh: "各指标所含的表格单元格（编号见 form_cells）。\(metrics.joined(separator: "；"))")
      ], ["list", "sheet", "cell"], cells)
  }

  /// A step of constants.
  mutating func values(_ name: String, _ remarks: [Phrase], _ columns: [String], _ rows: [String]) -> String {
    let nothing = "SELECT " + columns.map { _ in "NULL" }.joined(separator: ", ") + " WHERE 1 = 0"
    var lines: [String] = []
    for row in rows {
      if let last = lines.last, last.utf8.count + row.utf8.count < 100 {
        lines[lines.count - 1] = "\(last), \(row)"
      } else {
        lines.append(row)
      }
    }
    return step(name, remarks, columns: columns, rows.isEmpty ? nothing : "VALUES " + lines.joined(separator: ",\n  "))
  }

  // MARK: Sums

  /// The sums of cells, those over the same reports in one step.
  mutating func sum(_ leaves: [Int], _ cube: inout CubeSteps) {
    var byScope: [(scope: Scope, leaves: [Int])] = []
    for leaf in leaves {
      let counted = countedReports(leaf, &cube)
      let scope = Scope(counted: counted, whole: wholeReports(leaf, of: counted, &cube))
      if let known = byScope.firstIndex(where: { $0.scope == scope }) {
        byScope[known].leaves.append(leaf)
      } else {
        byScope.append((scope, [leaf]))
      }
    }
    for (scope, leaves) in byScope { sum(leaves, over: scope, &cube) }
  }

  /// The steps with the reports that a sum counts, and with those of them that a quotient does, if it is a part of one.
  private struct Scope: Equatable {
    var counted: String
    var whole: String?
  }

  private mutating func sum(_ leaves: [Int], over scope: Scope, _ cube: inout CubeSteps) {
    let plan = cube.plan
    let filled = leaves.filter { leaf in plan.leaves[leaf].list.map { !plan.cells[$0].joined().isEmpty } ?? false }
    for leaf in leaves { cube.terms[leaf] = Term.nothing(plan.leaves[leaf].shape.type).text }
    guard !filled.isEmpty else { return }
    let isBySheet = cube.layout != nil
    let all = Set(filled.flatMap { plan.leaves[$0].list.map { plan.cells[$0].flatMap { $0 } } ?? [] }).sorted()
    let sums = filled.map { leaf in
      let list = plan.leaves[leaf].list ?? 0
      let condition = isBySheet ? "l.list = \(list)" : membership(plan.cells[list].flatMap { $0 })
      return "SUM(CASE WHEN \(condition) THEN x.value END) AS \(sqlName(cube.leaves[leaf].name))"
    }
    var select = Select(
      ["c.grp"] + (isBySheet ? ["l.sheet"] : []) + sums, from: "\(scope.whole ?? scope.counted) AS c",
      joins: ["JOIN cells AS x ON x.report = c.\(rowNumber)\(withoutImplied(plan))"],
      groupBy: ["c.grp"] + (isBySheet ? ["l.sheet"] : []))
    if let layout = cube.layout {
      select.joins.append(
        "JOIN \(layout) AS l ON l.cell = x.cell" + (scope.whole == nil ? "" : " AND l.sheet = c.sheet"))
    } else {
      select.conditions = [membership(all)]
    }
    let name = step("sums", summing(filled, cube), select)
    cube.joins.append(join(name, cube))
    for leaf in filled {
      let sum = "\(name).\(sqlName(cube.leaves[leaf].name))"
      cube.terms[leaf] = plan.leaves[leaf].isStock && isTotal ? stock(leaf, sum, over: scope.counted, cube) : sum
    }
  }

  func membership(_ cells: [Int]) -> String {
    let list = cells.map(String.init).joined(separator: ", ")
    return cells.count == 1 ? "x.cell = \(list)" : "x.cell IN (\(list))"
  }

  func join(_ name: String, _ cube: CubeSteps) -> String {
    let sheet = cube.sheets.map { " AND \(name).sheet = \($0).sheet" } ?? ""
    return "LEFT JOIN \(name) ON \(name).grp = g.grp\(sheet)"
  }

  /// A stock, blank where a group of the row of totals holds several years of one organ.
  private mutating func stock(_ leaf: Int, _ sum: String, over scope: String, _ cube: CubeSteps) -> String {
    let cells = cube.plan.leaves[leaf].list.map { Set(cube.plan.cells[$0].flatMap { $0 }).sorted() } ?? []
    let years = Select(
      ["DISTINCT c.grp", "r.organ", "r.scope", "r.year"], from: "\(scope) AS c",
      joins: ["JOIN reports AS r ON r.\(rowNumber) = c.\(rowNumber)"],
      where: ["EXISTS (SELECT 1 FROM cells AS x WHERE x.report = r.\(rowNumber) AND \(membership(cells)))"])
    let name = step(
      "several",
      [
        Phrase(
          "\(cube.plan.leaves[leaf].metric) is a stock, and is not added over the years of one organ",
          zh: "\(cube.plan.leaves[leaf].metric) 为存量，不能将同一机关的多个年份相加")
      ],
      Select(
        ["y.grp"], from: "(\(years.text)) AS y", groupBy: ["y.grp", "y.organ", "y.scope"],
        having: "COUNT(*) > 1"))
    return "CASE WHEN g.grp NOT IN (SELECT grp FROM \(name)) THEN \(sum) END"
  }

  /// What a sum is made of, for the reader: the cells, and which values count.
  private func summing(_ leaves: [Int], _ cube: CubeSteps) -> [Phrase] {
    let plan = cube.plan
    var remarks: [Phrase] = []
    if cube.layout == nil {
      for leaf in leaves {
        let cells = plan.leaves[leaf].list.map { plan.cells[$0].flatMap { $0 } } ?? []
        remarks.append(Phrase(verbatim: "\(plan.leaves[leaf].metric): \(named(cells))"))
      }
    }
    remarks.append(plan.whichValuesCount)
    for leaf in leaves where plan.leaves[leaf].isStock && !isTotal {
      remarks.append(
        Phrase(
          "\(plan.leaves[leaf].metric) is a stock: no group holds several years of one organ",
          zh: "\(plan.leaves[leaf].metric) 为存量：各组中没有同一机关的多个年份"))
    }
    return remarks
  }

  // MARK: All of it

  /// The keys and the leaves side by side, a row for each group and sheet.
  mutating func together(_ cube: inout CubeSteps) -> StepRows {
    let properties = cube.properties.map { sqlName(cube.keys[$0.key].name) }
    let groups =
      properties.isEmpty
      ? "(SELECT 1 AS grp) AS g"
      : "(SELECT DISTINCT \((["grp"] + properties).joined(separator: ", ")) FROM \(cube.chosen)) AS g"
    let keys = cube.keys.indices.map { key in
      (cube.formKeys.contains(key) ? (cube.sheets ?? "") : "g") + ".\(sqlName(cube.keys[key].name))"
    }
    var leaves: [String] = []
    for number in cube.leaves.indices {
      cube.leaves[number].mayMiss = mayMiss(number, cube)
      leaves.append(item(cube.terms[number], as: cube.leaves[number].name))
      if flags(cube.leaves[number]) {
        let scope = (["c.grp = g.grp"] + cube.scope(number, "c")).joined(separator: " AND ")
        leaves.append(
          "NOT EXISTS (SELECT 1 FROM \(cube.source(number)) AS c WHERE \(scope)) AS \(sqlName(cube.leaves[number].missing))"
        )
      }
    }
    let number = cube.sheets.map { "(g.grp - 1) * \(cube.plan.sheets.count) + \($0).sheet" } ?? "g.grp"
    let name = step(
      "answer", [Phrase("a row for each group, in the order of the keys", zh: "每组一行，按分组项的次序")],
      Select(
        keys + leaves + [item(number, as: sequenceName)], from: groups,
        joins: (cube.sheets.map { ["CROSS JOIN \($0)"] } ?? []) + cube.joins))
    return StepRows(step: name, columns: cube.keys + cube.leaves, key: Set(cube.keys.indices))
  }

  /// Whether a group may have no report that the leaf counts. A count is 0 there.
  private func mayMiss(_ leaf: Int, _ cube: CubeSteps) -> Bool {
    guard cube.plan.leaves[leaf].aggregation != .count else { return false }
    return cube.plan.leaves[leaf].isOfYearBefore || cube.conditionOf[leaf] != nil || cube.properties.isEmpty
  }
}

extension CubePlan {
  /// Which values a sum of cells takes, for the reader.
  var whichValuesCount: Phrase {
    usesImplied
      ? Phrase("a blank is no zero; values that the sums of the form prove count", zh: "空白不是零；勾稽关系可证的推定值计入")
      : Phrase("a blank is no zero; only printed values count", zh: "空白不是零；只计印出的数值")
  }
}
