import Diagnostics
import Functions
import Planning
import Relations

/// The rows, and behind each the columns of the rows of the other relation that match it; a row that none matches stays,
/// with blanks.
///
/// - Throws: where rows have figures and several rows match one: its figures would be counted several times.
func joined(
  _ rows: Relation, _ other: Relation, _ layout: JoinLayout, _ coverage: inout Coverage
) throws(Diagnostic) -> Relation {
  let wanted = (0..<rows.rowCount).map { row in leftKey(rows, row, layout) }
  let index = matches(other, layout, wanted: Set(wanted.compactMap { $0 }))
  var (lefts, rights, unmatched) = ([Int32](), [Int32](), [String]())
  for (row, key) in wanted.enumerated() {
    let found = key.flatMap { index.rows[$0] } ?? []
    if found.count > 1, !layout.repeatsRows { throw .several(found.count, layout, key ?? []) }
    if found.isEmpty { unmatched.append(shown(key)) }
    for right in found.isEmpty ? [-1] : found {
      lefts.append(Int32(row))
      rights.append(right)
    }
  }
  coverage.joins += notes(layout, unmatched: unmatched, ambiguous: index.ambiguous, rights)
  let left = lefts.count == rows.rowCount ? rows : taken(rows, lefts)
  let added = layout.columns.map { number, schema in
    var column = taken(other.columns[number], rights, otherwise: .blank)
    (column.name, column.label, column.measures) = (schema.name, schema.label, nil)
    return column
  }
  return Relation(
    rows.name, left.columns + added, rowCount: lefts.count, nesting: left.nesting,
    speakers: left.speakers)
}

/// Which keys of the other relation stand for which of the rows', each once.
func meanings(_ rows: Relation, _ other: Relation, _ layout: JoinLayout) -> [JoinLayout.Meaning] {
  var ours: [[String]: Set<[Value]>] = [:]
  for row in 0..<rows.rowCount {
    guard let key = leftKey(rows, row, layout) else { continue }
    ours[key, default: []].insert(layout.keys.map { rows.columns[$0.left][row] })
  }
  var seen: Set<JoinLayout.Meaning> = []
  let index = matches(other, layout, wanted: Set(ours.keys)).rows.flatMap { key, found in
    found.flatMap { row in
      let theirs = layout.keys.map { other.columns[$0.right][Int(row)] }
      return (ours[key] ?? []).map { (row, $0.map(keyText), JoinLayout.Meaning(theirs: theirs, ours: $0)) }
    }
  }
  return index.sorted { ($0.0, "\($0.1)") < ($1.0, "\($1.1)") }.map(\.2).filter { seen.insert($0).inserted }
}

/// The keys of a row as texts, areas as answers write them; nil where one has no value.
private func leftKey(_ rows: Relation, _ row: Int, _ layout: JoinLayout) -> [String]? {
  var key: [String] = []
  for each in layout.keys {
    guard let text = keyText(rows.columns[each.left][row]) else { return nil }
    key.append(ownMeaning(text, each.readings))
  }
  return key
}

/// Where the rows are that match each of the wanted keys, and the names that could be meant for several of them.
private func matches(
  _ other: Relation, _ layout: JoinLayout, wanted: Set<[String]>
) -> (rows: [[String]: [Int32]], ambiguous: [String]) {
  var (rows, ambiguous) = ([[String]: [Int32]](), [String]())
  for row in 0..<other.rowCount {
    var possible: [[String]] = [[]]
    for key in layout.keys {
      let candidates = keyText(other.columns[key.right][row]).map { meanings($0, key.readings) } ?? []
      possible = possible.flatMap { begun in candidates.map { begun + [$0] } }
    }
    let meant = possible.filter(wanted.contains)
    if meant.count > 1 {
      ambiguous.append(layout.keys.compactMap { keyText(other.columns[$0.right][row]) }.joined(separator: " "))
    } else if let key = meant.first {
      rows[key, default: []].append(Int32(row))
    }
  }
  return (rows, ambiguous)
}

/// What a text of the other relation stands for: areas, or itself. Codes may have twelve digits, years a 年 behind them.
private func meanings(_ text: String, _ readings: [String: [String]]) -> [String] {
  let key = String(text.lowercased().filter { !$0.isWhitespace })
  if let areas = readings[key] { return areas }
  if key.utf8.count == 12, key.hasSuffix("000000"), let areas = readings[String(key.prefix(6))] { return areas }
  if readings.isEmpty, text.count == 5, text.hasSuffix("年") { return [text, String(text.dropLast())] }
  return [text]
}

/// What a text of the rows themselves stands for. An area as answers write it is itself, and so is what could be several.
private func ownMeaning(_ text: String, _ readings: [String: [String]]) -> String {
  let possible = meanings(text, readings)
  if readings.isEmpty { return possible.last ?? text }
  return possible.count == 1 && !possible.contains(text) ? possible[0] : text
}

private func keyText(_ value: Value) -> String? {
  switch value {
  case .none: nil
  case .text(let text): text
  case .integer(let number), .money(let number): "\(number)"
  case .real(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
  case .boolean(let flag): "\(flag)"
  }
}

private func shown(_ key: [String]?) -> String { key?.joined(separator: " ") ?? "–" }

// MARK: - What is said of it

private func notes(
  _ layout: JoinLayout, unmatched: [String], ambiguous: [String], _ rights: [Int32]
) -> [Note] {
  let table = layout.table
  var notes: [Note] = []
  func add(_ key: String, _ names: [String], _ phrase: (String, String) -> Phrase) {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    guard !names.isEmpty else { return }
    notes.append(Note(key, count: names.count, names: names, phrase(shortened(names, ", "), shortened(names, "、"))))
  }
  add("unmatched", unmatched) { Phrase("no row of \(table) for \($0)", zh: "\(table) 中没有：\($1)") }
  add("ambiguous", ambiguous) { Phrase("of \(table), \($0) could be several", zh: "\(table) 中的 \($1) 有多种可能，未采用") }
  let used = rights.filter { $0 >= 0 }
  let repeated = used.count - Set(used).count
  if repeated > 0 {
    notes.append(
      Note(
        "repeated", count: repeated,
        Phrase("rows of \(table) stand beside several rows: its figures do not add up", zh: "\(table) 的行对应多行：其数值不可相加")))
  }
  return notes
}

extension Diagnostic {
  fileprivate static func several(_ count: Int, _ layout: JoinLayout, _ key: [String]) -> Diagnostic {
    let (table, name) = (layout.table, key.joined(separator: " "))
    return Diagnostic(
      Phrase(
        "\(table) has \(count) rows for \(name): the figures beside them would be counted \(count) times",
        zh: "\(table) 中有 \(count) 行对应 \(name)：相应数值会被重复计算 \(count) 次"),
      hint: Phrase(
        "join on more columns, or keep the rows that are meant: from \(table) filter … into chosen",
        zh: "增加连接的列，或先保留所需的行：来自 \(table) 筛选 … 存为 所选"), at: layout.span)
  }
}
