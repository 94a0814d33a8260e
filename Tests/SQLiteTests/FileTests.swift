import CSQLite
import Diagnostics
import Foundation
import Relations
import Testing
import Translation

@testable import SQLite

@Test("The copy is written as a file that SQLite opens, with every table filled")
func savedFile() throws {
  let copy = try SQLCopy()
  let organs = Relation("organs", [.texts("organ", ["甲", "乙"]), .money("fees", [5, nil])])
  let cube = Cube(
    reports: Relation("reports", []), cells: [], containment: Containment([[], [0]]),
    containmentOfNewest: Containment([[], []]))
  let tables = ExportedTables(
    Dataset(cube: cube, relations: ["organs": LazyRelation(organs, summary: Phrase(verbatim: "organs"))]),
    cellNames: [CellName(table: "三", row: "a", column: "b")])
  try copy.fill(tables) { nil }
  var bytes: [UInt8] = []
  try copy.write { bytes += $0 }
  let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  #expect(
    try read(
      file, "select group_concat(name, ' ') from (select name from sqlite_schema where type = 'table' order by name)")
      == "cells contains contains_newest form_cells form_parts members organs")
  #expect(try read(file, "select organ || fees || typeof(fees) from organs where nr = 1") == "甲5integer")
  #expect(try read(file, "select count(*) from organs where fees is null") == "1")
  #expect(try read(file, "select part || '<' || whole from contains") == "2<1")
  #expect(try read(file, "pragma integrity_check") == "ok")
}

/// The first value of what a statement gives over a file.
private func read(_ file: URL, _ sql: String) throws -> String {
  typealias Open =
    @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, Int32, UnsafePointer<CChar>?)
    -> Int32
  let open = unsafeBitCast(try #require(csqlite_symbol("sqlite3_open_v2")), to: Open.self)
  var handle: OpaquePointer?
  #expect(open(file.path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
  defer { csqlite_close(handle) }
  let statement = csqlite_prepare(handle, sql, -1, nil)
  defer { csqlite_finalize(statement) }
  #expect(csqlite_step(statement) == SQLITE_ROW)
  let size = Int(csqlite_column_size(statement, 0))
  return String(decoding: UnsafeRawBufferPointer(start: csqlite_column_bytes(statement, 0), count: size), as: UTF8.self)
}
