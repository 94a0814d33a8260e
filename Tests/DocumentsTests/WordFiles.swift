import OfficeFiles
import Testing

@testable import Documents

@Suite struct WordFiles {
  private func document(_ body: String, styles: String = "") -> Document {
    let (document, complaints) = readDocument(wordFile(body, styles: styles), name: "report.docx")
    #expect(complaints.isEmpty)
    return document
  }

  @Test func cellsThatSpanColumnsAndRowsKeepTheirPlaceInTheGrid() {
    let document = document(
      wordTable([
        [wordCell("行", #"<w:vMerge w:val="restart"/>"#), wordCell("列", #"<w:gridSpan w:val="2"/>"#)],
        [wordCell("隐", "<w:vMerge/>"), wordCell("1"), wordCell("2")],
        [wordCell("", #"<w:vMerge w:val="continue"/>"#), wordCell(""), wordCell("3")],
      ]))
    #expect(document.format == .docx)
    #expect(rows(document) == [["行", "列", "列"], ["行", "1", "2"], ["行", "", "3"]])
    #expect(
      document.cells.map(\.isContinuation) == [false, false, true, true, false, false, true, false, false])
    #expect(document.cells.last.map { "\($0.place)" } == "table 1, row 3, cell 3")
  }

  @Test func paragraphsAndBreaksWithinACellAreOneCell() {
    let cell = "<w:tc>\(wordParagraph("本年新"))<w:p><w:r><w:t>制作</w:t><w:br/><w:t>数量</w:t></w:r></w:p></w:tc>"
    #expect(rows(document(wordTable([[cell, "<w:tc><w:p/></w:tc>"]]))) == [["本年新\n制作\n数量", ""]])
  }

  @Test func aTextInSeveralRunsIsOne() {
    #expect(
      rows(document("<w:p><w:r><w:t>20</w:t></w:r><w:r><w:t>19</w:t></w:r><w:r><w:tab/><w:t>年</w:t></w:r></w:p>"))
        == [["2019 年"]])
  }

  @Test func trackedChangesAreReadAsAccepted() {
    let paragraph =
      "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
      + "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>到</w:t></w:r></w:moveTo></w:p>"
    let deletedRow = "<w:tr><w:trPr><w:del/></w:trPr>\(wordCell("删"))</w:tr>"
    let table =
      "<w:tbl><w:tr>\(wordCell("甲"))\(wordCell("乙", "<w:cellDel/>"))</w:tr>\(deletedRow)<w:tr>\(wordCell("丙"))</w:tr></w:tbl>"
    #expect(rows(document(paragraph + table)) == [["新到"], ["甲"], ["丙"]])
  }

  @Test(arguments: [
    "<w:vanish/>", #"<w:vanish w:val="1"/>"#, #"<w:rStyle w:val="hid"/>"#, #"<w:rStyle w:val="made"/>"#,
  ])
  func whatIsHiddenIsNotRead(_ properties: String) {
    let cell =
      "<w:tc><w:p><w:r><w:t>476</w:t></w:r><w:r><w:rPr>\(properties)</w:rPr><w:t>77</w:t><w:tab/></w:r><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    let styles =
      #"<w:style w:styleId="made"><w:basedOn w:val="hid"/></w:style>"#
      + #"<w:style w:styleId="hid"><w:rPr><w:vanish/></w:rPr></w:style>"#
    #expect(rows(document(wordTable([[wordCell("规章"), cell]]), styles: styles)) == [["规章", "4761"]])
  }

  @Test(arguments: ["<w:strike/>", #"<w:dstrike w:val="true"/>"#])
  func whatIsStruckOutIsNotReadAndSaid(_ properties: String) {
    let run = "<w:r><w:rPr>\(properties)</w:rPr><w:t>99</w:t></w:r><w:r><w:t>476</w:t></w:r>"
    let body = wordTable([[wordCell("规章"), "<w:tc><w:p>\(run)</w:p></w:tc>"]]) + "<w:p>\(run)</w:p>"
    let (document, complaints) = readDocument(wordFile(body), name: "report.docx")
    #expect(rows(document) == [["规章", "476"], ["476"]])
    #expect(complaints.map(\.message.en) == ["“99” is struck out in a cell of a table, and is not read"])
    #expect(complaints.map(\.place?.description) == ["table 1, row 1, cell 2"])
  }

  @Test(arguments: [
    #"<w:vanish w:val="0"/>"#, #"<w:strike w:val="false"/>"#,
    "<w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>",
    "",
  ])
  func whatIsNotHiddenNowIsRead(_ properties: String) {
    let mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    #expect(
      rows(document("<w:p>\(mark)<w:r><w:rPr>\(properties)</w:rPr><w:t>99</w:t></w:r></w:p>")) == [["99"]])
  }

  @Test func aTextBoxIsReadOnce() {
    let box = "<w:txbxContent>\(wordParagraph("框内"))</w:txbxContent>"
    let paragraph =
      "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>"
      + "</mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
    #expect(rows(document(paragraph)) == [["前"], ["框内"], ["后"]])
  }

  @Test func aTableWithinACellIsATableOfItsOwn() {
    let inner = wordTable([[wordCell("规章"), wordCell("1")]])
    let outer = wordTable([["<w:tc>\(wordParagraph("首"))\(inner)\(wordParagraph("尾"))</w:tc>"]])
    #expect(rows(document(outer)).filter { $0 != [""] } == [["首"], ["规章", "1"], ["尾"]])
  }

  @Test func headingsAreKnownByTheirStyle() {
    let document = document(
      #"<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>"#
        + #"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>节</w:t></w:r></w:p>"# + wordParagraph("文"),
      styles: #"<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>"#)
    #expect(document.blocks.map(\.kind) == [.heading(level: 1), .heading(level: 3), .paragraph])
  }

  @Test func whatIsNoTextOfTheDocumentIsNotRead() {
    let field = "<w:r><w:instrText>PAGE</w:instrText></w:r><m:t xmlns:m=\"urn:m\">x</m:t>"
    #expect(rows(document("<w:p>\(field)<w:r><w:t>文&amp;字</w:t></w:r></w:p>")) == [["文&字"]])
  }

  @Test func aDamagedPartIsReadAsFarAsItGoes() {
    let part = wordPart(wordParagraph("文") + wordTable([[wordCell("规章"), wordCell("1")]]))
    let cut = String(part.prefix(part.count - 60))
    let (document, complaints) = readDocument(zip([ZipMember("word/document.xml", cut)]), name: "a.docx")
    #expect(rows(document).prefix(1) == [["文"]])
    #expect(complaints.map(\.severity) == [.warning])
  }

  @Test func raisedDigitsAreNoneOfTheFigureBeforeThem() {
    let mark = #"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>件</w:t></w:r>"#
    let cell =
      "<w:tc><w:p><w:pPr><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:pPr><w:r><w:t>3511</w:t></w:r>\(mark)</w:p></w:tc>"
    #expect(rows(document(wordTable([[cell, wordCell("2"), wordCell("3")]]))) == [["3511¹件", "2", "3"]])
  }

  /// LibreOffice writes it so; a line may be set a little higher, too.
  @Test func digitsFarAboveTheLineAreRaised() {
    func run(_ text: String, _ properties: String) -> String {
      "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
    }
    let far = run("1", #"<w:position w:val="8"/><w:sz w:val="19"/>"#)
    let near = run("2", #"<w:position w:val="3"/><w:sz w:val="28"/>"#)
    #expect(
      rows(document("<w:p>\(run("3511", ""))\(far)</w:p><w:p>\(run("351", ""))\(near)</w:p>")) == [["3511¹"], ["3512"]])
  }

  /// A paragraph a row, or a paragraph a cell and an empty one behind each row.
  @Test func aTableTypedWithTabsIsReadAsInAText() {
    func line(_ text: String) -> String {
      let runs = text.split(separator: "\t", omittingEmptySubsequences: false).map { "<w:r><w:t>\($0)</w:t></w:r>" }
      return "<w:p>" + runs.joined(separator: "<w:r><w:tab/></w:r>") + "</w:p>"
    }
    let lines = ["标题", "规章\t1\t\t2", "许可\t3\t4\t5", "处罚\t6\t7\t8", "完"]
    #expect(
      rows(document(lines.map(line).joined())) == [
        ["标题"], ["规章", "1", "", "2"], ["许可", "3", "4", "5"], ["处罚", "6", "7", "8"], ["完"],
      ])
    let cells = ["\t规章", "\t1", "\t2", "\t3", "", "\t许可", "\t4", "\t5", "\t6"]
    #expect(rows(document(cells.map(line).joined())) == [["规章", "1", "2", "3"], ["许可", "4", "5", "6"]])
  }

  @Test func tabsInTheProseOfAFileWithTablesAreBlanks() {
    let tabs = String(repeating: "<w:p><w:r><w:t>甲</w:t><w:tab/><w:tab/><w:t>乙</w:t></w:r></w:p>", count: 9)
    let table = wordTable([[wordCell("1"), wordCell("2"), wordCell("3")]])
    #expect(rows(document(tabs + table)).first == ["甲  乙"])
  }
}
