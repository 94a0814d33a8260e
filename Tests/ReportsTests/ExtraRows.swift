import Documents
import Testing

@testable import Reports

/// Rows in the midst of tables that the form does not have: kept as printed, and never among the cells of the form.
@Suite struct ExtraRows {
  private func tables(_ text: String) -> Tables { readTables(document(text)) }

  private func cells(_ row: ExtraRow) -> [String] { row.cells.map { "\($0.column) \($0.text)" } }

  /// Every layout but those of pages, where each row is made a table of its own.
  @Test(arguments: Layouts.writers.indices.filter { !Layouts.writers[$0].name.contains("page") })
  func aRowBetweenRowsIsKept(_ layout: Int) throws {
    let (name, write) = Layouts.writers[layout]
    let report = MadeReport()
    let next = write(["第二十条第（五）项"], [])
    let text = report.written(write).replacing(next, with: write(["其他主动公开文件"], ["7", "8", "9"]) + "\n" + next)
    let tables = tables(text)
    #expect(texts(tables) == Dictionary(uniqueKeysWithValues: report.slots.map { ($0, report.figure($0)) }), "\(name)")
    let row = try #require(tables.extraRows.first, "\(name)")
    #expect(tables.extraRows.count == 1 && row.table == .disclosure && row.after == "第二十条第（一）项/规范性文件", "\(name)")
    #expect(row.label.filter { $0 != " " } == "其他主动公开文件")
    #expect(cells(row) == ["本年新制作数量 7", "本年新公开数量 8", "对外公开总数量 9"])
    #expect(tables.complaints.isEmpty, "\(name)")
  }

  private let page = """
    <table>
    <tr><td>三、本年度办理结果</td><td>（三）不予公开</td><td>7.属于行政执法案卷</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr>
    <tr><td></td><td></td><td>8.其他</td><td>2</td><td></td><td>0</td><td>-</td><td>0</td><td>0</td><td>2</td></tr>
    <tr><td></td><td>（四）无法提供</td><td>4.其他</td><td>0</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr>
    <tr><td></td><td colspan="2">（六）其他处理</td><td>0</td><td>3</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr>
    <tr><td></td><td colspan="2">（七）总计</td><td>3</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>7</td></tr>
    <tr><td colspan="3">四、结转下年度继续办理</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>
    </table>
    """

  @Test func aRowOfAGroupIsKeptWithItsMarksAndBlanks() {
    let tables = tables("<p>" + page)
    #expect(tables.extraRows.map(\.label) == ["8.其他", "4.其他"])
    #expect(tables.extraRows.map(\.after) == Array(repeating: "三、本年度办理结果/（三）不予公开/7.属于行政执法案卷", count: 2))
    #expect(tables.extraRows[0].cells.map(\.kind) == [.number, .blank, .zero, .mark, .zero, .zero, .number])
    #expect(tables.extraRows[1].cells.map(\.value) == [0, 1, 0, 0, 0, 0, 1])
    #expect(tables.extraRows[0].cells[0].place.row == 2)
    #expect(tables.facts.count { $0 != nil } == 28)
    #expect(tables.complaints.isEmpty)
  }

  @Test func theSumThatTheyBreakNamesThem() throws {
    let printed: [String: String] = ["一、本年新收政府信息公开申请数量": "2", "（七）总计": "2"]
    let figure: (Slot) -> String = { slot in
      let cell = formCells[slot]
      let isPrinted = cell.table == .applications && ["自然人", totalColumn].contains(cell.columnPath)
      return isPrinted ? printed[cell.row.last ?? ""] ?? "0" : "0"
    }
    let text = MadeReport(figure: figure).written(Layouts.writers[0].write)
      .replacing("（四）无法提供\t", with: "9.其他\t2\t0\t0\t0\t0\t0\t2\n（四）无法提供\t")
    guard case .report(let report) = read(document(text), in: .compiled) else {
      Issue.record("not a report")
      return
    }
    let extra = report.findings.filter { $0.rule == .extra }
    #expect(extra.map(\.outcome) == [.unlikely] && extra[0].place?.line != nil)
    #expect(extra[0].remark?.en.hasPrefix("“9.其他” below “三、本年度办理结果/（三）不予公开/8.属于行政查询事项”") == true)
    #expect(extra[0].remark?.zh.contains("其他行") == true)
    // （七） counts it: 2 is printed for 自然人 and in all, and the rows of the form add up to nothing.
    let failed = report.findings.filter { $0.outcome == .fail }
    #expect(failed.map(\.rule) == [.C, .C] && failed.map(\.found) == [2, 2] && failed.map(\.expected) == [0, 0])
    #expect(failed.allSatisfy { $0.sentence(in: report).en.hasSuffix("(+2, which is “9.其他”, no row of the form)") })
    #expect(failed.allSatisfy { $0.sentence(in: report).zh.hasSuffix("相差 +2，即格式以外的“9.其他”") })
  }

  @Test(arguments: [
    // Another table, with a heading of its own.
    "规章\t1\t2\t3\n单位\t件数\t办结\t占比\n甲局\t4\t5\t6\n",
    // Fewer cells than columns, and more.
    "规章\t1\t2\t3\n其他文件\t4\n", "规章\t1\t2\t3\n其他文件\t4\t5\t6\t7\n",
    // Behind a sentence.
    "规章\t1\t2\t3\n以上数字由各部门报送。\n甲局\t4\t5\t6\n",
    // Labels of a group and of its row that ran together.
    "规章\t1\t2\t3\n（三）不予公2.重复申请\t4\t5\t6\n",
    // A note, which prints nothing beside it.
    "规章\t1\t2\t3\n说明：含废止\t\t\t\n",
  ])
  func whatIsNoRowOfTheTableIsNotKept(_ rows: String) {
    let tables = tables("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n" + rows)
    #expect(tables.extraRows.isEmpty)
    #expect(Set(texts(tables).values) == ["1", "2", "3"])
  }

  @Test func figuresOfARowWhoseLabelIsBlankAreNotAnothersOwn() {
    let text = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n其他主动公开文件\n4\n5\n6\n行政规范性文件\n7\n8\n9\n"
    let tables = tables(text)
    #expect(tables.extraRows.map(\.label) == ["其他主动公开文件"])
    #expect(texts(tables).values.sorted() == ["1", "2", "3", "7", "8", "9"])
    // Without a label of the form behind it, it may be of anything.
    #expect(self.tables(text.replacing("行政规范性文件", with: "单位")).extraRows.isEmpty)
  }
}
