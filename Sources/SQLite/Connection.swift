import CSQLite
import Diagnostics

/// A database in memory, as SQLite has it. Closed with the last reference to it.
final class Connection {
  let handle: OpaquePointer

  /// Throws where SQLite is not installed.
  init() throws(Diagnostic) {
    guard csqlite_is_installed() != 0 else { throw .noSQLite }
    guard let handle = csqlite_open(mostBytes) else { throw .noMemory }
    self.handle = handle
  }

  deinit { csqlite_close(handle) }

  /// Runs statements of our own that give no rows.
  func execute(_ sql: String) throws(Diagnostic) {
    guard csqlite_exec(handle, sql) == SQLITE_OK else { throw error(in: sql) }
  }

  /// The first statement of a text, ready to run, and what stands behind it.
  func prepare(_ sql: String) throws(Diagnostic) -> (Prepared, rest: String) {
    var copy = sql
    let read: (statement: OpaquePointer?, length: Int) = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        var rest: UnsafePointer<CChar>?
        let statement = csqlite_prepare(handle, text.baseAddress, Int32(clamping: text.count), &rest)
        return (statement, text.baseAddress.flatMap { begin in rest.map { $0 - begin } } ?? 0)
      }
    }
    guard let statement = read.statement else {
      // A text of blanks and comments is no error to SQLite, and no statement.
      throw csqlite_code(handle) == SQLITE_OK ? .nothingInSQL : error(in: sql)
    }
    return (Prepared(statement), String(decoding: sql.utf8.dropFirst(read.length), as: UTF8.self))
  }

  /// What SQLite says is wrong, at its place in the statement where it knows one.
  func error(in sql: String) -> Diagnostic {
    let message = String(cString: csqlite_message(handle))
    if csqlite_code(handle) == SQLITE_NOMEM { return .noMemory }
    return .refused(message, sql, at: Int(csqlite_error_offset(handle)))
  }
}

/// The most memory that SQLite may take for all it holds.
private let mostBytes: Int64 = 2 << 30

/// A statement that SQLite has read.
final class Prepared {
  let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { csqlite_finalize(handle) }
}

extension Diagnostic {
  fileprivate static let noSQLite = Diagnostic(
    Phrase("SQLite, which SQL is run by, is not installed", zh: "未安装运行 SQL 所需的 SQLite"),
    hint: Phrase("install libsqlite3-0 (or libsqlite3-dev)", zh: "请安装 libsqlite3-0（或 libsqlite3-dev）"))

  static let noMemory = Diagnostic(
    Phrase("this would take more memory than SQL may have", zh: "超出 SQL 可用的内存"),
    hint: Phrase("ask for fewer rows at once", zh: "请减少一次查询的行数"))

  static let nothingInSQL = Diagnostic(
    Phrase("there is no statement in it", zh: "其中没有语句"),
    hint: Phrase("such as sql \"select * from reports\"", zh: "例如 查询语句 \"select * from reports\""))

  /// - Parameter offset: the byte of the statement, negative where none is known.
  fileprivate static func refused(_ message: String, _ sql: String, at offset: Int) -> Diagnostic {
    Diagnostic(Phrase("SQL: \(message)", zh: "SQL：\(message)")).with { error in
      error.source = SourceText(sql)
      error.span = offset < 0 || offset > sql.utf8.count ? nil : word(in: sql, at: offset)
    }
  }
}

/// The word that begins at a byte of a statement, or the one sign.
private func word(in sql: String, at offset: Int) -> Span {
  let bytes = Array(sql.utf8)
  func isPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
  var end = offset
  while end < bytes.count, isPart(bytes[end]) { end += 1 }
  return Span(offset, end == offset ? min(offset + 1, bytes.count) : end)
}
