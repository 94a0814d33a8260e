import Diagnostics

extension Parser {
  /// That `wanted` does not stand where the parser is. What has a plainer reason, a bracket or a quote without its other
  /// half, is said instead.
  func failure(_ wanted: Phrase, hint: Phrase? = nil) -> Diagnostic {
    switch token.kind {
    case .openString:
      return .openQuote(typed(token), at: Span(token.span.lower, token.span.lower + quoteLength))
    case .unknown:
      return .meaningless(typed(token), at: token.span)
    case .end, .terminator:
      if let bracket = openBrackets.last { return .openBracket(at: bracket) }
      return .missing(wanted, hint: hint, at: Span(end, end))
    case .symbol(.close) where openBrackets.isEmpty:
      return .strayBracket(at: token.span)
    default:
      return .unexpected(typed(token), wanted: wanted, hint: hint ?? self.hint, at: token.span)
    }
  }

  /// The token as the user typed it.
  func typed(_ token: Token) -> String {
    String(decoding: Array(text.utf8)[token.span.lower..<token.span.upper], as: UTF8.self)
  }

  /// The line and column of a span, for a message about another one.
  func place(of span: Span) -> (line: Int, column: Int) { lineAndColumn(of: span.lower, in: text) }

  private var quoteLength: Int { token.text.isEmpty ? token.span.upper - token.span.lower : firstLength }

  private var firstLength: Int { character(in: Array(typed(token).utf8), at: 0).length }

  private var hint: Phrase? {
    if let bracket = openBrackets.last, token.kind != .symbol(.comma) {
      let (line, column) = place(of: bracket)
      return Phrase("a “(” is open since \(line):\(column)", zh: "\(line):\(column) 处的“(”尚未关闭")
    }
    if tokens[0].kind == .word, tokens[1].kind != .symbol(.comma), let command = nearestCommand(to: tokens[0].text) {
      return Phrase(verbatim: "\(command.rawValue) …")
    }
    guard case .keyword(let keyword) = token.kind, !joiningKeywords.contains(keyword) else { return nil }
    let word = typed(token)
    return Phrase("“\(word)” is a keyword; as a name it stands in quotes", zh: "“\(word)”是关键字；作名称时请加引号")
  }
}

/// What closes the quotes that do not close themselves.
private let closingQuotes: [Character: Character] = ["“": "”", "‘": "’", "「": "」"]

/// What ends a sentence, or a part of it, and no statement.
private let sentenceMarks: Set = ["。", "？", "！", "：", "．", ":"]

/// Keywords that no one means as a name.
private let joiningKeywords: Set<Keyword> = [.and, .or, .vs, .in, .between, .is, .on, .as, .by]

extension Diagnostic {
  fileprivate static func openQuote(_ text: String, at span: Span) -> Diagnostic {
    let closing = text.first.map { closingQuotes[$0] ?? $0 } ?? "\""
    return Diagnostic(
      Phrase("the quote that begins here is not closed", zh: "此处的引号没有关闭"),
      hint: Phrase("“\(closing)” is missing", zh: "缺少“\(closing)”"), at: span)
  }

  fileprivate static func openBracket(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("the bracket that begins here is not closed", zh: "此处的括号没有关闭"),
      hint: Phrase("“)” is missing", zh: "缺少“)”"), at: span)
  }

  fileprivate static func strayBracket(at span: Span) -> Diagnostic {
    Diagnostic(Phrase("“)” closes no bracket", zh: "“)”没有对应的“(”"), at: span)
  }

  fileprivate static func meaningless(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("“\(text)” means nothing here", zh: "“\(text)”在此处没有意义"),
      hint: sentenceMarks.contains(text)
        ? Phrase("leave it out: words stand apart by blanks", zh: "请去掉它：词与词之间用空格")
        : Phrase("inside a text, put it in quotes", zh: "作为文本时请加引号"), at: span)
  }

  fileprivate static func missing(_ wanted: Phrase, hint: Phrase?, at span: Span) -> Diagnostic {
    Diagnostic(Phrase("\(wanted.en) is missing", zh: "缺少\(wanted.zh)"), hint: hint, at: span)
  }

  fileprivate static func unexpected(_ text: String, wanted: Phrase, hint: Phrase?, at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("expected \(wanted.en), not “\(text)”", zh: "此处应为\(wanted.zh)，而不是“\(text)”"), hint: hint, at: span)
  }
}
