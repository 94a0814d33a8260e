import Diagnostics
import Planning
import Syntax

/// A command of the shell: what it is for, how it is written, and what it does.
struct Command: Sendable {
  var name: CommandName
  var summary: Phrase
  var usage: String
  /// False where the session is to end.
  var run: @Sendable (Session, CommandStatement) throws(Diagnostic) -> Bool
}

/// The commands, as `help` lists them.
let commands: [Command] = [
  loadCommand, reloadCommand, unloadCommand, tablesCommand, describeCommand, metricsCommand, districtsCommand,
  checkCommand, claimsCommand, traceCommand, drillCommand, explainCommand, sqlCommand, plotCommand, sourceCommand,
  setCommand,
  settingsCommand, historyCommand, helpCommand, quitCommand,
]

extension Session {
  func run(_ statement: CommandStatement) throws(Diagnostic) -> Bool {
    guard let command = commands.first(where: { $0.name == statement.command }) else {
      throw Diagnostic.unsupported(statement.name.text).with { $0.span = statement.name.span }
    }
    return try command.run(self, statement)
  }
}

extension CommandStatement {
  /// The words behind the command.
  var words: [Name] {
    if case .words(let words) = argument { words } else { [] }
  }
}
