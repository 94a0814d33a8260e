import Diagnostics
import Metrics
import Output
import Relations
import Reports
import Storage
import Syntax

let checkCommand = Command(
  name: .check,
  summary: Phrase("the sums of the forms that do not hold, or cannot be judged", zh: "勾稽关系中不符或无法核对之处"),
  usage: "check [REPORT]"
) { session, statement throws(Diagnostic) in
  let wanted = statement.words.map(\.text).joined(separator: " ")
  let reports = session.database.reports.filter { wanted.isEmpty || $0.isMeant(by: wanted) }
  if reports.isEmpty && !wanted.isEmpty {
    let close = nearest(wanted, among: session.database.reports.map(\.name))
    throw Diagnostic.noReport(wanted, close).with { $0.span = statement.words.first?.span }
  }
  try session.show(Answer(findings(of: reports, session.settings.language)))
  try session.note(summary(of: reports))
  return true
}

extension StoredReport {
  /// Whether a word means the report: its name, a part of it, or its file.
  fileprivate func isMeant(by wanted: String) -> Bool { path == wanted || name.holds(wanted) }
}

/// The checks that fail, then those that cannot be judged, report by report.
private func findings(of reports: [StoredReport], _ language: Language) -> Relation {
  let rows = [Finding.Outcome.fail, .notAssessable].flatMap { outcome in
    reports.flatMap { stored in stored.report.findings.filter { $0.outcome == outcome }.map { (stored, $0) } }
  }
  return Relation(
    "check",
    [
      .texts("report", label: Phrase("report", zh: "报告"), rows.map(\.0.name)),
      .texts("outcome", label: Phrase("outcome", zh: "结论"), rows.map { $0.1.outcome.phrase[language] }),
      .texts("finding", label: Phrase("finding", zh: "说明"), rows.map { $0.1.sentence(in: $0.0.report)[language] }),
      .texts("place", label: Phrase("place", zh: "位置"), rows.map { place(of: $0.1, in: $0.0.report) }),
    ])
}

/// `324 checks of 8 reports: 257 hold, 2 fail, 65 cannot be judged`
private func summary(of reports: [StoredReport]) -> Phrase {
  let all = reports.flatMap(\.report.findings)
  func count(_ outcome: Finding.Outcome) -> Int { all.count { $0.outcome == outcome } }
  return Phrase(
    "\(all.count) checks of \(reports.count) report\(reports.count == 1 ? "" : "s"): \(count(.pass)) hold, "
      + "\(count(.fail)) fail, \(count(.notAssessable)) cannot be judged",
    zh: "\(reports.count) 份报告共核对 \(all.count) 处：相符 \(count(.pass))，不符 \(count(.fail))，无法核对 \(count(.notAssessable))")
}

private func place(of finding: Finding, in report: Report) -> String? {
  report.facts.first { $0.slot == finding.whole.last }.map { "\($0.place)" }
}

extension Finding.Outcome {
  fileprivate var phrase: Phrase {
    switch self {
    case .pass: Phrase("holds", zh: "相符")
    case .fail: Phrase("fails", zh: "不符")
    case .notAssessable: Phrase("cannot be judged", zh: "无法核对")
    }
  }
}

extension Finding {
  /// The finding as a sentence: the cell, and what it prints against what its parts add up to, or which cells have no
  /// value.
  fileprivate func sentence(in report: Report) -> Phrase {
    let cell = whole.last.map { formCells[$0] }
    let name = cell.map { "\($0.rowPath), \($0.columnPath)" } ?? ""
    let chinese = cell.map { "\($0.rowPath)，\($0.columnPath)" } ?? ""
    let table = cell?.table.rawValue ?? ""
    if let expected, let found {
      let difference = found - expected
      let sign = difference > 0 ? "+" : "−"
      return Phrase(
        "table \(table), \(name): \(found) is printed, and the parts add up to \(expected) (\(sign)\(difference.magnitude))",
        zh: "表\(table) \(chinese)：表中为 \(found)，各项之和为 \(expected)，相差 \(sign)\(difference.magnitude)")
    }
    func fact(_ slot: Slot) -> Fact? { report.facts.first { $0.slot == slot } }
    guard whole.contains(where: { fact($0)?.value != nil }) else {
      return Phrase("table \(table), \(name): the total is not printed", zh: "表\(table) \(chinese)：总数未填")
    }
    let blank = (whole + parts).count { fact($0)?.value == nil && fact($0)?.implied != 0 }
    return Phrase(
      "table \(table), \(name): \(blank) cell\(blank == 1 ? " has" : "s have") no value",
      zh: "表\(table) \(chinese)：有 \(blank) 个单元格无值")
  }
}

extension Diagnostic {
  fileprivate static func noReport(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("no report “\(name)” is loaded", zh: "没有载入报告“\(name)”"),
      hint: close.isEmpty
        ? Phrase("from reports select report lists them", zh: "用“来自 reports 选取 report”查看")
        : Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？"))
  }
}
