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
  return sought(said) + (plain == words ? [] : [plain]) + ranked(plain) + counted(reports: plain, of: said)
    + compared(said)
    + reshaped(plain)
}

/// The word as a query has it; nil for one that it does without.
private func inQuery(_ word: String) -> String? {
  switch asciiLowercased(word) {
  case ".", "there", "did", "do", "does", "been", "how", "many", "much", "what", "which", "is", "are", "was", "were",
    "show", "me", "give", "list", "please",
    "the", "of",
    "for", "in", "total", "number":
    nil
  case "per", "each": "by"
  case "average": "avg"
  case "change", "changes", "increase", "decrease": "growth"
  case "last", "newest": "latest"
  case "percentage", "percent", "proportion": "share"
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

/// `count reports by year`, `how many reports`: reports are what is counted where nothing else is.
private func counted(reports words: [String], of said: [String]) -> [[String]] {
  let isCounted = said.map(asciiLowercased).contains { ["count", "many", "number"].contains($0) }
  guard isCounted || words.count > 1 else { return [] }
  let rest = words.filter { Keyword(word: $0) != .count }
  return rest.first.map(asciiLowercased) == "reports" ? [["count"] + rest.dropFirst()] : []
}

/// `compare 鹿城区 and 洞头区 lawsuits`, `compare lawsuits 鹿城区 and 洞头区`: members with `vs` between them, behind the measure.
private func compared(_ words: [String]) -> [[String]] {
  let joints: Set = ["and", "with", "to", "和", "与", "跟", "且"]
  guard words.first.flatMap({ Keyword(word: $0) }) == .compare else { return [] }
  let rest = Array(words.dropFirst())
  guard let joint = rest.firstIndex(where: { joints.contains(asciiLowercased($0)) }), joint > 0, joint + 1 < rest.count
  else { return [] }
  let members = [rest[joint - 1], "vs", rest[joint + 1]]
  let others = Array(rest[..<(joint - 1)] + rest[(joint + 2)...])
  guard let measure = others.first else { return [] }
  return [[measure] + members + others.dropFirst()]
}

/// Words in an order that this language does not have, or without what stands between them.
///
///     lawsuits by district year                    lawsuits by district, year
///     lawsuits average by district                 avg lawsuits by district
///     lawsuits by district excluding 宿迁市        lawsuits by district filter district != 宿迁市
///     trend of lawsuits                            lawsuits by year
///     ratio of lawsuits to applications            lawsuits / applications
private func reshaped(_ words: [String]) -> [[String]] {
  var lines: [[String]] = []
  if let by = words.firstIndex(where: { Keyword(word: $0) == .by }), by + 2 < words.count, isPlainName(words[by + 2]) {
    lines.append(words[...(by + 1)] + [","] + words[(by + 2)...])
  }
  if words.count > 1, Keyword(word: words[1])?.aggregate != nil { lines.append([words[1], words[0]] + words[2...]) }
  let without: Set = ["excluding", "except", "without", "not", "不含", "排除", "除", "除了"]
  if let place = words.firstIndex(where: { without.contains(asciiLowercased($0)) }), place + 1 < words.count {
    for dimension in ["district", "city", "county", "province", "year"] {
      lines.append(words[..<place] + ["filter", dimension, "!=", words[place + 1]] + words[(place + 2)...])
    }
  }
  let lower = words.map(asciiLowercased)
  if let trend = lower.firstIndex(of: "trend") {
    let rest = words[..<trend] + words[(trend + 1)...]
    lines.append(rest + (rest.contains { Keyword(word: $0) == .by } ? [",", "year"] : ["by", "year"]))
  }
  if lower.first == "ratio", let to = lower.firstIndex(of: "to"), to + 1 < words.count {
    lines.append(words[1..<to] + ["/"] + words[(to + 1)...])
  }
  return lines
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
