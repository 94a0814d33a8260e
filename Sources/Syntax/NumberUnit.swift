import Diagnostics

/// A unit behind a number, as people write it in a comparison: `100万元`, `10件`.
package struct NumberUnit: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Yuan.
    case money
    /// Cases, reports: what is counted.
    case count
    /// Only a power of ten: 万, 亿.
    case any
  }

  package let word: String
  package let kind: Kind
  /// How many zeros it stands for.
  package let zeros: Int

  /// The unit that a word is; nil where it is none.
  package init?(word: String) {
    guard let known = units.first(where: { $0.word == asciiLowercased(word) }) else { return nil }
    self = known
  }

  fileprivate init(_ word: String, _ kind: Kind, _ zeros: Int) {
    (self.word, self.kind, self.zeros) = (word, kind, zeros)
  }

  /// The digits of a number in it, with the point moved: `1.5` of 万元 is `15000`.
  package func digits(of text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    let decimals = parts.count > 1 ? parts[1] : ""
    let moved = decimals.prefix(zeros) + String(repeating: "0", count: max(0, zeros - decimals.count))
    let rest = decimals.dropFirst(zeros)
    return (parts.first ?? "") + moved + (rest.isEmpty ? "" : "." + rest)
  }
}

private let units: [NumberUnit] =
  [("元", 0), ("yuan", 0), ("千元", 3), ("万元", 4), ("百万元", 6), ("千万元", 7), ("亿元", 8)].map { NumberUnit($0, .money, $1) }
  + [("万", 4), ("百万", 6), ("千万", 7), ("亿", 8)].map { NumberUnit($0, .any, $1) }
  + ["件", "份", "个", "起", "宗", "次", "项"].flatMap { [NumberUnit($0, .count, 0), NumberUnit("万" + $0, .count, 4)] }
