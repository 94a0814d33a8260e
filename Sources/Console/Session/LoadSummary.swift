import Diagnostics
import Storage

/// What loading paths came to.
struct LoadSummary {
  var reports = 0
  /// Those of them of which cells, or tables, could not be read.
  var incomplete = 0
  var plans = 0
  /// Reports that count from another file, with the same figures and with other ones.
  var duplicates = 0
  var conflicts = 0
  /// Files that are neither, or that could not be read.
  var others = 0
  /// Files that Ctrl-C came before.
  var unread = 0
  var problems: [Diagnostic] = []
  /// Whether one of the paths themselves could not be opened.
  var missesPath = false
  /// Why files found in folders are neither: said only where nothing else was found.
  var passedOver: [Diagnostic] = []
  var isInterrupted = false
  /// Whether nothing is kept of it.
  var isTrial = false

  var isNothing: Bool { reports + plans + duplicates + conflicts == 0 }

  /// That it was stopped, or that nothing was found.
  var failure: Diagnostic? {
    if isInterrupted { return unread > 0 ? .stopped(before: unread, isTrial: isTrial) : .stopped }
    return isNothing ? .nothingLoaded : nil
  }

  /// `8 reports, 1 work plan, 1 other file (from sources)`
  var phrase: Phrase {
    var parts = [Phrase("\(reports) report\(reports == 1 ? "" : "s")", zh: "报告 \(reports) 份")]
    if incomplete > 0 { parts.append(Phrase("\(incomplete) of them read in part", zh: "其中 \(incomplete) 份未读全")) }
    if plans > 0 { parts.append(Phrase("\(plans) work plan\(plans == 1 ? "" : "s")", zh: "工作要点 \(plans) 份")) }
    if duplicates > 0 {
      parts.append(Phrase("\(duplicates) duplicate\(duplicates == 1 ? "" : "s")", zh: "重复 \(duplicates) 份"))
    }
    if conflicts > 0 {
      parts.append(Phrase("\(conflicts) conflict\(conflicts == 1 ? "" : "s")", zh: "冲突 \(conflicts) 份"))
    }
    if others > 0 {
      parts.append(Phrase("\(others) other file\(others == 1 ? "" : "s")", zh: "其他文件 \(others) 个"))
    }
    if incomplete + duplicates + conflicts + others > 0 {
      parts[parts.count - 1].en += " (from sources says why)"
      parts[parts.count - 1].zh += "（原因见“来自 sources”）"
    }
    return Phrase(parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
  }

  /// Counts what became of the files, once the database has them.
  mutating func count(_ sources: some Sequence<SourceFile>) {
    for source in sources {
      switch source.status {
      case .read: reports += 1
      case .partly:
        reports += 1
        incomplete += 1
      case .plan: plans += 1
      case .duplicate: duplicates += 1
      case .other, .failed: others += 1
      case .unread: unread += 1
      case .conflict:
        conflicts += 1
        problems += source.reasons.map { reason in reason.with { $0.file = source.path } }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func stopped(before unread: Int, isTrial: Bool) -> Diagnostic {
    Diagnostic(
      Phrase(
        "interrupted; \(unread) file\(unread == 1 ? " is" : "s are") not read", zh: "已中断，尚有 \(unread) 个文件未读"),
      hint: isTrial ? nil : Phrase("reload reads the rest", zh: "用“重载”读取其余文件")
    ).with { $0.effect = .interrupted }
  }
}
