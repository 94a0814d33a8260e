import Diagnostics
import Foundation
import Synchronization
import Terminals
import Testing

@testable import Console

/// An editor in a terminal, in a thread of its own, and what was entered into it.
///
/// Its prompt is `> `; a statement is whole when its brackets are. A few words can be completed. With a pause (in microseconds) it
/// does something else for so long between two lines, while the terminal echoes and edits what is typed ahead.
///
/// libedit and the terminal library below it keep things in globals: only one editor may live at a time. So the suites that use this
/// stand in `EditorSuites`, which runs them one after the other, and the end of a session waits for its editor's.
final class EditorSession {
  let terminal: Terminal
  private let entered = Entered()
  private let isOver = DispatchSemaphore(value: 0)

  init(
    columns: Int = 40, rows: Int = 12, history: HistoryFile = HistoryFile(path: nil), pause: UInt32 = 0,
    with change: @escaping @Sendable (LineEditor) -> Void = { _ in }
  ) throws {
    terminal = try Terminal(columns: columns, rows: rows)
    let device = open(terminal.path, O_RDWR | O_NOCTTY)
    guard device >= 0 else { throw TerminalFailure("cannot open \(terminal.path)") }
    let (entered, isOver) = (self.entered, self.isOver)
    let thread = Thread {
      edit(device, history, change) { input in
        entered.append(input)
        usleep(pause)
      }
      close(device)
      isOver.signal()
    }
    thread.stackSize = 1 << 23
    thread.start()
    try terminal.waitFor(">")
  }

  deinit {
    terminal.hangUp()
    isOver.wait()
  }

  func type(_ keys: String...) { terminal.type(keys.joined()) }

  /// Types keys and Enter, and waits for the next prompt: until then the terminal itself would echo what is typed.
  func enter(_ keys: String...) throws {
    let prompts = terminal.screen.switchedOn
    terminal.type(keys.joined() + Key.enter)
    try terminal.wait("a new prompt") { $0.switchedOn > prompts && $0.cursorColumn == 2 }
  }

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

/// The suites that type into an editor, one after the other.
@Suite(.serialized) enum EditorSuites {}

/// Reads statements until the end.
private func edit(
  _ device: Int32, _ history: HistoryFile, _ change: (LineEditor) -> Void, note: (Input) -> Void
) {
  guard let editor = LineEditor(history: history, input: device, output: device) else { return }
  editor.isComplete = { text in
    text.hasSuffix("\n") || text.filter { $0 == "(" }.count == text.filter { $0 == ")" }.count
  }
  editor.complete = completion
  editor.usesColour = false
  change(editor)
  var input = Input.cancelled
  while input != .end {
    input = editor.readLine(prompt: "> ")
    note(input)
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
