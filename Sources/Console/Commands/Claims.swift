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
  let database = session.database
  if let keys = try summaryKeys(words) {
    let rows = database.claims(in: database.reports.indices)
      .map { (report: $0.report, outcome: $0.claim.verdict.rawValue) }
    try session.show(Answer(session.summary("claims", of: rows, by: keys, verdicts)))
    return true
  }
  let meant = try session.reports(meantBy: words)
  let all = database.claims(in: meant)
  // Of all reports what contradicts, of those that are named everything.
  let shown: [JudgedClaim.Verdict] =
    !words.isEmpty ? [.contradicts, .otherScope, .notAssessable, .agrees] : [.contradicts]
  let relation = database.relation(of: shown.flatMap { verdict in all.filter { $0.claim.verdict == verdict } })
  let listed = listed(relation, hasVerdicts: shown.count > 1, session.settings.language)
  try session.show(Answer(listed, sentences: ["words"]))
  session.remember(Answer(relation), .scan(relation.name))
  if !database.sources.isEmpty { try session.note(counts(all, meant.count)) }
  return true
}

/// What a reader needs of the table `claims`, in words.
private func listed(_ claims: Relation, hasVerdicts: Bool, _ language: Language) -> Relation {
  let names = ["report"] + (hasVerdicts ? ["verdict"] : []) + ["claimed", "found", "metric", "words", "place"]
  let columns = names.compactMap(claims.column(named:)).map { column -> Column in
    func texts(_ said: (String) -> String) -> Column {
      .texts(column.name, label: column.label, (0..<column.count).map { column.text(at: $0).map(said) })
    }
    switch column.name {
    case "metric": return texts { named($0, language) }
    case "verdict": return texts { JudgedClaim.Verdict(rawValue: $0)?.conclusion[language] ?? $0 }
    default: return column
    }
  }
  return Relation(claims.name, columns, rowCount: claims.rowCount)
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
