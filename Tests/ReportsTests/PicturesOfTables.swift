import Diagnostics
import Documents
import OfficeFiles
import Testing

@testable import Reports

/// Pages and Word files whose tables are pictures.
@Suite struct PicturesOfTables {
  @Test func aReportWhoseTablesArePicturesSaysSo() {
    let page = "<h1>苍南县2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><img src=a.png><p>二、</p><img src=b.png>"
    #expect(reason(readDocument(Array(page.utf8), name: "a.html").document).contains("its 2 pictures"))
    let picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    let file = wordFile(wordParagraph("苍南县2022年政府信息公开工作年度报告") + picture)
    #expect(reason(readDocument(file, name: "a.docx").document).contains("its 1 picture "))
  }

  @Test func aPageOfPicturesAloneIsNotEmpty() {
    let complaints = readDocument(Array("<body><img src=a.png></body>".utf8), name: "a.html").complaints
    #expect(complaints.map(\.message.en) == ["there is no text, only 1 picture"])
    #expect(complaints.first?.hint?.en.contains("Tesseract") == true)
  }

  @Test func aPageThatShowsOtherFilesNamesThem() {
    let heading = "<h1>苍南县2022年政府信息公开工作年度报告</h1><p>一、总体情况</p>"
    let framed =
      heading + "<iframe src='table2.html'></iframe><iframe src=about:blank></iframe><a href=list.html>目录</a>"
    let offered = heading + "<p>附件：<a href=\"P01.pdf\">报告</a><a href=P02.DOCX>表</a>"
    for (page, names) in [
      (framed, "“table2.html”: fetch and load that"), (offered, "“P01.pdf”, “P02.DOCX”: fetch and load those"),
    ] {
      let reason = complaint(readDocument(Array(page.utf8), name: "a.html").document)
      #expect(reason?.message.en == "a report with no statutory table; the page shows or offers \(names)")
    }
  }

  @Test(arguments: [
    ("<body><embed src=\"P01.pdf\" width=100%></body>", "the page has no text of its own: it shows another file"),
    (
      "<div id=app></div><script>var a = 1</script>",
      "the page has no text of its own: a script makes it in the browser"
    ),
    ("<html><body></body></html>", "the page has no text"),
  ])
  func aPageWithoutTextSaysWhereItIs(_ page: String, _ message: String) {
    let complaints = readDocument(Array(page.utf8), name: "a.html").complaints
    #expect(complaints.map(\.message.en) == [message])
  }

  private func reason(_ document: Document) -> String { complaint(document)?.message.en ?? "" }

  private func complaint(_ document: Document) -> Diagnostic? {
    switch read(document, in: .compiled) {
    case .neither(let reason): reason
    case .report(let report) where report.isWithoutTables: report.complaints.last
    default: nil
    }
  }
}
