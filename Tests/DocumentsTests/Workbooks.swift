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

  /// What adding 948.28 and 0.11 leaves in the last digits of a double; and what is no such rest.
  @Test(arguments: [
    ("948.390000000001", "948.39"), ("948.38999999999999", "948.39"), ("-0.30000000000000004", "-0.3"),
    ("99.99999999999999", "100"),
    ("517.72000000001", "517.72"), ("12345678901.23", "12345678901.23"), ("0.333333333333333", "0.333333333333333"),
    ("0.00012345678", "0.00012345678"), ("1234567890.12345", "1234567890.12345"), ("0.1", "0.1"), ("1E3", "1000"),
  ])
  func aNumberIsShownWithoutWhatAddingLeftInIt(_ kept: String, _ shown: String) {
    let row = "<row r=\"1\"><c r=\"A1\"><v>\(kept)</v></c></row>"
    #expect(rows(readDocument(workbook(row), name: "a.xlsx").document) == [[shown]])
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

  @Test(arguments: ["hidden", "veryHidden"])
  func sheetsStandInTheOrderOfTheirTabsAndHiddenOnesAreNotRead(_ state: String) {
    let bytes = workbook(sheets: [
      WorkbookSheet("旧稿", state: "state=\"\(state)\"", rows: workbookRow(1, ["规章", "9"])),
      WorkbookSheet("甲", rows: workbookRow(1, ["规章", "1"])),
      WorkbookSheet("乙", rows: workbookRow(1, ["规章", "2"])),
      WorkbookSheet("空", state: "state=\"hidden\"", rows: ""),
    ])
    let (document, complaints) = readDocument(bytes, name: "a.xlsx")
    #expect(rows(document) == [["规章", "1"], ["规章", "2"]])
    #expect(complaints.map(\.message.en) == ["the sheet “旧稿” is hidden, and is not read"])
    #expect(complaints.map(\.severity) == [.note])
  }

  @Test func hiddenRowsAndColumnsAreNotRead() {
    let rows = [["规章", "8", "1"], ["旧", "8", "9"], ["规范性文件", "8", "2"]].enumerated().map { workbookRow($0 + 1, $1) }
    let hidden = rows[1].replacing("<row ", with: "<row hidden=\"1\" ")
    let columns = #"<cols><col min="2" max="2" hidden="true"/><col min="9" max="16384" hidden="1"/></cols>"#
    let sheet = WorkbookSheet("甲", columns: columns, rows: rows[0] + hidden + rows[2])
    let (document, complaints) = readDocument(workbook(sheets: [sheet]), name: "a.xlsx")
    #expect(DocumentsTests.rows(document) == [["规章", "1"], ["规范性文件", "2"]])
    #expect(
      complaints.map(\.message.en) == ["1 hidden row and 1 hidden column of the sheet “甲” are not read"])
    #expect(complaints.map(\.severity) == [.warning])
  }

  @Test func mergedCellsAreAsLargeAsWhatIsShownOfThem() {
    // 组 reaches over rows 1 to 4 and 题 over columns 2 to 4; row 1, row 3 and column 2 are hidden.
    let texts = [
      ["组", "题", "", ""], ["", "8", "1", "2"], ["", "8", "8", "8"], ["", "8", "3", "4"], ["完", "8", "5", "6"],
    ]
    let rows = texts.enumerated().map { index, row in
      let written = workbookRow(index + 1, row)
      return index == 0 || index == 2 ? written.replacing("<row ", with: "<row hidden=\"1\" ") : written
    }
    let bytes = workbook(
      sheets: [WorkbookSheet("甲", columns: #"<cols><col min="2" max="2" hidden="1"/></cols>"#, rows: rows.joined())],
      merges: ["A1:A4", "B1:D1"])
    let document = readDocument(bytes, name: "a.xlsx").document
    #expect(DocumentsTests.rows(document) == [["组", "1", "2"], ["组", "3", "4"], ["完", "5", "6"]])
  }

  @Test func aFormulaWithoutAResultIsNoBlank() {
    let row =
      #"<row r="1"><c r="A1" t="str"><v>规章</v></c><c r="B1"><f>SUM(C1:D1)</f></c><c r="C1"><f>1+1</f><v>2</v></c>"#
      + #"<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="b"><v>1</v></c><c r="G1"><f>1</f><v></v></c></row>"#
    let (document, complaints) = readDocument(workbook(sheets: [WorkbookSheet("甲", rows: row)]), name: "a.xlsx")
    #expect(rows(document) == [["规章", "=…", "2", "#DIV/0!", "", "TRUE", "=…"]])
    #expect(
      complaints.map(\.message.en) == [
        "3 cells, the first of them B1 of the sheet “甲”, have a formula without a result, or with an error: no number is read there"
      ])
  }

  @Test func aCellWhoseStyleStrikesItOutIsNotRead() {
    let styles =
      #"<fonts><font><b/></font><font><strike/></font><font><strike val="0"/></font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs>"#
      + #"<cellXfs><xf fontId="0"/><xf fontId="2"/><xf fontId="1"/></cellXfs>"#
    let row = (0..<3).map { "<c r=\"\(["A", "B", "C"][$0])1\" s=\"\($0)\"><v>\($0 + 7)</v></c>" }.joined()
    let sheet = WorkbookSheet("甲", rows: "<row r=\"1\">\(row)</row>")
    let (document, complaints) = readDocument(workbook(sheets: [sheet], styles: styles), name: "a.xlsx")
    #expect(rows(document) == [["7", "8", ""]])
    #expect(complaints.map(\.message.en) == ["“9” is struck out in a cell of a table, and is not read"])
  }

  @Test func whatIsStruckOutInACellIsNotRead() {
    let strings = #"<is><r><rPr><strike/></rPr><t>9</t></r><r><t>476</t></r></is>"#
    let row = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>规章</v></c><c r=\"B1\" t=\"inlineStr\">\(strings)</c></row>"
    let (document, complaints) = readDocument(workbook(row), name: "a.xlsx")
    #expect(rows(document) == [["规章", "476"]])
    #expect(complaints.map(\.message.en) == ["“9” is struck out in a cell of a table, and is not read"])
  }
}
