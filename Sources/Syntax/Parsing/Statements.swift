import Diagnostics

extension Parser {
  mutating func statement() throws(Diagnostic) -> Statement {
    while token.kind == .terminator { advance() }
    expect(.statement)
    if case .command(let command) = token.kind { return .command(try self.command(command)) }
    if accept(.let) { return try keptResult() }
    if accept(.define) { return try definition() }
    if let saved = try savedDatabase() { return saved }
    return .query(try query())
  }

  /// `let NAME = query`
  private mutating func keptResult() throws(Diagnostic) -> Statement {
    let name = try name(.newName, Phrase("a name for the table", zh: "表名"))
    guard accept(.equal) else { throw failure(Phrase("“=”", zh: "“=”")) }
    return .let(name: name, query: try query())
  }

  /// `define NAME = expression [as "label"] [unit]`
  private mutating func definition() throws(Diagnostic) -> Statement {
    let name = try name(.newName, Phrase("a name for the metric", zh: "指标名"))
    guard accept(.equal) else { throw failure(Phrase("“=”", zh: "“=”")) }
    let expression = try expression()
    var label: String?
    if accept(.as) { label = try self.name(.newName, Phrase("a label after “as”", zh: "“作为”后的标签")).text }
    return .define(name: name, expression: expression, label: label, unit: acceptUnit())
  }

  /// `count` is a keyword elsewhere, and here a unit.
  private mutating func acceptUnit() -> Name? {
    guard token.kind == .keyword(.count) else { return acceptName(.unit) }
    advance()
    return Name(Keyword.count.rawValue, at: tokens[index - 1].span)
  }

  mutating func query() throws(Diagnostic) -> Query {
    let begin = token.span.lower
    let isSelect = token.kind == .keyword(.select)
    let selectSpan = token.span
    var blocks = [try block(isFirst: true)]
    if isSelect { try refuseSQL(blocks[0], at: selectSpan) }
    while accept(.pipe) { blocks.append(try block(isFirst: false)) }
    return Query(blocks, at: span(from: begin))
  }

  // MARK: Commands

  private mutating func command(_ command: CommandName) throws(Diagnostic) -> CommandStatement {
    let name = Name(token.text, at: token.span)
    advance()
    let options = command == .plot ? plotKind() : []
    let argument: CommandStatement.Argument
    switch command.takes {
    case .words: argument = .words(words(of: command))
    case .query: argument = .query(try query())
    case .queryOrText: argument = try queryOrText()
    case .queryOrRow:
      if let row = try acceptRow() { argument = .row(row) } else { argument = .query(try query()) }
    case .row:
      guard let row = try acceptRow() else { throw failure(Phrase("a row (such as #3)", zh: "行号，如 #3")) }
      argument = .row(row)
    }
    return CommandStatement(command, name: name, options: options, argument: argument, at: span(from: name.span.lower))
  }

  /// A query, or a text in quotes: behind that, clauses over the rows that it gives.
  private mutating func queryOrText() throws(Diagnostic) -> CommandStatement.Argument {
    guard token.kind == .string else { return .query(try query()) }
    let text = quotedText
    advance()
    var blocks = [try block(over: text)]
    while accept(.pipe) { blocks.append(try block(isFirst: false)) }
    return .text(text, over: Query(blocks, at: span(from: text.span.lower)))
  }

  /// The string that stands here.
  private var quotedText: QuotedText {
    let quote = text.utf8.dropFirst(token.span.lower).first.map { $0 < 0x80 ? 1 : 3 } ?? 1
    let inside = Span(token.span.lower + quote, token.span.upper - quote)
    return QuotedText(text: token.text, span: token.span, inside: inside)
  }

  /// `save database FILE`; nil where the statement is another.
  private mutating func savedDatabase() throws(Diagnostic) -> Statement? {
    guard token.kind == .keyword(.save) else { return nil }
    let isReplacing = following.kind == .symbol(.bang)
    let word = tokens[min(index + (isReplacing ? 2 : 1), tokens.count - 1)]
    guard word.kind == .raw, isDatabaseWord(word.text) else { return nil }
    for _ in 0..<(isReplacing ? 3 : 2) { advance() }
    expect(.file)
    guard token.kind == .raw || token.kind == .string, !token.text.isEmpty else {
      throw failure(
        Phrase("a file after “\(word.text)”", zh: "“\(word.text)”后的文件名"),
        hint: Phrase("save database reports.sqlite", zh: "保存 数据库 reports.sqlite"))
    }
    let file = Name(token.text, at: token.span, isQuoted: true)
    advance()
    return .saveDatabase(file: file, replacing: isReplacing)
  }

  private mutating func words(of command: CommandName) -> [Name] {
    var words: [Name] = []
    while true {
      if command == .set, words.count == 1 {
        expect(.settingValue(words[0]))
      } else {
        expect(.commandWord(command, index: words.count))
      }
      guard token.kind == .raw || token.kind == .string else { return words }
      words.append(Name(word(of: command), at: token.span, isQuoted: token.kind == .string))
      advance()
    }
  }

  /// Paths stay as they were typed, other words may be full-width.
  private func word(of command: CommandName) -> String {
    switch command {
    case .load, .unload, .reload, .source: token.text
    default: token.kind == .raw ? foldedASCII(token.text) : token.text
    }
  }

  /// `bar` or `line` before the query of `plot`.
  private mutating func plotKind() -> [Name] {
    expect(.commandWord(.plot, index: 0))
    guard token.kind == .word, plotKinds.contains(asciiLowercased(token.text)) else { return [] }
    let kind = Name(token.text, at: token.span)
    advance()
    return [kind]
  }

  /// `#3`, or a number that nothing follows.
  private mutating func acceptRow() throws(Diagnostic) -> Int? {
    let isRow = token.kind == .row
    let isNumber = token.kind == .number(isPercent: false) && (following.kind == .end || following.kind == .terminator)
    guard isRow || isNumber else { return nil }
    guard let row = Int(token.text), row > 0 else { throw failure(Phrase("a row from 1", zh: "从 1 起的行号")) }
    advance()
    return row
  }

  // MARK: Habits of SQL

  /// `select number from tasks` is a block like others; `select district, sum(lawsuits) …` is another language.
  private func refuseSQL(_ block: Block, at span: Span) throws(Diagnostic) {
    var selections: [Selection] = []
    var groups = false
    for clause in block.clauses {
      if case .select(let all) = clause.kind { selections = all }
      if case .by = clause.kind { groups = true }
    }
    var isTable = false
    if case .table = block.source { isTable = true }
    guard groups || !isTable || selections.contains(where: { $0.expression.isAggregateCall }) else { return }
    throw .selectFirst(at: span)
  }
}

/// What `save` is followed by where it saves all that is loaded.
let databaseWord = Phrase("database", zh: "数据库")

func isDatabaseWord(_ word: String) -> Bool {
  asciiLowercased(word) == databaseWord.en || word == databaseWord.zh
}

/// What `plot` can draw, in both languages.
let plotKinds: Set<String> = ["bar", "line", "柱", "线"]

extension Expression {
  /// `sum(…)`, `count(*)`.
  fileprivate var isAggregateCall: Bool {
    guard case .call(let name, let arguments) = kind, let aggregate = Aggregate(rawValue: name.text) else {
      return false
    }
    return aggregate != .min && aggregate != .max || arguments.count < 2
  }
}

extension Diagnostic {
  fileprivate static func selectFirst(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("a query begins with what it measures, not with “select”", zh: "查询以指标开头，而不是“select”"),
      hint: Phrase(
        "lawsuits by district; rows of a table: from tasks select number, title",
        zh: "行政诉讼 按 区县；列出表中的行：来自 tasks 选取 number, title"),
      at: span)
  }
}
