import Diagnostics
import Glibc

/// Writes a file so that there is always a whole one: the old or the new, never a part.
///
/// The bytes go to a temporary file beside the target, which is synced and then takes the target's name. A link is
/// followed, and a file that is replaced keeps its permissions.
///
/// - Parameter replacing: without it, a file that is there is an error.
func writeWholeFile(
  _ path: String, replacing: Bool, _ body: ((([UInt8]) throws -> Void) throws -> Void)
) throws(Diagnostic) -> Int {
  let target = resolved(withHome(path))
  var old = stat()
  let isThere = stat(target, &old) == 0
  if isThere && old.st_mode & S_IFMT != S_IFREG { throw .notWritable(path, EISDIR) }
  if isThere && !replacing { throw .exists(path) }
  var template = Array("\(folder(of: target))/.gongkai-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { throw .notWritable(path, errno) }
  let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  var written = 0
  var isOpen = true
  do {
    try body { bytes in
      try write(bytes, to: descriptor, path)
      written += bytes.count
    }
    let mask = umask(0)
    umask(mask)
    guard fchmod(descriptor, isThere ? old.st_mode & 0o7777 : 0o666 & ~mask) == 0 else { throw Failed(number: errno) }
    guard fsync(descriptor) == 0 else { throw Failed(number: errno) }
    isOpen = false
    guard close(descriptor) == 0 else { throw Failed(number: errno) }
    try take(temporary, target, replacing: replacing)
  } catch {
    let number = (error as? Failed)?.number ?? EIO
    if isOpen { close(descriptor) }
    unlink(temporary)
    throw number == EEXIST ? .exists(path) : .notWritable(path, number)
  }
  syncFolder(folder(of: target))
  return written
}

/// Writes a new file into a temporary folder, where nobody else looks and nothing is kept.
func writeTemporaryFile(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw .notWritable(path, errno) }
  defer { close(descriptor) }
  do {
    try write(bytes, to: descriptor, path)
  } catch {
    throw .notWritable(path, error.number)
  }
}

/// Writes what `--output` names: a file as a whole; a device, a pipe (`>(…)`) or an open descriptor (`/dev/stdout`) as
/// it stands, behind what has been written there.
func writeAnswers(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Diagnostic) -> Int {
  try refuseTakenOutput(path, replacing: replacing)
  guard isWrittenAsItStands(path) else {
    return try writeWholeFile(path, replacing: replacing) { put in try put(bytes) }
  }
  let descriptor = open(withHome(path), O_WRONLY | O_APPEND | O_CLOEXEC)
  guard descriptor >= 0 else { throw .notWritable(path, errno) }
  defer { close(descriptor) }
  do throws(Failed) {
    try write(bytes, to: descriptor, path)
  } catch {
    if error.number == EPIPE { exit(0) }
    throw .notWritable(path, error.number)
  }
  return bytes.count
}

/// A file that is there is replaced only by `--output!`: told before anything is computed, and again when it is written.
func refuseTakenOutput(_ path: String, replacing: Bool) throws(Diagnostic) {
  var status = stat()
  guard !replacing, !isWrittenAsItStands(path), stat(withHome(path), &status) == 0,
    status.st_mode & S_IFMT == S_IFREG
  else { return }
  throw .exists(path).with {
    $0.hint = Phrase("--output! instead of --output replaces it", zh: "用 --output! 代替 --output 即可覆盖")
  }
}

private func isWrittenAsItStands(_ path: String) -> Bool {
  var status = stat()
  let isDevice = stat(withHome(path), &status) == 0 && [S_IFCHR, S_IFIFO].contains(status.st_mode & S_IFMT)
  return isDevice || ["/dev/std", "/dev/fd/", "/proc/self/fd/"].contains { path.hasPrefix($0) }
}

private struct Failed: Error {
  var number: Int32
}

private func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(Failed) {
  var start = 0
  while start < bytes.count {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start) }
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw Failed(number: errno) }
    start += count
  }
}

/// Gives the temporary file the target's name; a file that appeared meanwhile is replaced only where that is wanted.
private func take(_ temporary: String, _ target: String, replacing: Bool) throws(Failed) {
  if replacing {
    guard rename(temporary, target) == 0 else { throw Failed(number: errno) }
  } else if link(temporary, target) == 0 {
    unlink(temporary)
  } else if errno == EEXIST || rename(temporary, target) != 0 {
    // Some file systems have no links: there the name is taken by renaming.
    throw Failed(number: errno)
  }
}

/// The path with its last link followed, so that the link stays and what it points to is replaced.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func syncFolder(_ path: String) {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

extension Diagnostic {
  fileprivate static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      Phrase("\(path) is there already", zh: "\(path) 已存在"),
      hint: Phrase("save! instead of save replaces it", zh: "用“保存!”代替“保存”即可覆盖")
    ).with { $0.effect = .notWritten }
  }

  static func notWritable(_ path: String, _ number: Int32) -> Diagnostic {
    let reason = reasonNotToWrite(number)
    return Diagnostic(Phrase("cannot write \(path): \(reason.en)", zh: "无法写入 \(path)：\(reason.zh)"))
      .with { $0.effect = .notWritten }
  }
}

/// Why the system does not write a file, or a stream.
func reasonNotToWrite(_ number: Int32) -> Phrase {
  switch number {
  case ENOENT, ENOTDIR: Phrase("its folder does not exist", zh: "所在文件夹不存在")
  case EACCES, EPERM: Phrase("it may not be written there", zh: "没有写入权限")
  case EROFS: Phrase("it may only be read there", zh: "所在位置只读")
  case ENOSPC, EDQUOT: Phrase("the disk is full", zh: "磁盘已满")
  case EFBIG: Phrase("the file would be larger than is allowed", zh: "超过允许的文件大小")
  case EISDIR: Phrase("it is a folder or a device", zh: "是文件夹或设备")
  case ENAMETOOLONG: Phrase("its name is too long", zh: "文件名过长")
  case EBADF: Phrase("it is closed", zh: "已关闭")
  default: Phrase(verbatim: systemText(number))
  }
}
