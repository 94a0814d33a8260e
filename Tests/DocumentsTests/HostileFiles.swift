import Diagnostics
import OfficeFiles
import Randomness
import Testing

@testable import Documents

/// Files that were made to do harm, or were harmed: an error or what can be read, never a crash and never without end.
@Suite struct HostileFiles {
  private func refusal(_ bytes: [UInt8]) -> Diagnostic? {
    let (document, complaints) = readDocument(bytes, name: "a.docx")
    #expect(document.blocks.isEmpty)
    #expect(complaints.count == 1 && complaints.first?.severity == .error)
    return complaints.first
  }

  @Test func aMemberThatExpandsWithoutEndIsNotRead() {
    let bytes = zip([.bomb("word/document.xml", runs: 800_000)])
    #expect(bytes.count < 2_000_000)
    #expect(refusal(bytes)?.message.en.contains("expands") == true)
  }

  @Test(arguments: [0, 1_000, 1 << 30])
  func aSizeThatLiesIsNotTrusted(_ size: Int) {
    let bomb = ZipMember.bomb("word/document.xml", runs: 800_000).with { $0.size = size }
    #expect(refusal(zip([bomb])) != nil)
    let honest = ZipMember("word/document.xml", wordPart(wordParagraph("文"))).with { $0.size = size }
    #expect(refusal(zip([honest])) != nil)
  }

  @Test func anEncryptedMemberIsSaidToBe() {
    let member = ZipMember("word/document.xml", wordPart(wordParagraph("文"))).with { $0.isEncrypted = true }
    #expect(refusal(zip([member]))?.message.en.contains("encrypted") == true)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><w>&b;</w>",
    "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><w>&a;</w>",
    "<!DOCTYPE a SYSTEM \"http://127.0.0.1/a\"><w/>",
    "<w \((0..<2_000).map { "a\($0)=\"\"" }.joined(separator: " "))/>",
  ])
  func documentTypesAndEntitiesAreRefused(_ part: String) {
    let (document, complaints) = readDocument(zip([ZipMember("word/document.xml", part)]), name: "a.docx")
    #expect(document.cells.isEmpty)
    #expect(complaints.map(\.severity) == [.error])
  }

  @Test func anArchiveOfOtherThingsIsNoDocument() {
    let slides = ZipMember("[Content_Types].xml", "<Types/>")
    #expect(refusal(zip([slides]))?.message.en.contains("neither a Word nor an Excel") == true)
    #expect(refusal(zip([ZipMember("OFD.xml", "<a/>")]))?.message.en == "an OFD file, which is not read")
    #expect(refusal(zip([])) != nil)
  }

  @Test(arguments: [
    String(repeating: "<w:tbl><w:tr><w:tc>", count: 60),
    String(repeating: "<w:p><w:r>", count: 50_000),
    "<w:tbl><w:tr>" + String(repeating: wordCell("", "<w:gridSpan w:val=\"1000000\"/><w:vMerge/>"), count: 3_000),
    "<w:tbl>"
      + String(repeating: "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"-5\"/></w:tcPr></w:tc></w:tr>", count: 3_000),
    "</w:body>", "<w:tr/><w:tc/><w:tcPr/><w:p/><w:tbl/>",
  ])
  func strangeStructuresAreReadToTheirEnd(_ body: String) {
    let document = readDocument(wordFile(body), name: "a.docx").document
    #expect(document.cells.count < mostCells + 2_000)
  }

  /// A table aligned by blanks with more rows than any report has is read a line a row, so that its rows are not compared with each
  /// other: what is blank in it leaves no cell.
  @Test(arguments: [(100, 4), (5_000, 3)])
  func endlessAlignedRowsAreReadALineEach(_ rows: Int, cellsOfRow: Int) {
    let row = { (number: Int) in
      "  \(number % 2 == 0 ? "规章      " : "规范性文件")    \(1_000 + number % 9_000)      \(number % 7 == 3 ? "     " : "12345")      678\n"
    }
    let headings = "                甲乙       丙丁       戊\n"
    let text = "某县2019年年度报告。\n\n" + headings + (0..<rows).map(row).joined()
    let document = readDocument(Array(text.utf8), name: "a.txt").document
    #expect(document.rowCount == rows + 2)
    #expect(document.cells(of: 5).map { document.string(document.cells[$0]) }.first == "规范性文件")
    #expect(document.cells(of: 5).count == cellsOfRow)
    #expect(document.cells(of: rows + 1).count == 4)
  }

  /// A report in each format that is read.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("a.txt", Array("某县2019年年度报告\n规章\t1\t2\n\t行政许可\n\t3\n| a | b |\n".utf8)),
    ("a.md", Array("# 某县2019年年度报告\n\n| 规章 | 1 |\n|---|---|\n".utf8)),
    ("a.html", Array("<html><h1>某县</h1><table><tr><td rowspan=2>规章<td>&nbsp;1</tr></table><!-- x --></html>".utf8)),
    ("a.csv", Array("某县2019年年度报告。\n规章,\"1\"\"2\",2\r\n\n行政许可,\n".utf8)),
    ("a.docx", wordFile(wordParagraph("某县") + wordTable([[wordCell("规章"), wordCell("1")]]))),
    ("a.xlsx", workbook(workbookRow(1, ["规章", "1"]), merges: ["A1:A2"])),
  ]

  @Test(arguments: files.indices)
  func aFileCutAnywhereIsReadOrRefused(_ index: Int) {
    let (name, bytes) = Self.files[index]
    for count in 0..<bytes.count {
      let (document, complaints) = readDocument(Array(bytes.prefix(count)), name: name)
      #expect(!document.blocks.isEmpty || complaints.contains { $0.severity == .error })
    }
  }

  @Test(arguments: files.indices)
  func aFileWithChangedBytesIsReadOrRefused(_ index: Int) {
    var random = SeededGenerator(seed: UInt64(index) + 1)
    let (name, bytes) = Self.files[index]
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let (document, complaints) = readDocument(changed, name: name)
      #expect(!document.blocks.isEmpty || complaints.contains { $0.severity == .error })
    }
  }

  @Test(arguments: ["txt", "md", "html", "htm", "csv", "docx", "xlsx", "doc", "pdf", "zip", ""])
  func randomBytesAreRefusedUnderEveryName(_ ending: String) {
    var random = SeededGenerator(seed: 7)
    for count in [1, 2, 3, 100, 4_000, 70_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0x80...0xff, using: &random) }
      for bytes in [bytes, [0x50, 0x4b, 3, 4] + bytes, bytes.map { $0 ^ UInt8.random(in: 0...255, using: &random) }] {
        let (document, complaints) = readDocument(bytes, name: "a." + ending)
        #expect(!document.blocks.isEmpty || complaints.contains { $0.severity == .error })
        if count > 100 { #expect(document.blocks.isEmpty) }
      }
    }
  }
}
