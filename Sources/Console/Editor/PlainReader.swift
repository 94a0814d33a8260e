import Glibc

/// Reads lines as they come, without editing: of scripts, of terminals that know no escapes (`TERM=dumb`), and with `--no-edit`.
package final class PlainReader {
  /// Whether a statement is whole; else the next line belongs to it.
  package var isComplete: (_ text: String) -> Bool = { _ in true }
  package var continuationPrompt = "… "
  /// Whether somebody types: only then is a prompt written.
  package let isTerminal: Bool
  private let input: Int32
  private let output: Int32
  private var bytes: [UInt8] = []
  private var position = 0

  package init(input: Int32 = 0, output: Int32 = 1) {
    self.input = input
    self.output = output
    isTerminal = isatty(input) == 1 && isatty(output) == 1
  }

  /// The next statement. One that the input's end cuts off is given as it is; bytes that are not UTF-8 become U+FFFD.
  package func readLine(prompt: String) -> Input {
    Interruption.clear()
    var text: String?
    while true {
      if isTerminal { writeAll(text == nil ? prompt : continuationPrompt, to: output) }
      guard let line = nextLine() else {
        guard !Interruption.isSet else { return dropped() }
        return text.map { .line($0) } ?? .end
      }
      let statement = text.map { $0 + "\n" + line } ?? line
      if statement.isEmpty || isComplete(statement) { return .line(statement) }
      text = statement
    }
  }

  private func dropped() -> Input {
    position = bytes.count
    if isTerminal { writeAll("\n", to: output) }
    return .cancelled
  }

  /// A line without its end; nil at the end of the input, or when Ctrl-C came.
  private func nextLine() -> String? {
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return decoded(bytes[position..<end])
      }
      searched = bytes.count - position
      guard fill() else { break }
    }
    guard !Interruption.isSet, position < bytes.count else { return nil }
    defer { position = bytes.count }
    return decoded(bytes[position...])
  }

  private func decoded(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  /// Reads on behind what is left; false at the end and on Ctrl-C.
  private func fill() -> Bool {
    bytes.removeFirst(position)
    position = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(input, &chunk, chunk.count)
      if count < 0, errno == EINTR, !Interruption.isSet { continue }
      bytes.append(contentsOf: chunk.prefix(max(count, 0)))
      return count > 0
    }
  }
}
