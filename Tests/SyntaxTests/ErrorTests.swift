import Diagnostics
import Testing

@testable import Syntax

/// A text that cannot be read: the part that is underlined, and the message.
struct Mistake: Sendable, CustomTestStringConvertible {
  var text: String
  /// Its beginning in bytes, and what stands there; empty where something is missing.
  var lower: Int
  var underlined: String
  var message: String
  var hint: String?
  var testDescription: String { text }

  init(_ text: String, _ lower: Int, _ underlined: String, _ message: String, hint: String? = nil) {
    self.text = text
    self.lower = lower
    self.underlined = underlined
    self.message = message
    self.hint = hint
  }
}

private let unfinished = "the statement that begins in line 1 is not finished: "

private let mistakes: [Mistake] = [
  Mistake("", 0, "", "a metric (such as lawsuits) is missing"),
  Mistake("lawsuits by", 11, "", "a key after “by” (such as district) is missing"),
  Mistake("lawsuits by 2020", 12, "2020", "expected a key after “by” (such as district), not “2020”"),
  Mistake(
    "行政诉讼 按 区县 分组 年份", 24, "分组", "“分组” stands twice in this block, first at 1:6",
    hint: "put them together, or begin another block with “|”"),
  Mistake(
    "(lawsuits + reviews by district", 20, "by", "expected “)”, not “by”", hint: "a “(” is open since 1:1"),
  Mistake("行政诉讼）", 12, "）", "“)” closes no bracket"),
  Mistake("行政诉讼 筛选 单位 = “局", 29, "“", unfinished + "the quote that begins here is not closed", hint: "“”” is missing"),
  Mistake("round(a, 2", 5, "(", unfinished + "the bracket that begins here is not closed", hint: "“)” is missing"),
  Mistake("lawsuits |", 10, "", unfinished + "a clause (such as filter or top) is missing"),
  Mistake(
    "select district, sum(lawsuits) from reports where year = 2020 group by district", 0, "select",
    "a query begins with what it measures, not with “select”",
    hint: "lawsuits by district; rows of a table: from tasks select number, title"),
  Mistake(
    "SELECT count(*), avg(reviews) FROM reports", 0, "SELECT",
    "a query begins with what it measures, not with “select”",
    hint: "lawsuits by district; rows of a table: from tasks select number, title"),
  Mistake(
    "select district", 0, "select", "a query begins with what it measures, not with “select”",
    hint: "lawsuits by district; rows of a table: from tasks select number, title"),
  Mistake("select * from tasks", 7, "*", "all columns are shown without “select”", hint: "from tasks"),
  Mistake(
    "行政诉讼 前 3，2021", 18, "，", "expected a clause, not “，”",
    hint: "commas stand between the items of a list, and before clauses: lawsuits, reviews by district, top 3"),
  Mistake("lawsuits top district", 13, "district", "expected a number above zero after “top”, not “district”"),
  Mistake(
    "lawsuits filter a = 1 adn b = 2", 28, "=", "expected a clause, not “=”", hint: "and"),
  Mistake("from tasks selct number, title", 23, ",", "expected a clause, not “,”", hint: "select"),
  Mistake(
    "lawsuits group by district having lawsuits > 10", 43, ">", "expected a clause, not “>”",
    hint: "conditions stand behind filter: filter lawsuits > …"),
  Mistake(
    "from tasks where unit like \"x\"", 22, "like", "“like” is written “~” (contains) or “=~” (regular expression)",
    hint: "unit ~ \"政务\""),
  Mistake("lawsuits top 0", 13, "0", "expected a number above zero after “top”, not “0”"),
  Mistake(
    "| filter x", 0, "|", "expected a metric (such as lawsuits), not “|”",
    hint: "“|” stands at the end of the line before"),
  Mistake(
    "lawsuits filter a = b = c", 22, "=", "one comparison cannot follow another",
    hint: "x between 1 and 5, or x > 1 and x < 5"),
  Mistake(
    "lawsuits filter a is null", 21, "null", "expected “blank” or “missing” after “is”, not “null”", hint: "is blank"),
  Mistake("lawsuits 2019 vs", 16, "", "a member (such as 2020 or 鹿城区) is missing"),
  Mistake(
    "lawsuits by top", 12, "top", "expected a key after “by” (such as district), not “top”",
    hint: "“top” is a keyword; as a name it stands in quotes"),
  Mistake("let x lawsuits", 6, "lawsuits", "expected “=”, not “lawsuits”"),
  Mistake("trace #0", 6, "#0", "expected a row from 1, not “#0”"),
  Mistake("lawsuits ? 3", 9, "?", "“?” means nothing here", hint: "inside a text, put it in quotes"),
  Mistake("lod data/*.txt", 9, "*", "expected a member (such as 2020 or 鹿城区), not “*”", hint: "load …"),
  Mistake("lawsuits save", 13, "", "a file after “save” is missing", hint: "save \"lawsuits.csv\""),
  Mistake(
    "lawsuits compare by district", 9, "compare", "“compare” needs what is compared",
    hint: "applications 2019 vs 2020 by district"),
  Mistake(
    "lawsuits from a", 9, "from", "a block has measures or a table, and this one has its source at 1:1",
    hint: "begin another block with “|”"),
  Mistake("lawsuits@()", 0, "lawsuits@()", "a member is missing after “@”", hint: "lawsuits@2020"),
  Mistake("2018..x", 6, "x", "a range ends with a number", hint: "2018..2020"),
  Mistake("lawsuits filter x in ()", 16, "x in ()", "the list after “in” is empty"),
  Mistake(
    "from a derive b + 1", 14, "b + 1", "a derived column needs a name", hint: "derive rate = lawsuits / handled"),
]

@Test("A mistake is underlined where it stands and said in both languages", arguments: mistakes)
func mistake(_ mistake: Mistake) {
  do {
    let statement = try parse(mistake.text)
    Issue.record("read as \(format(statement))")
  } catch {
    #expect(error.message.en == mistake.message)
    #expect(error.hint?.en == mistake.hint)
    #expect(error.span?.lower == mistake.lower)
    let underlined = error.span.map { Array(mistake.text.utf8)[$0.lower..<$0.upper] }
    #expect(underlined.map { String(decoding: $0, as: UTF8.self) } == mistake.underlined)
    #expect(error.message.zh.unicodeScalars.contains { $0.value >= 0x4E00 })
  }
}

@Test("An unfinished statement is refused with the line of the file where it began")
func unfinishedStatement() throws {
  let script = "lawsuits by district\n\n# a comment\nreviews by (\n  district,\n"
  let last = try #require(statements(in: script).last)
  #expect(!last.isComplete)
  #expect(last.firstLine == 4)
  let error = #expect(throws: Diagnostic.self) { try parse("lawsuits filter (a,\n", firstLine: 4) }
  #expect(error?.message.en.contains("expected “)”") == true)
  let open = #expect(throws: Diagnostic.self) { try parse("lawsuits filter f(a,\n", firstLine: 4) }
  #expect(open?.message.en.hasPrefix("the statement that begins in line 4 is not finished") == true)
  #expect(open?.message.zh.hasPrefix("第 4 行开始的语句不完整") == true)
}

@Test("Only a near miss of a keyword or a command is taken for one")
func nearest() {
  #expect(nearestKeyword(to: "tpo") == .top)
  #expect(nearestKeyword(to: "fliter") == .filter)
  #expect(nearestKeyword(to: "Sorrt") == .sort)
  #expect(nearestKeyword(to: "filter") == nil)
  #expect(nearestKeyword(to: "lawsuits") == nil)
  #expect(nearestKeyword(to: "bx") == nil)
  #expect(nearestCommand(to: "hlep") == .help)
  #expect(nearestCommand(to: "指际") == .metrics)
  #expect(keywordGlued(to: "按区县")?.keyword == .by)
  #expect(keywordGlued(to: "按区县")?.rest == "区县")
  #expect(keywordGlued(to: "合计行数")?.keyword == .totals)
  #expect(keywordGlued(to: "区县") == nil)
  #expect(keywordGlued(to: "bylaw") == nil)
  #expect(keywordGlued(to: "按") == nil)
  #expect(nearestCommand(to: "districs") == .districts)
}
