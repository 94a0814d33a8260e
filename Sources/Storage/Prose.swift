import Diagnostics
import Relations
import Reports

let sectionSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema(
    "part", label: Phrase("part", zh: "部分"), .text, unit: .label, choices: partNumerals.map { Phrase(verbatim: $0) }),
  ColumnSchema("number", label: Phrase("number", zh: "序号"), .text, unit: .label),
  ColumnSchema("heading", label: Phrase("heading", zh: "标题"), .text, unit: .label),
  ColumnSchema("text", label: Phrase("text", zh: "内容"), .text, unit: .label),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// What the six parts of the format are numbered with, as its tables are.
private let partNumerals = ["一", "二", "三", "四", "五", "六"]

/// The prose of every report by its headings. Made when asked for: a report keeps its prose as it was read.
func sectionRelation(_ stored: [StoredReport]) -> Relation {
  let rows = stored.flatMap { report in sections(of: report.report).map { (report: report.name, section: $0) } }
  func texts(_ index: Int, _ value: (Section) -> String?) -> Column {
    .texts(sectionSchema[index].name, label: sectionSchema[index].label, rows.map { value($0.section) })
  }
  return Relation(
    "sections",
    [
      .texts("report", label: sectionSchema[0].label, rows.map(\.report)),
      .texts(
        "part", label: sectionSchema[1].label, rows.map { $0.section.part.map { partNumerals[$0 - 1] } },
        choices: sectionSchema[1].choices),
      texts(2, \.number), texts(3, \.heading), texts(4) { $0.paragraphs.isEmpty ? nil : $0.text },
      .phrases(sectionSchema[5].name, label: sectionSchema[5].label, rows.map(\.section.place.phrase)),
    ])
}

let tableSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema("number", label: Phrase("number", zh: "序号"), .integer, unit: .label),
  ColumnSchema("caption", label: Phrase("caption", zh: "表题"), .text, unit: .label),
  ColumnSchema("row", label: Phrase("row", zh: "行"), .integer, unit: .label),
  ColumnSchema("column", label: Phrase("column", zh: "列"), .integer, unit: .label),
  ColumnSchema("text", label: Phrase("text", zh: "原文"), .text, unit: .label),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// The other tables of every report, a row a cell in which something is printed.
func tableRelation(_ stored: [StoredReport]) -> Relation {
  let rows = stored.flatMap { report in otherCells(of: report.report).map { (report: report.name, cell: $0) } }
  func integers(_ index: Int, _ value: (OtherCell) -> Int) -> Column {
    .integers(
      tableSchema[index].name, label: tableSchema[index].label, rows.map { Int64(value($0.cell)) }, unit: .label)
  }
  return Relation(
    "tables",
    [
      .texts("report", label: tableSchema[0].label, rows.map(\.report)),
      integers(1, \.table),
      .texts("caption", label: tableSchema[2].label, rows.map(\.cell.caption)),
      integers(3, \.row), integers(4, \.column),
      .texts("text", label: tableSchema[5].label, rows.map(\.cell.text)),
      .phrases("place", label: tableSchema[6].label, rows.map(\.cell.place.phrase)),
    ])
}
