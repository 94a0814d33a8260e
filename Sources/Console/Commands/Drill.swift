import Diagnostics
import Execution
import Metrics
import Output
import Planning
import Relations
import Storage
import Syntax

let drillCommand = Command(
  name: .drill,
  summary: Phrase("the reports behind a row of the last answer, with what each gives", zh: "最近结果某一行背后的报告及各自的数字"),
  usage: "drill 3"
) { session, statement throws(Diagnostic) in
  guard case .row(let number) = statement.argument else { return true }
  let (answer, plan, row) = try session.lastAnswer(row: number, at: statement.span)
  guard let entries = try session.lineage(of: answer, plan, row: row) else {
    throw Diagnostic.notFromReports.with { $0.span = statement.span }
  }
  try session.show(Answer(drilled(entries, session.database, session.catalog.metrics)))
  return true
}

/// The reports that the cells stand in, a row each, with the sum of each metric's cells: what the report gives to the row. Those
/// that give the most come first.
private func drilled(_ entries: [LineageEntry], _ database: Database, _ catalogue: MetricCatalogue) -> Relation {
  let metrics = inOrder(entries.map(\.metric))
  let byReport = Dictionary(grouping: entries, by: \.report)
  let given = inOrder(entries.map(\.report)).map { report in
    (
      report: report,
      sums: metrics.map { metric in
        Sum(of: (byReport[report] ?? []).filter { $0.metric == metric }, database.dataset.cube)
      }
    )
  }
  let rows = given.sorted { ($0.sums.first?.value ?? 0, $1.report) > ($1.sums.first?.value ?? 0, $0.report) }
  let stored = rows.map { database.reports[$0.report] }
  func texts(_ name: String, _ zh: String, _ values: [String?]) -> Column {
    .texts(name, label: Phrase(name, zh: zh), values)
  }
  let names = [
    texts("report", "报告", stored.map(\.name)),
    texts("level", "层级", stored.map { $0.report.identity.knownLevel?.rawValue }),
    texts("scope", "范围", stored.map { $0.report.identity.knownScope?.rawValue }),
  ]
  let sums = metrics.enumerated().map { index, metric in
    column(metric, rows.map { $0.sums[index] }, catalogue)
  }
  return Relation("drill", names + sums + [texts("source", "来源", stored.map(\.path))])
}

private func column(_ metric: String, _ sums: [Sum], _ catalogue: MetricCatalogue) -> Column {
  let known = catalogue.find(metric)
  let isMoney = known?.unit == .yuan
  let values = Buffer(sums.map(\.value))
  return Column(
    metric, label: known?.label, isMoney ? .money(values) : .integer(values),
    presence: Buffer(sums.map(\.presence.rawValue)), unit: isMoney ? .yuan : .number)
}

/// What the cells of one metric give in one report: those that have a value, added; without one, the reason why.
private struct Sum {
  var value: Int64 = 0
  var presence: Presence

  init(of entries: [LineageEntry], _ cube: Cube) {
    let counted = entries.filter(\.presence.hasValue)
    value = counted.reduce(0) { $0 &+ cube.cells[$1.cell].values[$1.report] }
    presence =
      counted.isEmpty
      ? entries.first?.presence ?? .absent : counted.contains { $0.presence == .implied } ? .implied : .value
  }
}

private func inOrder<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}

extension Diagnostic {
  fileprivate static let notFromReports = Diagnostic(
    Phrase("drill follows answers made of metrics to their reports", zh: "“下钻”用于由指标得出的结果"),
    hint: Phrase("such as lawsuits by city, then drill 1", zh: "例如 行政诉讼 按 城市，再 下钻 1"))
}
