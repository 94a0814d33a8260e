import Diagnostics
import Terminals
import Testing

@testable import Console

extension EditorSuites {
  @Suite struct EditorCompletionTests {
    @Test func oneCandidateIsFilledInWithABlank() throws {
      let session = try EditorSession()
      session.type("app\t")
      try session.waitForLines("> applications")
      session.type("by", Key.home, "fol\t", Key.enter)
      try session.waitForInputs(.line("folder/applications by"))
    }

    @Test func onATieTheCommonPartIsFilledInAndTheListShownUntilTheNextKey() throws {
      let session = try EditorSession()
      session.type("la\t")
      try session.waitForLines("> law", "lawsuits  行政诉讼   lawful    合法")
      try session.waitForCursor(column: 5, row: 0)
      session.type("s")
      try session.waitForLines("> laws")
      session.type("\t", Key.enter)
      try session.waitForInputs(.line("lawsuits "))
    }

    @Test func theCommonPartIsCountedInCharactersNotBytes() throws {
      let session = try EditorSession()
      session.type("x 鹿\t")
      try session.waitForLines("> x 鹿", "鹿城区  lucheng   鹿泉区  luquan")
      session.type("泉\t", Key.enter)
      try session.waitForInputs(.line("x 鹿泉区 "))
    }

    @Test func aCandidateThatIsSpelledOtherwiseReplacesTheWord() throws {
      let session = try EditorSession()
      try session.enter("by luch\t")
      try session.waitForInputs(.line("by 鹿城区 "))
      session.type("lu\t")
      try session.terminal.waitFor("鹿泉区  luquan")
      session.type("q\t", Key.enter)
      try session.waitForInputs(.line("by 鹿城区 "), .line("鹿泉区 "))
    }

    @Test func theListIsNeitherWiderNorHigherThanTheScreen() {
      let candidates = (1...50).map { Candidate("鹿城街道\($0)", label: "a long label of number \($0)", kind: .member) }
      for (columns, height) in [(80, 10), (40, 5), (20, 3), (12, 2), (5, 1), (2, 1), (80, 0)] {
        let rows = completionList(candidates, columns: columns, height: height, language: .en, ambiguousIsWide: false)
        #expect(rows.count <= height)
        for row in rows { #expect(displayed(row).count < max(columns, 3)) }
      }
    }

    @Test func whatDoesNotFitIsCounted() {
      let candidates = (1...40).map { Candidate("word\($0)", kind: .metric) }
      let rows = completionList(candidates, columns: 21, height: 3, language: .en, ambiguousIsWide: false)
      #expect(rows.map(text) == ["word1    word3", "word2    word4", "… and 36 more"])
      let chinese = completionList(candidates, columns: 21, height: 1, language: .zh, ambiguousIsWide: false)
      #expect(chinese.map(text) == ["……还有 40 项"])
    }

    @Test func thePartThatTextsShare() {
      #expect(sharedBeginning(of: ["鹿城区", "鹿城街道"]) == "鹿城")
      #expect(sharedBeginning(of: ["上海", "下"]) == "")
      #expect(sharedBeginning(of: []) == "")
      #expect(sharedBeginning(of: ["e\u{301}a", "e"]) == "")
    }

    @Test func anotherSpellingStaysOnATie() {
      let candidates = [Candidate("鹿城区", kind: .member), Candidate("鹿城街道", kind: .member)]
      #expect(
        completionStep(of: candidates, typed: "lu", next: nil) == CompletionStep(replacement: nil, showsList: true))
      #expect(
        completionStep(of: candidates, typed: "鹿", next: nil) == CompletionStep(replacement: "鹿城", showsList: true))
      #expect(completionStep(of: [], typed: "x", next: nil) == CompletionStep(replacement: nil, showsList: false))
    }

    private func text(_ row: [Piece]) -> String {
      var text = row.map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text
    }

    /// A text with a blank behind each wide character, so that it has as many characters as columns.
    private func displayed(_ row: [Piece]) -> String {
      row.map(\.text).joined().map { $0.unicodeScalars.allSatisfy { $0.value >= 0x4E00 } ? "\($0) " : "\($0)" }.joined()
    }
  }
}
