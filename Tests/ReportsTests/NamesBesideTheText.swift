import Documents
import OfficeFiles
import Testing

@testable import Reports

/// What a page's metadata and a workbook's sheets call a report, where its text does not say who and when.
@Suite struct NamesBesideTheText {
  private let figures = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]]

  private func page(_ head: String, _ body: String = "") throws -> Report {
    let rows = figures.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
    let text = "<html><head>\(head)</head><body>\(body)<p>一、总体情况</p><table>\(rows)</table></body></html>"
    guard case .report(let report) = read(document(text, name: "a.html"), in: .compiled) else { throw NotAReport() }
    return report
  }

  private struct NotAReport: Error {}

  @Test(
    arguments: [
      (#"<meta name="ArticleTitle" content="洋县教育局2023年政府信息公开工作年度报告">"#, "洋县教育局", 2023),
      (#"<META content='洋县教育局2023年政府信息公开工作年度报告' NAME='ArticleTitle'/>"#, "洋县教育局", 2023),
      ("<title>洋县教育局2023年政府信息公开工作年度报告_政府信息公开年报_洋县人民政府</title>", "洋县教育局", 2023),
      ("<title>洋县人民政府-2023年政府信息公开工作年度报告</title>", "", 2023),
      ("<title>2023年政府信息公开工作年度报告&#45;洋县人民政府</title>", "", 2023),
      (#"<meta name="SiteName" content="洋县水利局网站"><title>年报</title>"#, "洋县水利局", nil),
      (#"<meta name="SiteName" content="洋县人民政府门户网站">"#, "", nil), ("<title>洋县人民政府门户网站 政府信息公开年报</title>", "", nil),
      (#"<meta name="ContentSource" content="洋县水利局">"#, "洋县水利局", nil),
      ("<title>洋县水利局2022-2023年年报</title>", "洋县水利局", nil),
    ] as [(String, String, Int?)])
  func aPagesMetadataNameOrganAndYear(_ head: String, _ organ: String, _ year: Int?) throws {
    let identity = try page(head).identity
    #expect(identity.organ == organ)
    #expect(identity.year == year)
  }

  @Test func theTextsOwnTitleDecides() throws {
    let head = "<title>洋县水利局2020年政府信息公开工作年度报告</title>"
    let report = try page(head, "<h1>洋县教育局2023年政府信息公开工作年度报告</h1>")
    #expect(report.identity.organ == "洋县教育局")
    #expect(report.identity.year == 2023)
    #expect(report.identity.evidence.filter { $0.origin == .page }.map(\.agrees) == [false, false])
    #expect(report.findings.allSatisfy { $0.rule != .I })
  }

  /// A sheet of table 三 whose totals count up from a number, below a title.
  private func sheet(_ name: String, from first: Int, title: String = "") -> WorkbookSheet {
    let applicants = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    let table = applicationRows2019.enumerated().map { index, label in
      [label] + Array(repeating: "0", count: 6) + ["\(first + index)"]
    }
    let rows = (title.isEmpty ? [] : [[title]]) + [applicants] + table
    return WorkbookSheet(name, rows: rows.enumerated().map { workbookRow($0 + 1, $1) }.joined())
  }

  private func reports(_ sheets: WorkbookSheet..., name: String = "洋县教育局年报.xlsx") -> [Report] {
    readEach(readDocument(workbook(sheets: sheets), name: name).document, in: .compiled).compactMap {
      if case .report(let report) = $0 { report } else { nil }
    }
  }

  private func firstTotal(_ report: Report) -> Int64? { report.facts.first { $0.value ?? 0 > 0 }?.value }

  @Test func sheetsThatAreCalledByYearsAreAReportEach() {
    let reports = reports(sheet("2022年", from: 100), sheet("2023年", from: 200))
    #expect(reports.map(\.identity.year) == [2022, 2023])
    #expect(reports.map(\.identity.organ) == ["洋县教育局", "洋县教育局"])
    #expect(reports.map(firstTotal) == [100, 200])
    #expect(reports.allSatisfy { $0.identity.evidence.contains { $0.origin == .sheet && $0.property == .year } })
  }

  @Test func sheetsThatAreCalledByOrgansAreAReportEach() {
    let reports = reports(sheet("洋县水利局2023", from: 100), sheet("洋县教育局2023", from: 200), name: "a.xlsx")
    #expect(reports.map(\.identity.organ) == ["洋县水利局", "洋县教育局"])
    #expect(reports.map(\.identity.year) == [2023, 2023])
    #expect(reports.map(firstTotal) == [100, 200])
  }

  @Test func aTitleOnTheSheetDecides() {
    let reports = reports(sheet("2020", from: 100, title: "洋县水利局2023年政府信息公开工作年度报告"))
    #expect(reports.map(\.identity.organ) == ["洋县水利局"])
    #expect(reports.map(\.identity.year) == [2023])
    #expect(
      reports.flatMap(\.findings).filter { $0.rule == .I }.map { $0.sentence(in: reports[0]).en }
        == ["the name of the sheet says 2020, the title 2023: 2023 is taken"])
  }

  @Test func sheetsWithoutAYearAreNotTakenForReports() {
    let reports = reports(sheet("Sheet1", from: 100), sheet("Sheet2", from: 200))
    #expect(reports.map(firstTotal) == [100])
    #expect(reports.first?.complaints.contains { $0.message.en.contains("begin again") } == true)
  }
}
