import ArgumentParser
import Diagnostics
import Glibc

/// Runs the command line and leaves with its exit status; one that cannot be understood leaves with 2.
package func runCommandLine() -> Never {
  do {
    var command = try Gongkai.parse()
    try command.run()
    exit(0)
  } catch let code as ExitCode {
    exit(code.rawValue)
  } catch {
    let status = Gongkai.exitCode(for: error)
    let message = Gongkai.fullMessage(for: error)
    if status == .success {
      exit(written(message, to: OutputStream(1)) ? 0 : 4)
    }
    _ = written(message, to: OutputStream(2))
    exit(2)
  }
}

private func written(_ message: String, to stream: OutputStream) -> Bool {
  do throws(Diagnostic) {
    try stream.write(message + "\n")
    try stream.flush()
    return true
  } catch {
    return false
  }
}
