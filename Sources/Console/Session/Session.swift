import Diagnostics
import Execution
import Glibc
import Metrics
import Output
import Planning
import Relations
import SQLite
import Storage

/// What lasts from one statement to the next: the reports, the tables that were kept, the settings, the last answer.
final class Session {
  private(set) var database: Database
  /// Tables made by `let`, `into` and `load … as`, by name.
  private(set) var kept: [String: LazyRelation] = [:]
  /// The sums over reports that the rows of a kept answer are of, by name: what `trace` and `drill` follow.
  private(set) var origins: [String: CubePlan] = [:]
  /// The answers that were kept before other reports were loaded: their cells may have changed since.
  private(set) var outdated: Set<String> = []
  private(set) var catalog: Catalog
  var settings: Settings {
    didSet {
      catalog.settings = settings.query
      speak(settings.language)
    }
  }
  /// What was asked for by `load`, and what the files were like when they were read.
  var loadedPaths = LoadedPaths()
  /// The last answer, and the plan that gave it, for `_`, `trace #3`.
  private(set) var last: (answer: Answer, plan: Plan)?
  /// What SQL is asked of; nil until it is.
  var sqlCopy: SQLCopy?
  /// What `$name` stands for.
  var variables: [String: String] = [:]
  /// The variables that the command line gave their values: a script's own are for who runs it without.
  var givenVariables: Set<String> = []
  /// The variables that statements have asked for.
  var usedVariables: Set<String> = []
  /// Whether someone sits before a terminal: notes and messages then go below the answers.
  let isInteractive: Bool
  let output: OutputStream
  let errors: OutputStream
  /// Keeps standard error for errors alone.
  var isQuiet = false
  /// Whether a path that the command line names could not be read.
  var missesPath = false
  /// Whether a script goes on after an error.
  var keepsGoing = false
  /// Whether the start-up file is being run.
  var isStarting = false
  /// The scripts that `source` is running, one inside the other.
  var running: [String] = []
  /// Whether the line editor has been given the keys of vi.
  var hasViKeys = false
  /// The statements entered so far, for `history`.
  var history: () -> [String] = { [] }
  /// Where answers go instead of standard output, while `--output` names a file.
  var capture: [UInt8]?

  init(settings: Settings, isInteractive: Bool) {
    self.settings = settings
    self.isInteractive = isInteractive
    output = OutputStream(1)
    errors = OutputStream(2)
    var database = Database()
    database.language = settings.language
    self.database = database
    catalog = Catalog(
      members: members(of: database), dataset: database.dataset, settings: settings.query)
  }

  /// The sentences in the tables change with the language.
  private func speak(_ language: Language) {
    guard database.language != language else { return }
    database.language = language
    refreshTables()
  }

  /// Takes a changed database; tables that were kept stay.
  func use(_ database: Database) {
    self.database = database
    outdated.formUnion(origins.keys)
    origins = [:]
    refresh()
  }

  func keep(_ relation: Relation, as name: String, summary: Phrase) {
    keep(Answer(relation), of: nil, as: name, summary: summary)
  }

  /// Keeps an answer with what it rests on, and the sums that it is of.
  func keep(_ answer: Answer, of origin: CubePlan?, as name: String, summary: Phrase) {
    var renamed = answer.relation
    renamed.name = name
    kept[name] = LazyRelation(renamed, summary: summary, coverage: answer.coverage)
    origins[name] = origin
    outdated.remove(name)
    refreshTables()
  }

  /// Drops a table that was kept. Gives whether there was one.
  func forget(_ name: String) -> Bool {
    guard name != "_", kept.removeValue(forKey: name) != nil else { return false }
    origins[name] = nil
    refreshTables()
    return true
  }

  /// Takes a metric of the user's own.
  func define(_ metric: Metric) {
    catalog.metrics.define(metric)
  }

  func remember(_ answer: Answer, _ plan: Plan) {
    last = (answer, plan)
    keep(answer, of: origin(of: plan), as: "_", summary: Phrase("the last answer", zh: "最近一次结果"))
  }

  /// The sums over reports that a plan's rows are of, also of those that were kept; nil where they are of none.
  func origin(of plan: Plan) -> CubePlan? {
    switch plan.source {
    case .reports(let cube): cube
    case .table(let name): origins[name]
    }
  }

  private func refresh() {
    catalog = Catalog(
      members: members(of: database), dataset: database.dataset, settings: settings.query, metrics: catalog.metrics)
    refreshTables()
  }

  private func refreshTables() {
    catalog.dataset.relations = database.dataset.relations.merging(kept) { _, own in own }
  }
}

// MARK: - What the user sees

extension Session {
  /// How answers are laid out now.
  var style: Style {
    let isTerminal = output.isTerminal && capture == nil
    return Style(
      language: settings.language, width: isTerminal ? terminalSize(1).columns : nil,
      grouping: settings.isGrouped ?? isTerminal, colour: usesColour(output) && capture == nil,
      ambiguousIsWide: settings.ambiguousIsWide, csvBOM: settings.hasBOM, showsStates: settings.showsStates,
      showsLabels: settings.showsLabels,
      controlsVisible: isTerminal)
  }

  var errorStyle: Style {
    Style(
      language: settings.language, width: errors.isTerminal ? terminalSize(2).columns : nil, colour: usesColour(errors),
      ambiguousIsWide: settings.ambiguousIsWide)
  }

  private func usesColour(_ stream: OutputStream) -> Bool {
    if let colour = settings.colour { return colour && stream.isTerminal }
    if environmentVariable("NO_COLOR") != nil || environmentVariable("TERM") == "dumb" { return false }
    return stream.isTerminal
  }

  /// Writes an answer in the format that is set, and what it rests on.
  func show(_ answer: Answer) throws(Diagnostic) {
    let style = style
    var failure: Diagnostic?
    write(answer, as: settings.format, style: style) { bytes in
      guard failure == nil else { return }
      do throws(Diagnostic) {
        try put(bytes)
        if Interruption.isSet { throw .stopped }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    try flush()
    if settings.format != .json || database.sources.isEmpty { try showCoverage(of: answer) }
  }

  /// Writes what an answer rests on.
  func showCoverage(of answer: Answer) throws(Diagnostic) {
    guard settings.showsNotes else { return }
    if lacksReports(answer) { return try note(noReports) }
    try note(coverageLine(answer.coverage, style: isInteractive ? style : errorStyle))
  }

  /// Whether an answer is about reports, and nothing has been loaded yet.
  func lacksReports(_ answer: Answer) -> Bool {
    let name = answer.relation.name
    let isOfReports = database.dataset.relations[name] != nil && !["divisions", "metrics"].contains(name)
    return database.sources.isEmpty
      && (isOfReports || listsOfReports.contains(name) || answer.coverage.contains { $0.key == "reports" })
  }

  /// Writes text for the reader of answers: lists, help.
  func say(_ text: String) throws(Diagnostic) {
    try put(Array(text.utf8))
    try flush()
  }

  /// Writes a remark: below the answers at a terminal, to standard error from a script. That standard error cannot be
  /// written does not fail the statement.
  func note(_ text: String) throws(Diagnostic) {
    guard !text.isEmpty, !isQuiet || isInteractive else { return }
    if isInteractive { return try say(text) }
    try? errors.write(text)
    try? errors.flush()
  }

  func note(_ phrase: Phrase) throws(Diagnostic) {
    try note(visible(phrase[settings.language]) + "\n")
  }

  /// Says that what a statement asked for is done; not of the statements of the start-up file.
  func remark(_ phrase: Phrase) throws(Diagnostic) {
    if !isStarting { try note(phrase) }
  }

  /// Writes what went wrong to standard error. That standard error itself cannot be written is nobody's to hear.
  func report(_ diagnostic: Diagnostic) {
    if isQuiet && diagnostic.severity == .note { return }
    try? output.flush()
    try? errors.write(write(diagnostic, style: errorStyle))
    try? errors.flush()
  }

  private func put(_ bytes: [UInt8]) throws(Diagnostic) {
    if capture != nil {
      capture?.append(contentsOf: bytes)
    } else {
      try output.write(bytes)
    }
  }

  func flush() throws(Diagnostic) {
    if capture == nil { try output.flush() }
  }
}

/// The answers of commands that list what reports hold.
private let listsOfReports: Set = ["check", "claims", "districts", "trace"]

/// What is said where a question is about reports, and there are none.
let noReports = Phrase("no reports are loaded: load PATH reads them", zh: "尚未载入报告：用“载入 路径”读取")
