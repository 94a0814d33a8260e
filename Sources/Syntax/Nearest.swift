import Diagnostics

/// The keyword that a word was probably meant to be: one slip of the keyboard away, two in a long word; nil where it is a
/// keyword, or none is close.
package func nearestKeyword(to word: String) -> Keyword? {
  nearest(to: word, among: Keyword.allCases.map(\.rawValue)).flatMap { Keyword(rawValue: $0) }
}

/// The command that a word was probably meant to be.
package func nearestCommand(to word: String) -> CommandName? {
  nearest(to: word, among: CommandName.allCases.flatMap { [$0.rawValue, $0.chinese] }).flatMap { CommandName(word: $0) }
}

/// The Chinese keyword that a word begins with, and the rest of it: `按区县` lacks a blank after `按`. The longest one, and nil
/// where the word is nothing else.
package func keywordGlued(to word: String) -> (keyword: Keyword, rest: String)? {
  for length in stride(from: min(word.count - 1, 4), to: 0, by: -1) {
    let beginning = String(word.prefix(length))
    guard beginning.utf8.contains(where: { $0 >= 0x80 }), let keyword = Keyword(word: beginning) else { continue }
    return (keyword, String(word.dropFirst(length)))
  }
  return nil
}

private func nearest(to word: String, among candidates: [String]) -> String? {
  let typed = Array(asciiLowercased(word))
  guard typed.count >= (typed.allSatisfy(\.isASCII) ? 3 : 2), typed.count <= 20 else { return nil }
  let distances = candidates.map { (word: $0, slips: editDistance(typed, Array($0))) }
  guard let best = distances.min(by: { $0.slips < $1.slips }), best.slips > 0 else { return nil }
  return best.slips <= (min(typed.count, best.word.count) >= 6 ? 2 : 1) ? best.word : nil
}
