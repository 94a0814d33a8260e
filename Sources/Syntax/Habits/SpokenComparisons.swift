/// The lines that a question for those with much or little of something may have been meant as.
///
///     which districts have more than 10 lawsuits   lawsuits > 10 by district
///     districts with lawsuits over 10              lawsuits > 10 by district
///     which district has the most lawsuits         lawsuits by district top 1
func sought(_ words: [String]) -> [[String]] {
  guard !words.contains("|"), !words.contains("｜") else { return [] }
  let plain = withSigns(words.filter { !isFiller($0) })
  if let sign = plain.firstIndex(where: signs.contains), sign + 1 < plain.count {
    let (number, after) = (plain[sign + 1], Array(plain[(sign + 2)...]))
    guard Double(number) != nil else { return [] }
    // `more than 10 lawsuits`, or `lawsuits more than 10`.
    if let metric = after.first, isName(metric) {
      return asked(metric, [plain[sign], number], of: plain[..<sign], Array(after.dropFirst()), [])
    }
    guard sign > 0 else { return [] }
    // `lawsuits by district > 10`
    if sign > 2, Keyword(word: plain[1]) == .by {
      return [[plain[0], plain[sign], number] + plain[1..<sign] + after]
    }
    return asked(plain[sign - 1], [plain[sign], number], of: plain[..<(sign - 1)], after, [])
  }
  guard let place = plain.firstIndex(where: { extremes[asciiLowercased($0)] != nil }), place + 1 < plain.count,
    let extreme = extremes[asciiLowercased(plain[place])]
  else { return [] }
  return asked(plain[place + 1], [], of: plain[..<place], Array(plain[(place + 2)...]), [extreme, "1"])
}

/// `METRIC CONDITION by KEY REST ENDING`, the key in the singular.
private func asked(
  _ metric: String, _ condition: [String], of subject: ArraySlice<String>, _ rest: [String], _ ending: [String]
) -> [[String]] {
  guard let key = subject.first else { return [[metric] + condition + rest + ending] }
  guard subject.count == 1, isName(key) else { return [] }
  return singulars(of: key).map { [metric] + condition + ["by", $0] + rest + ending }
}

private func isName(_ word: String) -> Bool { isPlainName(word) && Keyword(word: word) == nil }

private func singulars(of word: String) -> [String] {
  if word.hasSuffix("ies") { return [word, word.dropLast(3) + "y"] }
  return word.hasSuffix("s") ? [word, String(word.dropLast())] : [word]
}

/// Words that such a question has besides.
private func isFiller(_ word: String) -> Bool {
  [
    "which", "what", "who", "the", "of", "have", "has", "had", "with", "a", "an", "there", "that", "are", "is", "show",
    "me", "list", "all", "number", "where", "in",
  ].contains(asciiLowercased(word))
}

/// `more than` as `>`, `at least` as `>=`.
private func withSigns(_ words: [String]) -> [String] {
  var result: [String] = []
  for word in words {
    let lower = asciiLowercased(word)
    if let last = result.last.map(asciiLowercased), let sign = signsOfTwo["\(last) \(lower)"] {
      result[result.count - 1] = sign
    } else {
      result.append(signsOfOne[lower] ?? word)
    }
  }
  return result
}

private let signs: Set = [">", "<", ">=", "<=", "="]

private let signsOfTwo = [
  "more than": ">", "greater than": ">", "higher than": ">", "larger than": ">", "less than": "<", "fewer than": "<",
  "lower than": "<", "smaller than": "<", "at least": ">=", "at most": "<=",
]

private let signsOfOne = ["over": ">", "above": ">", "under": "<", "below": "<", "exactly": "="]

private let extremes = [
  "most": "top", "highest": "top", "largest": "top", "biggest": "top", "fewest": "bottom", "least": "bottom",
  "lowest": "bottom", "smallest": "bottom",
]
