import Diagnostics
import Reports

/// Every metric, in the order of the tables, the derived ones last.
package let metrics: [Metric] = applicationMetrics + disputeMetrics + disclosureMetrics + derivedMetrics

/// The metric with the identifier; nil where there is none.
package func metric(_ id: String) -> Metric? {
  metricsByID[id]
}

private let metricsByID = Dictionary(uniqueKeysWithValues: metrics.map { ($0.id, $0) })

extension Metric {
  /// A metric over cells; its summary names the rows of the form.
  init(
    _ id: String, _ label: String, _ cells: CellSet, unit: MetricUnit = .count, _ temporality: Temporality = .flow,
    aliases: [String] = []
  ) {
    self.init(
      id: id, label: Phrase(id, zh: label), unit: unit, temporality: temporality, definition: .cells(cells),
      summary: cells.summary, aliases: aliases)
  }

  /// A metric computed from others.
  init(_ id: String, _ label: String, _ formula: Formula, aliases: [String] = []) {
    self.init(
      id: id, label: Phrase(id, zh: label), unit: .ratio, temporality: .flow, definition: .formula(formula),
      summary: Phrase(verbatim: formula.description), aliases: aliases)
  }
}

extension CellSet {
  /// The table and the innermost labels of its cells: `表三 1.属于国家秘密`.
  fileprivate var summary: Phrase {
    guard let first = own.first else { return Phrase(verbatim: "") }
    var labels: [String] = []
    for cell in own.map({ formCells[$0] }) {
      let label = cell.table == .disputes ? cell.columnPath : (cell.row.last ?? "")
      let whole = cell.table == .disclosure ? "\(label) \(cell.columnPath)" : label
      if labels.last != whole { labels.append(whole) }
    }
    let table = formCells[first].table.rawValue
    let shown = labels.count > 3 ? labels.prefix(2) + ["…"] + labels.suffix(1) : labels[...]
    let text = shown.joined(separator: " + ")
    return Phrase("table \(table): \(text)", zh: "表\(table)：\(text)")
  }
}
