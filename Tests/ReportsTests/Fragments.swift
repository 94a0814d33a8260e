import Documents
import Foundation
import Testing

@testable import Reports

/// Fragments of tables in the layouts in which reports are published: each gives exactly the cells of its file in
/// `Truth/Layouts`, written down by hand. Where `GONGKAI_LAYOUTS` names no folder of fragments, the layouts recreated in
/// `RecreatedLayouts` stand for them.
@Suite struct Fragments {
  static let folder = ProcessInfo.processInfo.environment["GONGKAI_LAYOUTS"].map { URL(fileURLWithPath: $0) }
  static let truths: [URL] = {
    let truth = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Truth/Layouts")
    let files = (try? FileManager.default.contentsOfDirectory(at: truth, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path < $1.path }
  }()

  @Test func everyLayoutHasItsTruth() {
    #expect(Self.truths.count == 23)
  }

  @Test(.enabled(if: folder != nil), arguments: truths)
  func aFragmentGivesTheCellsThatItPrintsAndNoOthers(_ truth: URL) throws {
    let name = truth.deletingPathExtension().lastPathComponent
    let file = try #require(Self.folder).appendingPathComponent(name + ".txt")
    let tables = readTables(readDocument(try bytes(file), name: name + ".txt").document)
    var expected = try trueCells(truth).map { "\($0.table),\($0.row),\($0.column): \($0.text) \(kind(of: $0.text))" }
    var found = tables.facts.compactMap { $0 }.map { fact in
      let cell = formCells[fact.slot]
      return "\(cell.table.rawValue),\(cell.rowPath),\(cell.columnPath): \(fact.text) \(fact.kind)"
    }
    expected.sort()
    found.sort()
    #expect(found == expected)
  }
}
