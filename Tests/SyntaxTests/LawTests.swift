import Diagnostics
import Randomness
import Testing

@testable import Syntax

@Test("What is written from a tree is read as the same tree, in both languages")
func formatIsReadBack() throws {
  var maker = StatementMaker(random: SeededGenerator(seed: 2026))
  var read = 0
  for _ in 0..<4000 {
    let text = maker.statement()
    guard let statement = try? parse(text) else { continue }
    read += 1
    let english = format(statement)
    let chinese = format(statement, in: .zh)
    #expect(throws: Never.self, "\(text)\n\(english)") { try parse(english) }
    guard let again = try? parse(english), let chineseAgain = try? parse(chinese) else {
      Issue.record("not read back: \(text)\n\(english)\n\(chinese)")
      continue
    }
    #expect(format(again) == english, "\(text)")
    #expect(format(chineseAgain) == english, "\(text)\n\(chinese)")
    #expect(shape(again) == shape(statement), "\(text)")
  }
  #expect(read > 3000)
}

@Test("A name behind a key of sort does not say which way")
func namesOfDirections() throws {
  for text in ["order by year desc lawsuits desc", "lawsuits sort -year \"降序\""] {
    let statement = try parse(text)
    for language in [Language.en, .zh] {
      let again = try parse(format(statement, in: language))
      #expect(format(again) == format(statement), "\(text)")
    }
  }
  #expect(try format(parse("order by year desc lawsuits desc")) == "lawsuits sort -year \"desc\"")
}

/// The tree as text without its places, and without the word that a command was typed as.
private func shape(_ value: Any) -> String {
  if value is Span { return "" }
  if case .words(let words)? = value as? CommandStatement.Argument { return "\(words.map(\.text))" }
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty { return "\(value)" }
  let children = mirror.children.filter { !(value is CommandStatement && $0.label == "name") }
  return "(" + children.map { ($0.label ?? "") + ":" + shape($0.value) }.joined(separator: " ") + ")"
}

@Test("Damaged text is read or refused, and never more than that")
func damage() {
  var maker = StatementMaker(random: SeededGenerator(seed: 7))
  var random = SeededGenerator(seed: 8)
  let strangers = Array("()|,;\"“”'@#$%~=<>!\\.\n\u{0}\u{7F}年前比按，（）｜＃é\u{301}😀🇨🇳\u{200B}0９")
  for _ in 0..<4000 {
    var characters = Array(maker.statement())
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0...characters.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: characters.insert(random.pick(strangers), at: at)
      case 1: characters = Array(characters.prefix(at))
      default: if at < characters.count { characters.remove(at: at) }
      }
    }
    let text = String(characters)
    checkEverySpan(text)
    let offset = Int.random(in: 0...text.utf8.count, using: &random)
    let context = completion(in: text, at: offset)
    #expect(context.word.upper == offset)
    if let statement = try? parse(text) { #expect(throws: Never.self) { try parse(format(statement)) } }
  }
}

/// Spans lie inside the text, in order, and on the edges of characters.
private func checkEverySpan(_ text: String) {
  let length = text.utf8.count
  var end = 0
  for (span, _) in highlight(text) {
    #expect(span.lower >= end && span.upper > span.lower && span.upper <= length, "\(text)")
    end = span.upper
  }
  for part in statements(in: text) {
    #expect(Array(part.text.utf8) == Array(Array(text.utf8)[part.span.lower..<part.span.upper]))
    do {
      _ = try parse(part.text)
    } catch {
      #expect(error.span.map { $0.upper <= part.text.utf8.count } == true, "\(part.text)")
    }
  }
}

@Test("Deep nesting and endless chains are refused, not followed")
func depth() {
  let deep = String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000)
  for text in [
    deep, String(repeating: "-", count: 5000) + "a", "a filter " + String(repeating: "not ", count: 5000) + "b",
    "a" + String(repeating: " + a", count: 5000), "a" + String(repeating: "@2020", count: 5000),
    "x a" + String(repeating: "/a", count: 5000), String(repeating: "f(", count: 5000),
    "a filter b" + String(repeating: " is blank", count: 5000),
  ] {
    #expect(throws: Diagnostic.self) { try parse(text) }
  }
  #expect(throws: Never.self) { try parse("a" + String(repeating: " + a", count: 400)) }
  #expect(throws: Never.self) {
    try parse(String(repeating: "(", count: 150) + "a" + String(repeating: ")", count: 150))
  }
  #expect(throws: Diagnostic.self) { try parse(String(repeating: "a ", count: 600_000)) }
}
