import OfficeFiles
import Testing

@testable import Documents

@Suite struct Workbooks {
  @Test func mergedCellsKeepTheirPlaceInTheGrid() {
    let bytes = workbook(
      workbookRow(1, ["行", "列"]) + workbookRow(2, ["", "1", "2"]), merges: ["A1:A2", "B1:C1"])
    let (document, complaints) = readDocument(bytes, name: "tables.xlsx")
    #expect(complaints.isEmpty && document.format == .xlsx)
    #expect(rows(document) == [["行", "列", "列"], ["行", "1", "2"]])
    #expect(document.cells.last.map { "\($0.place)" } == "table 1, row 2, cell 2")
  }

  @Test func sharedTextsAndNumbersArePrintedAsTheyShow() {
    let row =
      #"<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>17424.880000000001</v></c><c r="D1"><v>-8</v></c>"#
      + #"<c r="E1" t="str"><v>21 项</v></c><c r="F1"><v>3.0</v></c></row>"#
    let document = readDocument(workbook(row, strings: ["无", "规章"]), name: "a.xlsx").document
    #expect(rows(document) == [["规章", "17424.88", "", "-8", "21 项", "3"]])
  }

  @Test func aSentenceBetweenTablesIsAParagraph() {
    let sentence = "本年度报告中的数据统计期限自2019年1月1日起至2019年12月31日止。"
    let document = readDocument(
      workbook(workbookRow(1, [sentence]) + workbookRow(2, ["规章", "1"])), name: "a.xlsx"
    ).document
    #expect(document.blocks.map(\.kind) == [.paragraph, .table])
    #expect(rows(document) == [[sentence], ["规章", "1"]])
  }

  @Test func aCellFarAwayCostsNoMoreThanANearOne() {
    let far = #"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#
    let document = readDocument(workbook(workbookRow(1, ["规章", "1"]) + far, merges: ["A1:XFD1048576"]), name: "a")
      .document
    #expect(document.cells.count < 1_000)
  }
}
