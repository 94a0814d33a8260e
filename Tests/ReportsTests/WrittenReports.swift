import Documents
import Foundation
import OfficeFiles
import Testing

@testable import Reports

/// The reports of `datasets` give the same cells, and are of the same organ and year, in every format that they can be written in.
@Suite struct WrittenReports {
  static let reports = TruthFolder.all[0].pairs.map(\.report)

  @Test(arguments: reports, Manuscript.writers.map(\.ending))
  func aReportIsTheSameInEveryFormat(_ file: URL, _ ending: String) throws {
    let expected = try #require(try report(file))
    let writer = try #require(Manuscript.writers.first { $0.ending == ending })
    let written = try withFile(writer.write(try manuscript(of: expected)), "a.\(ending)") { try report($0) }
    let found = try #require(written)
    #expect(expected.facts.count > 150)
    #expect(difference(found.facts, expected.facts) == [])
    #expect(found.forms == expected.forms)
    #expect(found.identity.organ == expected.identity.organ)
    #expect(found.identity.area.code == expected.identity.area.code)
    #expect(found.identity.year == expected.identity.year)
    #expect(found.identity.scope == expected.identity.scope)
  }

  private func report(_ file: URL) throws -> Report? {
    let (document, complaints) = readDocument(try bytes(file), name: file.lastPathComponent)
    #expect(complaints.isEmpty)
    guard case .report(let report) = read(document, in: .compiled) else { return nil }
    #expect(report.complaints.isEmpty)
    return report
  }
}

/// Runs a body with a file that is gone afterwards.
func withFile<Value>(_ bytes: [UInt8], _ name: String, _ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(bytes).write(to: file)
  return try body(file)
}

/// What cells hold in one list and not in the other: printed strings without their blanks, for blanks within a cell are
/// set by programs as they like.
func difference(_ found: [Fact], _ expected: [Fact]) -> [String] {
  let lists = [found, expected].map { facts in
    Dictionary(uniqueKeysWithValues: facts.map { ($0.slot, $0) })
  }
  return Set(lists.flatMap(\.keys)).sorted().compactMap { slot in
    let (found, expected) = (lists[0][slot], lists[1][slot])
    func text(_ fact: Fact?) -> String? { fact?.text.filter { !$0.isWhitespace } }
    if text(found) == text(expected), found?.value == expected?.value, found?.unit == expected?.unit,
      found?.kind == expected?.kind
    {
      return nil
    }
    let cell = formCells[slot]
    return "\(cell.rowPath), \(cell.columnPath): \(found?.text ?? "nothing") for \(expected?.text ?? "nothing")"
  }
}
