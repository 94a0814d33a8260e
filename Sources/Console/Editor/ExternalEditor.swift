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
  return readFile(path).map { String($0.last == "\n" ? $0.dropLast() : $0[...]) }
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

/// A whole file as text; nil when it cannot be read.
func readFile(_ path: String) -> String? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    if count <= 0 { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
    bytes.append(contentsOf: chunk.prefix(count))
  }
}
