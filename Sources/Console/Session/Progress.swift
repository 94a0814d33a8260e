import Diagnostics
import Glibc
import Output
import Synchronization

/// The line that tells how far a long import is: how many files are read, how many a second, how long it
/// will take, and which file it waits for.
///
///     1 240 of 5 000 files, 410 a second, 9 s left
///
/// On a terminal it is drawn over and over; elsewhere (a pipe, a file) it is written every few seconds, where the files are many. A
/// thread of its own does so, for reading one file may take longer than all the others.
final class Progress: Sendable {
  private struct State {
    var done = 0
    /// It grows while archives are opened.
    var count: Int
    /// The files that are being read, and since when.
    var begun: [String: Double] = [:]
  }

  private let state: Mutex<State>
  private let start = now()
  private let style: Style
  private let ended = Semaphore()
  private let thread = Mutex<pthread_t?>(nil)

  /// - Parameters:
  ///   - count: of the files.
  ///   - style: how texts look on standard error.
  ///   - isTerminal: whether that is a terminal.
  init(of count: Int, _ style: Style, isTerminal: Bool) {
    state = Mutex(State(count: count))
    self.style = style
    thread.withLock { $0 = startThread { isTerminal ? self.draw() : self.tell() } }
  }

  /// Reads a file, and keeps count of it.
  func following<Result>(
    _ file: OfferedFile, _ read: (OfferedFile) -> WorkDone<OfferedFile, Result>
  ) -> WorkDone<OfferedFile, Result> {
    state.withLock { $0.begun[file.path] = now() }
    let outcome = read(file)
    state.withLock { state in
      state.begun[file.path] = nil
      state.done += 1
      if case .further(let files) = outcome { state.count += files.count }
    }
    return outcome
  }

  /// Takes the line away.
  func end() {
    ended.signal()
    if let thread = thread.withLock({ $0 }) { pthread_join(thread, nil) }
  }

  /// Not in the first half second, then five times a second.
  private func draw() {
    guard !ended.wait(seconds: 0.5) else { return }
    repeat {
      let line = cut(line(at: now())[style.language], to: terminalSize(2).columns - 1, style: style)
      write("\r\(line)\u{1b}[K")
    } while !ended.wait(seconds: 0.2)
    write("\r\u{1b}[K")
  }

  private func tell() {
    while !ended.wait(seconds: secondsBetweenLines) {
      guard state.withLock({ $0.count }) >= fewestFilesToTellOf else { continue }
      write(line(at: now())[style.language] + "\n")
    }
  }

  private func line(at time: Double) -> Phrase {
    let state = state.withLock { $0 }
    let line = progressLine(done: state.done, of: state.count, seconds: time - start)
    guard let (path, since) = state.begun.min(by: { $0.value < $1.value }), time - since > 2 else { return line }
    let seconds = Int(time - since)
    return Phrase(
      "\(line.en); reading \(visible(path)) for \(seconds) s", zh: "\(line.zh)；正在读取 \(visible(path))（\(seconds) 秒）")
  }

  /// Straight to standard error: the session's stream belongs to the session's thread.
  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}

private let secondsBetweenLines = 3.0
/// Of fewer files, what is slow is told at the end.
private let fewestFilesToTellOf = 200

func progressLine(done: Int, of count: Int, seconds: Double) -> Phrase {
  let rate = Double(done) / max(seconds, 0.001)
  guard done > 0 else { return Phrase("0 of \(count) file\(count == 1 ? "" : "s")", zh: "已读 0 / \(count) 个文件") }
  let left = Int((Double(count - done) / rate).rounded(.up))
  let speed = rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate.rounded()))"
  let time = left < 120 ? "\(left) s" : "\((left + 59) / 60) min"
  let chineseTime = left < 120 ? "\(left) 秒" : "\((left + 59) / 60) 分钟"
  return Phrase(
    "\(done) of \(count) files, \(speed) a second, \(time) left",
    zh: "已读 \(done) / \(count) 个文件，每秒 \(speed) 个，约剩 \(chineseTime)")
}
