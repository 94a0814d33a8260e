/// Something that a word may have been meant as: what a message calls it, and the ways in which it can be typed.
package struct Nameable: Sendable {
  package var shown: String
  package var spellings: [String]

  package init(_ shown: String, spellings: [String]) {
    self.shown = shown
    self.spellings = spellings
  }
}

/// The words that are close enough to one that is not known to be what was meant, the closest first, at most three.
package func nearest(_ word: String, among words: some Sequence<String>) -> [String] {
  nearest(word, among: words.map { Nameable($0, spellings: [$0]) })
}

/// The things one of whose spellings is close to a word that is not known, as messages call them: the closest first, at
/// most three, none twice.
///
/// Close means: at most one edit for four letters or fewer, two for up to eight, three beyond, within the bounds of
/// `allowed`; an edit inserts, deletes or replaces a character, or swaps two neighbours. A spelling that begins with what was
/// typed counts as close too.
package func nearest(_ word: String, among things: [Nameable], allowed: ClosedRange<Int> = 0...3) -> [String] {
  let typed = Array(word.lowercased())
  let usual = typed.count <= (typed.allSatisfy(\.isASCII) ? 2 : 1) ? 0 : typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3
  let allowed = max(allowed.lowerBound, min(allowed.upperBound, usual))
  let found = things.compactMap { thing in
    thing.spellings.compactMap { edits(typed, Array($0.lowercased()), allowed) }.min().map { (thing.shown, $0) }
  }
  let sorted = found.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
  guard let best = sorted.first?.element.1 else { return [] }
  var chosen: [String] = []
  for (shown, distance) in sorted.map(\.element) where distance <= best + 1 && !chosen.contains(shown) {
    chosen.append(shown)
  }
  return Array(chosen.prefix(3))
}

/// How far a spelling is from what was typed; nil where it is not close.
private func edits(_ typed: [Character], _ spelling: [Character], _ allowed: Int) -> Int? {
  let shortest = typed.allSatisfy(\.isASCII) ? 3 : 1
  if typed.count >= shortest, spelling.starts(with: typed) { return min(1, spelling.count - typed.count) }
  guard abs(spelling.count - typed.count) <= allowed else { return nil }
  let distance = editDistance(typed, spelling)
  return distance <= allowed ? distance : nil
}

extension Phrase {
  /// The question whether one of these was meant: `district, year?`
  package static func meant(_ names: [String]) -> Phrase {
    Phrase("\(names.joined(separator: ", "))?", zh: "是否指 \(names.joined(separator: "、"))？")
  }

  /// The question whether one of `close` was meant; all that there is where none is close.
  package static func meant(_ close: [String], of all: [String]) -> Phrase {
    guard close.isEmpty else { return .meant(close) }
    return Phrase("there are \(all.joined(separator: ", "))", zh: "现有：\(all.joined(separator: "、"))")
  }
}

/// How many insertions, deletions, replacements and swaps of neighbours turn one into the other (optimal string
/// alignment).
package func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var before: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
      row.append(cost)
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
