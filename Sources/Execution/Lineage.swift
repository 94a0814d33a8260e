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
/// A row is known by its keys; where the answer kept none of them, every row rests on all the cells.
///
package func lineage(
  of cubePlan: CubePlan, answer: Relation, row: Int? = nil, over dataset: Dataset, checkpoint: Checkpoint = Checkpoint()
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

extension Plan {
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
