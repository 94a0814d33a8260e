import Terminals
import Testing

@testable import Console

extension EditorSuites {
  @Suite struct EditorSearchTests {
    @Test func theNewestStatementWithTheTextIsFoundAndRun() throws {
      let session = try searching()
      session.type(Key.control("R"), "上海")
      try session.waitForLines("search “上海”: 诉讼 by 上海")
      try session.waitForCursor(column: 23, row: 0)
      session.type(Key.control("R"))
      try session.waitForLines("search “上海”: 上海 不")
      session.type(Key.control("R"), Key.enter)
      try session.waitForInputs(.line("上海 不"))
    }

    @Test func withoutAMatchEnterKeepsWhatWasTypedAndRunsNothing() throws {
      let session = try searching()
      session.type(Key.control("R"), "东北")
      try session.waitForLines("nothing with “东北”:")
      session.type(Key.enter, "人", Key.enter)
      try session.waitForInputs(.line("东北人"))
    }

    @Test func escapeAndControlGGiveTheLineBack() throws {
      let session = try searching()
      session.type("mine", Key.control("R"), "LAW")
      try session.waitForLines("search “LAW”: lawful 2023")
      session.type(Key.escape)
      try session.waitForLines("> mine")
      session.type(Key.control("R"), "上", Key.control("G"))
      try session.waitForLines("> mine")
    }

    @Test func anotherKeyEditsWhatWasFound() throws {
      let session = try searching()
      session.type(Key.control("R"), "lawx", Key.backspace, Key.home, "x", Key.enter)
      try session.waitForInputs(.line("xlawful 2023"))
    }

    private func searching() throws -> EditorSession {
      var history = HistoryFile(path: nil)
      for entry in ["上海 不", "lawful 2023", "诉讼 by 上海"] { _ = history.add(entry) }
      return try EditorSession(history: history)
    }
  }
}
