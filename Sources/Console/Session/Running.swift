import Diagnostics
import Execution
import Output
import Planning
import Relations
import Syntax

extension Session {
  /// Runs one statement. Errors carry its text, so that they can point into it.
  ///
  /// - Returns: false where the session is to end.
  func run(_ statement: StatementText, from source: SourceText) throws(Diagnostic) -> Bool {
    let text = SourceText(
      statement.text, name: source.name, firstLine: source.firstLine + statement.firstLine - 1)
    usedVariables.formUnion(variableNames(in: text.text))
    do throws(Diagnostic) {
      switch try parse(text.text, firstLine: text.firstLine) {
      case .query(let query):
        try answer(query)
      case .let(let name, let query):
        try refuseTakenName(name)
        try keep(computed(query), as: name)
      case .define(let name, let expression, let label, let unit):
        let metric = try Planning.define(
          name, expression.filled(with: variables), label: label, unit: unit, in: catalog)
        define(metric)
        try remark(Phrase("\(metric.id) = \(metric.summary.en)", zh: "\(metric.label.zh) = \(metric.summary.zh)"))
      case .saveDatabase(let file, let replacing):
        try saveDatabase(file, replacing: replacing)
      case .command(let command):
        return try run(command)
      }
      return true
    } catch {
      throw error.suggesting(of: text.text, in: catalog).with { if $0.source == nil { $0.source = text } }
    }
  }

  /// Computes a query and shows it, or keeps it where it says so.
  func answer(_ query: Query) throws(Diagnostic) {
    let (answer, destinations) = try compute(query)
    if destinations.isEmpty { return try show(answer) }
    try deliver(answer, to: destinations, of: query)
    try showCoverage(of: answer)
  }

  /// Saves and keeps an answer where its query says so.
  func deliver(_ answer: Answer, to destinations: [BoundQuery.Destination], of query: Query) throws(Diagnostic) {
    for destination in destinations {
      switch destination {
      case .file(let path, let replacing): try save(answer, path, at: query.span(ofPath: path), replacing: replacing)
      case .table(let name): try keep(answer, named: name)
      }
    }
  }

  private func computed(_ query: Query) throws(Diagnostic) -> Answer {
    try compute(query).0
  }

  /// The answer, which becomes `_`, and where it is to go.
  func compute(_ query: Query) throws(Diagnostic) -> (Answer, [BoundQuery.Destination]) {
    for name in query.keptNames { try refuseTakenName(name) }
    let bound = try bind(query.filled(with: variables), in: catalog)
    let answer = try Execution.run(
      optimised(bound.plan, over: catalog.dataset), over: catalog.dataset, checkpoint: Checkpoint { Interruption.isSet }
    )
    remember(answer, bound.plan)
    return (answer, bound.destinations)
  }

  private func keep(_ answer: Answer, as name: Name) throws(Diagnostic) {
    try keep(answer, named: name.text)
  }

  private func keep(_ answer: Answer, named name: String) throws(Diagnostic) {
    keep(answer, of: origins["_"], as: name, summary: Phrase("kept by this session", zh: "本次会话保存的表"))
    let count = answer.relation.rowCount
    try remark(Phrase("\(name): \(count) row\(count == 1 ? "" : "s")", zh: "\(name)：\(count) 行"))
  }

  /// The database's own tables keep their names.
  func refuseTakenName(_ name: Name) throws(Diagnostic) {
    if name.text == "_" { throw Diagnostic.lastAnswer.with { $0.span = name.span } }
    guard database.dataset.relations[name.text] == nil else {
      throw Diagnostic.takenName(name.text).with { $0.span = name.span }
    }
  }
}

extension Query {
  /// Where a file's name behind `save` stands.
  func span(ofPath wanted: String) -> Span? {
    for clause in blocks.flatMap(\.clauses) {
      if case .save(let path, let span, _) = clause.kind, path == wanted { return span }
    }
    return nil
  }

  /// The names behind `into`.
  fileprivate var keptNames: [Name] {
    blocks.flatMap(\.clauses).compactMap { if case .into(let name) = $0.kind { name } else { nil } }
  }
}

extension Diagnostic {
  fileprivate static func takenName(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a table of the reports, and stays so", zh: "“\(name)”是报告数据的表名，不能占用"),
      hint: Phrase("choose another name", zh: "请换一个名称"))
  }

  fileprivate static let lastAnswer = Diagnostic(
    Phrase("“_” is always the last answer", zh: "“_”始终是最近一次结果"), hint: Phrase("choose another name", zh: "请换一个名称"))
}
