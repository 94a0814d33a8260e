import Documents

/// The reading of a name without tones or blanks, `binjiangjiedao`; characters that are no Chinese stay as they are, in
/// lower case.
package func pinyin(_ name: String) -> String {
  readings(name).joined()
}

/// The first letters of a name's syllables: `lcq` for 鹿城区.
///
/// - Parameter pinyin: the name's own reading where it has one (places), which may differ from its characters' usual
///   ones: 乐清市 is `yqs`.
package func initials(_ name: String, pinyin: String? = nil) -> String {
  let usual = readings(name)
  guard let pinyin, pinyin != usual.joined() else { return String(usual.compactMap(\.first)) }
  let letters = Array(pinyin)
  guard let lengths = syllableLengths(letters[...], usual[...]) else { return String(usual.compactMap(\.first)) }
  var start = 0
  return String(
    lengths.map { length in
      defer { start += length }
      return letters[start]
    })
}

/// How many letters belong to each character, where `letters` can be cut into known syllables at all; a character's
/// usual reading is tried first.
private func syllableLengths(_ letters: ArraySlice<Character>, _ usual: ArraySlice<String>) -> [Int]? {
  guard let first = usual.first else { return letters.isEmpty ? [] : nil }
  guard !letters.isEmpty else { return nil }
  let longest = min(6, letters.count)
  let candidates = (letters.starts(with: first) ? [first.count] : []) + (1...longest).reversed()
  for length in candidates
  where length == first.count && letters.starts(with: first)
    || PinyinTable.shared.syllables.contains(String(letters.prefix(length)))
  {
    if let rest = syllableLengths(letters.dropFirst(length), usual.dropFirst()) { return [length] + rest }
  }
  return nil
}

private func readings(_ name: String) -> [String] {
  name.map { PinyinTable.shared.reading[$0] ?? $0.lowercased() }
}

/// `pinyinTable` made searchable, once.
private struct PinyinTable: Sendable {
  static let shared = PinyinTable()
  let reading: [Character: String]
  let syllables: Set<String>

  init() {
    var reading: [Character: String] = [:]
    var syllables: Set<String> = []
    reading.reserveCapacity(6800)
    for line in "\(pinyinTable)".split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard let syllable = parts.first.map(String.init), let characters = parts.last else { continue }
      syllables.insert(syllable)
      for character in characters { reading[character] = syllable }
    }
    self.reading = reading
    self.syllables = syllables
  }
}
