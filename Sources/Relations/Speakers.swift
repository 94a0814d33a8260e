/// Whose reports the rows of an answer rest on, so that a row can be held against the one of the year before. Kept only where a
/// query asks for growth over rows.
///
/// Organs with their scopes are a number that is equal where they are the same, forms are a bit each.
package struct Speakers: Sendable {
  package struct Measure: Sendable {
    /// Of all reports that count, by row.
    package var all: [UInt64]
    /// Of those that have a value.
    package var valued: [UInt64]
    package var forms: [UInt64]

    package init(all: [UInt64], valued: [UInt64], forms: [UInt64]) {
      self.all = all
      self.valued = valued
      self.forms = forms
    }
  }

  /// By measure: a column knows those that it is made of (`Column.measures`).
  package private(set) var measures: [Measure]

  package init(_ measures: [Measure]) {
    self.measures = measures
  }

  /// Of the rows of these numbers, in this order.
  package func taken(_ rows: [Int32]) -> Speakers {
    func taken(_ numbers: [UInt64]) -> [UInt64] { rows.map { numbers[Int($0)] } }
    return Speakers(
      measures.map { Measure(all: taken($0.all), valued: taken($0.valued), forms: taken($0.forms)) })
  }

  /// Of new rows, each made of several: by row, which one it has become a part of.
  package func merged(_ numbers: [Int32], count: Int) -> Speakers {
    func merged(_ old: [UInt64], _ join: (UInt64, UInt64) -> UInt64) -> [UInt64] {
      var new = [UInt64](repeating: 0, count: count)
      for (row, number) in numbers.enumerated() { new[Int(number)] = join(new[Int(number)], old[row]) }
      return new
    }
    return Speakers(
      measures.map { Measure(all: merged($0.all, &+), valued: merged($0.valued, &+), forms: merged($0.forms, |)) })
  }
}
