import Foundation
import Testing

/// What a newcomer loads first: the whole of `datasets`.
@Suite struct DatasetTests {
  @Test func aReportThatIsThereInEachFormatCountsOnce() throws {
    let result = try Program.shell(
      "gongkai --format csv -c 'load datasets' -c lawsuits -c 'from sources filter status = duplicate select source, reason'",
      in: Program.root)
    let formats = ["csv", "doc", "docx", "gb18030.txt", "pdf", "xlsx", "zip/滨江街道/2020年度报告.html"]
    let duplicates = formats.map {
      "datasets/formats/binjiang-subdistrict-2020.\($0),"
        + "\"the same report as datasets/binjiang-subdistrict-2020.txt, with the same figures\"\n"
    }
    #expect(result.output == "lawsuits\n297\nsource,reason\n" + duplicates.joined())
    #expect(
      result.errors.hasPrefix(
        "8 reports, 1 work plan, 7 duplicates, 1 other file (from sources says why)\n8 reports of "))
    #expect(result.status == 0)
  }
}
