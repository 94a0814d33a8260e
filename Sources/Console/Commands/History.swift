import Diagnostics
import Output
import Syntax

let historyCommand = Command(
  name: .history, summary: Phrase("what was entered, the last ones or those that match", zh: "输入历史，最近的或匹配的"),
  usage: "history [PATTERN | NUMBER]"
) { session, statement throws(Diagnostic) in
  let entries = session.history()
  let word = statement.words.first?.text
  let count = word.flatMap(Int.init)
  let found = word.map { pattern in count == nil ? entries.filter { $0.holds(pattern) } : entries } ?? entries
  let text = found.suffix(count.map { max(0, $0) } ?? 50).map { visible($0).replacing("\\n", with: "\n") + "\n" }
    .joined()
  try session.say(text)
  return true
}

let quitCommand = Command(
  name: .quit, summary: Phrase("leaves the shell, as Ctrl-D does", zh: "退出，同 Ctrl-D"), usage: "quit"
) { _, _ throws(Diagnostic) in false }
