import Diagnostics
import Reports
import Testing

@testable import Storage

/// Reports that lie in several files.
@Suite struct PartTests {
  private let hint = "put the parts together in one file, in their order, and load that in place of them"

  /// A report with table 三, and the same one with three cells of table 四.
  private let applications = made("330302", 2019, organ: "鹿城区人民政府", 5)
  private var disputes: Report {
    var report = applications
    report.forms = [.disputes: .form2019]
    report.facts = slots(of: .disputes, on: .form2019).prefix(3).map {
      Fact(slot: $0, text: "1", kind: .number, value: 1, place: Place(line: 9))
    }
    return report
  }

  @Test(arguments: [
    ("a/年报_2.html", 2), ("年报（3）.txt", 3), ("report-p12.txt", 12), ("第2页.txt", 2), ("t20240131_4711_1.html", 1),
    ("report-2.md", 2), ("a.b/第三页.html", 3), ("年报_第十页.txt", 10),
  ])
  func pagesAreKnownByTheirNames(_ name: String, _ page: Int) {
    #expect(NamedPage(path: name)?.number == page)
  }

  @Test(arguments: [
    "report.txt", "2023.html", "2024-01-31.html", "鹿城区2019.txt", "a_2023.txt", "2/report.txt", "_0.txt", "", "第一.txt",
    "a_2/b.txt",
  ])
  func otherNamesAreNoPages(_ name: String) {
    #expect(NamedPage(path: name) == nil)
  }

  @Test func aFileIsAPageOnlyWhereAnotherPageStandsBesideIt() {
    func reasons(_ paths: [String]) -> [[String]] {
      let reports = paths.enumerated().map { index, path in
        var report = made("330302", 2010 + index, organ: "鹿城区人民政府", 5)
        report.complaints = [Diagnostic(Phrase("x", zh: "x")).with { $0.severity = .warning }]
        return (path, report)
      }
      return database(reports).sources.map { $0.reasons.map(\.message.en) }
    }
    let page = "of a report in several files, which are read each by itself"
    #expect(
      reasons(["a/r_1.html", "a/r_2.html"]) == [
        ["x", "by its name it may be page 1 \(page)"], ["x", "by its name it may be page 2 \(page)"],
      ])
    for others in ["a/r.html", "b/r_2.html", "a/s_2.html", "a/r_2.txt"] {
      #expect(reasons(["a/r_1.html", others]) == [["x"], ["x"]])
    }
  }

  @Test func filesWithoutACellInCommonArePartsOfAReport() throws {
    let database = database([("a.html", applications), ("b.html", disputes)])
    #expect(database.reports.map(\.path) == ["b.html"])
    let part = try #require(database.sources.first { $0.path == "a.html" })
    #expect(part.status == .conflict)
    #expect(
      part.reasons.map(\.message.en) == [
        "a part of the same report as b.html, with 1 cell that it does not have: they are not counted"
      ])
    #expect(part.reasons.map(\.hint?.en) == [hint])
    let finding = try #require(database.checked().first { $0.finding.rule == .conflict })
    #expect(
      finding.finding.sentence(in: database.reports[0].report).en
        == "a.html is another part of the same report, with 1 cell that it does not have")
  }

  /// A page of a report whose tables are an attachment beside it.
  @Test func aPageWithoutTablesIsTheSameReportAndAddsNothing() {
    var page = applications
    (page.forms, page.facts) = ([:], [])
    page.complaints = [Diagnostic(Phrase("x", zh: "x")).with { $0.severity = .warning }]
    let beside = database([("a.html", page), ("b.docx", applications), ("c.html", page)])
    #expect(beside.reports.map(\.path) == ["b.docx"])
    #expect(beside.sources.map(\.status) == [.duplicate, .read, .duplicate])
    let said = "the same report as b.docx, without its statutory tables"
    #expect(beside.sources.map { $0.reasons.map(\.message.en) } == [[said, "x"], [], [said, "x"]])
    let alone = database([("a.html", page), ("c.html", page)])
    #expect(
      alone.sources.map { $0.reasons.map(\.message.en) } == [
        ["x"], ["the same report as a.html, without statutory tables too", "x"],
      ])
  }

  @Test func aReportWithoutTablesContainsNoOther() {
    var whole = made("330302", 2019, organ: "鹿城区人民政府", 5)
    let part = made("330302", 2019, organ: "鹿城区教育局", scope: .organ, 3)
    #expect(database([("a.txt", whole), ("b.txt", part)]).dataset.cube.containment.containers(of: 1) == [0])
    (whole.forms, whole.facts) = ([:], [])
    #expect(database([("a.txt", whole), ("b.txt", part)]).dataset.cube.containment.containers(of: 1) == [])
  }
}
