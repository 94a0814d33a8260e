import Testing

@testable import Console

@Suite struct Children {
  @Test func aChildIsGivenItsArgumentsAsTheyAre() throws {
    let result = try run("printf", ["%s|", "a b", "$HOME", "*", "; exit 1"])
    #expect(String(decoding: result.output, as: UTF8.self) == "a b|$HOME|*|; exit 1|")
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test func whatItSaysOnStandardErrorIsKept() throws {
    let result = try run("ls", ["/no such folder"])
    #expect(result.status != 0)
    #expect(String(decoding: result.errors, as: UTF8.self).contains("/no such folder"))
  }

  @Test func standardInputIsEmpty() throws {
    #expect(try run("cat", []).output.isEmpty)
  }

  @Test func aProgramThatIsNotThereIsSaidToBe() {
    #expect { try run("no-such-program", []) } throws: { error in
      if case ChildFailure.notInstalled = error { true } else { false }
    }
  }

  @Test func aChildThatNeverEndsIsEnded() {
    #expect { try run("sleep", ["1000"], limits: ChildLimits(elapsed: 1)) } throws: { error in
      if case ChildFailure.tookTooLong(1) = error { true } else { false }
    }
  }

  @Test func aChildThatWritesWithoutEndIsEnded() {
    #expect { try run("yes", [], limits: ChildLimits(output: 1 << 20)) } throws: { error in
      if case ChildFailure.wroteTooMuch = error { true } else { false }
    }
  }

  @Test func aChildThatClosesItsOutputAndGoesOnIsEnded() {
    let arguments = ["-c", "exec >&- 2>&-; sleep 1000"]
    #expect { try run("sh", arguments, limits: ChildLimits(elapsed: 1)) } throws: { error in
      if case ChildFailure.tookTooLong(1) = error { true } else { false }
    }
  }

  @Test func theStatusOfAChildThatClosedItsOutputIsKept() throws {
    #expect(try run("sh", ["-c", "exec >&- 2>&-; sleep 0.1; exit 3"]).status == 3)
  }

  @Test func whatAChildLeavesRunningIsEnded() throws {
    let result = try run("sh", ["-c", "sleep 1000 >/dev/null 2>&1 & echo $!"])
    let left = String(decoding: result.output.dropLast(), as: UTF8.self)
    #expect(result.status == 0 && Int(left) != nil)
    var tries = 0
    while try isRunning(left), tries < 500 { tries += 1 }
    #expect(try !isRunning(left))
  }

  /// By the state of the process: one that has ended may stay as a zombie until its new parent looks.
  private func isRunning(_ process: String) throws -> Bool {
    let state = try run("cat", ["/proc/\(process)/stat"]).output
    return !state.isEmpty && !String(decoding: state, as: UTF8.self).contains(") Z ")
  }

  @Test(.enabled(if: installed("prlimit") != nil))
  func aChildGetsNoMoreMemoryThanItsLimit() throws {
    let result = try run("sort", ["/dev/zero"], limits: ChildLimits(memory: 128 << 20))
    #expect(result.status != 0)
  }

  @Test func childrenOfSeveralThreadsDoNotHoldEachOthersPipes() async throws {
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for number in 0..<20 { group.addTask { try run("echo", ["\(number)"]).output } }
      var outputs: Set<String> = []
      for try await output in group { outputs.insert(String(decoding: output, as: UTF8.self)) }
      #expect(outputs.count == 20)
    }
  }
}
