import Diagnostics

/// Something that answers are told apart by.
package struct Dimension: Sendable {
  package var id: String
  package var label: Phrase
  package var aliases: [String]
  package var summary: Phrase
  /// The dimension of the form that it is; nil where it is a property of the whole report.
  package var cell: CellDimension?
}

/// What the cells of one report are told apart by.
package enum CellDimension: String, Sendable, CaseIterable {
  case applicant, outcome, reason, path, result

  /// The members in printed order: identifier and Chinese name.
  package var members: [(id: String, label: String)] {
    switch self {
    case .applicant:
      [
        ("natural_person", "自然人"), ("company", "商业企业"), ("research", "科研机构"), ("public_interest", "社会公益组织"),
        ("legal_service", "法律服务机构"), ("other_organisation", "其他组织"),
      ]
    case .outcome:
      [
        ("granted", "予以公开"), ("partial", "部分公开"), ("denied", "不予公开"), ("unavailable", "无法提供"),
        ("declined", "不予处理"), ("other_outcomes", "其他处理"),
      ]
    case .reason: reasonNames
    case .path: [("direct", "未经复议直接起诉"), ("after_review", "复议后起诉")]
    case .result: [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结")]
    }
  }
}

/// The dimensions, in the order in which help lists them.
package let dimensions: [Dimension] = [
  Dimension(
    "district", "区县", ["地区"],
    Phrase("the area that a report speaks for: a county, a street, a city", zh: "报告所代表的地区：区县、街道或城市")),
  Dimension("county", "所属区县", ["县区"], Phrase("the county that the area lies in", zh: "所在的县级行政区")),
  Dimension("city", "所属城市", ["城市", "设区市", "市"], Phrase("the city that the area lies in", zh: "所在的地级市")),
  Dimension("province", "省份", ["省"], Phrase("the province that the area lies in", zh: "所在的省级行政区")),
  Dimension(
    "level", "层级", ["级别"], Phrase("the level of the organ: province, city, county, street, department", zh: "机关层级")),
  Dimension("organ", "机关", ["单位"], Phrase("the organ that published the report", zh: "发布报告的机关")),
  Dimension(
    "scope", "范围", [],
    Phrase("area: the whole area; organ: the organ alone", zh: "area：全区域汇总；organ：仅本机关")),
  Dimension("year", "年份", ["年度", "年"], Phrase("the calendar year reported on", zh: "报告年度")),
  Dimension(
    "form", "格式", ["版式"], Phrase("the format of the tables: 2019, 2021 or mixed", zh: "表格格式：2019、2021 或 mixed")),
  Dimension("report", "报告", [], Phrase("one report", zh: "单份报告")),
  Dimension("applicant", "申请人", [], Phrase("who applied (table 三)", zh: "申请人类别（表三）"), .applicant),
  Dimension("outcome", "办理结果", [], Phrase("what became of it (table 三)", zh: "办理结果（表三）"), .outcome),
  Dimension("reason", "理由", ["原因"], Phrase("the row that gives the reason (table 三)", zh: "理由（表三各小项）"), .reason),
  Dimension("path", "起诉途径", [], Phrase("direct, or after a review (table 四)", zh: "直接起诉或复议后起诉（表四）"), .path),
  Dimension(
    "result", "审理结果", ["结果"], Phrase("upheld, corrected, other, pending (table 四)", zh: "维持、纠正、其他、未审结（表四）"), .result),
]

extension Dimension {
  fileprivate init(
    _ id: String, _ label: String, _ aliases: [String], _ summary: Phrase, _ cell: CellDimension? = nil
  ) {
    self.init(id: id, label: Phrase(id, zh: label), aliases: aliases, summary: summary, cell: cell)
  }
}
