import Diagnostics
import Relations
import Syntax

/// `sort`, `top`, `bottom` over the rows of a cube, and the order where none is asked for.
///
/// Rows come in the natural order of their keys: divisions by code, years ascending, rows of the form as printed. That
/// order stays where the last key is a year or a dimension of the form; otherwise the first measure comes largest first.
func bindOrder(
  of block: Block, over rows: Rows, keyCount: Int, _ draft: CubeDraft
) throws(Diagnostic) -> Rows {
  var rows = rows
  var isSorted = false
  // First which rows, then their order: the largest stay the largest whatever they are sorted by.
  for clause in block.clauses {
    guard case .top(let count, let isBottom, let by) = clause.kind else { continue }
    let named = try by.flatMap { (by) throws(Diagnostic) -> Int? in
      try topColumn(by, over: rows, isMember: draft.catalog)
    }
    guard let column = named ?? (rows.schema.count > keyCount ? keyCount : nil) else { continue }
    rows.plan = .limit(.sort(rows.plan, [Plan.SortKey(column: column, isDescending: !isBottom)]), count)
    isSorted = true
  }
  for clause in block.clauses {
    guard case .sort(let keys) = clause.kind else { continue }
    rows.plan = .sort(rows.plan, try sortKeys(keys, over: rows))
    isSorted = true
  }
  if !isSorted, let last = draft.keys.last, !last.isOrdered, rows.schema.count > keyCount {
    rows.plan = .sort(rows.plan, [Plan.SortKey(column: keyCount, isDescending: true)])
  } else if !isSorted, let first = draft.keys.first, case .form = first, draft.keys.count > 1 {
    rows.plan = .sort(rows.plan, draft.keys.indices.map { Plan.SortKey(column: $0, isDescending: false) })
  }
  return rows
}

extension CubeKey {
  /// Whether its members have an order of their own that a reader expects.
  fileprivate var isOrdered: Bool {
    switch self {
    case .form: true
    case .property(_, let schema): schema.name == "year"
    }
  }
}

func sortKeys(_ keys: [SortKey], over rows: Rows) throws(Diagnostic) -> [Plan.SortKey] {
  var result: [Plan.SortKey] = []
  for key in keys {
    result.append(Plan.SortKey(column: try sortColumn(key.expression, over: rows), isDescending: key.isDescending))
  }
  return result
}

/// The column that an expression names, by its name, its label, or as it was typed.
private func sortColumn(_ expression: Expression, over rows: Rows) throws(Diagnostic) -> Int {
  if let column = column(expression, over: rows) { return column }
  let all = rows.schema.map(\.name).joined(separator: ", ")
  throw Diagnostic.notInAnswer(format(expression), all).at(expression.span)
}

func column(_ expression: Expression, over rows: Rows) -> Int? {
  let text = format(expression)
  if let column = rows.column(named: text) { return column }
  switch expression.kind {
  case .name(let name):
    if let metric = findMetric(name.text), let column = rows.column(named: metric.id) { return column }
    return findDimension(name.text).flatMap { rows.column(named: $0.id) }
  case .number(let text, _), .string(let text): return rows.column(named: text)
  default: return nil
  }
}

/// The column behind `top N`; nil where the word is a bare member.
private func topColumn(_ expression: Expression, over rows: Rows, isMember catalog: Catalog) throws(Diagnostic) -> Int?
{
  if let column = column(expression, over: rows) { return column }
  if (try? bindMembers(expression, in: catalog)) != nil { return nil }
  return try sortColumn(expression, over: rows)
}

extension Diagnostic {
  fileprivate static func notInAnswer(_ name: String, _ all: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is not in the answer", zh: "结果中没有“\(name)”"),
      hint: Phrase("it has \(all)", zh: "结果的列：\(all)"))
  }
}
