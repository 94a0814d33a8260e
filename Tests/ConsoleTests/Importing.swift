import Diagnostics
import Foundation
import OfficeFiles
import Testing

@testable import Console

@Suite struct Importing {
  @Test(arguments: [1, 2, 5])
  func resultsComeInTheOrderOfTheWorks(_ threadCount: Int) {
    let results = concurrently(Array(0..<200), threadCount: threadCount) { WorkDone<Int, Int>.result($0 * 2) }
    #expect(results == (0..<200).map { $0 * 2 })
  }

  /// A work that consists of others, in the place of which their results come, whoever is done first.
  @Test(arguments: [1, 2, 5])
  func resultsOfFurtherWorksComeInItsPlace(_ threadCount: Int) {
    let results = concurrently([1, 20, 3], threadCount: threadCount) { work -> WorkDone<Int, Int> in
      switch work {
      case 20: .further(Array(100..<150))
      case 120: .further([7, 8])
      case 121: .further([])
      default: .result(work)
      }
    }
    #expect(results == [1] + Array(100..<120) + [7, 8] + Array(122..<150) + [3])
  }

  @Test func nothingToDoIsDoneAtOnce() {
    #expect(concurrently([Int](), threadCount: 3) { WorkDone<Int, Int>.result($0) }.isEmpty)
  }

  @Test func theProgressTellsCountRateAndTimeLeft() {
    #expect(progressLine(done: 250, of: 1000, seconds: 5).en == "250 of 1000 files, 50 a second, 15 s left")
    #expect(progressLine(done: 250, of: 1000, seconds: 5).zh == "已读 250 / 1000 个文件，每秒 50 个，约剩 15 秒")
    #expect(progressLine(done: 3, of: 1000, seconds: 2).en == "3 of 1000 files, 1.5 a second, 12 min left")
    #expect(progressLine(done: 0, of: 9, seconds: 1).en == "0 of 9 files")
    #expect(progressLine(done: 0, of: 1, seconds: 1).en == "0 of 1 file")
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func aFileNamedInSeveralWaysIsOne() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("a.txt").path
      let link = folder.appendingPathComponent("b.txt").path
      try Data("nothing".utf8).write(to: URL(fileURLWithPath: file))
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      let session = Session(settings: Settings(), isInteractive: false)
      _ = session.load([file, folder.path + "/./a.txt", link])
      #expect(session.database.sources.map(\.path) == [file])
      _ = session.load([folder.path + "//a.txt"])
      _ = session.load([link])
      #expect(session.database.sources.map(\.path) == [file])
      #expect(session.changes.isEmpty)
    }
  }

  @Test func aDryRunThatIsInterruptedLeavesNothingToReload() {
    var summary = LoadSummary()
    (summary.isInterrupted, summary.unread) = (true, 3)
    #expect(summary.failure?.hint?.en == "reload reads the rest")
    summary.isTrial = true
    #expect(summary.failure?.message.en == "interrupted; 3 files are not read" && summary.failure?.hint == nil)
  }

  @Test func onlyFilesThatAreNewOrHaveChangedAreReadAgain() throws {
    try withFolder { folder in
      func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
      func put(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
      }
      for name in ["a.txt", "b.txt", "c.txt", ".hidden", "Thumbs.db"] { try put("nothing", name) }
      let session = Session(settings: Settings(), isInteractive: false)
      _ = session.load([folder.path])
      #expect(session.changes.isEmpty)
      #expect(session.unload([file("c.txt")]) == 1)
      #expect(session.changes.isEmpty)
      try put("nothing at all", "b.txt")
      try put("nothing at all", "c.txt")
      try put("nothing", "d.txt")
      try FileManager.default.removeItem(atPath: file("a.txt"))
      let changes = session.changes
      #expect(changes.files.map(\.path) == [file("b.txt"), file("d.txt")])
      #expect(changes.new == [file("d.txt")] && changes.gone == [file("a.txt")])
      _ = session.reload(changes)
      #expect(session.database.sources.map(\.path).sorted() == [file("b.txt"), file("d.txt")])
      #expect(session.changes.isEmpty)
      // Asked for again, a file that was forgotten is followed again.
      _ = session.load([folder.path])
      #expect(session.database.sources.count == 3)
      try FileManager.default.removeItem(at: folder)
      #expect(session.changes.gone.count == 3)
      #expect(session.unload([]) == 3)
      #expect(session.changes.isEmpty)
    }
  }

  @Test func anArchiveThatHasChangedIsReadAgainAndWhatIsGoneFromItIsDropped() throws {
    try withFolder { folder in
      let archive = folder.appendingPathComponent("a.zip")
      let (one, two) = (ZipMember("one.txt", "文"), ZipMember("二/two.txt", "文"))
      try Data(zip([one, two])).write(to: archive)
      let session = Session(settings: Settings(), isInteractive: false)
      _ = session.load([folder.path])
      #expect(session.database.sources.map(\.path) == [archive.path + "/one.txt", archive.path + "/二/two.txt"])
      #expect(session.changes.isEmpty)
      try Data(zip([two, ZipMember("three.txt", "文")])).write(to: archive)
      #expect(session.changes.files.map(\.path) == [archive.path])
      _ = session.reload(session.changes)
      #expect(session.database.sources.map(\.path) == [archive.path + "/二/two.txt", archive.path + "/three.txt"])
      #expect(session.unload([archive.path + "/二"]) == 1)
      #expect(session.changes.isEmpty)
      #expect(session.unload([archive.path]) == 1)
      #expect(session.database.sources.isEmpty)
    }
  }

  @Test func aDryRunLeavesTheDatabaseAsItIs() throws {
    let session = Session(settings: Settings(), isInteractive: false)
    #expect(session.load(["no such file"], isTrial: true).problems.count == 1)
    #expect(session.database.sources.isEmpty && session.loadedPaths.asked.isEmpty)
  }
}
