import Documents
import Testing

@testable import Reports

/// Columns that no heading stands over, blanks that a program left away at the end of a row, rows that are there twice: where the
/// headings say what stands where, and where nothing does. The figures are those of an office of 2019.
@Suite struct HeadedColumns {
  private static let headings = [
    ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
    ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
  ]
  private static let rows = [
    ["一、本年新收政府信息公开申请数量", "", "", "821", "35", "", "", "2", "1", "859"],
    ["三、本年度办理结果", "（一）予以公开", "", "258", "12", "", "", "1", "1", ""],
    ["", "（二）部分公开", "", "3", "", "", "", "", "", ""],
    ["", "（七）总计", "", "763", "39", "", "", "2", "1", "805"],
  ]
  private static let figures = [
    "一、本年新收政府信息公开申请数量": ["821", "35", "", "", "2", "1", "859"], "（一）予以公开": ["258", "12", "", "", "1", "1", ""],
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": ["3", "", "", "", "", "", ""], "（七）总计": ["763", "39", "", "", "2", "1", "805"],
  ]

  enum Form: CaseIterable {
    case tabs, bars, values, page
  }

  private func text(_ rows: [[String]], _ form: Form) -> (text: String, name: String) {
    switch form {
    case .tabs: (rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"), "report.txt")
    case .bars: (rows.map { "|" + $0.joined(separator: "|") + "|" }.joined(separator: "\n"), "report.txt")
    case .values: (rows.map { $0.joined(separator: ",") }.joined(separator: "\n"), "report.csv")
    case .page:
      (
        "<table>" + rows.map { "<tr><td>" + $0.joined(separator: "</td><td>") + "</td></tr>" }.joined() + "</table>",
        "report.html"
      )
    }
  }

  private func tables(_ rows: [[String]], _ form: Form) -> Tables {
    let (text, name) = text(rows, form)
    return readTables(readDocument(Array(text.utf8), name: name).document)
  }

  /// By the last label of each row of table 三 that was read.
  private func applications(_ tables: Tables) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for slot in slots(of: .applications, on: .form2019) {
      if let fact = tables.facts[slot] { rows[formCells[slot].row.last ?? "", default: []].append(fact.text) }
    }
    return rows
  }

  @Test(arguments: Form.allCases, 4...9)
  func aColumnWithoutAHeadingIsNoneOfTheForm(_ form: Form, _ column: Int) {
    let rows = (Self.headings + Self.rows).map { row in row[..<column] + [""] + row[column...] }.map(Array.init)
    let tables = tables(rows, form)
    #expect(applications(tables) == Self.figures)
    #expect(tables.complaints.isEmpty)
  }

  @Test(arguments: Form.allCases)
  func blanksLeftAwayAtTheEndsOfRowsAreBlank(_ form: Form) {
    let rows = (Self.headings + Self.rows).map { row in
      let end = row.lastIndex { !$0.isEmpty } ?? 0
      return Array(row[...end])
    }
    let tables = tables(rows, form)
    #expect(applications(tables) == Self.figures)
    #expect(tables.complaints.isEmpty)
  }

  /// A cell of blanks lost in the midst of a row, which is seen by the row's width: its seven last cells are not those of the columns.
  @Test(arguments: [Form.tabs, .values, .page])
  func aRowThatLacksACellIsLeftOut(_ form: Form) {
    var rows = Self.headings + Self.rows
    rows[2].remove(at: 5)
    rows[3].remove(at: 5)
    let tables = tables(rows, form)
    var expected = Self.figures
    expected["一、本年新收政府信息公开申请数量"] = nil
    expected["（一）予以公开"] = nil
    #expect(applications(tables) == expected)
    #expect(tables.complaints.count == 2)
  }

  private static let disputeHeadings = [
    ["行政复议", "", "", "", "", "行政诉讼"] + Array(repeating: "", count: 9),
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""],
    Array(repeating: "", count: 5) + ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
      + ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
  ]
  private static let disputes = ["5", "", "", "1", "6", "8", "", "", "1", "9", "", "", "", "", ""]

  private func disputes(_ tables: Tables) -> [String] {
    slots(of: .disputes, on: .form2019).compactMap { tables.facts[$0]?.text }
  }

  @Test(arguments: Form.allCases, [0, 3, 5, 9, 15])
  func aColumnWithoutAHeadingIsNoneOfTableFour(_ form: Form, _ column: Int) {
    let rows = (Self.disputeHeadings + [Self.disputes]).map { row in Array(row[..<column] + [""] + row[column...]) }
    let tables = tables(rows, form)
    #expect(disputes(tables) == Self.disputes)
    #expect(tables.complaints.isEmpty)
  }

  /// One cell more than columns, and headings of another width: the totals tell which blank is none of the form, where only one
  /// makes them right; before the eight lawsuits it may be theirs or not.
  @Test(arguments: [Form.values, .page])
  func theTotalsTellWhichBlankIsNoneOfTableFour(_ form: Form) {
    #expect(disputes(tables(Self.disputeHeadings + [Self.disputes + [""]], form)) == Self.disputes)
    var row = Self.disputes
    row.insert("", at: 5)
    let unclear = tables(Self.disputeHeadings + [row], form)
    #expect(disputes(unclear).isEmpty)
    #expect(unclear.complaints.count == 1)
  }

  @Test(arguments: [Form.values, .page], 1...4)
  func aColumnWithoutAHeadingIsNoneOfTableTwo(_ form: Form, _ column: Int) {
    let rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "2", "", "7"], ["行政规范性文件", "", "4", ""]]
    let tables = tables(rows.map { row in Array(row[..<column] + [""] + row[column...]) }, form)
    let printed = tables.facts.compactMap(\.self).map { "\(formCells[$0.slot].row.last ?? "") \($0.text)" }
    #expect(printed == ["规章 2", "规章 ", "规章 7", "行政规范性文件 ", "行政规范性文件 4", "行政规范性文件 "])
  }

  @Test(arguments: Form.allCases)
  func aSecondRowOfFiguresIsSaid(_ form: Form) {
    let tables = tables(Self.disputeHeadings + [Self.disputes, Array(repeating: "7", count: 15)], form)
    #expect(disputes(tables) == Self.disputes)
    #expect(tables.complaints.count == 1)
    #expect(tables.complaints.first?.message.en.contains("further row") == true)
  }

  @Test(arguments: Form.allCases)
  func aRowThatStandsTwiceWithOtherFiguresIsSaidOnce(_ form: Form) {
    var second = Self.rows
    second[0][3...9] = ["1", "", "", "", "", "", "1"]
    second[3][3...9] = ["1", "", "", "", "", "", "1"]
    let tables = tables(Self.headings + Self.rows + second, form)
    #expect(applications(tables) == Self.figures)
    #expect(tables.complaints.map { $0.message.en.contains("stands in the table twice") } == [true])
    // The same again is no contradiction.
    #expect(self.tables(Self.headings + Self.rows + Self.rows, form).complaints.isEmpty)
  }

  @Test func aLineOfHyphensIsNoRowOfMarks() {
    let rule = Array(repeating: "-----", count: 15)
    let tables = tables(Self.disputeHeadings + [rule, Self.disputes, rule], .tabs)
    #expect(disputes(tables) == Self.disputes)
  }

  /// How many columns and rows the cells of the headings reach over: right are a corner of three by three, a group of five, and two
  /// rows for 自然人 and 总计.
  @Test(arguments: [
    (corner: "colspan=3 rowspan=2", group: "colspan=5"), ("colspan=2 rowspan=2", "colspan=5"),
    ("colspan=4 rowspan=2", "colspan=5"), ("colspan=3", "colspan=5"), ("colspan=2 rowspan=3", "colspan=5"),
    ("colspan=4 rowspan=3", "colspan=5"), ("rowspan=3", "colspan=5"), ("", "colspan=5"),
    ("colspan=3 rowspan=3", "colspan=4"), ("colspan=3 rowspan=3", "colspan=6"), ("colspan=3 rowspan=3", "colspan=3"),
    ("colspan=3 rowspan=3", ""), ("colspan=2 rowspan=2", "colspan=4"), ("colspan=3 rowspan=4", "colspan=5"),
    ("colspan=3 rowspan=3", "colspan=5 rowspan=2"),
  ])
  func headingsThatReachOverOtherCellsPermuteNoColumns(corner: String, group: String) {
    for ends in ["rowspan=2", "", "rowspan=3"] {
      let heading =
        "<tr><td \(corner)></td><td colspan=7>申请人情况</td></tr>"
        + "<tr><td \(ends)>自然人</td><td \(group)>法人或其他组织</td><td \(ends)>总计</td></tr>"
        + "<tr>" + Self.headings[1][4...8].map { "<td>\($0)</td>" }.joined() + "</tr>"
      let rows = Self.rows.map { row in
        let isGroup = row[1].isEmpty
        let label = isGroup ? "<td colspan=3>\(row[0])</td>" : "<td>\(row[0])</td><td colspan=2>\(row[1])</td>"
        return "<tr>" + label + row[3...].map { "<td>\($0)</td>" }.joined() + "</tr>"
      }
      let text = "<table>" + heading + rows.joined() + "</table>"
      let read = applications(readTables(readDocument(Array(text.utf8), name: "report.html").document))
      #expect(read == Self.figures, "\(ends)")
    }
  }

  /// At the end of a page a converter ends the table, and begins one without headings, in which the cell of the group is lacking.
  @Test func aTableThatGoesOnWithoutHeadingsHasItsBlanksWhereTheyStand() {
    func row(_ cells: [String]) -> String { "<tr><td>" + cells.joined(separator: "</td><td>") + "</td></tr>" }
    let first = "<table>" + (Self.headings + Self.rows.prefix(2)).map(row).joined() + "</table>"
    let rest = Self.rows.dropFirst(2).map { Array($0[1...1] + $0[3...]) }
    let page = { (rows: [[String]]) in first + "<p></p><table>" + rows.map(row).joined() + "</table>" }
    func read(_ page: String) -> [String: [String]] {
      applications(readTables(readDocument(Array(page.utf8), name: "report.html").document))
    }
    #expect(read(page(rest)) == Self.figures)
    // With a cell too few in one of its rows, no row with blanks is certain.
    let uneven = [rest[0], rest[1].dropLast()].map(Array.init)
    #expect(read(page(uneven)) == Self.figures.filter { !$0.key.hasPrefix("（二）") && !$0.key.hasPrefix("（七）") })
  }
}
