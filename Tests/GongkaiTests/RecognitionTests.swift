import Foundation
import Testing

/// Reports as pictures, read by Tesseract.
@Suite struct RecognitionTests {
  /// Cells of `Scans/cangnan-county-2022.png`, which was made up and printed for this test.
  private static let cells = [
    "规章,本年制发件数": "0", "规章,本年废止件数": "0", "规章,现行有效件数": "0", "行政规范性文件,本年制发件数": "13",
    "行政规范性文件,本年废止件数": "5", "行政规范性文件,现行有效件数": "247", "行政许可,本年处理决定数量": "15836",
    "件数,行政复议/结果维持": "4", "件数,行政复议/结果纠正": "1", "件数,行政复议/其他结果": "0", "件数,行政复议/尚未审结": "2",
    "件数,行政复议/总计": "7", "件数,行政诉讼/未经复议直接起诉/结果维持": "3", "件数,行政诉讼/未经复议直接起诉/结果纠正": "0",
    "件数,行政诉讼/未经复议直接起诉/其他结果": "16", "件数,行政诉讼/未经复议直接起诉/尚未审结": "9",
    "件数,行政诉讼/未经复议直接起诉/总计": "28", "件数,行政诉讼/复议后起诉/结果维持": "11", "件数,行政诉讼/复议后起诉/结果纠正": "0",
    "件数,行政诉讼/复议后起诉/其他结果": "0", "件数,行政诉讼/复议后起诉/尚未审结": "5", "件数,行政诉讼/复议后起诉/总计": "16",
  ]

  /// Another version of Tesseract may be less certain, but a number that it gives is the one that is printed.
  @Test(.enabled(if: isInstalled, "Tesseract with chi_sim is not installed"))
  func aPictureOfAReportIsReadAndNoNumberIsWrong() throws {
    let result = try run("from facts filter value >= 0 select row, column, value", "from sources select reason")
    let lines = result.output.split(separator: "\n").map(String.init)
    let facts = lines.prefix { $0 != "reason" }.dropFirst()
    #expect(facts.count >= 15)
    for fact in facts {
      let parts = fact.split(separator: ",").map(String.init)
      let row = parts[0].split(separator: "/").last.map(String.init) ?? parts[0]
      #expect(Self.cells["\(row),\(parts[1])"] == parts[2], "\(fact)")
    }
    #expect(lines.last?.contains("page 1 read by text recognition") == true)
  }

  @Test func withoutTesseractAPictureIsSaidToNeedIt() throws {
    let result = try run("lawsuits", path: "/nonexistent")
    #expect(
      result.errors.hasPrefix(
        """
        scan.png: error: a picture is read by way of Tesseract and its model of Chinese, which are not installed
        hint: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils

        """))
  }

  static var isInstalled: Bool {
    let list = try? Program.shell("tesseract --list-langs && command -v pdftoppm pdftotext", in: Program.root)
    return list.map { $0.status == 0 && ($0.output + $0.errors).contains("chi_sim") } ?? false
  }

  /// Asks about the picture; without the programs that another path leaves out.
  private func run(_ queries: String..., path: String? = nil) throws -> Program.Result {
    try withTemporaryFolder { folder in
      let scan = Program.root.appendingPathComponent("Tests/GongkaiTests/Scans/cangnan-county-2022.png")
      try FileManager.default.copyItem(at: scan, to: folder.appendingPathComponent("scan.png"))
      let asked = queries.map { "-c '\($0)'" }.joined(separator: " ")
      let prefix = path.map { "program=$(command -v gongkai); PATH=\($0); " } ?? "program=gongkai; "
      return try Program.shell("\(prefix)$program -q --format csv scan.png \(asked)", in: folder, seconds: 200)
    }
  }
}
