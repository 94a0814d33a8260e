import CEditLine
import Glibc

/// Reads the user's `.editrc` (`$EDITRC`, else `~/.editrc`) as libedit would, a command a line, and binds our keys again after
/// a line that changes the key map, so that the lines below it have the last word. Gives whether there was such a file.
func readStartUpFile(_ editor: OpaquePointer) -> Bool {
  guard let path = startUpFile(), let file = fopen(path, "r") else { return false }
  defer { fclose(file) }
  var buffer: UnsafeMutablePointer<CChar>?
  var capacity = 0
  defer { free(buffer) }
  while getline(&buffer, &capacity, file) >= 0, let buffer {
    runStartUpLine(String(cString: buffer), editor)
  }
  return true
}

private func startUpFile() -> String? {
  environmentVariable("EDITRC") ?? environmentVariable("HOME").map { $0 + "/.editrc" }
}

private func runStartUpLine(_ line: String, _ editor: OpaquePointer) {
  guard let first = line.first(where: { !$0.isWhitespace }), first != "#", let tokenizer = tok_init(nil) else { return }
  defer { tok_end(tokenizer) }
  var count: Int32 = 0
  var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  guard tok_str(tokenizer, line, &count, &words) == 0, count > 0, let words else { return }
  _ = el_parse(editor, count, words)
  let options = (1..<Int(max(count, 1))).compactMap { words[$0].map { String(cString: $0) } }
  if options.contains("-v") || options.contains("-e") { bindKeys(editor, isVi: isVi(editor)) }
}

/// Whether libedit's keys are those of vi.
func isVi(_ editor: OpaquePointer) -> Bool {
  cel_editor(editor).map { String(cString: $0) == "vi" } ?? false
}
