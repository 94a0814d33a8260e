import Diagnostics
import Reports

/// Something that a completion may offer: what is put into the line, what is said beside it, what it is found by.
struct Entry {
  /// Put into the line where an ASCII key was typed, and where nothing was.
  var text: String
  /// Put into the line where Chinese, or pinyin, was typed; nil for the same.
  var chinese: String?
  var label: String
  /// What is said beside the Chinese text, where that is something else.
  var chineseLabel: String?
  var kind: WordClass
  /// Further words that it is found by: codes, short names.
  var keys: [String] = []
  /// The reading of its Chinese name, where that may differ from its characters' usual one.
  var reading: String?
  var isFollowedByBlank = true
}

/// How well an entry fits what was typed; less is better.
private enum Fit: Int, Comparable {
  /// The whole code of a division, which the codes of areas inside it begin with.
  case whole
  case start, inside, scattered

  static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
}

/// The entries that fit a word, as candidates: those that begin with it by identifier, label, pinyin, initials or code;
/// where there are none, those that contain it; where there are none, those that have its letters in order.
func candidates(for word: String, among entries: [Entry], in language: Language) -> [Candidate] {
  let typed = word.lowercased()
  var best: Fit?
  var found: [(fit: Fit, candidate: Candidate)] = []
  for entry in entries {
    guard let (fit, usesChinese) = entry.fit(typed, in: language) else { continue }
    if let known = best, fit > known { continue }
    best = fit
    let text = usesChinese ? entry.chinese ?? entry.text : entry.text
    let label = usesChinese ? entry.chineseLabel ?? entry.label : entry.label
    let candidate = Candidate(text, label: label, kind: entry.kind, isFollowedByBlank: entry.isFollowedByBlank)
    found.append((fit, candidate))
  }
  var seen: Set<String> = []
  return found.filter { $0.fit == best && seen.insert($0.candidate.text).inserted }.map(\.candidate)
}

extension Entry {
  /// How the entry fits, and whether by its Chinese name; nil where it does not.
  fileprivate func fit(_ typed: String, in language: Language) -> (Fit, Bool)? {
    if typed.isEmpty { return (.start, language == .zh) }
    let isASCII = typed.utf8.allSatisfy { $0 < 0x80 }
    let name = chinese ?? text
    if typed.count == 6, typed.allSatisfy(\.isNumber), keys.contains(typed) { return (.whole, true) }
    if text.lowercased().hasPrefix(typed) { return (.start, false) }
    if !isASCII, name.lowercased().hasPrefix(typed) { return (.start, true) }
    if keys.contains(where: { $0.lowercased().hasPrefix(typed) }) {
      return (.start, !isASCII || chinese != nil && text == name)
    }
    let isChinese = name.utf8.contains { $0 >= 0x80 }
    if isASCII, isChinese, isRead(name, typed) || name.contains("/") && keys.first.map({ isRead($0, typed) }) ?? false {
      return (.start, true)
    }
    if typed.count >= 2, text.lowercased().contains(typed) { return (.inside, false) }
    if typed.count >= 2, name.lowercased().contains(typed) { return (.inside, true) }
    if typed.count >= 2, isASCII, isChinese, (reading ?? pinyin(name)).contains(typed) { return (.inside, true) }
    if typed.count >= 3, isASCII, isScattered(typed, in: text.lowercased()) { return (.scattered, false) }
    return nil
  }

  private func isRead(_ name: String, _ typed: String) -> Bool {
    (reading ?? pinyin(name)).hasPrefix(typed) || initials(name, pinyin: reading).hasPrefix(typed)
  }
}

/// Whether the letters stand in the text in this order, with others between.
private func isScattered(_ letters: String, in text: String) -> Bool {
  var rest = Substring(text)
  for letter in letters {
    guard let place = rest.firstIndex(of: letter) else { return false }
    rest = rest[rest.index(after: place)...]
  }
  return true
}
