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
    all.filter { $0.finding.outcome == .fail } + all.filter { $0.finding.outcome == .warning }
    + all.filter { $0.finding.rule == .missing }
  func texts(_ name: String, _ zh: String, _ value: (ReportFinding) -> String?) -> Column {
    .texts(name, label: Phrase(name, zh: zh), rows.map(value))
  }
  return Relation(
    "check",
    [
      texts("report", "报告") { reports[$0.report].name },
      texts("outcome", "结论") { $0.finding.conclusion[language] },
      texts("finding", "说明") { row in
        row.finding.sentence(in: reports[row.report].report, against: row.others.map { reports[$0].name })[language]
      },
      texts("place", "位置") { $0.finding.place(in: reports[$0.report].report) },
    ])
}

extension Finding {
  fileprivate var conclusion: Phrase {
    switch outcome {
    case .fail: Phrase("fails", zh: outcome.label.zh)
    case .warning: Phrase("unlikely", zh: outcome.label.zh)
    case .notAssessable where rule == .missing: Phrase("missing", zh: "缺填")
    case .notAssessable: Phrase("cannot be judged", zh: outcome.label.zh)
    case .pass: Phrase("holds", zh: outcome.label.zh)
    }
  }
}

/// `332 checks of 8 reports: 257 hold, 2 fail, 0 unlikely, 73 cannot be judged`
private func counts(_ all: [ReportFinding], _ reports: Int) -> Phrase {
  func count(_ outcome: Finding.Outcome) -> Int { all.count { $0.finding.outcome == outcome } }
  return Phrase(
    "\(all.count) checks of \(reports) report\(reports == 1 ? "" : "s"): \(count(.pass)) hold, \(count(.fail)) fail, "
      + "\(count(.warning)) unlikely, \(count(.notAssessable)) cannot be judged",
    zh: "\(reports) 份报告共核对 \(all.count) 处：相符 \(count(.pass))，不符 \(count(.fail))，可疑 \(count(.warning))，"
      + "无法核对 \(count(.notAssessable))")
}

private let outcomes = [
  (Finding.Outcome.pass.rawValue, Phrase("hold", zh: "相符")), (Finding.Outcome.fail.rawValue, Phrase("fail", zh: "不符")),
  (Finding.Outcome.warning.rawValue, Phrase("unlikely", zh: "可疑")),
  (Finding.Outcome.notAssessable.rawValue, Phrase("cannot_be_judged", zh: "无法核对")),
]
