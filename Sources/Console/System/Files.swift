import Diagnostics
import Glibc

/// The largest file that is read, in bytes: no report comes near it.
let largestFile = 256 << 20

/// A file's bytes; errors name the file and the reason.
func readFile(at path: String) throws(Diagnostic) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .unreadable(path, errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
  guard status.st_size <= largestFile else { throw .tooLarge(path, Int(status.st_size)) }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var count = 0
  while count < bytes.count {
    let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count) }
    if got < 0 && errno == EINTR { continue }
    guard got >= 0 else { throw .unreadable(path, errno) }
    if got == 0 { break }
    count += got
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// The regular files that a path names: itself, or all below it in order of name. Hidden files, and folders that were
/// seen already (a loop of links), are passed over.
func filesBelow(_ path: String) throws(Diagnostic) -> [String] {
  var seen: Set<[UInt64]> = []
  return try filesBelow(path, &seen)
}

private func filesBelow(_ path: String, _ seen: inout Set<[UInt64]>) throws(Diagnostic) -> [String] {
  var status = stat()
  guard stat(path, &status) == 0 else { throw .unreadable(path, errno) }
  guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
  guard seen.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { return [] }
  guard let folder = opendir(path) else { throw .unreadable(path, errno) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  var files: [String] = []
  for name in names.sorted() {
    let inside = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    do {
      files += try filesBelow(inside, &seen)
    } catch {
      // The others are still read: what cannot be opened is offered, and its reading says why.
      files.append(inside)
    }
  }
  return files
}

/// The paths that a pattern with `*`, `?` or `[…]` matches, in order of name; the pattern itself where it is none.
func matching(_ pattern: String) -> [String] {
  let expanded = withHome(pattern)
  guard expanded.contains(where: { "*?[".contains($0) }) else { return [expanded] }
  var found = glob_t()
  defer { globfree(&found) }
  guard glob(expanded, 0, nil, &found) == 0 else { return [expanded] }
  return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
}

/// `~` and `~/…` with the home folder in its place.
func withHome(_ path: String) -> String {
  guard path == "~" || path.hasPrefix("~/"), let home = environmentVariable("HOME") else { return path }
  return home + path.dropFirst()
}

/// What the system calls the error.
func systemText(_ number: Int32) -> String {
  String(cString: strerror(number))
}

extension Diagnostic {
  fileprivate static func unreadable(_ path: String, _ number: Int32) -> Diagnostic {
    let reason: Phrase
    switch number {
    case ENOENT: reason = Phrase("there is no such file or folder", zh: "文件或文件夹不存在")
    case EACCES: reason = Phrase("it may not be read", zh: "没有读取权限")
    case ELOOP: reason = Phrase("its links lead in a circle", zh: "链接循环")
    default: reason = Phrase(verbatim: systemText(number))
    }
    return Diagnostic(reason).with { $0.file = path }
  }

  fileprivate static func notAFile(_ path: String) -> Diagnostic {
    Diagnostic(Phrase("it is neither a file nor a folder", zh: "既不是文件也不是文件夹")).with { $0.file = path }
  }

  fileprivate static func tooLarge(_ path: String, _ size: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "it is larger than any report (\(size >> 20) MB; \(largestFile >> 20) MB are read at most)",
        zh: "文件过大（\(size >> 20) MB，最多读取 \(largestFile >> 20) MB）")
    ).with { $0.file = path }
  }
}
