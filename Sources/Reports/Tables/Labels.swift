import Documents

/// What a cell of a report's table is, when it is no figure.
enum Label: Hashable {
  /// 第二十条第（…）项: the block of table 二.
  case block
  /// A heading of table 二: an index into `disclosureColumns`.
  case disclosureColumn(Int)
  /// A row of table 二: an index into `disclosureRows`.
  case disclosureRow(Int)
  /// A heading of table 三: an index into `applicants`.
  case applicant(Int)
  /// A row of table 三: an index into `applicationRows`.
  case applicationRow(Int)
  /// A heading over columns, or a group of rows of table 三, that has no figures of its own.
  case applicationHeading
  /// 申请人情况, over all columns of table 三.
  case applicantsHeading
  /// 法人或其他组织, over five of them.
  case organisations
  /// （六）其他处理: a row of 2019, a group of rows of 2021.
  case otherOutcomes
  /// 行政复议 and the others that head the blocks of table 四; nil for what heads all of it.
  case disputeHeading(DisputeHeadings.Name?)
  /// A result in table 四: an index into `disputeResults`.
  case disputeResult(Int)
  /// 总计: a heading of table 三 and of table 四, and cut short the row （七）总计.
  case total
  /// 其他: a heading of table 三, and cut short the last row of （六）其他处理.
  case others
  /// 本年新: one of the first two headings of table 二 of 2019, cut off.
  case cutHeading
  /// The second cell of a label that was cut in two; the first has the label.
  case rest
}

/// The headings of table 二 on both forms, each once.
let disclosureColumns: [(name: String, spellings: [String])] = [
  ("本年新制作数量", ["本年新制作数", "本年制作数量", "本年新制作"]),
  ("本年新公开数量", ["本年新公开数", "本年新公开"]),
  ("对外公开总数量", ["对外公开总数", "对外公开总量"]),
  ("上一年项目数量", ["上年项目数量", "上一年度项目数量"] + (2017...2023).map { "上一年项目数量\($0)年" }),
  ("本年增/减", ["本年增", "本年度增减", "本年增减数量"]),
  ("处理决定数量", ["处理决定数"]),
  ("采购项目数量", []),
  ("采购总金额", ["采购总金额元", "采购总金额万元", "采购总金额单位万元", "采购总金额单位元", "采购总金额亿元"]),
  ("本年制发件数", ["本年制发数"]),
  ("本年废止件数", ["本年废止数"]),
  ("现行有效件数", ["现行有效件", "现行有效数"]),
  ("本年处理决定数量", ["本年处理决定数"]),
  ("本年收费金额（单位：万元）", ["本年收费金额", "本年收费金额万元", "本年收费金额单位元", "本年收费金额元"]),
]

/// The rows of table 二 on both forms, each once.
let disclosureRows: [(name: String, spellings: [String])] = [
  ("规章", []),
  ("规范性文件", ["行政规范性文件"]),
  ("行政许可", []),
  ("其他对外管理服务事项", ["其他对外管理服务"]),
  ("行政处罚", []),
  ("行政强制", []),
  ("行政事业性收费", []),
  ("政府集中采购", ["集中采购"]),
]

/// 本年新, what is left where the two headings 本年新制作数量 and 本年新公开数量 were cut off.
let cutHeading = LabelKey("本年新")

/// Every spelling that is taken for a label as it stands.
let labels: [LabelKey: Label] = {
  var labels: [LabelKey: Label] = [:]
  func add(_ texts: [String], _ label: Label) {
    for text in texts {
      labels[LabelKey(text)] = label
      if let converted = converted(text) { labels[LabelKey(converted)] = label }
    }
  }
  for item in ["一", "五", "六", "八", "九"] { add(["第二十条第（\(item)）项", "第（\(item)）项"], .block) }
  for (index, column) in disclosureColumns.enumerated() {
    let isMoney = moneyColumns.contains(column.name)
    let units = isMoney ? headings(ofMoney: String(column.name.prefix { $0 != "（" })) : []
    add([column.name] + column.spellings + units, .disclosureColumn(index))
  }
  for (index, row) in disclosureRows.enumerated() { add([row.name] + row.spellings, .disclosureRow(index)) }
  for (index, applicant) in applicants.dropLast().enumerated() { add([applicant], .applicant(index)) }
  add(applicationHeadings, .applicationHeading)
  for (index, row) in applicationRows.enumerated() {
    guard let last = row.row.last else { continue }
    // The words tell the row though its number be another's: 3.重复申请.
    let misnumbered = last.first?.isNumber == true ? (1...9).map { "\($0).\(unnumbered(last))" } : []
    let spellings =
      [last, unnumbered(last), cut(last), unnumbered(cut(last))] + (unnumbered(last).count > 2 ? misnumbered : [])
    add(spellings.filter { $0.count > 2 }, .applicationRow(index))
  }
  add(["（六）其他处理", "其他处理"], .otherOutcomes)
  add(["五", "六", "七", "八", "九"].flatMap { ["（\($0)）总计", "（\($0)）合计"] }, .applicationRow(outcomesTotalRow))
  add(["总计", "合计"], .total)
  add(["其他"], .others)
  add(["申请人情况"], .applicantsHeading)
  add([organisationHeading, "法人和其他组织"], .organisations)
  for (text, name) in [
    ("行政复议", DisputeHeadings.Name.reviews), ("行政诉讼", .lawsuits), ("未经复议直接起诉", .direct), ("复议后起诉", .afterReview),
  ] {
    add([text], .disputeHeading(name))
  }
  add(["行政复议行政诉讼"], .disputeHeading(nil))
  for (index, result) in disputeResults.enumerated() { add([result], .disputeResult(index)) }
  add(["维持"], .disputeResult(0))
  add(["纠正"], .disputeResult(1))
  return labels
}()

/// Of the longest label, in characters that count.
let longestLabel = labels.keys.reduce(0) { max($0, $1.count) }

/// （七）总计 among the rows of table 三.
let outcomesTotalRow = applicationRows.firstIndex { $0.row.last == "（七）总计" } ?? 0

/// 3.其他 of （六）其他处理, on the form of 2021.
let lastOtherRow = applicationRows.firstIndex { $0.row.last == "3.其他" } ?? 0

/// （六）其他处理 where it is a row, on the form of 2019.
let otherOutcomesRow = applicationRows.firstIndex { $0.row.last == "（六）其他处理" } ?? 0

private let applicationHeadings = [
  "三、本年度办理结果", "本年度办理结果",
  "（三）不予公开", "不予公开", "（四）无法提供", "无法提供", "（五）不予处理", "不予处理",
  "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
]

/// A row's label without its number and its explanation: `部分公开`, `申请人无正当理由逾期不补正`.
func shortLabel(_ label: String) -> String { unnumbered(cut(label)) }

/// A row's label without its explanation: `（二）部分公开`, `1.申请人无正当理由逾期不补正`.
private func cut(_ label: String) -> String {
  let end = label.dropFirst().firstIndex { $0 == "（" } ?? label.dropFirst(4).firstIndex { $0 == "、" }
  return String(label[..<(end ?? label.endIndex)])
}

/// A row's label without its number: `属于国家秘密`.
private func unnumbered(_ label: String) -> String {
  String(label.drop { "（）().．、0123456789一二三四五六七".contains($0) })
}
