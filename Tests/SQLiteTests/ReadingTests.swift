import Diagnostics
import Relations
import Testing
import Translation

@testable import SQLite

/// A table of two organs, with every type of column, and a blank in each.
private func tables(_ counts: [Int64?] = [3, nil, 5]) -> ExportedTables {
  let kept = Relation(
    "kept",
    [
      .texts("organ", ["甲", "乙", nil]), .integers("count", label: Phrase("count", zh: "件数"), counts),
      .integers("year", [2019, nil, 2020], unit: .label), .money("fees", [125, nil, -5]),
      .reals("rate", [0.5, nil, 0.25]), .booleans("isOpen", [true, nil, false]),
    ])
  let cube = Cube(
    reports: Relation("reports", []), cells: [], containment: Containment([]), containmentOfNewest: Containment([]))
  return ExportedTables(
    Dataset(cube: cube, relations: ["kept": LazyRelation(kept, summary: Phrase(verbatim: "kept"))]), cellNames: [])
}

private func answer(_ sql: String, _ checkpoint: @escaping () -> Diagnostic? = { nil }) throws -> Relation {
  try SQLCopy().answer(sql, over: tables(), checkpoint: checkpoint)
}

private func rows(_ relation: Relation) -> [[Value]] {
  (0..<relation.rowCount).map { row in relation.columns.map { $0[row] } }
}

private func refusal(_ sql: String) -> Diagnostic? {
  do {
    _ = try answer(sql)
    return nil
  } catch {
    return error as? Diagnostic
  }
}

@Test("The rows of a table come back as they are: types, units, labels, blanks")
func columnsKeepTheirTypes() throws {
  let relation = try answer("select * from kept order by nr")
  #expect(relation.columns.map(\.name) == ["nr", "organ", "count", "year", "fees", "rate", "isOpen"])
  #expect(
    rows(relation) == [
      [.integer(1), .text("甲"), .integer(3), .integer(2019), .money(125), .real(0.5), .boolean(true)],
      [.integer(2), .text("乙")] + Array(repeating: .none(.blank), count: 5),
      [.integer(3), .none(.blank), .integer(5), .integer(2020), .money(-5), .real(0.25), .boolean(false)],
    ])
  #expect(relation.column(named: "year")?.unit == .label)
  #expect(relation.column(named: "fees")?.unit == .yuan)
  #expect(relation.column(named: "count")?.label.zh == "件数")
}

@Test("What is computed has the narrowest type that holds all of its values")
func computedColumns() throws {
  let relation = try answer("select sum(count) s, avg(count) a, max(organ) m, null n, 1 x, 2 x from kept")
  #expect(relation.columns.map(\.name) == ["s", "a", "m", "n", "x", "x 2"])
  #expect(rows(relation) == [[.integer(8), .real(4), .text("甲"), .none(.blank), .integer(1), .integer(2)]])
  #expect(rows(try answer("select 1 union all select 2.5")) == [[.real(1)], [.real(2.5)]])
  #expect(rows(try answer("select 1 union all select 'a'")) == [[.text("1")], [.text("a")]])
  #expect(rows(try answer("select x'0aff'")) == [[.text("x'0aff'")]])
  #expect(try answer("select organ from kept where 1 = 0").rowCount == 0)
}

@Test(
  "A statement that does more than read is refused",
  arguments: [
    "insert into kept (nr) values (9)", "update kept set nr = 1", "delete from kept", "drop table kept",
    "create table t (a)", "create temp view v as select 1", "attach 'a.db' as b", "pragma table_info(kept)",
    "select * from pragma_database_list", "vacuum into 'a.db'", "begin", "select load_extension('a')",
    "with a as (select 1) delete from kept", "reindex", "analyze", "create virtual table t using fts5(a)",
  ])
func onlyReads(sql: String) throws {
  let error = try #require(refusal(sql))
  #expect(error.message.en.hasPrefix("sql only reads"))
}

@Test("A mistake is told in SQLite's words, at its place")
func mistakes() throws {
  let unknown = try #require(refusal("select organ,\n  colour from kept"))
  #expect(unknown.message.en == "SQL: no such column: colour")
  #expect(unknown.span == Span(16, 22))
  #expect(unknown.source?.text == "select organ,\n  colour from kept")
  #expect(refusal("select 1; select 2")?.message.en == "there is more than one statement in it")
  #expect(refusal("select 1; -- and no more")?.message.en == nil)
  #expect(refusal("-- nothing")?.message.en == "there is no statement in it")
  #expect(refusal("select sum(9223372036854775807) + 1 from kept, kept b")?.message.en == "SQL: integer overflow")
}

@Test("A statement that runs is stopped where it is told to, and the copy goes on")
func interruption() throws {
  let copy = try SQLCopy()
  let endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
  var asked = 0
  #expect(throws: Diagnostic(Phrase("enough", zh: "够了"))) {
    try copy.answer(endless, over: tables()) {
      asked += 1
      return asked > 3 ? Diagnostic(Phrase("enough", zh: "够了")) : nil
    }
  }
  #expect(asked == 4)
  #expect(try copy.answer("select count(*) from kept", over: tables()) { nil }.columns[0][0] == .integer(3))
}

@Test("A table that has changed is read anew")
func changedTable() throws {
  let copy = try SQLCopy()
  let first = tables()
  for (tables, sum) in [(first, 8), (first, 8), (tables([1, 1, 1]), 3), (first, 8)] {
    #expect(try copy.answer("select sum(count) from kept", over: tables) { nil }.columns[0][0] == .integer(Int64(sum)))
  }
}

@Test("A table that is too wide for SQLite is not there, and keeps no other from being read")
func wideTable() throws {
  let wide = Relation("wide", (0..<2500).map { .integers("c\($0)", [1]) })
  let cube = Cube(
    reports: Relation("reports", []), cells: [], containment: Containment([]), containmentOfNewest: Containment([]))
  let both = ExportedTables(
    Dataset(
      cube: cube,
      relations: [
        "wide": LazyRelation(wide, summary: Phrase(verbatim: "wide")),
        "one": LazyRelation(Relation("one", [.integers("x", [7])]), summary: Phrase(verbatim: "one")),
      ]), cellNames: [])
  #expect(rows(try SQLCopy().answer("select x from one", over: both) { nil }) == [[.integer(7)]])
  #expect(throws: Diagnostic.self) { try SQLCopy().answer("select c1 from wide", over: both) { nil } }
}
