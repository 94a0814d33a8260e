import Diagnostics
import Glibc
import Syntax

extension Session {
  /// Runs the user's start-up file, where there is one: settings, variables, metrics of one's own, reports to begin with.
  ///
  /// An error in it names the file and the line, and neither ends the file nor the session, nor changes the exit status. What
  /// it defines is not remarked upon.
  func runInitFile() {
    guard let path = initFilePath(), access(path, F_OK) == 0 else { return }
    isStarting = true
    defer { isStarting = false }
    do throws(Diagnostic) {
      _ = runScript(try readScript(path), keepsGoing: true)
    } catch {
      report(error)
    }
    Interruption.clear()
  }
}

/// `$XDG_CONFIG_HOME/gongkai/init.gk`, else `~/.config/gongkai/init.gk`; nil without a home.
private func initFilePath() -> String? {
  if let folder = environmentVariable("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/gongkai/init.gk" }
  return environmentVariable("HOME").map { $0 + "/.config/gongkai/init.gk" }
}
