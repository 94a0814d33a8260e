import Documents
import OfficeFiles
import Testing

@testable import Reports

/// Columns of table 三 that the form does not have: the form's are read under their headings, and what is further is kept by its name.
@Suite struct FurtherColumns {
  /// Where the further column stands: among the organisations, before 总计, behind it, before 自然人.
  enum Spot: CaseIterable { case organisations, beforeTotal, last, first }

  struct Column: Sendable {
    var name: String
    var spot: Spot
    /// What it prints in the row of that index.
    var text: @Sendable (Int) -> String
  }

  static let columns = [
    Column(name: "小计", spot: .organisations) { String(3 * $0 + 2) }, Column(name: "小计", spot: .beforeTotal) { "\($0)" },
    Column(name: "备注", spot: .last) { $0 % 3 == 0 ? "见说明" : "" }, Column(name: "占比", spot: .last) { "\($0).5%" },
    Column(name: "上年", spot: .first) { String(700 + $0) }, Column(name: "上年", spot: .last) { String(700 + $0) },
    Column(name: "行次", spot: .first) { String($0 + 1) },
  ]

  /// Figures of which the total is the sum: the row and its half in the first two columns, blanks between.
  private static func figure(_ slot: Slot) -> String {
    guard formCells[slot].table == .applications else { return String(1000 + slot) }
    let (row, column) = (slot - firstApplicationSlot).quotientAndRemainder(dividingBy: applicants.count + 1)
    return [String(row + 1), "", "", "", String(row / 2), "", String(row + 1 + row / 2)][column]
  }

  private func manuscript(_ column: Column, serial: Bool = false) -> Manuscript {
    var table = MadeReport(form: .form2021, figure: Self.figure).tables[1]
    for row in table.indices {
      let text = column.text(row - 3)
      switch column.spot {
      case .organisations:
        if row == 0 { table[row][1] = GridCell("申请人情况", columns: 8) }
        if row == 1 { table[row][1] = GridCell("法人或其他组织", columns: 6) }
        if row == 2 { table[row].append(GridCell(column.name)) }
        if row > 2 { table[row].insert(GridCell(text), at: table[row].count - 1) }
      case .beforeTotal:
        if row == 0 { table[row][1] = GridCell("申请人情况", columns: 8) }
        if row == 1 { table[row].insert(GridCell(column.name, rows: 2), at: 2) }
        if row > 2 { table[row].insert(GridCell(text), at: table[row].count - 1) }
      case .last:
        if row == 0 { table[row].append(GridCell(column.name, rows: 3)) }
        if row > 2 { table[row].append(GridCell(text)) }
      case .first:
        if row == 0 { table[row].insert(GridCell(column.name, rows: 3), at: 1) }
        if row > 2 { table[row].insert(GridCell(text), at: table[row].count - 7) }
      }
      if serial {
        if row == 0 { table[row].insert(GridCell("序号", rows: 3), at: 0) }
        if row > 2 { table[row].insert(GridCell(String(row - 2)), at: 0) }
      }
    }
    return Manuscript([.paragraph("三、收到和处理政府信息公开申请情况"), .table(table)])
  }

  private var expected: [Slot: String] {
    let slots = slots(of: .applications, on: .form2021)
    return Dictionary(uniqueKeysWithValues: slots.map { ($0, Self.figure($0)) })
  }

  @Test(arguments: columns.indices, [false, true])
  func theFormsColumnsAreReadUnderTheirHeadings(_ index: Int, _ serial: Bool) {
    let column = Self.columns[index]
    for (ending, write) in Manuscript.writers where !ending.contains(".") && ending != "pdf" {
      let tables = readTables(
        readDocument(write(manuscript(column, serial: serial)), name: "report.\(ending)").document)
      #expect(texts(tables) == expected, "\(ending), \(column.name) \(column.spot)")
      #expect(tables.complaints.isEmpty, "\(ending), \(column.name)")
      let kept = tables.extraRows.flatMap(\.cells)
      #expect(kept.map(\.text) == (0..<25).map(column.text).filter { !$0.isEmpty }, "\(ending), \(column.name)")
      #expect(Set(kept.map(\.column)) == [column.name] && tables.extraRows.allSatisfy(\.isOfForm))
    }
  }

  /// 合计 of the organisations beside 总计 of all, and the other way round: the sums tell which is the form's.
  @Test(arguments: [("合计", "总计"), ("总计", "合计")])
  func ofTwoTotalsTheOneThatTheOthersAddUpToIsTheForms(_ inner: String, _ outer: String) {
    let column = Column(name: inner, spot: .organisations) { String($0 / 2) }
    let page = manuscript(column).page().replacing(
      "<td rowspan=\"2\">总计</td>", with: "<td rowspan=\"2\">\(outer)</td>")
    let tables = readTables(document(page, name: "report.html"))
    #expect(texts(tables) == expected)
    #expect(Set(tables.extraRows.flatMap(\.cells).map(\.column)) == [inner])
  }

  @Test func theColumnIsAFindingOnce() {
    let page = manuscript(Self.columns[2]).page()
    guard case .report(let report) = read(document(page, name: "report.html"), in: .compiled) else {
      Issue.record("not a report")
      return
    }
    let extra = report.findings.filter { $0.rule == .extra }
    #expect(extra.map(\.remark?.en) == ["“备注” is no column of table 三 of the form: kept in extra_rows, and in no sum"])
    #expect(extra.first?.place?.row == 4)
  }

  /// 总计 over 上年 and 本年: which of the two is the report's, the form does not say.
  @Test func aHeadingOverTwoColumnsIsNotOne() {
    let rows =
      "<tr><td rowspan=2><td rowspan=2>自然人<td rowspan=2>商业企业<td rowspan=2>科研机构<td rowspan=2>社会公益组织<td rowspan=2>法律服务机构<td rowspan=2>其他<td colspan=2>总计<tr><td>上年<td>本年"
      + "<tr><td>一、本年新收政府信息公开申请数量<td>1<td>0<td>0<td>0<td>0<td>0<td>9<td>1"
      + "<tr><td>二、上年结转政府信息公开申请数量<td>1<td><td>0<td>0<td>0<td>0<td>9<td>1"
    let tables = readTables(document("<table>\(rows)</table>", name: "report.html"))
    #expect(texts(tables).isEmpty)
    #expect(tables.complaints.map { $0.message.en.contains("headings that the form does not have") } == [true])
  }

  /// A cell a line, where nothing stands under anything: no figure is read by its number.
  @Test func whereNoPositionTellsNothingIsRead() {
    let headings = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "备注"]
    let text = (headings + ["一、本年新收政府信息公开申请数量", "4", "0", "0", "0", "0", "4", "5"]).joined(separator: "\n")
    #expect(cells(text).isEmpty)
    #expect(cells(text.replacing("备注\n", with: "")).count == 7)
  }
}
