import Diagnostics
import Metrics
import Relations
import Reports

let evidenceSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema("source", label: Phrase("source", zh: "来源"), .text, unit: .label),
  ColumnSchema(
    "property", label: Phrase("property", zh: "项目"), .text, unit: .label,
    choices: Evidence.Property.allCases.map(\.label)),
  ColumnSchema("value", label: Phrase("value", zh: "数值"), .text, unit: .label),
  ColumnSchema(
    "origin", label: Phrase("origin", zh: "出处"), .text, unit: .label,
    choices: Evidence.Origin.allCases.map(\.label)),
  ColumnSchema("text", label: Phrase("text", zh: "原文"), .text, unit: .label),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
  ColumnSchema(
    "agrees", label: Phrase("agrees", zh: "一致"), .text, unit: .label,
    choices: [Phrase("yes", zh: "是"), Phrase("no", zh: "否")]),
]

/// What each report's identity was taken from, a row a piece of evidence; of each property the piece that decided first.
func evidenceRelation(_ stored: [StoredReport]) -> Relation {
  let rows = stored.flatMap { report in report.report.identity.evidence.map { (report, $0) } }
  func texts(_ index: Int, _ value: ((StoredReport, Evidence)) -> String?) -> Column {
    let schema = evidenceSchema[index]
    return .texts(schema.name, label: schema.label, rows.map(value), choices: schema.choices)
  }
  return Relation(
    "evidence",
    [
      texts(0) { $0.0.name },
      texts(1) { $0.0.path },
      texts(2) { $0.1.property.rawValue },
      texts(3) { $0.1.value },
      texts(4) { $0.1.origin.rawValue },
      texts(5) { $0.1.text },
      texts(6) { $0.1.place.map { "\($0)" } },
      texts(7) { $0.1.agrees ? "yes" : "no" },
    ])
}
