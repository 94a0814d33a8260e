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
  if let first = words.first, !first.isQuoted, ["summary", "汇总"].contains(first.text.lowercased()) {
    try session.show(Answer(session.summary(by: try keys(words.dropFirst()))))
    return true
  }
  let wanted = words.map(\.text).joined(separator: " ")
  let reports = session.database.reports
  let meant = reports.indices.filter { wanted.isEmpty || reports[$0].isMeant(by: wanted) }
  if meant.isEmpty && !wanted.isEmpty {
    throw Diagnostic.noReport(wanted, nearest(wanted, among: reports.map(\.name))).with { $0.span = words.first?.span }
  }
  let rows = Set(meant)
  let all = session.database.checked().filter { rows.contains($0.report) }
  try session.show(Answer(listed(all, reports, session.settings.language)))
  try session.note(counts(all, meant.count))
  return true
}

extension StoredReport {
  /// Whether a word means the report: its name, a part of it, or its file.
  fileprivate func isMeant(by wanted: String) -> Bool { path == wanted || name.holds(wanted) }
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
    case .fail: Phrase("fails", zh: "不符")
    case .warning: Phrase("unlikely", zh: "可疑")
    case .notAssessable: rule == .missing ? Phrase("missing", zh: "缺填") : Phrase("cannot be judged", zh: "无法核对")
    case .pass: Phrase("holds", zh: "相符")
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

/// The dimensions behind `summary`: `by district, year`.
private func keys(_ words: ArraySlice<Name>) throws(Diagnostic) -> [Dimension] {
  guard let by = words.first else { return [] }
  let names = words.dropFirst().flatMap { word in
    word.text.split { ",，、".contains($0) }.map { Name(String($0), at: word.span) }
  }
  guard Keyword(word: by.text) == .by, !names.isEmpty else { throw Diagnostic.noKey.with { $0.span = by.span } }
  let properties = dimensions.map(\.id).filter { CellDimension(rawValue: $0) == nil }
  var keys: [Dimension] = []
  for name in names {
    guard let found = findDimension(name.text), CellDimension(rawValue: found.id) == nil else {
      throw Diagnostic.unknownKey(name.text, nearest(name.text, among: properties))
        .with { $0.span = name.span }
    }
    keys.append(found)
  }
  return keys
}

extension Session {
  /// How many checks come out how, by properties of the reports, in the order of the reports; of the years, where they
  /// stand first.
  fileprivate func summary(by keys: [Dimension]) -> Relation {
    let columns = keys.compactMap { database.dataset.cube.reports.column(named: $0.id) }
    var groups: [[String?]: Int] = [:]
    var rows: [(keys: [String?], counts: [Finding.Outcome: Int64])] = []
    for each in database.checked() {
      let key = columns.map { $0.text(at: each.report) }
      let row = groups[key] ?? rows.count
      if row == rows.count { rows.append((key, [:])) }
      groups[key] = row
      rows[row].counts[each.finding.outcome, default: 0] += 1
    }
    if keys.first?.id == "year" { rows.sort { ($0.keys[0] ?? "") < ($1.keys[0] ?? "") } }
    let outcomes: [(Finding.Outcome, String, String)] = [
      (.pass, "hold", "相符"), (.fail, "fail", "不符"), (.warning, "unlikely", "可疑"),
      (.notAssessable, "cannot_be_judged", "无法核对"),
    ]
    return Relation(
      "check",
      zip(0..., columns).map { index, column in .texts(column.name, label: column.label, rows.map { $0.keys[index] }) }
        + outcomes.map { outcome, name, zh in
          .integers(name, label: Phrase(name, zh: zh), rows.map { $0.counts[outcome] ?? 0 })
        }, rowCount: rows.count)
  }
}

extension Column {
  /// A text, or a number that names something, as a text; nil where there is none.
  fileprivate func text(at row: Int) -> String? {
    guard hasValue(at: row) else { return nil }
    return switch values {
    case .text(let codes, let vocabulary): vocabulary[codes[row]]
    case .integer(let numbers): String(numbers[row])
    default: nil
    }
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

  fileprivate static let noKey = Diagnostic(
    Phrase("a summary is by properties of reports", zh: "“汇总”之后是“按”和报告的维度"),
    hint: Phrase("check summary by district", zh: "检查 汇总 按 区县"))

  fileprivate static func unknownKey(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is no property of reports", zh: "“\(name)”不是报告的维度"),
      hint: close.isEmpty
        ? Phrase("check summary by district", zh: "检查 汇总 按 区县")
        : Phrase(verbatim: close.joined(separator: ", ") + "?"))
  }
}
