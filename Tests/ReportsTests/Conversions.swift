import Documents
import Foundation
import OfficeFiles
import Testing

@testable import Reports

/// The reports of `datasets` converted by LibreOffice give the same cells: their pages, and all of them from a Word file or a workbook.
/// As comma-separated values, where merged cells are lost, perhaps fewer, but none in another's place. Where `GONGKAI_SOFFICE`
/// names no `soffice`, nothing is converted.
@Suite(.serialized) struct Conversions {
  static let office = ProcessInfo.processInfo.environment["GONGKAI_SOFFICE"]

  /// What is converted, to which format, with LibreOffice's filters.
  static let filters = [
    ("html", "docx", ["--convert-to", "docx:MS Word 2007 XML"]),
    ("html", "doc", ["--convert-to", "doc:MS Word 97"]),
    ("html", "xlsx", ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--infilter=HTML (StarCalc)"]),
    ("html", "csv", ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--infilter=HTML (StarCalc)"]),
    ("html", "html", ["--convert-to", "html:HTML (StarWriter)"]),
    ("docx", "docx", ["--convert-to", "docx:MS Word 2007 XML"]),
    ("docx", "doc", ["--convert-to", "doc:MS Word 97"]),
    ("docx", "html", ["--convert-to", "html:HTML (StarWriter)"]),
    ("docx", "pdf", ["--convert-to", "pdf"]),
    ("xlsx", "xlsx", ["--convert-to", "xlsx:Calc MS Excel 2007 XML"]),
    ("xlsx", "csv", ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"]),
  ]

  @Test(.enabled("GONGKAI_SOFFICE names no soffice") { office != nil }, arguments: filters.indices)
  func aConvertedFileHasTheSameCells(_ index: Int) throws {
    let (source, ending, arguments) = Self.filters[index]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (reports, files) = try sources(source, in: folder)
    #expect(files.count >= 4)
    let made = folder.appendingPathComponent("made")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.office))
    process.arguments =
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless"] + arguments
      + ["--outdir", made.path] + files.map(\.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    for (report, file) in zip(reports, files) {
      let name = file.deletingPathExtension().lastPathComponent
      let converted = made.appendingPathComponent("\(name).\(ending)")
      let document = readDocument(try bytes(converted), name: converted.path).document
      let expected = comparable(readTables(readDocument(try bytes(report), name: report.path).document), ending)
      let found = comparable(readTables(document), ending)
      #expect(expected.count > 150)
      if ending != "csv" { #expect(found.count == expected.count, "\(name).\(ending) of \(source)") }
      for slot in Set(expected.keys).intersection(found.keys).sorted() where expected[slot] != found[slot] {
        let cell = formCells[slot]
        Issue.record(
          "\(name).\(ending) of \(source), \(cell.rowPath), \(cell.columnPath): \(found[slot] ?? "nothing") for \(expected[slot] ?? "nothing")"
        )
      }
    }
  }

  /// The reports of `datasets`, and the files to convert: of the pages these themselves, of others what the tests write.
  private func sources(_ ending: String, in folder: URL) throws -> (reports: [URL], files: [URL]) {
    let reports = TruthFolder.all[0].pairs.map(\.report)
    let pages = reports.filter { $0.pathExtension == "html" }
    guard ending != "html" else { return (pages, pages) }
    let writer = try #require(Manuscript.writers.first { $0.ending == ending })
    let files = try reports.map { report in
      let document = readDocument(try bytes(report), name: report.path).document
      guard case .report(let read) = read(document, in: .compiled) else { throw ManuscriptFailure.noReport }
      let file = folder.appendingPathComponent(report.deletingPathExtension().lastPathComponent + "." + ending)
      try Data(writer.write(try manuscript(of: read))).write(to: file)
      return file
    }
    return (reports, files)
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
