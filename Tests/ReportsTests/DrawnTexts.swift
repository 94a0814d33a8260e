import Documents
import Testing

@testable import Reports

/// Tables of texts that are drawn with characters, or stand there by tags or the signs of a wiki.
@Suite struct DrawnTexts {
  private let rules = [
    "规章 本年制发件数": "2", "规章 本年废止件数": "blank", "规章 现行有效件数": "-", "行政规范性文件 本年制发件数": "7",
    "行政规范性文件 本年废止件数": "1", "行政规范性文件 现行有效件数": "31",
  ]

  @Test func linesPartTheCells() {
    let text = """
      苍南县人民政府2023年政府信息公开工作年度报告

      ┌──────────────────────────────────────────────────────────┐
      │第二十条第（一）项                                        │
      ├──────────────┬──────────────┬──────────────┬─────────────┤
      │信息内容      │本年制发件数  │本年废止件数  │现行有效件数 │
      ├──────────────┼──────────────┼──────────────┼─────────────┤
      │规章          │2             │              │-            │
      ├──────────────┼──────────────┼──────────────┼─────────────┤
      │行政规范性    │7             │1             │31           │
      │文件          │              │              │             │
      └──────────────┴──────────────┴──────────────┴─────────────┘
      """
    #expect(cells(text) == rules)
    let ascii = text.map { character in
      switch character {
      case "│": "|"
      case "─": "-"
      case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
      default: String(character)
      }
    }
    #expect(cells(ascii.joined()) == rules)
    let place = readTables(document(text)).facts.compactMap { $0 }.first { $0.text == "7" }?.place
    #expect(place?.line == 10 && place?.column == 12)
  }

  /// As databases and Chinese word processors draw them.
  @Test func rowsMayBeLinesAndStrokesWide() {
    let text = """
      +----------------+--------------+--------------+--------------+
      | 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      +----------------+--------------+--------------+--------------+
      | 规章           | 2            |              | -            |
      | 行政规范性文件 | 7            | 1            | 31           |
      | 合计           | 9            | 1            | 31           |
      +----------------+--------------+--------------+--------------+
      """
    #expect(cells(text) == rules)
    let wide = """
      ┌───────┬──────┬──────┬──────┐
      │信息内容      │本年制发件数│本年废止件数│现行有效件数│
      ├───────┼──────┼──────┼──────┤
      │规章          │2           │            │-           │
      ├───────┼──────┼──────┼──────┤
      │行政规范性文件│7           │1           │31          │
      └───────┴──────┴──────┴──────┘
      """
    #expect(cells(wide) == rules)
  }

  @Test func cellsReachOverRowsAndColumns() {
    let text = """
      ┌──────────────────────────────┬──────────────────────────────────────────────────────────────┐
      │                              │申请人情况                                                    │
      │                              ├──────┬────────────────────────────────────────────────┬──────┤
      │（本列数据的勾稽关系为：第一项│      │法人或其他组织                                  │      │
      │加第二项之和，等于第三项加第四│自然人├────────┬────────┬────────────┬────────────┬────┤ 总计 │
      │项之和）                      │      │商业企业│科研机构│社会公益组织│法律服务机构│其他│      │
      ├──────────────────────────────┼──────┼────────┼────────┼────────────┼────────────┼────┼──────┤
      │一、本年新收政府信息公开申请数│16    │        │        │            │            │1   │17    │
      │量                            │      │        │        │            │            │    │      │
      ├──────────┬───────────────────┼──────┼────────┼────────┼────────────┼────────────┼────┼──────┤
      │（三）不予│1.属于国家秘密     │3     │        │        │            │            │    │3     │
      │公开      ├───────────────────┼──────┼────────┼────────┼────────────┼────────────┼────┼──────┤
      │          │4.保护第三方合法权 │      │4       │        │            │            │    │4     │
      │          │益                 │      │        │        │            │            │    │      │
      └──────────┴───────────────────┴──────┴────────┴────────┴────────────┴────────────┴────┴──────┘
      """
    let found = cells(text).filter { $0.value != "blank" }
    #expect(
      found == [
        "一、本年新收政府信息公开申请数量 自然人": "16", "一、本年新收政府信息公开申请数量 其他": "1",
        "一、本年新收政府信息公开申请数量 总计": "17", "1.属于国家秘密 自然人": "3", "1.属于国家秘密 总计": "3",
        "4.保护第三方合法权益 商业企业": "4", "4.保护第三方合法权益 总计": "4",
      ])
    #expect(cells(text).count == 21)
  }

  @Test func twoFiguresBelowEachOtherInACellAreNotRead() {
    let text = """
      +----------+--------------+--------------+--------------+
      | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      +----------+--------------+--------------+--------------+
      | 规章     | 2            | 0            | 47           |
      |          |              |              | 6            |
      +----------+--------------+--------------+--------------+
      """
    #expect(cells(text).isEmpty)
    #expect(readTables(document(text)).complaints.first?.place?.line == 4)
  }

  @Test func aTableWhoseLinesAreCrookedIsNotRead() {
    let text = """
      苍南县人民政府2023年政府信息公开工作年度报告
      +----------+--------------+--------------+--------------+
      | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      +----------+--------------+--------------+--------------+
      | 规章  | 2     | 0       | 47       |
      |  及其他       |       |              |
      +----------+--------------+--------------+--------------+
      """
    let (document, complaints) = readDocument(Array(text.utf8), name: "report.txt")
    #expect(readTables(document).isEmpty)
    #expect(complaints.map(\.place?.line) == [2] && complaints[0].message.en.contains("not read"))
    #expect(complaints[0].hint != nil && complaints[0].message.zh.contains("第 2 行"))
  }

  /// Where each row is a line, its bars part the cells wherever they stand.
  @Test func crookedRowsOfALineEachAreCutAtTheirBars() {
    let text = """
      +----------+--------------+--------------+--------------+
      | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
      +----------+--------------+--------------+--------------+
      | 规章 | 2 |  | - |
      +----------+--------------+--------------+--------------+
      | 行政规范性文件 | 7 | 1 | 31 |
      +----------+--------------+--------------+--------------+
      """
    #expect(cells(text) == rules)
  }

  @Test func tagsInMarkdownAreRead() {
    let text = """
      # 苍南县人民政府2023年政府信息公开工作年度报告

      ## 二、主动公开政府信息情况

      <table><tr><td colspan="4">第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td>
      <td>现行有效件数</td></tr><tr><td>规章</td><td>2</td><td></td><td>-</td></tr>
      <tr><td>行政规范性文件</td><td>7</td><td>1</td><td>31</td></tr></table>

      ## 三、收到和处理政府信息公开申请情况
      """
    #expect(cells(text) == rules)
    let place = readTables(document(text)).facts.compactMap { $0 }.first { $0.text == "7" }?.place
    #expect(place?.line == 7 && place?.table == 1 && place?.row == 4 && place?.cell == 2)
    guard case .report(let report) = read(document(text), in: .compiled) else {
      Issue.record("not a report")
      return
    }
    #expect(report.identity.year == 2023)
    #expect(cells("文字\n<table> 表格从不结束\n规章\n").isEmpty)
  }

  @Test func mergedCellsMayBeRepeatedInEachColumn() {
    let text = """
      | 第二十条第（八）项 | 第二十条第（八）项 | 第二十条第（八）项 |
      |---|---|---|
      | 信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 |
      | 行政事业性收费 | 4 | 无 | 无 |
      | 三、本年度办理结果 | （一）予以公开 | （一）予以公开 | 3 | 3 | 0 | 0 | 0 | 0 | 6 |
      """
    var expected = ["行政事业性收费 上一年项目数量": "4", "行政事业性收费 本年增/减": "无"]
    for (column, figure) in zip(applicants + [totalColumn], ["3", "3", "0", "0", "0", "0", "6"]) {
      expected["（一）予以公开 \(column)"] = figure
    }
    #expect(cells(text) == expected)
    #expect(readTables(document(text)).complaints.isEmpty)
  }

  @Test func wikisPartRowsByTheirSigns() {
    let text =
      "{|\n|-\n| 信息内容\n| 本年制发件数\n| 本年废止件数\n| 现行有效件数\n|-\n| 规章\n| 2\n|\n| -\n|-\n| 行政规范性文件\n| 7\n| 1\n| 31\n|}\n"
    #expect(cells(text) == rules)
  }

  /// Where rows have a bar before them and none behind, one at the end parts a last blank cell.
  @Test func theLastBarOfAnOpenRowPartsABlankCell() {
    let text = """
      |一、本年新收政府信息公开申请数量 | |4 | | | | | |4
      |二、上年结转政府信息公开申请数量 | |1 |2 | | |1 |1 |
      """
    let found = cells(text)
    #expect(found["二、上年结转政府信息公开申请数量 自然人"] != "blank")
    #expect(found["二、上年结转政府信息公开申请数量 商业企业"] != "1")
  }
}
