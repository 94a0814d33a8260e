/// The columns of table 三 before the total: who applied.
package let applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]

/// The column that each row of table 三 adds up to.
package let totalColumn = "总计"

/// The five applicants that are 法人或其他组织, the heading that they stand under.
package let organisationHeading = "法人或其他组织"

/// Table 三: the rows of both forms (23 on that of 2019, 25 on that of 2021, which divides （六）其他处理 in three) by
/// seven columns.
let applicationCells: [FormCell] = applicationRows.flatMap { row, forms in
  (applicants + [totalColumn]).map { FormCell(table: .applications, row: row, column: [$0], forms: forms) }
}

/// The rows of table 三 in printed order, with the forms that have them.
package let applicationRows: [(row: [String], forms: [Form])] = {
  let both = Form.allCases
  func outcome(_ labels: String..., on forms: [Form] = Form.allCases) -> (row: [String], forms: [Form]) {
    (["三、本年度办理结果"] + labels, forms)
  }
  func group(_ label: String, _ rows: [String], on forms: [Form] = Form.allCases) -> [(row: [String], forms: [Form])] {
    rows.map { outcome(label, $0, on: forms) }
  }
  return [
    (["一、本年新收政府信息公开申请数量"], both),
    (["二、上年结转政府信息公开申请数量"], both),
    outcome("（一）予以公开"),
    outcome("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
  ]
    + group(
      "（三）不予公开",
      [
        "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
        "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
      ])
    + group("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"])
    + group(
      "（五）不予处理",
      [
        "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
      ])
    + [outcome("（六）其他处理", on: [.form2019])]
    + group(
      "（六）其他处理",
      [
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他",
      ], on: [.form2021])
    + [
      outcome("（七）总计"),
      (["四、结转下年度继续办理"], both),
    ]
}()
