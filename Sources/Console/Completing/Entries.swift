import Diagnostics
import Functions
import Metrics
import Output
import Planning
import Relations
import Storage
import Syntax
import Translation

// What there is to offer, kind by kind.

private let formMetricEntries: [Entry] = metrics.map(metricEntry)

private func metricEntry(_ metric: Metric) -> Entry {
  Entry(
    text: metric.id, chinese: metric.label.zh, label: metric.label.zh, chineseLabel: metric.id, kind: .metric,
    keys: metric.aliases)
}

let dimensionEntries: [Entry] = dimensions.map { dimension in
  Entry(
    text: dimension.id, chinese: dimension.label.zh, label: dimension.label.zh, chineseLabel: dimension.id,
    kind: .dimension, keys: dimension.aliases)
}

extension Session {
  var metricEntries: [Entry] { formMetricEntries + catalog.metrics.own.map(metricEntry) }

  private func said(_ phrase: Phrase) -> String { phrase[settings.language] }

  func entry(_ keyword: Keyword) -> Entry {
    Entry(text: keyword.rawValue, chinese: keyword.chinese, label: said(keyword.summary), kind: .keyword)
  }

  var commandEntries: [Entry] {
    commands.map { Entry(text: $0.name.rawValue, chinese: $0.name.chinese, label: said($0.summary), kind: .command) }
  }

  var functionEntries: [Entry] {
    functions.map {
      Entry(
        text: $0.name + "(", chinese: $0.chinese + "（", label: said($0.help), kind: .function, isFollowedByBlank: false)
    }
  }

  var tableEntries: [Entry] {
    catalog.dataset.relations.values.sorted { $0.name < $1.name }
      .map { Entry(text: $0.name, chinese: $0.chinese, label: said($0.summary), kind: .table) }
  }

  var databaseEntry: Entry {
    Entry(text: "database", chinese: "数据库", label: said(Phrase("all that is loaded", zh: "已载入的全部内容")), kind: .keyword)
  }

  /// The tables that SQL can name, then their columns, in the quotes that SQL wants.
  func sqlEntries(inside quote: Character?) -> [Entry] {
    func written(_ name: String) -> String {
      let sql = sqlName(name)
      return quote == "\"" ? sql.replacing("\"", with: "\\\"") : sql
    }
    let tables = exportedTables.all
    return tables.map { Entry(text: written($0.name), label: "", kind: .table) }
      + tables.flatMap { table in
        table.columns.map { column in
          Entry(text: written(column.name), label: column.label?.zh ?? table.name, kind: .column, keys: [column.name])
        }
      }
  }

  func columnEntries(_ schema: [ColumnSchema]) -> [Entry] {
    schema.map { column in
      let isWord = column.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      return Entry(
        text: isWord ? column.name : "\"\(column.name)\"",
        chinese: column.label.zh == column.name ? nil : column.label.zh,
        label: column.label.zh == column.name ? column.type.rawValue : column.label.zh, kind: .column)
    }
  }

  /// The members of a dimension, or of all that bare words are likely to mean; an area that several dimensions have is
  /// offered once.
  func memberEntries(_ dimension: String?) -> [Entry] {
    let isUnlikely: Set = ["organ", "report", "form"]
    return entries(
      of: catalog.members.all(in: dimension).filter { dimension != nil || !isUnlikely.contains($0.dimension) })
  }

  /// The organs and the reports.
  var nameEntries: [Entry] {
    entries(of: catalog.members.all(in: "organ") + catalog.members.all(in: "report"))
  }

  private func entries(of members: [Member]) -> [Entry] {
    members.map { member in
      let isTranslated = member.label.en != member.label.zh
      let name = member.isToldApart ? member.wayDown : quotedIfNeeded(member.label.zh)
      let around = member.around.first ?? ""
      let label =
        isTranslated ? member.label.zh : [member.dimension, around].filter { !$0.isEmpty }.joined(separator: " ")
      return Entry(
        text: isTranslated ? member.label.en : name, chinese: name, label: label,
        chineseLabel: isTranslated ? member.label.en : nil, kind: .member, keys: member.names,
        reading: member.reading)
    }
  }

  /// What may stand behind `district =`, or behind a column of a table: members, or the texts that the column holds.
  func valueEntries(_ name: String, _ context: CompletionContext, _ before: String) -> [Entry] {
    if let dimension = findDimension(name), !isTable(context.sources.last) { return memberEntries(dimension.id) }
    guard case .table(let table)? = context.sources.first,
      let column = catalog.dataset.relation(named: table.text)?.relation().columns.first(where: {
        $0.name == name || $0.label.zh == name
      }), case .text(_, let vocabulary) = column.values
    else { return [] }
    guard vocabulary.choices.isEmpty else { return vocabulary.choices.map(choiceEntry) }
    return vocabulary.texts.prefix(5000).filter { $0.count <= 60 && !$0.isEmpty }
      .map { Entry(text: quotedIfNeeded($0), label: "", kind: .text) }
  }

  /// One of the few texts that a column can hold, in both languages.
  private func choiceEntry(_ choice: Phrase) -> Entry {
    let text = choice.en.contains(" ") ? quotedIfNeeded(choice.en) : choice.en
    guard choice.en != choice.zh else { return Entry(text: text, label: "", kind: .text) }
    return Entry(text: text, chinese: choice.zh, label: choice.zh, chineseLabel: choice.en, kind: .text)
  }

  private func isTable(_ source: Source?) -> Bool {
    if case .table? = source { true } else { false }
  }

  func wordEntries(of command: CommandName, _ index: Int, _ context: CompletionContext) -> [Entry] {
    switch command {
    case .load, .source: return fileEntries(context.text, isQuoted: context.quote != nil)
    case .unload: return database.sources.map { Entry(text: quotedIfNeeded($0.path), label: "", kind: .file) }
    case .set where index == 0:
      return allSettings.map { Entry(text: $0.name, chinese: $0.chinese, label: said($0.summary), kind: .setting) }
    case .help where index == 0: return topicEntries
    case .describe where index == 0:
      let reports = database.reports.map { Entry(text: quotedIfNeeded($0.name), label: "", kind: .member) }
      return metricEntries + dimensionEntries + tableEntries + reports
    case .metrics where index == 0: return metricEntries
    case .districts where index == 0: return memberEntries("district")
    case .check where index == 0, .claims where index == 0:
      return [Entry(text: "summary", chinese: "汇总", label: said(summaryLabel), kind: .keyword)]
        + database.reports.map { Entry(text: quotedIfNeeded($0.name), label: "", kind: .member) }
    case .check where index == 1, .claims where index == 1: return [entry(.by)]
    case .check, .claims: return dimensionEntries
    default: return []
    }
  }

  func settingValueEntries(_ name: String) -> [Entry] {
    setting(named: name)?.values.map { Entry(text: $0.en, chinese: $0.zh, label: "", kind: .setting) } ?? []
  }

  private var topicEntries: [Entry] {
    helpTopics.map { Entry(text: $0.name, label: said($0.label), kind: .topic) }
  }
}

private let summaryLabel = Phrase("how many come out how", zh: "各结论的数量")

/// A name as it must be typed: in quotes where it is more than a word.
func quotedIfNeeded(_ name: String) -> String {
  let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "·" }
  let isKeyword = Keyword(word: name) != nil
  return isWord && !isKeyword ? name : "\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
}
