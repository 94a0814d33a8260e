import Diagnostics

/// What may stand where the cursor is.
package struct CompletionContext: Sendable {
  /// The word that is being typed, up to the cursor; empty where a new one begins. In a string that is still open, what
  /// stands after its quote.
  package var word: Span
  /// The word with full-width letters made ASCII; a path as typed.
  package var text: String
  /// The opening quote of the string that the cursor is in.
  package var quote: Character?
  /// What the grammar takes here, in the order in which it looks for it; empty in a comment and after a mistake.
  package var expected: [Expected]
  /// The source of each block up to this one; measures are those that are complete.
  package var sources: [Source]
  /// Where the pipe stands that begins the block; nil in the first block of a statement.
  package var pipe: Int?

  /// The keywords among what is expected.
  package var keywords: [Keyword] {
    expected.compactMap { if case .keyword(let keyword) = $0 { keyword } else { nil } }
  }
}

/// What may stand at a byte of a text. The parser itself reads what is before the word and tells what it looked for there.
///
///     completion(in: "lawsuits by dis", at: 15).expected  // [.key]
package func completion(in text: String, at offset: Int) -> CompletionContext {
  let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
  let tokens = Array(tokens(of: before, keepingComments: true).dropLast())
  var context = CompletionContext(
    word: Span(offset, offset), text: "", quote: nil, expected: [], sources: [])
  if tokens.last?.kind == .comment, !before.utf8.reversed().prefix(1).contains(0x0A) { return context }
  takeWord(from: tokens, at: offset, &context, before)
  if tokens.last?.kind == .openString, tokens.dropLast().last?.kind == .command(.sql) {
    takeLastName(&context)
    context.expected = [.sqlName]
    return context
  }
  let statement = tokens.last { $0.kind == .terminator && $0.span.upper <= context.word.lower }
  var parser = Parser(part(of: before, statement?.span.upper ?? 0, context.word.lower - quoteLength(context)))
  _ = try? parser.statement()
  context.expected = parser.expected
  context.sources = parser.sources
  let start = statement?.span.upper ?? 0
  context.pipe = tokens.last { $0.kind == .symbol(.pipe) && start..<context.word.lower ~= $0.span.lower }?.span.lower
  if let dollar = tokens.last(where: { $0.span.upper <= context.word.lower }), dollar.kind == .symbol(.dollar),
    dollar.span.upper == context.word.lower
  {
    context.expected = [.variable]
  }
  return context
}

/// The word that ends at the cursor, if one does.
private func takeWord(from tokens: [Token], at offset: Int, _ context: inout CompletionContext, _ before: String) {
  guard let last = tokens.last, last.span.upper == offset else { return }
  switch last.kind {
  case .word, .keyword, .command, .number, .raw:
    context.word = last.span
    context.text = last.text
  case .openString:
    context.quote = part(of: before, last.span.lower, offset).first
    context.word = Span(last.span.lower + quoteLength(context), offset)
    context.text = last.text
  case .unknown where tokens.count > 1 && tokens[tokens.count - 2].kind == .word && !last.followsBlank:
    // `lawsuits.`: the name goes on.
    let word = tokens[tokens.count - 2]
    guard foldedASCII(part(of: before, last.span.lower, offset)) == "." else { return }
    context.word = word.span.union(last.span)
    context.text = word.text + "."
  default: return
  }
}

/// Inside SQL, the word is the name that ends at the cursor.
private func takeLastName(_ context: inout CompletionContext) {
  let name = context.text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
  context.text = String(name.reversed())
  context.word = Span(context.word.upper - context.text.utf8.count, context.word.upper)
}

private func quoteLength(_ context: CompletionContext) -> Int { context.quote?.utf8.count ?? 0 }

private func part(of text: String, _ lower: Int, _ upper: Int) -> String {
  String(decoding: Array(text.utf8)[lower..<max(lower, upper)], as: UTF8.self)
}
