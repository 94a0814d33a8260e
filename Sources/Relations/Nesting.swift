/// Which rows of an answer rest on reports that lie inside the reports of other rows, as a street's row beside its county's does. Such
/// rows stand side by side, and are never added.
///
/// A row keeps its group wherever it goes; groups are told apart by number.
package struct Nesting: Sendable {
  /// The group of each row.
  package private(set) var groups: [Int32]
  /// The groups that hold reports around those of a group; groups that lie in none are not in it.
  package private(set) var around: [Int32: Set<Int32>]

  /// Nil where no group lies in another.
  package init?(_ groups: [Int32], around: [Int32: Set<Int32>]) {
    guard !around.isEmpty else { return nil }
    self.groups = groups
    self.around = around
  }

  /// Of the rows of these numbers, in this order.
  package func taken(_ rows: [Int32]) -> Nesting {
    var result = self
    result.groups = rows.map { groups[Int($0)] }
    return result
  }

  /// Of new rows, each made of several: by row, which one it has become a part of.
  package func merged(_ numbers: [Int32], count: Int) -> Nesting? {
    var parts: [Int32: Set<Int32>] = [:]
    for (row, number) in numbers.enumerated() { parts[groups[row], default: []].insert(number) }
    var merged: [Int32: Set<Int32>] = [:]
    for (inner, outers) in around {
      for number in parts[inner] ?? [] {
        let others = outers.flatMap { parts[$0] ?? [] }.filter { $0 != number }
        if !others.isEmpty { merged[number, default: []].formUnion(others) }
      }
    }
    return Nesting(Array(0..<Int32(count)), around: merged)
  }

  /// A row and one around it that have the same number among these; nil where there are none.
  package func nestedRows(_ numbers: [Int32]) -> (inner: Int, outer: Int)? {
    struct Place: Hashable {
      var number: Int32
      var group: Int32
    }
    var rowAt: [Place: Int] = [:]
    for (row, group) in groups.enumerated() { rowAt[Place(number: numbers[row], group: group)] = row }
    for (row, group) in groups.enumerated() {
      for outer in around[group] ?? [] {
        if let other = rowAt[Place(number: numbers[row], group: outer)] { return (row, other) }
      }
    }
    return nil
  }
}
