/// The words that are close enough to one that is not known to be what was meant, the closest first, at most three.
///
/// Close means: at most one edit for four letters or fewer, two for up to eight, three beyond; an edit inserts, deletes
/// or replaces a character, or swaps two neighbours. A word that begins with what was typed counts as close too.
package func nearest(_ word: String, among words: some Sequence<String>) -> [String] {
  let typed = Array(word.lowercased())
  let allowed =
    typed.count <= 2 ? (typed.allSatisfy(\.isASCII) ? 0 : 1) : typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3
  var found: [(word: String, distance: Int)] = []
  for candidate in words {
    let letters = Array(candidate.lowercased())
    if typed.count >= 3, letters.starts(with: typed) {
      found.append((candidate, 1))
    } else if abs(letters.count - typed.count) <= allowed {
      let distance = editDistance(typed, letters)
      if distance <= allowed { found.append((candidate, distance)) }
    }
  }
  let sorted = found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
  guard let best = sorted.first?.element.distance else { return [] }
  var chosen: [String] = []
  for candidate in sorted.map(\.element) where candidate.distance <= best + 1 && !chosen.contains(candidate.word) {
    chosen.append(candidate.word)
  }
  return Array(chosen.prefix(3))
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
