import Diagnostics
import Execution
import Output
import Planning
import Relations
import Reports
import SQLite
import Syntax
import Translation

let sqlCommand = Command(
  name: .sql,
  summary: Phrase(
    "a query as SQL, to check it elsewhere; or the rows that a statement of SQL gives",
    zh: "把查询转写为 SQL，便于另行核对；或执行一条 SQL 语句"),
  usage: "sql QUERY | sql \"select …\""
) { session, statement throws(Diagnostic) in
  switch statement.argument {
  case .query(let query): try session.showSQL(of: query)
  case .text(let sql, let query): try session.answer(sql, query)
  case .words, .row: throw Diagnostic.noSQL.with { $0.span = statement.span }
  }
  return true
}

extension Session {
  /// The tables that SQL can name.
  var exportedTables: ExportedTables { ExportedTables(catalog.dataset, cellNames: exportedCellNames) }

  /// Prints the query as SQL, or writes it to the file that it names. A query without an answer has no SQL either.
  fileprivate func showSQL(of query: Query) throws(Diagnostic) {
    let filled = try query.filled(with: variables)
    let bound = try bind(filled, in: catalog)
    let checkpoint = Checkpoint { Interruption.isSet }
    _ = try Execution.run(bound.plan, over: catalog.dataset, checkpoint: checkpoint)
    let plan = try settled(bound.plan, over: catalog.dataset, checkpoint: checkpoint)
    let language = settings.language
    let question = Question(format(filled.withoutDestinations, in: language), plan)
    let sql: String
    do throws(Diagnostic) {
      sql = try translate(
        question, over: exportedTables, catalog.dataset.cube, cellNames: exportedCellNames, in: language)
    } catch {
      throw error.with { $0.span = query.span }
    }
    if bound.destinations.isEmpty { return try say(style.controlsVisible ? visibleLines(sql) : sql) }
    for destination in bound.destinations {
      guard case .file(let path, let replacing) = destination else {
        throw Diagnostic.noTableOfSQL.with { $0.span = query.span }
      }
      try save(to: path, at: query.span(ofPath: path), replacing: replacing) { put in try put(Array(sql.utf8)) }
    }
  }

  /// The rows of a statement of SQL, as a table that the clauses behind it work on.
  fileprivate func answer(_ sql: QuotedText, _ query: Query) throws(Diagnostic) {
    let before = last
    let relation = try rows(sql)
    remember(Answer(relation), .scan(""))
    do throws(Diagnostic) {
      try answer(query)
    } catch {
      if let before { remember(before.answer, before.plan) }
      throw error
    }
  }

  private func rows(_ sql: QuotedText) throws(Diagnostic) -> Relation {
    do throws(Diagnostic) {
      return try openedCopy().answer(sql.text, over: exportedTables, checkpoint: stopAfter(.seconds(60)))
    } catch {
      throw error.effect == .interrupted ? error : error.placed(in: sql)
    }
  }

  /// Writes all tables as a file of SQLite's.
  func saveDatabase(_ file: Name, replacing: Bool) throws(Diagnostic) {
    let tables = exportedTables
    let copy: SQLCopy
    do throws(Diagnostic) {
      copy = try openedCopy()
    } catch {
      throw error.with { $0.span = file.span }
    }
    try copy.fill(tables, checkpoint: stopAfter(.seconds(600)))
    try save(to: file.text, at: file.span, replacing: replacing, copy.write)
  }

  private func openedCopy() throws(Diagnostic) -> SQLCopy {
    if let sqlCopy { return sqlCopy }
    let copy = try SQLCopy()
    sqlCopy = copy
    return copy
  }

  /// Why a running statement is to stop: the user wants it, or it has run for too long.
  private func stopAfter(_ most: Duration) -> () -> Diagnostic? {
    let start = ContinuousClock.now
    return { Interruption.isSet ? .interrupted : ContinuousClock.now - start > most ? .tookTooLong(most) : nil }
  }
}

extension Query {
  /// The query without what becomes of its answer.
  fileprivate var withoutDestinations: Query {
    var query = self
    for block in query.blocks.indices {
      query.blocks[block].clauses.removeAll { clause in
        switch clause.kind {
        case .save, .into: true
        default: false
        }
      }
    }
    return query
  }
}

/// The text with control characters in its lines made visible.
private func visibleLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(separator: "\n")
}

/// What the cells are called in `form_cells`.
private let exportedCellNames = formCells.map {
  CellName(table: $0.table.rawValue, row: $0.rowPath, column: $0.columnPath)
}

extension Diagnostic {
  /// The diagnostic of a text, with its place in the statement that holds the text.
  fileprivate func placed(in sql: QuotedText) -> Diagnostic {
    with { error in
      let (begin, end) = (sql.inside.lower, sql.inside.upper)
      // With escapes in it, the text is shown as SQL reads it.
      guard end - begin == sql.text.utf8.count || error.source == nil else { return }
      error.source = nil
      error.span = span.map { Span($0.lower + begin, $0.upper + begin) } ?? sql.span
    }
  }

  fileprivate static let noSQL = Diagnostic(
    Phrase("sql wants a query, or a statement of SQL in quotes", zh: "“查询语句”需要查询，或引号内的 SQL 语句"),
    hint: Phrase("sql lawsuits by district; sql \"select * from reports\"", zh: "查询语句 行政诉讼 按 区县"))

  fileprivate static let noTableOfSQL = Diagnostic(
    Phrase("sql gives a text, and no table", zh: "SQL 是文本，不能存为表"),
    hint: Phrase("save \"query.sql\" writes it to a file", zh: "用 保存 \"query.sql\" 写入文件"))

  fileprivate static func tookTooLong(_ most: Duration) -> Diagnostic {
    let seconds = most.components.seconds
    return Diagnostic(
      Phrase("it was stopped after \(seconds) seconds", zh: "运行超过 \(seconds) 秒，已停止"),
      hint: Phrase("ask for less at once", zh: "请减少一次查询的范围"))
  }
}
