import Documents
import Testing

@testable import Reports

/// A row of a PDF that seems to be blank, beside figures that have no label.
@Suite struct FiguresApart {
  private let lost = "<tr><td>2.重复申请<td><td><td><td><td><td><td>"
  private let apart = "<tr><td><td>3<td>0<td>0<td>0<td>0<td>0<td>3"

  @Test func theyAreNotTakenForARowOfBlanks() {
    for rows in [lost + apart, apart + lost] {
      let tables = read(rows)
      #expect(slots.allSatisfy { tables.facts[$0] == nil })
      #expect(tables.complaints.contains { $0.message.en.contains("2.重复申请") })
    }
  }

  @Test func aRowOfBlanksByItselfIsOne() {
    #expect(slots.allSatisfy { read(lost).facts[$0]?.kind == .blank })
  }

  private var slots: [Int] {
    formCells.indices.filter { formCells[$0].table == .applications && formCells[$0].rowPath.hasSuffix("2.重复申请") }
  }

  private func read(_ rows: String) -> Tables {
    let figures = "<td>1<td>0<td>0<td>0<td>0<td>0<td>1"
    let page =
      "<html><body><table><tr><td>1.信访举报投诉类申请" + figures + rows + "<tr><td>3.要求提供公开出版物" + figures
      + "</table></body></html>"
    var document = readDocument(Array(page.utf8), name: "a.html").document
    document.format = .pdf
    return readTables(document)
  }
}
