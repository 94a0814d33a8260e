import Diagnostics
import Functions
import Planning
import Relations

/// The rows with a key's members as columns. Where no row has a combination of keys and a member, no report has it:
/// the cell is missing. Without other keys there is one row, even of nothing.
func pivoted(_ rows: Relation, _ layout: PivotLayout) -> Relation {
  let keyColumns = layout.keys.map { rows.columns[$0] }
  let found = rowGroups(keyColumns, rowCount: rows.rowCount)
  let groupCount = layout.keys.isEmpty ? 1 : found.firstRows.count
  let key = rows.columns[layout.key]
  let members = layout.members ?? occurringMembers(key)
  var places: [Value: Int] = [:]
  for (place, member) in members.enumerated() { places[member.value] = place }
  var rowOf = [Int32](repeating: -1, count: groupCount * members.count)
  for row in 0..<rows.rowCount {
    let value = key.hasValue(at: row) ? key[row] : .none(.blank)
    guard let member = places[value] else { continue }
    rowOf[member * groupCount + Int(found.groups[row])] = Int32(row)
  }
  var columns = keyColumns.map { taken($0, found.firstRows) }
  for number in layout.measures {
    let measure = rows.columns[number]
    for (place, member) in members.enumerated() {
      let rows = Array(rowOf[place * groupCount..<(place + 1) * groupCount])
      var column = taken(measure, rows, otherwise: .missing)
      if layout.counts.contains(number), rows.contains(where: { $0 >= 0 }) { column.presence = nil }
      let schema = layout.schema(of: ColumnSchema(measure), member.label)
      column.name = schema.name
      column.label = schema.label
      columns.append(column)
    }
  }
  return Relation(
    rows.name, columns, rowCount: groupCount, nesting: rows.nesting?.merged(found.groups, count: groupCount))
}

/// The members that the rows have, in the order in which a sort would put them, those without a value last.
func occurringMembers(_ key: Column) -> [PivotLayout.Member] {
  let ranks = ranks(key)
  var rowOf: [Value: Int] = [:]
  for row in 0..<key.count where key.hasValue(at: row) { rowOf[key[row]] = row }
  let members = rowOf.sorted { (ranks[$0.value] ?? 0) < (ranks[$1.value] ?? 0) }.map { value, _ in
    PivotLayout.Member(value: value, label: label(of: value, in: key))
  }
  return (0..<key.count).contains { !key.hasValue(at: $0) } ? members + [PivotLayout.none] : members
}

/// What a member's column is called: of few fixed texts, the text in both languages.
private func label(of value: Value, in key: Column) -> Phrase {
  if case .text(let text) = value, case .text(_, let vocabulary) = key.values, let code = vocabulary.code(of: text) {
    return Phrase(text, zh: vocabulary.shown(code, in: .zh))
  }
  return Phrase(verbatim: name(value))
}

private func name(_ value: Value) -> String {
  switch value {
  case .text(let text): text
  case .integer(let number): "\(number)"
  case .real(let number): "\(number)"
  case .money(let hundredths): "\(Double(hundredths) / 100)"
  case .boolean(let flag): "\(flag)"
  case .none: ""
  }
}

/// The rows without those of the columns that are missing in every row.
func withoutMissing(_ rows: Relation, _ columns: Set<Int>) -> Relation {
  Relation(
    rows.name, keptColumns(rows, withoutMissing: columns).map { rows.columns[$0] }, rowCount: rows.rowCount,
    nesting: rows.nesting)
}

/// The numbers of the columns that stay.
func keptColumns(_ rows: Relation, withoutMissing columns: Set<Int>) -> [Int] {
  rows.columns.indices.filter { number in
    !columns.contains(number)
      || (0..<rows.rowCount).contains { rows.columns[number].presence(at: $0) != .missing }
  }
}
