import Diagnostics

/// The line that tells, on a terminal, how far a long import is: how many files are read, how many a second, and how long
/// it will take.
///
///     1 240 of 5 000 files, 410 a second, 9 s left
struct Progress {
  private let began = now()
  private var shown = 0.0

  /// The line where it is time to show it: not in the first half second, then five times a second. The count grows while
  /// archives are opened.
  mutating func line(done: Int, of count: Int) -> Phrase? {
    let time = now()
    guard time - began > 0.5, time - shown > 0.2 else { return nil }
    shown = time
    return progressLine(done: done, of: count, seconds: time - began)
  }

  var isShown: Bool { shown > 0 }
}

func progressLine(done: Int, of count: Int, seconds: Double) -> Phrase {
  let rate = Double(done) / max(seconds, 0.001)
  guard done > 0 else { return Phrase("0 of \(count) files", zh: "已读 0 / \(count) 个文件") }
  let left = Int((Double(count - done) / rate).rounded(.up))
  let speed = rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate.rounded()))"
  let time = left < 120 ? "\(left) s" : "\((left + 59) / 60) min"
  let chineseTime = left < 120 ? "\(left) 秒" : "\((left + 59) / 60) 分钟"
  return Phrase(
    "\(done) of \(count) files, \(speed) a second, \(time) left",
    zh: "已读 \(done) / \(count) 个文件，每秒 \(speed) 个，约剩 \(chineseTime)")
}
