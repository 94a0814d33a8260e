/// The lines that words of speech may have been meant as: words that a query does without left out, others as this language
/// says them.
///
///     how many lawsuits per district in 2020   lawsuits by district 2020
///     lawsuits and reviews, by district        lawsuits , reviews by district
///     top 3 districts by lawsuits              lawsuits by district top 3
///     which districts have more than 3 lawsuits  lawsuits > 3 by district
func spoken(_ words: [String]) -> [[String]] {
  let said = saidOfYears(words)
  let plain = withoutCommas(said.compactMap(inQuery))
  return sought(said) + (plain == words ? [] : [plain]) + ranked(plain)
}

/// The word as a query has it; nil for one that it does without.
private func inQuery(_ word: String) -> String? {
  switch asciiLowercased(word) {
  case "how", "many", "much", "what", "which", "is", "are", "was", "were", "show", "me", "give", "list", "please",
    "the", "of",
    "for", "in", "total", "number":
    nil
  case "per", "each": "by"
  case "average": "avg"
  case "change", "changes", "increase", "decrease": "growth"
  case "last", "newest": "latest"
  case "and": ","
  default: word
  }
}

/// No comma stands before a clause, or at the end.
private func withoutCommas(_ words: [String]) -> [String] {
  words.indices.filter { place in
    guard words[place] == "," || words[place] == "，" else { return true }
    guard place + 1 < words.count else { return false }
    return Keyword(word: words[place + 1]).map { !Keyword.clauses.contains($0) } ?? true
  }.map { words[$0] }
}

/// `top 3 districts by lawsuits`: the measure stands first.
private func ranked(_ words: [String]) -> [[String]] {
  guard words.count >= 5, let first = Keyword(word: words[0]), first == .top || first == .bottom,
    Keyword(word: words[3]) == .by
  else { return [] }
  let (key, ending) = (words[2], words[0...1])
  let keys = key.hasSuffix("s") ? [key, String(key.dropLast())] : [key]
  return keys.map { [words[4], words[3], $0] + words[5...] + ending }
}

/// The command that is meant by who writes it as other shells do: `.tables`, `\d`, `:q`, `?`.
func commandOfAnotherShell(_ text: String) -> String? {
  guard let sign = text.first, ".\\:/?".contains(sign) else { return nil }
  let rest = text.drop { $0 == sign }
  let word = asciiLowercased(String(rest.prefix { !$0.isWhitespace }))
  let command: CommandName? =
    switch word {
    case "q", "wq", "quit", "exit": .quit
    case "d", "dt", "l", "tables", "schema": .tables
    case "", "h", "help", "?": .help
    case "i", "read": .source
    default: CommandName(word: word)
    }
  return command.map { $0.rawValue + (rest.count > word.count ? String(rest.dropFirst(word.count)) : "") }
}
