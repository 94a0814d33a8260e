import CEditLine
import Glibc

extension LineEditor {
  /// Ctrl-X Ctrl-E: lets the user write the statement in `$VISUAL`, else `$EDITOR`, else vi. The line stays as it is when that
  /// fails.
  func editOutside() -> UInt8 {
    leaveTerminal()
    let handler = setHandler(SIGTSTP, nil)
    if let text = edited(line.text) { replaceLine(with: text) }
    setHandler(SIGTSTP, to: handler)
    Interruption.clear()
    resume()
    return UInt8(CC_REFRESH)
  }
}

/// The text after the user has changed it in an editor of their choice, without the line end at its end; nil if that failed.
private func edited(_ text: String) -> String? {
  let folder = environmentVariable("TMPDIR") ?? "/tmp"
  var template = Array("\(folder)/statement-XXXXXX.txt".utf8CString)
  let file = mkstemps(&template, 4)
  guard file >= 0 else { return nil }
  defer { unlink(template) }
  writeAll(text + "\n", to: file)
  close(file)
  let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  guard runEditor(on: path) else { return nil }
  return readFile(path).map { String(decoding: $0.last == 0x0A ? $0.dropLast() : $0[...], as: UTF8.self) }
}

private func runEditor(on path: String) -> Bool {
  let name = environmentVariable("VISUAL") ?? environmentVariable("EDITOR") ?? "vi"
  let words: [String] = ["sh", "-c", "\(name) \"$1\"", "sh", path]
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
  arguments.append(nil)
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  guard posix_spawn(&process, "/bin/sh", nil, nil, &arguments, environ) == 0 else { return false }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 {
    if errno != EINTR { return false }
  }
  return status == 0
}
