import CSQLite
import Diagnostics
import Relations
import Translation

/// A copy of the exported tables in SQLite's memory, for statements of SQL.
///
/// A table is filled when a statement first reads it, and anew when what it is made of has changed.
package final class SQLCopy {
  let connection: Connection
  private var known: [String: Known] = [:]

  private struct Known {
    var table: ExportedTable
    var isFilled = false
  }

  /// Throws where SQLite is not installed.
  package init() throws(Diagnostic) { connection = try Connection() }

  /// What a statement that only reads gives. Whole numbers of columns that hold money are money again.
  ///
  ///     try copy.answer("select organ from reports where year = 2020", over: tables) { nil }
  ///
  /// - Parameter checkpoint: asked again and again: why the statement is to stop; nil where it may go on.
  package func answer(
    _ sql: String, over tables: ExportedTables, checkpoint: @escaping () -> Diagnostic?
  ) throws(Diagnostic) -> Relation {
    try takeOver(tables)
    let watch = Watch(checkpoint)
    let statement = try prepared(sql, watch)
    for name in watch.tables.sorted() { try fill(name, watch) }
    var fields: [Origin: ExportedTable.Field] = [:]
    for table in tables.all {
      for field in table.columns { fields[Origin(table.name, field.name)] = field }
    }
    return try watch.polling(connection) { () throws(Diagnostic) in
      try relation(of: statement, connection, watch, sql, fields)
    }
  }

  /// Fills all tables.
  package func fill(_ tables: ExportedTables, checkpoint: @escaping () -> Diagnostic?) throws(Diagnostic) {
    try takeOver(tables)
    let watch = Watch(checkpoint)
    for table in tables.all { try fill(table.name.lowercased(), watch) }
  }

  /// Writes the tables as they are, as a file that SQLite can open, in pieces.
  package func write(to put: ([UInt8]) throws -> Void) throws {
    var size: Int64 = 0
    guard let bytes = csqlite_serialize(connection.handle, &size) else { throw Diagnostic.noMemory }
    defer { csqlite_free(bytes) }
    let file = UnsafeBufferPointer(start: bytes, count: Int(size))
    for start in stride(from: 0, to: file.count, by: 1 << 16) {
      try put(Array(file[start..<min(start + 1 << 16, file.count)]))
    }
  }

  private func prepared(_ sql: String, _ watch: Watch) throws(Diagnostic) -> Prepared {
    guard !sql.utf8.contains(0) else { throw .nothingInSQL }
    let (statement, rest): (Prepared, String)
    do throws(Diagnostic) {
      (statement, rest) = try watch.authorizing(connection) { () throws(Diagnostic) in try connection.prepare(sql) }
    } catch {
      switch watch.forbidden {
      case .action: throw .onlyReads
      case .function(let name): throw .mayNotCall(name)
      case nil: throw error.message.en.contains("no such table") ? error.with { $0.hint = tableNames } : error
      }
    }
    // What reads no table of its own, such as VACUUM, the authorizer is not asked about.
    guard csqlite_only_reads(statement.handle) != 0 else { throw .onlyReads }
    if holdsStatement(rest) { throw .severalStatements }
    return statement
  }

  private var tableNames: Phrase {
    let names = known.values.map(\.table.name).sorted()
    return Phrase("there are \(names.joined(separator: ", "))", zh: "现有：\(names.joined(separator: "、"))")
  }

  /// Whether something other than blanks and comments stands behind the statement.
  private func holdsStatement(_ rest: String) -> Bool {
    do throws(Diagnostic) {
      _ = try connection.prepare(rest)
      return true
    } catch {
      return error != .nothingInSQL
    }
  }

  // MARK: Tables

  /// Makes the tables that are new or have changed, and forgets those that are gone.
  private func takeOver(_ tables: ExportedTables) throws(Diagnostic) {
    let wanted = Dictionary(uniqueKeysWithValues: tables.all.map { ($0.name.lowercased(), $0) })
    for (key, old) in known where wanted[key].map({ !$0.isSame(as: old.table) }) ?? true {
      try connection.execute("DROP TABLE \(old.table.quotedName)")
      known[key] = nil
    }
    for (key, table) in wanted where known[key] == nil && table.columns.count <= mostColumns {
      try connection.execute(table.definition)
      known[key] = Known(table: table)
    }
  }

  private func fill(_ name: String, _ watch: Watch) throws(Diagnostic) {
    guard let table = known[name]?.table, known[name]?.isFilled == false else { return }
    try connection.execute("BEGIN")
    do throws(Diagnostic) {
      try insert(table.rows(), into: table, connection, watch)
      try connection.execute("COMMIT")
    } catch {
      try connection.execute("ROLLBACK")
      throw error
    }
    known[name]?.isFilled = true
  }
}

/// A table of SQLite's can have no more; a wider one cannot be named in SQL.
private let mostColumns = 2000

extension Diagnostic {
  fileprivate static let onlyReads = Diagnostic(
    Phrase("sql only reads, and this statement does more", zh: "sql 只能读取，而这条语句不只是读取"),
    hint: Phrase("it begins with select, with or values", zh: "语句以 select、with 或 values 开头"))

  fileprivate static func mayNotCall(_ function: String) -> Diagnostic {
    Diagnostic(Phrase("sql only reads, and may not call \(function)", zh: "sql 只能读取，不能调用 \(function)"))
  }

  fileprivate static let severalStatements = Diagnostic(
    Phrase("there is more than one statement in it", zh: "其中不止一条语句"),
    hint: Phrase("one behind each sql", zh: "每个 sql 后写一条"))
}
