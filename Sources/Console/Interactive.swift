import Diagnostics
import Glibc
import Syntax

extension Session {
  /// The prompt: reads a statement, runs it, and so on until the user leaves.
  func interact(paths: [String], plainly: Bool) -> Diagnostic.Effect? {
    greet(paths)
    let isDumb = environmentVariable("TERM").map { $0 == "dumb" } ?? true
    if !plainly, !isDumb, let editor = LineEditor(history: HistoryFile(path: HistoryFile.defaultPath())) {
      editor.isComplete = isEnded
      editor.highlight = { [unowned self] text in highlights(of: text) }
      editor.complete = { [unowned self] text, cursor in completion(in: text, at: cursor) }
      editor.ghost = { [unowned self, unowned editor] text in ghost(for: text, history: editor.history.entries) }
      history = { [unowned editor] in editor.history.entries }
      converse { [unowned self] in
        apply(to: editor)
        return editor.readLine(prompt: "gongkai> ")
      }
    } else {
      let reader = PlainReader()
      reader.isComplete = isEnded
      var entered: [String] = []
      history = { entered }
      converse {
        let input = reader.readLine(prompt: "gongkai> ")
        if case .line(let text) = input, !text.isEmpty { entered.append(text) }
        return input
      }
    }
    return nil
  }

  private func greet(_ paths: [String]) {
    try? note(
      Phrase(
        "gongkai \(Gongkai.configuration.version): help, Tab completes, Ctrl-D leaves",
        zh: "gongkai \(Gongkai.configuration.version)：help 帮助，Tab 补全，Ctrl-D 退出"))
    guard !paths.isEmpty else {
      if !database.sources.isEmpty { return }
      try? note(Phrase("nothing is loaded yet: load PATH reads reports", zh: "尚未载入报告：用 载入 路径 读取"))
      return
    }
    do throws(Diagnostic) {
      try announce(load(paths))
    } catch {
      report(error)
    }
  }

  private func converse(_ next: () -> Input) {
    while true {
      Interruption.clear()
      switch next() {
      case .cancelled: continue
      case .end: return
      case .line(let text):
        let source = SourceText(text)
        for statement in statements(in: text) {
          do throws(Diagnostic) {
            guard try run(statement, from: source) else { return }
          } catch {
            // What was pasted goes on; Ctrl-C ends all of it.
            report(error)
            if error.effect == .interrupted { break }
          }
        }
      }
    }
  }

  /// Settings may have changed since the last line.
  private func apply(to editor: LineEditor) {
    editor.showsHints = settings.showsHints
    editor.ambiguousIsWide = settings.ambiguousIsWide
    editor.usesColour = style.colour
    editor.language = settings.language
    if let usesViKeys = settings.usesViKeys, usesViKeys != hasViKeys {
      editor.useKeys(ofVi: usesViKeys)
      hasViKeys = usesViKeys
    }
  }
}

/// Whether Enter ends what was typed. An empty last line ends a statement that nothing else would end: the message then says what is
/// missing.
private func isEnded(_ text: String) -> Bool { text.hasSuffix("\n") || isComplete(text) }
