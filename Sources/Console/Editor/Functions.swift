import CEditLine
import Diagnostics

/// Makes our own functions known to libedit, so that keys, those of `.editrc` too, can be bound to them.
func addFunctions(_ editor: OpaquePointer) {
  add(editor, "gongkai-submit", "Run the statement, or add a line to it") { el, _ in LineEditor.of(el).submit() }
  add(editor, "gongkai-new-line", "Add a line") { el, _ in LineEditor.of(el).insert("\n") }
  add(editor, "gongkai-complete", "Complete the word") { el, _ in LineEditor.of(el).completeWord() }
  add(editor, "gongkai-delete-or-end", "Delete, or leave on an empty line") { el, _ in LineEditor.of(el).deleteOrEnd() }
  add(editor, "gongkai-backspace", "Delete the character before") { el, _ in LineEditor.of(el).backspace() }
  add(editor, "gongkai-delete", "Delete the character") { el, _ in LineEditor.of(el).deleteForward() }
  add(editor, "gongkai-left", "Move to the character before") { el, _ in LineEditor.of(el).moveLeft() }
  add(editor, "gongkai-right", "Move to the next character, or accept the hint") { el, _ in
    LineEditor.of(el).moveRight()
  }
  add(editor, "gongkai-up", "Move a line up, or to the statement before") { el, _ in LineEditor.of(el).moveUp() }
  add(editor, "gongkai-down", "Move a line down, or to the next statement") { el, _ in LineEditor.of(el).moveDown() }
  add(editor, "gongkai-line-start", "Move to the line's beginning") { el, _ in LineEditor.of(el).moveToLineStart() }
  add(editor, "gongkai-line-end", "Move to the line's end, or accept the hint") { el, _ in
    LineEditor.of(el).moveToLineEnd()
  }
  add(editor, "gongkai-search", "Search the history") { el, _ in LineEditor.of(el).searchHistory() }
  add(editor, "gongkai-clear", "Clear the screen") { el, _ in LineEditor.of(el).clearScreen() }
  add(editor, "gongkai-paste", "Insert what the terminal pastes") { el, _ in LineEditor.of(el).paste() }
  add(editor, "gongkai-undo", "Take the last change back") { el, _ in LineEditor.of(el).undoChange() }
  add(editor, "gongkai-edit", "Write the statement in $VISUAL") { el, _ in LineEditor.of(el).editOutside() }
}

/// A function of ours, as libedit calls it: the result is one of its `CC_` codes. Captures nothing.
private typealias Function = @convention(c) (OpaquePointer?, UInt32) -> UInt8

private func add(_ editor: OpaquePointer, _ name: String, _ help: String, _ function: @escaping Function) {
  _ = cel_add(editor, name, help, function)
}

extension LineEditor {
  /// Enter: hands the statement over if it is whole, and adds a line otherwise.
  func submit() -> UInt8 {
    let text = line.text
    guard text.isEmpty || isComplete(text) else { return insert("\n") }
    return handOver(text)
  }

  private func handOver(_ text: String) -> UInt8 {
    leaveLine()
    outcome = .line(text)
    remember(text)
    return UInt8(CC_NEWLINE)
  }

  func insert(_ text: String) -> UInt8 {
    el_insertstr(editor, text)
    return UInt8(CC_REFRESH)
  }

  func replaceLine(with text: String) {
    replace(0..<line.scalars.count, with: text)
  }

  /// Puts a text in the place of some scalars and the cursor behind it. libedit's own deleting would also put what is deleted in the place
  /// of what Ctrl-Y brings back, so it is called only to empty the line, which replacing cannot.
  func replace(_ range: Range<Int>, with text: String) {
    var changed = line
    changed.scalars.replaceSubrange(range, with: text.unicodeScalars)
    if changed.scalars.isEmpty {
      move(to: line.scalars.count)
      el_deletestr(editor, Int32(line.scalars.count))
    } else {
      el_replacestr(editor, changed.text)
    }
    move(to: range.lowerBound + text.unicodeScalars.count)
  }

  /// Ctrl-D: leaves on an empty line, ends a statement on an empty further line of it, and deletes elsewhere.
  func deleteOrEnd() -> UInt8 {
    let line = self.line
    if line.isAtEnd, line.scalars.last == "\n" { return handOver(line.text) }
    guard line.scalars.isEmpty else { return deleteForward() }
    leaveLine()
    outcome = .end
    return UInt8(CC_EOF)
  }

  func backspace() -> UInt8 {
    let line = self.line
    replace(line.previousCluster..<line.cursor, with: "")
    return UInt8(CC_REFRESH)
  }

  func deleteForward() -> UInt8 {
    let line = self.line
    replace(line.cursor..<line.nextCluster, with: "")
    return UInt8(CC_REFRESH)
  }

  func clearScreen() -> UInt8 {
    write("\u{1B}[H\u{1B}[2J")
    screen.forget()
    return UInt8(CC_REFRESH)
  }

  func undoChange() -> UInt8 {
    undo.note(line)
    if let former = undo.back() {
      replaceLine(with: former.text)
      move(to: former.cursor)
    }
    return UInt8(CC_REFRESH)
  }

  /// Tab.
  func completeWord() -> UInt8 {
    let line = self.line
    let text = line.text
    guard let completion = complete(text, line.beforeCursor.utf8.count) else { return UInt8(CC_NORM) }
    let range = line.index(ofByte: completion.replacing.lower)..<line.index(ofByte: completion.replacing.upper)
    let step = completionStep(
      of: completion.candidates, typed: bytes(of: text, in: completion.replacing),
      next: bytes(of: text, in: Span(completion.replacing.upper, text.utf8.count)).first)
    if let replacement = step.replacement { replace(range, with: replacement) }
    list = step.showsList ? completion.candidates : []
    return UInt8(CC_REFRESH)
  }

  /// A part of a text, in bytes.
  private func bytes(of text: String, in span: Span) -> String {
    String(decoding: text.utf8.dropFirst(span.lower).prefix(span.upper - span.lower), as: UTF8.self)
  }
}
