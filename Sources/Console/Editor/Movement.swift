import CEditLine
import Output

extension LineEditor {
  /// Moves the cursor to a scalar of the line.
  @discardableResult
  func move(to target: Int) -> UInt8 {
    _ = el_cursor(editor, Int32(target - line.cursor))
    return UInt8(CC_REFRESH)
  }

  func moveLeft() -> UInt8 { move(to: line.previousCluster) }

  /// To the next cluster; at the end of all, takes the ghost text over.
  func moveRight() -> UInt8 { line.isAtEnd ? acceptGhost() : move(to: line.nextCluster) }

  func moveToLineStart() -> UInt8 { move(to: line.lineStart) }

  /// To the end of the cursor's line; at the end of all, takes the ghost text over.
  func moveToLineEnd() -> UInt8 { line.isAtEnd ? acceptGhost() : move(to: line.lineEnd) }

  /// A line up in a statement of several, to the same column; from its first line to the statement before.
  func moveUp() -> UInt8 {
    let line = self.line
    guard line.lineStart > 0 else { return pass(to: "ed-prev-history") }
    var above = line
    above.cursor = line.lineStart - 1
    return move(to: index(inLineOf: above, columns: column(in: line)))
  }

  /// A line down in a statement of several; from its last line to the next statement.
  func moveDown() -> UInt8 {
    let line = self.line
    guard line.lineEnd < line.scalars.count else { return pass(to: "ed-next-history") }
    var below = line
    below.cursor = line.lineEnd + 1
    return move(to: index(inLineOf: below, columns: column(in: line)))
  }

  private func acceptGhost() -> UInt8 {
    if let ghost = shownGhost(line.text), !ghost.isEmpty { el_insertstr(editor, ghost) }
    return UInt8(CC_REFRESH)
  }

  private func pass(to function: String) -> UInt8 {
    if let key = standIn(of: function) { el_push(editor, String(key)) }
    return UInt8(CC_NORM)
  }

  /// The columns before the cursor in its line.
  private func column(in line: Line) -> Int {
    var start = line
    start.scalars = Array(line.scalars[line.lineStart..<line.cursor])
    return displayWidth(of: start.text, ambiguousIsWide: ambiguousIsWide)
  }

  /// The scalar of the cursor's line that stands behind so many columns, or the line's end.
  private func index(inLineOf line: Line, columns: Int) -> Int {
    var content = line
    content.scalars = Array(line.scalars[line.lineStart..<line.lineEnd])
    let before = prefix(of: content.text, columns: columns, ambiguousIsWide: ambiguousIsWide)
    return line.lineStart + before.unicodeScalars.count
  }
}
