import CSQLite
import Diagnostics
import Relations
import Translation

/// Puts rows into a table of the same columns.
func insert(
  _ rows: Relation, into table: ExportedTable, _ connection: Connection, _ watch: Watch
) throws(Diagnostic) {
  let places = rows.columns.map { _ in "?" }.joined(separator: ", ")
  let (statement, _) = try connection.prepare("INSERT INTO \(table.quotedName) VALUES (\(places))")
  for row in 0..<rows.rowCount {
    for (number, column) in rows.columns.enumerated() { bind(column[row], to: statement, Int32(number + 1)) }
    guard csqlite_step(statement.handle) == SQLITE_DONE else { throw connection.error(in: "") }
    csqlite_reset(statement.handle)
    if row % 4096 == 0, !watch.mayGoOn(), let stopped = watch.stopped { throw stopped }
  }
}

private func bind(_ value: Value, to statement: Prepared, _ place: Int32) {
  switch value {
  case .none: csqlite_bind_null(statement.handle, place)
  case .integer(let number), .money(let number): csqlite_bind_integer(statement.handle, place, number)
  case .real(let number): csqlite_bind_real(statement.handle, place, number)
  case .boolean(let flag): csqlite_bind_integer(statement.handle, place, flag ? 1 : 0)
  case .text(var text):
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        csqlite_bind_text(statement.handle, place, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
  }
}
