import Diagnostics
import Relations
import Testing

@testable import Functions

private func values(_ column: Column) -> [Value] { (0..<column.count).map { column[$0] } }

private func call(_ name: String, _ columns: Column...) throws -> [Value] {
  let found = try #require(function(named: name))
  _ = try found.shape(columns.map { Shape($0.type, $0.unit) })
  return values(try found.evaluate(columns))
}

private let blank = Value.none(.blank)

@Test("Every function is found by either name, and says how it is written")
func names() {
  for function in functions {
    #expect(Functions.function(named: function.name.uppercased())?.name == function.name)
    #expect(Functions.function(named: function.chinese)?.name == function.name)
    #expect(function.usage.hasPrefix(function.name + "("))
    #expect(!function.help.en.isEmpty && !function.help.zh.isEmpty)
  }
  let names = functions.flatMap { [$0.name, $0.chinese] + $0.otherNames }
  #expect(Set(names).count == names.count)
  for (other, name) in [("greatest", "max"), ("LEAST", "min"), ("substr", "substring"), ("ifnull", "coalesce")] {
    #expect(Functions.function(named: other)?.name == name)
  }
}

@Test("Numbers: rounding is half away from zero, whole numbers stay whole, money is rounded to yuan")
func numbers() throws {
  let reals = Column.reals("x", [2.5, -2.5, 0.125, nil])
  #expect(try call("round", reals) == [.real(3), .real(-3), .real(0), blank])
  #expect(try call("round", reals, .integers("d", [0, 0, 2, 2])) == [.real(3), .real(-3), .real(0.13), blank])
  #expect(try call("round", .integers("x", [1250]), .integers("d", [-2])) == [.real(1300)])
  #expect(try call("floor", reals) == [.real(2), .real(-3), .real(0), blank])
  #expect(try call("ceil", reals) == [.real(3), .real(-2), .real(1), blank])
  #expect(try call("abs", .integers("x", [-3, 4, nil])) == [.integer(3), .integer(4), blank])
  #expect(try call("abs", .money("x", [-101])) == [.money(101)])
  #expect(try call("floor", .money("x", [199])) == [.money(100)])
  #expect(try call("ceil", .money("x", [101])) == [.money(200)])
  #expect(try call("min", .integers("a", [1, 5]), .reals("b", [2.5, 2.5])) == [.real(1), .real(2.5)])
  #expect(try call("max", .integers("a", [1, nil]), .reals("b", [2.5, 2.5])) == [.real(2.5), blank])
}

@Test("Texts: characters are counted from one, Chinese as ASCII")
func texts() throws {
  let texts = Column.texts("t", ["鹿城区", "Ab", nil])
  #expect(try call("length", texts) == [.integer(3), .integer(2), blank])
  #expect(try call("upper", texts) == [.text("鹿城区"), .text("AB"), blank])
  #expect(try call("lower", texts) == [.text("鹿城区"), .text("ab"), blank])
  #expect(
    try call("substring", texts, .integers("f", [2, 1, 1]), .integers("n", [1, 9, 1])) == [
      .text("城"), .text("Ab"), blank,
    ])
  #expect(try call("substring", .texts("t", ["abc"]), .integers("f", [9])) == [.text("")])
}

@Test("The square root is blank below zero, and of money in yuan")
func squareRoots() throws {
  #expect(try call("sqrt", .integers("n", [0, 16, -1, nil])) == [.real(0), .real(4), blank, blank])
  #expect(try call("sqrt", .reals("n", [2.25])) == [.real(1.5)])
  #expect(try call("sqrt", .money("n", [625])) == [.real(2.5)])
}

@Test("Words: trimmed, replaced, put together, looked for at either end; blank where a side is")
func words() throws {
  #expect(
    try call("trim", .texts("t", ["　 鹿城 区\u{A0}\n", "ab", " \t", nil])) == [
      .text("鹿城 区"), .text("ab"), .text(""), blank,
    ])
  // From the left, and not again in what was put in.
  #expect(
    try call(
      "replace", .texts("t", ["aaa", "鹿城区人民政府", "x", nil]), .texts("o", ["aa", "人民政府", "", "a"]),
      .texts("n", ["aba", "", "y", "b"])) == [.text("abaa"), .text("鹿城区"), .text("x"), blank])
  // é as one character is not found in e with an accent behind it.
  #expect(
    try call("replace", .texts("t", ["e\u{301}"]), .texts("o", ["\u{E9}"]), .texts("n", ["-"])) == [.text("e\u{301}")])
  #expect(
    try call("concat", .texts("t", ["鹿城区", nil]), .texts("s", [" ", " "]), .integers("y", [2019, 2020])) == [
      .text("鹿城区 2019"), blank,
    ])
  let texts = Column.texts("t", ["鹿城区", "鹿城区", "Ab", "a", nil])
  let parts = Column.texts("w", ["鹿", "区", "a", "", "a"])
  let (yes, no) = (Value.boolean(true), Value.boolean(false))
  #expect(try call("starts_with", texts, parts) == [yes, no, no, yes, blank])
  #expect(try call("ends_with", texts, parts) == [no, yes, no, yes, blank])
  #expect(throws: Diagnostic.self) { try call("concat", .reals("r", [1.5])) }
  #expect(throws: Diagnostic.self) { try call("replace", .texts("t", ["x"]), .texts("o", ["y"])) }
  #expect(throws: Diagnostic.self) { try call("starts_with", .integers("n", [1]), .texts("o", ["y"])) }
}

@Test("Dates: year, month and day of the ways of writing them; blank where there is no such day")
func dates() throws {
  let texts = Column.texts(
    "d",
    ["2024-01-31", "2024年1月3日", "2024/12/5", "20240229", "2024-13-01", "2024-01-32", "2024", "2024-6", "4月2日", nil])
  func whole(_ numbers: [Int64?]) -> [Value] { numbers.map { $0.map { .integer($0) } ?? blank } }
  #expect(try call("year", texts) == whole([2024, 2024, 2024, 2024, 2024, 2024, 2024, 2024, nil, nil]))
  #expect(try call("month", texts) == whole([1, 1, 12, 2, nil, 1, nil, 6, nil, nil]))
  #expect(try call("day", texts) == whole([31, 3, 5, 29, nil, nil, nil, nil, nil, nil]))
  let numbers = Column.integers("d", [20240131, 2024, 20241301, 202401, nil])
  #expect(try call("year", numbers) == whole([2024, 2024, 2024, nil, nil]))
  #expect(try call("month", numbers) == whole([1, nil, nil, nil, nil]))
  #expect(try call("day", numbers) == whole([31, nil, nil, nil, nil]))
}

@Test("Choice: the first that has a value; one or the other by a condition, a blank condition being no")
func choice() throws {
  #expect(try call("coalesce", .integers("a", [nil, 2]), .integers("b", [7, 8])) == [.integer(7), .integer(2)])
  #expect(try call("coalesce", .texts("a", [nil]), .texts("b", ["x"])) == [.text("x")])
  #expect(try call("coalesce", .money("a", [nil, 150]), .integers("b", [7, 7])) == [.real(7), .real(1.5)])
  #expect(
    try call("if", .booleans("c", [true, false, nil]), .integers("a", [1, 1, 1]), .integers("b", [2, 2, nil]))
      == [.integer(1), .integer(2), blank])
}

@Test("Arguments of the wrong kind or number are refused with how it is written")
func refusals() {
  #expect(throws: Diagnostic.self) { try call("round", .texts("t", ["x"])) }
  #expect(throws: Diagnostic.self) { try call("abs") }
  #expect(throws: Diagnostic.self) { try call("length", .integers("x", [1])) }
  #expect(throws: Diagnostic.self) { try call("substring", .texts("t", ["x"]), .texts("u", ["y"])) }
  #expect(throws: Diagnostic.self) { try call("if", .integers("c", [1]), .integers("a", [1]), .integers("b", [1])) }
  #expect(throws: Diagnostic.self) { try call("coalesce", .integers("a", [1]), .texts("b", ["x"])) }
}

@Test("Arithmetic: exact on whole numbers and money, blank where a side is or where it divides by zero")
func arithmetic() throws {
  func compute(_ operation: Arithmetic, _ a: Column, _ b: Column) throws -> [Value] {
    values(try operation.evaluate(a, b))
  }
  let (a, b) = (Column.integers("a", [7, 7, nil, -7]), Column.integers("b", [2, 0, 1, 2]))
  #expect(try compute(.add, a, b) == [.integer(9), .integer(7), blank, .integer(-5)])
  #expect(try compute(.divide, a, b) == [.real(3.5), blank, blank, .real(-3.5)])
  #expect(try compute(.modulo, a, b) == [.integer(1), blank, blank, .integer(-1)])
  #expect(try compute(.subtract, .money("m", [10]), .money("m", [30])) == [.money(-20)])
  #expect(try compute(.multiply, .money("m", [33]), .integers("n", [3])) == [.money(99)])
  #expect(try compute(.divide, .money("m", [300]), .money("m", [150])) == [.real(2)])
  #expect(try compute(.modulo, .reals("r", [1]), .reals("r", [0])) == [blank])
  #expect(try compute(.multiply, .reals("r", [1e300]), .reals("r", [1e300])) == [blank])
  #expect(throws: Diagnostic.self) { try compute(.add, .money("m", [1]), .integers("n", [1])) }
  #expect(throws: Diagnostic.self) { try compute(.multiply, .integers("n", [.max]), .integers("n", [2])) }
  #expect(throws: Diagnostic.self) { try compute(.subtract, .integers("n", [.min]), .integers("n", [1])) }
  #expect(try compute(.modulo, .integers("n", [.min]), .integers("n", [-1])) == [.integer(0)])
}

@Test("Three-valued logic: a side that decides alone decides, whatever the other lacks")
func logic() throws {
  let a = Column.booleans("a", [true, true, true, false, false, false, nil, nil, nil])
  let b = Column.booleans("b", [true, false, nil, true, false, nil, true, false, nil])
  let (yes, no) = (Value.boolean(true), Value.boolean(false))
  #expect(values(try conjunction(a, b)) == [yes, no, blank, no, no, no, blank, no, blank])
  #expect(values(try disjunction(a, b)) == [yes, yes, yes, yes, no, blank, yes, blank, blank])
  #expect(values(try negation(a)) == [no, no, no, yes, yes, yes, blank, blank, blank])
  #expect(try rows(where: a) == [0, 1, 2])
}

@Test("Comparison of numbers, money and texts; texts of different vocabularies compare by what they say")
func comparison() throws {
  func compute(_ sign: Comparison, _ a: Column, _ b: Column) throws -> [Value] { values(try sign.evaluate(a, b)) }
  let (yes, no) = (Value.boolean(true), Value.boolean(false))
  #expect(try compute(.less, .integers("a", [1, 2, nil]), .reals("b", [1.5, 1.5, 1])) == [yes, no, blank])
  #expect(try compute(.equal, .texts("a", ["x", "y", nil]), .texts("b", ["y", "y", "y"])) == [no, yes, blank])
  #expect(try compute(.notEqual, .texts("a", ["x"]), .texts("b", ["unheard of"])) == [yes])
  #expect(try compute(.greaterOrEqual, .texts("a", ["b"]), .texts("b", ["a"])) == [yes])
  #expect(try compute(.equal, .integers("a", [.max]), .integers("b", [.max - 1])) == [no])
  #expect(throws: Diagnostic.self) { try compute(.equal, .texts("a", ["x"]), .integers("b", [1])) }
  #expect(throws: Diagnostic.self) { try compute(.less, .money("a", [1]), .integers("b", [1])) }
}

@Test("is blank and is missing are two things; a text is searched without regard to ASCII case")
func statesAndMatching() throws {
  var column = Column.integers("a", [1, nil, nil, nil])
  column.presence = Buffer([Presence.value, .blank, .missing, .absent].map(\.rawValue))
  #expect(values(isState(column, missing: false)).map { $0 == .boolean(true) } == [false, true, false, true])
  #expect(values(isState(column, missing: true)).map { $0 == .boolean(true) } == [false, false, true, false])
  let texts = Column.texts("t", ["政务服务中心", "ABC", nil])
  #expect(values(try contains(texts, "abc")) == [.boolean(false), .boolean(true), blank])
  #expect(values(try matches(texts, "^政务.*心$")) == [.boolean(true), .boolean(false), blank])
  #expect(throws: Diagnostic.self) { try matches(texts, "(") }
  #expect(values(try matches(texts, "^\\p{Han}+$"))[0] == .boolean(true))
}

@Test("Aggregates of groups: those without a value are blank, those without rows missing")
func aggregates() throws {
  let column = Column.integers("n", [4, 2, nil, 9, nil])
  let groups: [Int32] = [0, 0, 0, 3, 1]  // 3 is left out; 2 has no rows.
  func compute(_ kind: Aggregation) throws -> [Value] {
    values(try aggregate(kind, column, groups: groups, groupCount: 3))
  }
  let none = [blank, Value.none(.missing)]
  #expect(try compute(.sum) == [.integer(6)] + none)
  #expect(try compute(.min) == [.integer(2)] + none)
  #expect(try compute(.max) == [.integer(4)] + none)
  #expect(try compute(.avg) == [.real(3)] + none)
  #expect(try compute(.median) == [.real(3)] + none)
  #expect(try compute(.count) == [.integer(2), .integer(0), .integer(0)])
  // The squares of 1 and −1 over n − 1 = 1: the root of 2.
  #expect(try compute(.stddev) == [.real(2.0.squareRoot())] + none)
}

@Test(
  "A regular expression that would try more ways than there is time for is an error that names it, on the text that it is too much for"
)
func costlyPatterns() throws {
  let texts = Column.texts("x", [String(repeating: "a", count: 40) + "!"])
  let error = #expect(throws: Diagnostic.self) { try matches(texts, "^(a+)+$") }
  #expect(error?.message.en.contains("“^(a+)+$” takes too long") == true)
  #expect(values(try matches(texts, "^(a+)+!$")) == [.boolean(true)])
  let long = Column.texts("x", [String(repeating: "公开", count: 50_000) + "终"])
  #expect(values(try matches(long, "公.*终$")) == [.boolean(true)])
}

@Test func anExcerptShowsAWordWithItsParagraphAround() throws {
  let text = "第一段。\n从前有一座山，山上有一座庙，庙里有一个老和尚在讲故事，讲的是APP。\n第三段。"
  func excerpt(_ word: String, _ reach: Int64) throws -> [Value] {
    try call("excerpt", .texts("t", [text]), .texts("w", [word]), .integers("n", [reach]))
  }
  #expect(try excerpt("庙里", 3) == [.text("…座庙，庙里有一个…")])
  #expect(try excerpt("从前", 2) == [.text("从前有一…")])
  #expect(try excerpt("app", 4) == [.text("…，讲的是APP。")])
  #expect(try excerpt("第一段", 9) == [.text("第一段。")])
  #expect(try excerpt("没有", 3) == [.none(.blank)] && excerpt("", 3) == [.none(.blank)])
  #expect(try call("excerpt", .texts("t", ["甲乙丙"]), .texts("w", ["乙"])) == [.text("甲乙丙")])
}
