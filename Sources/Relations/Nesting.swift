/// Which rows of an answer are never added: those that rest on reports inside the reports of other rows, as a street's row beside its
/// county's does, and where a measure is a stock, those of several years of one organ.
///
/// A row keeps its group wherever it goes; groups are told apart by number. What lies in what is remembered for each measure: of
/// `lawsuits@2019, lawsuits@2020` the one may have such rows where the other has none. A column knows the measures that it is made
/// of (`Column.measures`).
package struct Nesting: Sendable {
  /// By group, the groups that hold reports around its own, and which two of the first groups these came from.
  package typealias Around = [Int32: [Int32: Pair]]

  /// Two groups of the answer as it was first, one of which lies in the other.
  package struct Pair: Sendable {
    package var inner: Int32
    package var outer: Int32

    package init(inner: Int32, outer: Int32) {
      self.inner = inner
      self.outer = outer
    }
  }

  /// A measure that stood at a moment, and of which organs and years the groups have it.
  package struct Stock: Sendable {
    package var metric: String
    package var held: [Held]

    package init(metric: String, held: [Held]) {
      self.metric = metric
      self.held = held
    }
  }

  package struct Held: Sendable {
    package var group: Int32
    /// The organ and its scope, as a number.
    package var speaker: Int64
    package var year: Int64

    package init(group: Int32, speaker: Int64, year: Int64) {
      self.group = group
      self.speaker = speaker
      self.year = year
    }
  }

  /// The group of each row.
  package private(set) var groups: [Int32]
  /// For each measure, the groups that hold reports around those of a group; groups that lie in none are not in it.
  package private(set) var around: [Around]
  /// The same where the rows are the newest of their organs: of those, one may lie in another of an earlier or later year.
  private var aroundOfNewest: [Around]
  /// The stocks among the measures, by number, of several years.
  package private(set) var stocks: [Int: Stock]
  /// The cells that the rows hold, where they are made of single ones.
  private var cells: CellRows?
  /// What the first groups are called that lie in others, or around them: for messages, whatever columns the rows still have.
  private var names: [Int32: String]

  /// Nil where all rows may be added.
  package init?(
    _ groups: [Int32], around: [Around], ofNewest: [Around] = [], stocks: [Int: Stock] = [:], names: (Int32) -> String
  ) {
    var known: [Int32: String] = [:]
    for pair in (around + ofNewest).flatMap(\.values).flatMap(\.values) {
      for number in [pair.inner, pair.outer] where known[number] == nil { known[number] = names(number) }
    }
    self.init(groups, around, ofNewest, stocks, known)
  }

  private init?(
    _ groups: [Int32], _ around: [Around], _ ofNewest: [Around], _ stocks: [Int: Stock], _ names: [Int32: String]
  ) {
    guard (around + ofNewest).contains(where: { !$0.isEmpty }) || !stocks.isEmpty else { return nil }
    self.groups = groups
    self.around = around
    aroundOfNewest = ofNewest
    self.stocks = stocks
    self.names = names
  }

  /// Of rows that are a cell each.
  package init(ofCells cells: CellRows.Cells) {
    let rows = CellRows(cells)
    (groups, around, aroundOfNewest) = (Array(0..<Int32(rows.count)), [], [])
    (stocks, names) = ([:], [:])
    self.cells = rows
  }

  /// Of the rows of these numbers, in this order.
  package func taken(_ rows: [Int32]) -> Nesting {
    var result = self
    result.groups = rows.map { groups[Int($0)] }
    return result
  }

  /// Of new rows, each made of several: by row, which one it has become a part of.
  package func merged(_ numbers: [Int32], count: Int) -> Nesting? {
    if let cells {
      var result = self
      result.groups = Array(0..<Int32(count))
      result.cells = cells.merged(groups, numbers, count: count)
      return result
    }
    var parts: [Int32: Set<Int32>] = [:]
    for (row, number) in numbers.enumerated() { parts[groups[row], default: []].insert(number) }
    return Nesting(
      Array(0..<Int32(count)), around.map { merged($0, parts) }, aroundOfNewest.map { merged($0, parts) },
      stocks.compactMapValues { merged($0, parts) }, names)
  }

  /// Of the same rows, of which only the newest of each organ are kept.
  package var ofNewest: Nesting? {
    Nesting(groups, aroundOfNewest.isEmpty ? around : aroundOfNewest, [], stocks, names)
  }

  private func merged(_ around: Around, _ parts: [Int32: Set<Int32>]) -> Around {
    var merged: Around = [:]
    for (inner, outers) in around {
      for number in parts[inner] ?? [] {
        for (outer, pair) in outers {
          for other in parts[outer] ?? [] where other != number {
            let known = merged[number]?[other] ?? pair
            let isFirst = (pair.inner, pair.outer) < (known.inner, known.outer)
            merged[number, default: [:]][other] = isFirst ? pair : known
          }
        }
      }
    }
    return merged
  }

  private func merged(_ stock: Stock, _ parts: [Int32: Set<Int32>]) -> Stock? {
    let held = stock.held.flatMap { held in
      (parts[held.group] ?? []).map { Held(group: $0, speaker: held.speaker, year: held.year) }
    }
    return held.isEmpty ? nil : Stock(metric: stock.metric, held: held)
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
      let outer = meant.flatMap { $0[group] ?? [:] }.filter {
        places.contains(Place(number: numbers[row], group: $0.key))
      }
      if let pair = outer.min(by: { $0.key < $1.key })?.value {
        return (names[pair.inner] ?? "", names[pair.outer] ?? "")
      }
    }
    return nil
  }

  /// Two cells that rows with the same number among these hold, and that are not to be added; nil where there are none.
  ///
  /// - Parameters:
  ///   - measures: as for `nestedRows`.
  ///   - hasValue: whether the row adds anything.
  package func clashingCells(
    _ numbers: [Int32], of measures: Set<Int>?, where hasValue: (Int) -> Bool
  ) -> CellRows.Clash? {
    measures?.isEmpty ?? false ? nil : cells?.clash(groups, numbers, where: hasValue)
  }

  /// The stock that has several years of one organ in rows with the same number among these; nil where there is none.
  ///
  /// - Parameter measures: as for `nestedRows`.
  package func stockOverYears(_ numbers: [Int32], of measures: Set<Int>?) -> String? {
    struct Sum: Hashable {
      var number: Int32
      var speaker: Int64
    }
    let meant = stocks.filter { measures?.contains($0.key) ?? true }.sorted { $0.key < $1.key }.map(\.value)
    guard !meant.isEmpty else { return nil }
    var sums: [Int32: Set<Int32>] = [:]
    for (row, group) in groups.enumerated() { sums[group, default: []].insert(numbers[row]) }
    for stock in meant {
      var first: [Sum: Held] = [:]
      for held in stock.held {
        for number in sums[held.group] ?? [] {
          let sum = Sum(number: number, speaker: held.speaker)
          if let other = first[sum], other.group != held.group, other.year != held.year { return stock.metric }
          first[sum] = first[sum] ?? held
        }
      }
    }
    return nil
  }
}
