import Diagnostics
import Documents
import Glibc
import Reports
import Storage

/// What loading paths came to.
struct LoadSummary {
  var reports = 0
  /// Those of them of which cells, or tables, could not be read.
  var incomplete = 0
  var plans = 0
  /// Reports that were there already, in another file.
  var twins = 0
  /// Files that are neither, or that could not be read.
  var others = 0
  var problems: [Diagnostic] = []
  /// Whether one of the paths themselves could not be opened.
  var missesPath = false
  /// Why files found in folders are neither: said only where nothing else was found.
  var passedOver: [Diagnostic] = []
  var isInterrupted = false

  /// That it was stopped, or that nothing was found.
  var failure: Diagnostic? {
    if isInterrupted { return .stopped }
    return reports + plans + twins == 0 ? .nothingLoaded : nil
  }

  /// `8 reports, 1 work plan, 1 other file (from sources)`
  var phrase: Phrase {
    var parts = [Phrase("\(reports) report\(reports == 1 ? "" : "s")", zh: "报告 \(reports) 份")]
    if incomplete > 0 { parts.append(Phrase("\(incomplete) of them read in part", zh: "其中 \(incomplete) 份未读全")) }
    if plans > 0 { parts.append(Phrase("\(plans) work plan\(plans == 1 ? "" : "s")", zh: "工作要点 \(plans) 份")) }
    if twins > 0 { parts.append(Phrase("\(twins) loaded already", zh: "重复 \(twins) 份")) }
    if others > 0 {
      parts.append(Phrase("\(others) other file\(others == 1 ? "" : "s")", zh: "其他文件 \(others) 个"))
    }
    if incomplete + twins + others > 0 {
      parts[parts.count - 1].en += " (from sources says why)"
      parts[parts.count - 1].zh += "（原因见“来自 sources”）"
    }
    return Phrase(parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
  }

  /// Counts what became of the files, once the database has them.
  fileprivate mutating func count(_ sources: some Sequence<SourceFile>) {
    for source in sources {
      switch source.status {
      case .read: reports += 1
      case .partly:
        reports += 1
        incomplete += 1
      case .plan: plans += 1
      case .duplicate: twins += 1
      case .other, .failed: others += 1
      case .conflict:
        twins += 1
        problems += source.reasons.map { reason in reason.with { $0.file = source.path } }
      }
    }
  }
}

extension Session {
  /// Reads files, folders and patterns into the database, several files at once. What cannot be read is listed in
  /// `sources`, with the reason; the others are read all the same. Ctrl-C stops it and keeps what was read.
  ///
  /// - Parameter isTrial: says what would be loaded, and leaves the database as it is.
  func load(_ paths: [String], isTrial: Bool = false) -> LoadSummary {
    var summary = LoadSummary()
    let files = offeredFiles(paths)
    let offered = Set(files.map(\.path))
    let outcomes = readFiles(files)
    summary.isInterrupted = Interruption.isSet
    for case let outcome? in outcomes {
      summary.problems += outcome.problems
      summary.passedOver += outcome.passedOver
      summary.missesPath = summary.missesPath || outcome.missesPath
    }
    let next = database.adding(outcomes.compactMap { $0?.incoming })
    if !isTrial {
      for case let outcome? in outcomes { stamps[outcome.incoming.path] = outcome.stamp }
      use(next)
    }
    summary.count(next.sources.lazy.filter { offered.contains($0.path) })
    return summary
  }

  private func offeredFiles(_ paths: [String]) -> [OfferedFile] {
    var files: [OfferedFile] = []
    var offered: Set<String> = []
    for path in paths.flatMap(matching) {
      do throws(Diagnostic) {
        for file in try filesBelow(path) where offered.insert(file).inserted {
          files.append(OfferedFile(path: file, isNamed: file == path))
        }
      } catch {
        guard offered.insert(path).inserted else { continue }
        files.append(OfferedFile(path: path, isNamed: true, failure: error))
      }
    }
    return files
  }

  private func readFiles(_ files: [OfferedFile]) -> [FileOutcome?] {
    var progress = Progress(count: files.count)
    let showsProgress = errors.isTerminal && !isQuiet
    let outcomes = concurrently(
      files.count, threadCount: min(processorCount, (files.count + 3) / 4),
      work: { Interruption.isSet ? nil : outcome(of: files[$0]) },
      done: { done in
        guard showsProgress, let line = progress.line(done: done) else { return }
        try? errors.write("\r\(line[settings.language])\u{1b}[K")
        try? errors.flush()
      })
    if progress.isShown {
      try? errors.write("\r\u{1b}[K")
      try? errors.flush()
    }
    return outcomes
  }

  /// Says what was wrong with files: the first ones, and how many more there are.
  func report(_ summary: LoadSummary) {
    let isNothing = summary.reports + summary.plans + summary.twins == 0
    let problems = summary.problems + (isNothing ? summary.passedOver : [])
    for problem in problems.prefix(mostProblems) { report(problem) }
    if problems.count > mostProblems { report(.moreProblems(problems.count - mostProblems)) }
  }

  /// The files that are not what they were when they were read, and those that are gone.
  var changedFiles: [String] {
    database.sources.map(\.path).filter { path in FileStamp(path).map { $0 != stamps[path] } ?? true }
  }

  /// Forgets the files whose path is one of these, or lies below one of them; all where none are given.
  func unload(_ paths: [String]) -> Int {
    let before = database.sources.count
    use(
      database.removing { source in
        paths.isEmpty || paths.contains { source == $0 || source.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
      })
    return before - database.sources.count
  }
}

/// A file to be read.
private struct OfferedFile: Sendable {
  var path: String
  /// Whether the user named the file itself, not a folder that it was found in.
  var isNamed: Bool
  /// Why it cannot even be looked at; nil where it can.
  var failure: Diagnostic?
}

/// What reading a file came to.
private struct FileOutcome: Sendable {
  var incoming: Database.Incoming
  var problems: [Diagnostic] = []
  var passedOver: [Diagnostic] = []
  /// Of before the reading; nil where there is no such file.
  var stamp: FileStamp?
  /// Whether it was asked for by name and could not be opened.
  var missesPath = false
}

/// Nil where Ctrl-C stopped the reading.
private func outcome(of file: OfferedFile) -> FileOutcome? {
  let stamp = FileStamp(file.path)
  var size = 0
  do throws(Diagnostic) {
    if let failure = file.failure { throw failure }
    let bytes = try readFile(at: file.path)
    size = bytes.count
    var outcome = FileOutcome(incoming: incoming(try readable(bytes, file.path), file.path, size: bytes.count))
    outcome.stamp = stamp
    guard case .rejected(let source) = outcome.incoming else { return outcome }
    if source.status == .failed {
      outcome.problems = source.reasons
    } else if file.isNamed {
      outcome.problems = source.reasons.prefix(1).map { reason in reason.with { $0.severity = .warning } }
    } else {
      outcome.passedOver = source.reasons.prefix(1).map { reason in reason.with { $0.severity = .note } }
    }
    return outcome
  } catch {
    if Interruption.isSet { return nil }
    let reason = error.with { if !file.path.isEmpty { $0.file = file.path } }
    let source = SourceFile(path: file.path, status: .failed, reasons: [reason], size: size)
    var outcome = FileOutcome(incoming: .rejected(source), problems: [reason], stamp: stamp)
    outcome.missesPath = file.isNamed && stamp == nil
    return outcome
  }
}

/// How many problems with files are told one by one.
private let mostProblems = 20

extension Diagnostic {
  fileprivate static func moreProblems(_ count: Int) -> Diagnostic {
    Diagnostic(
      Phrase("… and \(count) more of them", zh: "…… 另有 \(count) 个"),
      hint: Phrase("from sources lists the files and why they are not read", zh: "用“来自 sources”查看各文件及原因")
    ).with { $0.severity = .note }
  }
}

/// What a file holds.
///
/// - Parameter size: of the file, in bytes, which may not be those that are read.
func incoming(_ bytes: [UInt8], _ path: String, size: Int) -> Database.Incoming {
  let (document, complaints) = readDocument(bytes, name: path)
  if let error = complaints.first(where: { $0.severity == .error }) {
    return .rejected(SourceFile(path: path, status: .failed, reasons: [error], size: size))
  }
  switch read(document, in: .compiled) {
  case .report(var report):
    report.complaints += complaints
    return .report(report, path: path, size: size)
  case .plan(let plan):
    return .plan(plan, path: path, size: size)
  case .neither(let reason):
    return .rejected(SourceFile(path: path, status: .other, reasons: [reason] + complaints, size: size))
  }
}
