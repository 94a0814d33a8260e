import Diagnostics
import Documents

/// A row in the midst of a statutory table that the form does not have, as 其他主动公开文件 below 规范性文件, or what a row of the form
/// prints in columns that the form does not have, as 备注 behind 总计: kept as printed, in no metric and no sum.
package struct ExtraRow: Sendable {
  /// The table that it stands in.
  package var table: StatutoryTable
  /// The row of the form above it, its labels joined with `/`; nil where none was read before it.
  package var after: String?
  /// Its label as printed.
  package var label: String
  package var cells: [Cell]
  /// Where its label stands.
  package var place: Place
  /// The row is one of the form's, and only its columns are not: its label is the form's path.
  package var isOfForm = false

  /// A cell of it below a heading.
  package struct Cell: Sendable {
    package var column: String
    /// As in `Fact`.
    package var text: String
    package var kind: CellKind
    package var value: Int64?
    package var unit: CellUnit
    package var place: Place
  }
}

/// A finding for each row, and for each column, that the form does not have, so that it is seen.
func findings(on rows: [ExtraRow]) -> [Finding] {
  let ofRows = rows.filter { !$0.isOfForm }.map { row in
    let after = row.after.map { Phrase(" below “\($0)”", zh: "“\($0)”之后的") } ?? Phrase("", zh: "")
    let remark = Phrase(
      "“\(row.label)”\(after.en) is no row of the form: kept in extra_rows, and in no sum",
      zh: "\(after.zh)“\(row.label)”不是格式中的行：保存在“其他行”中，不计入任何合计")
    return Finding(rule: .extra, outcome: .unlikely, remark: remark, place: row.place)
  }
  return ofRows + findingsOnColumns(rows)
}

private func findingsOnColumns(_ rows: [ExtraRow]) -> [Finding] {
  var columns: [(table: StatutoryTable, name: String, place: Place)] = []
  for row in rows where row.isOfForm {
    for cell in row.cells where !columns.contains(where: { $0.table == row.table && $0.name == cell.column }) {
      columns.append((row.table, cell.column, cell.place))
    }
  }
  return columns.map { table, name, place in
    let remark = Phrase(
      "“\(name)” is no column of table \(table.rawValue) of the form: kept in extra_rows, and in no sum",
      zh: "“\(name)”不是格式中表\(table.rawValue)的列：保存在“其他行”中，不计入任何合计")
    return Finding(rule: .extra, outcome: .unlikely, remark: remark, place: place)
  }
}
