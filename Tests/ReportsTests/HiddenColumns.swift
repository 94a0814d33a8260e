import Documents
import OfficeFiles
import Testing

@testable import Reports

/// Columns of the statutory tables that the file hides: what is left is read under its headings, and nothing in their place.
@Suite struct HiddenColumns {
  private let report = MadeReport(form: .form2021)

  /// The report with one column of each table hidden by a style sheet of the page.
  private func page(hiding: (_ table: Int, _ text: String, _ row: Int) -> Bool) -> String {
    let tables = report.tables.enumerated().map { index, rows in
      rows.enumerated().map { row, cells in
        let written = cells.map { cell in
          let isHidden = hiding(index, cell.text, row)
          return
            "<td\(isHidden ? " class=\"x gone\"" : "") colspan=\(cell.columns) rowspan=\(cell.rows)>\(cell.text)</td>"
        }
        return "<tr>\(written.joined())</tr>"
      }.joined()
    }
    return "<style>.gone { display: none }</style>" + tables.map { "<table>\($0)</table>" }.joined()
  }

  @Test(arguments: applicants.indices.dropLast())
  func ofTableThreeOnlyTheHiddenColumnIsMissing(_ applicant: Int) {
    let hidden = slots { $0.table == .applications && $0.column == [applicants[applicant]] }
    let page = page { table, text, _ in
      table == 1 && (text == applicants[applicant] || hidden.map(report.figure).contains(text))
    }
    let (document, complaints) = readDocument(Array(page.utf8), name: "report.html")
    let read = texts(readTables(document))
    let expected = report.slots.filter { !hidden.contains($0) }
    #expect(read == Dictionary(uniqueKeysWithValues: expected.map { ($0, report.figure($0)) }))
    #expect(complaints.map { $0.message.en.hasPrefix("25 cells or rows of tables") } == [true])
  }

  @Test func ofTableTwoOnlyTheHiddenColumnIsMissing() {
    let hidden = slots { $0.table == .disclosure && $0.column == ["本年废止件数"] }
    let page = page { table, text, _ in
      table == 0 && (text == "本年废止件数" || hidden.map(report.figure).contains(text))
    }
    let read = texts(readTables(document(page, name: "report.html")))
    let expected = report.slots.filter { !hidden.contains($0) }
    #expect(read == Dictionary(uniqueKeysWithValues: expected.map { ($0, report.figure($0)) }))
  }

  /// Headings of the last columns stand on another page, and blanks between the figures make up for them: a row has seven cells
  /// behind its label, and not those of the form.
  @Test func figuresUnderHeadingsThatStandElsewhereAreNotReadInTheFormsOrder() {
    let page = """
      <p>三、收到和处理政府信息公开申请情况</p><table>
      <tr><td><td>自然人<td>商业企业<td><td>科研机构<td>社会公益组织<td><td>法律服务机构</tr>
      <tr><td>一、本年新收政府信息公开申请数量<td>52<td>2<td><td><td>1<td><td>3</tr>
      <tr><td>二、上年结转政府信息公开申请数量<td>0<td>0<td><td><td>0<td><td>0</tr></table>
      """
    let tables = readTables(document(page, name: "report.html"))
    #expect(texts(tables).isEmpty)
    #expect(tables.complaints.contains { $0.message.en.contains("no heading “其他、总计”") })
  }

  /// 科研机构 is missing, and merged cells were parted: a row has as many cells behind its label as the form has columns.
  private let withoutResearch = [
    ["", "", "申请人情况", "", "", "", "", ""],
    ["", "", "自然人", "法人或其他组织", "", "", "", "总计"],
    ["", "", "", "商业企业", "社会公益组织", "法律服务机构", "其他", ""],
    ["一、本年新收政府信息公开申请数量", "", "52", "2", "1", "3", "4", "62"],
    ["三、本年度办理结果", "（一）予以公开", "9", "1", "", "2", "0", "12"],
  ]
  private let readWithoutResearch = [["52", "2", "1", "3", "4", "62"], ["9", "1", "", "2", "0", "12"]]

  @Test func ofPartedCellsOnlyTheMissingColumnIsNotRead() {
    let rows = withoutResearch.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }
    let page = "<p>三、收到和处理政府信息公开申请情况</p><table>\(rows.joined())</table>"
    let read = texts(readTables(document(page, name: "report.html")))
    let columns = applicants.filter { $0 != "科研机构" } + ["总计"]
    let paths = ["一、本年新收政府信息公开申请数量", "三、本年度办理结果/（一）予以公开"]
    let slots = paths.flatMap { path in
      columns.map { column in formCells.firstIndex { $0.rowPath == path && $0.columnPath == column } ?? -1 }
    }
    #expect(read == Dictionary(uniqueKeysWithValues: zip(slots, readWithoutResearch.joined())))
  }

  @Test func ofATextWithAMissingColumnNothingIsReadInTheFormsOrder() {
    let lines = withoutResearch.map { $0.joined(separator: "\t") }
    let text = (["三、收到和处理政府信息公开申请情况"] + lines).joined(separator: "\n")
    let tables = readTables(document(text, name: "report.txt"))
    #expect(texts(tables).isEmpty)
    #expect(tables.complaints.contains { $0.message.en.contains("no heading “科研机构”") })
  }
}
