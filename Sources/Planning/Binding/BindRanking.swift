import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// What `share`, `rank` and `growth` ask for, by the numbers of the measures that they are about.
struct Ranking {
  var shares: [Int] = []
  var growths: [Int] = []
  /// The measures of `growth` as they were in the year before.
  var yearBefore: [MeasureColumn] = []
  var rank: Int?
  /// The keys within which ranks begin anew.
  var within: [Int] = []

  /// The columns of the answer for each measure, in order: itself, its part of the whole, the year before, its rank.
  func columns(of measures: Int) -> [Figure] {
    (0..<measures).flatMap { measure in
      [.measure(measure)] + (shares.contains(measure) ? [.share(measure)] : [])
        + (growths.contains(measure) ? [.yearBefore(measure), .change(measure), .growth(measure)] : [])
        + (rank == measure ? [.rank(measure)] : [])
    }
  }

  enum Figure: Equatable {
    case measure(Int)
    case share(Int)
    case yearBefore(Int)
    case change(Int)
    case growth(Int)
    case rank(Int)
  }

  /// Where the rank stands in the answer; nil where there is none.
  func order(_ keyCount: Int) -> RankOrder? {
    guard let rank else { return nil }
    let figures = columns(of: rank + 1)
    guard let measure = figures.firstIndex(of: .measure(rank)), let place = figures.firstIndex(of: .rank(rank)) else {
      return nil
    }
    return RankOrder(measure: keyCount + measure, rank: keyCount + place, within: within)
  }
}

/// The columns by which ranked rows are ordered.
struct RankOrder {
  var measure: Int
  var rank: Int
  var within: [Int]
}

/// Adds the measures of `share` and `rank` to the columns, and says which they are.
func bindRanking(
  of block: Block, _ columns: inout MeasureColumns, into draft: inout CubeDraft
) throws(Diagnostic) -> Ranking {
  var ranking = Ranking()
  for clause in block.clauses {
    switch clause.kind {
    case .share(let measures):
      for measure in measures {
        let number = try place(of: measure, among: &columns, into: &draft)
        guard columns.shown[number].expression.isAdditive(draft) else { throw Diagnostic.noParts.at(measure.span) }
        ranking.shares.append(number)
      }
    case .growth(let measures):
      try checkGrowth(at: clause.span, draft)
      for measure in measures {
        ranking.growths.append(try place(of: measure, among: &columns, into: &draft))
        let before = try bindOne(measure, measure.expression, .yearBefore, into: &draft)
        var schema = columns.shown[ranking.growths[ranking.growths.count - 1]].schema
        schema.name += " of the year before"
        schema.label = Phrase("\(schema.label.en) of the year before", zh: "上一年的\(schema.label.zh)")
        ranking.yearBefore.append(MeasureColumn(schema: schema, expression: before))
      }
    case .rank(let measure, let group):
      ranking.rank = try place(of: measure, among: &columns, into: &draft)
      if let dimension = group.flatMap({ findDimension($0.text) }) {
        ranking.within = draft.keys.indices.filter { draft.keys[$0].schema.name == dimension.id }
      }
    default: continue
    }
    if block.hasVersus { throw Diagnostic.rankedAndCompared.at(clause.span) }
  }
  return ranking
}

/// The rows with the parts and the ranks beside their measures. A part is one of the sum over the leading keys: all but
/// the last.
func ranked(_ rows: Rows, _ ranking: Ranking, _ columns: [MeasureColumn], _ draft: CubeDraft) -> Rows {
  guard !ranking.shares.isEmpty || !ranking.growths.isEmpty || ranking.rank != nil else { return rows }
  let (keyCount, leading) = (draft.keys.count, max(0, draft.keys.count - 1))
  let keys = Array(rows.schema.prefix(keyCount))
  var plan = rows.plan
  if !ranking.shares.isEmpty {
    let whole = ranking.shares.map { columns[$0] }.map { column in
      MeasureColumn(schema: column.schema, expression: column.expression.shifted(by: leading - keyCount))
    }
    plan = .beside(
      plan,
      .project(
        .cube(draft.plan(keptKeys: Array(0..<leading))), projections(Array(keys.prefix(leading)), whole)),
      keyCount: leading)
  }
  if let rank = ranking.rank {
    let window = Plan.Window(kind: .rank(keyCount + rank), name: rankSchema.name, label: rankSchema.label)
    plan = .window(plan, within: ranking.within, [window])
  }
  let firstBefore = keyCount + columns.count
  let firstWhole = firstBefore + ranking.yearBefore.count
  let figures = ranking.columns(of: columns.count).map { figure -> (ColumnSchema, Bound) in
    switch figure {
    case .measure(let number): (columns[number].schema, columns[number].column(keyCount + number))
    case .share(let number):
      (
        shareSchema(of: columns[number].schema),
        part(
          columns[number].column(keyCount + number),
          columns[number].column(firstWhole + (ranking.shares.firstIndex(of: number) ?? 0)))
      )
    case .yearBefore(let number), .change(let number), .growth(let number):
      ranking.growth(
        figure, of: columns[number].schema, columns[number].column(keyCount + number),
        before: columns[number].column(firstBefore + (ranking.growths.firstIndex(of: number) ?? 0)))
    case .rank: (rankSchema, Bound(.column(firstWhole + ranking.shares.count), Shape(.integer)))
    }
  }
  let projections = projections(keys, []) + figures.map { Plan.Projection($0.0.name, $0.0.label, $0.1) }
  return Rows(plan: .project(plan, projections), schema: keys + figures.map(\.0))
}

/// The same columns of the whole: each measure is all of itself, and nothing has a rank.
///
/// - Parameters:
///   - distance: how far the sums of the whole stand from where they do with all keys.
///   - parts: how far those stand of which the parts are.
func wholeFigures(
  _ columns: [MeasureColumn], _ ranking: Ranking, _ distance: Int, parts: Int
) -> [(ColumnSchema, Bound)] {
  ranking.columns(of: columns.count).map { figure in
    switch figure {
    case .measure(let number): (columns[number].schema, columns[number].expression.shifted(by: distance))
    case .share(let number):
      (
        shareSchema(of: columns[number].schema),
        part(
          columns[number].expression.shifted(by: distance), columns[number].expression.shifted(by: parts))
      )
    case .yearBefore(let number), .change(let number), .growth(let number):
      ranking.growth(
        figure, of: columns[number].schema, columns[number].expression.shifted(by: distance),
        before: ranking.yearBefore[ranking.growths.firstIndex(of: number) ?? 0].expression.shifted(by: distance))
    case .rank: (rankSchema, Bound(.constant(.none(.blank)), Shape(.integer)))
    }
  }
}

/// A part of a whole, shown as per cent; blank where the whole is zero.
func part(_ value: Bound, _ whole: Bound) -> Bound {
  Bound(.arithmetic(.divide, value, whole), Shape(.real, .ratio))
}

func shareSchema(of measure: ColumnSchema) -> ColumnSchema {
  ColumnSchema(
    "share_\(measure.name)", label: Phrase("share_\(measure.label.en)", zh: "\(measure.label.zh)占比"), .real,
    unit: .ratio)
}

let rankSchema = ColumnSchema("rank", label: Phrase("rank", zh: "排名"), .integer)

extension MeasureColumn {
  fileprivate func column(_ number: Int) -> Bound { Bound(.column(number), expression.shape) }
}

extension Block {
  fileprivate var hasVersus: Bool { clauses.contains { if case .versus = $0.kind { true } else { false } } }
}

extension Bound {
  /// Whether the parts of it add up to the whole: sums, counts, and what is added from them or scaled by a number.
  fileprivate func isAdditive(_ draft: CubeDraft) -> Bool {
    switch kind {
    case .column(let number):
      let leaf = draft.leaves[number - draft.keys.count]
      return leaf.aggregation == .sum || leaf.aggregation == .count
    case .negative(let side): return side.isAdditive(draft)
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      return left.isAdditive(draft) && right.isAdditive(draft)
    case .arithmetic(.multiply, let left, let right):
      return left.isConstant && right.isAdditive(draft) || left.isAdditive(draft) && right.isConstant
    case .arithmetic(.divide, let left, let right): return left.isAdditive(draft) && right.isConstant
    default: return false
    }
  }

  private var isConstant: Bool { if case .constant = kind { true } else { false } }
}

extension Diagnostic {
  static let noParts = Diagnostic(
    Phrase("only what adds up has parts: sums and counts", zh: "只有可相加的量（总数、计数）才有占比"),
    hint: Phrase("such as share applications by district", zh: "例如 占比 新收申请 按 区县"))
  fileprivate static let rankedAndCompared = Diagnostic(
    Phrase("share and rank cannot stand in one block with vs", zh: "“占比”“排名”不能与“比”用在同一段查询"),
    hint: Phrase("compare first: … vs … | rank change", zh: "请先对比，再在“｜”后排名"))
}
