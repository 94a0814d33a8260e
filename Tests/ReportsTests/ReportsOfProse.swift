import Diagnostics
import Documents
import Testing

@testable import Reports

/// Annual reports whose figures stand in sentences, in a form that is not read, or in pictures.
@Suite struct ReportsOfProse {
  private let title = "苍南县2016年政府信息公开工作年度报告"

  private func report(_ text: String, name: String = "x.txt") -> Report? {
    guard case .report(let report) = read(document(text, name: name), in: .compiled) else { return nil }
    return report
  }

  @Test func aReportOfProseIsLoadedAndNoneOfItsCellsIsThere() throws {
    let text = """
      \(title)

      一、概述
      制度健全。
      二、依申请公开政府信息办理情况
      全年共收到政府信息公开申请 43 件，其中予以公开 30 件。
      三、行政复议、行政诉讼情况
      全年因政府信息公开被提起行政诉讼 2 件。
      """
    let report = try #require(self.report(text))
    #expect(report.identity.organ == "苍南县人民政府" && report.identity.year == 2016 && report.identity.scope == .area)
    #expect(report.isWithoutTables && report.facts.isEmpty && report.findings.isEmpty)
    #expect(
      report.complaints.map(\.message.en) == ["a report with no statutory table; its text is in sections and claims"])
    #expect(report.complaints.map(\.severity) == [.warning])
    #expect(report.complaints.first?.file == "x.txt")
    #expect(sections(of: report).map(\.heading) == ["概述", "依申请公开政府信息办理情况", "行政复议、行政诉讼情况"])
    let claims = claims(of: report)
    #expect(claims.map(\.claim.claimed) == [43, 30, 2])
    #expect(claims.map(\.verdict) == [.notAssessable, .notAssessable, .notAssessable])
  }

  /// A period, or a sentence on disclosure, below the title.
  @Test(arguments: ["数据统计期限自2016年1月1日至12月31日。", "全年主动公开政府信息 812 条，收到申请 3 件。"])
  func aReportWithoutHeadingsIsOne(_ text: String) {
    #expect(report("\(title)\n\n\(text)\n")?.isWithoutTables == true)
  }

  @Test(arguments: [
    ("苍南县教育局2016年度政府信息公开工作年度报告", "苍南县教育局"), ("2016年苍南县政府信息公开年报", "苍南县人民政府"),
    ("苍南县人民政府政府信息公开2016年度报告", "苍南县人民政府"), ("苍南县政府信息公开工作（2016年）年度报告", "苍南县人民政府"),
    ("苍南县政府信息公开工作年度报告（2016年度）", "苍南县人民政府"),
    ("2016年政府信息公开工作年度报告-苍南县教育局", "苍南县教育局"), ("苍南县政务公开工作2016年年度报告", "苍南县人民政府"),
  ])
  func titlesOfReportsAreKnown(_ title: String, _ organ: String) {
    let report = report("\(title)\n一、概述\n制度健全。")
    #expect(report?.identity.organ == organ && report?.identity.year == 2016)
  }

  @Test func theFormFromBefore2019IsATableBesideIt() throws {
    let text = "\(title)\n一、概述\n附表\n指标名称\t单位\t统计数\n主动公开政府信息数\t条\t812\n收到申请数\t件\t7\n"
    let report = try #require(self.report(text))
    #expect(report.complaints.map { $0.message.en.contains("from before 2019") } == [true])
    #expect(report.facts.isEmpty)
    #expect(otherCells(of: report).map(\.text).contains("812"))
  }

  @Test(arguments: [
    "苍南县发布2016年政府信息公开工作年度报告\n数据统计期限自2016年1月1日至12月31日。",
    "2016年苍南县政府信息公开工作年度报告解读\n一、总体情况\n全年平稳。",
    "苍南县关于做好2016年政府信息公开工作年度报告编制工作的通知\n报送2016年1月1日至12月31日的公开情况。",
    "苍南县2016年政府信息公开工作年度报告\n苍南县2015年政府信息公开工作年度报告\n苍南县2014年政府信息公开工作年度报告",
    "苍南县2016年政府工作报告\n一、总体情况\n全年平稳。",
    "政府信息公开工作年度报告\n一、总体情况\n全年平稳。",
    "苍南县召开2016年政府信息公开工作年度报告编制会\n一、总体情况\n全年平稳。",
    "苍南县2016年政府信息公开工作年度报告评议结果\n一、总体情况\n全年平稳。",
    "关于苍南县2016年政府信息公开工作年度报告的审计报告\n一、总体情况\n全年平稳。",
    "苍南县2016年政府信息公开工作半年度报告\n一、总体情况\n全年平稳。",
    "苍南县2016年环境信息公开年度报告\n一、总体情况\n全年平稳。", "苍南县燃气有限公司2016年信息公开年度报告\n一、总体情况\n全年平稳。",
    "数看苍南县2016年政府信息公开工作年度报告\n一、总体情况\n全年平稳。", "苍南县2016年法治政府建设年度报告\n一、总体情况\n全年平稳。",
    "苍南县教育局2016年政府信息公开工作总结\n一、总体情况\n全年平稳。",
    "苍南县2016年第一季度政府信息公开工作报告\n一、总体情况\n全年平稳。",
  ])
  func whatSpeaksOfAReportOrNamesNobodyIsNone(_ text: String) {
    #expect(report(text) == nil)
  }
}
