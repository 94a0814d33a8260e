import Documents
import Testing

@testable import Reports

/// Tables that a line above them calls those of another year than the report's.
@Suite struct YearsOfTables {
  private let title = "洋县教育局2024年政府信息公开工作年度报告"

  /// Table 三 whose totals count up from a number.
  private func applications(from first: Int) -> [[String]] {
    let applicants = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    return [applicants]
      + applicationRows2019.enumerated().map { [$1] + Array(repeating: "", count: 6) + ["\(first + $0)"] }
  }

  private func page(_ parts: [(caption: String, first: Int)], title: String) -> String {
    let body = parts.map { caption, first in
      let rows = applications(from: first).map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }
      return "<p>\(caption)</p><table>\(rows.joined())</table>"
    }
    return "<h1>\(title)</h1><p>一、总体情况</p><p>三、收到和处理政府信息公开申请情况</p>\(body.joined())<p>六、其他需要报告的事项</p><p>无。</p>"
  }

  private func text(_ parts: [(caption: String, first: Int)], title: String) -> String {
    let body = parts.map { caption, first in
      caption + "\n\n" + applications(from: first).map { $0.joined(separator: "\t") }.joined(separator: "\n")
    }
    return "\(title)\n\n一、总体情况\n\n三、收到和处理政府信息公开申请情况\n\n\(body.joined(separator: "\n\n"))\n\n六、其他需要报告的事项\n\n无。\n"
  }

  private func readings(_ parts: [(caption: String, first: Int)], title: String? = nil) -> [Reading] {
    [("a.html", page), ("a.txt", text)].flatMap { name, write in
      readEach(document(write(parts, title ?? self.title), name: name), in: .compiled)
    }
  }

  private func reports(_ parts: [(caption: String, first: Int)], title: String? = nil) -> [Report] {
    readings(parts, title: title).compactMap { if case .report(let report) = $0 { report } else { nil } }
  }

  private func firstTotal(_ report: Report) -> Int64? { report.facts.first { $0.value ?? 0 > 0 }?.value }

  @Test(arguments: [
    ("附：2023年情况", "2024年情况"), ("（2023年度）", "（2024年度）"), ("附：2023年收到和处理政府信息公开申请情况", "2024年收到和处理政府信息公开申请情况"),
    ("上年度情况", "本年度情况"), ("二〇二三年", "二〇二四年"),
  ])
  func theTableOfAnotherYearIsNotTheReports(_ before: String, _ now: String) {
    for parts in [[(before, 100), (now, 200)], [(now, 200), (before, 100)]] {
      let reports = reports(parts)
      #expect(reports.map(firstTotal) == [200, 200])
      #expect(reports.map(\.facts.count) == [7 * applicationRows2019.count, 7 * applicationRows2019.count])
      #expect(
        reports.allSatisfy { $0.complaints.contains { $0.message.en.contains("is not read as figures of 2024") } })
    }
  }

  @Test(arguments: ["与2023年相比变化情况", "单位：件", "数据截至2024年12月31日", "2024年情况", "（统计期限：2024年度）", "上年结转情况另行说明"])
  func otherLinesAboveATableAreOfTheReportsYear(_ caption: String) {
    let reports = reports([(caption, 200)])
    #expect(reports.map(firstTotal) == [200, 200])
    #expect(reports.allSatisfy { $0.complaints.allSatisfy { !$0.message.en.contains("stands above a table") } })
  }

  @Test func aReportWhoseTablesAreAllOfAnotherYearIsNotRead() {
    for reading in readings([("2023年情况", 100)]) {
      guard case .neither(let reason) = reading else {
        Issue.record("the figures of 2023 are not those of 2024")
        continue
      }
      #expect(reason.message.en.contains("of another year"))
    }
  }

  @Test func whereTheReportHasNoYearTheNewestTableIsItsOwn() {
    let reports = reports([("2022年情况", 100), ("2023年情况", 200)], title: "洋县教育局政府信息公开工作年度报告")
    #expect(reports.map(firstTotal) == [200, 200])
    #expect(reports.map(\.identity.year) == [nil, nil])
  }

  /// The line of last year's report that nobody changed: title and period say this year, and there is no other table of the kind.
  @Test(arguments: ["2023年收到和处理政府信息公开申请情况", "2022年情况", "（二〇二三年）"])
  func aForgottenYearDropsNoTable(_ caption: String) {
    let period = "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    for (name, text) in [
      ("a.html", page([(caption, 200)], title: title)), ("a.txt", text([(caption, 200)], title: title)),
    ] {
      let dated = text.replacing("一、总体情况", with: name == "a.txt" ? "\(period)\n\n一、总体情况" : "\(period)</p><p>一、总体情况")
      guard case .report(let report)? = readEach(document(dated, name: name), in: .compiled).first else {
        Issue.record("\(name) is not read")
        continue
      }
      #expect(firstTotal(report) == 200 && report.identity.year == 2024)
      let findings = report.findings.filter { $0.rule == .I }
      #expect(findings.count == 1 && findings.first?.outcome == .fail && findings.first?.expected == 2024)
      #expect(findings.first?.found != nil && findings.first?.place?.line != nil)
      // With a table of the year it is that of the year before, and where the line says that it is appended.
      let both =
        dated.replacing("六、其他需要报告的事项", with: "")
        + (name == "a.txt" ? self.text([("2024年情况", 300)], title: "") : page([("2024年情况", 300)], title: ""))
      let reports = readEach(document(both, name: name), in: .compiled).compactMap { reading -> Report? in
        if case .report(let report) = reading { report } else { nil }
      }
      #expect(reports.allSatisfy { firstTotal($0) == 300 } && !reports.isEmpty)
      let appended = dated.replacing(caption, with: "附：" + caption)
      guard case .neither? = readEach(document(appended, name: name), in: .compiled).first else {
        Issue.record("what is appended is not the report's")
        continue
      }
    }
  }
}
