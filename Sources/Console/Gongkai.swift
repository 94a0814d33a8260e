import ArgumentParser
import Diagnostics
import Glibc
import Output
import Syntax

/// The command line: what to load, what to run, how to show it.
package struct Gongkai: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gongkai",
    abstract: "Asks questions of annual reports on government information disclosure.",
    discussion: """
      Loads the reports, then reads queries: from -c, from -f, from standard input, or typed at the prompt.

        gongkai datasets
        gongkai -c 'lawsuits by district' datasets
        echo '行政诉讼 按 区县' | gongkai datasets

      Exit status: 0 done, 1 a statement failed, 2 usage, 3 nothing could be loaded, 4 output could not be written,
      130 interrupted.
      """,
    version: "0.1.0")

  @Argument(help: "Reports: files, folders, patterns.", completion: .file())
  var paths: [String] = []

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: "Runs a query and leaves; may be given several times.")
  var query: [String] = []

  @Option(name: .customShort("f"), help: "Runs the statements of a file and leaves.", completion: .file())
  var file: [String] = []

  @Option(help: "How answers are written: table, csv, tsv, json, jsonl or markdown.")
  var format: OutputFormat?

  @Option(help: "Writes the answers to a file instead of standard output.", completion: .file())
  var output: String?

  @Flag(name: .customLong("keep-going"), help: "Goes on after an error; the exit status still says that there was one.")
  var keepsGoing = false

  @Flag(name: [.customShort("q"), .customLong("quiet")], help: "No notes on standard error, only errors.")
  var isQuiet = false

  @Option(help: "The language of labels and messages: zh or en.")
  var lang: OutputLanguage?

  @Flag(name: .customLong("no-edit"), help: "Reads lines without editing them.")
  var readsPlainly = false

  package init() {}

  package mutating func run() throws {
    signal(SIGPIPE, SIG_IGN)
    var settings = Settings()
    settings.language = lang?.language ?? environmentLanguage()
    if let format = format?.format ?? output.flatMap({ Format(fileName: $0) }) { settings.format = format }
    let isInteractive = query.isEmpty && file.isEmpty && isatty(0) == 1 && isatty(1) == 1 && output == nil
    let session = Session(settings: settings, isInteractive: isInteractive)
    session.isQuiet = isQuiet
    session.keepsGoing = keepsGoing
    Interruption.install()
    let status = isInteractive ? session.interact(paths: paths, plainly: readsPlainly) : runScripts(session)
    throw ExitCode(status?.rawValue ?? 0)
  }

  private func runScripts(_ session: Session) -> Diagnostic.Effect? {
    if output != nil { session.capture = [] }
    var failure = session.open(paths)
    if failure == nil {
      for source in sources() {
        switch source {
        case .failure(let error):
          session.report(error)
          failure = error.effect
        case .success(let source):
          let (effect, goesOn) = session.runScript(source, keepsGoing: keepsGoing)
          failure = failure ?? effect
          if !goesOn || effect == .notWritten { break }
        }
        if failure != nil && !keepsGoing { break }
      }
    }
    return session.finish(output, failure)
  }

  /// The scripts in the order in which they run: the queries, the files, or standard input where there are neither.
  private func sources() -> LazyMapSequence<[Source], Result<SourceText, Diagnostic>> {
    let all = query.map { Source.query($0) } + file.map { Source.file($0) }
    return (all.isEmpty ? [.standardInput] : all).lazy.map { source in
      switch source {
      case .query(let text): return .success(SourceText(text, name: "-c"))
      case .standardInput: return .success(SourceText(readStandardInput(), name: "standard input"))
      case .file(let path):
        return Result { () throws(Diagnostic) in
          SourceText(String(decoding: try readFile(at: path), as: UTF8.self), name: path)
        }
      }
    }
  }

  private enum Source {
    case query(String)
    case file(String)
    case standardInput
  }
}

extension Session {
  /// Loads what the command line names. Nothing found is an error that ends a script.
  func open(_ paths: [String]) -> Diagnostic.Effect? {
    guard !paths.isEmpty else { return nil }
    let summary = load(paths)
    for problem in summary.problems { report(problem) }
    if summary.isInterrupted {
      report(.stopped)
      return .interrupted
    }
    guard summary.isNothing else { return nil }
    report(.nothingLoaded)
    return .nothingLoaded
  }

  /// Writes what is still to be written.
  func finish(_ path: String?, _ failure: Diagnostic.Effect?) -> Diagnostic.Effect? {
    do throws(Diagnostic) {
      if let path, let bytes = capture {
        _ = try writeWholeFile(path, replacing: true) { put in try put(bytes) }
      }
      try flush()
      return failure
    } catch {
      report(error)
      return .notWritten
    }
  }
}

/// The language of the environment: Chinese where the locale is, else English.
private func environmentLanguage() -> Language {
  let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environmentVariable).first ?? ""
  return locale.hasPrefix("zh") ? .zh : .en
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, tsv, json, jsonl, markdown, md

  var format: Format { self == .md ? .markdown : Format(rawValue: rawValue) ?? .table }
}

enum OutputLanguage: String, ExpressibleByArgument, CaseIterable {
  case zh, en

  var language: Language { Language(rawValue: rawValue) ?? .en }
}
