import Diagnostics
import Relations

/// What a set of cells adds up to, group by group, and how many of them had a value, or why not.
package struct CellTally: Sendable {
  package var sums: [Int64]
  /// How many cells of each presence: eight counts a group, at `group * 8 + presence`.
  package var counts: [Int64]
  package let groupCount: Int

  package func count(_ presence: Presence, in group: Int) -> Int64 {
    counts[group * 8 + Int(presence.rawValue)]
  }

  /// A value where any cell has one, implied where one of them is; else the first of blank, absent, unread and
  /// unitless that occurs; missing where there is no report.
  package func presence(in group: Int) -> Presence {
    if count(.implied, in: group) > 0 { return .implied }
    return [.value, .blank, .unitless, .unread, .absent].first { count($0, in: group) > 0 } ?? .missing
  }
}

/// Adds up cells over reports, group by group.
///
/// The values of cells without a number are 0, so sums need no mask; rows of group `groupCount` are left out by adding
/// them to a group nobody reads. Exact: where the largest values could overflow, each addition is checked.
///
/// - Parameters:
///   - groups: the group of each report.
///   - usesImplied: whether implied values count, or are blanks.
///   - batch: how many reports are taken at a time.
///   - checkpoint: called between batches; throws where the user wants to stop.
package func tally(
  _ cells: [CellColumn], groups: Buffer<Int32>, groupCount: Int, usesImplied: Bool, batch: Int,
  checkpoint: () throws(Diagnostic) -> Void
) throws(Diagnostic) -> CellTally {
  var sums = [Int64](repeating: 0, count: groupCount + 1)
  var counts = [Int64](repeating: 0, count: (groupCount + 1) * 8)
  let rowCount = groups.count
  let mayOverflow = cells.contains { cell in
    cell.largest.multipliedReportingOverflow(by: Int64(max(1, rowCount * cells.count))).overflow
  }
  for column in cells {
    var start = 0
    while start < rowCount {
      let rows = start..<min(start + batch, rowCount)
      if mayOverflow {
        try addChecked(column, groups.elements, rows, usesImplied, &sums)
      } else {
        add(column, groups.elements, rows, usesImplied, &sums)
      }
      count(column, groups.elements, rows, usesImplied, &counts)
      start = rows.upperBound
      try checkpoint()
    }
  }
  return CellTally(sums: Array(sums.dropLast()), counts: Array(counts.dropLast(8)), groupCount: groupCount)
}

// Plain loops over pointers: each is run once a cell and report, and this is where the time of a query goes.

private func add(
  _ column: CellColumn, _ groups: UnsafeBufferPointer<Int32>, _ rows: Range<Int>, _ usesImplied: Bool,
  _ sums: inout [Int64]
) {
  let (values, presence) = (column.values.elements, column.presence.elements)
  sums.withUnsafeMutableBufferPointer { sums in
    if usesImplied {
      for row in rows { sums[Int(groups[row])] &+= values[row] }
    } else {
      let implied = Presence.implied.rawValue
      for row in rows { sums[Int(groups[row])] &+= values[row] & (presence[row] == implied ? 0 : -1) }
    }
  }
}

private func addChecked(
  _ column: CellColumn, _ groups: UnsafeBufferPointer<Int32>, _ rows: Range<Int>, _ usesImplied: Bool,
  _ sums: inout [Int64]
) throws(Diagnostic) {
  let trash = sums.count - 1
  for row in rows where Int(groups[row]) != trash {
    if !usesImplied && column.presence[row] == Presence.implied.rawValue { continue }
    let (sum, didOverflow) = sums[Int(groups[row])].addingReportingOverflow(column.values[row])
    if didOverflow { throw .tooLarge }
    sums[Int(groups[row])] = sum
  }
}

private func count(
  _ column: CellColumn, _ groups: UnsafeBufferPointer<Int32>, _ rows: Range<Int>, _ usesImplied: Bool,
  _ counts: inout [Int64]
) {
  let presence = column.presence.elements
  let implied = Presence.implied.rawValue
  let replacement = usesImplied ? implied : Presence.blank.rawValue
  counts.withUnsafeMutableBufferPointer { counts in
    for row in rows {
      let state = presence[row]
      counts[Int(groups[row]) &* 8 &+ Int(state == implied ? replacement : state)] &+= 1
    }
  }
}

/// The cells added up within each report: a column with a row a report.
package func perReport(_ cells: [CellColumn], rowCount: Int, usesImplied: Bool) throws(Diagnostic) -> Column {
  let isMoney = cells.first?.isMoney ?? false
  var presence = [UInt8](repeating: cells.isEmpty ? Presence.absent.rawValue : UInt8.max, count: rowCount)
  var isTooLarge = false
  let values: Buffer<Int64> = Buffer(count: rowCount) { sums in
    sums.initialize(repeating: 0)
    for column in cells {
      let (values, states) = (column.values.elements, column.presence.elements)
      for row in 0..<rowCount {
        var state = states[row]
        if state == Presence.implied.rawValue && !usesImplied { state = Presence.blank.rawValue }
        if state <= 1 {
          let (sum, didOverflow) = sums[row].addingReportingOverflow(values[row])
          sums[row] = sum
          isTooLarge = isTooLarge || didOverflow
        }
        presence[row] = merged(presence[row], state)
      }
    }
  }
  if isTooLarge { throw .tooLarge }
  return Column(
    "", isMoney ? .money(values) : .integer(values), presence: Buffer(presence), unit: isMoney ? .yuan : .number)
}

/// The presence of a sum of cells from those of its cells: a value where any has one.
private func merged(_ old: UInt8, _ new: UInt8) -> UInt8 {
  if new <= 1 { return old <= 1 ? max(old, new) : new }
  return old <= 1 ? old : min(old, new)
}
