import Diagnostics
import Metrics
import Output
import Planning
import Relations
import Reports
import Storage
import Syntax

let checkCommand = Command(
  name: .check,
  summary: Phrase("what does not hold, is unlikely, or is missing in the reports", zh: "报告中不符、可疑和缺填之处"),
  usage: "check [REPORT] | check summary [by KEY, …]"
) { session, statement throws(Diagnostic) in
  let words = statement.words
  if let keys = try summaryKeys(words) {
    let rows = session.database.checked().map { (report: $0.report, outcome: $0.finding.outcome.rawValue) }
    try session.show(Answer(session.summary("check", of: rows, by: keys, outcomes)))
    return true
  }
  let reports = session.database.reports
  let meant = try session.reports(meantBy: words)
  let rows = Set(meant)
  let all = session.database.checked().filter { rows.contains($0.report) }
  try session.show(Answer(listed(all, reports, session.settings.language), sentences: ["finding"]))
  if !session.database.sources.isEmpty { try session.note(counts(all, meant.count)) }
  return true
}

/// What fails, then what is unlikely, then the totals that are missing, report by report.
private func listed(_ all: [ReportFinding], _ reports: [StoredReport], _ language: Language) -> Relation {
  let rows =
    all.filter { $0.finding.outcome == .fail } + all.filter { $0.finding.outcome == .unlikely }
    + all.filter { $0.finding.rule == .missing }
  func texts(_ name: String, _ zh: String, _ value: (ReportFinding) -> String?) -> Column {
    .texts(name, label: Phrase(name, zh: zh), rows.map(value))
  }
  return Relation(
    "check",
    [
      texts("report", "报告") { reports[$0.report].name },
      .texts(
        "outcome", label: Phrase("outcome", zh: "结论"), rows.map(\.finding.outcome.rawValue),
        choices: Finding.Outcome.allCases.map(\.label)),
      texts("finding", "说明") { row in
        row.finding.sentence(in: reports[row.report].report, against: row.others.map { reports[$0].name })[language]
      },
      .phrases(
        "place", label: Phrase("place", zh: "位置"), rows.map { $0.finding.place(in: reports[$0.report].report) }),
    ])
}

/// `332 checks of 8 reports: 257 pass, 2 fail, 0 unlikely, 73 not assessable`
private func counts(_ all: [ReportFinding], _ reports: Int) -> Phrase {
  func count(_ outcome: Finding.Outcome) -> Int { all.count { $0.finding.outcome == outcome } }
  return Phrase(
    "\(all.count) checks of \(reports) report\(reports == 1 ? "" : "s"): \(count(.pass)) pass, \(count(.fail)) fail, "
      + "\(count(.unlikely)) unlikely, \(count(.notAssessable)) not assessable",
    zh: "\(reports) 份报告共核对 \(all.count) 处：相符 \(count(.pass))，不符 \(count(.fail))，可疑 \(count(.unlikely))，"
      + "无法核对 \(count(.notAssessable))")
}

private let outcomes = [Finding.Outcome.pass, .fail, .unlikely, .notAssessable].map { ($0.rawValue, $0.label) }
