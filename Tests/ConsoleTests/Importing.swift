import Diagnostics
import Foundation
import Testing

@testable import Console

@Suite struct Importing {
  @Test(arguments: [1, 2, 5])
  func resultsComeInTheOrderOfTheFiles(_ threadCount: Int) {
    let results = concurrently(200, threadCount: threadCount, work: { $0 % 3 == 0 ? nil : $0 * 2 }, done: { _ in })
    #expect(results == (0..<200).map { $0 % 3 == 0 ? nil : $0 * 2 })
  }

  @Test func nothingToDoIsDoneAtOnce() {
    #expect(concurrently(0, threadCount: 3, work: { $0 }, done: { _ in }).isEmpty)
  }

  @Test func theProgressTellsCountRateAndTimeLeft() {
    #expect(progressLine(done: 250, of: 1000, seconds: 5).en == "250 of 1000 files, 50 a second, 15 s left")
    #expect(progressLine(done: 250, of: 1000, seconds: 5).zh == "已读 250 / 1000 个文件，每秒 50 个，约剩 15 秒")
    #expect(progressLine(done: 3, of: 1000, seconds: 2).en == "3 of 1000 files, 1.5 a second, 12 min left")
    #expect(progressLine(done: 0, of: 9, seconds: 1).en == "0 of 9 files")
  }

  @Test func onlyFilesThatHaveChangedAreReadAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (first, second) = (folder.appendingPathComponent("a.txt").path, folder.appendingPathComponent("b.txt").path)
    for path in [first, second] { try Data("nothing".utf8).write(to: URL(fileURLWithPath: path)) }
    let session = Session(settings: Settings(), isInteractive: false)
    _ = session.load([folder.path])
    #expect(session.changedFiles.isEmpty)
    try Data("nothing at all".utf8).write(to: URL(fileURLWithPath: second))
    #expect(session.changedFiles == [second])
    try FileManager.default.removeItem(atPath: first)
    #expect(session.changedFiles == [first, second])
  }

  @Test func aDryRunLeavesTheDatabaseAsItIs() throws {
    let session = Session(settings: Settings(), isInteractive: false)
    #expect(session.load(["no such file"], isTrial: true).problems.count == 1)
    #expect(session.database.sources.isEmpty && session.stamps.isEmpty)
  }
}
