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
  /// Reads files, folders and patterns into the database. What cannot be read is listed in `sources`, with the reason;
  /// the others are read all the same. Ctrl-C stops it and keeps what was read.
  func load(_ paths: [String]) -> LoadSummary {
    var summary = LoadSummary()
    var incoming: [Database.Incoming] = []
    var offered: Set<String> = []
    for path in paths.flatMap(matching) {
      do throws(Diagnostic) {
        for file in try filesBelow(path) where offered.insert(file).inserted {
          if Interruption.isSet { break }
          incoming.append(read(file, isNamed: file == path, &summary))
        }
      } catch {
        offered.insert(path)
        incoming.append(.rejected(SourceFile(path: path, status: .failed, reasons: [error], size: 0)))
        summary.problems.append(error)
      }
    }
    summary.isInterrupted = Interruption.isSet
    use(database.adding(incoming))
    summary.count(database.sources.lazy.filter { offered.contains($0.path) })
    return summary
  }

  /// Says what was wrong with files: the first ones, and how many more there are.
  func report(_ summary: LoadSummary) {
    let isNothing = summary.reports + summary.plans + summary.twins == 0
    let problems = summary.problems + (isNothing ? summary.passedOver : [])
    for problem in problems.prefix(mostProblems) { report(problem) }
    if problems.count > mostProblems { report(.moreProblems(problems.count - mostProblems)) }
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

  /// - Parameter isNamed: whether the user named the file itself, not a folder that it was found in.
  private func read(_ path: String, isNamed: Bool, _ summary: inout LoadSummary) -> Database.Incoming {
    do throws(Diagnostic) {
      let incoming = incoming(try readFile(at: path), path)
      if case .rejected(let source) = incoming {
        if source.status == .failed {
          summary.problems += source.reasons
        } else if isNamed {
          summary.problems += source.reasons.prefix(1).map { reason in reason.with { $0.severity = .warning } }
        } else {
          summary.passedOver += source.reasons.prefix(1).map { reason in reason.with { $0.severity = .note } }
        }
      }
      return incoming
    } catch {
      summary.problems.append(error)
      return .rejected(SourceFile(path: path, status: .failed, reasons: [error], size: 0))
    }
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

/// What a file's bytes hold.
func incoming(_ bytes: [UInt8], _ path: String) -> Database.Incoming {
  let (document, complaints) = readDocument(bytes, name: path)
  if let error = complaints.first(where: { $0.severity == .error }) {
    return .rejected(SourceFile(path: path, status: .failed, reasons: [error], size: bytes.count))
  }
  switch read(document, in: .compiled) {
  case .report(var report):
    report.complaints += complaints
    return .report(report, path: path, size: bytes.count)
  case .plan(let plan):
    return .plan(plan, path: path, size: bytes.count)
  case .neither(let reason):
    return .rejected(
      SourceFile(path: path, status: .other, reasons: [reason] + complaints, size: bytes.count))
  }
}
