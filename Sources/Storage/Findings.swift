import Diagnostics
import Metrics
import Relations
import Reports

/// A finding, the report that it is of, and those that it was checked against, by their rows in the cube.
package struct ReportFinding: Sendable {
  package var report: Int
  package var others: [Int]
  package var finding: Finding
}

extension Database {
  /// Every check: of the sums within each report, of each report after the one of the year before, of whole areas
  /// against their parts. Made when asked for, since loading must not wait for it.
  package func checked() -> [ReportFinding] {
    findings(of: reports, dataset.cube.containment)
  }
}

func findings(of stored: [StoredReport], _ containment: Containment) -> [ReportFinding] {
  let earlier = reportsOfTheYearBefore(stored)
  let parts = partsOfWholes(stored.count, containment)
  func repetitions(_ index: Int, _ earlier: Int) -> [Finding] {
    checkRepetition(
      stored[index].report, named: stored[index].name, after: stored[earlier].report, named: stored[earlier].name)
  }
  return stored.indices.flatMap { index -> [ReportFinding] in
    let report = stored[index].report
    let missing = missingTotals(report)
    // The sum of a total that is missing is the same finding.
    let blank = Set(missing.flatMap(\.whole))
    let sums = report.findings.filter { finding in
      finding.whole.count != 1 || finding.rule == .C || blank.isDisjoint(with: finding.whole)
    }
    let own = sums + missing + checkRuleMaking(report) + checkPublication(report) + stored[index].twinFindings()
    let before = earlier[index].map { earlier in
      (check(report, after: stored[earlier].report) + repetitions(index, earlier))
        .map { ReportFinding(report: index, others: [earlier], finding: $0) }
    }
    let inside = parts[index].map { parts in
      check(report, against: parts.map { stored[$0].report })
        .map { ReportFinding(report: index, others: parts, finding: $0) }
    }
    return own.map { ReportFinding(report: index, others: [], finding: $0) } + (before ?? []) + (inside ?? [])
  }
}

/// By report: the one of the same organ and scope for the year before.
func reportsOfTheYearBefore(_ stored: [StoredReport]) -> [Int: Int] {
  struct Key: Hashable {
    var organ: Int
    var scope: Scope
    var year: Int
  }
  func key(_ stored: StoredReport, _ year: Int) -> Key {
    Key(organ: stored.organNumber, scope: stored.report.identity.scope, year: year)
  }
  var known: [Key: Int] = [:]
  for (index, each) in stored.enumerated() {
    if let year = each.report.identity.year { known[key(each, year)] = index }
  }
  var before: [Int: Int] = [:]
  for (index, each) in stored.enumerated() {
    if let year = each.report.identity.year, let found = known[key(each, year - 1)] { before[index] = found }
  }
  return before
}

/// By whole-area report: the reports directly inside it, without those that lie inside one of these.
private func partsOfWholes(_ count: Int, _ containment: Containment) -> [Int: [Int]] {
  var parts: [Int: [Int]] = [:]
  for row in 0..<count {
    // The nearest container comes first.
    let range = Int(containment.offsets[row])..<Int(containment.offsets[row + 1])
    if let nearest = range.first { parts[Int(containment.rows[nearest]), default: []].append(row) }
  }
  return parts
}

let findingSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema(
    "rule", label: Phrase("rule", zh: "规则"), .text, unit: .label, choices: Finding.Rule.allCases.map(\.label)),
  ColumnSchema(
    "outcome", label: Phrase("outcome", zh: "结论"), .text, unit: .label,
    choices: Finding.Outcome.allCases.map(\.label)),
  ColumnSchema("table", label: Phrase("table", zh: "表"), .text, unit: .label),
  ColumnSchema("row", label: Phrase("row", zh: "行"), .text, unit: .label),
  ColumnSchema("column", label: Phrase("column", zh: "列"), .text, unit: .label),
  ColumnSchema("expected", label: Phrase("expected", zh: "应为"), .integer),
  ColumnSchema("found", label: Phrase("found", zh: "实为"), .integer),
  ColumnSchema("difference", label: Phrase("difference", zh: "差额"), .integer),
  ColumnSchema("message", label: Phrase("message", zh: "说明"), .text, unit: .label),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// The checks of every report, a row each: what is expected, what is found, and where it stands. Rows are in the order of
/// the reports.
func findingRelation(_ stored: [StoredReport], _ containment: Containment, _ language: Language) -> Relation {
  let rows = findings(of: stored, containment)
  func texts(_ index: Int, _ value: (ReportFinding) -> String?) -> Column {
    let schema = findingSchema[index]
    return .texts(schema.name, label: schema.label, rows.map(value), choices: schema.choices)
  }
  func integers(_ index: Int, _ value: (Finding) -> Int64?) -> Column {
    .integers(findingSchema[index].name, label: findingSchema[index].label, rows.map { value($0.finding) })
  }
  func cell(_ row: ReportFinding) -> FormCell? { row.finding.cell }
  return Relation(
    "findings",
    [
      texts(0) { stored[$0.report].name },
      texts(1) { $0.finding.rule.rawValue },
      texts(2) { $0.finding.outcome.rawValue },
      texts(3) { cell($0)?.table.rawValue },
      texts(4) { cell($0)?.rowPath },
      texts(5) { cell($0)?.columnPath },
      integers(6) { $0.expected },
      integers(7) { $0.found },
      integers(8) { finding in finding.found.flatMap { found in finding.expected.map { found - $0 } } },
      texts(9) { row in
        row.finding.sentence(in: stored[row.report].report, against: row.others.map { stored[$0].name })[language]
      },
      .phrases(
        findingSchema[10].name, label: findingSchema[10].label,
        rows.map { $0.finding.place(in: stored[$0.report].report) }),
    ])
}

extension Finding {
  /// The cell that it is of; nil where it is of none, or of several that differ from those of another file.
  fileprivate var cell: FormCell? {
    rule == .conflict && whole.count > 1 ? nil : whole.last.map { formCells[$0] }
  }

  /// Where the cells of the total stand, or the words that are meant.
  package func place(in report: Report) -> Phrase? {
    if let place { return place.phrase }
    return report.places(of: whole)
  }
}
