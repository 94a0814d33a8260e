import Diagnostics
import Relations
import Reports

let findingSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema("rule", label: Phrase("rule", zh: "规则"), .text, unit: .label),
  ColumnSchema(
    "outcome", label: Phrase("outcome", zh: "结论"), .text, unit: .label,
    choices: Finding.Outcome.allCases.map(\.rawValue)),
  ColumnSchema("table", label: Phrase("table", zh: "表"), .text, unit: .label),
  ColumnSchema("row", label: Phrase("row", zh: "行"), .text, unit: .label),
  ColumnSchema("column", label: Phrase("column", zh: "列"), .text, unit: .label),
  ColumnSchema("expected", label: Phrase("expected", zh: "应为"), .integer),
  ColumnSchema("found", label: Phrase("found", zh: "实为"), .integer),
  ColumnSchema("difference", label: Phrase("difference", zh: "差额"), .integer),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// The checks of every report, a row each: what the parts add up to, what the whole prints, and where it stands.
func findingRelation(_ stored: [StoredReport]) -> Relation {
  let rows = stored.flatMap { report in
    report.report.findings.map { finding in (report, finding, finding.whole.last.map { formCells[$0] }) }
  }
  func texts(_ index: Int, _ value: ((StoredReport, Finding, FormCell?)) -> String?) -> Column {
    .texts(findingSchema[index].name, label: findingSchema[index].label, rows.map(value))
  }
  func integers(_ index: Int, _ value: (Finding) -> Int64?) -> Column {
    .integers(findingSchema[index].name, label: findingSchema[index].label, rows.map { value($0.1) })
  }
  return Relation(
    "findings",
    [
      texts(0) { $0.0.name },
      texts(1) { $0.1.rule.rawValue },
      texts(2) { $0.1.outcome.rawValue },
      texts(3) { $0.2?.table.rawValue },
      texts(4) { $0.2?.rowPath },
      texts(5) { $0.2?.columnPath },
      integers(6) { $0.expected },
      integers(7) { $0.found },
      integers(8) { finding in finding.found.flatMap { found in finding.expected.map { found - $0 } } },
      texts(9) { row in
        row.0.report.facts.first { $0.slot == row.1.whole.last }.map { "\($0.place)" }
      },
    ])
}
