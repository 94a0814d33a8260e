import Documents
import Foundation
import Testing

@testable import Reports

/// What a report says besides its statutory tables: its prose by headings, and its other tables.
@Suite struct ProseSections {
  /// A report of our own with all cells of the form, its prose around them as given.
  private func report(_ before: String, layout: Int = 0, after: String = "六、其他需要报告的事项\n无。\n") throws -> Report {
    let made = MadeReport().written(Layouts.writers[layout].write).replacing("某县", with: "苍南县")
    let (title, rest) = (made.prefix { $0 != "\n" }, made.drop { $0 != "\n" })
    return try Self.report(title + "\n" + before + rest + after)
  }

  private static func report(_ text: some StringProtocol, name: String = "report.txt") throws -> Report {
    guard case .report(let report) = read(document(String(text), name: name), in: .compiled) else { throw NotAReport() }
    return report
  }

  private struct NotAReport: Error {}

  /// `number|heading|text`, a blank for what is not there.
  private func lines(_ report: Report) -> [String] {
    sections(of: report).map { "\($0.number ?? "")|\($0.heading ?? "")|\($0.text)" }
  }

  @Test(arguments: Layouts.writers.indices.filter { !Layouts.writers[$0].name.contains("page") })
  func inEveryLayoutTheTablesAreNoProse(_ layout: Int) throws {
    let report = try report("本报告说明全年情况。\n一、总体情况\n平稳。", layout: layout)
    #expect(
      lines(report) == [
        "||本报告说明全年情况。", "一|总体情况|平稳。", "二|主动公开政府信息情况|", "三|收到和处理政府信息公开申请情况|",
        "四|政府信息公开行政复议、行政诉讼情况|", "五|存在的主要问题及改进情况|无。", "六|其他需要报告的事项|无。",
      ], "\(Layouts.writers[layout].name)")
    #expect(otherCells(of: report).isEmpty)
    #expect(sections(of: report).map(\.part) == [nil, 1, 2, 3, 4, 5, 6])
  }

  @Test func headingsBelowAChapterHaveTheirPathAndTakeTheProseBehindThem() throws {
    let report = try report(
      """
      一、总体情况
      （一）主动公开。全年公开12条。
      又公开3条。
      （二）平台建设
      1.网站。改版一次。
      """)
    #expect(
      lines(report).prefix(2) == [
        "一（一）|总体情况/主动公开|全年公开12条。\n又公开3条。", "一（二）|总体情况/平台建设|1.网站。改版一次。",
      ])
    #expect(sections(of: report).prefix(2).map { "\($0.place)" } == ["3:1", "5:1"])
  }

  @Test func whatIsPastedInWithNumbersOfItsOwnIsNoChapter() throws {
    let report = try report(
      """
      一、总体情况
      （一）主动公开方面。
      以下为文件节选：
      三、适用对象
      （一）在本县依法纳税并经认定的各类企业及其从业人员，另有规定的从其规定。
      （二）在本县投资并与产业目录有关的建设主体单位。
      四、生效日期
      （二）依申请公开方面。
      按时答复。
      """)
    #expect(lines(report).map { $0.prefix { $0 != "|" } } == ["一（一）", "一（二）", "二", "三", "四", "五", "六"])
    #expect(lines(report)[1] == "一（二）|总体情况/依申请公开方面|按时答复。")
  }

  @Test func aTableOfContentsIsNoHeading() throws {
    let contents = """
      目录
      一、总体情况……1
      二、主动公开政府信息情况……2
      三、收到和处理政府信息公开申请情况……3
      四、政府信息公开行政复议、行政诉讼情况……4
      五、存在的主要问题及改进情况……5
      六、其他需要报告的事项……6
      一、总体情况
      平稳。
      """
    let found = lines(try report(contents))
    #expect(found.dropFirst().map { $0.prefix { $0 != "|" } } == ["一", "二", "三", "四", "五", "六"])
    #expect(found[1] == "一|总体情况|平稳。")
  }

  @Test func headingsWithoutNumbersAreKnownByTheFormat() throws {
    let made = MadeReport().written(Layouts.writers[0].write)
    let text = made.replacing("二、主动公开", with: "主动公开").replacing("三、收到", with: "收到")
      .replacing("四、政府", with: "政府").replacing("五、存在", with: "存在")
    #expect(sections(of: try Self.report(text)).map(\.part) == [2, 3, 4, 5])
  }

  @Test func otherHeadingsAreKeptByTheirNumbersOrTheirMarkup() throws {
    let tables = MadeReport().written(Layouts.writers[0].write).split(separator: "\n").dropFirst().joined(
      separator: "\n")
    let numbered = try Self.report("某县2019年工作报告\n一、把握主线\n好。\n二、强化保障\n稳。\n" + tables)
    #expect(sections(of: numbered).first?.heading == "把握主线")
    let page =
      "<h1>某县2019年政府信息公开工作报告</h1><h2>主线</h2><p>好。</p><h2>保障</h2><p>稳。</p><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数"
      + "<tr><td>规章<td>1<td>2<td>3</table><h2>打算</h2><p>更好。</p>"
    let found = lines(try Self.report(page, name: "a.html"))
    #expect(found == ["|主线|好。", "|保障|稳。", "|打算|更好。"])
  }

  @Test func aSentenceThatAPageBreakCutIsFoundWhole() throws {
    let cut = "本机关全年围绕重点工作完善制度机制，深化重点领域信息公开，聘请政"
    let report = try report("一、总体情况\n\(cut)\(cut)\n\n— 3 —\n\n务公开顾问。\n规范，\n\n有序。")
    #expect(sections(of: report)[0].text == "\(cut)\(cut)务公开顾问。\n规范，有序。")
  }

  @Test func theSignatureAndWhatStandsBelowItAreOfNoPart() throws {
    let report = try report("", after: "六、其他需要报告的事项\n无。\n苍南县人民政府\n二〇二〇年一月十六日\n相关链接\n")
    #expect(lines(report).suffix(2) == ["六|其他需要报告的事项|无。", "||苍南县人民政府\n二〇二〇年一月十六日\n相关链接"])
  }

  @Test func navigationAboveTheTitleIsNoProse() throws {
    let page =
      "<ul><li>首页<li>年度报告</ul><h1>苍南县2019年政府信息公开工作年度报告</h1><p>本报告说明情况。</p>"
      + "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>2<td>3</table>"
    #expect(lines(try Self.report(page, name: "a.html")) == ["||本报告说明情况。"])
  }

  @Test func tablesOfOtherThingsAreKeptWithCaptionRowsAndColumns() throws {
    let report = try report(
      """
      一、总体情况
      平稳。
      办件数量统计
      1 甲局\t4358
      2 乙局\t2259
      名单如下。
      优秀案例\t\t
      序号\t单位\t案例
      1\t\t一图读懂
      首页 | 导航
      """)
    let cells = otherCells(of: report).map { "\($0.table) \($0.caption ?? "") \($0.row),\($0.column) \($0.text)" }
    #expect(
      cells == [
        "1 办件数量统计 1,1 1 甲局", "1 办件数量统计 1,2 4358", "1 办件数量统计 2,1 2 乙局", "1 办件数量统计 2,2 2259", "2 优秀案例 1,1 序号",
        "2 优秀案例 1,2 单位", "2 优秀案例 1,3 案例", "2 优秀案例 2,1 1", "2 优秀案例 2,3 一图读懂", "2 优秀案例 3,1 首页", "2 优秀案例 3,2 导航",
      ])
    #expect(otherCells(of: report).map { "\($0.place)" }.prefix(2) == ["5:1", "5:6"])
  }

  @Test func aTableWithWordsOfTheFormIsAnotherTable() throws {
    let report = try report("一、总体情况\n按部门\t按类别\n行政许可\t行政处罚\n行政强制\t行政征收\n合计\t3\n")
    #expect(otherCells(of: report).count == 8)
  }

  @Test(arguments: [
    ("一、", 10_000), ("（一）总体情况\n", 4_000), ("一、总体情况\n二、其他\n", 4_000), ("行政复议\n。\n", 4_000),
    ("甲\t乙\n丙\n", 4_000), ("没有句号的很长的一行", 4_000), ("2020年1月1日\n", 4_000),
    ("\u{1B}[2J\u{202E}一、\u{7}总体情况\n", 1),
  ])
  func hostileProseIsReadToItsEnd(_ piece: String, _ count: Int) throws {
    let report = try report(String(repeating: piece, count: count))
    #expect(report.facts.count > 150)
    #expect(sections(of: report).contains { $0.part == 5 })
  }
}

/// The sections and tables of the reports at hand, counted by reading them.
@Suite struct ProseOfRealReports {
  /// By the beginning of a file's name: the numbers of the sections, and of each other table how many cells it prints.
  static let known: [(file: String, numbers: [String], tables: [Int])] = [
    (
      "000_6a1a89da592bee29",
      ["", "一", "一（一）", "一（二）", "一（三）", "一（四）", "一（五）", "二", "三", "四", "五（一）", "五（二）", "六", ""],
      [33, 26, 54, 33, 19, 32, 17, 23, 18]
    ),
    (
      "001_2c0465ede4d245f3",
      [
        "", "一", "一（一）", "一（二）", "一（三）", "一（四）", "一（五）", "一（六）", "二", "三", "四", "五", "六（一）", "六（二）", "六（三）",
      ], []
    ),
    ("003_c5c8807853175509", ["", "一", "一（一）", "一（二）", "一（三）", "一（四）", "二", "三", "四", "五", "六"], []),
    (
      "hongze-district-2023.pdf", ["", "一", "一（一）", "一（二）", "一（三）", "一（四）", "一（五）", "二", "三", "四", "五", "六"],
      []
    ),
    (
      "shanghai-office-2019",
      ["", "一", "一（一）", "一（二）", "一（三）", "一（四）", "一（五）", "二", "三", "四", "五（一）", "五（二）", "六"], []
    ),
    (
      "lucheng-district-2019",
      ["", "一", "一（一）", "一（二）", "一（三）", "一（四）", "一（五）", "二", "三", "四", "五（一）", "五（二）", "六", ""],
      [33, 20, 27, 33, 15, 20, 9, 11, 10]
    ),
  ]

  @Test(arguments: TruthFolder.all.flatMap(\.pairs).map(\.report))
  func sectionsAndTablesAreThoseThatAReaderCounts(_ file: URL) throws {
    let name = file.lastPathComponent
    guard let known = Self.known.first(where: { name.hasPrefix($0.file) }) else { return }
    guard case .report(let report) = read(readDocument(try bytes(file), name: name).document, in: .compiled) else {
      Issue.record("\(name) is a report")
      return
    }
    #expect(sections(of: report).map { $0.number ?? "" } == known.numbers)
    let cells = Dictionary(grouping: otherCells(of: report), by: \.table).sorted { $0.key < $1.key }.map(\.value.count)
    #expect(cells == known.tables)
  }
}
