import Diagnostics
import Functions
import Metrics
import Output
import Planning
import Relations
import Syntax

extension Session {
  /// What may stand at the cursor, by what the grammar expects there.
  func completion(in text: String, at cursor: Int) -> Completion? {
    let context = Syntax.completion(in: text, at: cursor)
    let before = String(decoding: text.utf8.prefix(context.word.lower), as: UTF8.self)
    var found: [Candidate] = []
    for rank in Likelihood.allCases where found.isEmpty {
      let entries = context.expected.flatMap { self.entries(for: $0, context, before, rank) }
      found = candidates(for: context.text, among: entries, in: settings.language)
    }
    return found.isEmpty ? nil : Completion(replacing: context.word, candidates: found)
  }

  /// The rest of the newest statement of the history that begins so; else of the one word that could stand here.
  func ghost(for text: String, history: [String]) -> String? {
    guard !text.isEmpty, !text.contains("\n") else { return nil }
    if let known = history.last(where: { $0.hasPrefix(text) && $0 != text && !$0.contains("\n") }) {
      return String(known.dropFirst(text.count))
    }
    guard let found = completion(in: text, at: text.utf8.count), found.candidates.count == 1 else { return nil }
    let typed = String(decoding: text.utf8.dropFirst(found.replacing.lower), as: UTF8.self)
    let word = found.candidates[0].text
    return !typed.isEmpty && word.hasPrefix(typed) && word != typed ? String(word.dropFirst(typed.count)) : nil
  }

  /// How likely a word of a kind is meant; the less likely are offered only where none of the likelier fits.
  private enum Likelihood: CaseIterable {
    case likely
    /// Members where a metric or a column is likelier.
    case possible
    /// The names of organs and reports, which often begin with those of areas.
    case unlikely
  }

  private func entries(
    for expected: Expected, _ context: CompletionContext, _ before: String, _ rank: Likelihood
  ) -> [Entry] {
    if expected == .member {
      let membersAre: Likelihood = context.expected.contains(.statement) || isOverRows(context) ? .possible : .likely
      return rank == .unlikely ? nameEntries : rank == membersAre ? memberEntries(nil) : []
    }
    guard rank == .likely else { return [] }
    switch expected {
    case .statement: return metricEntries + commandEntries
    case .keyword(let keyword): return [entry(keyword)]
    case .measure: return isOverRows(context) ? columnEntries(input(of: context, before)) : metricEntries
    case .key: return isOverRows(context) ? columnEntries(input(of: context, before)) : dimensionEntries
    case .member: return []
    case .versus: return memberEntries(comparedDimension(before))
    case .memberOf(let name): return valueEntries(name.text, context, before)
    case .column:
      return (isOverRows(context) ? columnEntries(rows(before)) : dimensionEntries + metricEntries) + functionEntries
    case .columnOf(let table): return columnEntries(catalog.dataset.relation(named: table.text)?.schema ?? [])
    case .sortKey:
      let columns = rows(before)
      return columns.isEmpty ? metricEntries + dimensionEntries : columnEntries(columns)
    case .table: return tableEntries
    case .file: return fileEntries(context.text, isQuoted: context.quote != nil)
    case .database: return [databaseEntry]
    case .sqlName: return sqlEntries(inside: context.quote)
    case .variable: return variables.keys.sorted().map { Entry(text: $0, label: variables[$0] ?? "", kind: .text) }
    case .number, .newName: return []
    case .unit:
      return unitWords.map { Entry(text: $0.en, chinese: $0.zh[0], label: $0.zh[0], chineseLabel: $0.en, kind: .text) }
    case .commandWord(let command, let index): return wordEntries(of: command, index, context)
    case .settingValue(let name): return settingValueEntries(name.text)
    }
  }

  /// Whether the block that is being typed works on rows: of a table, or of the block before.
  private func isOverRows(_ context: CompletionContext) -> Bool {
    if context.sources.count > 1 { return true }
    if case .table? = context.sources.last { return true }
    return false
  }

  /// The columns of the rows that the block works on: what is grouped and aggregated are those, not what comes of it.
  private func input(of context: CompletionContext, _ before: String) -> [ColumnSchema] {
    if let pipe = context.pipe { return rows(String(decoding: before.utf8.prefix(pipe), as: UTF8.self)) }
    guard case .table(let table)? = context.sources.last else { return rows(before) }
    return catalog.dataset.relation(named: table.text)?.schema ?? []
  }

  /// The columns that the statement so far gives, as much of it as can be understood.
  private func rows(_ before: String) -> [ColumnSchema] {
    var text = before
    for _ in 0..<8 {
      while let last = text.last, last.isWhitespace || "|,｜，;=<>~@+-*/".contains(last) { text.removeLast() }
      if text.isEmpty { return [] }
      let statement = statements(in: text).last?.text ?? text
      if case .query(let query)? = try? parse(statement),
        let bound = try? bind(query.filled(with: variables), in: catalog)
      {
        return bound.schema
      }
      guard let blank = text.lastIndex(where: { $0.isWhitespace || "|｜".contains($0) }) else { return [] }
      text = String(text[..<blank])
    }
    return []
  }

  /// The dimension of the member before `vs`.
  private func comparedDimension(_ before: String) -> String? {
    let words = before.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, Keyword(word: String(words[words.count - 1])) == .vs else { return nil }
    let name = String(words[words.count - 2])
    if Int(name) != nil { return "year" }
    if case .one(let member) = catalog.members.resolve(name) { return member.dimension }
    return nil
  }
}
