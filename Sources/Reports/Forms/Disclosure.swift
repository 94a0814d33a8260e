/// Table 二 on the form of 2019: five blocks, 22 cells.
let disclosureCells2019: [FormCell] = disclosureCells(
  on: .form2019,
  [
    ("第二十条第（一）项", ["规章", "规范性文件"], ["本年新制作数量", "本年新公开数量", "对外公开总数量"]),
    ("第二十条第（五）项", ["行政许可", "其他对外管理服务事项"], ["上一年项目数量", "本年增/减", "处理决定数量"]),
    ("第二十条第（六）项", ["行政处罚", "行政强制"], ["上一年项目数量", "本年增/减", "处理决定数量"]),
    ("第二十条第（八）项", ["行政事业性收费"], ["上一年项目数量", "本年增/减"]),
    ("第二十条第（九）项", ["政府集中采购"], ["采购项目数量", "采购总金额"]),
  ])

/// Table 二 on the form of 2021: four blocks, 10 cells.
let disclosureCells2021: [FormCell] = disclosureCells(
  on: .form2021,
  [
    ("第二十条第（一）项", ["规章", "行政规范性文件"], ["本年制发件数", "本年废止件数", "现行有效件数"]),
    ("第二十条第（五）项", ["行政许可"], ["本年处理决定数量"]),
    ("第二十条第（六）项", ["行政处罚", "行政强制"], ["本年处理决定数量"]),
    ("第二十条第（八）项", ["行政事业性收费"], ["本年收费金额（单位：万元）"]),
  ])

private func disclosureCells(
  on form: Form, _ blocks: [(block: String, rows: [String], columns: [String])]
) -> [FormCell] {
  blocks.flatMap { block, rows, columns in
    rows.flatMap { row in
      columns.map { FormCell(table: .disclosure, row: [block, row], column: [$0], forms: [form]) }
    }
  }
}
