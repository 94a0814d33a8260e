import Functions
import Relations

extension Plan {
  /// The operators as text, a line each, the last one first; what an operator works on is below it and further in.
  ///
  ///     limit 5
  ///       sort lawsuits descending
  ///         sums over reports by district: sum lawsuits
  package func description(_ columns: [String], depth: Int = 0) -> [String] {
    func below(_ input: Plan, _ columns: [String] = []) -> [String] { input.description(columns, depth: depth + 1) }
    func name(_ number: Int) -> String { columns.indices.contains(number) ? columns[number] : "column \(number + 1)" }
    let line: (String) -> String = { String(repeating: "  ", count: depth) + $0 }
    switch self {
    case .cube(let cube): return cube.description.map(line)
    case .scan(let table): return [line("rows of \(table)")]
    case .filter(let input, _): return [line("filter")] + below(input, columns)
    case .project(let input, let projections):
      return [line("columns \(projections.map(\.name).joined(separator: ", "))")] + below(input)
    case .aggregate(let input, _, let aggregates):
      return [line("group rows: \(aggregates.map(\.name).joined(separator: ", "))")] + below(input)
    case .sort(let input, let keys):
      let written = keys.map { name($0.column) + ($0.isDescending ? " descending" : "") }
      return [line("sort \(written.joined(separator: ", "))")] + below(input, columns)
    case .limit(let input, let count): return [line("first \(count)")] + below(input, columns)
    case .limitOfEach(let input, let keys, let count):
      return [line("first \(count) of each \(keys.map(name).joined(separator: ", "))")] + below(input, columns)
    case .window(let input, let keys, let windows):
      let within = keys.isEmpty ? "" : " within \(keys.map(name).joined(separator: ", "))"
      return [line("\(windows.map(\.name).joined(separator: ", "))\(within)")] + below(input)
    case .beside(let input, let other, let keyCount):
      return [line("beside the whole, by the first \(keyCount) columns")] + below(input) + below(other)
    case .join(let input, let other, let layout):
      let on = layout.keys.map { name($0.left) }.joined(separator: ", ")
      return [line("join \(layout.table) on \(on)")] + below(input, columns) + below(other)
    case .distinct(let input): return [line("distinct")] + below(input, columns)
    case .compare(let input, let layout):
      return [line("compare \(layout.members.map(\.en).joined(separator: ", "))")] + below(input)
    case .pivot(let input, let layout):
      let members = layout.members.map { $0.map(\.label.en).joined(separator: ", ") } ?? "the members that occur"
      return [line("as columns: \(members)")] + below(input)
    case .withoutMissing(let input, _):
      return [line("without members that no report has")] + below(input, columns)
    case .totals(let input, let whole, _, _):
      return [line("with the row of totals")] + below(input, columns) + below(whole, columns)
    case .ownTotals(let input, _): return [line("with the row of totals")] + below(input, columns)
    }
  }
}

extension CubePlan {
  /// The sums that it makes, and of which cells: how many cells of the forms each names.
  fileprivate var description: [String] {
    let by = keys.isEmpty ? "" : " by \(keys.map(\.schema.name).joined(separator: ", "))"
    let condition = filter == nil ? "" : ", of the reports that a condition holds for"
    return ["over reports\(by)\(condition)"]
      + leaves.map { leaf in
        let lists = leaf.expression?.cellLists ?? []
        let count = lists.reduce(0) { $0 + cells[$1].reduce(0) { $0 + $1.count } }
        let own =
          (leaf.isOfYearBefore ? " in the year before" : "")
          + (leaf.condition == nil ? "" : ", where its own members hold")
        let what = leaf.expression == nil ? "reports" : leaf.metric
        let from = lists.isEmpty ? "" : " from \(count) cell\(count == 1 ? "" : "s") of the forms"
        return "  \(leaf.aggregation.rawValue) \(what)\(from)\(own)"
      }
  }
}
