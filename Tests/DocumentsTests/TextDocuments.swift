import Testing

@testable import Documents

func document(_ text: String, name: String = "report.txt") -> Document {
  readDocument(Array(text.utf8), name: name).document
}

/// The rows of a document, each as the strings of its cells.
func rows(_ document: Document) -> [[String]] {
  (0..<document.rowCount).map { row in document.cells(of: row).map { document.string(document.cells[$0]) } }
}

@Suite struct TextDocuments {
  @Test func aRowALineHasItsCellsPartedByTabs() {
    let document = document("规章\t0\t\t 12 \t\n行政许可\t3\n")
    #expect(rows(document) == [["规章", "0", "", "12", ""], ["行政许可", "3"]])
    #expect(document.blocks.map(\.kind) == [.table])
  }

  @Test func aCellALineMakesARowUpToTheEmptyLine() {
    let document = document("\t规章\n\t0\n\t\n\n\t规范性文件\n\t　5\n")
    #expect(rows(document) == [["规章", "0", ""], ["规范性文件", "5"]])
  }

  @Test func aLabelBrokenOverTwoLinesIsOneCell() {
    #expect(rows(document("\t本年新\n制作数量\n\t本年新\n公开数量\n")) == [["本年新\n制作数量", "本年新\n公开数量"]])
  }

  @Test func whatStandsBelowAFigureIsNoPartOfIt() {
    #expect(rows(document("\t规章\n\t0\n三、收到和处理")) == [["规章", "0"], ["三、收到和处理"]])
  }

  @Test func barsPartCellsAndFrameRows() {
    let document = document("| 规章 | 1 |  |\n|---|---|---|\n行政许可 | 2 |\n")
    #expect(rows(document) == [["规章", "1", ""], ["行政许可", "2"]])
  }

  @Test func headingsOfMarkdownHaveALevelAndNoMarks() {
    let document = document("# 标题\n\n## **六、其他**\n\n文字\n")
    #expect(document.format == .markdown)
    #expect(document.blocks.map(\.kind) == [.heading(level: 1), .heading(level: 2), .paragraph])
    #expect(rows(document) == [["标题"], ["六、其他"], ["文字"]])
  }

  @Test func placesCountCharactersAndLinesFromOne() {
    let document = document("\u{feff}第一行\r\n规章\t 12\t3\r\n")
    #expect(document.cells.map { "\($0.place)" } == ["1:1", "2:1", "2:5", "2:8"])
  }

  @Test func aFormFeedEndsAPageWhereverItStandsInALine() {
    let document = document(
      """
      信息内容        制发件数    废止件数
      规章                   3           1\u{c}
      \u{c}行政许可               4           2
      行政处罚               5           0
      行政强制               6           0

      """)
    let read = rows(document)
    #expect(read.prefix(3) == [["信息内容", "制发件数", "废止件数"], ["规章", "3", "1"], ["行政许可", "4", "2"]])
    let label = document.cells.first { document.string($0) == "行政许可" }
    #expect(label?.place.description == "3:2")
  }

  @Test func aLineOfTooManyCellsIsReadAsFarAsTheLimitAndSaidSo() {
    let line = String(repeating: "1\t", count: 3_000)
    let (document, complaints) = readDocument(Array(line.utf8), name: "wide.txt")
    #expect(document.cells.count == 1_000)
    #expect(complaints.map(\.severity) == [.warning])
    #expect(complaints.first?.place?.line == 1)
  }

  @Test func aLineOfMillionsOfCharactersIsOneParagraph() {
    let document = document(String(repeating: "公", count: 3_000_000))
    #expect(document.cells.count == 1)
    #expect(document.cells.first?.bytes.count == 9_000_000)
  }
}
