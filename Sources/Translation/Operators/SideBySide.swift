import Diagnostics
import Planning
import Relations

extension Draft {
  /// The rows, and behind them what the other rows have for the same keys, which are the first columns of both.
  mutating func beside(_ rows: StepRows, _ other: StepRows, keyCount: Int) -> StepRows {
    let added = Array(other.columns.dropFirst(keyCount))
    let names = uniqueNames(rows.columns.map(\.name) + added.map(\.title), besides: [sequenceName])
    var result = rows
    result.columns = zip(rows.columns + added, names).map { $0.renamed($1) }
    let kept = zip(rows.columns, result.columns).flatMap { rows.renaming(self, $0, to: $1, as: "a.") }
    let more = zip(added, result.columns.dropFirst(rows.columns.count)).flatMap { before, after in
      [item("b.\(sqlName(before.name))", as: after.name)]
        + (flags(before) ? ["COALESCE(b.\(sqlName(before.missing)), FALSE) AS \(sqlName(after.missing))"] : [])
    }
    let condition = (0..<keyCount).map { number in
      "a.\(sqlName(rows.columns[number].name)) IS NOT DISTINCT FROM b.\(sqlName(other.columns[number].name))"
    }.joined(separator: " AND ")
    result.step = step(
      "beside", [Phrase("beside the whole of which each is a part", zh: "与其所属总体并列")],
      Select(
        kept + more + ["a.\(rows.sequenceItem)"], from: "\(sqlName(rows.step)) AS a",
        joins: ["LEFT JOIN \(sqlName(other.step)) AS b ON \(condition.isEmpty ? "1 = 1" : condition)"]))
    result.sequence = sequenceName
    return result
  }

  /// `A vs B`: a row for each group and measure, a column for each member, then the difference and the change of each
  /// further one against the first; nothing where it would be one from zero.
  mutating func compared(_ given: StepRows, _ layout: CompareLayout) -> StepRows {
    let rows = numbered(given)
    let sides = layout.sides(of: rows.columns)
    var columns = Array(rows.columns.prefix(layout.keyCount))
    if layout.namesMeasures { columns.append(StepColumn(name: "", title: "metric", type: .text, unit: .label)) }
    columns += sides
    columns = named(columns)
    let firstSide = columns.count - sides.count
    let parts = layout.measures.indices.map { measure in
      part(measure, of: rows, layout, columns, firstSide).text
    }
    let stacked = step(
      "compared", [Phrase("a row for each measure", zh: "每个指标一行")], parts.joined(separator: "\nUNION ALL\n"))
    var items: [String] = []
    let first = columns[firstSide]
    for (number, member) in layout.members.enumerated().dropFirst() {
      let side = columns[firstSide + number]
      let difference = "\(sqlName(side.name)) - \(sqlName(first.name))"
      items += [difference, quotient(difference, side.type, first)]
      columns.append(
        StepColumn(
          name: "", title: layout.changeName(member).en, type: side.type,
          unit: side.unit == .ratio ? .points : side.unit,
          isMixed: side.isMixed))
      columns.append(StepColumn(name: "", title: layout.growthName(member).en, type: .real, unit: .ratio))
    }
    let all = named(columns)
    var result = StepRows(step: stacked, columns: Array(all.prefix(firstSide + sides.count)))
    let computed = zip(items, all.dropFirst(firstSide + sides.count)).map { item($0, as: $1.name) }
    result.step = step(
      "changes", [Phrase("the change against the first; none from zero", zh: "与第一列相比；基数为零则无增减率")],
      Select(result.list(self) + computed + [sequenceName], from: stacked))
    result.columns = all
    return result
  }

  private func quotient(_ difference: String, _ type: ValueType, _ first: StepColumn) -> String {
    let (above, below) = (Term(difference, type, .computation).real, Term(sqlName(first.name), first.type).real)
    return "\(above.operand) / NULLIF(\(below.text), 0)"
  }

  /// The rows of one measure.
  private func part(
    _ measure: Int, of rows: StepRows, _ layout: CompareLayout, _ columns: [StepColumn], _ firstSide: Int
  ) -> Select {
    var list = (0..<layout.keyCount).flatMap { rows.renaming(self, rows.columns[$0], to: columns[$0]) }
    if layout.namesMeasures {
      list.append("\(literal(layout.measures[measure].name.en)) AS \(sqlName(columns[layout.keyCount].name))")
    }
    for member in layout.members.indices {
      let (side, value) = (columns[firstSide + member], rows.columns[layout.column(of: measure, member)])
      let term = Term(sqlName(value.name), value.type)
      list.append(item(side.type == value.type ? term.text : term.real.text, as: side.name))
      if flags(side) { list.append(item(missing(value) ?? "FALSE", as: side.missing)) }
    }
    let sequence = sqlName(rows.sequence)
    let number = layout.measures.count == 1 ? sequence : "\(sequence) * \(layout.measures.count) + \(measure)"
    return Select(list + [item(number, as: sequenceName)], from: sqlName(rows.step))
  }
}

extension CompareLayout {
  func column(of measure: Int, _ member: Int) -> Int { keyCount + measure * members.count + member }

  /// The columns of the members: of the measures' type where that is one, else real numbers.
  fileprivate func sides(of columns: [StepColumn]) -> [StepColumn] {
    members.indices.map { member in
      let all = measures.indices.map { columns[column(of: $0, member)] }
      let isOneType = Set(all.map(\.type)).count == 1 && Set(measures.map(\.unit)).count == 1
      var side = all[0]
      side.title = members[member].en
      side.order = .own
      side.mayMiss = all.contains(where: \.mayMiss)
      if !isOneType { side.type = .real }
      side.isMixed = measures.count > 1 && !isOneType
      return side
    }
  }
}
