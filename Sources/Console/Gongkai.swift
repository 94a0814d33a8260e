import ArgumentParser
import Diagnostics
import Glibc
import Output
import Syntax

/// The command line: what to load, what to run, how to show it.
package struct Gongkai: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gongkai",
    abstract: Phrase(
      "Asks questions of annual reports on government information disclosure.", zh: "查询政府信息公开工作年度报告。")[
        commandLineLanguage],
    discussion: discussion[commandLineLanguage],
    version: "0.1.0")

  @Argument(
    help: ArgumentHelp(
      Phrase("Reports: files, folders, patterns.", zh: "报告：文件、文件夹或通配路径。")[commandLineLanguage], valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      Phrase("Runs a query and leaves; may be given several times.", zh: "执行一条查询后退出；可多次给出。")[commandLineLanguage],
      valueName: "query"))
  var query: [String] = []

  @Option(
    name: .customShort("f"),
    help: ArgumentHelp(
      Phrase("Runs the statements of a file (- is standard input) and leaves.", zh: "执行文件中的语句（- 为标准输入）后退出。")[
        commandLineLanguage], valueName: "file"),
    completion: .file())
  var file: [String] = []

  @Option(help: help("How answers are written.", zh: "结果的输出格式。"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      Phrase(
        "Writes the answers to a file; its ending says the format unless --format does.",
        zh: "把结果写入文件；格式由扩展名决定，--format 优先。")[commandLineLanguage], valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    name: .customLong("output!"),
    help: ArgumentHelp(
      Phrase("The same; replaces a file that is there.", zh: "同上；覆盖已有的文件。")[commandLineLanguage], valueName: "file"),
    completion: .file())
  var replaced: String?

  @Flag(
    name: .customLong("keep-going"),
    help: help("Goes on after an error; the exit status still says that there was one.", zh: "出错后继续；退出状态仍表明有错误。"))
  var keepsGoing = false

  @Flag(
    name: [.customShort("q"), .customLong("quiet")],
    help: help("No notes on standard error, only warnings and errors.", zh: "标准错误中不写说明，只写警告和错误。"))
  var isQuiet = false

  @Option(help: help("The language of labels and messages.", zh: "标签与提示的语言。"))
  var lang: OutputLanguage?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      Phrase(
        "Gives a variable its value, $NAME in queries, whatever the scripts set it to.",
        zh: "给变量赋值，查询中写 $名称；优先于脚本中的赋值。")[commandLineLanguage],
      valueName: "name=value"))
  var assignments: [String] = []

  @Flag(
    name: .customLong("no-init"),
    help: help("Does not run the start-up file, ~/.config/gongkai/init.gk.", zh: "不执行启动文件 ~/.config/gongkai/init.gk。"))
  var skipsInitFile = false

  @Flag(name: .customLong("no-edit"), help: help("Reads lines without editing them.", zh: "逐行读取，不使用行编辑。"))
  var readsPlainly = false

  package init() {}

  package func validate() throws {
    if output != nil, replaced != nil {
      throw ValidationError(
        Phrase("--output and --output! are one or the other.", zh: "--output 与 --output! 只能用一个。")[commandLineLanguage])
    }
    // A name without an ending, or in .txt, is for tables as they are read.
    guard let output = target, format == nil, Format(fileName: output) == nil,
      let name = output.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      name[dot...].lowercased() != ".txt"
    else { return }
    throw ValidationError(
      Phrase(
        "\(output) does not say which format it is to have: end it in .csv, .tsv, .json, .jsonl or .md, or give --format.",
        zh: "由 \(output) 看不出格式：请以 .csv、.tsv、.json、.jsonl 或 .md 结尾，或给出 --format。")[commandLineLanguage]
    )
  }

  package mutating func run() throws {
    // Writing to a closed pipe, or beyond the limit of file sizes, is then an error to tell instead of the end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let isInteractive = query.isEmpty && file.isEmpty && isatty(0) == 1 && isatty(1) == 1 && target == nil
    var settings = Settings()
    settings.language = environmentLanguage()
    let session = Session(settings: overridden(settings), isInteractive: isInteractive)
    session.isQuiet = isQuiet
    session.keepsGoing = keepsGoing
    Interruption.install()
    do throws(Diagnostic) {
      try session.setVariables(assignments)
    } catch {
      session.report(error)
      throw ExitCode(error.effect.rawValue)
    }
    if !skipsInitFile {
      session.runInitFile()
      session.settings = overridden(session.settings)
    }
    let status = isInteractive ? session.interact(paths: paths, plainly: readsPlainly) : runScripts(session)
    throw ExitCode(status?.rawValue ?? 0)
  }

  /// Where the answers are to be written; nil for standard output.
  private var target: String? { output ?? replaced }

  /// What the command line says has the last word.
  private func overridden(_ settings: Settings) -> Settings {
    var settings = settings
    if let language = lang?.language { settings.language = language }
    if let format = format?.format ?? target.flatMap({ Format(fileName: $0) }) { settings.format = format }
    return settings
  }

  private func runScripts(_ session: Session) -> Diagnostic.Effect? {
    if let target {
      do throws(Diagnostic) {
        try refuseTakenOutput(target, replacing: replaced != nil)
      } catch {
        session.report(error)
        return error.effect
      }
      session.capture = []
    }
    var failure = session.open(paths)
    if failure == nil {
      for source in sources {
        let (effect, goesOn) = run(source, in: session)
        failure = failure ?? effect
        if !goesOn || (failure != nil && !keepsGoing) { break }
      }
    }
    if failure == nil { session.reportUnusedVariables() }
    return session.finish(target, replacing: replaced != nil, failure ?? (session.missesPath ? .nothingLoaded : nil))
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

/// A line of `--help`.
private func help(_ text: String, zh: String) -> ArgumentHelp {
  ArgumentHelp(Phrase(text, zh: zh)[commandLineLanguage])
}

private let discussion = Phrase(
  """
  Loads the reports, then reads queries: those of -c, then those of -f, or from
  standard input, or typed at the prompt.

    gongkai datasets
    gongkai -c 'lawsuits by district' datasets
    echo '行政诉讼 按 区县' | gongkai datasets

  Exit status: 0 done, 1 a statement failed, 2 usage, 3 nothing could be
  loaded, 4 output could not be written, 130 interrupted.
  """,
  zh: """
    先载入报告，再读取查询：依次为 -c、-f 给出的语句；都没有时读标准输入，
    在终端上则逐条输入。

      gongkai datasets
      gongkai -c '行政诉讼 按 区县' datasets
      echo '行政诉讼 按 区县' | gongkai datasets

    退出状态：0 完成，1 语句出错，2 用法有误，3 未能载入任何报告，
    4 结果未能写出，130 中断。
    """)

extension Session {
  /// Loads what the command line names. Nothing found is an error that ends a script.
  func open(_ paths: [String]) -> Diagnostic.Effect? {
    guard !paths.isEmpty else { return nil }
    let summary = load(paths)
    report(summary)
    missesPath = summary.missesPath
    guard let failure = summary.failure else { return nil }
    report(failure)
    return failure.effect
  }

  /// Writes what is still to be written. A file of answers stays as it was where a script stopped at an error.
  func finish(_ path: String?, replacing: Bool, _ failure: Diagnostic.Effect?) -> Diagnostic.Effect? {
    do throws(Diagnostic) {
      if let path, let bytes = capture {
        if failure == nil || keepsGoing && failure != .interrupted {
          _ = try writeAnswers(bytes, to: path, replacing: replacing)
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
