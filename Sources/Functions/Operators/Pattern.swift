import CPCRE2
import Diagnostics

/// A regular expression of PCRE2's, ready to search texts with.
///
/// A search takes no more than `mostSteps`: an expression such as `^(a+)+$`, which would try more ways than there is time for, is
/// an error, never a wait that nothing ends.
struct Pattern: ~Copyable {
  private let text: String
  private let code: OpaquePointer
  private let limits: OpaquePointer
  private let room: OpaquePointer

  init(_ text: String) throws(Diagnostic) {
    guard cpcre2_is_installed() != 0 else { throw .noLibrary }
    var error: Int32 = 0
    let code = Array(text.utf8).withUnsafeBufferPointer { cpcre2_compile($0.baseAddress, $0.count, &error) }
    guard let code else { throw .noPattern(text, message(of: error)) }
    guard let limits = cpcre2_limits(mostSteps, mostMemory), let room = cpcre2_room() else { throw .noLibrary }
    (self.text, self.code, self.limits, self.room) = (text, code, limits, room)
  }

  deinit {
    cpcre2_free_room(room)
    cpcre2_free_limits(limits)
    cpcre2_free(code)
  }

  /// Whether a part of the text matches.
  func matchesPart(of text: String) throws(Diagnostic) -> Bool {
    var text = text
    let found = text.withUTF8 { cpcre2_matches(code, $0.baseAddress, $0.count, room, limits) }
    guard found >= 0 else { throw .tooCostly(self.text, message(of: found)) }
    return found > 0
  }
}

/// Some hundredths of a second.
private let mostSteps: UInt32 = 1_000_000
/// In KiB.
private let mostMemory: UInt32 = 20_000

private func message(of error: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 256)
  let count = buffer.withUnsafeMutableBufferPointer { cpcre2_message(error, $0.baseAddress, $0.count) }
  return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
}

extension Diagnostic {
  fileprivate static let noLibrary = Diagnostic(
    Phrase("regular expressions need the library PCRE2, which is not installed", zh: "正则表达式需要 PCRE2 库，未安装"),
    hint: Phrase(verbatim: "apt-get install libpcre2-8-0"))

  fileprivate static func noPattern(_ pattern: String, _ message: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(pattern)” is no regular expression: \(message)", zh: "“\(pattern)”不是合法的正则表达式：\(message)"))
  }

  fileprivate static func tooCostly(_ pattern: String, _ message: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(pattern)” takes too long on a text: \(message)", zh: "“\(pattern)”在某个文本上耗时过长：\(message)"),
      hint: Phrase("repeat nothing that repeats itself, as in (a+)+", zh: "避免重复中再重复，如 (a+)+"))
  }
}
