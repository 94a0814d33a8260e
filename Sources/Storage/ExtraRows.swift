import Diagnostics
import Relations
import Reports

let extraRowSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema("table", label: Phrase("table", zh: "表"), .text, unit: .label),
  ColumnSchema("after", label: Phrase("after", zh: "前一行"), .text, unit: .label),
  ColumnSchema("row", label: Phrase("row", zh: "行"), .text, unit: .label),
  ColumnSchema("column", label: Phrase("column", zh: "列"), .text, unit: .label),
  ColumnSchema(
    "kind", label: Phrase("kind", zh: "类型"), .text, unit: .label, choices: CellKind.allCases.map(\.label)),
  ColumnSchema("text", label: Phrase("text", zh: "原文"), .text, unit: .label),
  ColumnSchema("value", label: Phrase("value", zh: "数值"), .real),
  ColumnSchema(
    "unit", label: Phrase("unit", zh: "单位"), .text, unit: .label, choices: CellUnit.allCases.map(\.label)),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// The rows of the tables that the form does not have, a row a cell, in printed order. Amounts of money are in yuan.
func extraRowRelation(_ stored: [StoredReport]) -> Relation {
  let rows = stored.flatMap { report in
    report.report.extraRows.flatMap { row in row.cells.map { (report: report.name, row: row, cell: $0) } }
  }
  func texts(_ index: Int, _ value: ((report: String, row: ExtraRow, cell: ExtraRow.Cell)) -> String?) -> Column {
    let schema = extraRowSchema[index]
    return .texts(schema.name, label: schema.label, rows.map(value), choices: schema.choices)
  }
  let values = rows.map { row in
    row.cell.value.map { row.cell.unit == .yuan ? Double($0) / 100 : Double($0) }
  }
  return Relation(
    "extra_rows",
    [
      texts(0, \.report), texts(1) { $0.row.table.rawValue }, texts(2, \.row.after), texts(3, \.row.label),
      texts(4, \.cell.column), texts(5) { $0.cell.kind.rawValue }, texts(6, \.cell.text),
      .reals("value", label: extraRowSchema[7].label, values),
      texts(8) { $0.cell.unit.rawValue },
      .phrases(extraRowSchema[9].name, label: extraRowSchema[9].label, rows.map(\.cell.place.phrase)),
    ])
}
