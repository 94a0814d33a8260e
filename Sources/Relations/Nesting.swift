/// Which rows of an answer rest on reports that lie inside the reports of other rows, as a street's row beside its county's does. Such
/// rows stand side by side, and are never added.
///
/// A row keeps its group wherever it goes; groups are told apart by number. What lies in what is remembered for each measure: of
/// `lawsuits@2019, lawsuits@2020` the one may have such rows where the other has none. A column knows the measures that it is made
/// of (`Column.measures`).
package struct Nesting: Sendable {
  package typealias Around = [Int32: Set<Int32>]

  /// The group of each row.
  package private(set) var groups: [Int32]
  /// For each measure, the groups that hold reports around those of a group; groups that lie in none are not in it.
  package private(set) var around: [Around]
  /// What the groups are called that lie in others, or around them: for messages, whatever columns the rows still have.
  private var names: [Int32: String]

  /// Nil where no group lies in another.
  package init?(_ groups: [Int32], around: [Around], names: (Int32) -> String) {
    guard around.contains(where: { !$0.isEmpty }) else { return nil }
    self.groups = groups
    self.around = around
    self.names = [:]
    for each in around {
      for number in each.values.reduce(Set(each.keys), { $0.union($1) }) { self.names[number] = names(number) }
    }
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
    var namesOfMerged: [Int32: String] = [:]
    for (part, numbers) in parts.sorted(by: { $0.key > $1.key }) {
      for number in numbers { namesOfMerged[number] = names[part] ?? namesOfMerged[number] }
    }
    return Nesting(Array(0..<Int32(count)), around: around.map { merged($0, parts) }) { namesOfMerged[$0] ?? "" }
  }

  private func merged(_ around: Around, _ parts: [Int32: Set<Int32>]) -> Around {
    var merged: Around = [:]
    for (inner, outers) in around {
      for number in parts[inner] ?? [] {
        let others = outers.flatMap { parts[$0] ?? [] }.filter { $0 != number }
        if !others.isEmpty { merged[number, default: []].formUnion(others) }
      }
    }
    return merged
  }

  /// What a row and one around it are called that have the same number among these; nil where there are none.
  ///
  /// - Parameter measures: the measures that would be added; nil where they are not known, and any could be.
  package func nestedRows(_ numbers: [Int32], of measures: Set<Int>?) -> (inner: String, outer: String)? {
    struct Place: Hashable {
      var number: Int32
      var group: Int32
    }
    let meant = around.indices.filter { measures?.contains($0) ?? true && !around[$0].isEmpty }.map { around[$0] }
    guard !meant.isEmpty else { return nil }
    let places = Set(groups.indices.map { Place(number: numbers[$0], group: groups[$0]) })
    for (row, group) in groups.enumerated() {
      let outer = meant.flatMap { $0[group] ?? [] }.filter { places.contains(Place(number: numbers[row], group: $0)) }
      if let outer = outer.min() { return (names[group] ?? "", names[outer] ?? "") }
    }
    return nil
  }
}
