import Reports

/// The metrics of table 二. What the forms define otherwise has a metric of its own: 对外公开总数量 (2019, all ever
/// published) is not 现行有效件数 (2021, in force now), and 行政事业性收费 counts items in 2019, yuan in 2021.
let disclosureMetrics: [Metric] =
  documents("rules", "规章", row: "规章", aliases: [])
  + documents("documents", "规范性文件", row: "规范性文件", aliases: [])
  + decisions("licences", "行政许可", aliases: ["许可"])
  + decisions("services", "其他对外管理服务事项", aliases: ["服务事项"])
  + decisions("penalties", "行政处罚", aliases: ["处罚"])
  + decisions("coercions", "行政强制", aliases: ["强制"])
  + [
    Metric("fees.items", "行政事业性收费.项目", cells("行政事业性收费", "上一年项目数量"), .stock),
    Metric("fees.change", "行政事业性收费.增减", cells("行政事业性收费", "本年增/减")),
    Metric("fees", "收费金额", cells("行政事业性收费", "本年收费金额"), unit: .yuan, aliases: ["行政事业性收费"]),
    Metric("procurement", "采购项目", cells("政府集中采购", "采购项目数量")),
    Metric("procurement.amount", "采购金额", cells("政府集中采购", "采购总金额"), unit: .yuan, aliases: ["采购总金额"]),
  ]

private func documents(_ id: String, _ label: String, row: String, aliases: [String]) -> [Metric] {
  [
    Metric("\(id).made", "\(label).制发", cells(row, "本年新制作数量", "本年制发件数"), aliases: [id, label] + aliases),
    Metric("\(id).disclosed", "\(label).新公开", cells(row, "本年新公开数量")),
    Metric("\(id).public_total", "\(label).公开总数", cells(row, "对外公开总数量"), .stock),
    Metric("\(id).repealed", "\(label).废止", cells(row, "本年废止件数")),
    Metric("\(id).in_force", "\(label).现行有效", cells(row, "现行有效件数"), .stock),
  ]
}

private func decisions(_ id: String, _ label: String, aliases: [String]) -> [Metric] {
  [
    Metric(id, label, cells(label, "处理决定数量", "本年处理决定数量"), aliases: aliases),
    Metric("\(id).items", "\(label).项目", cells(label, "上一年项目数量"), .stock),
    Metric("\(id).change", "\(label).增减", cells(label, "本年增/减")),
  ]
}

/// The cells of table 二 in the rows that end in `row`, under one of the columns (that of either form).
private func cells(_ row: String, _ columns: String...) -> CellSet {
  .disclosure(
    slots { cell in
      cell.table == .disclosure && cell.row.last?.hasSuffix(row) == true
        && columns.contains { cell.columnPath.hasPrefix($0) }
    })
}
