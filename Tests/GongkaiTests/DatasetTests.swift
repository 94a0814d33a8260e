import Foundation
import Testing

/// What a newcomer loads first: the whole of `datasets`.
@Suite struct DatasetTests {
  private static let report = "binjiang-subdistrict-2020"
  private static let others = ["csv", "doc", "docx", "gb18030.txt", "pdf", "wps", "xlsx", "zip/滨江街道/2020年度报告.html"]

  /// The cells of tables 四 and 二, which the scanned PDF and the picture show.
  @Test(.enabled(if: RecognitionTests.isInstalled, "Tesseract with chi_sim is not installed"))
  func aReportThatIsThereInEachFormatCountsOnce() throws {
    let result = try Self.load()
    let scans = [("pdf", 15), ("png", 22)].map { ending, cells in
      Self.duplicate(
        "scans/\(Self.report).\(ending)",
        "with the same figures in the \(cells) cells that it has; page 1 read by text recognition: check the figures against the picture"
      )
    }
    #expect(result.output == Self.answer(Self.formats + scans))
    #expect(
      result.errors.hasPrefix(
        "8 reports, 1 work plan, 10 duplicates, 1 other file (from sources says why)\n8 reports of "))
    #expect(result.status == 0)
  }

  @Test func withoutTesseractTheScansAreNamedAndNothingElseIsOtherwise() throws {
    let result = try Self.load(
      with:
        "bin=$(mktemp -d); printf '#!/bin/sh\\nexit 1\\n' > $bin/tesseract; chmod +x $bin/tesseract; PATH=$bin:$PATH")
    #expect(result.output == Self.answer(Self.formats))
    #expect(
      result.errors.hasPrefix(
        """
        datasets/scans/\(Self.report).pdf: error: a PDF of pictures: no text on its 1 page
        hint: install tesseract-ocr and tesseract-ocr-chi-sim to have it read, or look for the same report as a web page or a Word file
        datasets/scans/\(Self.report).png: error: a picture is read by way of Tesseract and its model of Chinese, which are not installed
        hint: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils
        8 reports, 1 work plan, 8 duplicates, 3 other files (from sources says why)
        8 reports of 
        """))
    #expect(result.status == 0)
  }

  private static func load(with preparation: String = "true") throws -> Program.Result {
    let question = "from sources filter status = duplicate select source, reason"
    return try Program.shell(
      "\(preparation); gongkai --format csv -c 'load datasets' -c lawsuits -c '\(question)'", in: Program.root)
  }

  private static let formats = others.map { duplicate("formats/\(report).\($0)", "with the same figures") }

  private static func duplicate(_ path: String, _ said: String) -> String {
    "datasets/\(path),\"the same report as datasets/\(report).txt, \(said)\"\n"
  }

  private static func answer(_ duplicates: [String]) -> String {
    "lawsuits\n297\nsource,reason\n" + duplicates.joined()
  }
}
