import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

// `growth M, …`: each measure, what it was in the year before, the difference, and the change.

/// A row of `growth` is of one year. Where the block neither groups by year nor is about one, the year becomes its last key.
func bindYear(ofGrowthIn block: Block, into draft: inout CubeDraft) throws(Diagnostic) {
  guard block.hasGrowth, !draft.keys.contains(where: { $0.schema.name == "year" }) else { return }
  guard let column = draft.schema.firstIndex(where: { $0.name == "year" }) else { return }
  let isOfOneYear = draft.conditions.flatMap(\.conjuncts).contains { condition in
    if case .comparison(.equal, let side, let value) = condition.kind, case .column(column) = side.kind,
      case .constant = value.kind
    {
      return true
    }
    return false
  }
  if !isOfOneYear { draft.keys.append(.property(column, draft.schema[column])) }
}

/// A report is of one year, so that one named by itself has no year before; nor do figures of this year say which reports of
/// the last year are meant.
func checkGrowth(at span: Span, _ draft: CubeDraft) throws(Diagnostic) {
  if draft.filtersByFigures { throw Diagnostic.growthByFigures.at(span) }
  let report = draft.schema.firstIndex { $0.name == "report" }
  let named = Set(draft.conditions.flatMap(\.columns))
  if draft.keys.contains(where: { $0.schema.name == "report" }) || report.map(named.contains) ?? false {
    throw Diagnostic.growthOfReports.at(span)
  }
}

/// `growth M` over rows: behind a pipe, or of a table. The year before is the row that is equal in all names and labels but its year.
func withGrowth(
  of measures: [Int], at span: Span, over rows: Rows, in catalog: Catalog
) throws(Diagnostic) -> Rows {
  guard let year = ExpressionScope(catalog, over: rows).column(named: "year"),
    rows.schema[year].type == .integer
  else { throw Diagnostic.growthWithoutYear.at(span) }
  let names = rows.schema.indices.filter { $0 != year && !rows.schema[$0].isFigure && !measures.contains($0) }
  func bound(_ column: Int) -> Bound {
    Bound(.column(column), Shape(rows.schema[column].type, rows.schema[column].unit))
  }
  let windows = measures.map { measure in
    Plan.Window(
      kind: .yearBefore(bound(measure), year: bound(year)), name: "year before", label: Phrase("year before", zh: "上一年")
    )
  }
  let ranking = Ranking(growths: measures)
  var (schema, projections) = (rows.schema, columns(of: rows))
  for (number, measure) in measures.enumerated() {
    let now = bound(measure)
    let before = Bound(.column(rows.schema.count + number), now.shape)
    for figure in [Ranking.Figure.yearBefore(measure), .change(measure), .growth(measure)] {
      let (named, expression) = ranking.growth(figure, of: rows.schema[measure], now, before: before)
      schema.append(named.unlike(schema))
      projections.append(Plan.Projection(schema[schema.count - 1].name, schema[schema.count - 1].label, expression))
    }
  }
  return Rows(plan: .project(.window(rows.plan, within: names, windows), projections), schema: schema)
}

extension Ranking {
  /// A column that `growth` gives for a measure. There is no change from or to a report that is not there.
  func growth(
    _ figure: Figure, of schema: ColumnSchema, _ now: Bound, before: Bound
  ) -> (ColumnSchema, Bound) {
    func named(_ id: String, _ chinese: String, _ shape: Shape) -> ColumnSchema {
      let isAlone = growths.count == 1
      return ColumnSchema(
        isAlone ? id : "\(id)_\(schema.name)",
        label: isAlone
          ? Phrase(id, zh: chinese) : Phrase("\(id)_\(schema.label.en)", zh: "\(schema.label.zh)\(chinese)"),
        shape.type, unit: shape.unit)
    }
    if case .yearBefore = figure { return (named("previous", "上年", before.shape), before) }
    let unit = now.shape.unit == .ratio ? Unit.points : now.shape.unit
    let shape = Shape(now.shape.type, unit)
    let change = Bound(.arithmetic(.subtract, now, before), shape)
    if case .change = figure { return (named("change", "增减", shape), change.blankWhereMissing) }
    return (named("growth", "增减率", Shape(.real, .ratio)), part(change, before).blankWhereMissing)
  }
}

extension Bound {
  /// The conditions that all have to hold for it to hold.
  var conjuncts: [Bound] {
    if case .and(let left, let right) = kind { left.conjuncts + right.conjuncts } else { [self] }
  }

  fileprivate var blankWhereMissing: Bound { Bound(.call(Functions.blankWhereMissing, [self]), shape) }

  /// The condition that a report of the year before meets where this one is met a year later. Which report is the newest is no
  /// matter of the year before.
  func ofYearBefore(_ schema: [ColumnSchema]) -> Bound {
    mapped { number in
      switch schema[number].name {
      case "year":
        .arithmetic(
          .add, Bound(.column(number), Shape(.integer, .label)), Bound(.constant(.integer(1)), Shape(.integer)))
      case newestColumn: .constant(.boolean(true))
      default: .column(number)
      }
    }
  }
}

extension Block {
  var hasGrowth: Bool { clauses.contains { if case .growth = $0.kind { true } else { false } } }
}

extension Diagnostic {
  static let growthOverYears = Diagnostic(
    Phrase("a row of totals would add years, and has no year before", zh: "合计行会把各年相加，没有可比的上一年"),
    hint: Phrase(
      "name one year: growth applications by district 2024 totals", zh: "请指定一个年份：同比 新收申请 按 区县 2024 合计行"))
  fileprivate static let growthWithoutYear = Diagnostic(
    Phrase("growth wants a column year, to find the year before", zh: "“同比”需要年份列，才能找到上一年"),
    hint: Phrase("such as applications by district, year | growth applications", zh: "例如 新收申请 按 区县, 年份 ｜ 同比 新收申请"))
  fileprivate static let growthByFigures = Diagnostic(
    Phrase(
      "a filter on figures of this year says nothing of the reports of the year before", zh: "按本年数值的筛选无法确定上一年的报告"),
    hint: Phrase(
      "filter the rows: growth applications by district 2024 | filter applications > 10",
      zh: "请筛选结果行：同比 新收申请 按 区县 2024 ｜ 筛选 新收申请 > 10"))
  fileprivate static let growthOfReports = Diagnostic(
    Phrase("a report is of one year, and has none before", zh: "一份报告只有一个年度，没有上一年"),
    hint: Phrase("by organ: growth applications by organ, year", zh: "请按机关：同比 新收申请 按 机关, 年份"))
}
