import Diagnostics
@testable import Documents
import Relations
import Storage
import Testing

private func table(_ cells: [String?], heading: String = "n") -> OwnTable {
  ownTable(DataTable(headings: [heading], rows: cells.map { [$0] }), named: "t") { _ in nil }
}

/// A column of cells, the type and unit that it is taken for, and its values.
struct Taken: CustomTestStringConvertible, Sendable {
  var cells: [String?]
  var type: ValueType
  var unit: Unit
  var values: [Value]
  var testDescription: String { "\(cells.map { $0 ?? "" })" }
}

@Test(
  "Numbers are taken as people write them",
  arguments: [
    Taken(
      cells: ["118.2万", "1,234", "-5"], type: .integer, unit: .number,
      values: [.integer(1_182_000), .integer(1234), .integer(-5)]),
    Taken(cells: ["1.25亿", "１２"], type: .integer, unit: .number, values: [.integer(125_000_000), .integer(12)]),
    Taken(cells: ["1.00001万", "2"], type: .real, unit: .number, values: [.real(10000.1), .real(2)]),
    Taken(cells: ["2.0", "3"], type: .integer, unit: .number, values: [.integer(2), .integer(3)]),
    Taken(
      cells: ["3.5亿元", "0.015万元", "12.34元"], type: .money, unit: .yuan,
      values: [.money(35_000_000_000), .money(15000), .money(1234)]),
    Taken(cells: ["12.5%", "-1 ％"], type: .real, unit: .ratio, values: [.real(0.125), .real(-0.01)]),
    Taken(
      cells: ["1", "-", "—", nil], type: .integer, unit: .number,
      values: [.integer(1), .none(.blank), .none(.blank), .none(.blank)]),
    Taken(cells: ["0330302", "0330305"], type: .text, unit: .label, values: [.text("0330302"), .text("0330305")]),
    Taken(cells: ["12,34"], type: .text, unit: .label, values: [.text("12,34")]),
    Taken(cells: ["-", nil], type: .integer, unit: .number, values: [.none(.blank), .none(.blank)]),
    Taken(cells: ["-", "甲"], type: .text, unit: .label, values: [.text("-"), .text("甲")]),
  ])
func takenAsWritten(each: Taken) {
  let column = table(each.cells).relation.columns[0]
  #expect(column.type == each.type)
  #expect(column.unit == each.unit)
  #expect((0..<column.count).map { column[$0] } == each.values)
}

@Test("What would surprise is remarked: a word that was multiplied by, a cell that makes texts of numbers")
func remarks() {
  #expect(table(["118.2万"]).remarks[0]?.en == "万 × 10,000")
  #expect(table(["1", "2", "约5万"]).remarks[0]?.en == "“约5万” in row 3 is no number")
  #expect(table(["5元", "6"]).remarks[0]?.en == "“6” in row 2 is of another unit")
  #expect(table(["鹿城区", "1"]).remarks[0] == nil)
  #expect(table(["1", "2"]).remarks[0] == nil)
  #expect(table([nil, nil]).remarks[0]?.en == "blank in every row")
  #expect(table([]).remarks[0] == nil)
}

@Test("A column called year holds labels, which are never added up")
func years() {
  #expect(table(["2019", "2020"], heading: "year").relation.columns[0].unit == .label)
}

@Test("Codes of divisions name something, and so do numbers under a heading that says code")
func codes() {
  #expect(table(["320106", "330302", "320106"], heading: "where").relation.columns[0].unit == .label)
  #expect(table(["320106", "330302", "2"], heading: "where").relation.columns[0].unit == .number)
  #expect(table(["1", "2"], heading: "区划代码").relation.columns[0].unit == .label)
  let districts = ownTable(DataTable(headings: ["区县"], rows: [["320106"]]), named: "t") { _ in
    ("district", Phrase("district", zh: "区县"))
  }
  #expect(districts.relation.columns[0].unit == .label)
}
