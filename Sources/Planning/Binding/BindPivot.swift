import Diagnostics
import Metrics
import Relations
import Syntax

/// A pivot, and whether its members are columns that stay though no report has them.
struct Pivot {
  var layout: PivotLayout
  /// The members that the block names itself.
  var isNamed: Bool
}

/// `pivot K` over the rows of a cube; nil where there is none.
///
/// The members are those that the block names; where it names none, those that reports have.
func bindPivot(of block: Block, over rows: Rows, _ draft: CubeDraft) throws(Diagnostic) -> Pivot? {
  guard let (name, _) = pivotName(of: block) else { return nil }
  guard let dimension = findDimension(name.text),
    let key = draft.keys.firstIndex(where: { $0.schema.name == dimension.id })
  else { preconditionFailure("what pivot names is a key") }
  let measures = Array(draft.keys.count..<rows.schema.count)
  let named = draft.named[dimension.id]
  let members =
    dimension.cell.map { pivotMembers(of: $0, draft) } ?? pivotMembers(of: dimension.id, named, draft.catalog)
  return Pivot(
    layout: PivotLayout(
      key: key, keys: draft.keys.indices.filter { $0 != key }, measures: measures,
      members: named == nil && draft.hasRowsOfNoMember(of: dimension) ? members + [PivotLayout.none] : members),
    isNamed: named != nil)
}

extension CubeDraft {
  /// Whether some rows have no member of the dimension: reports without such a property, rows of the form without a reason.
  fileprivate func hasRowsOfNoMember(of dimension: Dimension) -> Bool {
    if let cell = dimension.cell {
      guard let place = formKeys.firstIndex(of: cell) else { return false }
      return plan().sheets.contains { $0[place] == nil }
    }
    guard let column = catalog.dataset.cube.reports.column(named: dimension.id) else { return false }
    return (0..<column.count).contains { !column.hasValue(at: $0) }
  }
}

/// `pivot K` over the rows of a table or of the block before: the columns with numbers are spread, the others are keys.
func bindRowPivot(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  guard let (name, _) = pivotName(of: block) else { return rows }
  let scope = ExpressionScope(catalog, over: rows)
  guard let key = scope.column(named: name.text) else {
    throw Diagnostic.unknownColumn(name.text, rows.schema).at(name.span)
  }
  let others = rows.schema.indices.filter { $0 != key }
  let measures = others.filter { rows.schema[$0].isMeasure }
  guard !measures.isEmpty else { throw Diagnostic.nothingToSpread.at(name.span) }
  let dimension = findDimension(rows.schema[key].name)
  let members = dimension.map { pivotMembers(of: $0.id, nil, catalog) } ?? []
  var layout = PivotLayout(
    key: key, keys: others.filter { !rows.schema[$0].isMeasure }, measures: measures,
    members: dimension == nil || dimension?.cell != nil ? nil : members + [PivotLayout.none])
  layout.counts = rows.counts
  return pivoted(rows, Pivot(layout: layout, isNamed: false))
}

/// The rows with the members as columns, in the order of the other keys.
func pivoted(_ rows: Rows, _ pivot: Pivot) -> Rows {
  let layout = pivot.layout
  let input =
    layout.keys.isEmpty
    ? rows.plan : .sort(rows.plan, layout.keys.map { Plan.SortKey(column: $0, isDescending: false) })
  let keys = layout.keys.map { rows.schema[$0] }
  let spread = layout.measures.flatMap { measure in
    (layout.members ?? []).map { layout.schema(of: rows.schema[measure], $0.label) }
  }
  return Rows(
    plan: .pivot(input, layout), schema: keys + spread,
    droppable: pivot.isNamed ? [] : Set(keys.count..<keys.count + spread.count))
}

func pivotName(of block: Block) -> (Name, Span)? {
  for clause in block.clauses {
    if case .pivot(let name) = clause.kind { return (name, clause.span) }
  }
  return nil
}

/// The members of a dimension of the form that the block does not leave out.
private func pivotMembers(of cell: CellDimension, _ draft: CubeDraft) -> [PivotLayout.Member] {
  cell.members.enumerated().filter { number, _ in draft.formFilters[cell]?.contains(number) ?? true }
    .map { _, member in
      PivotLayout.Member(value: .text(member.id), label: Phrase(member.id, zh: member.label))
    }
}

private func pivotMembers(of dimension: String, _ named: [Member]?, _ catalog: Catalog) -> [PivotLayout.Member] {
  var members = named ?? catalog.members.all(in: dimension)
  if dimension == "year" { members.sort { ($0.number ?? 0) < ($1.number ?? 0) } }
  var seen: Set<MemberValue> = []
  return members.filter { seen.insert($0.value).inserted }.map { member in
    PivotLayout.Member(value: member.number.map { .integer($0) } ?? .text(member.text), label: member.label)
  }
}

extension ColumnSchema {
  fileprivate var isMeasure: Bool { type != .text && type != .boolean && unit != .label }
}

extension Diagnostic {
  static let pivotedAndCompared = Diagnostic(
    Phrase("pivot and vs cannot be in one block", zh: "“透视”与“比”不能用在同一段查询"),
    hint: Phrase("vs gives its members columns already", zh: "“比”已把成员列为各列"))
  fileprivate static let nothingToSpread = Diagnostic(
    Phrase("pivot wants a column with numbers to spread", zh: "“透视”需要可展开的数值列"),
    hint: Phrase("such as from facts | count by table, kind pivot kind", zh: "例如 来自 facts ｜ 计数 按 table, kind 透视 kind"))
}
