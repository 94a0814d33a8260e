import Diagnostics
import Documents
import Glibc

/// The largest file that is read, in bytes: no report comes near it.
let largestFile = 256 << 20

/// A file's bytes; errors name the file and the reason.
package func readFile(at path: String) throws(Diagnostic) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .unreadable(path, errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path, status) }
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

/// What tells whether a file has changed: its number on the disk, its size, and when it was written.
struct FileStamp: Hashable, Sendable {
  /// Which file of which disk it is, by whatever name.
  struct Number: Hashable, Sendable {
    fileprivate var device: UInt
    fileprivate var file: UInt
  }

  let number: Number
  private var size: Int
  private var seconds: Int
  private var nanoseconds: Int

  /// Nil where there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    number = Number(device: UInt(status.st_dev), file: UInt(status.st_ino))
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

/// All that a descriptor gives until its end: standard input, a pipe, a device. Ctrl-C stops the waiting.
func readToEnd(_ descriptor: Int32, _ name: String) throws(Diagnostic) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if Interruption.isSet { throw .stopped }
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw .unreadable(name, errno) }
    if count == 0 { return bytes }
    bytes.append(contentsOf: chunk.prefix(count))
    guard bytes.count <= largestFile else { throw .tooLarge(name, bytes.count) }
  }
}

/// The regular files that a path names: itself, or all below it in order of name. Hidden files, what systems leave beside
/// people's files, and folders that were seen already (a loop of links) are passed over.
package func filesBelow(_ path: String) throws(Diagnostic) -> [String] {
  guard !path.isEmpty else { throw .noPath }
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
    if !isLeftBySystem(name) { names.append(name) }
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

/// The paths that a pattern with `*`, `?` or `[…]` matches, in order of name; the pattern itself where it matches none,
/// or where a file is called that.
func matching(_ pattern: String) -> [String] {
  let expanded = withHome(pattern)
  guard expanded.contains(where: { "*?[".contains($0) }), access(expanded, F_OK) != 0 else { return [expanded] }
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
  static func unreadable(_ path: String, _ number: Int32) -> Diagnostic {
    let reason: Phrase
    switch number {
    case ENOENT where path.unicodeScalars.contains("\u{FFFD}"):
      reason = Phrase("its name is not valid UTF-8: rename it", zh: "文件名不是有效的 UTF-8，请重命名")
    case ENOENT where path.contains(where: { "*?[".contains($0) }):
      reason = Phrase("no file matches the pattern", zh: "没有与通配路径匹配的文件")
    case ENOENT, ENOTDIR: reason = Phrase("there is no such file or folder", zh: "文件或文件夹不存在")
    case EACCES: reason = Phrase("it may not be read", zh: "没有读取权限")
    case ELOOP: reason = Phrase("its links lead in a circle", zh: "链接循环")
    case EISDIR: reason = .folder
    case ENXIO: reason = .device
    default: reason = Phrase(verbatim: systemText(number))
    }
    return Diagnostic(reason).with { $0.file = path }
  }

  fileprivate static let noPath = Diagnostic(
    Phrase("a path is empty", zh: "路径为空"), hint: Phrase("was a variable of the script not set?", zh: "脚本中的变量是否未赋值？"))

  fileprivate static func notAFile(_ path: String, _ status: stat) -> Diagnostic {
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let isPipe = status.st_mode & S_IFMT == S_IFIFO
    return Diagnostic(isFolder ? .folder : isPipe ? .pipe : .device).with { $0.file = path }
  }

  fileprivate static func tooLarge(_ path: String, _ size: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "it is larger than any report (\(size >> 20) MB; \(largestFile >> 20) MB are read at most)",
        zh: "文件过大（\(size >> 20) MB，最多读取 \(largestFile >> 20) MB）")
    ).with { $0.file = path }
  }
}

extension Phrase {
  fileprivate static let folder = Phrase("it is a folder, not a file", zh: "是文件夹，不是文件")
  fileprivate static let pipe = Phrase("it is a pipe, not a file: save what it gives first", zh: "是管道，不是文件，请先存为文件")
  fileprivate static let device = Phrase("it is a device or a socket, not a file", zh: "是设备或套接字，不是文件")
}
