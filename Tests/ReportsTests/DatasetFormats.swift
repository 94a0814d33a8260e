import Documents
import Foundation
import OfficeFiles
import Testing

@testable import Reports

/// The folder `formats` of `datasets`: one of its reports in each format, written by `Tests/OfficeFiles`. Where `RECORD` is set, the
/// files are written anew.
@Suite struct DatasetFormats {
  static let name = "binjiang-subdistrict-2020"
  static let text = TruthFolder.all[0].reports.appendingPathComponent("\(name).txt")
  static let folder = TruthFolder.all[0].reports.appendingPathComponent("formats")
  static let endings = ["gb18030.txt", "csv", "docx", "xlsx", "pdf", "zip"]

  @Test(arguments: endings)
  func aFileIsTheTextWrittenInItsFormat(_ ending: String) throws {
    let written = try Self.written(ending)
    let file = Self.folder.appendingPathComponent("\(Self.name).\(ending)")
    let there = (try? Data(contentsOf: file)).map { [UInt8]($0) }
    guard there != written, ProcessInfo.processInfo.environment["RECORD"] != nil else {
      #expect(there == written, "\(file.path) is not what Tests/OfficeFiles write: RECORD=1 writes it anew")
      return
    }
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try Data(written).write(to: file)
    Issue.record("\(file.path) was written anew")
  }

  /// LibreOffice made them of the Word file.
  @Test(arguments: ["doc", "wps"])
  func theOldWordFileHasTheSameCells(_ ending: String) throws {
    let file = Self.folder.appendingPathComponent("\(Self.name).\(ending)")
    let reports = try [file, Self.text].map { file in
      let (document, complaints) = readDocument(try bytes(file), name: file.path)
      #expect(complaints.isEmpty)
      guard case .report(let report) = read(document, in: .compiled) else { throw ManuscriptFailure.noReport }
      return report
    }
    #expect(reports[1].facts.count > 150)
    #expect(difference(reports[0].facts, reports[1].facts) == [])
    #expect(reports[0].identity.organ == reports[1].identity.organ)
  }

  /// The archive holds a page in GBK, in a folder, their names in GBK as archives of Windows have them.
  private static func written(_ ending: String) throws -> [UInt8] {
    let (document, _) = readDocument(try bytes(text), name: text.path)
    guard case .report(let report) = read(document, in: .compiled) else { throw ManuscriptFailure.noReport }
    let manuscript = try manuscript(of: report)
    let isArchive = ending == "zip"
    let writer = try #require(Manuscript.writers.first { $0.ending == (isArchive ? "gb18030.html" : ending) })
    let bytes = writer.write(manuscript)
    guard isArchive else { return bytes }
    return zip([ZipMember("", bytes).with { $0.name = encoded("滨江街道/2020年度报告.html", gb18030) }])
  }
}
