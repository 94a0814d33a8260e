import Diagnostics
import Testing

@testable import Syntax

/// A text up to the cursor, the word before it, and some of what is expected there.
struct Typed: Sendable, CustomTestStringConvertible {
  var text: String
  var word: String
  var expected: [Expected]
  var unexpected: [Expected]
  var testDescription: String { text }

  init(_ text: String, _ word: String, _ expected: [Expected], not unexpected: [Expected] = []) {
    self.text = text
    self.word = word
    self.expected = expected
    self.unexpected = unexpected
  }
}

private func name(_ text: String, _ lower: Int) -> Name {
  Name(text, at: Span(lower, lower + text.utf8.count))
}

private let typed: [Typed] = [
  Typed("law", "law", [.statement, .measure, .keyword(.from), .keyword(.let)], not: [.key]),
  Typed("", "", [.statement, .measure]),
  Typed("lawsuits; rev", "rev", [.statement, .measure]),
  Typed("lawsuits by dis", "dis", [.key], not: [.member, .measure]),
  Typed("lawsuits by district, ", "", [.key], not: [.member]),
  Typed("lawsuits by district 鹿", "鹿", [.member, .keyword(.filter), .keyword(.top)], not: [.keyword(.by), .measure]),
  Typed("lawsuits by district luch", "luch", [.member]),
  Typed("lawsuits by district lcq", "lcq", [.member]),
  Typed("lawsuits by district 2", "2", [.member]),
  Typed("lawsuits 温州市/鹿", "鹿", [.member], not: [.keyword(.by)]),
  Typed("lawsuits@20", "20", [.member], not: [.keyword(.by)]),
  Typed("lawsuits@(2020，鹿", "鹿", [.member]),
  Typed("新收申请 2019比2", "2", [.versus], not: [.keyword(.by)]),
  Typed("lawsuits ", "", [.member, .keyword(.by), .keyword(.save), .keyword(.compare)], not: [.statement]),
  Typed("lawsuits, ", "", [.measure, .keyword(.avg)], not: [.member]),
  Typed("avg rev", "rev", [.measure], not: [.statement]),
  Typed("lawsuits / ", "", [.column], not: [.keyword(.by)]),
  Typed("by district law", "law", [.measure, .member]),
  Typed("from ta", "ta", [.table], not: [.member]),
  Typed("from tasks filter un", "un", [.column, .keyword(.not)], not: [.keyword(.select)]),
  Typed("from tasks filter unit ~ 政", "政", [.memberOf(name("unit", 18))]),
  Typed("from tasks filter unit = \"政务 服", "政务 服", [.memberOf(name("unit", 18))]),
  Typed("from tasks filter unit in (局, ", "", [.memberOf(name("unit", 18))]),
  Typed("lawsuits filter 区县 = 鹿", "鹿", [.memberOf(name("区县", 16))]),
  Typed("lawsuits filter year is ", "", [.keyword(.not), .keyword(.blank), .keyword(.missing)], not: [.member]),
  Typed("from tasks select number, ti", "ti", [.column]),
  Typed("from tasks join po", "po", [.table]),
  Typed("from tasks join population on dis", "dis", [.columnOf(name("population", 16))]),
  Typed("lawsuits by district | ", "", [.keyword(.filter), .keyword(.top), .measure], not: [.statement]),
  Typed("growth ap", "ap", [.measure], not: [.member]), Typed("handled, growth ", "", [.measure]),
  Typed("lawsuits by district top 2 wi", "wi", [.keyword(.within)]),
  Typed("lawsuits by district top 2 within ", "", [.key]),
  Typed("lawsuits by district sort -la", "la", [.sortKey], not: [.member]),
  Typed("lawsuits by district top ", "", [.number], not: [.member]),
  Typed("top 3 lawsuits, re", "re", [.measure]),
  Typed("lawsuits by district top 5 la", "la", [.measure, .member]),
  Typed("lawsuits by district pivot y", "y", [.key], not: [.member]),
  Typed("lawsuits by district save rep", "rep", [.file], not: [.member]),
  Typed("lawsuits by district save! \"报告/甲", "报告/甲", [.file]),
  Typed("save d", "d", [.file, .database]),
  Typed("save! ", "", [.file, .database]),
  Typed("lawsuits save d", "d", [.file], not: [.database]),
  Typed("save database rep", "rep", [.file], not: [.database]),
  Typed("sql law", "law", [.measure], not: [.sqlName]),
  Typed("sql \"select or", "or", [.sqlName], not: [.measure]),
  Typed("sql “select r.", "", [.sqlName]),
  Typed("sql \"select 1\" so", "so", [.keyword(.sort)], not: [.sqlName]),
  Typed("lawsuits $", "", [.variable], not: [.member]),
  Typed("lawsuits filter district = $di", "di", [.variable], not: [.column]),
  Typed("let ", "", [.newName], not: [.measure]),
  Typed("let x = law", "law", [.measure], not: [.statement]),
  Typed("load da", "da", [.commandWord(.load, index: 0)], not: [.measure]),
  Typed("load a.txt \"b c", "b c", [.commandWord(.load, index: 1)]),
  Typed("set li", "li", [.commandWord(.set, index: 0)]),
  Typed("set implied o", "o", [.settingValue(name("implied", 4))]),
  Typed("help by", "by", [.commandWord(.help, index: 0)]),
  Typed("trace law", "law", [.measure], not: [.statement]),
  Typed("plot li", "li", [.commandWord(.plot, index: 0), .measure]),
  Typed("lawsuits.di", "lawsuits.di", [.statement]),
  Typed("lawsuits.", "lawsuits.", [.statement]),
]

@Test("What may stand at the cursor is what the grammar takes there", arguments: typed)
func completes(_ typed: Typed) {
  let context = completion(in: typed.text + " # rest", at: typed.text.utf8.count)
  #expect(context.text == typed.word)
  let bytes = Array(typed.text.utf8)[context.word.lower..<context.word.upper]
  #expect(String(decoding: bytes, as: UTF8.self) == typed.word)
  for expected in typed.expected { #expect(context.expected.contains(expected), "\(context.expected)") }
  for unexpected in typed.unexpected { #expect(!context.expected.contains(unexpected)) }
}

@Test("A clause that is there is not offered again")
func clausesOnce() {
  let context = completion(in: "lawsuits by district sort year filter 2020 ", at: 43)
  #expect(!context.keywords.contains(.by))
  #expect(!context.keywords.contains(.sort))
  #expect(context.keywords.contains(.filter))
  #expect(context.keywords.contains(.and))
}

@Test("Completion tells which source each block works on")
func sources() {
  let text = "lawsuits by district | filter "
  let context = completion(in: text, at: text.utf8.count)
  #expect(context.sources.count == 2)
  guard case .measures(let measures) = context.sources[0] else { return #expect(Bool(false)) }
  #expect(measures.count == 1)
  guard case .previous = context.sources[1] else { return #expect(Bool(false)) }
  #expect(context.pipe == 21)
  #expect(completion(in: "lawsuits | count; lawsuits by ", at: 30).pipe == nil)
  guard case .table(let table)? = completion(in: "from tasks filter ", at: 18).sources.first else {
    return #expect(Bool(false))
  }
  #expect(table.text == "tasks")
}

@Test("Nothing is offered inside a comment or after a mistake")
func nothingToOffer() {
  #expect(completion(in: "lawsuits # by di", at: 16).expected.isEmpty)
  #expect(completion(in: "lawsuits ) by di", at: 16).expected.isEmpty)
}

@Test("The quote that is open is told, so that the candidate can close it")
func quotes() {
  #expect(completion(in: "load “甲", at: "load “甲".utf8.count).quote == "“")
  #expect(completion(in: "load 甲", at: "load 甲".utf8.count).quote == nil)
}
