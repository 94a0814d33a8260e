import Diagnostics
import Documents
import Testing

@testable import Reports

/// When a report was published and signed, and whether that was in time.
@Suite struct PublicationDays {
  private func report(_ text: String, name: String = "report.txt") throws -> Report {
    guard case .report(let report) = read(document(text, name: name), in: .compiled) else { throw NotAReport() }
    return report
  }

  private struct NotAReport: Error {}

  private func text(
    _ organ: String = "苍南县", year: Int = 2020, aboveTitle: String = "", belowTitle: String = "", end: String = ""
  ) -> String {
    """
    \(aboveTitle)
    \(organ)\(year)年政府信息公开工作年度报告
    \(belowTitle)
    一、总体情况
    平稳。发布日期：\(year + 1)-04-30
    信息内容\t本年制发件数\t本年废止件数\t现行有效件数
    规章\t0\t0\t0
    六、其他需要报告的事项
    无。
    \(end)
    """
  }

  @Test(arguments: [
    ("发布日期：2021-03-01 来源：县府办", "2021-03-01"), ("来源：县府办　发布时间： 2021年3月1日", "2021-03-01"), ("日期：2021/3/1", "2021-03-01"),
    ("公开日期\t2021.03.01", "2021-03-01"), ("发布日期：2020-12-31", nil), ("发布日期：2022-06-01", nil), ("发布日期：2021-02-30", nil),
    ("发布日期：2021-03", nil), ("发布日期：2021-03-01\n发布日期：2021-03-02", nil), ("更新于2021-03-01", nil), ("", nil),
  ])
  func thePageSaysWhenAReportWasPublished(_ line: String, _ day: String?) throws {
    #expect(try report(text(belowTitle: line)).published?.day.description == day)
    #expect(try report(text(aboveTitle: line)).published?.day.description == day)
  }

  @Test func metadataOfAPageSayItFirst() throws {
    let page = """
      <head><META content='2021-03-31 10:20' NAME="PubDate"><meta name=keywords content=a></head><body><p>发布日期：2021-04-02</p>
      <h1>苍南县2020年政府信息公开工作年度报告</h1><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>2<td>3</table>
      """
    let report = try report(page, name: "a.html")
    #expect(report.published?.day.description == "2021-03-31")
    #expect(report.published.map { "\($0.place)" } == "1:7")
    #expect(report.prose.blocks.count == 2)
  }

  @Test(arguments: [
    ("苍南县人民政府\n2021年1月29日", "2021-01-29"), ("二〇二一年一月二十九日", "2021-01-29"), ("苍南县人民政府　２０２１年１月２９日", "2021-01-29"),
    ("2021 年 1 月 29 日\n打印本页\n2023-01-01 访问", "2021-01-29"), ("本报告自2021年1月29日", nil), ("2020年12月31日", nil),
    ("联系时间：每周五，2021年1月29日", nil),
  ])
  func aReportIsSignedBelowItsText(_ end: String, _ day: String?) throws {
    #expect(try report(text(end: end)).signed?.day.description == day)
  }

  /// Departments by 31 January, governments by 31 March; nothing for streets, earlier years and unknown organs.
  @Test(arguments: [
    ("苍南县", 2020, "2021-03-31", Finding.Outcome.pass), ("苍南县", 2020, "2021-04-01", .unlikely),
    ("苍南县财政局", 2020, "2021-01-31", .pass), ("苍南县财政局", 2020, "2021-02-01", .unlikely),
    ("苍南县灵溪镇人民政府", 2020, "2021-12-01", nil), ("苍南县", 2018, "2019-12-01", nil),
  ])
  func publishedInTimeOrNot(_ organ: String, _ year: Int, _ day: String, _ outcome: Finding.Outcome?) throws {
    let report = try report(text(organ, year: year, belowTitle: "发布日期：" + day))
    #expect(checkPublication(report).first?.outcome == outcome)
  }

  @Test func whatWasSignedLateWasPublishedLateAndWhatWasSignedInTimeIsNotKnown() throws {
    let late = checkPublication(try report(text(end: "2021年4月2日")))
    #expect(late.first?.outcome == .unlikely)
    #expect(
      late.first?.remark
        == Phrase(
          "signed on 2021-04-02: 2 days after 2021-03-31, the last day by article 49 of the Regulation",
          zh: "落款日期为 2021-04-02，晚于《条例》第四十九条规定的 2021-03-31 2 天"))
    #expect(checkPublication(try report(text(end: "2021年1月2日"))).first?.outcome == .notAssessable)
    #expect(checkPublication(try report(text())).isEmpty)
  }

  @Test func daysAreCountedOverMonthsAndLeapYears() {
    func number(_ year: Int, _ month: Int, _ day: Int) -> Int { Day(year: year, month: month, day: day)?.number ?? 0 }
    #expect(number(2020, 3, 1) - number(2020, 2, 1) == 29)
    #expect(number(2021, 3, 1) - number(2021, 2, 1) == 28)
    #expect(number(2024, 1, 1) - number(2023, 1, 1) == 365)
    #expect(number(2025, 1, 1) - number(2024, 1, 1) == 366)
    #expect(Day(year: 2021, month: 2, day: 29) == nil)
  }
}
