/// Years as they are said, in the words of a query.
///
///     applications between 2020 and 2021   applications 2020..2021
///     applications from 2020 to 2021       applications 2020..2021
///     lawsuits since 2020                  lawsuits filter year >= 2020
///     lawsuits last year                   lawsuits filter year = latest
func saidOfYears(_ words: [String]) -> [String] {
  var said: [String] = []
  var rest = words[...]
  while let word = rest.first {
    let next = rest.dropFirst().prefix(3).map(asciiLowercased)
    switch (asciiLowercased(word), next.first) {
    case ("between", let first?) where isYear(first) && next.count > 2 && next[1] == "and" && isYear(next[2]):
      said.append("\(first)..\(next[2])")
      rest = rest.dropFirst(4)
    case ("from", let first?) where isYear(first) && next.count > 2 && upTo.contains(next[1]) && isYear(next[2]):
      said.append("\(first)..\(next[2])")
      rest = rest.dropFirst(4)
    case (let first, let joint?) where isYear(first) && upTo.contains(joint) && next.count > 1 && isYear(next[1]):
      said.append("\(first)..\(next[1])")
      rest = rest.dropFirst(3)
    case ("from", let year?) where isYear(year): append(">=", year)
    case ("since", let year?) where isYear(year): append(">=", year)
    case ("after", let year?) where isYear(year): append(">", year)
    case ("before", let year?) where isYear(year): append("<", year)
    case ("until", let year?) where isYear(year): append("<=", year)
    case ("last", "year"), ("this", "year"): append("=", "latest")
    case ("去年", _), ("今年", _), ("上年", _), ("上一年", _):
      said += ["筛选", "年份", "=", "最新"]
      rest = rest.dropFirst()
    default:
      said.append(word)
      rest = rest.dropFirst()
    }
  }
  return said

  func append(_ sign: String, _ year: String) {
    said += ["filter", "year", sign, year]
    rest = rest.dropFirst(2)
  }
}

private let upTo: Set = ["to", "until", "through", "and"]

private func isYear(_ word: String) -> Bool { word.utf8.count == 4 && Int(word) != nil }
