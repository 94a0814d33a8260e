import Documents
import OfficeFiles
import Testing

@testable import Reports

/// Tables 四 and 二 in layouts of an author's own: a figure is what the two labels say that cross in it. The figures are our own:
/// the block's number in hundreds and the result's behind it.
@Suite struct CrossedTables {
  private static let results = disputeResults + ["总计"]
  private static let blocks = ["行政复议", "未经复议直接起诉", "复议后起诉"]
  private static func figures(_ block: Int) -> [String] { (1...5).map { "\(block + 1)0\($0)" } }
  private static let all = (0..<3).flatMap(figures)

  private static func plain(_ texts: [String]) -> [GridCell] { texts.map { GridCell($0) } }

  /// The results of a block down the page.
  private static func down(_ block: Int, behind labels: [GridCell]) -> [[GridCell]] {
    results.indices.map { result in
      (result == 0 ? labels : []) + plain([results[result], figures(block)[result]])
    }
  }

  private static let down: [[GridCell]] =
    down(0, behind: [GridCell("行政复议", columns: 2, rows: 5)])
    + down(1, behind: [GridCell("行政诉讼", rows: 10), GridCell(blocks[1], rows: 5)])
    + down(2, behind: [GridCell(blocks[2], rows: 5)])

  private static func across(_ block: Int) -> [[GridCell]] { [plain(results), plain(figures(block))] }

  private static let lawsuits: [[GridCell]] = [
    [GridCell(blocks[1], columns: 5), GridCell(blocks[2], columns: 5)], plain(results + results),
    plain(figures(1) + figures(2)),
  ]

  private static func onForm(_ row: [GridCell], corner: String) -> [[GridCell]] {
    var rows = MadeReport().tables[2]
    rows[0].insert(GridCell(corner, rows: 3), at: 0)
    rows[3] = row
    return rows
  }

  static let layouts: [(name: String, blocks: [Manuscript.Block])] = [
    (
      "three tables below lines",
      (0..<3).flatMap { [.paragraph("（\(["一", "二", "三"][$0])）\(blocks[$0])情况"), .table(across($0))] }
    ),
    (
      "three tables with their own headings",
      (0..<3).map { block in
        let over = block == 0 ? [] : [[GridCell("行政诉讼", columns: 5)]]
        return .table(over + [[GridCell(blocks[block], columns: 5)]] + across(block))
      }
    ),
    (
      "two tables", [.paragraph("1.行政复议"), .table(across(0)), .paragraph("2.行政诉讼"), .table(lawsuits)]
    ),
    (
      "two tables with their own headings",
      [
        .table([[GridCell("行政复议", columns: 5)]] + across(0)),
        .table([[GridCell("行政诉讼", columns: 10)]] + lawsuits),
      ]
    ),
    ("a column of labels", [.table(onForm(plain(["件数"] + all), corner: "类别"))]),
    ("a column of names", [.table(onForm(plain(["本机关"] + all), corner: "单位"))]),
    ("down the page", [.table(down)]),
    ("down the page with headings", [.table([[GridCell("类别", columns: 2), GridCell("结果"), GridCell("件数")]] + down)]),
    (
      "a row a block",
      [.table([plain(["类别"] + results)] + (0..<3).map { plain([blocks[$0]] + figures($0)) })]
    ),
    (
      "a row a block, and their sum",
      [
        .table(
          [plain(["类别"] + results)] + (0..<3).map { plain([blocks[$0]] + figures($0)) }
            + [plain(["合计", "606", "609", "612", "615", "618"])])
      ]
    ),
    (
      "a row a result",
      [
        .table(
          [plain(["结果"] + blocks)]
            + results.indices.map { result in
              plain([results[result]] + (0..<3).map { figures($0)[result] })
            })
      ]
    ),
  ]

  private func printed(_ tables: Tables, _ table: StatutoryTable) -> [String] {
    slots { $0.table == table }.compactMap { tables.facts[$0]?.text }
  }

  @Test(arguments: layouts.indices)
  func tableFourIsReadByTheLabelsThatCross(_ index: Int) {
    let (name, blocks) = Self.layouts[index]
    let manuscript = Manuscript([.paragraph("四、政府信息公开行政复议、行政诉讼情况")] + blocks + [.paragraph("五、存在的主要问题及改进情况")])
    for (ending, write) in Manuscript.writers where !ending.contains(".") && ending != "pdf" {
      // Without table 二 or 三 a document is still looked at for its labels.
      let tables = readTables(readDocument(write(manuscript), name: "report.\(ending)").document)
      #expect(printed(tables, .disputes) == Self.all, "\(ending), \(name)")
      #expect(tables.complaints.isEmpty, "\(ending), \(name)")
    }
  }

  private func texts(_ rows: [[GridCell]]) -> [String] {
    let manuscript = Manuscript([.table(rows)])
    return printed(readTables(document(manuscript.page(), name: "report.html")), .disputes)
  }

  @Test func columnsThatAreNoFiguresOfTheFormAreLeftOut() {
    let heading = [GridCell("类别", columns: 2), GridCell("结果"), GridCell("件数"), GridCell("占比")]
    #expect(texts([heading] + Self.down.map { $0 + [GridCell("50")] }) == Self.all)
  }

  @Test func twoFiguresOfTheSameLabelsAreNeitherRead() {
    let heading = [GridCell("类别", columns: 2), GridCell("结果"), GridCell("甲"), GridCell("乙")]
    let page = Manuscript([.table([heading] + Self.down.map { $0 + [GridCell("50")] })]).page()
    let tables = readTables(document(page, name: "report.html"))
    #expect(printed(tables, .disputes).isEmpty)
    #expect(tables.complaints.map { $0.message.en.contains("stand at the same labels") } == [true])
    let years = [Self.plain(["2023年"] + Self.all), Self.plain(["2024年"] + Self.all)]
    #expect(texts(Array(Self.onForm(years[0], corner: "年份").dropLast()) + years).isEmpty)
  }

  @Test func aSumOfAllBelowTheBlocksIsNoneOfTheLast() {
    #expect(texts(Self.down + [[GridCell("总计", columns: 3), GridCell("618")]]) == Self.all)
  }

  /// 行政诉讼 as one: of which of the two a figure is, nobody says.
  @Test func lawsuitsThatAreNotDividedAreNotRead() {
    let rows = [Self.plain(["类别"] + Self.results), Self.plain(["行政复议"] + Self.figures(0))]
    #expect(texts(rows + [Self.plain(["行政诉讼"] + Self.figures(1))]) == Self.figures(0))
  }

  /// The rows of table 二 with their headings down the page.
  private var disclosure: [[GridCell]] {
    var rows: [[GridCell]] = []
    for slot in slots(where: { $0.table == .disclosure && $0.forms == [.form2021] }) {
      let cell = formCells[slot]
      let row = slots { $0.forms == [.form2021] && $0.row == cell.row }
      let block = slots { $0.forms == [.form2021] && $0.row.first == cell.row.first && $0.table == .disclosure }
      var cells: [GridCell] = []
      if block.first == slot { cells.append(GridCell(cell.row[0], rows: block.count)) }
      if row.first == slot { cells.append(GridCell(cell.row[1], rows: row.count)) }
      rows.append(cells + Self.plain([cell.column[0], String(1000 + slot)]))
    }
    return rows
  }

  @Test(arguments: [[], [["信息内容", "", "指标", "数量"]]])
  func tableTwoIsReadWithItsHeadingsDownThePage(_ headings: [[String]]) {
    let manuscript = Manuscript([.table(headings.map(Self.plain) + disclosure)])
    let expected = slots { $0.table == .disclosure && $0.forms == [.form2021] }.map { String(1000 + $0) }
    for (ending, write) in Manuscript.writers where !ending.contains(".") && ending != "pdf" {
      let tables = readTables(readDocument(write(manuscript), name: "report.\(ending)").document)
      #expect(printed(tables, .disclosure) == expected, "\(ending)")
      #expect(tables.complaints.isEmpty, "\(ending)")
      #expect(tables.facts.compactMap(\.self).last?.unit == .yuan)
    }
  }
}
