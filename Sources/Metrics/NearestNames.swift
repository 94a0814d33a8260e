import Diagnostics
import Reports

/// What a word that is not known may have been meant as, the closest first, at most three.
///
/// A word in Chinese is close to what sounds the same, the commonest slip of who types by pinyin (路成区 for 鹿城区); a word in
/// Latin letters also to what reads nearly so (`luchegn`).
package func nearestNames(_ word: String, among things: [Nameable], allowed: ClosedRange<Int> = 0...3) -> [String] {
  if word.utf8.allSatisfy({ $0 < 0x80 }) {
    return nearest(word, among: things.map(\.withReadings), allowed: allowed)
  }
  let sound = pinyin(word)
  let heard = things.filter { $0.spellings.contains { $0.count == word.count && pinyin($0) == sound } }
  return heard.isEmpty
    ? nearest(word, among: things, allowed: allowed) : Array(heard.map(\.shown).uniqued().prefix(3))
}

extension Nameable {
  /// Besides what it is called, how that is read.
  fileprivate var withReadings: Nameable {
    Nameable(shown, spellings: spellings + spellings.filter { $0.utf8.contains { $0 >= 0x80 } }.map(pinyin))
  }
}

extension Sequence<String> {
  fileprivate func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Metric {
  /// How it may be typed: shown by its identifier to who types Latin letters, else by its label.
  package func nameable(for word: String) -> Nameable {
    Nameable(name(id, label.zh, for: word), spellings: [id, label.zh] + aliases)
  }
}

extension Dimension {
  package func nameable(for word: String) -> Nameable {
    Nameable(name(id, label.zh, for: word), spellings: [id, label.zh] + aliases)
  }
}

extension Member {
  package var nameable: Nameable {
    Nameable(
      isToldApart ? wayDown : label.zh, spellings: [label.zh, label.en] + names + (reading.map { [$0] } ?? []) + pinyin)
  }
}

/// The name in the script that the word is in.
package func name(_ english: String, _ chinese: String, for word: String) -> String {
  word.utf8.allSatisfy { $0 < 0x80 } ? english : chinese
}
