import Diagnostics
import Relations

/// Refuses to add cells of the forms of which one is a part of another, lies in another's report, or is a stock of the same organ in
/// another year.
func refuseCells(
  of column: Column, _ measures: Set<Int>?, over rows: Relation, in numbers: [Int32]
) throws(Diagnostic) {
  let clash = rows.nesting?.clashingCells(numbers, of: measures) { column.hasValue(at: $0) }
  switch clash {
  case nil: return
  case .stock(let metric)?: throw .stockOverYears(metric)
  case .part(let inner, let outer, let metric)?: throw .partOfCell(inner, outer, metric)
  case .report(let inner, let outer, let metric)?: throw .cellsOfReport(inner, outer, metric)
  }
}

extension Diagnostic {
  fileprivate static func partOfCell(
    _ inner: CellRows.Name, _ outer: CellRows.Name, _ metric: Phrase?
  ) -> Diagnostic {
    // Told apart by what they do not share.
    let isOneRow = inner.row == outer.row
    let (part, whole) = isOneRow ? (inner.column, outer.column) : (inner.row, outer.row)
    let place = isOneRow ? inner.row : inner.column
    let (key, chinese) = isOneRow ? ("column", "列") : ("row", "行")
    return Diagnostic(
      Phrase(
        "of “\(place)”, the cell “\(part)” is a part of “\(whole)”: added to it, it would be counted twice",
        zh: "“\(place)”中“\(part)”是“\(whole)”的一部分，相加会重复计算"),
      hint: byMetric(
        metric,
        or: Phrase(
          "keep cells that lie apart: filter \(key) = \"\(whole)\"", zh: "只留互不包含的单元格：筛选 \(chinese) = “\(whole)”")))
  }

  fileprivate static func cellsOfReport(_ inner: String, _ outer: String, _ metric: Phrase?) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the report of \(inner) lies in that of \(outer): added to it, it would be counted twice",
        zh: "报告“\(inner)”已包含于“\(outer)”，相加会重复计算"),
      hint: byMetric(metric, or: Phrase("tell them apart: by report", zh: "请按报告分开：按 报告")))
  }

  /// The metric, of which nothing is counted twice.
  private static func byMetric(_ metric: Phrase?, or other: Phrase) -> Phrase {
    guard let metric else { return other }
    return Phrase(
      "ask for the metric, which counts nothing twice: \(metric.en) by district, year; or \(other.en)",
      zh: "请查询指标，不会重复计算：\(metric.zh) 按 区县, 年份；或\(other.zh)")
  }
}
