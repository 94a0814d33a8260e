import Documents
import Foundation
import Testing

@testable import Reports

/// The reports of `datasets` converted by LibreOffice give the same cells; as comma-separated values, where merged cells are
/// lost, perhaps fewer, but none in another's place. Where `GONGKAI_SOFFICE` names no `soffice`,
/// nothing is converted.
@Suite(.serialized) struct Conversions {
  static let office = ProcessInfo.processInfo.environment["GONGKAI_SOFFICE"]

  /// The formats that pages are converted to, with LibreOffice's filters.
  static let filters = [
    ("docx", ["--convert-to", "docx:MS Word 2007 XML"]),
    ("xlsx", ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--infilter=HTML (StarCalc)"]),
    ("csv", ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--infilter=HTML (StarCalc)"]),
    ("html", ["--convert-to", "html:HTML (StarWriter)"]),
  ]

  @Test(.enabled(if: office != nil), arguments: filters.indices)
  func aConvertedPageHasTheSameCells(_ index: Int) throws {
    let (ending, arguments) = Self.filters[index]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let pages = TruthFolder.all[0].pairs.map(\.report).filter { $0.pathExtension == "html" }
    #expect(pages.count >= 4)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.office))
    process.arguments =
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless"] + arguments
      + ["--outdir", folder.path] + pages.map(\.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    for page in pages {
      let name = page.deletingPathExtension().lastPathComponent
      let converted = folder.appendingPathComponent("\(name).\(ending)")
      let document = readDocument(try bytes(converted), name: converted.path).document
      let expected = comparable(readTables(readDocument(try bytes(page), name: page.path).document), ending)
      let found = comparable(readTables(document), ending)
      #expect(expected.count > 150)
      if ending != "csv" { #expect(found.count == expected.count) }
      for slot in Set(expected.keys).intersection(found.keys).sorted() where expected[slot] != found[slot] {
        let cell = formCells[slot]
        Issue.record(
          "\(name).\(ending), \(cell.rowPath), \(cell.columnPath): \(found[slot] ?? "nothing") for \(expected[slot] ?? "nothing")"
        )
      }
    }
  }

  /// The strings of the cells; in sheets, where texts become numbers, their values.
  private func comparable(_ tables: Tables, _ ending: String) -> [Slot: String] {
    guard ["xlsx", "csv"].contains(ending) else {
      return texts(tables).mapValues { $0.filter { !$0.isWhitespace } }
    }
    var values: [Slot: String] = [:]
    for case let fact? in tables.facts { values[fact.slot] = fact.value.map { String($0) } ?? fact.kind.rawValue }
    return values
  }
}
