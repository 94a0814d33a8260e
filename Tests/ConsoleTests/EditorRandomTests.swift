import Randomness
import Terminals
import Testing

@testable import Console

extension EditorSuites {
  /// Random keys, and the screen and its cursor compared with a plain model of a line after each step.
  @Suite struct EditorRandomTests {
    @Test(arguments: [7, 20, 40, 80], 1...4)
    func theScreenShowsTheLineWhateverIsTyped(columns: Int, seed: Int) throws {
      var random = SeededGenerator(seed: UInt64(seed * 1000 + columns))
      let session = try EditorSession(columns: columns, rows: 24)
      var text: [Character] = []
      var cursor = 0
      for _ in 0..<60 {
        let count = Int.random(in: 1...5, using: &random)
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<10 where text.count < columns * 5:
          let typed = (0..<count).compactMap { _ in alphabet.randomElement(using: &random) }
          session.type(String(typed))
          text.insert(contentsOf: typed, at: cursor)
          cursor += count
        case 10..<13:
          session.type(String(repeating: Key.left, count: count))
          cursor = max(cursor - count, 0)
        case 13..<15:
          session.type(String(repeating: Key.right, count: count))
          cursor = min(cursor + count, text.count)
        case 15, 16:
          session.type(Key.delete)
          if cursor < text.count { text.remove(at: cursor) }
        case 17: session.type(Key.home); cursor = 0
        case 18: session.type(Key.end); cursor = text.count
        default:
          session.type(String(repeating: Key.backspace, count: count))
          text.removeSubrange(max(cursor - count, 0)..<cursor)
          cursor = max(cursor - count, 0)
        }
        let expected = picture(of: text, cursor: cursor, columns: columns)
        try session.terminal.wait("\(expected)") { screen in
          screen.lines == expected.lines && screen.cursorColumn == expected.column && screen.cursorRow == expected.row
        }
      }
    }
  }
}

private let alphabet: [Character] = ["a", "b", "1", " ", "诉", "讼", "浦", "东", "u\u{308}", "é", "，", "“", "…", "가"]

/// The lines and the cursor's place: characters in rows, a wide one never across the margin, the cursor never in it.
private func picture(
  of text: [Character], cursor: Int, columns: Int
) -> (lines: [String], column: Int, row: Int) {
  var lines = [""]
  var column = 0
  var place = (0, 0)
  for (index, character) in ([">", " "] + text).enumerated() {
    let width = wide.contains(character) ? 2 : 1
    if column + width > columns {
      lines.append("")
      column = 0
    }
    if index == cursor + 2 { place = (column, lines.count - 1) }
    lines[lines.count - 1].append(character)
    column += width
    guard column == columns else { continue }
    lines.append("")
    column = 0
  }
  if cursor == text.count { place = (column, lines.count - 1) }
  lines = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return (lines, place.0, place.1)
}

private let wide: Set<Character> = ["诉", "讼", "浦", "东", "，", "가"]
