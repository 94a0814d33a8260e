import Diagnostics
import Metrics
import Relations
import Reports

/// A claim, and the report that it stands in, by its row in the cube.
package struct ReportClaim: Sendable {
  package var report: Int
  package var claim: JudgedClaim
}

extension Database {
  /// The numbers of the prose that speak of the tables, with what these say. Read when asked for, since loading must not wait for it.
  package func claims(in reports: some Sequence<Int>) -> [ReportClaim] { Storage.claims(of: self.reports, in: reports) }

  /// Claims as the table `claims` shows them.
  package func relation(of claims: [ReportClaim]) -> Relation {
    claimRelation(claims, of: reports, dataset.cube.reports.column(named: "district"))
  }
}

func claims(of stored: [StoredReport], in reports: some Sequence<Int>) -> [ReportClaim] {
  let earlier = reportsOfTheYearBefore(stored)
  return reports.flatMap { index in
    Reports.claims(of: stored[index].report, after: earlier[index].map { stored[$0].report })
      .map { ReportClaim(report: index, claim: $0) }
  }
}

let claimSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema("district", label: Phrase("district", zh: "区县"), .text, unit: .label),
  ColumnSchema("year", label: Phrase("year", zh: "年份"), .integer, unit: .label),
  ColumnSchema("metric", label: Phrase("metric", zh: "指标"), .text, unit: .label),
  ColumnSchema(
    "measure", label: Phrase("measure", zh: "口径"), .text, unit: .label, choices: Claim.Measure.allCases.map(\.label)),
  ColumnSchema("claimed", label: Phrase("claimed", zh: "文中"), .real),
  ColumnSchema("found", label: Phrase("found", zh: "表中"), .real),
  ColumnSchema(
    "verdict", label: Phrase("verdict", zh: "结论"), .text, unit: .label,
    choices: JudgedClaim.Verdict.allCases.map(\.label)),
  ColumnSchema("words", label: Phrase("words", zh: "字句"), .text, unit: .label),
  ColumnSchema("sentence", label: Phrase("sentence", zh: "原句"), .text, unit: .label),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
  ColumnSchema("cells", label: Phrase("cells", zh: "单元格位置"), .text, unit: .label),
]

/// Claims, a row each. Shares and growth are fractions, shown as per cent.
func claimRelation(_ rows: [ReportClaim], of stored: [StoredReport], _ districts: Column?) -> Relation {
  let units = rows.map(\.claim.claim.measure.unit)
  func texts(_ index: Int, _ value: (ReportClaim) -> String?) -> Column {
    let schema = claimSchema[index]
    return .texts(schema.name, label: schema.label, rows.map(value), choices: schema.choices)
  }
  func reals(_ index: Int, _ value: (JudgedClaim) -> Double?) -> Column {
    var column = Column.reals(claimSchema[index].name, label: claimSchema[index].label, rows.map { value($0.claim) })
    column.rowUnits = units
    return column
  }
  return Relation(
    "claims",
    [
      texts(0) { stored[$0.report].name },
      texts(1) { row in districts?.text(at: row.report) },
      .integers(
        "year", label: claimSchema[2].label, rows.map { stored[$0.report].report.identity.year.map(Int64.init) },
        unit: .label),
      texts(3) { $0.claim.reading.metric },
      texts(4) { $0.claim.claim.measure.rawValue },
      reals(5) { $0.claim.claimed },
      reals(6) { $0.found },
      texts(7) { $0.claim.verdict.rawValue },
      texts(8) { $0.claim.claim.words },
      texts(9) { $0.claim.claim.sentence },
      .phrases(claimSchema[10].name, label: claimSchema[10].label, rows.map(\.claim.claim.place.phrase)),
      .phrases(
        claimSchema[11].name, label: claimSchema[11].label,
        rows.map { row in stored[row.report].report.places(of: row.claim.reading.cells) }),
    ])
}

extension Claim.Measure {
  package var unit: Unit {
    switch self {
    case .count, .change: .number
    case .amount: .yuan
    case .share, .growth: .ratio
    }
  }
}

extension Report {
  /// Where the cells stand, in their order.
  func places(of cells: [Slot]) -> Phrase? {
    let places = cells.compactMap { slot in facts.first { $0.slot == slot }?.place.phrase }
    return places.isEmpty
      ? nil : Phrase(places.map(\.en).joined(separator: "; "), zh: places.map(\.zh).joined(separator: "；"))
  }
}
