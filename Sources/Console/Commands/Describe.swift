import Diagnostics
import Metrics
import Output
import Planning
import Relations
import Reports
import Syntax

let describeCommand = Command(
  name: .describe,
  summary: Phrase("what a metric, a dimension, a member, a table or a report is", zh: "说明指标、维度、成员、表或报告"),
  usage: "describe NAME"
) { session, statement throws(Diagnostic) in
  guard let name = statement.words.first else { throw Diagnostic.nothingToDescribe.with { $0.span = statement.span } }
  let text = statement.words.map(\.text).joined(separator: " ")
  if let description = session.description(of: name.text) {
    try session.say(description)
  } else if let relation = session.catalog.dataset.relation(named: name.text) {
    try session.show(relation.description(session.settings.language))
  } else if let report = session.report(named: text, inPart: false) {
    try session.say(lines(report, session.settings.language))
  } else if statement.words.count == 1, let member = try session.member(named: name) {
    try session.say(lines(session.description(of: member), session.settings.language))
  } else if let report = session.report(named: text, inPart: true) {
    try session.say(lines(report, session.settings.language))
  } else {
    let known =
      session.catalog.metrics.all.flatMap { [$0.id, $0.label.zh] } + dimensions.flatMap { [$0.id, $0.label.zh] }
    let reports = session.database.reports.map(\.name).filter { $0.holds(text) }
    if reports.count > 1 {
      throw Diagnostic.severalReports(text, reports).with { $0.span = statement.words.first?.span }
    }
    throw Diagnostic.unknown(name.text, nearest(name.text, among: known)).with { $0.span = name.span }
  }
  return true
}

extension Session {
  /// What a metric or a dimension is; nil where the name is neither's.
  func description(of name: String) -> String? {
    if let metric = catalog.metrics.find(name) { return lines(metric.description, settings.language) }
    return findDimension(name).map { lines($0.description(catalog.members), settings.language) }
  }
}

private func lines(_ pairs: [(Phrase, Phrase)], _ language: Language) -> String {
  let width = pairs.map { displayWidth(of: $0.0[language]) }.max() ?? 0
  return pairs.map { name, value in
    let label = name[language]
    return label + String(repeating: " ", count: width - displayWidth(of: label) + 2) + visible(value[language]) + "\n"
  }.joined()
}

extension Metric {
  fileprivate var description: [(Phrase, Phrase)] {
    var pairs = [
      (Phrase("metric", zh: "指标"), Phrase("\(id) \(label.zh)", zh: "\(label.zh) \(id)")),
      (Phrase("definition", zh: "定义"), summary),
      (Phrase("kind", zh: "性质"), kind),
      (Phrase("forms", zh: "格式"), Phrase(verbatim: forms.map(\.rawValue).joined(separator: ", "))),
    ]
    if !aliases.isEmpty {
      pairs.append((Phrase("also", zh: "又称"), Phrase(verbatim: aliases.joined(separator: ", "))))
    }
    let dimensions = apartBy.map(\.rawValue).joined(separator: ", ")
    if !dimensions.isEmpty { pairs.append((Phrase("told apart by", zh: "可区分"), Phrase(verbatim: dimensions))) }
    return pairs
  }

  /// The dimensions of the form that it can be told apart by.
  fileprivate var apartBy: [CellDimension] {
    guard case .cells(let cells) = definition else { return [] }
    return CellDimension.allCases.filter { cells.choices([$0]) != nil }
  }
}

extension Dimension {
  fileprivate func description(_ members: Members) -> [(Phrase, Phrase)] {
    let all = members.all(in: id)
    let shown = all.prefix(20).map(\.label)
    let more = all.count > 20 ? " … (\(all.count))" : ""
    return [
      (Phrase("dimension", zh: "维度"), Phrase("\(id) \(label.zh)", zh: "\(label.zh) \(id)")),
      (Phrase("meaning", zh: "含义"), summary),
      (
        Phrase("members", zh: "成员"),
        Phrase(
          shown.map(\.en).joined(separator: ", ") + more, zh: shown.map(\.zh).joined(separator: "、") + more)
      ),
    ]
  }
}

/// What columns hold, in both languages.
private let types = [
  Phrase("integer", zh: "整数"), Phrase("money", zh: "金额"), Phrase("real", zh: "数"), Phrase("text", zh: "文字"),
  Phrase("boolean", zh: "是否"),
]

extension LazyRelation {
  fileprivate func description(_ language: Language) -> Answer {
    Answer(
      Relation(
        name,
        [
          .texts("column", label: Phrase("column", zh: "列"), schema.map(\.name)),
          .texts("label", label: Phrase("label", zh: "名称"), schema.map(\.label.zh)),
          .texts(
            "type", label: Phrase("type", zh: "类型"), schema.map(\.type.rawValue),
            choices: types),
        ]))
  }
}

extension Session {
  /// What is known of a report, by its name or its file, or by a part of its name that no other has.
  fileprivate func report(named name: String, inPart: Bool) -> [(Phrase, Phrase)]? {
    let meant = inPart ? database.reports.filter { $0.name.holds(name) } : []
    guard
      let stored = database.reports.first(where: { $0.name == name || $0.path == name })
        ?? (meant.count == 1 ? meant.first : nil)
    else { return nil }
    let (report, identity) = (stored.report, stored.report.identity)
    let counts = Dictionary(grouping: report.facts, by: \.kind).mapValues(\.count)
    let kinds = counts.sorted { $0.key.rawValue < $1.key.rawValue }
    let forms = StatutoryTable.allCases.compactMap { table in
      report.forms[table].map { "\(table.rawValue) \($0.rawValue)" }
    }
    let failed = report.findings.count { $0.outcome == .fail }
    let level: Phrase = identity.knownLevel?.label ?? .unknown
    let scope: Phrase = identity.knownScope?.label ?? .unknown
    return [
      (Phrase("report", zh: "报告"), Phrase(verbatim: stored.name)),
      (Phrase("title", zh: "标题"), Phrase(verbatim: identity.title)),
      (Phrase("file", zh: "文件"), Phrase(verbatim: stored.path)),
      (
        Phrase("area", zh: "地区"),
        Phrase(verbatim: database.geography.chain(identity.area).reversed().map(\.name).joined(separator: "/"))
      ),
      (Phrase("level", zh: "层级"), level),
      (Phrase("scope", zh: "范围"), scope),
      (Phrase("forms", zh: "格式"), forms.isEmpty ? .noTable : Phrase(verbatim: forms.joined(separator: ", "))),
      (
        Phrase("cells", zh: "单元格"),
        kinds.isEmpty
          ? .noTable
          : Phrase(
            kinds.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", "),
            zh: kinds.map { "\($0.key.label.zh) \($0.value)" }.joined(separator: "，"))
      ),
      (Phrase("failed checks", zh: "勾稽不符"), Phrase(verbatim: String(failed))),
    ]
      + identity.evidence.map {
        (Phrase("evidence of \($0.property.rawValue)", zh: "\($0.property.label.zh)依据"), $0.description)
      }
      + report.findings.filter { $0.rule == .I }.map { finding in
        (Phrase("disagreement", zh: "依据不一"), finding.sentence(in: report))
      }
      + stored.twinFindings().map { finding in
        (
          finding.rule == .conflict ? Phrase("conflict", zh: "冲突") : Phrase("duplicate", zh: "重复"),
          finding.sentence(in: report)
        )
      }
  }
}

extension Phrase {
  fileprivate static let unknown = Phrase("unknown", zh: "不详")
  fileprivate static let noTable = Phrase("none: its statutory tables were not found", zh: "无：未找到法定表格")
}

extension Evidence {
  /// `2019, period, 5:123: …`
  fileprivate var description: Phrase {
    let word =
      property == .level ? Level(rawValue: value)?.label : property == .scope ? Scope(rawValue: value)?.label : nil
    let location = place.map { Phrase(", \($0)", zh: "，\($0.phrase.zh)") } ?? Phrase("", zh: "")
    return Phrase(
      "\(value) (\(origin.rawValue)\(location.en)): \(text)",
      zh: "\(word?.zh ?? value)（\(origin.label.zh)\(location.zh)）：\(text)")
  }
}

extension Diagnostic {
  fileprivate static let nothingToDescribe = Diagnostic(
    Phrase("describe wants a name", zh: "“说明”需要名称"), hint: Phrase("such as describe lawsuits", zh: "例如 说明 行政诉讼"))

  fileprivate static func severalReports(_ name: String, _ reports: [String]) -> Diagnostic {
    let first = reports.prefix(5)
    return Diagnostic(
      Phrase("“\(name)” is in the names of \(reports.count) reports", zh: "有 \(reports.count) 份报告的名称含“\(name)”"),
      hint: Phrase(
        "describe " + first.joined(separator: ", or ") + (reports.count > 5 ? ", …" : ""),
        zh: "说明 " + first.joined(separator: "，或 ") + (reports.count > 5 ? "……" : "")))
  }

  fileprivate static func unknown(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("no metric, dimension, member, table or report “\(name)”", zh: "没有名为“\(name)”的指标、维度、成员、表或报告"),
      hint: close.isEmpty
        ? nil : Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？"))
  }
}
