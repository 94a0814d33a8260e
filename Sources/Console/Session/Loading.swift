import Diagnostics
import Storage

extension Session {
  /// Reads files, folders, patterns and archives into the database, several files at once. What cannot be read is listed in
  /// `sources`, with the reason; the others are read all the same. Ctrl-C stops it and keeps what was read.
  ///
  /// - Parameter isTrial: says what would be loaded, and leaves the database as it is.
  func load(_ paths: [String], isTrial: Bool = false) -> LoadSummary {
    let files = offeredFiles(paths, known: loadedPaths.stamps)
    if !isTrial { loadedPaths.ask(for: paths, files) }
    return read(files, isTrial: isTrial)
  }

  /// Reads files into the database, in the place of what they gave before.
  ///
  /// - Parameter gone: files, besides, that are no longer there.
  func read(_ files: [OfferedFile], isTrial: Bool = false, gone: Set<String> = []) -> LoadSummary {
    var summary = LoadSummary()
    summary.isTrial = isTrial
    let before = database.sources
    let outcomes = outcomes(of: files).filter { outcome in
      guard !loadedPaths.isForgotten(outcome.incoming.path) else { return false }
      // What was read of a file before is kept where Ctrl-C came first.
      return !(outcome.isUnread && before.contains { $0.path.isBelow(outcome.incoming.path) })
    }
    summary.isInterrupted = Interruption.isSet
    for outcome in outcomes {
      summary.problems += outcome.problems
      summary.passedOver += outcome.passedOver
      summary.missesPath = summary.missesPath || outcome.missesPath
    }
    let former = gone.union(outcomes.map(\.file))
    let next = database.adding(outcomes.map(\.incoming)) { $0.isBelow(former) }
    if !isTrial {
      loadedPaths.note(outcomes, gone: gone)
      use(next)
    }
    let paths = Set(outcomes.map(\.incoming.path))
    summary.count(next.sources.lazy.filter { paths.contains($0.path) })
    summary.problems += newConflicts(in: next.sources, since: before).filter { !paths.contains($0.file ?? "") }
    return summary
  }

  /// Files read before that another one now takes the place of.
  private func newConflicts(in sources: [SourceFile], since before: [SourceFile]) -> [Diagnostic] {
    let known = Set(before.lazy.filter { $0.status == .conflict }.map(\.path))
    return sources.filter { $0.status == .conflict && !known.contains($0.path) }.flatMap { source in
      source.reasons.map { reason in reason.with { $0.file = source.path } }
    }
  }

  private func outcomes(of files: [OfferedFile]) -> [FileOutcome] {
    let progress = isQuiet ? nil : Progress(of: files.count, errorStyle, isTerminal: errors.isTerminal)
    defer { progress?.end() }
    return Interruption.endingInOrder {
      concurrently(files, threadCount: processorCount) { file in
        guard let progress else { return readFiles(in: file) }
        return progress.following(file, readFiles(in:))
      }
    }
    .flatMap(\.self)
  }

  /// Says what was wrong with files: the first ones, and how many more there are.
  func report(_ summary: LoadSummary) {
    let problems = summary.problems + (summary.isNothing ? summary.passedOver : [])
    for problem in problems.prefix(mostProblems) { report(problem) }
    if problems.count > mostProblems { report(.moreProblems(problems.count - mostProblems)) }
  }

  /// Forgets the files whose path is one of these, or lies below one of them; all where none are given.
  func unload(_ paths: [String]) -> Int {
    let gone = Set(
      database.sources.map(\.path).filter { source in paths.isEmpty || paths.contains(where: source.isBelow) })
    if paths.isEmpty { loadedPaths = LoadedPaths() } else { loadedPaths.forget(gone, askedFor: paths) }
    use(database.removing(where: gone.contains))
    return gone.count
  }
}

/// How many files are told of one by one.
let mostProblems = 20

extension Diagnostic {
  fileprivate static func moreProblems(_ count: Int) -> Diagnostic {
    Diagnostic(
      Phrase("… and \(count) more of them", zh: "…… 另有 \(count) 个"),
      hint: Phrase("from sources lists the files and why they are not read", zh: "用“来自 sources”查看各文件及原因")
    ).with { $0.severity = .note }
  }
}
