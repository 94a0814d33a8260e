import Reports
import Testing

@testable import Metrics

/// Every metric over cells, by hand from the statutory forms: the innermost labels of its rows or columns, separated by
/// `+`, and the forms that have it. Table 三 takes the column 总计.
private let definitions: [(id: String, table: String, cells: String, forms: String)] = [
  ("applications", "三", "一、本年新收政府信息公开申请数量", "2019 2021"),
  ("carried_in", "三", "二、上年结转政府信息公开申请数量", "2019 2021"),
  ("granted", "三", "（一）予以公开", "2019 2021"),
  ("partial", "三", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "2019 2021"),
  (
    "denied", "三",
    "1.属于国家秘密+2.其他法律行政法规禁止公开+3.危及“三安全一稳定”+4.保护第三方合法权益+5.属于三类内部事务信息+6.属于四类过程性信息+7.属于行政执法案卷+8.属于行政查询事项",
    "2019 2021"
  ),
  ("denied.state_secret", "三", "1.属于国家秘密", "2019 2021"),
  ("denied.law", "三", "2.其他法律行政法规禁止公开", "2019 2021"),
  ("denied.safety", "三", "3.危及“三安全一稳定”", "2019 2021"),
  ("denied.third_party", "三", "4.保护第三方合法权益", "2019 2021"),
  ("denied.internal", "三", "5.属于三类内部事务信息", "2019 2021"),
  ("denied.process", "三", "6.属于四类过程性信息", "2019 2021"),
  ("denied.enforcement", "三", "7.属于行政执法案卷", "2019 2021"),
  ("denied.query", "三", "8.属于行政查询事项", "2019 2021"),
  ("unavailable", "三", "1.本机关不掌握相关政府信息+2.没有现成信息需要另行制作+3.补正后申请内容仍不明确", "2019 2021"),
  ("unavailable.not_held", "三", "1.本机关不掌握相关政府信息", "2019 2021"),
  ("unavailable.must_create", "三", "2.没有现成信息需要另行制作", "2019 2021"),
  ("unavailable.unclear", "三", "3.补正后申请内容仍不明确", "2019 2021"),
  (
    "declined", "三", "1.信访举报投诉类申请+2.重复申请+3.要求提供公开出版物+4.无正当理由大量反复申请+5.要求行政机关确认或重新出具已获取信息",
    "2019 2021"
  ),
  ("declined.petition", "三", "1.信访举报投诉类申请", "2019 2021"),
  ("declined.repeat", "三", "2.重复申请", "2019 2021"),
  ("declined.publication", "三", "3.要求提供公开出版物", "2019 2021"),
  ("declined.excessive", "三", "4.无正当理由大量反复申请", "2019 2021"),
  ("declined.confirmation", "三", "5.要求行政机关确认或重新出具已获取信息", "2019 2021"),
  (
    "other_outcomes", "三",
    "（六）其他处理+1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请+2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请+3.其他",
    "2019 2021"
  ),
  ("other_outcomes.not_corrected", "三", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2021"),
  ("other_outcomes.unpaid", "三", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2021"),
  ("other_outcomes.other", "三", "3.其他", "2021"),
  ("handled", "三", "（七）总计", "2019 2021"),
  ("carried_out", "三", "四、结转下年度继续办理", "2019 2021"),
  ("reviews", "四", "行政复议/总计", "2019 2021"),
  ("reviews.upheld", "四", "行政复议/结果维持", "2019 2021"),
  ("reviews.corrected", "四", "行政复议/结果纠正", "2019 2021"),
  ("reviews.other", "四", "行政复议/其他结果", "2019 2021"),
  ("reviews.pending", "四", "行政复议/尚未审结", "2019 2021"),
  ("lawsuits", "四", "行政诉讼/未经复议直接起诉/总计+行政诉讼/复议后起诉/总计", "2019 2021"),
  ("lawsuits.upheld", "四", "行政诉讼/未经复议直接起诉/结果维持+行政诉讼/复议后起诉/结果维持", "2019 2021"),
  ("lawsuits.corrected", "四", "行政诉讼/未经复议直接起诉/结果纠正+行政诉讼/复议后起诉/结果纠正", "2019 2021"),
  ("lawsuits.other", "四", "行政诉讼/未经复议直接起诉/其他结果+行政诉讼/复议后起诉/其他结果", "2019 2021"),
  ("lawsuits.pending", "四", "行政诉讼/未经复议直接起诉/尚未审结+行政诉讼/复议后起诉/尚未审结", "2019 2021"),
  ("lawsuits.direct", "四", "行政诉讼/未经复议直接起诉/总计", "2019 2021"),
  ("lawsuits.direct.upheld", "四", "行政诉讼/未经复议直接起诉/结果维持", "2019 2021"),
  ("lawsuits.direct.corrected", "四", "行政诉讼/未经复议直接起诉/结果纠正", "2019 2021"),
  ("lawsuits.direct.other", "四", "行政诉讼/未经复议直接起诉/其他结果", "2019 2021"),
  ("lawsuits.direct.pending", "四", "行政诉讼/未经复议直接起诉/尚未审结", "2019 2021"),
  ("lawsuits.after_review", "四", "行政诉讼/复议后起诉/总计", "2019 2021"),
  ("lawsuits.after_review.upheld", "四", "行政诉讼/复议后起诉/结果维持", "2019 2021"),
  ("lawsuits.after_review.corrected", "四", "行政诉讼/复议后起诉/结果纠正", "2019 2021"),
  ("lawsuits.after_review.other", "四", "行政诉讼/复议后起诉/其他结果", "2019 2021"),
  ("lawsuits.after_review.pending", "四", "行政诉讼/复议后起诉/尚未审结", "2019 2021"),
  ("rules.made", "二", "规章 本年新制作数量+规章 本年制发件数", "2019 2021"),
  ("rules.disclosed", "二", "规章 本年新公开数量", "2019"),
  ("rules.public_total", "二", "规章 对外公开总数量", "2019"),
  ("rules.repealed", "二", "规章 本年废止件数", "2021"),
  ("rules.in_force", "二", "规章 现行有效件数", "2021"),
  ("documents.made", "二", "规范性文件 本年新制作数量+行政规范性文件 本年制发件数", "2019 2021"),
  ("documents.disclosed", "二", "规范性文件 本年新公开数量", "2019"),
  ("documents.public_total", "二", "规范性文件 对外公开总数量", "2019"),
  ("documents.repealed", "二", "行政规范性文件 本年废止件数", "2021"),
  ("documents.in_force", "二", "行政规范性文件 现行有效件数", "2021"),
  ("licences", "二", "行政许可 处理决定数量+行政许可 本年处理决定数量", "2019 2021"),
  ("licences.items", "二", "行政许可 上一年项目数量", "2019"),
  ("licences.change", "二", "行政许可 本年增/减", "2019"),
  ("services", "二", "其他对外管理服务事项 处理决定数量", "2019"),
  ("services.items", "二", "其他对外管理服务事项 上一年项目数量", "2019"),
  ("services.change", "二", "其他对外管理服务事项 本年增/减", "2019"),
  ("penalties", "二", "行政处罚 处理决定数量+行政处罚 本年处理决定数量", "2019 2021"),
  ("penalties.items", "二", "行政处罚 上一年项目数量", "2019"),
  ("penalties.change", "二", "行政处罚 本年增/减", "2019"),
  ("coercions", "二", "行政强制 处理决定数量+行政强制 本年处理决定数量", "2019 2021"),
  ("coercions.items", "二", "行政强制 上一年项目数量", "2019"),
  ("coercions.change", "二", "行政强制 本年增/减", "2019"),
  ("fees.items", "二", "行政事业性收费 上一年项目数量", "2019"),
  ("fees.change", "二", "行政事业性收费 本年增/减", "2019"),
  ("fees", "二", "行政事业性收费 本年收费金额（单位：万元）", "2021"),
  ("procurement", "二", "政府集中采购 采购项目数量", "2019"),
  ("procurement.amount", "二", "政府集中采购 采购总金额", "2019"),
]

private let formulas = [
  "disclosure_rate": "(granted + partial) / handled", "denial_rate": "denied / handled",
  "completion_rate": "handled / (applications + carried_in)",
  "backlog_rate": "carried_out / (applications + carried_in)", "review_rate": "reviews / handled",
  "litigation_rate": "lawsuits / handled",
  "correction_rate": "reviews.corrected / (reviews - reviews.pending)",
  "loss_rate": "lawsuits.corrected / (lawsuits - lawsuits.pending)",
]

private func words(_ cell: FormCell) -> String {
  switch cell.table {
  case .disclosure: "\(cell.row.last ?? "") \(cell.columnPath)"
  case .applications: cell.row.last ?? ""
  case .disputes: cell.columnPath
  }
}

@Test("Each metric takes the cells that the forms print for it", arguments: definitions.indices)
func cellsOfMetrics(_ number: Int) throws {
  let wanted = definitions[number]
  let found = try #require(metric(wanted.id))
  guard case .cells(let set) = found.definition else {
    Issue.record("\(wanted.id) is over cells")
    return
  }
  let cells = set.own.map { formCells[$0] }
  #expect(cells.allSatisfy { $0.table.rawValue == wanted.table })
  #expect(cells.map(words).sorted() == wanted.cells.split(separator: "+").map(String.init).sorted())
  #expect(cells.allSatisfy { $0.table != .applications || $0.columnPath == "总计" })
  #expect(found.forms.map(\.rawValue).joined(separator: " ") == wanted.forms)
}

@Test("There are these metrics over cells and these rates, and no others")
func allMetrics() {
  #expect(Set(metrics.map(\.id)) == Set(definitions.map(\.id)).union(formulas.keys))
  for (id, formula) in formulas {
    guard case .formula(let found)? = metric(id)?.definition else {
      Issue.record("\(id) is a formula")
      continue
    }
    #expect(found.description == formula)
    #expect(metric(id)?.unit == .ratio)
  }
}

@Test("What stands at a moment is a stock, everything else a flow; two metrics are money")
func stocksAndMoney() {
  let stocks = Set(metrics.filter { $0.temporality == .stock }.map(\.id))
  #expect(
    stocks == [
      "carried_in", "carried_out", "rules.public_total", "rules.in_force", "documents.public_total",
      "documents.in_force",
      "licences.items", "services.items", "penalties.items", "coercions.items", "fees.items",
    ])
  #expect(metrics.filter { $0.unit == .yuan }.map(\.id) == ["fees", "procurement.amount"])
}

@Test("By applicant a metric of table 三 takes the six columns and never the total")
func applicantColumns() throws {
  for wanted in definitions where wanted.table == "三" {
    guard case .cells(let set)? = metric(wanted.id)?.definition else { continue }
    let choices = try #require(set.choices([.applicant]))
    #expect(choices.count == 6 * set.own.count)
    #expect(choices.allSatisfy { formCells[$0.slot].columnPath == applicants[$0.members[.applicant]!] })
  }
}

@Test("By outcome and by reason every row of table 三 that is one falls in exactly once")
func outcomesAndReasons() throws {
  guard case .cells(let handled)? = metric("handled")?.definition else { return }
  let choices = try #require(handled.choices([.outcome, .reason]))
  #expect(Set(choices.map(\.slot)).count == 22)
  #expect(choices.count == 22)
  let outcomes = CellDimension.outcome.members
  for choice in choices {
    let row = formCells[choice.slot].row
    let group = outcomes[choice.members[.outcome]!].label
    #expect(row[1].contains(group), "\(row)")
    #expect((choice.members[.reason] == nil) == (row.count == 2))
  }
  // Without them, the printed total of the group.
  #expect(handled.choices([])?.map { formCells[$0.slot].row.last } == ["（七）总计"])
}
