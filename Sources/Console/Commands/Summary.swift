import Diagnostics
import Metrics
import Planning
import Relations
import Reports
import Storage
import Syntax

// What the commands that judge reports have in common: which reports are meant, and how many judgements come out how.

extension Session {
  /// The reports that words mean: all where there are none.
  func reports(meantBy words: [Name]) throws(Diagnostic) -> [Int] {
    let wanted = words.map(\.text).joined(separator: " ")
    let reports = database.reports
    var meant = reports.indices.filter { wanted.isEmpty || reports[$0].isMeant(by: wanted) }
    if meant.isEmpty, let place = place(of: wanted) { meant = reports.indices.filter { isOf(place, $0) } }
    if case .several(let places) = wanted.isEmpty ? .none : catalog.members.resolve(wanted) {
      let ways = places.map(\.wayDown)
      try note(
        Phrase(
          "“\(wanted)” is several: \(ways.joined(separator: ", "))",
          zh: "“\(wanted)”有多种可能：\(ways.joined(separator: "、"))"))
    }
    if meant.isEmpty && !wanted.isEmpty {
      throw Diagnostic.noReport(wanted, nearest(wanted, among: reports.map(\.name))).with {
        $0.span = words.first?.span
      }
    }
    return meant
  }

  /// The area that a way down leads to: 南京市/鼓楼区.
  private func place(of way: String) -> Member? {
    let parts = way.split(separator: "/").map(String.init)
    guard let last = parts.last, case .one(let member) = catalog.members.resolve(last, around: parts.dropLast()),
      member.isLoaded
    else { return nil }
    return member
  }

  private func isOf(_ place: Member, _ report: Int) -> Bool {
    guard case .text(let text) = place.value else { return false }
    return database.dataset.cube.reports.column(named: place.dimension)?.text(at: report) == text
  }

  /// How many judgements come out how, by properties of the reports, in the order of the reports; of the years, where they stand first.
  ///
  /// - Parameter outcomes: the outcomes, each with the name of its column.
  func summary(
    _ name: String, of judged: [(report: Int, outcome: String)], by keys: [Dimension],
    _ outcomes: [(outcome: String, column: Phrase)]
  ) -> Relation {
    let columns = keys.compactMap { database.dataset.cube.reports.column(named: $0.id) }
    var groups: [[String?]: Int] = [:]
    var rows: [(keys: [String?], counts: [String: Int64])] = []
    for each in judged {
      let key = columns.map { $0.text(at: each.report) }
      let row = groups[key] ?? rows.count
      if row == rows.count { rows.append((key, [:])) }
      groups[key] = row
      rows[row].counts[each.outcome, default: 0] += 1
    }
    if keys.first?.id == "year" { rows.sort { ($0.keys[0] ?? "") < ($1.keys[0] ?? "") } }
    return Relation(
      name,
      zip(0..., columns).map { index, column in
        .texts(
          column.name, label: column.label, rows.map { $0.keys[index] }, choices: ColumnSchema(column).choices)
      }
        + outcomes.map { outcome, column in
          .integers(column.en, label: column, rows.map { $0.counts[outcome] ?? 0 })
        }, rowCount: rows.count)
  }
}

extension StoredReport {
  /// Whether a word means the report: its name, a part of it, or its file.
  fileprivate func isMeant(by wanted: String) -> Bool { path == wanted || name.holds(wanted) }
}

/// The dimensions of `summary by district, year`; nil where the words are no summary.
func summaryKeys(_ words: [Name]) throws(Diagnostic) -> [Dimension]? {
  guard let first = words.first, !first.isQuoted, ["summary", "汇总"].contains(first.text.lowercased()) else {
    return nil
  }
  return try keys(words.dropFirst())
}

/// The dimensions behind `summary`: `by district, year`.
private func keys(_ words: ArraySlice<Name>) throws(Diagnostic) -> [Dimension] {
  guard let by = words.first else { return [] }
  let names = words.dropFirst().flatMap { word in
    word.text.split { ",，、".contains($0) }.map { Name(String($0), at: word.span) }
  }
  guard Keyword(word: by.text) == .by, !names.isEmpty else { throw Diagnostic.noKey.with { $0.span = by.span } }
  let properties = dimensions.map(\.id).filter { CellDimension(rawValue: $0) == nil }
  var keys: [Dimension] = []
  for name in names {
    guard let found = findDimension(name.text), CellDimension(rawValue: found.id) == nil else {
      throw Diagnostic.unknownKey(name.text, nearest(name.text, among: properties))
        .with { $0.span = name.span }
    }
    keys.append(found)
  }
  return keys
}

extension Diagnostic {
  fileprivate static func noReport(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("no report “\(name)” is loaded", zh: "没有载入报告“\(name)”"),
      hint: close.isEmpty
        ? Phrase("from reports select report lists them", zh: "用“来自 reports 选取 report”查看")
        : Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？"))
  }

  fileprivate static let noKey = Diagnostic(
    Phrase("a summary is by properties of reports", zh: "“汇总”之后是“按”和报告的维度"),
    hint: Phrase("summary by district", zh: "汇总 按 区县"))

  fileprivate static func unknownKey(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is no property of reports", zh: "“\(name)”不是报告的维度"),
      hint: close.isEmpty
        ? Phrase("summary by district", zh: "汇总 按 区县")
        : Phrase(verbatim: close.joined(separator: ", ") + "?"))
  }
}
