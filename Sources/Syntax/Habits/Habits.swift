import Diagnostics

/// The lines that a statement with words of SQL may have been meant as, the likeliest first; none where it has no such
/// words. What its names mean is not known here, so not every line has an answer.
///
///     lawsuits from reports group by district      lawsuits group by district
///     from reports group by district               from reports | count group by district
///     lawsuits by district having lawsuits > 10    lawsuits by district | filter lawsuits > 10
package func linesMeant(by text: String) -> [String] {
  let tokens = Syntax.tokens(of: text).filter { $0.kind != .terminator && $0.kind != .end }
  guard let first = tokens.first else { return [] }
  if let command = commandOfAnotherShell(text) { return [command] }
  if let other = otherStatement(tokens) { return [other] }
  guard CommandName(word: first.text) == nil else { return [] }
  let words = translatedWords(tokens[...], of: text, tables: tables(in: tokens))
  guard !words.isEmpty else { return [] }
  let asTyped = translatedWords(tokens[...], of: text, tables: []) == words && !tokens.contains(where: \.isOfSQL)
  let variants =
    first.kind == .keyword(.from)
    ? counted(words) + distinct(words)
    : withoutTables(words) + sorted(words) + spoken(words) + measureFirst(words)
  return (asTyped ? [] : [line(of: behindPipe(words))]) + variants.map { line(of: behindPipe($0)) }
}

/// Whether the statement begins with a verb of SQL.
package func isOfSQL(_ text: String) -> Bool {
  let words = tokens(of: text).prefix(2).map { asciiLowercased($0.text) }
  let verbs: Set = ["select", "with", "insert", "update", "delete", "drop", "create", "alter", "truncate", "merge"]
  return words.first.map { verbs.contains($0) } ?? false || words == ["sql", "select"]
}

/// `show tables`, `describe table x`, `desc x`.
private func otherStatement(_ tokens: [Token]) -> String? {
  let words = tokens.map { asciiLowercased($0.text) }
  switch words[0] {
  case "show": return words.count == 2 && ["tables", "metrics", "settings"].contains(words[1]) ? words[1] : nil
  case "desc", "describe":
    guard let last = tokens.last, words.count == (words.dropFirst().first == "table" ? 3 : 2) else { return nil }
    return "describe \(last.text)"
  default: return nil
  }
}

/// `having P` as a filter of the answer.
private func behindPipe(_ words: [String]) -> [String] {
  words.flatMap { $0.lowercased() == "having" ? ["|", "filter"] : [$0] }
}

/// `by district desc`: what is sorted by is the measure.
private func sorted(_ words: [String]) -> [[String]] {
  let isSorted = words.contains { Keyword(word: $0) == .sort || Keyword(word: $0) == .order }
  guard !isSorted, words.count > 1, let descends = words.last.flatMap({ isDescending(asciiLowercased($0)) }) else {
    return []
  }
  let sort = Keyword.sort.word(in: words[0].utf8.allSatisfy { $0 < 0x80 } ? .en : .zh)
  return [words.dropLast() + [sort, (descends ? "-" : "") + words[0]]]
}

/// Measures come from reports without saying so.
private func withoutTables(_ words: [String]) -> [[String]] {
  guard let from = words.firstIndex(where: { Keyword(word: $0) == .from }), from > 0, from + 1 < words.count,
    Int(words[from + 1]) == nil
  else {
    return []
  }
  return [Array(words[..<from] + words[(from + 2)...])]
}

/// `select distinct kind`: that rows are to be shown once stands behind the columns.
private func distinct(_ words: [String]) -> [[String]] {
  guard
    let place = words.indices.dropLast().first(where: {
      Keyword(word: words[$0]) == .select && Keyword(word: words[$0 + 1]) == .distinct
    })
  else { return [] }
  var moved = words
  let word = moved.remove(at: place + 1)
  moved.insert(word, at: moved[place...].firstIndex(of: "|") ?? moved.endIndex)
  return [moved]
}

/// `鹿城区 公开率`: what is measured stands before the members.
private func measureFirst(_ words: [String]) -> [[String]] {
  guard words.count > 1 else { return [] }
  let isName = { (word: String) in isPlainName(word) && Keyword(word: word) == nil }
  let names = words.prefix { isName($0) || Int($0) != nil }
  return names.indices.dropFirst().filter { isName(words[$0]) }.map { place in
    [words[place]] + words[..<place] + words[(place + 1)...]
  }
}

/// What is computed over the rows of a table stands behind a pipe.
private func counted(_ words: [String]) -> [[String]] {
  func first(_ isMeant: (Keyword) -> Bool) -> Int? {
    words.firstIndex { Keyword(word: $0).map(isMeant) ?? false }
  }
  if let aggregate = first({ $0.aggregate != nil }) {
    return words[aggregate - 1] == "|" ? [] : [Array(words[..<aggregate] + ["|"] + words[aggregate...])]
  }
  guard let by = first({ $0 == .by || $0 == .group }), words[by - 1] != "order", words[by - 1] != "sort",
    first({ [.rank, .share, .growth].contains($0) }) == nil
  else { return [] }
  return [Array(words[..<by] + ["|", "count"] + words[by...])]
}

private func tables(in tokens: [Token]) -> Set<String> {
  var names: Set<String> = []
  for (token, next) in zip(tokens, tokens.dropFirst()) where next.kind == .word {
    if token.kind == .keyword(.from) || token.kind == .keyword(.join) { names.insert(asciiLowercased(next.text)) }
  }
  return names
}

extension Token {
  fileprivate var isOfSQL: Bool {
    ["like", "null", "having"].contains { isWord($0) } || isComparisonInWords || isEmptinessInWords || kind == .unknown
  }
}
