import Diagnostics
import Execution
import Output
import Planning
import Relations
import Reports
import Storage
import Syntax

let traceCommand = Command(
  name: .trace,
  summary: Phrase("the cells behind each number: file, place, as printed", zh: "每个数字背后的单元格：文件、位置、原文"),
  usage: "trace QUERY | trace #3"
) { session, statement throws(Diagnostic) in
  switch statement.argument {
  case .query(let query):
    let previous = session.last
    let (answer, destinations) = try session.compute(query)
    guard let last = session.last, let traced = try session.traced(answer, last.plan, row: nil) else {
      throw Diagnostic.notFromReports.with { $0.span = query.span }
    }
    if destinations.isEmpty { try session.show(traced) }
    for destination in destinations {
      if case .file(let path, let replacing) = destination {
        try session.save(traced, path, at: query.span(ofPath: path), replacing: replacing)
      }
      if case .table(let name) = destination { session.keep(traced.relation, as: name, summary: traceSummary) }
    }
    if let previous { session.remember(previous.answer, previous.plan) }
  case .row(let number):
    let (answer, plan, row) = try session.lastAnswer(row: number, at: statement.span)
    guard let traced = try session.traced(answer, plan, row: row) else {
      throw Diagnostic.notFromReports.with { $0.span = statement.span }
    }
    try session.show(traced)
  case .words, .text:
    throw Diagnostic.notFromReports.with { $0.span = statement.span }
  }
  return true
}

private let traceSummary = Phrase("cells behind an answer", zh: "结果背后的单元格")

extension Session {
  /// The last answer, its plan, and the index of a row of it that the user counts from 1.
  func lastAnswer(row number: Int, at span: Span) throws(Diagnostic) -> (Answer, Plan, row: Int) {
    guard let last else { throw Diagnostic.noAnswerYet.with { $0.span = span } }
    let count = last.answer.relation.rowCount
    guard number >= 1, number <= count else { throw Diagnostic.noSuchRow(number, count).with { $0.span = span } }
    return (last.answer, last.plan, number - 1)
  }

  /// The cells behind the rows of an answer, or behind one of them; also of rows that were kept, and those that rows of claims,
  /// findings and facts name. Nil where it does not come from reports.
  func lineage(of answer: Answer, _ plan: Plan, row: Int?) throws(Diagnostic) -> [LineageEntry]? {
    if case .table(let name) = plan.source, outdated.contains(name) { throw .outdated(name) }
    guard let origin = origin(of: plan) else { return namedCells(in: answer.relation, row: row) }
    return try Execution.lineage(
      of: origin, whole: plan.whole, answer: answer.relation, row: row, over: catalog.dataset,
      checkpoint: Checkpoint { Interruption.isSet })
  }

  /// The cells behind the rows of an answer: a row each. Nil where it does not come from reports.
  func traced(_ answer: Answer, _ plan: Plan, row: Int?) throws(Diagnostic) -> Answer? {
    guard let entries = try lineage(of: answer, plan, row: row) else { return nil }
    let rows = entries.map { entry in
      (
        entry, database.reports[entry.report],
        database.reports[entry.report].report.facts.first { $0.slot == entry.cell }
      )
    }
    func texts(_ name: String, _ zh: String, _ value: ((LineageEntry, StoredReport, Fact?)) -> String?) -> Column {
      .texts(name, label: Phrase(name, zh: zh), rows.map(value))
    }
    let metrics = catalog.metrics
    return Answer(
      Relation(
        "trace",
        [
          .texts(
            "metric", label: Phrase("metric", zh: "指标"), rows.map(\.0.metric),
            choices: Set(rows.map(\.0.metric)).sorted().map { Phrase($0, zh: metrics.find($0)?.label.zh ?? $0) }),
          texts("report", "报告") { $0.1.name },
          texts("text", "原文") { $0.2?.text },
          .texts(
            "state", label: Phrase("state", zh: "依据"), rows.map(\.0.presence.basis.en),
            choices: Presence.allCases.map(\.basis)),
          .reals(
            "value", label: Phrase("value", zh: "数值"),
            rows.map { entry, _, fact in
              fact.flatMap { fact in
                (fact.value ?? fact.implied).map { fact.unit == .yuan ? Double($0) / 100 : Double($0) }
              }
            }),
          texts("source", "来源") { $0.1.path },
          .phrases("place", label: Phrase("place", zh: "位置"), rows.map { $0.2?.place.phrase }),
          texts("table", "表") { formCells[$0.0.cell].table.rawValue },
          texts("row", "行") { formCells[$0.0.cell].rowPath },
          texts("column", "列") { formCells[$0.0.cell].columnPath },
        ]))
  }
}

extension Presence {
  /// What a cell's value, or its lack of one, rests on.
  fileprivate var basis: Phrase { self == .value ? Phrase("printed", zh: "原文") : word }
}

extension Diagnostic {
  fileprivate static let notFromReports = Diagnostic(
    Phrase("trace follows the numbers of metrics", zh: "“溯源”用于指标的数字"),
    hint: Phrase("such as trace lawsuits 鹿城区 2019", zh: "例如 溯源 行政诉讼 鹿城区 2019"))
  fileprivate static func outdated(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "reports have been loaded since “\(name)” was kept: its cells may have changed",
        zh: "“\(name)”保存之后又载入了报告，其单元格可能已变"),
      hint: Phrase("ask its query again", zh: "请重新查询"))
  }

  fileprivate static let noAnswerYet = Diagnostic(
    Phrase("there is no answer yet to go on from", zh: "还没有可继续追查的结果"),
    hint: Phrase("ask first, then trace #1 or drill 1", zh: "请先查询，再 溯源 #1 或 下钻 1"))

  fileprivate static func noSuchRow(_ row: Int, _ count: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the last answer has \(count) row\(count == 1 ? "" : "s"), and no row \(row)",
        zh: "最近的结果有 \(count) 行，没有第 \(row) 行"))
  }
}
