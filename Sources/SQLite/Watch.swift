import CSQLite
import Diagnostics

/// What watches over a statement of the user's: while it is read, what it may do; while it runs, whether it is to stop.
final class Watch {
  /// The tables that the statement reads, in small letters.
  private(set) var tables: Set<String> = []
  /// What it wanted besides reading tables.
  private(set) var forbidden: Forbidden?
  /// Why it was stopped.
  private(set) var stopped: Diagnostic?
  private let checkpoint: () -> Diagnostic?

  enum Forbidden {
    /// Anything that changes the database, its settings or files.
    case action
    case function(String)
  }

  /// - Parameter checkpoint: why a running statement is to stop; nil where it may go on.
  init(_ checkpoint: @escaping () -> Diagnostic?) { self.checkpoint = checkpoint }

  /// Runs the body while the statements that are read may only read tables.
  func authorizing<Result>(_ connection: Connection, _ body: () throws(Diagnostic) -> Result) throws(Diagnostic)
    -> Result
  {
    csqlite_authorize(
      connection.handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().verdict(action, first, second)
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { csqlite_authorize(connection.handle, nil, nil) }
    return try withExtendedLifetime(self) { () throws(Diagnostic) in try body() }
  }

  /// Runs the body, asking every few thousand steps of SQLite's whether to stop.
  func polling<Result>(_ connection: Connection, _ body: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    csqlite_progress(
      connection.handle, 10_000,
      { context in
        guard let context else { return 1 }
        return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().mayGoOn() ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { csqlite_progress(connection.handle, 0, nil, nil) }
    return try withExtendedLifetime(self) { () throws(Diagnostic) in try body() }
  }

  func mayGoOn() -> Bool {
    stopped = stopped ?? checkpoint()
    return stopped == nil
  }

  private func verdict(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Int32 {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_READ:
      if let first { tables.insert(String(cString: first).lowercased()) }
      return SQLITE_OK
    case SQLITE_FUNCTION:
      let name = second.map { String(cString: $0).lowercased() } ?? ""
      if !forbiddenFunctions.contains(name) { return SQLITE_OK }
      forbidden = forbidden ?? .function(name)
    default: forbidden = forbidden ?? .action
    }
    return SQLITE_DENY
  }
}

/// What loads code into the process, or hands out its memory.
private let forbiddenFunctions: Set<String> = ["load_extension", "fts3_tokenizer"]
