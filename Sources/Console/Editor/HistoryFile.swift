import Glibc

/// What has been entered, oldest first, in memory and in a file that all sessions share.
///
/// The file holds one statement a line, `\` and line ends escaped, and is only ever appended to, under a lock, so that sessions side by
/// side lose nothing of each other's. Where it cannot be written the history lasts as long as the session.
package struct HistoryFile {
  /// How many statements are loaded.
  package static let capacity = 10_000

  package private(set) var entries: [String]
  private let path: String?

  /// The history in a file, which need not exist; nil for one in memory only.
  package init(path: String?) {
    self.path = path
    let lines = path.flatMap(readFile)?.split(separator: 0x0A) ?? []
    entries = lines.suffix(Self.capacity).map(unescaped)
  }

  /// `$XDG_STATE_HOME/gongkai/history`, else `~/.local/state/gongkai/history`; nil without a home.
  package static func defaultPath() -> String? {
    if let state = environmentVariable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/gongkai/history" }
    return environmentVariable("HOME").map { $0 + "/.local/state/gongkai/history" }
  }

  /// Adds a statement, unless it is empty, begins with a blank or repeats the last one. Gives whether it was added.
  mutating func add(_ statement: String) -> Bool {
    guard let first = statement.first, !first.isWhitespace, statement != entries.last else { return false }
    entries.append(statement)
    if let path { append(escaped(statement) + "\n", to: path) }
    return true
  }
}

/// Appends a text to a file that only its owner may read; makes its folders. Quietly does nothing where that is not possible.
private func append(_ text: String, to path: String) {
  makeFolders(above: path)
  let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
  guard file >= 0 else { return }
  defer { close(file) }
  guard flock(file, LOCK_EX) == 0 else { return }
  writeAll(text, to: file)
}

private func makeFolders(above path: String) {
  for index in path.indices.dropFirst() where path[index] == "/" { _ = mkdir(String(path[..<index]), 0o700) }
}

private func escaped(_ statement: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in statement.unicodeScalars {
    switch scalar {
    case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
    case "\n": line.append(contentsOf: "\\n".unicodeScalars)
    case "\r": line.append(contentsOf: "\\r".unicodeScalars)
    default: line.append(scalar)
    }
  }
  return String(line)
}

private func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  let line = String(decoding: bytes, as: UTF8.self)
  guard bytes.contains(0x5C) else { return line }
  var statement = String.UnicodeScalarView()
  var isEscaped = false
  for scalar in line.unicodeScalars {
    if !isEscaped, scalar == "\\" {
      isEscaped = true
      continue
    }
    statement.append(!isEscaped ? scalar : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
    isEscaped = false
  }
  return String(statement)
}
