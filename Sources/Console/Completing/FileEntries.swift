import Glibc

/// The files and folders whose path begins so; folders end in `/` and are not followed by a blank.
func fileEntries(_ typed: String, isQuoted: Bool) -> [Entry] {
  let slash = typed.lastIndex(of: "/")
  let folder = slash.map { String(typed[...$0]) } ?? ""
  let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
  guard let directory = opendir(folder.isEmpty ? "." : withHome(folder)) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory), names.count < 10_000 {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != "..", !name.hasPrefix(".") || start.hasPrefix(".") { names.append(name) }
  }
  return names.sorted().map { name in
    let path = folder + name
    var status = stat()
    let isFolder = stat(withHome(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let text = path + (isFolder ? "/" : "")
    let needsQuotes = !isQuoted && text.contains { $0.isWhitespace || "\"'#;|\\".contains($0) }
    return Entry(
      text: needsQuotes ? "\"\(text)" + (isFolder ? "" : "\"") : text, label: "", kind: .file,
      isFollowedByBlank: !isFolder && !isQuoted)
  }
}
