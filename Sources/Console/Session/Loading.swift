import Diagnostics
import Documents
import Glibc
import Reports
import Storage

/// What loading paths came to.
struct LoadSummary {
  var reports = 0
  var plans = 0
  /// Files that are neither, or that could not be read.
  var others = 0
  var problems: [Diagnostic] = []
  var isInterrupted = false

  var isNothing: Bool { reports == 0 && plans == 0 }

  /// `8 reports, 1 work plan, 1 file that is neither`
  var phrase: Phrase {
    var parts = [Phrase("\(reports) report\(reports == 1 ? "" : "s")", zh: "报告 \(reports) 份")]
    if plans > 0 { parts.append(Phrase("\(plans) work plan\(plans == 1 ? "" : "s")", zh: "工作要点 \(plans) 份")) }
    if others > 0 {
      parts.append(
        Phrase("\(others) other file\(others == 1 ? "" : "s") (from sources)", zh: "其他文件 \(others) 个（来自 sources）"))
    }
    return Phrase(parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
  }
}

extension Session {
  /// Reads files, folders and patterns into the database. What cannot be read is listed in `sources`, with the reason;
  /// the others are read all the same. Ctrl-C stops it and keeps what was read.
  func load(_ paths: [String]) -> LoadSummary {
    var summary = LoadSummary()
    var incoming: [Database.Incoming] = []
    for path in paths.flatMap(matching) {
      do throws(Diagnostic) {
        for file in try filesBelow(path) {
          if Interruption.isSet { break }
          incoming.append(read(file, &summary))
        }
      } catch {
        incoming.append(.rejected(SourceFile(path: path, status: .failed, reasons: [error], size: 0)))
        summary.problems.append(error)
        summary.others += 1
      }
    }
    summary.isInterrupted = Interruption.isSet
    use(database.adding(incoming))
    for source in database.sources where source.status == .conflict {
      guard incoming.contains(where: { $0.path == source.path }) else { continue }
      summary.problems += source.reasons.map { reason in reason.with { $0.file = source.path } }
    }
    return summary
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

  private func read(_ path: String, _ summary: inout LoadSummary) -> Database.Incoming {
    do throws(Diagnostic) {
      let bytes = try readFile(at: path)
      let incoming = incoming(bytes, path)
      switch incoming {
      case .report: summary.reports += 1
      case .plan: summary.plans += 1
      case .rejected(let source):
        summary.others += 1
        if source.status == .failed { summary.problems += source.reasons }
      }
      return incoming
    } catch {
      summary.others += 1
      summary.problems.append(error)
      return .rejected(SourceFile(path: path, status: .failed, reasons: [error], size: 0))
    }
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
