import Execution
import Planning
import Relations
import Syntax

/// Times queries over made-up reports, each beside a plain loop that reads the same columns once: the ratio says how far from
/// memory speed the engine is.
func timeQueries(reports count: Int) throws {
  let catalog = corpus(reports: count)
  let limit = best { readOnce(catalog.dataset.cube, cells: 2) }
  print("\(count) reports; reading two cell columns and the districts once takes \(milliseconds(limit)) ms")
  print("query                                              ms  ns/report  against reading once")
  for text in [
    "lawsuits", "lawsuits by district", "lawsuits by year", "lawsuits by district, year", "lawsuits 2023 by district",
    "disclosure_rate by district", "applications 2023 vs 2024 by district top 5", "avg lawsuits by year",
  ] {
    guard case .query(let query) = try parse(text) else { continue }
    let plan = try bind(query, in: catalog).plan
    let time = try best { _ = try run(plan, over: catalog.dataset) }
    let name = text + String(repeating: " ", count: max(0, 46 - text.count))
    print(
      name, padded(milliseconds(time), 6), padded("\(tenths(Double(time) / Double(count)))", 10),
      padded("\(tenths(Double(time) / Double(limit)))", 8))
  }
}

/// Times queries over the rows of a table as they are bound, and optimised.
func timeOptimising(rows count: Int) throws {
  let catalog = corpus(reports: count)
  print("\n\(count) rows                                                as bound, ms  optimised, ms  times faster")
  for text in [
    "from rows sort -value limit 10", "from rows filter value > 500 | filter year = 2023 | sum value",
    "from rows filter value > 500 | select district, value sort district",
    "from rows sort -value | filter year = 2023 limit 10", "from rows select district, value | top 10 value",
  ] {
    guard case .query(let query) = try parse(text) else { continue }
    let plan = try bind(query, in: catalog).plan
    let better = optimised(plan, over: catalog.dataset)
    let plain = try best { _ = try run(plan, over: catalog.dataset) }
    let time = try best { _ = try run(better, over: catalog.dataset) }
    let name = text + String(repeating: " ", count: max(0, 66 - text.count))
    print(
      name, padded(milliseconds(plain), 8), padded(milliseconds(time), 14),
      padded("\(tenths(Double(plain) / Double(time)))", 13))
  }
}

/// What any engine must at least do: read the values and the presence of the cells, and the district of each report.
private func readOnce(_ cube: Cube, cells: Int) {
  var sum: Int64 = 0
  for column in cube.cells.filter({ $0.largest > 0 }).prefix(cells) {
    for value in column.values.elements { sum &+= value }
    for state in column.presence.elements { sum &+= Int64(state) }
  }
  if case .text(let codes, _)? = cube.reports.column(named: "district")?.values {
    for code in codes.elements { sum &+= Int64(code) }
  }
  if sum == .min { print(sum) }
}
