import Foundation
import Testing

/// The folders of GONGKAI_REPORTS as a user loads them, all at once. What does not hold was found by reading the reports.
@Suite struct RealFolderTests {
  private static let folders = ProcessInfo.processInfo.environment["GONGKAI_REPORTS"]?.split(separator: ":")
    .map { "'\($0)'" }.joined(separator: " ")
  private static let hasPDF = (try? Program.shell("command -v pdftotext", in: Program.root).status) == 0

  private static func answer(_ query: String) throws -> [String] {
    try withTemporaryFolder { folder in
      let result = try Program.shell("gongkai -q --format csv -c \"\(query)\" \(folders ?? "")", in: folder)
      return Array(lines(result.output).dropFirst())
    }
  }

  @Test(.enabled("GONGKAI_REPORTS names no folder, or pdftotext is not installed") { folders != nil && hasPDF })
  func nothingElseFailsIsUnlikelyOrIsMissing() throws {
    #expect(
      try Self.answer("from findings filter outcome in (fail, unlikely) select report, rule, column, expected, found")
        == [
          "洪泽区人民政府 2023,L,行政复议/总计,11,0", "洪泽区人民政府 2023,L,行政诉讼/复议后起诉/总计,5,0",
        ])
    #expect(
      try Set(Self.answer("from findings filter rule = missing | count by report")) == [
        "上海市人民政府办公厅 2019,19", "鹿城区人民政府 2019,1", "苍南县人民政府 2020,1",
      ])
    // 40 sums and the day of publication: 16 hold, 19 totals are missing, and six more sums lack a figure. None counts twice.
    #expect(try Self.answer("check summary by organ").contains("上海市人民政府办公厅,16,0,0,25"))
  }

  @Test(.enabled("GONGKAI_REPORTS names no folder, or pdftotext is not installed") { folders != nil && hasPDF })
  func nothingElseContradicts() throws {
    #expect(
      try Set(
        Self.answer(
          "from claims filter verdict = contradicts and measure = count select district, metric, claimed, found"))
        == [
          "上海市,granted + partial,258,275", "上海市,unavailable,265,337", "上海市,reviews.upheld,7,5",
          "上海市,lawsuits.upheld,9,8", "洞头区,applications,22,16", "洞头区,reviews,0,1", "洞头区,lawsuits,0,8",
          "洞头区,lawsuits.corrected,0,1", "苍南县,lawsuits,38,45",
        ])
    #expect(
      try Set(
        Self.answer("from claims filter verdict = contradicts and measure != count select district, metric, claimed"))
        == ["上海市,granted + partial,0.339", "上海市,unavailable,0.329"])
  }
}
