import Foundation
import Terminals
import Testing

/// The editor in the shell itself: what signals and other sessions do to it.
@Suite struct LineEditingTests {
  @Test func controlCDropsTheLineAndControlDLeaves() throws {
    let shell = try prompted()
    shell.type("诉讼 abc")
    try shell.waitFor("诉讼 abc")
    let row = shell.screen.cursorRow
    shell.type(Key.control("C"))
    try shell.wait("a new prompt") { $0.cursorRow == row + 1 && $0.cursorColumn > 0 }
    shell.type(Key.control("D"))
    #expect(try shell.waitForEnd() == 0)
    #expect(!shell.screen.modes.contains("2004"))
    #expect(shell.screen.unknown == [])
  }

  @Test func controlDOrEnterOnAnEmptyFurtherLineEndsTheStatement() throws {
    for key in [Key.control("D"), Key.enter] {
      let shell = try prompted()
      shell.type("lawsuits by district |" + Key.enter)
      try shell.waitFor("…")
      shell.type(key)
      try shell.waitFor("is missing")
      shell.type(Key.control("D"))
      #expect(try shell.waitForEnd() == 0)
    }
  }

  @Test func anotherSizeIsDrawnAtOnce() throws {
    let shell = try prompted(columns: 56)
    let prompt = shell.screen.cursorColumn
    let top = shell.screen.cursorRow
    shell.type(String(repeating: "浦东新区", count: 8))
    try shell.wait("a second row") { $0.cursorRow > top && $0.cursorColumn > 64 + prompt - 58 }
    shell.resize(columns: 100, rows: 24)
    try shell.waitForCursor(column: 64 + prompt, row: top)
    try shell.waitFor(String(repeating: "浦东新区", count: 8))
  }

  @Test func statementsAreRememberedByTheNextSession() throws {
    let home = try TemporaryFolder()
    let first = try prompted(home: home)
    first.type("help" + Key.enter + Key.control("D"))
    _ = try first.waitForEnd()
    let second = try prompted(home: home)
    second.type(Key.up)
    try second.waitFor("help")
  }

  @Test func aSignalThatEndsTheShellLeavesTheTerminalInOrder() throws {
    let shell = try prompted()
    shell.send(signal: SIGTERM)
    #expect(try shell.waitForEnd() == 128 + SIGTERM)
    #expect(!shell.screen.modes.contains("2004"))
  }

  /// A `pdftotext` that never ends stands for a long conversion.
  @Test func controlCEndsTheProgramThatReadsAFileAndKeepsWhatWasRead() throws {
    try withTemporaryFolder { folder in
      let lucheng = Program.root.appendingPathComponent("datasets/lucheng-district-2019.txt")
      let offered = folder.appendingPathComponent("offered")
      try FileManager.default.createDirectory(at: offered, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: lucheng, to: offered.appendingPathComponent("a.txt"))
      try Data("%PDF-1.4\n".utf8).write(to: offered.appendingPathComponent("b.pdf"))
      let started = folder.appendingPathComponent("started").path
      let program = folder.appendingPathComponent("pdftotext").path
      try "#!/bin/sh\necho $$ >'\(started)'\nexec sleep 1000\n".write(
        toFile: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let shell = try prompted(environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
      shell.type("load \"\(offered.path)\"" + Key.enter)
      try shell.wait("the program") { _ in (try? String(contentsOfFile: started, encoding: .utf8))?.last == "\n" }
      let child = try String(contentsOfFile: started, encoding: .utf8).dropLast()
      shell.type(Key.control("C"))
      try shell.waitFor("interrupted; 1 file is not read")
      #expect(!FileManager.default.fileExists(atPath: "/proc/\(child)"))
      shell.type("from reports select district" + Key.enter)
      try shell.waitFor("鹿城区")
      shell.type("from sources select status, reason" + Key.enter)
      try shell.waitFor("stopped before it was read")
      try FileManager.default.removeItem(atPath: program)
      shell.type("reload; from sources select status, reason" + Key.enter)
      try shell.waitFor("pdftotext cannot read")
      shell.type(Key.control("D"))
      #expect(try shell.waitForEnd() == 0)
    }
  }

  @Test func aSignalThatEndsAnImportEndsItsProgramsAndLeavesNoFiles() throws {
    try withTemporaryFolder { folder in
      let offered = folder.appendingPathComponent("a.doc")
      try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)).write(to: offered)
      let started = folder.appendingPathComponent("started").path
      let program = folder.appendingPathComponent("soffice").path
      try "#!/bin/sh\necho $$ >'\(started)'\nexec sleep 1000\n".write(
        toFile: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let temporary = folder.appendingPathComponent("temporary")
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
      let shell = try prompted(environment: ["PATH": "\(folder.path):/usr/bin:/bin", "TMPDIR": temporary.path])
      shell.type("load \"\(offered.path)\"" + Key.enter)
      try shell.wait("the program") { _ in (try? String(contentsOfFile: started, encoding: .utf8))?.last == "\n" }
      let child = try String(contentsOfFile: started, encoding: .utf8).dropLast()
      shell.send(signal: SIGTERM)
      #expect(try shell.waitForEnd() == 128 + SIGTERM)
      #expect(!FileManager.default.fileExists(atPath: "/proc/\(child)"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
    }
  }

  @Test func theStatementIsWrittenInTheEditorOfChoice() throws {
    let shell = try prompted(environment: ["EDITOR": "sed -i s/x/诉讼/"])
    shell.type("ax" + Key.control("X") + Key.control("E"))
    try shell.waitFor("a诉讼")
    #expect(shell.screen.modes.contains("2004"))
  }

  @Test func theUsersOwnKeysCount() throws {
    let home = try TemporaryFolder()
    try "bind -e\nbind ^T ed-move-to-beg\nbind ^A ed-move-to-end\n".write(
      toFile: home.path + "/.editrc", atomically: true, encoding: .utf8)
    let shell = try prompted(home: home)
    shell.type("诉讼" + Key.control("T") + "1" + Key.control("A") + "2" + Key.home + "0")
    try shell.waitFor("01诉讼2")
  }

  @Test func theKeysOfViAreChosenInTheStartUpFile() throws {
    let home = try TemporaryFolder()
    try "bind -v\n".write(toFile: home.path + "/.editrc", atomically: true, encoding: .utf8)
    let shell = try prompted(home: home)
    shell.type("诉讼 abc" + Key.escape)
    usleep(100_000)  // a key that follows at once would belong to the escape
    shell.type("0x$iz" + Key.left + "y")
    try shell.waitFor("讼 abyzc")
  }

  @Test func aTerminalWithoutEscapesGetsNone() throws {
    let shell = try Terminal([], environment: ["TERM": "dumb"])
    try shell.wait("a prompt") { $0.cursorColumn > 0 }
    shell.type(Key.control("D"))
    #expect(try shell.waitForEnd() == 0)
    #expect(shell.screen.escapes == 0)
  }

  private func prompted(
    columns: Int = 80, home: TemporaryFolder? = nil, environment: [String: String] = [:]
  ) throws -> Terminal {
    let quiet = environment.merging(["GONGKAI_HINTS": "off"]) { $1 }
    let shell = try Terminal([], columns: columns, home: home, environment: quiet)
    try shell.wait("a prompt") { $0.cursorColumn > 0 && $0.modes.contains("2004") }
    return shell
  }
}
