import Diagnostics

/// A row in the midst of a statutory table that the form does not have, as 其他主动公开文件 below 规范性文件: kept as printed, in no
/// metric and no sum.
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

  /// A cell of it below a heading of the form.
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

/// A finding for each, so that it is seen.
func findings(on rows: [ExtraRow]) -> [Finding] {
  rows.map { row in
    let after = row.after.map { Phrase(" below “\($0)”", zh: "“\($0)”之后的") } ?? Phrase("", zh: "")
    let remark = Phrase(
      "“\(row.label)”\(after.en) is no row of the form: kept in extra_rows, and in no sum",
      zh: "\(after.zh)“\(row.label)”不是格式中的行：保存在“其他行”中，不计入任何合计")
    return Finding(rule: .extra, outcome: .unlikely, remark: remark, place: row.place)
  }
}
