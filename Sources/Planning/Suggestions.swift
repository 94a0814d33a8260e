import Diagnostics
import Metrics
import Relations
import Syntax

/// The line in this language that a statement with habits of SQL means: one that has an answer over what is loaded; nil
/// where none is found, or the statement has no such habits.
///
///     select district, sum(lawsuits) from reports group by district   →   lawsuits by district
package func lineMeant(by text: String, in catalog: Catalog) -> String? {
  guard text.utf8.prefix(longestQuestion + 1).count <= longestQuestion else { return nil }
  let candidates =
    SQLQuestion(text).map { lines(asking: $0, in: catalog) }
    ?? linesMeant(by: text) + [lineAsked(by: text, in: catalog)].compactMap { $0 }
  return candidates.first { $0 != text && hasMeaning($0, in: catalog) }
}

/// Bytes of a statement that somebody may have typed in their own words: what each word of it may mean is looked for.
private let longestQuestion = 1_000

extension Diagnostic {
  /// The same complaint of a statement, with the line that was meant where it has habits of SQL.
  package func suggesting(of text: String, in catalog: Catalog) -> Diagnostic {
    guard effect == .failed, file == nil, !isQuestion(text, in: catalog) else { return self }
    if let line = lineMeant(by: text, in: catalog) {
      let isSaid = message.en.contains(line) || message.zh.contains(line)
      return with { $0.hint = isSaid ? Phrase("write \(line)", zh: "请写作 \(line)") : Phrase(verbatim: line) }
    }
    guard isOfSQL(text) else { return self }
    return with {
      $0.hint = Phrase(
        "SQL itself stands in quotes, and only reads: sql \"select organ from reports\"",
        zh: "SQL 语句写在引号内，且只能读取：查询语句 “select organ from reports”")
    }
  }
}

/// Whether the statement is a query with a meaning, so that its failure has another cause: a file that is there already.
private func isQuestion(_ text: String, in catalog: Catalog) -> Bool {
  if case .query? = try? parse(text) { hasMeaning(text, in: catalog) } else { false }
}

private func hasMeaning(_ line: String, in catalog: Catalog) -> Bool {
  guard let statement = try? parse(line) else { return false }
  guard case .query(let query) = statement else { return true }
  return (try? bind(query, in: catalog)) != nil
}

/// The question about metrics, and the one about the rows of its table.
private func lines(asking question: SQLQuestion, in catalog: Catalog) -> [String] {
  let (measures, rows) = (asMeasures(question, in: catalog), asRows(question, in: catalog))
  let isCounted = question.items.allSatisfy { $0.aggregate == nil || $0.argument == nil }
  let isOfReports = question.table.flatMap { catalog.dataset.relation(named: $0)?.name } == "reports"
  return (isCounted && !isOfReports ? [rows, measures] : [measures, rows]).compactMap { $0 }
}

/// `lawsuits by district filter year = 2020 sort -lawsuits limit 5`; nil where no metric is asked for.
private func asMeasures(_ question: SQLQuestion, in catalog: Catalog) -> String? {
  let isMetric = { (item: SQLQuestion.Item) in item.aggregate != nil || catalog.metrics.find(item.text) != nil }
  let measures = question.items.filter(isMetric)
  let keys = question.groups + question.items.filter { !isMetric($0) }.map(\.text)
  guard !measures.isEmpty else { return nil }
  var line = measures.map(\.measure).joined(separator: ", ")
  if let keys = keys.unique { line += " by \(keys)" }
  if let condition = question.condition { line += " filter \(condition)" }
  return line + question.ending { $0.columnOfMeasures }
}

/// `from tasks filter number > 3 select title`, or `from facts | count by kind`.
private func asRows(_ question: SQLQuestion, in catalog: Catalog) -> String? {
  guard let table = question.table.flatMap({ catalog.dataset.relation(named: $0) }) else { return nil }
  var line = "from \(table.name)"
  if let joins = question.joins { line += " \(joins)" }
  if let condition = question.condition { line += " filter \(condition)" }
  let aggregates = question.items.filter { $0.aggregate != nil }
  if aggregates.isEmpty {
    let columns = question.items.map(\.column)
    if columns != ["*"] { line += " select \(columns.joined(separator: ", "))" }
    if question.isDistinct { line += " distinct" }
    return line + question.ending { $0.alias ?? $0.text }
  }
  line += " | " + aggregates.map(\.measure).joined(separator: ", ")
  let keys = question.groups + question.items.filter { $0.aggregate == nil }.map(\.text)
  if let keys = keys.unique { line += " by \(keys)" }
  return line + question.ending { $0.columnOfRows }
}

extension SQLQuestion {
  /// Its condition on groups, its order and its limit, where each item is a column of that name.
  fileprivate func ending(_ column: (Item) -> String) -> String {
    var ending = having.map { " | filter \(named($0, column))" } ?? ""
    if !order.isEmpty {
      let keys = order.compactMap { key -> String? in
        guard let place = Int(key.text) else { return key.sign + named(key.text, column) }
        return items.indices.contains(place - 1) ? key.sign + column(items[place - 1]) : nil
      }
      if !keys.isEmpty { ending += " sort \(keys.joined(separator: ", "))" }
    }
    return ending + (limit.map { " limit \($0)" } ?? "")
  }

  /// A text in which `sum(lawsuits)` and the names behind `as` are called by their columns.
  private func named(_ text: String, _ column: (Item) -> String) -> String {
    var text = text
    for item in items where item.aggregate != nil { text = text.replacing(item.text, with: column(item)) }
    return items.first { $0.alias == text }.map(column) ?? text
  }
}

extension SQLQuestion.Order {
  fileprivate var sign: String { isDescending ? "-" : "" }
}

extension SQLQuestion.Item {
  /// `lawsuits`, `avg lawsuits`, `count`.
  fileprivate var measure: String {
    guard let aggregate, aggregate != .sum else { return argument ?? text }
    return ([aggregate.rawValue] + (argument.map { [$0] } ?? [])).joined(separator: " ")
  }

  fileprivate var column: String { alias.map { "\(text) as \($0)" } ?? text }

  /// What the column of the measure is called in an answer about reports, and in one about rows.
  fileprivate var columnOfMeasures: String { aggregate == .count && argument == nil ? "reports" : columnOfRows }

  fileprivate var columnOfRows: String {
    guard let aggregate else { return text }
    guard let argument else { return "rows" }
    return aggregate == .sum ? argument : "\(aggregate.rawValue)_\(argument)"
  }
}

extension [String] {
  /// Each once, with commas between them; nil where there is none.
  fileprivate var unique: String? {
    var seen: Set<String> = []
    let each = filter { seen.insert($0).inserted }
    return each.isEmpty ? nil : each.joined(separator: ", ")
  }
}
