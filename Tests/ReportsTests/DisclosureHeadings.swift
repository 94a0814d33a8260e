import Testing

@testable import Reports

/// Headings of table 二 of which one is left.
@Suite struct DisclosureHeadings {
  private func read(_ text: String) -> (figures: [String], complaints: Int) {
    let tables = readTables(document(text))
    return (tables.facts.compactMap { $0?.text }, tables.complaints.count)
  }

  /// 处理决定数量 alone is a heading of the form of 2021.
  @Test func aFigureBelowTwoHeadingsInOneCellIsNoneOfTheThird() {
    let read = read("信息内容\t上一年项目数量 本年增/减\t处理决定数量\n行政许可\t107\t\n其他对外管理服务事项\t\t112\n")
    #expect(read.figures == [] && read.complaints == 2)
  }

  @Test(arguments: [
    "信息内容\t本年处理决定数量\n行政许可\t5\n", "序号\t信息内容\t本年处理决定数量\n1\t行政许可\t5\n",
    "信息内容\t本年处理决定数量\t备注\n行政许可\t5\t\n",
  ])
  func aHeadingThatIsAloneOnTheFormHoldsItsFigure(_ text: String) {
    let read = read(text)
    #expect(read.figures == ["5"] && read.complaints == 0)
  }

  @Test func headingsInTwoRowsStandInTheOrderOfTheirPlaces() {
    let page = """
      <table><tr><td>信息内容<td><td>本年增/减</tr><tr><td><td>上一年项目数量<td></tr>
      <tr><td>行政事业性收费<td>12<td>-1</tr></table>
      """
    let tables = readTables(document(page, name: "report.html"))
    let read = texts(tables).sorted { $0.key < $1.key }
    #expect(read.map { formCells[$0.key].columnPath } == ["上一年项目数量", "本年增/减"])
    #expect(read.map(\.value) == ["12", "-1"])
  }
}
