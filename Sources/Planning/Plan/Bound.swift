import Diagnostics
import Functions
import Relations

/// An expression whose names have become columns, and whose types are known.
package struct Bound: Sendable {
  package var kind: Kind
  package var shape: Shape
  /// Where the statement says it, for messages; nil of what no statement says, such as the parts of a metric of the catalogue.
  package var span: Span?

  package init(_ kind: Kind, _ shape: Shape) {
    self.kind = kind
    self.shape = shape
  }

  package indirect enum Kind: Sendable {
    /// A column of the rows that it is computed over, by number.
    case column(Int)
    case constant(Value)
    case negative(Bound)
    case arithmetic(Arithmetic, Bound, Bound)
    case comparison(Comparison, Bound, Bound)
    case and(Bound, Bound)
    case or(Bound, Bound)
    case not(Bound)
    case contains(Bound, String)
    case matches(Bound, String)
    case isState(Bound, missing: Bool)
    case call(Function, [Bound])
    /// The sum of cells within a report, by the number of the cell list in the plan; only inside a cube.
    case cells(Int)
  }

  /// What it is computed from.
  package var sides: [Bound] {
    switch kind {
    case .column, .constant, .cells: []
    case .negative(let side), .not(let side), .contains(let side, _), .matches(let side, _), .isState(let side, _):
      [side]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      [left, right]
    case .call(_, let arguments): arguments
    }
  }

  /// The texts that a row must contain for it to hold, or for a part of it.
  package var sought: [String] {
    switch kind {
    case .contains(_, let text): [text]
    case .not: []
    default: sides.flatMap(\.sought)
    }
  }

  /// The numbers of the cell lists in it.
  package var cellLists: [Int] {
    if case .cells(let list) = kind { [list] } else { sides.flatMap(\.cellLists) }
  }

  /// The numbers of the cell lists that are divided by each other in it.
  package var listsInQuotients: Set<Int> {
    if case .arithmetic(.divide, _, _) = kind, cellLists.count > 1 { return Set(cellLists) }
    return sides.reduce(into: []) { $0.formUnion($1.listsInQuotients) }
  }

  /// The numbers of the columns in it.
  package var columns: [Int] {
    if case .column(let number) = kind { [number] } else { sides.flatMap(\.columns) }
  }

  /// Whether it holds only where that column does.
  func requires(_ column: Int) -> Bool {
    switch kind {
    case .column(let number): number == column
    case .and(let left, let right): left.requires(column) || right.requires(column)
    case .or(let left, let right): left.requires(column) && right.requires(column)
    default: false
    }
  }

  /// The same, said at that place unless it has one.
  func at(_ span: Span) -> Bound {
    var result = self
    result.span = self.span ?? span
    return result
  }

  /// Whether its rows differ in unit, by which columns' do.
  package func isMixed(_ column: (Int) -> Bool) -> Bool {
    switch kind {
    case .column(let number): column(number)
    case .arithmetic(.divide, let left, let right): left.isMixed(column) && !right.isMixed(column)
    case .negative, .arithmetic: sides.contains { $0.isMixed(column) }
    case .call: shape.isNumber && sides.contains { $0.isMixed(column) }
    default: false
    }
  }

  static func all(_ conditions: [Bound]) -> Bound? { joined(conditions[...]) { .and($0, $1) } }

  static func any(_ conditions: [Bound]) -> Bound? { joined(conditions[...]) { .or($0, $1) } }

  private static func joined(_ conditions: ArraySlice<Bound>, _ join: (Bound, Bound) -> Kind) -> Bound? {
    guard conditions.count <= mostInARow else {
      let halves = [conditions.prefix(conditions.count / 2), conditions.dropFirst(conditions.count / 2)]
      return joined(halves.compactMap { joined($0, join) }[...], join)
    }
    return conditions.dropFirst().reduce(conditions.first) { whole, next in
      whole.map { Bound(join($0, next), .boolean) }
    }
  }
}

/// More conditions are joined in halves: what is as deep as it is long cannot be computed.
private let mostInARow = 64

extension Bound {
  /// The same computed from changed sides.
  func mapSides(_ change: (Bound) -> Bound) -> Bound {
    var result = self
    result.kind =
      switch kind {
      case .column, .constant, .cells: kind
      case .negative(let side): .negative(change(side))
      case .arithmetic(let operation, let left, let right): .arithmetic(operation, change(left), change(right))
      case .comparison(let comparison, let left, let right): .comparison(comparison, change(left), change(right))
      case .and(let left, let right): .and(change(left), change(right))
      case .or(let left, let right): .or(change(left), change(right))
      case .not(let side): .not(change(side))
      case .contains(let side, let text): .contains(change(side), text)
      case .matches(let side, let pattern): .matches(change(side), pattern)
      case .isState(let side, let missing): .isState(change(side), missing: missing)
      case .call(let function, let arguments): .call(function, arguments.map(change))
      }
    return result
  }

  /// The expression with something else for each column.
  func mapped(_ column: (Int) -> Kind) -> Bound {
    guard case .column(let number) = kind else { return mapSides { $0.mapped(column) } }
    var result = self
    result.kind = column(number)
    return result
  }

  /// The same over rows whose columns have come to stand elsewhere.
  func renumbered(_ numbers: [Int: Int]) -> Bound { mapped { .column(numbers[$0] ?? $0) } }
}
