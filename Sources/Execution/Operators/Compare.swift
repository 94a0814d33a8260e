import Diagnostics
import Functions
import Planning
import Relations

/// The sides of `A vs B` as columns, a row for each group and measure, with the difference and the change of each
/// further side against the first. A change from zero, and one from or to a missing report, is blank.
///
/// The rows come as keys, then for each measure its value for each member.
func compared(_ rows: Relation, _ layout: CompareLayout) throws(Diagnostic) -> Relation {
  let (measureCount, memberCount) = (layout.measures.count, layout.members.count)
  let order = (0..<rows.rowCount).flatMap { row in Array(repeating: Int32(row), count: measureCount) }
  var columns = rows.columns.prefix(layout.keyCount).map { taken($0, order) }
  if layout.namesMeasures {
    columns.append(
      Column.texts(
        "metric", label: Phrase("metric", zh: "指标"),
        (0..<order.count).map { layout.measures[$0 % measureCount].name.en }, choices: layout.distinctMeasures
      ).inOrderOfTexts())
  }
  let units = layout.measures.map(\.unit)
  let sides = (0..<memberCount).map { member in
    interleaved((0..<measureCount).map { rows.columns[layout.keyCount + $0 * memberCount + member] }, units)
  }
  for (side, label) in zip(sides, layout.members) { columns.append(named(side, label)) }
  for (side, label) in zip(sides, layout.members).dropFirst() {
    var change = blankWhereMissing(try Arithmetic.subtract.evaluate(plain(side), plain(sides[0])))
    change.rowUnits = side.rowUnits?.map(\.ofDifference)
    change.unit = side.unit.ofDifference
    change.measures = Column.measures(of: [side, sides[0]])
    change.addsUp = side.addsUp && sides[0].addsUp && isComplete(change, of: [side, sides[0]])
    columns.append(named(change, layout.changeName(label)))
    var growth = blankWhereMissing(try Arithmetic.divide.evaluate(plain(change), plain(sides[0])))
    growth.rowUnits = nil
    growth.unit = .ratio
    growth.measures = change.measures
    columns.append(named(growth, layout.growthName(label)))
  }
  return Relation(rows.name, columns, rowCount: order.count, nesting: rows.nesting?.taken(order))
}

extension Unit {
  /// The unit of a difference: that of two ratios is in points.
  var ofDifference: Unit { self == .ratio ? .points : self }
}

private func named(_ column: Column, _ label: Phrase) -> Column {
  var result = column
  result.name = label.en
  result.label = label
  return result
}

/// There is no difference from, or to, a report that is not there.
private func blankWhereMissing(_ column: Column) -> Column {
  guard let presence = column.presence else { return column }
  var result = column
  let missing = Presence.missing.rawValue
  result.presence = Buffer(presence.elements.map { $0 == missing ? Presence.blank.rawValue : $0 })
  return result
}

/// The column as a plain number, so that rows of several units can be computed with at once.
private func plain(_ column: Column) -> Column {
  guard column.rowUnits != nil else { return column }
  var result = column
  result.rowUnits = nil
  result.unit = .number
  return result
}

/// The rows of several columns in turn: the first of each, the second of each, and so on. Of one type where they are;
/// else real numbers, each with its own unit.
private func interleaved(_ columns: [Column], _ units: [Unit]) -> Column {
  guard columns.count > 1 else { return columns[0] }
  let count = columns[0].count
  let isOneType = Set(columns.map(\.type)).count == 1 && Set(units).count == 1
  func presence() -> Buffer<UInt8> {
    Buffer((0..<count).flatMap { row in columns.map { $0.presence(at: row).rawValue } })
  }
  var result = columns[0]
  result.presence = presence()
  result.measures = Column.measures(of: columns)
  result.addsUp = columns.allSatisfy(\.addsUp)
  if isOneType, case .integer = result.values {
    result.values = .integer(turns(columns, count) { if case .integer(let buffer) = $0 { buffer } else { nil } })
  } else if isOneType, case .money = result.values {
    result.values = .money(turns(columns, count) { if case .money(let buffer) = $0 { buffer } else { nil } })
  } else {
    let sides = columns.map { reals($0) }
    result.values = .real(Buffer((0..<count).flatMap { row in sides.map { $0[row] } }))
    if !isOneType { result.rowUnits = (0..<count).flatMap { _ in units } }
  }
  return result
}

private func turns(_ columns: [Column], _ count: Int, _ buffer: (Values) -> Buffer<Int64>?) -> Buffer<Int64> {
  let buffers = columns.compactMap { buffer($0.values) }
  return Buffer((0..<count).flatMap { row in buffers.map { $0[row] } })
}
