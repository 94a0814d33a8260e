import Diagnostics
import Planning

// Which reports count in a quotient.

extension Draft {
  /// The reports that a part of a quotient counts, told apart by sheet where there are several: those that have all of
  /// every part. Nil for other leaves.
  mutating func wholeReports(_ leaf: Int, of counted: String, _ cube: inout CubeSteps) -> String? {
    let plan = cube.plan
    let lists = plan.leaves[leaf].quotient.compactMap { plan.leaves[$0].list }
    guard lists.count > 1 else { return nil }
    let key = CubeSteps.Whole(counted: counted, lists: lists)
    if let known = cube.whole[key] { return known }
    var remarks = [Phrase("a rate is of the reports that have every part of it", zh: "比率只计各组成部分均有数值的报告")]
    let conditions = lists.map { list in
      let cells = plan.cells[list].flatMap { $0 }
      guard !cells.isEmpty else { return "1 = 0" }
      let (join, condition) =
        cube.layout.map { layout in
          (" JOIN \(layout) AS l ON l.cell = x.cell", "l.list = \(list) AND l.sheet = s.sheet")
        } ?? ("", membership(cells))
      let report = "c.\(rowNumber)"
      let valued = """
        EXISTS (
            SELECT 1 FROM cells AS x\(join)
            WHERE x.report = \(report) AND \(condition) AND x.value IS NOT NULL\(withoutImplied(plan)))
        """
      let sheet = cube.layout.map { Sheet(layout: $0, list: list, name: "s.sheet") }
      guard let closed = withoutOpenTotals(cells, report: report, of: sheet, plan) else { return valued }
      if remarks.count == 1 {
        remarks.append(Phrase("and of no part a blank total of cells that have values", zh: "且其中没有“分项有数而总计空白”"))
      }
      return "\(valued)\n  AND \(closed)"
    }
    let name = step(
      "whole",
      remarks,
      Select(
        ["c.*"] + (cube.sheets == nil ? [] : ["s.sheet"]), from: "\(counted) AS c",
        joins: cube.sheets.map { ["CROSS JOIN \($0) AS s"] } ?? [], where: conditions))
    cube.whole[key] = name
    return name
  }

  /// Where the cells of a list are told apart by sheets: the step that says which belong to which, and the sheet that is meant.
  struct Sheet {
    var layout: String
    var list: Int
    var name: String
  }

  /// The condition that none of the cells lacks its value that is a total of others which have theirs; nil where none is a total, and
  /// where there is but one cell.
  func withoutOpenTotals(_ cells: [Int], report: String, of sheet: Sheet?, _ plan: CubePlan) -> String? {
    let wholes = Set(cells).intersection(totals).sorted()
    let isOfSeveral = sheet.map { plan.cells[$0.list].contains { $0.count > 1 } } ?? (cells.count > 1)
    guard isOfSeveral, !wholes.isEmpty else { return nil }
    let join = sheet.map { " JOIN \($0.layout) AS l ON l.cell = t.whole" } ?? ""
    let list = wholes.map(String.init).joined(separator: ", ")
    let condition = sheet.map { "l.list = \($0.list) AND l.sheet = \($0.name)" } ?? "t.whole IN (\(list))"
    return """
      NOT EXISTS (
          SELECT 1 FROM form_parts AS t JOIN cells AS x ON x.report = \(report) AND x.cell = t.part\(join)
          WHERE \(condition) AND x.value IS NOT NULL\(withoutImplied(plan)) AND NOT EXISTS (
              SELECT 1 FROM cells AS y
              WHERE y.report = \(report) AND y.cell = t.whole AND y.value IS NOT NULL\(withoutImplied(plan, "y"))))
      """
  }

  /// The sum of the cells within a report as a part of a quotient: nothing where it is not of all there is.
  func ofAllThereIs(
    _ sum: Term, _ cells: [Int], report: String, of sheet: Sheet? = nil, plan: CubePlan
  ) -> Term {
    guard let condition = withoutOpenTotals(cells, report: report, of: sheet, plan) else { return sum }
    return Term("CASE WHEN \(condition) THEN \(sum.text) END", sum.type)
  }
}
