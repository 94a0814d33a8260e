import Diagnostics
import Glibc
import Syntax

extension Session {
  /// Runs the statements of a script in turn.
  ///
  /// It stops at the first error, which names the script, the line and the column, unless `keepsGoing`; a statement
  /// that the script's end cuts off is an error too.
  ///
  /// - Returns: what the exit status is to say, and whether the session is to go on.
  func runScript(_ source: SourceText, keepsGoing: Bool) -> (failure: Diagnostic.Effect?, goesOn: Bool) {
    var failure: Diagnostic.Effect?
    for statement in statements(in: source.text) {
      do throws(Diagnostic) {
        guard try run(statement, from: source) else { return (failure, false) }
      } catch {
        report(error)
        let isFinal = error.effect == .notWritten || error.effect == .interrupted
        failure = failure == .notWritten ? failure : error.effect
        if !keepsGoing || isFinal { return (failure, !isFinal) }
      }
    }
    return (failure, true)
  }
}

/// All of standard input.
func readStandardInput() -> String {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(0, &chunk, chunk.count)
    if count < 0 && errno == EINTR && !Interruption.isSet { continue }
    guard count > 0 else { break }
    bytes.append(contentsOf: chunk.prefix(count))
  }
  return String(decoding: bytes, as: UTF8.self)
}
