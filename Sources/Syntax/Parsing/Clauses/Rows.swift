import Diagnostics

extension Parser {
  /// `select number, title`, `select code = upper(name)`; `as` names a column too.
  mutating func selectClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.select, draft)
    if token.kind == .symbol(.star) { throw .selectStar(at: token.span) }
    let selections = try selections()
    try add(.select(selections), once: .select, from: word.span.lower, to: &draft)
  }

  /// `derive rate = lawsuits / handled, …`
  mutating func deriveClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.derive, draft)
    let selections = try selections()
    if let unnamed = selections.first(where: { $0.name == nil }) { throw .unnamedColumn(at: unnamed.expression.span) }
    try add(.derive(selections), once: .derive, from: word.span.lower, to: &draft)
  }

  private mutating func selections() throws(Diagnostic) -> [Selection] {
    var selections: [Selection] = []
    repeat { selections.append(try selection()) } while acceptComma()
    return selections
  }

  private mutating func selection() throws(Diagnostic) -> Selection {
    let isNamed = (token.name != nil || token.kind == .string) && following.kind == .symbol(.equal)
    if isNamed, let name = acceptName(.column) {
      advance()
      return Selection(name: name, try expression())
    }
    let expression = try expression()
    guard accept(.as) else { return Selection(expression) }
    return Selection(name: try name(.newName, Phrase("a name after “as”", zh: "“作为”后的名称")), expression)
  }

  /// `rename old as new, …`; `rename new = old` as in `derive`.
  mutating func renameClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.rename, draft)
    var pairs: [(from: Name, to: Name)] = []
    repeat { pairs.append(try renaming()) } while acceptComma()
    try add(.rename(pairs), once: .rename, from: word.span.lower, to: &draft)
  }

  private mutating func renaming() throws(Diagnostic) -> (from: Name, to: Name) {
    let first = try name(.column, Phrase("a column", zh: "列名"))
    if accept(.as) { return (first, try name(.newName, Phrase("a new name after “as”", zh: "“作为”后的新名称"))) }
    guard accept(.equal) else { throw failure(Phrase("“as” with a new name", zh: "“作为”和新名称")) }
    return (try name(.column, Phrase("a column", zh: "列名")), first)
  }

  /// `join TABLE`, `join TABLE on K, …`, `join TABLE on K = COLUMN, …`
  mutating func joinClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.join, draft)
    let table = try name(.table, Phrase("a table after “\(word.text)”", zh: "“\(word.text)”后的表名"))
    var keys: [JoinKey] = []
    if accept(.on) {
      repeat { keys.append(try joinKey(of: table)) } while acceptComma()
    }
    try add(.join(table: table, on: keys), once: .join, from: word.span.lower, to: &draft)
  }

  private mutating func joinKey(of table: Name) throws(Diagnostic) -> JoinKey {
    let name = try name(.columnOf(table), Phrase("a column that both have", zh: "两边共有的列"))
    guard accept(.equal) else { return JoinKey(name: name) }
    let wanted = Phrase("a column of “\(table.text)”", zh: "“\(table.text)”的列")
    return JoinKey(name: name, other: try self.name(.columnOf(table), wanted))
  }
}

extension Diagnostic {
  fileprivate static func selectStar(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("all columns are shown without “select”", zh: "不写“select”即显示所有列"),
      hint: Phrase("from tasks", zh: "来自 tasks"), at: span)
  }

  fileprivate static func unnamedColumn(at span: Span) -> Diagnostic {
    Diagnostic(
      Phrase("a derived column needs a name", zh: "计算出的列需要名称"),
      hint: Phrase("derive rate = lawsuits / handled", zh: "计算 比率 = 行政诉讼 / 办理总计"), at: span)
  }
}
