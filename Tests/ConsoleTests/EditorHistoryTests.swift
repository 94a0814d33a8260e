import Foundation
import Testing

@testable import Console

@Suite final class EditorHistoryTests {
  let folder = FileManager.default.temporaryDirectory.path + "/gongkai-\(UUID().uuidString)"
  var path: String { folder + "/state/gongkai/history" }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @Test func statementsOfSeveralLinesComeBackWhole() throws {
    var history = HistoryFile(path: path)
    let statements = ["诉讼 按 区县", "one\ntwo\\n", "tab\tand\r\\"]
    for statement in statements { _ = history.add(statement) }
    #expect(HistoryFile(path: path).entries == statements)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == "诉讼 按 区县\none\\ntwo\\\\n\ntab\tand\\r\\\\\n")
  }

  @Test func onlyTheOwnerMayReadIt() throws {
    var history = HistoryFile(path: path)
    _ = history.add("a")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func blanksInFrontEmptyLinesAndRepeatsAreLeftOut() {
    var history = HistoryFile(path: path)
    let added = ["a", "a", " secret", "", "b", "a"].map { history.add($0) }
    #expect(added == [true, false, false, false, true, true])
    #expect(HistoryFile(path: path).entries == ["a", "b", "a"])
  }

  @Test func sessionsSideBySideLoseNothingOfEachOther() {
    var one = HistoryFile(path: path)
    var other = HistoryFile(path: path)
    _ = one.add("1")
    _ = other.add("2")
    _ = one.add("3")
    #expect(HistoryFile(path: path).entries == ["1", "2", "3"])
    #expect(one.entries == ["1", "3"])
  }

  @Test func theLastTenThousandAreLoaded() throws {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lines = (1...10_005).map { "\($0)\n" }.joined()
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
    let entries = HistoryFile(path: path).entries
    #expect(entries.count == 10_000)
    #expect(entries.first == "6")
  }

  @Test func whereNothingCanBeWrittenItLastsAsLongAsTheSession() {
    var history = HistoryFile(path: "/dev/null/gongkai/history")
    _ = history.add("a")
    #expect(history.entries == ["a"])
  }
}
