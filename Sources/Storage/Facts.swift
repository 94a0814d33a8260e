import Diagnostics
import Metrics
import Relations
import Reports

let factSchema = [
  ColumnSchema("report", label: Phrase("report", zh: "报告"), .text, unit: .label),
  ColumnSchema("source", label: Phrase("source", zh: "来源"), .text, unit: .label),
  ColumnSchema("table", label: Phrase("table", zh: "表"), .text, unit: .label),
  ColumnSchema("row", label: Phrase("row", zh: "行"), .text, unit: .label),
  ColumnSchema("column", label: Phrase("column", zh: "列"), .text, unit: .label),
  ColumnSchema("metric", label: Phrase("metric", zh: "指标"), .text, unit: .label),
  ColumnSchema("applicant", label: Phrase("applicant", zh: "申请人"), .text, unit: .label),
  ColumnSchema(
    "kind", label: Phrase("kind", zh: "类型"), .text, unit: .label, choices: CellKind.allCases.map(\.label)),
  ColumnSchema("text", label: Phrase("text", zh: "原文"), .text, unit: .label),
  ColumnSchema("value", label: Phrase("value", zh: "数值"), .real),
  ColumnSchema("implied", label: Phrase("implied", zh: "推定值"), .real),
  ColumnSchema(
    "unit", label: Phrase("unit", zh: "单位"), .text, unit: .label, choices: CellUnit.allCases.map(\.label)),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// Every cell that was read, a row each, in printed order. Amounts of money are in yuan.
func factRelation(_ stored: [StoredReport], _ containment: Containment) -> Relation {
  let rows = stored.flatMap { report in report.report.facts.map { (report, $0) } }
  func texts(_ index: Int, _ value: ((StoredReport, Fact)) -> String?) -> Column {
    var column = Column.texts(
      factSchema[index].name, label: factSchema[index].label, rows.map(value), choices: factSchema[index].choices)
    column.measures = []
    return column
  }
  func number(_ value: Int64?, _ fact: Fact) -> Double? {
    value.map { fact.unit == .yuan ? Double($0) / 100 : Double($0) }
  }
  let units = rows.map { $0.1.unit.ofValues }
  func numbers(_ index: Int, _ value: (Fact) -> Int64?) -> Column {
    var column = Column.reals(
      factSchema[index].name, label: factSchema[index].label, rows.map { number(value($0.1), $0.1) })
    column.rowUnits = units
    column.measures = [0]
    return column
  }
  return Relation(
    "facts",
    [
      texts(0) { $0.0.name },
      texts(1) { $0.0.path },
      texts(2) { formCells[$0.1.slot].table.rawValue },
      texts(3) { slotNames[$0.1.slot].row },
      texts(4) { slotNames[$0.1.slot].column },
      texts(5) { slotNames[$0.1.slot].metric },
      texts(6) { slotNames[$0.1.slot].applicant },
      texts(7) { $0.1.kind.rawValue },
      texts(8) { $0.1.text },
      numbers(9, \.value),
      numbers(10, \.implied),
      texts(11) { $0.1.unit.rawValue },
      .phrases(factSchema[12].name, label: factSchema[12].label, rows.map(\.1.place.phrase)),
    ], nesting: Nesting(ofCells: cells(of: stored, containment)))
}

/// The cells of the rows, and which of them are never added.
private func cells(of stored: [StoredReport], _ containment: Containment) -> CellRows.Cells {
  let identities = stored.map(\.report.identity)
  let stocks = slotNames.map { names in
    names.metric.flatMap { metric($0)?.temporality == .stock ? $0 : nil }
  }
  return CellRows.Cells(
    reports: stored.enumerated().flatMap { row, report in
      [Int32](repeating: Int32(row), count: report.report.facts.count)
    },
    slots: stored.flatMap { $0.report.facts.map { Int32($0.slot) } }, wholes: wholesOfParts, stocks: stocks,
    metrics: slotNames.map { $0.metric.flatMap(metric).map { Phrase($0.id, zh: $0.label.zh) } },
    names: slotNames.map { ($0.row, $0.column) },
    speakers: zip(stored, identities).map { stored, identity in
      Int64(stored.organNumber) << 1 | (identity.scope == .area ? 1 : 0)
    },
    years: identities.map { $0.year.map(Int64.init) }, reportNames: stored.map(\.name), containment: containment)
}

/// By cell, the cells that the forms make it a part of, and those that these are parts of.
private let wholesOfParts: [[Int32]] = {
  var direct = [Set<Slot>](repeating: [], count: formCells.count)
  for (whole, parts) in partsOfTotals { for part in parts { direct[part].insert(whole) } }
  return formCells.indices.map { slot in
    var (found, next) = (Set<Slot>(), direct[slot])
    while let whole = next.popFirst() {
      if found.insert(whole).inserted { next.formUnion(direct[whole]) }
    }
    return found.sorted().map(Int32.init)
  }
}()

extension CellUnit {
  /// The unit of a column's values; an amount whose unit nobody printed is a number of neither.
  fileprivate var ofValues: Unit {
    switch self {
    case .count: .number
    case .yuan: .yuan
    case .unknown: .label
    }
  }
}

/// What each cell of the forms is called: its paths, the narrowest metric that takes it, the applicant of its column.
package let slotNames: [(row: String, column: String, metric: String?, applicant: String?)] = {
  var narrowest: [Slot: (metric: String, size: Int)] = [:]
  for metric in metrics {
    guard case .cells(let cells) = metric.definition else { continue }
    let slots = cells.own + (cells.choices([.applicant]) ?? []).map(\.slot)
    for slot in slots where narrowest[slot].map({ cells.own.count < $0.size }) ?? true {
      narrowest[slot] = (metric.id, cells.own.count)
    }
  }
  return formCells.enumerated().map { slot, cell in
    let isApplicant = cell.table == .applications && cell.columnPath != totalColumn
    return (cell.rowPath, cell.columnPath, narrowest[slot]?.metric, isApplicant ? cell.columnPath : nil)
  }
}()
