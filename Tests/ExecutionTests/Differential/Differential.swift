import Diagnostics
@testable import Execution
import Metrics
import Planning
import Randomness
import Relations
import Reports
@testable import SQLite
import Storage
import Syntax
import Translation

/// Reports of all that queries tell apart: several years, both forms, blanks, words, implied values, reports inside
/// others, two districts of one name, money in hundredths, amounts without a unit, a report without a year.
func differentialReports(_ random: inout SeededGenerator) -> [Report] {
  var reports = randomReports(&random)
  reports.append(report(longwan, 2020, organ: "龙湾区Ａé局e\u{301}%ß_😀", ["applications": 4]))
  if random.chance(50) {
    var made = report(longwan, nil, organ: "龙湾区档案局", [:])
    for index in made.facts.indices where random.chance(50) { made.facts[index].value = 7 }
    reports.append(made)
  }
  for index in reports.indices {
    for fact in reports[index].facts.indices where isMoney(reports[index].facts[fact].slot) {
      fillMoney(&reports[index].facts[fact], &random)
    }
  }
  return reports
}

private func fillMoney(_ fact: inout Fact, _ random: inout SeededGenerator) {
  (fact.value, fact.implied, fact.unit) = (nil, nil, .yuan)
  switch Int.random(in: 0..<8, using: &random) {
  case 0: break
  case 1: (fact.value, fact.unit) = (Int64.random(in: 0...900, using: &random), .unknown)
  case 2: fact.value = 0
  case 3: fact.implied = 0
  default: fact.value = Int64.random(in: 1...5_000_000_000, using: &random)
  }
}

/// Reports and kept tables, asked by the engine and by SQLite, which is given the SQL of the same question.
struct Differential {
  enum Outcome {
    /// The language, or the engine, refuses the question.
    case refused(Diagnostic)
    /// It has an answer, and no SQL.
    case untranslated(Diagnostic)
    case same(rows: Int)
    case different(String)
  }

  private(set) var catalog: Catalog
  /// How many reports the engine takes at a time.
  private let batch: Int
  private let tables: ExportedTables
  private let copy: SQLCopy

  /// - Parameter isReversed: whether SQLite gives rows without an order in the contrary one.
  init(_ plain: Corpus, batch: Int = 1 << 16, isReversed: Bool = false) throws {
    self.batch = batch
    let corpus = try plain.defining("define pressure = lawsuits / (handled + 1)")
    catalog = corpus.catalog
    for (name, line) in [
      ("kept", "lawsuits, applications, disclosure_rate, fees by district totals"),
      ("spread", "applications by organ, year pivot year"),
    ] {
      guard let relation = try? corpus.answer(line).relation else { continue }
      var kept = relation
      kept.name = name
      catalog.dataset.relations[name] = LazyRelation(kept, summary: Phrase(name, zh: name))
    }
    let population = Relation(
      "population",
      [
        .texts("district", ["鹿城", "洞头区", "330303", "wenzhou", "鹿城区", nil, "鼓楼区", "北京市"]),
        .integers("people", [800, 150, nil, 9_000, 801, 1, 2, 3]),
        .integers("year", [2019, 2020, 2019, 2021, 2020, 2019, 2019, 2018]),
      ])
    catalog.dataset.relations["population"] = LazyRelation(population, summary: Phrase(verbatim: "population"))
    tables = ExportedTables(catalog.dataset, cellNames: exportedCellNames)
    copy = try SQLCopy()
    if isReversed { try copy.connection.execute("PRAGMA reverse_unordered_selects = 1") }
  }

  mutating func set(_ settings: QuerySettings) { catalog.settings = settings }

  /// Whether SQLite gives the same rows where it has none of the tables of the session: their rows stand in the statement.
  func isSelfContained(_ line: String) throws -> Bool {
    guard case .query(let query) = try parse(line) else { return false }
    let plan = try bind(query, in: catalog).plan
    let statement = try translate(
      Question(line, settled(plan, over: catalog.dataset)), over: tables, catalog.dataset.cube,
      cellNames: exportedCellNames, in: .en)
    var others = catalog.dataset
    others.relations = others.relations.filter { $0.value.chinese != nil }
    let rows = try copy.answer(statement, over: ExportedTables(others, cellNames: exportedCellNames)) { nil }
    return try difference(run(plan, over: catalog.dataset).relation, rows) == nil
  }

  func compare(_ line: String) -> Outcome {
    let plan: Plan
    let answer: Relation
    do {
      guard case .query(let query) = try parse(line) else { return .different("\(line): no query") }
      plan = try bind(query, in: catalog).plan
      if let difference = differenceOfOptimised(plan) { return .different("\(line), optimised\n\(difference)") }
      answer = try run(plan, over: catalog.dataset, checkpoint: Checkpoint(batch: batch)).relation
      // SQL has no table without columns.
      if answer.columns.isEmpty { return .same(rows: 0) }
    } catch {
      return .refused(error)
    }
    let statement: String
    do {
      statement = try translate(
        Question(line, settled(plan, over: catalog.dataset)), over: tables, catalog.dataset.cube,
        cellNames: exportedCellNames, in: .en)
    } catch {
      return .untranslated(error)
    }
    do {
      let other = try copy.answer(statement, over: tables) { nil }
      guard let difference = difference(answer, other) else { return .same(rows: answer.rowCount) }
      return .different("\(line)\n\(difference)\n\(statement)")
    } catch {
      return .different("\(line)\n\(error.message.en)\n\(statement)")
    }
  }

  /// What the optimised plan answers otherwise than the plan as it was bound: rows, notes or error; nil where nothing.
  private func differenceOfOptimised(_ plan: Plan) -> String? {
    func outcome(_ plan: Plan, batch: Int) -> Result<Answer, Diagnostic> {
      Result { () throws(Diagnostic) in
        try run(plan, over: catalog.dataset, checkpoint: Checkpoint(batch: batch))
      }
    }
    switch (outcome(plan, batch: batch), outcome(optimised(plan, over: catalog.dataset), batch: 1 << 16)) {
    case (.success(let plain), .success(let better)):
      if plain.coverage.map(\.phrase) != better.coverage.map(\.phrase) { return "notes \(better.coverage)" }
      if plain.sought != better.sought { return "sought \(better.sought)" }
      return describe(plain.relation) == describe(better.relation)
        ? nil : "\(describe(plain.relation))\n\(describe(better.relation))"
    case (.failure(let plain), .failure(let better)):
      return plain.message == better.message ? nil : better.message.en
    case (.success, .failure(let error)), (.failure(let error), .success): return "one fails: \(error.message.en)"
    }
  }
}

/// All that is in rows: names, labels, units, values and why there is none.
private func describe(_ rows: Relation) -> [String] {
  rows.columns.map { column in
    "\(column.name) \(column.label) \(column.type) "
      + (0..<rows.rowCount).map { "\(column[$0]) \(column.presence(at: $0)) \(column.unit(at: $0))" }.joined(
        separator: ", ")
  } + ["\(rows.rowCount) rows"]
}

private let exportedCellNames = formCells.map {
  CellName(table: $0.table.rawValue, row: $0.rowPath, column: $0.columnPath)
}

/// What differs between an answer and SQLite's: nil where every row has the same values in the same order.
private func difference(_ answer: Relation, _ other: Relation) -> String? {
  if uniqueNames(answer.columns.map(\.name)) != other.columns.map(\.name) {
    return "columns \(answer.columns.map(\.name)) and \(other.columns.map(\.name))"
  }
  if answer.rowCount != other.rowCount { return "\(answer.rowCount) and \(other.rowCount) rows" }
  for row in 0..<answer.rowCount {
    for (left, right) in zip(answer.columns, other.columns) where !isSame(left[row], right[row]) {
      return "row \(row + 1), \(left.name): \(left[row]) and \(right[row])"
    }
  }
  return nil
}

/// Counts and money to the last digit; ratios and means within 10⁻¹² of their size, since sums of fractions may be made
/// in another order.
private func isSame(_ ours: Value, _ theirs: Value) -> Bool {
  switch (ours, theirs) {
  case (.none, .none): true
  case (.integer(let a), .integer(let b)), (.money(let a), .money(let b)), (.money(let a), .integer(let b)): a == b
  case (.boolean(let a), .integer(let b)): (a ? 1 : 0) == b
  case (.boolean(let a), .boolean(let b)): a == b
  case (.text(let a), .text(let b)): a == b || isSameNumber(a, b)
  case (.real(let a), .real(let b)): isClose(a, b)
  case (.real(let a), .integer(let b)): isClose(a, Double(b))
  case (.integer(let a), .real(let b)): Double(a) == b
  default: false
  }
}

/// Numbers above a row of totals are texts, which SQLite writes with 15 digits.
private func isSameNumber(_ a: String, _ b: String) -> Bool {
  guard let a = Double(a), let b = Double(b) else { return false }
  return isClose(a, b)
}

private func isClose(_ a: Double, _ b: Double) -> Bool {
  abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1)
}
