import Documents
import Testing

@testable import Reports

/// Several reports in one file: each is read by itself, and no cell of one stands in another.
@Suite struct Compilations {
  /// Table 三 on the form of 2019, all cells blank but the totals, which count up from a number.
  private func table(from first: Int, rows: Range<Int> = 0..<applicationRows2019.count) -> String {
    var lines = ["\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"]
    for row in rows { lines.append(applicationRows2019[row] + String(repeating: "\t", count: 7) + "\(first + row)") }
    return lines.joined(separator: "\n")
  }

  private func chapter(_ title: String, from first: Int) -> String {
    "\(title)\n\n一、总体情况\n\n本机关认真做好公开工作。\n\n三、收到和处理政府信息公开申请情况\n\n\(table(from: first))\n\n六、其他需要报告的事项\n\n无。\n"
  }

  private func reports(_ text: String) -> [Report] {
    readEach(document(text), in: .compiled).compactMap { if case .report(let report) = $0 { report } else { nil } }
  }

  private func totals(_ report: Report) -> [String] { report.facts.filter { !$0.text.isEmpty }.map(\.text) }
  private func numbers(from first: Int) -> [String] { applicationRows2019.indices.map { "\(first + $0)" } }

  @Test func eachChapterIsAReportOfItsOwnWithItsOwnPlaces() {
    let text =
      "洋县2020年政府信息公开工作年度报告汇编\n\n目录\n\n洋县教育局2020年政府信息公开工作年度报告\n\n洋县水利局2020年政府信息公开工作年度报告\n\n"
      + chapter("洋县教育局2020年政府信息公开工作年度报告", from: 100) + "\n"
      + chapter("洋县水利局2020年政府信息公开工作年度报告", from: 200) + "\n"
      + chapter("洋县\n\n洋州街道办事处\n\n2020年政府信息公开工作年度报告", from: 300)
    let reports = reports(text)
    #expect(reports.map(\.identity.organ) == ["洋县教育局", "洋县水利局", "洋州街道办事处"])
    #expect(reports.map(\.identity.year) == [2020, 2020, 2020])
    for (report, first) in zip(reports, [100, 200, 300]) {
      #expect(totals(report) == numbers(from: first))
      #expect(report.facts.count == 7 * applicationRows2019.count)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for report in reports {
      for fact in report.facts where !fact.text.isEmpty {
        #expect(lines[(fact.place.line ?? 0) - 1].hasSuffix("\t" + fact.text))
      }
    }
  }

  @Test func theYearsOfOneOrganAreAReportEach() {
    let reports = reports(
      (2019...2020).map { chapter("洋县教育局\($0)年政府信息公开工作年度报告", from: ($0 - 2018) * 100) }.joined(separator: "\n"))
    #expect(reports.map(\.identity.year) == [2019, 2020])
    #expect(reports.map(totals) == [numbers(from: 100), numbers(from: 200)])
  }

  @Test func aCellThatOneChapterLacksIsNotTakenFromTheNext() {
    let cut = table(from: 100, rows: 0..<5)
    let text =
      "洋县教育局2020年政府信息公开工作年度报告\n\n一、总体情况\n\n\(cut)\n\n六、其他需要报告的事项\n\n无。\n\n"
      + chapter("洋县水利局2020年政府信息公开工作年度报告", from: 200)
    #expect(reports(text).map(totals) == [Array(numbers(from: 100).prefix(5)), numbers(from: 200)])
  }

  @Test func aTitleAtTheHeadOfEveryPageDividesNothing() {
    let title = "洋县教育局2020年政府信息公开工作年度报告"
    func pages(_ name: String, from first: Int) -> String {
      let parts = [0..<8, 8..<20, 20..<applicationRows2019.count].map { table(from: first, rows: $0) }
      return "\(name)\n\n一、总体情况\n\n" + parts.joined(separator: "\n\n\(name)\n\n")
    }
    #expect(reports(pages(title, from: 100)).map(totals) == [numbers(from: 100)])
    let two = pages(title, from: 100) + "\n\n" + pages("洋县水利局2020年政府信息公开工作年度报告", from: 200)
    #expect(reports(two).map(totals) == [numbers(from: 100), numbers(from: 200)])
  }

  @Test func aBareTitleIsOfTheOrganInTheSentenceBelow() {
    let second = chapter("工作年度报告\n\n现公开洋县水利局2020年政府信息公开工作年度报告。", from: 200)
    let reports = reports(chapter("洋县教育局2020年政府信息公开工作年度报告", from: 100) + "\n" + second)
    #expect(reports.map(\.identity.organ) == ["洋县教育局", "洋县水利局"])
    #expect(reports.map(totals) == [numbers(from: 100), numbers(from: 200)])
  }

  @Test func tablesThatBeginAgainWithoutATitleAreNobodys() throws {
    let first = chapter("洋县教育局2020年政府信息公开工作年度报告", from: 100)
    let again = try #require(reports(first + "\n附表\n\n" + table(from: 200)).first)
    #expect(totals(again) == numbers(from: 100))
    #expect(again.complaints.contains { $0.message.en.contains("begin again") && ($0.place?.line ?? 0) > 40 })
    // A page that holds its report twice.
    let copy = reports(first + "\n" + table(from: 100))
    #expect(copy.map(totals) == [numbers(from: 100)])
    #expect(copy.allSatisfy { report in !report.complaints.contains { $0.message.en.contains("begin again") } })
  }

  @Test func tableFourBehindTableThreePrintedTwiceIsOfTheSameReport() {
    let made = MadeReport()
    let text = made.written(Layouts.writers[0].write).replacing("某县", with: "洋县")
    let start = text.firstRange(of: "三、收到和处理")!.lowerBound
    let end = text.firstRange(of: "四、政府信息公开行政复议")!.lowerBound
    let twice = reports(String(text[..<end] + text[start...]))
    #expect(twice.map(\.facts.count) == [made.slots.count])
    // With other figures it is somebody else's, and so is what follows.
    let other = reports(String(text[..<end]) + String(text[start...]).replacing("\t1049\t", with: "\t7\t"))
    #expect(other.first?.facts.contains { formCells[$0.slot].table == .disputes } == false)
  }

  /// Tables 二, 三 and 四 of a made report, with a second table 三, every figure of which is 7 more, below the first.
  private func twoScopes(_ first: String, _ second: String, title: String = "洋县2020年政府信息公开工作年度报告") -> String {
    func parts(_ made: MadeReport) -> (before: String, table: String, behind: String) {
      let text = made.written(Layouts.writers[0].write)
      let (start, end) = (
        text.firstRange(of: "三、收到和处理政府信息公开申请情况\n")?.upperBound ?? text.startIndex,
        text.firstRange(of: "四、政府信息")?.lowerBound ?? text.endIndex
      )
      return (String(text[..<start]), String(text[start..<end]), String(text[end...]))
    }
    let (one, other) = (parts(MadeReport()), parts(MadeReport(figure: { String(1007 + $0) })))
    return (one.before + "\n\(first)\n" + one.table + "\n\(second)\n" + other.table + one.behind)
      .replacing("某县人民政府2019年政府信息公开工作年度报告", with: title)
  }

  @Test(arguments: [
    ("全县汇总", "县政府本级", 0, Scope.area), ("县政府本级", "全县汇总", 7, .area), ("（一）县政府本级", "（二）各部门", 0, .organ),
    ("", "其中：各部门情况", 0, .area),
  ])
  func ofTwoTablesThreeTheOneOfTheWholeAreaIsReadAndTableFourWithIt(
    _ first: String, _ second: String, _ more: Int, _ scope: Scope
  ) throws {
    let found = reports(twoScopes(first, second))
    #expect(found.count == 1)
    let report = try #require(found.first)
    #expect(report.identity.scope == scope)
    #expect(report.facts.count == MadeReport().slots.count)
    for fact in report.facts {
      let isOfThree = formCells[fact.slot].table == .applications
      #expect(fact.text == String(1000 + fact.slot + (isOfThree ? more : 0)))
    }
    #expect(report.complaints.contains { $0.message.en.hasPrefix("table 三 stands 2 times below its heading") })
  }

  @Test func aChapterWithoutTablesIsNotTakenForTheNextOnesReport() {
    let bare = "洋县司法局2020年政府信息公开工作年度报告\n\n一、总体情况\n\n本年未收到申请。\n"
    let text =
      chapter("洋县教育局2020年政府信息公开工作年度报告", from: 100) + "\n" + bare + "\n" + chapter("洋县水利局2020年政府信息公开工作年度报告", from: 200)
    let readings = readEach(document(text), in: .compiled)
    #expect(readings.count == 3)
    let found = reports(text)
    #expect(found.map(\.identity.organ) == ["洋县教育局", "洋县司法局", "洋县水利局"])
    #expect(found.map(\.isWithoutTables) == [false, true, false])
  }

  @Test func linksToOtherReportsBelowAReportAreNoChapters() {
    let text =
      chapter("洋县教育局2020年政府信息公开工作年度报告", from: 100) + "\n洋县水利局2020年政府信息公开工作年度报告\n\n洋县教育局2019年政府信息公开工作年度报告\n"
    let readings = readEach(document(text), in: .compiled)
    #expect(readings.count == 1)
  }
}

/// The rows of table 三 on the form of 2019.
let applicationRows2019: [String] = slots(of: .applications, on: .form2019).compactMap { slot in
  formCells[slot].columnPath == "总计" ? formCells[slot].row.last : nil
}
