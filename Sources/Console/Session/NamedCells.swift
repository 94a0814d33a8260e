import Execution
import Metrics
import Relations
import Reports
import Storage

extension Session {
  /// The cells that rows of a table name: of `claims` by report, place and metric; of `facts` and `findings` by report, table, row and
  /// column. Nil where they name none.
  func namedCells(in relation: Relation, row: Int?) -> [LineageEntry]? {
    guard let reports = relation.column(named: "report") else { return nil }
    let byName = Dictionary(database.reports.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var entries: [LineageEntry]?
    for row in row.map({ $0..<$0 + 1 }) ?? 0..<relation.rowCount {
      guard let report = reports.text(at: row).flatMap({ byName[$0] }),
        let cells = claimedCells(relation, row, report) ?? labelledCell(relation, row)
      else { continue }
      let named = cells.map { cell in
        LineageEntry(
          row: row, metric: slotNames[cell].metric ?? "", report: report, cell: cell,
          presence: presence(of: cell, in: report))
      }
      entries = (entries ?? []) + named
    }
    return entries
  }

  private func claimedCells(_ relation: Relation, _ row: Int, _ report: Int) -> [Slot]? {
    guard let place = relation.column(named: "place")?.text(at: row),
      let metric = relation.column(named: "metric")?.text(at: row), relation.column(named: "claimed") != nil
    else { return nil }
    let claim = database.claims(in: [report]).first {
      "\($0.claim.claim.place)" == place && $0.claim.reading.metric == metric
    }
    return claim?.claim.reading.cells
  }

  private func labelledCell(_ relation: Relation, _ row: Int) -> [Slot]? {
    guard let table = relation.column(named: "table")?.text(at: row),
      let rowPath = relation.column(named: "row")?.text(at: row),
      let columnPath = relation.column(named: "column")?.text(at: row)
    else { return nil }
    let cells = slots { $0.table.rawValue == table && $0.rowPath == rowPath && $0.columnPath == columnPath }
    return cells.isEmpty ? nil : cells
  }

  private func presence(of cell: Slot, in report: Int) -> Presence {
    guard let fact = database.reports[report].report.facts.first(where: { $0.slot == cell }) else { return .unread }
    if fact.unit == .unknown { return .unitless }
    return fact.value != nil ? .value : fact.implied != nil ? .implied : .blank
  }
}
