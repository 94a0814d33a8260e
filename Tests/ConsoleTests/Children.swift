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
    #expect { try run("sleep", ["1000"], limits: ChildLimits(seconds: 1)) } throws: { error in
      if case ChildFailure.tookTooLong(1) = error { true } else { false }
    }
  }

  @Test func aChildThatWritesWithoutEndIsEnded() {
    #expect { try run("yes", [], limits: ChildLimits(output: 1 << 20)) } throws: { error in
      if case ChildFailure.wroteTooMuch = error { true } else { false }
    }
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
