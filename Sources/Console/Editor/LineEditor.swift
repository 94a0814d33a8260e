import CEditLine
import Diagnostics
import Glibc

/// Reads statements from a terminal, with all that makes typing them easy.
///
///     let editor = LineEditor(history: HistoryFile(path: HistoryFile.defaultPath()))
///     editor.complete = { text, cursor in … }
///     switch editor.readLine(prompt: "gongkai> ") { … }
///
/// libedit keeps the buffer, the key maps, the kill ring and the history, but draws into the void: it places Chinese wrongly.
/// Each time that it waits for a key it asks us for one, and that is where we draw (`wait`).
package final class LineEditor {
  /// Whether a statement may be run when Enter is pressed; otherwise a line is added. A second Enter in an empty last line
  /// arrives here as a text that ends in a line feed.
  package var isComplete: (_ text: String) -> Bool = { _ in true }
  /// The words of a statement, for their colours.
  package var highlight: (_ text: String) -> [Highlight] = { _ in [] }
  /// What would complete a text, without the text itself; nil for nothing.
  package var ghost: (_ text: String) -> String? = { _ in nil }
  /// What may stand at the cursor, which is given in bytes; nil for nothing.
  package var complete: (_ text: String, _ cursor: Int) -> Completion? = { _, _ in nil }
  /// Stands before the further lines of a statement.
  package var continuationPrompt = "… "
  package var showsHints = true
  package var usesColour = true
  package var ambiguousIsWide = false
  package var language = Language.en
  /// What has been entered, in this session and before.
  package private(set) var history: HistoryFile

  let input: Int32
  let output: Int32
  let editor: OpaquePointer
  private let libeditHistory: OpaquePointer
  private let hasStartUpFile: Bool
  var reader: KeyReader
  var screen = Screen()
  var undo = UndoStack()
  var prompt = ""
  /// The list below the line, until the next key.
  var list: [Candidate] = []
  /// The search that is going on.
  var search: HistorySearch?
  var isPasting = false
  /// Whether a key was waited for since the line began; those before it were typed ahead.
  var hasWaited = false
  /// The width that libedit was last told of.
  var drawnColumns = 0
  var outcome: Input?

  /// An editor on a terminal; nil where there is none, or one that knows no escapes (`TERM=dumb`): `PlainReader` serves there.
  package init?(history: HistoryFile, input: Int32 = 0, output: Int32 = 1) {
    guard isatty(input) == 1, isatty(output) == 1, environmentVariable("TERM") != "dumb" else { return nil }
    useUTF8Locale()
    Interruption.install()
    guard let void = fopen("/dev/null", "w") else { return nil }
    guard
      let editor = el_init_fd("gongkai", cel_stdin(), void, cel_stderr(), input, output, 2),
      let libeditHistory = history_init()
    else { return nil }
    self.history = history
    self.input = input
    self.output = output
    self.editor = editor
    self.libeditHistory = libeditHistory
    reader = KeyReader(descriptor: input)
    _ = cel_keep_line_ends(editor)  // or a pasted CR LF would come as two line feeds
    addFunctions(editor)
    _ = cel_set_editor(editor, "emacs")
    bindKeys(editor, isVi: false)
    hasStartUpFile = readStartUpFile(editor)
    _ = cel_history_size(libeditHistory, Int32(HistoryFile.capacity))
    _ = cel_set_history(editor, libeditHistory)
    for entry in history.entries { _ = cel_history_enter(libeditHistory, entry) }
    _ = cel_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = cel_set_read(editor) { editor, character in
      guard let character else { return -1 }
      return LineEditor.of(editor).read(into: character)
    }
  }

  deinit {
    el_end(editor)
    history_end(libeditHistory)
  }

  /// The editor that a callback of libedit's is about.
  static func of(_ editor: OpaquePointer?) -> LineEditor {
    guard let editor, let client = cel_client(editor) else {
      preconditionFailure("the editor is known to libedit before any key")
    }
    return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  /// The keys of vi or those of emacs, whatever `.editrc` says.
  package func useKeys(ofVi isVi: Bool) {
    _ = cel_set_editor(editor, isVi ? "vi" : "emacs")
    bindKeys(editor, isVi: isVi)
  }

  /// Lets the user write a statement, and remembers it.
  package func readLine(prompt: String) -> Input {
    self.prompt = prompt
    outcome = nil
    hasWaited = false
    list = []
    search = nil
    undo = UndoStack()
    Interruption.clear()
    Interruption.drain()
    let formerHandlers = SignalHandlers.install()
    write(bracketedPaste(on: true))
    var count: Int32 = 0
    _ = el_gets(editor, &count)
    write(bracketedPaste(on: false))
    formerHandlers.restore()
    return outcome ?? .end
  }

  /// Puts a statement at the end of the history.
  func remember(_ statement: String) {
    guard history.add(statement) else { return }
    _ = cel_history_enter(libeditHistory, statement)
  }

  /// libedit asks for a key: 1 and the character, 0 at the end of the input, -1 when a signal drops the line.
  private func read(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
      if !reader.isPending, !wait() {
        outcome = .cancelled
        errno = EINTR
        return -1
      }
      guard var scalar = reader.next() else { return endOfInput() }
      if scalar == "\u{1B}", !isPasting {
        guard let key = keyAfterEscape() else { continue }
        scalar = key
      } else if (0x80..<0xA0).contains(scalar.value), !isPasting {
        continue
      }
      // Ctrl-D that was typed while no line was read: the terminal keeps a null in its place.
      if scalar == "\0", !hasWaited { scalar = "\u{04}" }
      list = []
      character.pointee = wchar_t(scalar.value)
      return 1
    }
  }

  private func endOfInput() -> Int32 {
    leaveLine()
    outcome = .end
    return 0
  }

  /// What libedit is to see of an escape sequence: the ESC with the rest behind it; in vi mode the key's stand-in. Nil for the
  /// sequence of a key that nothing is bound to, which would else be typed into the line.
  private func keyAfterEscape() -> Unicode.Scalar? {
    let sequence = reader.escapeSequence()
    if sequence.isEmpty { return "\u{1B}" }
    if let standIn = standIn(ofSequence: sequence), isVi(editor) { return standIn }
    guard hasStartUpFile || standIn(ofSequence: sequence) != nil else { return nil }
    reader.putBack(sequence.unicodeScalars)
    return "\u{1B}"
  }

  func write(_ text: String) { writeAll(text, to: output) }
}

func bracketedPaste(on: Bool) -> String { on ? "\u{1B}[?2004h" : "\u{1B}[?2004l" }
