import Diagnostics
import Foundation
import Synchronization
import Terminals

@testable import Console

/// An editor in a terminal, in a thread of its own, and what was entered into it.
///
/// Its prompt is `> `; a statement is whole when its brackets are. A few words can be completed.
final class EditorSession {
  let terminal: Terminal
  private let entered = Entered()

  init(
    columns: Int = 40, rows: Int = 12, history: HistoryFile = HistoryFile(path: nil),
    with change: @escaping @Sendable (LineEditor) -> Void = { _ in }
  ) throws {
    terminal = try Terminal(columns: columns, rows: rows)
    let device = open(terminal.path, O_RDWR | O_NOCTTY)
    guard device >= 0 else { throw TerminalFailure("cannot open \(terminal.path)") }
    let entered = self.entered
    let thread = Thread {
      defer { close(device) }
      guard let editor = LineEditor(history: history, input: device, output: device) else { return }
      editor.isComplete = { text in
        text.hasSuffix("\n") || text.filter { $0 == "(" }.count == text.filter { $0 == ")" }.count
      }
      editor.complete = completion
      editor.usesColour = false
      change(editor)
      while true {
        let input = editor.readLine(prompt: "> ")
        entered.append(input)
        if input == .end { return }
      }
    }
    thread.stackSize = 1 << 23
    thread.start()
    try terminal.waitFor(">")
  }

  deinit { terminal.type("\u{15}\u{01}\u{0B}\u{04}") }

  func type(_ keys: String...) { terminal.type(keys.joined()) }

  func waitForLines(_ lines: String...) throws { try terminal.waitForLines(lines) }

  func waitForCursor(column: Int, row: Int) throws { try terminal.waitForCursor(column: column, row: row) }

  /// Waits until this is what was entered so far.
  func waitForInputs(_ inputs: Input...) throws {
    try terminal.wait("\(inputs), not \(entered.all)") { _ in entered.all == inputs }
  }

  private final class Entered: Sendable {
    private let inputs = Mutex<[Input]>([])
    var all: [Input] { inputs.withLock { $0 } }
    func append(_ input: Input) { inputs.withLock { $0.append(input) } }
  }
}

private let words = [
  Candidate("lawsuits", label: "行政诉讼", kind: .metric), Candidate("lawful", label: "合法", kind: .metric),
  Candidate("鹿城区", label: "lucheng", kind: .member), Candidate("鹿泉区", label: "luquan", kind: .member),
  Candidate("applications", label: "收到申请", kind: .metric),
  Candidate("folder/", label: "", kind: .file, isFollowedByBlank: false),
]

/// Words that begin with what is typed, or whose label does.
private func completion(_ text: String, cursor: Int) -> Completion {
  let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
  let word = before.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
  let found = words.filter { $0.text.hasPrefix(word) || $0.label.hasPrefix(word) }
  return Completion(replacing: Span(cursor - word.utf8.count, cursor), candidates: found)
}
