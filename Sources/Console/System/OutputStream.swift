import Diagnostics
import Glibc

/// Standard output or standard error, written in large pieces. A standard output that its reader has closed ends the
/// program quietly; anything else that keeps bytes from being written is an error.
final class OutputStream {
  private let descriptor: Int32
  private let name: Phrase
  private var pending: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    name = descriptor == 1 ? Phrase("standard output", zh: "标准输出") : Phrase("standard error", zh: "标准错误")
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  func write(_ text: String) throws(Diagnostic) {
    try write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) throws(Diagnostic) {
    pending += bytes
    if pending.count >= 1 << 16 { try flush() }
  }

  /// Writes what is pending. Ctrl-C stops a long output.
  func flush() throws(Diagnostic) {
    defer { pending.removeAll(keepingCapacity: true) }
    var start = 0
    while start < pending.count {
      let count = pending.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), min($0.count - start, 1 << 15))
      }
      if count < 0 && errno == EINTR {
        if Interruption.isSet { throw .stopped }
        continue
      }
      if count < 0 && errno == EPIPE && descriptor == 1 { exit(0) }
      guard count >= 0 else { throw .notWritten(name, errno) }
      start += count
    }
  }
}

/// Opens what of standard input, output and error the caller has closed, so that no other file takes their numbers:
/// nothing can be read from them, and writing to them is an error.
func openStandardStreams() {
  for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
    _ = open("/dev/null", O_RDONLY)
  }
}

extension Diagnostic {
  fileprivate static func notWritten(_ name: Phrase, _ number: Int32) -> Diagnostic {
    let reason = reasonNotToWrite(number)
    return Diagnostic(
      Phrase("cannot write to \(name.en): \(reason.en)", zh: "无法写入\(name.zh)：\(reason.zh)")
    ).with { $0.effect = .notWritten }
  }

  static let stopped = Diagnostic(Phrase("interrupted", zh: "已中断")).with { $0.effect = .interrupted }
}
