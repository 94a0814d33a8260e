import Diagnostics
import Relations

/// The relation with a column `NAME_state` behind each column of numbers, which says of each cell whether it has a value
/// and if not, why not: what a table shows by signs, and files would lose.
///
///     district  2024  2024_state
///     宿迁市    3525  value
///     洪泽区          missing
///
/// Every such column has one, whatever the rows hold, so that a script finds the same columns tomorrow.
func withStates(_ relation: Relation) -> Relation {
  Relation(
    relation.name, relation.columns.flatMap { $0.isFigure ? [$0, states(of: $0)] : [$0] }, rowCount: relation.rowCount)
}

private func states(of column: Column) -> Column {
  Column.texts(
    "\(column.name)_state", label: Phrase("\(column.label.en) state", zh: "\(column.label.zh)状态"),
    (0..<column.count).map { column.presence(at: $0).word.en }, choices: Presence.allCases.map(\.word))
}

extension Column {
  /// Whether its values are counted or measured: a year is a number, but no figure.
  fileprivate var isFigure: Bool { type != .text && type != .boolean && unit != .label }
}

extension Format {
  /// Whether a cell without a value is nothing in it, whatever the reason.
  var lacksSigns: Bool {
    switch self {
    case .csv, .tsv, .json, .jsonl: true
    case .table, .markdown: false
    }
  }
}
