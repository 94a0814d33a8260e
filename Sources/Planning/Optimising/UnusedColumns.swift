import Functions
import Relations

/// Rows are carried through filters and sorts without the columns of their table that nothing above asks for.
func withoutUnusedColumns(_ plan: Plan, over dataset: Dataset) -> Plan {
  switch plan {
  // Right above a table, columns are chosen without a copy.
  case .project(let input, let projections) where !input.isTable:
    let (rows, numbers) = narrowed(input, to: projections.flatMap(\.expression.columns), dataset)
    return .project(withoutUnusedColumns(rows, over: dataset), projections.map { $0.renumbered(numbers) })
  case .aggregate(let input, let keys, let aggregates) where !input.isTable:
    let needed = keys + aggregates.flatMap { $0.expression?.columns ?? [] }
    let (rows, numbers) = narrowed(input, to: needed, dataset)
    return .aggregate(
      withoutUnusedColumns(rows, over: dataset), keys: keys.renumbered(numbers),
      aggregates.map { $0.renumbered(numbers) })
  default: return plan.mapInputs { withoutUnusedColumns($0, over: dataset) }
  }
}

/// The rows with the columns of these numbers, and perhaps others; and where those that have moved have come to stand.
private func narrowed(_ plan: Plan, to needed: [Int], _ dataset: Dataset) -> (rows: Plan, numbers: [Int: Int]) {
  func input(_ plan: Plan, _ own: [Int]) -> (rows: Plan, numbers: [Int: Int]) {
    narrowed(plan, to: needed + own, dataset)
  }
  switch plan {
  case .scan(let name):
    let schema = dataset.relations[name]?.schema ?? []
    let kept = Set(needed).sorted()
    // Without any column, rows could not be counted.
    guard !kept.isEmpty, kept.count < schema.count else { return (plan, [:]) }
    return (.project(plan, kept.map { Plan.Projection($0, schema[$0]) }), places(of: kept))
  case .project(let rows, let projections):
    let kept = projections.indices.filter { needed.contains($0) || !projections[$0].expression.cannotFail }
    guard !kept.isEmpty else { return (plan, [:]) }
    let chosen = Plan.project(rows, kept.map { projections[$0] })
    return (withoutUnusedColumns(chosen, over: dataset), places(of: kept))
  case .filter(let rows, let condition):
    let (rows, numbers) = input(rows, condition.columns)
    return (.filter(rows, condition.renumbered(numbers)), numbers)
  case .sort(let rows, let keys):
    let (rows, numbers) = input(rows, keys.map(\.column))
    return (.sort(rows, keys.renumbered(numbers)), numbers)
  case .first(let rows, let keys, let count):
    let (rows, numbers) = input(rows, keys.map(\.column))
    return (.first(rows, keys.renumbered(numbers), count), numbers)
  case .limitOfEach(let rows, let keys, let count):
    let (rows, numbers) = input(rows, keys)
    return (.limitOfEach(rows, keys.renumbered(numbers), count), numbers)
  case .limit(let rows, let count):
    let (rows, numbers) = input(rows, [])
    return (.limit(rows, count), numbers)
  default: return (plan, [:])
  }
}

private func places(of kept: [Int]) -> [Int: Int] {
  Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
}

extension Plan {
  fileprivate var isTable: Bool { if case .scan = self { true } else { false } }
}

extension Plan.Aggregate {
  fileprivate func renumbered(_ numbers: [Int: Int]) -> Plan.Aggregate {
    var result = self
    result.expression = expression?.renumbered(numbers)
    return result
  }
}

extension Plan.Projection {
  /// A column as it is.
  fileprivate init(_ number: Int, _ schema: ColumnSchema) {
    self.init(schema.name, schema.label, Bound(.column(number), Shape(schema.type, schema.unit)))
  }

  fileprivate func renumbered(_ numbers: [Int: Int]) -> Plan.Projection {
    Plan.Projection(name, label, expression.renumbered(numbers))
  }
}

extension [Int] {
  fileprivate func renumbered(_ numbers: [Int: Int]) -> [Int] { map { numbers[$0] ?? $0 } }
}

extension [Plan.SortKey] {
  fileprivate func renumbered(_ numbers: [Int: Int]) -> [Plan.SortKey] {
    map { Plan.SortKey(column: numbers[$0.column] ?? $0.column, isDescending: $0.isDescending) }
  }
}
