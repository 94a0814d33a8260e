import Documents
import Foundation
import Testing

@testable import Reports

/// The claims and checks of whole reports: those of `datasets`, and the ones that they stand for where GONGKAI_REPORTS names their
/// folders. What contradicts was found by reading the reports.
@Suite struct RealProse {
  private static let datasets = TruthFolder.all[0].reports
  private static let others = TruthFolder.all.dropFirst().map(\.reports)

  private static func report(_ url: URL) throws -> Report? {
    let document = readDocument(try bytes(url), name: url.path).document
    guard case .report(let report) = read(document, in: .compiled) else { return nil }
    return report
  }

  /// Metric, measure and number of what the prose says otherwise than the table, without the year before.
  private static func contradictions(_ report: Report, after earlier: Report? = nil) -> Set<String> {
    Set(
      claims(of: report, after: earlier).filter { $0.verdict == .contradicts }
        .map { "\($0.reading.metric) \($0.claim.measure.rawValue) \($0.claim.claimed) not \($0.found ?? -1)" })
  }

  /// By organ and year, as whole numbers and rounded fractions.
  private static let known: [String: Set<String>] = [
    "洞头区 2019": [
      "applications count 22.0 not 16.0", "reviews count 0.0 not 1.0", "lawsuits count 0.0 not 8.0",
      "lawsuits.corrected count 0.0 not 1.0",
    ],
    "苍南县 2020": ["lawsuits count 38.0 not 45.0"],
    "上海市 2019": [
      "granted + partial count 258.0 not 275.0", "granted + partial share 0.339 not \(275.0 / 805)",
      "unavailable count 265.0 not 337.0", "unavailable share 0.329 not \(337.0 / 805)",
      "reviews.upheld count 7.0 not 5.0",
      "lawsuits.upheld count 9.0 not 8.0",
    ],
  ]

  /// What agrees: metric and number.
  private static let agreeing: [String: Set<String>] = [
    "鹿城区 2019": [
      "applications 476", "handled 467", "carried_in 6", "carried_out 15", "granted 294", "partial 26", "denied 37",
      "unavailable 93",
      "declined 5", "other_outcomes 12", "reviews 21", "lawsuits 44",
    ],
    "苍南县 2020": ["applications 234", "reviews 9", "reviews.corrected 2", "lawsuits.corrected 5"],
    "洞头区 2019": ["reviews.corrected 0"],
    "洪泽区 2023": ["applications 21"],
    "上海市 2019": [
      "applications 859", "handled 805", "carried_in 18", "carried_out 72", "denied 35", "declined 158",
      "other_outcomes 0", "reviews 7",
      "lawsuits 9",
    ],
    "宿迁市 2023": [
      "applications + carried_in 3607", "carried_in 96", "granted 1191", "partial 328", "denied 142",
      "unavailable 1078", "declined 406",
      "other_outcomes 341", "carried_out 121", "applications@自然人 + carried_in@自然人 3493",
      "applications + carried_in - applications@自然人 - carried_in@自然人 114",
    ],
    "宿迁市 2024": [
      "applications + carried_in 3646", "carried_in 121", "granted 1431", "partial 471", "denied 92", "unavailable 941",
      "declined 117",
      "other_outcomes 469", "carried_out 125",
    ],
  ]

  private static func key(_ report: Report) -> String { "\(report.identity.area.name) \(report.identity.year ?? 0)" }

  private static func expectKnown(_ report: Report, _ file: String) {
    #expect(contradictions(report) == known[key(report)] ?? [], "\(file)")
    let counts = claims(of: report).filter { $0.verdict == .agrees && $0.claim.measure == .count }
    #expect(
      Set(counts.map { "\($0.reading.metric) \(Int($0.claim.claimed))" }) == agreeing[key(report)] ?? [], "\(file)")
  }

  private static func reports(in folders: [URL]) throws -> [(file: String, report: Report)] {
    try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.path < $1.path }
        .filter {
          ["txt", "md", "html", "pdf", "docx"].contains($0.pathExtension) && $0.lastPathComponent != "README.md"
        }
        .compactMap { url in try report(url).map { (url.lastPathComponent, $0) } }
    }
  }

  @Test func theProseOfTheDatasetsContradictsExactlyWhatIsKnown() throws {
    let reports = try Self.reports(in: [Self.datasets])
    #expect(reports.count == 8)
    for (file, report) in reports { Self.expectKnown(report, file) }
  }

  @Test(.enabled(if: !others.isEmpty, "GONGKAI_REPORTS names no folder"))
  func theProseOfTheReportsThatTheyStandForContradictsExactlyWhatIsKnown() throws {
    for (file, report) in try Self.reports(in: Array(Self.others)) { Self.expectKnown(report, file) }
  }

  @Test func growthIsHeldAgainstTheYearBefore() throws {
    // 3646 / 3607 is 1.0108; the prose says 1.05 %.
    let before = try #require(try Self.report(Self.datasets.appendingPathComponent("suqian-city-2023.html")))
    let after = try #require(try Self.report(Self.datasets.appendingPathComponent("suqian-city-2024.html")))
    #expect(
      Self.contradictions(after, after: before) == ["applications + carried_in growth 0.0105 not \(3646.0 / 3607 - 1)"])
    let filed = claims(of: after).filter { $0.verdict == .otherScope }
    #expect(filed.map(\.claim.claimed) == [134, 57] && filed.map(\.found) == [170, 77])
  }

  /// Rule, row and column of what fails or is missing in tables 三 and 四.
  private static let faults: [String: Set<String>] = [
    "苍南县 2020": ["missing 2.其他法律行政法规禁止公开 总计"],
    "鹿城区 2019": ["missing 8.属于行政查询事项 总计"],
    "洪泽区 2023": ["L 件数 行政复议/总计", "L 件数 行政诉讼/复议后起诉/总计"],
  ]

  private static func expectFaults(_ report: Report, _ file: String) {
    let found = (report.findings + missingTotals(report)).filter { $0.outcome == .fail || $0.rule == .missing }
    let named = found.map { finding in
      let cell = formCells[finding.whole[finding.whole.count - 1]]
      return "\(finding.rule) \(cell.row[cell.row.count - 1]) \(cell.columnPath)"
    }
    if key(report) == "上海市 2019" {
      #expect(
        named.count == 19 && named.allSatisfy { $0.hasPrefix("missing") && $0.hasSuffix("总计") }, "\(file): \(named)")
    } else {
      #expect(Set(named) == faults[key(report)] ?? [], "\(file)")
    }
  }

  @Test func theTablesOfTheDatasetsFailExactlyWhereTheyAreKnownTo() throws {
    for (file, report) in try Self.reports(in: [Self.datasets]) { Self.expectFaults(report, file) }
  }

  @Test(.enabled(if: !others.isEmpty, "GONGKAI_REPORTS names no folder"))
  func theTablesOfTheReportsThatTheyStandForFailExactlyWhereTheyAreKnownTo() throws {
    for (file, report) in try Self.reports(in: Array(Self.others)) { Self.expectFaults(report, file) }
  }
}
