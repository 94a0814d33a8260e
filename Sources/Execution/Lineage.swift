import Diagnostics
import Planning
import Relations

/// A cell of a report that a number of an answer was made from.
package struct LineageEntry: Sendable {
  /// The answer's row.
  package var row: Int
  package var metric: String
  /// The report's row in the cube.
  package var report: Int
  /// The number of the cell among those of the forms.
  package var cell: Int
  package var presence: Presence

  package init(row: Int, metric: String, report: Int, cell: Int, presence: Presence) {
    self.row = row
    self.metric = metric
    self.report = report
    self.cell = cell
    self.presence = presence
  }
}

/// The cells behind an answer's rows, or behind one of them, in the order of the rows.
///
/// A row is known by its keys; where the answer kept none of them, every row rests on all the cells. The row of totals has none: it
/// rests on what the whole was made of, or else on what the other rows rest on, and is told only where it is asked for.
///
/// - Parameter whole: the sums of the whole, where the row of totals is made of them.
package func lineage(
  of cubePlan: CubePlan, whole: CubePlan?, answer: Relation, row: Int? = nil, over dataset: Dataset,
  checkpoint: Checkpoint = Checkpoint()
) throws(Diagnostic) -> [LineageEntry] {
  let isTotal = row.map(answer.isRowOfTotals) ?? false
  return try lineage(
    of: isTotal ? whole ?? cubePlan : cubePlan, answer: answer, row: isTotal && whole == nil ? nil : row,
    over: dataset, checkpoint: checkpoint)
}

private func lineage(
  of cubePlan: CubePlan, answer: Relation, row: Int?, over dataset: Dataset, checkpoint: Checkpoint
) throws(Diagnostic) -> [LineageEntry] {
  let context = Context(dataset: dataset, checkpoint: checkpoint)
  let contributions = try contributions(cubePlan, context)
  let keys = contributions.keys.compactMap { key in answer.column(named: key.name).map { (key, $0) } }
  var byKeys: [[Value]: [Int]] = [:]
  for group in 0..<contributions.rowCount { byKeys[keys.map { $0.0[group] }, default: []].append(group) }
  var entries: [LineageEntry] = []
  for answerRow in row.map({ $0..<$0 + 1 }) ?? 0..<answer.rowCount {
    for group in byKeys[keys.map { $0.1[answerRow] }] ?? [] {
      entries += contributions.cells(behind: group, as: answerRow, dataset.cube)
    }
  }
  return unique(entries)
}

/// A row of several measures names a cell once for each; the rows of `A vs B` would name it again.
private func unique(_ entries: [LineageEntry]) -> [LineageEntry] {
  struct Key: Hashable {
    var metric: String
    var report: Int
    var cell: Int
  }
  var seen: Set<Key> = []
  return entries.filter { seen.insert(Key(metric: $0.metric, report: $0.report, cell: $0.cell)).inserted }
}

extension Relation {
  /// Whether a row is the one of totals, which says so in a column of its keys.
  fileprivate func isRowOfTotals(_ row: Int) -> Bool {
    columns.contains(where: \.hasTotal) && columns.contains { $0[row] == .text(totalLabel.en) }
  }
}

extension Plan {
  /// The sums of the whole that a row of totals is made of; nil where it adds up the rows, or there is none.
  package var whole: CubePlan? {
    switch self {
    case .totals(_, let whole, _, _): if case .reports(let cube) = whole.source { cube } else { nil }
    default: inputs.first?.whole
    }
  }

  /// What its rows are made of: sums over reports, or a table.
  package enum Source: Sendable {
    case reports(CubePlan)
    case table(String)
  }

  package var source: Source {
    switch self {
    case .cube(let cube): .reports(cube)
    case .scan(let name): .table(name)
    default: inputs[0].source
    }
  }
}
