/// The states of the line that can be gone back to. Letters typed one after the other are one step, as far as a blank.
struct UndoStack {
  private var former: [Line] = []
  private var current = Line()
  private var isTyping = false

  /// Notes the line as it is whenever a key is waited for.
  mutating func note(_ line: Line) {
    guard line.scalars != current.scalars else {
      current.cursor = line.cursor
      return
    }
    let typesOn = isOneTypedLetter(line)
    if !(typesOn && isTyping) { former.append(current) }
    if former.count > 500 { former.removeFirst() }
    isTyping = typesOn
    current = line
  }

  /// The line before the last step; nil when there is none.
  mutating func back() -> Line? {
    guard let line = former.popLast() else { return nil }
    current = line
    isTyping = false
    return line
  }

  private func isOneTypedLetter(_ line: Line) -> Bool {
    guard line.scalars.count == current.scalars.count + 1, line.cursor == current.cursor + 1 else { return false }
    let letter = line.scalars[line.cursor - 1]
    return !letter.properties.isWhitespace && line.scalars[..<current.cursor] == current.scalars[..<current.cursor]
  }
}
