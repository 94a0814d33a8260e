import Diagnostics
import Functions
import Planning
import Relations

extension Draft {
  /// A row for each group of rows that are equal in the keys: the keys, then the aggregates. Without keys, one row.
  mutating func grouped(
    _ given: StepRows, _ keys: [Int], _ aggregates: [Plan.Aggregate]
  ) throws(Diagnostic) -> StepRows {
    let rows = numbered(given)
    let terms = Terms(columns: rows.columns, tracksMissing: tracksMissing)
    let group = keyList(rows, of: keys)
    var made: [AggregateTerm] = []
    var columns = keys.map { rows.columns[$0] }
    for (number, each) in aggregates.enumerated() {
      let value = try each.expression.map { (expression) throws(Diagnostic) in try terms.operand(expression) }
      let term = aggregateTerm(each.aggregation, value ?? Term("*", .integer), number: number + 1, group: group)
      made.append(term)
      columns.append(
        StepColumn(
          name: "", title: each.name, type: term.term.type,
          unit: each.unit(of: value?.type ?? .integer),
          mayMiss: try mayMiss(each, keys, terms)))
    }
    columns = named(columns)
    let windows = made.flatMap(\.windows)
    let source = windows.isEmpty ? rows.step : step("prepared", Select(["*"] + windows, from: sqlName(rows.step)))
    var list = zip(keys, columns).flatMap { number, column in rows.renaming(self, rows.columns[number], to: column) }
    for (number, each) in aggregates.enumerated() {
      let column = columns[keys.count + number]
      list.append("\(made[number].term.text) AS \(sqlName(column.name))")
      if flags(column) {
        let missing =
          try each.expression.map { (expression) throws(Diagnostic) in try terms.missing(expression) } ?? nil
        list.append(
          "COALESCE(MIN(CASE WHEN \(missing ?? "FALSE") THEN 1 ELSE 0 END), 1) = 1 AS \(sqlName(column.missing))")
      }
    }
    let place = keys.isEmpty ? "1" : "MIN(\(sqlName(rows.sequence)))"
    let name = step(
      "grouped", Select(list + ["\(place) AS \(sequenceName)"], from: sqlName(source), groupBy: group))
    return StepRows(step: name, columns: columns, key: Set(keys.indices))
  }

  /// A group without any value has no report where none of its rows has one; without keys, where there are no rows.
  private func mayMiss(_ each: Plan.Aggregate, _ keys: [Int], _ terms: Terms) throws(Diagnostic) -> Bool {
    guard each.aggregation != .count, let expression = each.expression else { return false }
    if keys.isEmpty { return true }
    return try terms.missing(expression) != nil
  }

  /// The rows with a key's members as columns, a row for each combination of the other keys. Where no row has a
  /// combination and a member, there is no report.
  mutating func pivoted(_ given: StepRows, _ layout: PivotLayout) -> StepRows {
    guard let members = layout.members else { preconditionFailure("the columns of a settled plan are known") }
    let rows = lastOfEach(numbered(given), layout)
    let key = rows.columns[layout.key]
    let group = keyList(rows, of: layout.keys)
    var columns = layout.keys.map { rows.columns[$0] }
    var items: [(value: String, missing: String)] = []
    for number in layout.measures {
      let measure = rows.columns[number]
      let schema = ColumnSchema(measure.title, measure.type, unit: measure.unit)
      for member in members {
        let condition = key.isMember(member.value)
        let there = [condition] + (missing(measure).map { ["NOT \($0)"] } ?? [])
        let value = "MAX(CASE WHEN \(condition) THEN \(sqlName(measure.name)) END)"
        items.append(
          layout.counts.contains(number)
            ? ("COALESCE(\(value), 0)", "FALSE")
            : (value, "MAX(CASE WHEN \(there.joined(separator: " AND ")) THEN 1 END) IS NULL"))
        var column = measure
        column.title = layout.schema(of: schema, member.label).name
        column.mayMiss = true
        columns.append(column)
      }
    }
    columns = named(columns)
    let kept = zip(layout.keys, columns).flatMap { number, column in
      rows.renaming(self, rows.columns[number], to: column)
    }
    let spread = zip(columns.dropFirst(layout.keys.count), items).flatMap { column, item in
      ["\(item.value) AS \(sqlName(column.name))"]
        + (flags(column) ? ["\(item.missing) AS \(sqlName(column.missing))"] : [])
    }
    let place = layout.keys.isEmpty ? "1" : "MIN(\(sqlName(rows.sequence)))"
    let name = step(
      "pivoted",
      [Phrase("the members of \(key.title) as columns: those that the data had", zh: "\(key.title) 的成员列为各列（以当时数据为准）")],
      Select(kept + spread + ["\(place) AS \(sequenceName)"], from: sqlName(rows.step), groupBy: group))
    return StepRows(step: name, columns: columns, key: Set(layout.keys.indices))
  }

  /// Of rows that are equal in all keys, the last: a cell has room for one.
  private mutating func lastOfEach(_ rows: StepRows, _ layout: PivotLayout) -> StepRows {
    let keys = layout.keys + [layout.key]
    guard !(rows.key.map { $0.isSubset(of: keys) } ?? false) else { return rows }
    var result = rows
    let place = numbering("nth", within: keyList(rows, of: keys), by: ["\(sqlName(rows.sequence)) DESC"])
    let ranked = step("ranked", Select(rows.list(self) + [rows.sequenceItem, place], from: sqlName(rows.step)))
    result.sequence = sequenceName
    result.step = step(
      "last_of_each", Select(result.list(self) + [sequenceName], from: ranked, where: ["nth = 1"]))
    return result
  }
}

extension Plan.Aggregate {
  /// The unit of what it gives, as the engine has it.
  fileprivate func unit(of type: ValueType) -> Unit {
    let unit = type == .money ? .yuan : expression?.shape.unit ?? .number
    switch aggregation {
    case .count: return .number
    case .sum, .min, .max: return unit
    case .avg, .median, .stddev: return unit == .label ? .number : unit
    }
  }
}

extension StepColumn {
  /// The condition that a row of the column has the member.
  fileprivate func isMember(_ value: Value) -> String {
    if case .none = value { return "\(sqlName(name)) IS NULL" }
    return "\(sqlName(name)) = \(constantTerm(value, type).text)"
  }

  func renamed(_ name: String) -> StepColumn {
    var column = self
    column.name = name
    return column
  }
}
