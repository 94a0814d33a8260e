import Diagnostics
import Syntax

let loadCommand = Command(
  name: .load,
  summary: Phrase("reads reports from files, folders and patterns", zh: "载入文件、文件夹或通配路径中的报告"),
  usage: "load [--dry-run] PATH … | load FILE.csv as NAME"
) { session, statement throws(Diagnostic) in
  if let (file, table) = statement.fileAndTable {
    try session.loadTable(file, as: table)
    return true
  }
  let isTrial = statement.words.first?.text == trialWord
  let paths = statement.words.map(\.text).dropFirst(isTrial ? 1 : 0)
  guard !paths.isEmpty else { throw Diagnostic.noPath.with { $0.span = statement.span } }
  try session.announce(session.load(Array(paths), isTrial: isTrial), at: statement.span)
  if isTrial { try session.note(.nothingKept) }
  return true
}

/// Before the paths: says what would be loaded, and loads nothing.
private let trialWord = "--dry-run"

let reloadCommand = Command(
  name: .reload,
  summary: Phrase("reads the files that are new or changed, and drops those that are gone", zh: "读取新增和有变动的文件，移除已不存在的"),
  usage: "reload"
) { session, statement throws(Diagnostic) in
  guard !session.loadedPaths.asked.isEmpty else {
    throw Diagnostic.nothingToReload.with { $0.span = statement.span }
  }
  let changes = session.changes
  guard !changes.isEmpty else {
    try session.note(.nothingChanged)
    return true
  }
  session.report(changes)
  let summary = session.reload(changes)
  session.report(summary)
  if !changes.files.isEmpty { try session.note(summary.phrase) }
  if summary.isInterrupted, let stopped = summary.failure { throw stopped.with { $0.span = statement.span } }
  return true
}

let unloadCommand = Command(
  name: .unload,
  summary: Phrase("forgets files; all where none is named", zh: "移除文件；不指定则全部移除"),
  usage: "unload [PATH | NAME …]"
) { session, statement throws(Diagnostic) in
  let words = statement.words.map(\.text)
  let tables = words.filter { session.forget($0) }
  if !tables.isEmpty && tables.count == words.count {
    try session.note(Phrase("\(tables.joined(separator: ", ")) forgotten", zh: "已移除 \(tables.joined(separator: "、"))"))
    return true
  }
  let count = session.unload(words.filter { !tables.contains($0) })
  if count == 0, let path = statement.words.first(where: { !tables.contains($0.text) }) {
    throw Diagnostic.notLoaded(path.text, among: session.database.sources.map(\.path)).with { $0.span = path.span }
  }
  try session.note(Phrase("\(count) file\(count == 1 ? "" : "s") forgotten", zh: "已移除 \(count) 个文件"))
  return true
}

extension Session {
  /// Says what was loaded and what was wrong; where nothing was, that is the error.
  func announce(_ summary: LoadSummary, at span: Span? = nil) throws(Diagnostic) {
    report(summary)
    if !summary.isNothing { try note(summary.phrase) }
    if let failure = summary.failure { throw failure.with { $0.span = span } }
  }
}

extension Phrase {
  fileprivate static let nothingChanged = Phrase("no file has changed", zh: "文件均无变动")
  fileprivate static let nothingKept = Phrase("a dry run: nothing was loaded", zh: "试运行：未载入任何内容")
}

extension Diagnostic {
  fileprivate static func notLoaded(_ name: String, among paths: [String]) -> Diagnostic {
    let close = nearest(name, among: paths)
    return Diagnostic(
      Phrase("no file and no table “\(name)” is loaded", zh: "没有载入名为“\(name)”的文件或表"),
      hint: close.isEmpty
        ? Phrase("from sources lists the files, tables the tables", zh: "用“来自 sources”查看文件，用“表”查看各表") : .meant(close))
  }

  fileprivate static let noPath = Diagnostic(
    Phrase("load wants a file or a folder", zh: "“载入”需要文件或文件夹"),
    hint: Phrase("such as load datasets", zh: "例如 载入 datasets"))

  fileprivate static let nothingToReload = Diagnostic(
    Phrase("nothing has been loaded yet", zh: "尚未载入任何文件"),
    hint: Phrase("such as load datasets", zh: "例如 载入 datasets"))

  static let nothingLoaded = Diagnostic(
    Phrase("no annual report and no work plan was found", zh: "没有找到年度报告或工作要点"),
    hint: Phrase("name the files, or the folder, that hold them", zh: "请给出其所在的文件或文件夹")
  ).with { $0.effect = .nothingLoaded }
}
