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
        let isFinal = error.effect == .interrupted
        failure = failure == .notWritten ? failure : error.effect
        if !keepsGoing || isFinal { return (failure, !isFinal) }
      }
    }
    return (failure, true)
  }
}

/// The script in a file, or in a pipe (`-f <(…)`).
func readScript(_ path: String) throws(Diagnostic) -> SourceText {
  var status = stat()
  let expanded = withHome(path)
  guard stat(expanded, &status) == 0, [S_IFIFO, S_IFCHR].contains(status.st_mode & S_IFMT) else {
    return try script(try readFile(at: expanded), path)
  }
  let descriptor = open(expanded, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .unreadable(path, errno) }
  defer { close(descriptor) }
  return try script(try readToEnd(descriptor, path), path)
}

/// The script that is piped in.
func readStandardInput(_ language: Language) throws(Diagnostic) -> SourceText {
  let name = Phrase("standard input", zh: "标准输入")[language]
  return try script(try readToEnd(0, name), name)
}

/// The bytes as a text, without the mark at its beginning that some editors make.
private func script(_ bytes: [UInt8], _ name: String) throws(Diagnostic) -> SourceText {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let bytes = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
  if let text = String(validating: bytes, as: UTF8.self) { return SourceText(text, name: name) }
  // A line feed is never part of another character: the lines can be looked at one by one.
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  throw .notUTF8(name, line: 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0))
}

extension Diagnostic {
  fileprivate static func notUTF8(_ name: String, line: Int) -> Diagnostic {
    Diagnostic(
      Phrase("the script is not valid UTF-8", zh: "脚本不是有效的 UTF-8"),
      hint: Phrase("convert it to UTF-8", zh: "请转换为 UTF-8")
    ).with {
      $0.file = name
      $0.place = Place(line: line)
    }
  }
}
