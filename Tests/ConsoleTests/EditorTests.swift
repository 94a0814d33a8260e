import Diagnostics
import Terminals
import Testing

@testable import Console

extension EditorSuites {
  /// Keys typed into the editor, and what the screen then shows.
  @Suite struct EditorTests {
    @Test func textIsEditedInTheMiddleOfChinese() throws {
      let session = try EditorSession()
      session.type("新区a新", Key.left, Key.left, Key.left, Key.backspace)
      try session.waitForLines("> 区a新")
      try session.waitForCursor(column: 2, row: 0)
      session.type("浦东", Key.delete, Key.end, "。", Key.home, "在")
      try session.waitForLines("> 在浦东a新。")
      try session.waitForCursor(column: 4, row: 0)
      session.type(Key.enter)
      try session.waitForInputs(.line("在浦东a新。"))
      try session.waitForLines("> 在浦东a新。", ">")
    }

    @Test func textWrapsAtTheMarginAndAWideCharacterGoesToTheNextRow() throws {
      let session = try EditorSession(columns: 10)
      session.type("abc诉讼行政")
      try session.waitForLines("> abc诉讼", "行政")
      try session.waitForCursor(column: 4, row: 1)
      session.type(Key.home, "x")
      try session.waitForLines("> xabc诉讼", "行政")
      session.type(Key.end, "abcdef")
      try session.waitForLines("> xabc诉讼", "行政abcdef")
      try session.waitForCursor(column: 0, row: 2)
      session.type(Key.enter)
      try session.waitForLines("> xabc诉讼", "行政abcdef", ">")
    }

    @Test func aLetterWithItsMarksOrAJoinedEmojiIsOneStep() throws {
      let session = try EditorSession()
      session.type("Ürümqi👨‍⚖️b", Key.left, Key.left, Key.backspace, Key.delete)
      session.type(Key.home, Key.delete, Key.enter)
      try session.waitForInputs(.line("rümqb"))
    }

    @Test func anUnfinishedStatementGoesOnInTheNextLine() throws {
      let session = try EditorSession()
      session.type("(诉讼", Key.enter, "abc)", Key.up)
      try session.waitForLines("> (诉讼", "… abc)")
      try session.waitForCursor(column: 5, row: 0)
      try session.enter(Key.home, "x", Key.down, Key.end)
      try session.waitForInputs(.line("x(诉讼\nabc)"))
      session.type("one", Key.metaEnter, "two", Key.enter)
      try session.waitForInputs(.line("x(诉讼\nabc)"), .line("one\ntwo"))
    }

    @Test func arrowsGoThroughTheLinesOfAStatementBeforeTheHistory() throws {
      let session = try EditorSession()
      try session.enter("first")
      try session.enter("(a", Key.enter, "b)")
      session.type(Key.up)
      try session.waitForLines("> first", "> (a", "… b)", "> (a", "… b)")
      session.type(Key.up, Key.up)
      try session.waitForLines("> first", "> (a", "… b)", "> first")
      session.type(Key.down, Key.control("P"))
      try session.waitForLines("> first", "> (a", "… b)", "> first")
      session.type(Key.control("N"), Key.control("N"), "new")
      try session.waitForLines("> first", "> (a", "… b)", "> new")
    }

    @Test func whatIsPastedIsNeitherRunNorCompleted() throws {
      let session = try EditorSession()
      session.type(Key.pasted("law\tx\r\n诉讼\u{1B}[A\u{07}\nz"))
      try session.waitForLines("> law x", "… 诉讼[A", "… z")
      session.type(Key.enter)
      try session.waitForInputs(.line("law x\n诉讼[A\nz"))
    }

    @Test func aLongPasteArrivesWhole() throws {
      let session = try EditorSession()
      let text = String(repeating: "浦东新区 lawsuits ", count: 2000)
      session.type(Key.pasted(text), Key.enter)
      try session.waitForInputs(.line(text))
    }

    @Test func moreLinesThanTheTerminalHasAreShownAroundTheCursor() throws {
      let session = try EditorSession(columns: 20, rows: 4)
      session.type(Key.pasted("1\n2\n3\n4\n5\n6"))
      try session.waitForLines("… 3", "… 4", "… 5", "… 6")
      session.type(String(repeating: Key.up, count: 4))
      try session.waitForLines("… 2", "… 3", "… 4", "… 5")
      try session.waitForCursor(column: 3, row: 0)
      session.type("x", Key.up, Key.enter)
      try session.waitForInputs(.line("1\n2x\n3\n4\n5\n6"))
    }

    @Test func anotherSizeIsDrawnRightAfterTheNextKey() throws {
      let session = try EditorSession(columns: 30)
      session.type("浦东新区浦东新区浦东新区浦东新区abc")
      try session.waitForLines("> 浦东新区浦东新区浦东新区浦东", "新区abc")
      session.terminal.resize(columns: 20, rows: 12)
      session.type("d")
      try session.waitForLines("> 浦东新区浦东新区浦", "东新区浦东新区abcd")
      session.terminal.resize(columns: 36, rows: 12)
      session.type(Key.left)
      try session.waitForLines("> 浦东新区浦东新区浦东新区浦东新区ab", "cd")
      try session.waitForCursor(column: 1, row: 1)
    }

    @Test func changesAreTakenBack() throws {
      let session = try EditorSession()
      session.type("abc")
      try session.waitForLines("> abc")
      session.type(" ")
      try session.waitForCursor(column: 6, row: 0)
      session.type(Key.pasted("诉讼"))
      try session.waitForLines("> abc 诉讼")
      session.type(Key.control("W"))
      try session.waitForLines("> abc")
      session.type(Key.control("_"))
      try session.waitForLines("> abc 诉讼")
      session.type(Key.control("_"))
      try session.waitForLines("> abc")
      session.type(Key.control("Y"), Key.enter)
      try session.waitForInputs(.line("abc 诉讼"))
    }

    @Test func wordsAreMovedOverAndKilled() throws {
      let session = try EditorSession()
      session.type("one 二二 three", Key.wordLeft, Key.wordLeft, "x", Key.wordRight)
      session.type(
        "\u{1B}b", "\u{1B}d", Key.control("A"), "\u{1B}f", Key.control("U"), Key.control("E"), Key.control("Y"))
      session.type(Key.enter)
      try session.waitForInputs(.line("  threeone"))
    }

    @Test func controlDDeletesInALineAndEndsOnAnEmptyOne() throws {
      let session = try EditorSession()
      try session.enter("ab", Key.control("A"), Key.control("D"))
      try session.waitForInputs(.line("b"))
      session.type(Key.control("D"))
      try session.waitForInputs(.line("b"), .end)
      try session.terminal.wait("bracketed paste to be off") { !$0.modes.contains("2004") }
    }

    @Test func whatIsTypedAheadCountsWhenTheNextLineIsRead() throws {
      let session = try EditorSession(pause: 300_000)
      session.type("a", Key.enter)
      try session.waitForInputs(.line("a"))
      session.type("诉讼", Key.enter, Key.control("D"))
      try session.waitForInputs(.line("a"), .line("诉讼"), .end)
    }

    @Test func controlLClearsTheScreenAndKeepsTheLine() throws {
      let session = try EditorSession()
      try session.enter("one")
      session.type("two")
      try session.waitForLines("> one", "> two")
      session.type(Key.control("L"))
      try session.waitForLines("> two")
    }

    @Test func keysThatNothingIsBoundToTypeNothing() throws {
      let session = try EditorSession()
      session.type("a\u{1B}[1;2Ab\u{1B}[24~c\u{1B}OPd", Key.enter)
      try session.waitForInputs(.line("abcd"))
    }

    @Test func bytesThatAreNotUTF8AreShownAsSuch() throws {
      let session = try EditorSession()
      session.terminal.type("a")
      session.terminal.send(bytes: [0xE8, 0x41])
      session.type(Key.enter)
      try session.waitForInputs(.line("a\u{FFFD}A"))
    }

    @Test func theKeysOfViMoveInsertAndSearch() throws {
      let session = try EditorSession { $0.useKeys(ofVi: true) }
      session.type("诉讼 abc", Key.escape)
      try session.waitForCursor(column: 9, row: 0)
      session.type("bx0i", "x", Key.right, Key.end, "z", Key.escape)
      try session.waitForLines("> x诉讼 bcz")
      try session.enter("A", Key.home, Key.delete)
      try session.waitForInputs(.line("诉讼 bcz"))
      try session.enter("other")
      session.type(Key.up, Key.up)
      try session.waitForLines("> 诉讼 bcz", "> other", "> 诉讼 bcz")
    }

    @Test func theLineIsColouredAndHintsAreDim() throws {
      let session = try EditorSession { editor in
        editor.usesColour = true
        editor.highlight = { $0.hasPrefix("诉讼 by") ? [Highlight(Span(7, 9), .keyword)] : [] }
        editor.ghost = { $0.hasSuffix("鹿") ? "城区" : nil }
      }
      session.type("诉讼 by 鹿")
      try session.waitForLines("> 诉讼 by 鹿城区")
      try session.waitForCursor(column: 12, row: 0)
      #expect(session.terminal.screen.style(of: "by") == "1")
      #expect(session.terminal.screen.style(of: "诉讼") == "")
      #expect(session.terminal.screen.style(of: "城区") == "2")
      try session.enter(Key.right)
      try session.waitForInputs(.line("诉讼 by 鹿城区"))
      session.type("鹿")
      try session.waitForLines("> 诉讼 by 鹿城区", "> 鹿城区")
      session.type(Key.enter)
      try session.waitForInputs(.line("诉讼 by 鹿城区"), .line("鹿"))
      try session.waitForLines("> 诉讼 by 鹿城区", "> 鹿", ">")
    }

    @Test func thereAreNoHintsWhereTheyAreSwitchedOff() throws {
      let session = try EditorSession { editor in
        editor.usesColour = true
        editor.showsHints = false
        editor.ghost = { _ in "hint" }
      }
      session.type("a")
      try session.waitForLines("> a")
      session.type(Key.right, Key.enter)
      try session.waitForInputs(.line("a"))
    }
  }
}
