import Diagnostics
import Metrics
import Output
import Relations
import Syntax

let tablesCommand = Command(
  name: .tables, summary: Phrase("the tables that from can name", zh: "“来自”之后可用的表"), usage: "tables"
) { session, _ throws(Diagnostic) in
  let tables = session.catalog.dataset.relations.values.sorted { $0.name < $1.name }
  let language = session.settings.language
  try session.show(
    Answer(
      Relation(
        "tables",
        [
          .texts("table", label: Phrase("table", zh: "表"), tables.map(\.name)),
          .texts("chinese", label: Phrase("chinese", zh: "中文名"), tables.map(\.chinese)),
          .texts(
            "columns", label: Phrase("columns", zh: "列"), tables.map { $0.schema.map(\.name).joined(separator: " ") }),
          .texts("content", label: Phrase("content", zh: "内容"), tables.map { $0.summary[language] }),
        ])))
  return true
}

let metricsCommand = Command(
  name: .metrics, summary: Phrase("the metrics, all or those that match", zh: "指标，全部或匹配的"), usage: "metrics [PATTERN]"
) { session, statement throws(Diagnostic) in
  let pattern = statement.words.first?.text
  let found = session.catalog.metrics.all.filter { metric in
    pattern.map { wanted in ([metric.id, metric.label.zh] + metric.aliases).contains { $0.holds(wanted) } } ?? true
  }
  let language = session.settings.language
  try session.show(
    Answer(
      Relation(
        "metrics",
        [
          .texts("metric", label: Phrase("metric", zh: "标识"), found.map(\.id)),
          .texts("label", label: Phrase("label", zh: "名称"), found.map(\.label.zh)),
          .texts("kind", label: Phrase("kind", zh: "性质"), found.map { $0.kind[language] }),
          .texts(
            "forms", label: Phrase("forms", zh: "格式"), found.map { $0.forms.map(\.rawValue).joined(separator: " ") }),
          .texts("definition", label: Phrase("definition", zh: "定义"), found.map { $0.summary[language] }),
        ])))
  return true
}

let districtsCommand = Command(
  name: .districts, summary: Phrase("the districts that loaded reports speak for", zh: "已载入报告的区县"),
  usage: "districts [PATTERN]"
) { session, statement throws(Diagnostic) in
  let pattern = statement.words.first?.text
  let found = session.catalog.members.all(in: "district").filter { member in
    pattern.map { wanted in
      (member.names + member.around + member.pinyin + [member.initials]).contains { $0.holds(wanted) }
    } ?? true
  }
  try session.show(
    Answer(
      Relation(
        "districts",
        [
          .texts("district", label: Phrase("district", zh: "区县"), found.map(\.label.zh)),
          .texts("code", label: Phrase("code", zh: "代码"), found.map { $0.names.last }),
          .texts("pinyin", label: Phrase("pinyin", zh: "拼音"), found.map { $0.pinyin.first }),
          .texts(
            "around", label: Phrase("around", zh: "所属"), found.map { $0.around.reversed().joined(separator: "/") }),
        ])))
  return true
}

extension String {
  /// Whether the text contains the other, ASCII case ignored.
  func holds(_ other: String) -> Bool {
    lowercased().contains(other.lowercased())
  }
}

extension Metric {
  /// `count, flow`; `yuan`; `ratio`.
  var kind: Phrase {
    if case .formula = definition, unit == .count { return Phrase("formula", zh: "公式") }
    return switch (unit, temporality) {
    case (.ratio, _): Phrase("ratio", zh: "比率")
    case (.yuan, _): Phrase("yuan", zh: "金额（元）")
    case (.count, .stock): Phrase("stock", zh: "存量")
    case (.count, .flow): Phrase("flow", zh: "流量")
    }
  }
}
