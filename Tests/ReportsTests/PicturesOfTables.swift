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

  private func reason(_ document: Document) -> String {
    guard case .neither(let reason) = read(document, in: .compiled) else { return "" }
    return reason.message.en
  }
}
