import Diagnostics
import Planning
import Relations

extension Draft {
  /// The rows, and behind each the columns of the rows of another table that match it; nothing where none does. What each of
  /// the other's keys stands for has been found out before: areas are written in many ways.
  mutating func joined(_ left: StepRows, _ right: StepRows, _ layout: JoinLayout) -> StepRows {
    let (rows, other) = (numbered(left), numbered(right))
    let theirs = layout.keys.indices.map { "theirs_\($0 + 1)" }
    let ours = layout.keys.indices.map { "ours_\($0 + 1)" }
    let meant = values(
      "meant",
      [
        Phrase(
          "which keys of \(layout.table) stand for which of the rows', however an area is written",
          zh: "\(layout.table) 的键与各行的键的对应（同一区划的不同写法）")
      ], theirs + ours, layout.meanings.map { meaning in written(meaning, layout, rows, other) })
    let added = layout.columns.map { number, schema in
      var column = other.columns[number]
      column.title = schema.name
      return column
    }
    let names = uniqueNames(rows.columns.map(\.name) + added.map(\.title), besides: [sequenceName])
    let columns = zip(rows.columns + added, names).map { $0.renamed($1) }
    let kept = zip(rows.columns, columns).flatMap { rows.renaming(self, $0, to: $1, as: "a.") }
    let more = zip(layout.columns, columns.dropFirst(rows.columns.count)).flatMap { each, column in
      let before = other.columns[each.number]
      return [item("b.\(sqlName(before.name))", as: column.name)]
        + (flags(before) ? ["COALESCE(b.\(sqlName(before.missing)), FALSE) AS \(sqlName(column.missing))"] : [])
    }
    let order = ["a.\(sqlName(rows.sequence))", "b.\(sqlName(other.sequence))"]
    let matching = layout.keys.enumerated().map { number, key in
      (
        "m.\(ours[number]) = a.\(sqlName(rows.columns[key.left].name))",
        "b.\(sqlName(other.columns[key.right].name)) = m.\(theirs[number])"
      )
    }
    let name = step(
      "joined",
      Select(
        kept + more + [numbering(sequenceName, within: [], by: order)], from: "\(sqlName(rows.step)) AS a",
        joins: [
          "LEFT JOIN \(meant) AS m ON \(matching.map(\.0).joined(separator: " AND "))",
          "LEFT JOIN \(sqlName(other.step)) AS b ON \(matching.map(\.1).joined(separator: " AND "))",
        ]))
    return StepRows(step: name, columns: columns)
  }

  private func written(
    _ meaning: JoinLayout.Meaning, _ layout: JoinLayout, _ rows: StepRows, _ other: StepRows
  ) -> String {
    let theirs = zip(layout.keys, meaning.theirs).map { constantTerm($1, other.columns[$0.right].type).text }
    let ours = zip(layout.keys, meaning.ours).map { constantTerm($1, rows.columns[$0.left].type).text }
    return "(\((theirs + ours).joined(separator: ", ")))"
  }
}
