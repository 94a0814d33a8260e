import Documents
import Testing

@testable import Reports

/// Figures that text recognition is not certain of.
@Suite struct Doubts {
  @Test func aDoubtfulFigureIsTextWithoutANumber() throws {
    let page = """
      <table><tr><td colspan=4>第二十条第（一）项</td></tr>
      <tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
      <tr><td>规章</td><td>3</td><td>0</td><td>12</td></tr></table>
      """
    var document = readDocument(Array(page.utf8), name: "a.html").document
    for index in document.cells.indices where ["0", "12"].contains(document.string(document.cells[index])) {
      document.cells[index].isDoubtful = true
    }
    let tables = readTables(document)
    let facts = tables.facts.compactMap { $0 }
    #expect(facts.map(\.text) == ["3", "0", "12"])
    #expect(facts.map(\.kind) == [.number, .text, .text])
    #expect(facts.map(\.value) == [3, nil, nil])
    #expect(tables.complaints.count == 1)
    #expect(tables.complaints.first?.message.en.contains("“0” “12”") == true)
    #expect(tables.complaints.first?.place?.cell == 3)
  }
}
