import Diagnostics
import Metrics
import Relations
import Syntax

/// `join TABLE [on K, …]`: the rows, and behind them the columns of the other table that are no keys.
func bindJoin(of block: Block, over rows: Rows, in catalog: Catalog) throws(Diagnostic) -> Rows {
  guard let clause = block.join, case .join(let table, let names) = clause.kind else { return rows }
  let other = try bindTable(table, in: catalog)
  let pairs =
    names.isEmpty ? try sharedKeys(rows, other, table, in: catalog) : try namedKeys(names, rows, other, in: catalog)
  let keys = pairs.map { left, right in
    let areas = readings(of: rows.schema[left].name, in: catalog)
    return JoinLayout.Key(
      left: left, right: right, readings: areas.isEmpty ? readings(of: other.schema[right].name, in: catalog) : areas)
  }
  let taken = Set(rows.schema.map { $0.name.lowercased() })
  var added: [(number: Int, schema: ColumnSchema)] = []
  for number in other.schema.indices where !pairs.contains(where: { $0.right == number }) {
    var schema = other.schema[number]
    if taken.contains(schema.name.lowercased()) {
      schema = ColumnSchema("\(table.text).\(schema.name)", schema.type, unit: schema.unit)
    }
    added.append((number, schema.unlike(rows.schema + added.map(\.schema))))
  }
  let layout = JoinLayout(
    table: table.text, keys: keys, columns: added, repeatsRows: !rows.schema.contains(where: \.isFigure),
    span: clause.span)
  return Rows(
    plan: .join(rows.plan, other.plan, layout), schema: rows.schema + added.map(\.schema), droppable: rows.droppable)
}

extension Block {
  var join: Clause? { clauses.first { if case .join = $0.kind { true } else { false } } }
}

extension ColumnSchema {
  /// Whether it holds what can be added up, and so must not stand twice.
  var isFigure: Bool { type != .text && type != .boolean && unit != .label }
}

private func namedKeys(
  _ names: [JoinKey], _ rows: Rows, _ other: Rows, in catalog: Catalog
) throws(Diagnostic) -> [(left: Int, right: Int)] {
  var pairs: [(left: Int, right: Int)] = []
  for key in names {
    pairs.append((try column(key.name, rows, catalog), try column(key.other ?? key.name, other, catalog)))
  }
  return pairs
}

private func column(_ name: Name, _ rows: Rows, _ catalog: Catalog) throws(Diagnostic) -> Int {
  if let column = ExpressionScope(catalog, over: rows).column(named: name.text) { return column }
  throw Diagnostic.unknownColumn(name.text, rows.schema).at(name.span)
}

/// The columns of names, codes and years that both have.
private func sharedKeys(
  _ rows: Rows, _ other: Rows, _ table: Name, in catalog: Catalog
) throws(Diagnostic) -> [(left: Int, right: Int)] {
  let scope = ExpressionScope(catalog, over: other)
  let pairs = rows.schema.indices.compactMap { left in
    rows.schema[left].isFigure ? nil : scope.column(named: rows.schema[left].name).map { (left: left, right: $0) }
  }
  guard !pairs.isEmpty else {
    throw Diagnostic.nothingShared(table.text, rows.schema.map(\.name), other.schema.map(\.name)).at(table.span)
  }
  return pairs
}

/// The ways to write the areas of a column; none where it holds no areas.
private func readings(of dimension: String, in catalog: Catalog) -> [String: [String]] {
  guard ["district", "county", "city", "province"].contains(dimension) else { return [:] }
  var readings: [String: [String]] = [:]
  for member in catalog.members.all(in: dimension) {
    for spelling in member.spellings { readings[spelling, default: []].append(member.label.zh) }
  }
  return readings
}

extension Diagnostic {
  static let joinedTotals = Diagnostic(
    Phrase("a row of totals matches no row of another table", zh: "合计行无法与另一张表连接"),
    hint: Phrase("join first, then | totals", zh: "先连接，再写“｜ 合计行”"))

  fileprivate static func nothingShared(_ table: String, _ own: [String], _ others: [String]) -> Diagnostic {
    let (own, others) = (own.joined(separator: ", "), others.joined(separator: ", "))
    return Diagnostic(
      Phrase(
        "the rows and \(table) have no column in common: \(own); \(others)", zh: "与 \(table) 没有共同的列：\(own)；\(others)"),
      hint: Phrase("name a column of each: join \(table) on district = 地区", zh: "分别写出两边的列：连接 \(table) 于 区县 = 地区"))
  }
}
