import Diagnostics
import Metrics
import Output
import Relations
import Reports
import Storage
import Syntax

let claimsCommand = Command(
  name: .claims,
  summary: Phrase("what the prose of the reports says otherwise than their tables", zh: "报告正文中与表格不一致的数字"),
  usage: "claims [REPORT] | claims summary [by KEY, …]"
) { session, statement throws(Diagnostic) in
  let words = statement.words
  let all = session.database.claimed()
  if let keys = try summaryKeys(words) {
    let rows = all.map { (report: $0.report, outcome: $0.claim.verdict.rawValue) }
    try session.show(Answer(session.summary("claims", of: rows, by: keys, verdicts)))
    return true
  }
  let meant = Set(try session.reports(meantBy: words))
  let claims = all.filter { meant.contains($0.report) }
  let reports = session.database.reports
  let verdicts: [JudgedClaim.Verdict] =
    meant.count == 1 ? [.contradicts, .otherScope, .notAssessable, .agrees] : [.contradicts]
  try session.show(Answer(listed(claims, verdicts, reports, session.settings.language)))
  try session.note(counts(claims, meant.count))
  return true
}

/// The claims of those verdicts, verdict by verdict: of many reports what contradicts, of one all.
private func listed(
  _ all: [ReportClaim], _ verdicts: [JudgedClaim.Verdict], _ reports: [StoredReport], _ language: Language
) -> Relation {
  let rows = verdicts.flatMap { verdict in all.filter { $0.claim.verdict == verdict } }
  func texts(_ name: String, _ zh: String, _ value: (ReportClaim) -> String) -> Column {
    .texts(name, label: Phrase(name, zh: zh), rows.map(value))
  }
  func reals(_ name: String, _ zh: String, _ value: (JudgedClaim) -> Double?) -> Column {
    var column = Column.reals(name, label: Phrase(name, zh: zh), rows.map { value($0.claim) })
    column.rowUnits = rows.map(\.claim.claim.measure.unit)
    return column
  }
  let verdict = verdicts.count > 1 ? [texts("verdict", "结论") { $0.claim.verdict.conclusion[language] }] : []
  return Relation(
    "claims",
    [texts("report", "报告") { reports[$0.report].name }] + verdict + [
      reals("claimed", "文中") { $0.claim.claimed },
      reals("found", "表中") { $0.found },
      texts("metric", "指标") { named($0.claim.reading.metric, language) },
      texts("words", "字句") { $0.claim.claim.words },
      texts("place", "位置") { "\($0.claim.claim.place)" },
    ])
}

/// An expression of metrics, each by its name in a language.
private func named(_ expression: String, _ language: Language) -> String {
  expression.split(separator: " ").map { word in
    let parts = word.split(separator: "@", maxSplits: 1).map(String.init)
    return ([metric(parts[0])?.label[language] ?? parts[0]] + parts.dropFirst()).joined(separator: "@")
  }.joined(separator: " ")
}

extension JudgedClaim.Verdict {
  fileprivate var conclusion: Phrase {
    switch self {
    case .agrees: Phrase("agrees", zh: "一致")
    case .contradicts: Phrase("contradicts", zh: "矛盾")
    case .otherScope: Phrase("other scope", zh: "口径不同")
    case .notAssessable: Phrase("cannot be judged", zh: "无法核对")
    }
  }
}

private let verdicts = [
  (JudgedClaim.Verdict.agrees.rawValue, Phrase("agree", zh: "一致")),
  (JudgedClaim.Verdict.contradicts.rawValue, Phrase("contradict", zh: "矛盾")),
  (JudgedClaim.Verdict.otherScope.rawValue, Phrase("other_scope", zh: "口径不同")),
  (JudgedClaim.Verdict.notAssessable.rawValue, Phrase("cannot_be_judged", zh: "无法核对")),
]

/// `75 claims of 8 reports: 52 agree, 12 contradict, 10 of other scope, 1 cannot be judged`
private func counts(_ all: [ReportClaim], _ reports: Int) -> Phrase {
  func count(_ verdict: JudgedClaim.Verdict) -> Int { all.count { $0.claim.verdict == verdict } }
  return Phrase(
    "\(all.count) claims of \(reports) report\(reports == 1 ? "" : "s"): \(count(.agrees)) agree, "
      + "\(count(.contradicts)) contradict, \(count(.otherScope)) of other scope, \(count(.notAssessable)) cannot be judged",
    zh: "\(reports) 份报告的正文共有 \(all.count) 处数字可与表格对照：一致 \(count(.agrees))，矛盾 \(count(.contradicts))，"
      + "口径不同 \(count(.otherScope))，无法核对 \(count(.notAssessable))")
}
