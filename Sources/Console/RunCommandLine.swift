import ArgumentParser
import Diagnostics
import Glibc
import Output

/// Runs the command line and leaves with its exit status; one that cannot be understood leaves with 2.
package func runCommandLine() -> Never {
  openStandardStreams()
  do {
    var command = try Gongkai.parse()
    try command.run()
    exit(0)
  } catch let code as ExitCode {
    exit(code.rawValue)
  } catch {
    let status = Gongkai.exitCode(for: error)
    let message = translated(Gongkai.fullMessage(for: error))
    if status == .success {
      exit(write(message, to: OutputStream(1)) ? 0 : Diagnostic.Effect.notWritten.rawValue)
    }
    _ = write(message, to: OutputStream(2))
    exit(Diagnostic.Effect.usage.rawValue)
  }
}

/// Whether the message could be written; if not, standard error says why.
private func write(_ message: String, to stream: OutputStream) -> Bool {
  do throws(Diagnostic) {
    try stream.write(message + "\n")
    try stream.flush()
    return true
  } catch {
    let errors = OutputStream(2)
    try? errors.write(Output.write(error, style: Style(language: environmentLanguage())))
    try? errors.flush()
    return false
  }
}
