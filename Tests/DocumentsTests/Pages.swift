import Diagnostics
import Testing

@testable import Documents

@Suite struct Pages {
  @Test func cellsThatSpanColumnsAndRowsKeepTheirPlaceInTheGrid() {
    let document = document(
      "<table><tr><td rowspan=2>行<td colspan=\"2\">列</tr><tr><td>1</td><td>2</td></tr></table>")
    #expect(rows(document) == [["行", "列", "列"], ["行", "1", "2"]])
    #expect(document.cells.map(\.isContinuation) == [false, false, true, true, false, false])
  }

  @Test func aCellSaysItsTableRowAndCellBesidesItsLine() throws {
    let document = document("<p>甲</p>\n<table><tr><td>乙</td></tr><tr><td>丙</td>\n<td>丁</td></tr></table>")
    let last = try #require(document.cells.last)
    #expect("\(last.place)" == "3:1, table 1, row 2, cell 2")
  }

  @Test func paragraphsAndBreaksWithinACellAreOneCell() {
    #expect(
      rows(document("<table><tr><td><p>本年新<br/>制作数量</p></td><td>&nbsp;</td></tr></table>")) == [["本年新\n制作数量", ""]])
  }

  @Test func theOnlyCellOfATableInACellIsThatCell() {
    let inner = document(
      "<table><tr><td>规章</td><td><table><tr><td>3</td></tr></table></td><td><table><tr><td>4</td></tr></table></td></tr></table>"
    )
    #expect(rows(inner) == [["规章", "3", "4"]])
    #expect(!inner.cells.contains { $0.isUncertain })
    // Where more is laid out in the cell, each keeps its place.
    let several = document(
      "<table><tr><td><table><tr><td>年报</td></tr></table><table><tr><td>规章</td><td>3</td></tr></table></td></tr></table>"
    )
    #expect(rows(several).filter { !$0.joined().isEmpty } == [["年报"], ["规章", "3"]])
  }

  @Test func tagsThatAreNeverClosedEndWithTheNext() {
    let document = document("<TABLE><TR><TD>规章<TD>0<TR><TD>规范性文件<TD><P>2</TABLE><P>完")
    #expect(rows(document) == [["规章", "0"], ["规范性文件", "2"], ["完"]])
  }

  @Test func scriptsStylesAndCommentsAreNotText() {
    let document = document(
      "<html><head><title>x</title></head><!-- <td>1</td> --><script>'<table><tr><td>0'</script><p>文</p></html>")
    #expect(rows(document) == [["文"]])
  }

  /// What ends a comment is what browsers have end it.
  @Test(arguments: ["<!-->", "<!--->", "<!-- a --!>", "<!-- <b> -- > -->", "<!---->", "<!----->"])
  func commentsEndWhereBrowsersHaveThemEnd(_ comment: String) {
    let page = "<table><tr><td>规章<td>\(comment)1<td>2<!-- 3 --><td>4</table>"
    #expect(rows(document(page)) == [["规章", "1", "2", "4"]])
  }

  /// Of any element, in a cell or around a table; a style sheet for printing is not the page's.
  @Test func whatAStyleSheetHidesIsNotRead() {
    let sheet = "<style>.gone { display: none } .on.gone { display: inline }</style>"
    let cells =
      "<table><tr><td>规章<td>476<span class='x gone'>77</span><td>3<i title='class=gone' class=x>0</i><td>5<b class='gone on'>1</b></table>"
    #expect(
      rows(document(sheet + "<div class=gone><table><tr><td>甲<td>9</table></div>" + cells)) == [
        ["规章", "476", "30", "51"]
      ])
    let forPrint = "<style media=print>td, .x { display: none } .x { display: none }</style>"
    #expect(rows(document(forPrint + "<table><tr><td class=x>规章<td class=x>1</table>")) == [["规章", "1"]])
  }

  @Test(arguments: [
    #"<span style="display:none">77</span>"#, #"<span style='color:red; Display : none'>77</span>"#, "<b hidden>77</b>",
    #"<i style="visibility: hidden !important">7<i>7</i>7</i>"#, #"<p style="display:none">77"#,
    #"<div hidden="hidden"><table><tr><td>77</td></tr></table></div>"#,
  ])
  func whatIsHiddenIsNotRead(_ hidden: String) {
    let (document, complaints) = readDocument(
      Array("<table><tr><td>规章</td><td>476\(hidden)</td><td>3</td></tr></table>".utf8), name: "a.html")
    #expect(rows(document) == [["规章", "476", "3"]] && complaints.isEmpty)
  }

  @Test(arguments: [
    "<del>99</del>", "<s>9</s>", "<strike>99</strike>", #"<u style="text-decoration:line-through">99</u>"#,
  ])
  func whatIsStruckOutIsNotReadAndSaid(_ struck: String) {
    let (document, complaints) = readDocument(
      Array("<table><tr><td>规章</td><td>\(struck)1431</td></tr></table><p>文<s>9</s>字</p>".utf8), name: "a.html")
    #expect(rows(document) == [["规章", "1431"], ["文字"]])
    #expect(
      complaints.map(\.severity) == [.warning] && "\(complaints[0].place.map { "\($0)" } ?? "")".contains("cell 2"))
  }

  @Test func aCellWithATableInItIsNotKnownToBeBlank() throws {
    let document = document("<table><tr><td>规章<td><table><tr><td>5<td>6</table><td>2</table>")
    let row = try #require(document.blocks.last).rows.lowerBound
    #expect(document.cells(of: row).map { document.cells[$0].isUncertain } == [false, true, false])
  }

  @Test func cellsAndRowsThatAreHiddenAreNone() {
    #expect(
      rows(
        document(
          "<table><tr style='display:none'><td>旧<td>9<tr><td>规章<td style='display:none'>8<td>1<tr hidden><td>旧</table>")
      )
        == [["规章", "1"]])
    #expect(
      rows(document("<table><tr><td>规章<td style='text-decoration:line-through'>8<td>1</table>")) == [["规章", "", "1"]])
  }

  /// A column that collapses takes its cells away; what reaches over it goes on beside it.
  @Test(arguments: [
    "<col><col style='visibility: collapse'>", "<colgroup><col><col class='gone'></colgroup>",
    "<col><col span=1 class=\"a gone\"><col>",
  ])
  func aColumnThatCollapsesIsNotRead(_ columns: String) {
    let page =
      "<style>/* .a { display: none } */ .gone, p .a { visibility: collapse }</style><table>\(columns)<tr><td>规章<td>8<td>1"
      + "<tr><td>甲<td colspan=2>7</table><table><tr><td>乙<td>6</table>"
    let (document, complaints) = readDocument(Array(page.utf8), name: "a.html")
    #expect(rows(document) == [["规章", "1"], ["甲", "7"], ["乙", "6"]])
    #expect(complaints.map { $0.message.en.hasPrefix("a cell or row of a table with figures is hidden") } == [true])
  }

  @Test(arguments: [
    ".gone { display: none }", "td.gone{color:red;display:none}", "TD.GONE , p { DISPLAY: none !important }",
    "@media print { .x { display: none } } .gone { display: none }",
  ])
  func whatAStyleSheetHidesInTablesIsNotRead(_ sheet: String) {
    let page = "<style>\(sheet)</style><table><tr><td>规章<td class='x gone'>8<td class=x>1</table>"
    #expect(rows(document(page)) == [["规章", "1"]])
  }

  /// A rule for elsewhere, for a condition or of a column, and one that shows what another hides.
  @Test(arguments: [
    "div .gone { display: none }", "@media print { .gone { display: none } }", ".gone:hover { display: none }",
    ".gone { display: none } .gone.on { display: table-cell }", "td { display: none }", ".gone { display: none",
  ])
  func whatAStyleSheetMayShowIsRead(_ sheet: String) {
    let page = "<style>\(sheet)</style><table><tr><td>规章<td class='gone on'>8<td>1</table>"
    #expect(rows(document(page)) == [["规章", "8", "1"]])
    #expect(rows(document("<table><col style='display:none'><tr><td>规章<td>8</table>")) == [["规章", "8"]])
  }

  @Test func whatOnlySoundsHiddenIsRead() {
    #expect(
      rows(
        document(
          "<body style='display:none'><p style='overflow:hidden'>甲</p><p class=hidden>乙</p><a href=/a/hidden>丙</a>"))
        == [["甲"], ["乙"], ["丙"]])
    #expect(rows(document("<div hidden><p>甲</p><p style='backface-visibility:hidden'>乙</p>")) == [["甲"], ["乙"]])
  }

  @Test func aPageWhoseOnlyTableIsHiddenSaysSo() {
    let (document, complaints) = readDocument(
      Array("<p>文</p><div style='display:none'><table><tr><td>1</table></div>".utf8), name: "a.html")
    #expect(rows(document) == [["文"]])
    #expect(complaints.map(\.message.en) == ["a part of the page with a table is hidden, and is not read"])
  }

  @Test func aWholeReportThatIsHiddenIsReadAndItsHiddenCellsAreNot() {
    func tab(_ year: Int, _ figure: Int) -> String {
      let prose = String(repeating: "本机关认真做好公开工作。", count: 60)
      return "<div style='display:none'><h1>洋县\(year)年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>\(prose)</p>"
        + "<table><tr><td>（一）予以公开<td>\(figure)<td hidden>7<tr hidden><td>旧<td>8</table></div>"
    }
    let (document, complaints) = readDocument(Array((tab(2021, 1) + tab(2022, 2)).utf8), name: "a.html")
    #expect(rows(document).filter { $0.count > 1 } == [["（一）予以公开", "1"], ["（一）予以公开", "2"]])
    #expect(complaints.allSatisfy { !$0.message.en.contains("a part of the page") })
  }

  @Test func aTableOfTheFormThatIsHiddenBesideOthersIsSaidToBe() {
    let (document, complaints) = readDocument(
      Array(
        "<table><tr><td>（一）予以公开<td>1</table><div hidden><table><tr><td>（一）予以公开<td>2</table></div>".utf8), name: "a.html"
    )
    #expect(rows(document) == [["（一）予以公开", "1"]])
    #expect(complaints.map(\.message.en) == ["a part of the page with a table is hidden, and is not read"])
  }

  @Test func whatIsFilledInInAFieldOfACellIsItsText() {
    #expect(
      rows(
        document(
          "<table><tr><td>规章<td><input type='text' value='1&nbsp;2'><td><textarea>3</textarea><td><select><option>4<option selected>5</select>"
            + "<td><select><option>6</option><option>7</option></select><td><input type=checkbox value=8>"
            + "<td><input value=9><td><input></table>"))
        == [["规章", "1\u{a0}2", "3", "5", "6", "", "9", ""]])
  }

  @Test func entitiesAreTheCharactersThatTheyNameAndOtherSignsStay() {
    #expect(
      rows(document("<p>&lt;规章&gt; &ldquo;三&rdquo; &#22235;&#x4e94; A&B 1 < 2</p>")) == [["<规章> “三” 四五 A&B 1 < 2"]])
  }

  @Test func entitiesMayLackTheirSemicolonOrBeOfWindows() {
    #expect(
      rows(document("<p>A&nbsp&nbspB &ltp &#51.&#150;&#x2014 &copy &unknown; &#0;</p>")) == [
        ["A\u{a0}\u{a0}B <p 3.–— &copy &unknown; &#0;"]
      ])
  }

  @Test func quotesOpenAValueOnlyBehindAnEqualsSign() {
    #expect(rows(document("<p it's>甲</p><p title = 'a>b'>乙</p><p x=\"丙>丁</p>")) == [["甲"], ["乙"], ["丁"]])
    #expect(rows(document("<table><tr><td data-colspan=9 colspan = '2'>丁<td>己</table>")) == [["丁", "丁", "己"]])
  }

  @Test func anElementThatIsNeverClosedHidesNothingElse() {
    #expect(rows(document("<html><head><title>x</title><meta a><body><p>文</p>")) == [["文"]])
    #expect(rows(document("<html><title>题<p>文</p>")) == [["题"], ["文"]])
  }

  @Test func rowsWithoutCellsCountForWhatReachesDown() {
    #expect(
      rows(document("<table><tr><td rowspan=3>行<td>1<tr></tr><tr><td>2<tr><td>3</table>")) == [
        ["行", "1"], ["行", "2"], ["3"],
      ])
  }

  @Test func headingsHaveALevelAndABreakDoesNotCutThem() {
    let document = document("<h2>鹿城区人民政府<br>2019年报告</h2><p>一</p>")
    #expect(document.blocks.map(\.kind) == [.heading(level: 2), .paragraph])
    #expect(rows(document)[0] == ["鹿城区人民政府\n2019年报告"])
  }

  @Test func aTableWithinACellThatLaysOutThePageIsATableOfItsOwn() {
    let document = document(
      "<table><tr><td><h1>题</h1><p>首</p><table><tr><td>规章</td><td>1</td></tr></table><p>尾</p></td></tr></table>")
    let printed = rows(document).filter { $0 != [""] }
    #expect(printed == [["题"], ["首"], ["规章", "1"], ["尾"]])
  }

  @Test(arguments: [
    "<table><tr>" + String(repeating: "<td colspan=99999 rowspan=99999>", count: 2_000),
    String(repeating: "<table><tr><td>", count: 5_000), String(repeating: "<td", count: 5_000),
    String(repeating: "<b>", count: 100_000) + String(repeating: "</i>", count: 100_000),
    "<a " + (0..<20_000).map { "a\($0)=1" }.joined(separator: " ") + ">", String(repeating: "<script>", count: 50_000),
    String(repeating: "<p a=\"'><p a='>", count: 20_000),
    "<table>"
      + String(repeating: "<tr><td colspan=10000 rowspan=10000>" + String(repeating: "<tr>", count: 400), count: 200),
    (0..<9_999).map { "<x\($0) hidden><x\($0) style='display:none'>" }.joined(),
    "<table><tr><td>" + String(repeating: "<select><option>", count: 20_000),
    String(repeating: "<del><td hidden>", count: 20_000),
    String(repeating: "&#xffffffff;", count: 5_000), "<p" + String(repeating: " a='", count: 5_001),
  ])
  func hostilePagesAreReadToTheirEnd(_ page: String) {
    let document = document(page)
    #expect(document.cells.count <= mostCells + 2_000)
  }

  @Test func raisedDigitsAreNoneOfTheFigureBeforeThem() {
    #expect(
      rows(document("<table><tr><td>3511<sup>1</sup><td>20<SUP>[2]</SUP><td>7</table>")) == [["3511¹", "20[²]", "7"]])
    #expect(rows(document("<table><tr><td>3511<sup>1<td>20</table><p>21</p>")) == [["3511¹", "20"], ["21"]])
  }

  @Test func textAsItIsTypedIsReadAsAText() {
    let document = document(
      "<html><body>\n<p>标题</p><p>一、\n总体</p>\n<pre>\n规章\t1\t2&lt;\n许可\t3\t4\n</pre>\n<p>完</p></body></html>")
    #expect(rows(document) == [["标题"], ["一、 总体"], ["规章", "1", "2<"], ["许可", "3", "4"], ["完"]])
    #expect(document.cells.first { document.string($0) == "3" }?.place == Place(line: 6, column: 4))
  }

  @Test func paragraphsWithTabsWideBlanksOrBarsAreRowsOfTables() {
    let figures = (1...7).map { "<p>第\($0)行\t\($0)\t\t\($0 * 100)</p>\n" }
    let page = "<h1>报告</h1>\n  <p>一、\n\t总体</p>\n<p>项目\t<b>本年</b>\t上年\t合计<sup>1</sup></p>\n" + figures.joined()
    let read = document(page)
    #expect(read.blocks.map(\.kind) == [.heading(level: 1), .paragraph, .table])
    #expect(rows(read).dropFirst(2).prefix(2) == [["项目", "本年", "上年", "合计¹"], ["第1行", "1", "", "100"]])
    #expect(read.cells.first { read.string($0) == "上年" }?.place == Place(line: 4, column: 17))
    let bars = page.replacing("\t", with: "|").replacing("\n|总体", with: "总体")
    #expect(rows(document(bars)).dropFirst(2) == rows(read).dropFirst(2))
    // Blanks as browsers show them are no columns, nor are indents; and few columns are no table.
    #expect(rows(document(page.replacing("\t", with: "  "))).allSatisfy { $0.count == 1 })
    #expect(rows(document(page.replacing(figures.dropFirst(6).joined(), with: ""))).allSatisfy { $0.count == 1 })
  }

  @Test func aPageWithATableIsReadByIt() {
    let document = document("<pre>甲\t乙\t丙</pre><table><tr><td>1<td>2<td>3</table>")
    #expect(rows(document) == [["甲\t乙\t丙"], ["1", "2", "3"]])
  }
}
