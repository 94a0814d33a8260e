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
      Loads the reports, then reads queries: those of -c, then those of -f, or from
      standard input, or typed at the prompt.

        gongkai datasets
        gongkai -c 'lawsuits by district' datasets
        echo '行政诉讼 按 区县' | gongkai datasets

      Exit status: 0 done, 1 a statement failed, 2 usage, 3 nothing could be
      loaded, 4 output could not be written, 130 interrupted.
      """,
    version: "0.1.0")

  @Argument(help: ArgumentHelp("Reports: files, folders, patterns.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Runs a query and leaves; may be given several times.", valueName: "query"))
  var query: [String] = []

  @Option(
    name: .customShort("f"),
    help: ArgumentHelp("Runs the statements of a file (- is standard input) and leaves.", valueName: "file"),
    completion: .file())
  var file: [String] = []

  @Option(help: "How answers are written.")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Writes the answers to a file; its ending says the format unless --format does.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(name: .customLong("keep-going"), help: "Goes on after an error; the exit status still says that there was one.")
  var keepsGoing = false

  @Flag(name: [.customShort("q"), .customLong("quiet")], help: "No notes on standard error, only warnings and errors.")
  var isQuiet = false

  @Option(help: "The language of labels and messages.")
  var lang: OutputLanguage?

  @Flag(name: .customLong("no-edit"), help: "Reads lines without editing them.")
  var readsPlainly = false

  package init() {}

  package mutating func run() throws {
    // Writing to a closed pipe, or beyond the limit of file sizes, is then an error to tell instead of the end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
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
      for source in sources {
        let (effect, goesOn) = run(source, in: session)
        failure = failure ?? effect
        if !goesOn || (failure != nil && !keepsGoing) { break }
      }
    }
    return session.finish(output, failure)
  }

  /// Runs the statements of one source; one that cannot be read is an error like that of a statement.
  private func run(_ source: Source, in session: Session) -> (failure: Diagnostic.Effect?, goesOn: Bool) {
    do throws(Diagnostic) {
      return session.runScript(try text(of: source, session.settings.language), keepsGoing: keepsGoing)
    } catch {
      session.report(error)
      return (error.effect, error.effect != .interrupted)
    }
  }

  /// The scripts in the order in which they run: the queries, the files, or standard input where there are neither.
  private var sources: [Source] {
    let named = query.map { Source.query($0) } + file.map { $0 == "-" ? Source.standardInput : Source.file($0) }
    return named.isEmpty ? [.standardInput] : named
  }

  private func text(of source: Source, _ language: Language) throws(Diagnostic) -> SourceText {
    switch source {
    case .query(let text): SourceText(text, name: "-c")
    case .standardInput: try readStandardInput(language)
    case .file(let path): try readScript(path)
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
    report(summary)
    guard let failure = summary.failure else { return nil }
    report(failure)
    return failure.effect
  }

  /// Writes what is still to be written. A file of answers stays as it was where a script stopped at an error.
  func finish(_ path: String?, _ failure: Diagnostic.Effect?) -> Diagnostic.Effect? {
    do throws(Diagnostic) {
      if let path, let bytes = capture {
        if failure == nil || keepsGoing && failure != .interrupted {
          _ = try writeAnswers(bytes, to: path)
        } else {
          report(.notBegun(path))
        }
      }
      try flush()
      return failure
    } catch {
      report(error)
      return .notWritten
    }
  }
}

extension Diagnostic {
  fileprivate static func notBegun(_ path: String) -> Diagnostic {
    Diagnostic(Phrase("\(path) was not written", zh: "未写入 \(path)")).with { $0.severity = .note }
  }
}

/// The language of the environment: Chinese where the locale is, else English.
func environmentLanguage() -> Language {
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
