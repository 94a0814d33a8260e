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
  let claims = shown.flatMap { verdict in all.filter { $0.claim.verdict == verdict } }
  let relation = database.relation(of: claims)
  let listed = listed(claims, relation, hasVerdicts: shown.count > 1, session.settings.language)
  try session.show(Answer(listed, sentences: ["words"]))
  session.remember(Answer(relation), .scan(relation.name))
  if !database.sources.isEmpty { try session.note(counts(all, meant.count)) }
  return true
}

/// What a reader needs of the table `claims`, in words.
private func listed(
  _ claims: [ReportClaim], _ relation: Relation, hasVerdicts: Bool, _ language: Language
) -> Relation {
  let names = ["report"] + (hasVerdicts ? ["verdict"] : []) + ["claimed", "found", "metric", "words", "place"]
  let columns = names.compactMap(relation.column(named:)).map { column -> Column in
    func texts(_ said: (String) -> String) -> Column {
      .texts(column.name, label: column.label, (0..<column.count).map { column.text(at: $0).map(said) })
    }
    switch column.name {
    case "metric": return texts { named($0, language) }
    case "place": return .phrases(column.name, label: column.label, claims.map(\.claim.claim.place.phrase))
    default: return column
    }
  }
  return Relation(relation.name, columns, rowCount: relation.rowCount)
}

/// An expression of metrics, each by its name in a language.
private func named(_ expression: String, _ language: Language) -> String {
  expression.split(separator: " ").map { word in
    let parts = word.split(separator: "@", maxSplits: 1).map(String.init)
    return ([metric(parts[0])?.label[language] ?? parts[0]] + parts.dropFirst()).joined(separator: "@")
  }.joined(separator: " ")
}

private let verdicts = [JudgedClaim.Verdict.agrees, .contradicts, .otherScope, .notAssessable].map {
  ($0.rawValue, $0.label)
}

/// `75 claims of 8 reports: 52 agree, 12 contradict, 10 of another scope, 1 not assessable`
private func counts(_ all: [ReportClaim], _ reports: Int) -> Phrase {
  func count(_ verdict: JudgedClaim.Verdict) -> Int { all.count { $0.claim.verdict == verdict } }
  return Phrase(
    "\(all.count) claims of \(reports) report\(reports == 1 ? "" : "s"): \(count(.agrees)) agree, "
      + "\(count(.contradicts)) contradict, \(count(.otherScope)) of another scope, \(count(.notAssessable)) not assessable",
    zh: "\(reports) 份报告的正文共有 \(all.count) 处数字可与表格对照：一致 \(count(.agrees))，矛盾 \(count(.contradicts))，"
      + "口径不同 \(count(.otherScope))，无法核对 \(count(.notAssessable))")
}
