import Diagnostics
import Functions
import Planning
import Relations

extension Draft {
  private func terms(_ rows: StepRows) -> Terms { Terms(columns: rows.columns, tracksMissing: tracksMissing) }

  /// The rows for which a condition holds.
  mutating func filtered(_ rows: StepRows, _ condition: Bound) throws(Diagnostic) -> StepRows {
    var result = rows
    let term = try terms(rows).value(condition)
    result.step = step(
      "filtered", Select(rows.list(self) + [rows.sequenceItem], from: sqlName(rows.step), where: [term.text]))
    result.sequence = sequenceName
    return result
  }

  /// New columns computed from the rows. Where they are but the old ones, no step is needed.
  mutating func projected(_ given: StepRows, _ projections: [Plan.Projection]) throws(Diagnostic) -> StepRows {
    let plain = projections.map(\.plainColumn)
    if let renamed = given.renamed(projections, plain) { return renamed }
    let keeps = given.sorts.allSatisfy { plain.contains($0.column) }
    let rows = keeps ? given : numbered(given)
    let terms = terms(rows)
    var columns: [StepColumn] = []
    for (projection, plain) in zip(projections, plain) {
      let term = try terms.value(projection.expression)
      var column =
        plain.map { rows.columns[$0] }
        ?? StepColumn(name: "", title: "", type: term.type, unit: projection.expression.shape.unit)
      column.title = projection.name
      column.isMixed = projection.expression.isMixed { rows.columns[$0].isMixed }
      if column.type != .money && !column.isMixed { column.unit = projection.expression.shape.unit }
      column.mayMiss = try terms.missing(projection.expression) != nil
      columns.append(column)
    }
    columns = named(columns)
    var list: [String] = []
    for (column, projection) in zip(columns, projections) {
      let text = try terms.value(projection.expression).text
      list.append(item(text, as: column.name))
      if let missing = try terms.missing(projection.expression) { list.append(item(missing, as: column.missing)) }
    }
    let name = step("computed", Select(list + [rows.sequenceItem], from: sqlName(rows.step)))
    return StepRows(
      step: name, columns: columns,
      sorts: rows.sorts.compactMap { sort in
        plain.firstIndex(of: sort.column).map { StepRows.Sort(column: $0, isDescending: sort.isDescending) }
      }, key: rows.key.flatMap { moved($0, plain) })
  }

  /// The first rows.
  mutating func limited(_ rows: StepRows, _ count: Int) -> StepRows {
    var result = rows
    result.step = step(
      "first_rows",
      Select(
        rows.list(self) + [rows.sequenceItem], from: sqlName(rows.step), orderBy: rows.ordering(), limit: max(0, count))
    )
    result.sequence = sequenceName
    return result
  }

  /// The first rows of each group: of those that are equal in some columns.
  mutating func limited(_ rows: StepRows, toEach keys: [Int], _ count: Int) -> StepRows {
    var result = rows
    let place = numbering("nth", within: keyList(rows, of: keys), by: rows.ordering())
    let ranked = step(
      "ranked", Select(rows.list(self) + [rows.sequenceItem, place], from: sqlName(rows.step)))
    result.sequence = sequenceName
    result.step = step(
      "first_of_each",
      Select(result.list(self) + [result.sequenceItem], from: ranked, where: ["nth <= \(max(0, count))"]))
    return result
  }

  /// Each distinct row once, where it first stands.
  mutating func distinct(_ given: StepRows) -> StepRows {
    let rows = numbered(given)
    var result = rows
    let list = keyList(rows)
    result.step = step(
      "distinct_rows",
      Select(list + ["MIN(\(sqlName(rows.sequence))) AS \(sequenceName)"], from: sqlName(rows.step), groupBy: list))
    result.sequence = sequenceName
    return result
  }

  func numbering(_ name: String, within group: [String], by order: [String]) -> String {
    over("ROW_NUMBER()", within: group, by: order) + " AS \(name)"
  }

  /// What each row is among those that are equal in some columns: its rank, the sum over them.
  mutating func withWindows(
    _ rows: StepRows, within keys: [Int], _ windows: [Plan.Window]
  ) throws(Diagnostic) -> StepRows {
    let terms = terms(rows)
    let group = keyList(rows, of: keys)
    var result = rows
    var items: [(value: String, missing: String?)] = []
    for window in windows {
      switch window.kind {
      case .rank(let number):
        let column = rows.columns[number]
        let rank = over("RANK()", within: group, by: column.ordering(isDescending: true))
        items.append(("CASE WHEN \(sqlName(column.name)) IS NOT NULL THEN \(rank) END", nil))
        result.columns.append(StepColumn(name: "", title: window.name, type: .integer, unit: .number))
      case .yearBefore(let measure, let year):
        let (value, year) = (try terms.operand(measure), try terms.operand(year).text)
        let missing = try terms.missing(measure)
        func before(_ function: String) -> String {
          over(function, within: group, by: [year + " RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING"])
        }
        items.append(
          (
            "CASE WHEN \(year) IS NOT NULL THEN \(before("MAX(\(value.text))")) END",
            tracksMissing
              ? "(\(year) IS NULL OR \(before("COUNT(*)")) = 0"
                + (missing.map { " OR \(before("MAX(CASE WHEN \($0) THEN 1 ELSE 0 END)")) = 1" } ?? "") + ")" : nil
          ))
        result.columns.append(
          StepColumn(name: "", title: window.name, type: value.type, unit: measure.shape.unit, mayMiss: true))
      case .sum(let expression):
        let value = try terms.operand(expression)
        let missing = try terms.missing(expression)
        items.append(
          (
            over("SUM(\(value.text))", within: group, by: []),
            missing.map { over("MIN(CASE WHEN \($0) THEN 1 ELSE 0 END)", within: group, by: []) + " = 1" }
          ))
        result.columns.append(
          StepColumn(
            name: "", title: window.name, type: value.type, unit: expression.shape.unit, mayMiss: missing != nil))
      }
    }
    let old = rows.columns.count
    result.columns = zip(
      result.columns,
      uniqueNames(rows.columns.map(\.name) + result.columns.dropFirst(old).map(\.title), besides: [sequenceName])
    ).map { $0.renamed($1) }
    let added = zip(result.columns.dropFirst(old), items).flatMap { column, item in
      ["\(item.value) AS \(sqlName(column.name))"]
        + (item.missing.map { ["\($0) AS \(sqlName(column.missing))"] } ?? [])
    }
    let kept = zip(rows.columns, result.columns).flatMap { before, after in
      rows.renaming(self, before, to: after)
    }
    result.step = step("ranked", Select(kept + added + [rows.sequenceItem], from: sqlName(rows.step)))
    result.sequence = sequenceName
    return result
  }
}

extension Plan.Projection {
  /// The column that it is without a change; nil where it is computed.
  fileprivate var plainColumn: Int? { if case .column(let number) = expression.kind { number } else { nil } }
}

/// The places of a key's columns among columns of which each is one of the old ones, or new.
func moved(_ key: Set<Int>, _ plain: [Int?]) -> Set<Int>? {
  let places = key.compactMap { plain.firstIndex(of: $0) }
  return places.count == key.count ? Set(places) : nil
}

extension StepRows {
  /// The same rows under other titles, where the projections are all the columns in their order.
  fileprivate func renamed(_ projections: [Plan.Projection], _ plain: [Int?]) -> StepRows? {
    guard plain.elementsEqual(columns.indices.map(Optional.some)) else { return nil }
    var result = self
    for (number, projection) in projections.enumerated() { result.columns[number].title = projection.name }
    return result
  }
}
