import Testing

@testable import Documents

@Suite struct CommaSeparatedValues {
  @Test func quotesHoldCommasLineBreaksAndQuotes() {
    let document = document("规章,\"1,234\",\"本年新\n制作\",\"“a\"\"b”\", 5 \r\n行政许可,,0\n", name: "a.csv")
    #expect(document.format == .csv)
    #expect(rows(document) == [["规章", "1,234", "本年新\n制作", "“a\"b”", "5"], ["行政许可", "", "0"]])
    #expect(document.cells.last.map { "\($0.place)" } == "3:7, table 1, row 2, cell 3")
  }

  @Test func sentencesAreParagraphsAndBlankRowsOfATableAreKept() {
    let document = document("期限自2019年1月1日起。,,\n\n,\n规章,1,2\n,,\n行政许可,3,4", name: "a.csv")
    #expect(document.blocks.map(\.kind) == [.paragraph, .table])
    #expect(rows(document) == [["期限自2019年1月1日起。"], ["规章", "1", "2"], ["", "", ""], ["行政许可", "3", "4"]])
  }

  @Test func aQuoteThatNeverEndsEndsWithTheFile() {
    #expect(rows(document("规章,\"1\n2", name: "a.csv")) == [["规章", "1\n2"]])
  }

  @Test func tabsOrSemicolonsMayPartTheValues() {
    for separator in ["\t", ";"] {
      let lines = ["三、收到申请, 共3,511件", "规章|1,234|2", "行政许可|\"a|b\"|", "行政处罚|5|6"]
      let text = lines.joined(separator: "\n").replacing("|", with: separator)
      #expect(
        rows(document(text, name: "a.csv")) == [
          ["三、收到申请, 共3,511件"], ["规章", "1,234", "2"], ["行政许可", "a\(separator)b", ""], ["行政处罚", "5", "6"],
        ])
    }
  }

  @Test func carriageReturnsAloneMayEndTheLines() {
    #expect(rows(document("规章,1,2\r行政许可,3,4\r", name: "a.csv")) == [["规章", "1", "2"], ["行政许可", "3", "4"]])
    #expect(rows(document("规章\t1\t2\r行政许可\t3\t4\r", name: "a.txt")) == [["规章", "1", "2"], ["行政许可", "3", "4"]])
  }
}
