import Metrics
import Randomness

/// Queries over all of the language, most of which mean something over the reports of `differentialReports`.
struct RandomQuestions {
  var random: SeededGenerator
  /// Measures and keys of the first block that later ones can name.
  private var columns: [String] = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A query of one to three blocks.
  mutating func question() -> String {
    columns = []
    var blocks = [random.chance(72) ? overReports() : overTable()]
    while blocks.count < 3, random.chance(30) { blocks.append(overRows()) }
    return blocks.joined(separator: " | ")
  }

  // MARK: Over reports

  private mutating func overReports() -> String {
    let keys = keys()
    columns += keys
    var clauses = keys.isEmpty ? [] : ["by \(keys.joined(separator: ", "))"]
    let isShared = random.chance(14)
    let isRanked = !isShared && random.chance(12)
    let isGrowing = !isShared && !isRanked && random.chance(14)
    if isGrowing { columns += ["previous", "change", "growth"] }
    let source =
      isShared
      ? "share \(additive())"
      : isRanked ? ranked(keys) : isGrowing ? "growth \(measures(1...2))" : measures(1...3)
    if random.chance(35) { clauses.append("filter \(condition(2))") }
    while random.chance(30) { clauses.append(member()) }
    if random.chance(12) { clauses.append(versus()) }
    if random.chance(14) {
      clauses.append("pivot \(random.pick(keys.isEmpty || random.chance(30) ? reportKeys : keys))")
    }
    if random.chance(20) { clauses.append("totals") }
    if random.chance(18) {
      let group = keys.count > 1 && random.chance(40) ? " within \(random.pick(keys))" : ""
      clauses.append("\(random.pick(["top", "bottom"])) \(Int.random(in: 1...5, using: &random))\(group)")
    }
    if random.chance(12) { clauses.append("limit \(Int.random(in: 1...6, using: &random))") }
    if random.chance(15), let column = columns.randomElement(using: &random) {
      clauses.append("sort \(random.pick(["", "-"]))\(column)")
    }
    if random.chance(20), columns.count > 1 { clauses.append(reshaping()) }
    if !keys.isEmpty, random.chance(8) { clauses.append(joining(keys)) }
    return ([source] + clauses.shuffled(using: &random)).joined(separator: " ")
  }

  private mutating func joining(_ keys: [String]) -> String {
    let table = random.pick(["population", "kept", "spread", "reports"])
    return "join \(table)\(random.chance(50) ? " on \(random.pick(keys))" : "")"
  }

  /// Other columns: computed, chosen, renamed.
  private mutating func reshaping() -> String {
    let (one, other) = (random.pick(columns), random.pick(columns))
    return random.pick([
      "derive d = \(one) \(sign()) \(other)", "select \(one), e = \(other) \(sign()) 2", "rename \(one) as f",
      "select \(other), \(one) distinct", "derive t = \(one) is \(random.pick(["blank", "missing", "not missing"]))",
      "derive k = coalesce(\(one), \(other))", "derive n = if(\(one) > 3, \(other), \(one))",
    ])
  }

  private mutating func keys() -> [String] {
    let number = random.pick([0, 1, 1, 1, 2, 2, 3])
    var keys = Array(reportKeys.shuffled(using: &random).prefix(number))
    if random.chance(22) { keys.append(random.pick(["applicant", "outcome", "reason", "path", "result"])) }
    return keys.shuffled(using: &random)
  }

  private mutating func ranked(_ keys: [String]) -> String {
    let within = keys.count > 1 && random.chance(50) ? " within \(keys[0])" : ""
    return "rank \(measure())\(within)"
  }

  private mutating func measures(_ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in measure() }.joined(separator: ", ")
  }

  private mutating func measure() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: "count"
    case 1: "\(random.pick(["avg", "min", "max", "median", "stddev", "count"])) \(metric())"
    case 2: "\(random.pick(["avg", "median", "stddev", "max"])) (\(metric()) \(sign()) \(metric()))"
    case 3, 4: "\(metric()) \(sign()) \(metric())"
    case 5: "\(metric()) / \(metric())"
    case 6: "\(metric())@\(random.pick(["2019", "2020", "2021", "鹿城区", "(2020, 温州市)"]))"
    case 7: "coalesce(\(metric()), \(Int.random(in: 0...3, using: &random)))"
    case 8: "round(\(metric()) / \(metric()), \(Int.random(in: 0...3, using: &random)))"
    case 9: "lawsuits@\(member()) / \(metric())"
    case 10: "\(random.pick(["min", "max"]))(\(metric()), \(metric()))"
    case 13: "pressure"
    case 11: "\(metric()) \(random.pick(["<", ">=", "!="])) \(random.chance(50) ? number() : metric())"
    case 12: "\(random.pick(["abs", "floor", "ceil"]))(\(metric()) / \(number()))"
    default: plainMeasure()
    }
  }

  private mutating func additive() -> String {
    let all = [
      "applications", "lawsuits", "handled", "reviews.upheld", "denied.law", "fees", "count", "granted + partial",
    ]
    return all.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)).joined(separator: ", ")
  }

  private mutating func plainMeasure() -> String {
    columns.append(metric())
    return columns[columns.count - 1]
  }

  private mutating func metric() -> String {
    random.chance(60)
      ? random.pick(["applications", "lawsuits", "handled", "reviews", "granted", "fees", "disclosure_rate", "denied"])
      : random.pick(metrics).id
  }

  private mutating func condition(_ depth: Int) -> String {
    if depth > 0, random.chance(35) {
      return "(\(condition(depth - 1)) \(random.pick(["and", "or"])) \(condition(depth - 1)))"
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "year \(comparison()) \(Int.random(in: 2018...2022, using: &random))"
    case 1: return "year in (2019, 2021)"
    case 2: return "district in (鹿城区, \"滨江街道\", 温州市)"
    case 3: return "organ ~ \"\(random.pick(["人民政府", "街道", "局", "%", "_", "ａ", "É", "e", "\u{301}", "SS"]))\""
    case 4: return "not level = \(random.pick(["county", "street", "department", "city"]))"
    case 5: return "\(metric()) is \(random.pick(["", "not "]))blank"
    case 6: return "\(random.pick(["year", "county", "city"])) is \(random.pick(["", "not "]))blank"
    case 7: return "\(metric()) between \(number()) and \(Int.random(in: 20...50, using: &random))"
    case 8: return "\(metric()) + \(metric()) \(comparison()) \(metric())"
    default: return "\(metric()) \(comparison()) \(number())"
    }
  }

  private mutating func member() -> String {
    random.pick([
      "2019", "2020", "2018..2020", "latest", "鹿城区", "温州市", "浙江省", "2021", "自然人", "granted", "county", "area",
    ])
  }

  private mutating func versus() -> String {
    random.pick([
      "2019 vs 2020", "2020 vs 2019 vs 2021", "鹿城区 vs 洞头区", "自然人 vs 商业企业", "area vs organ", "2019 vs 2018",
    ])
  }

  private mutating func comparison() -> String { random.pick(["=", "!=", "<", "<=", ">", ">="]) }

  private mutating func sign() -> String { random.pick(["+", "-", "*", "/", "%", "+"]) }

  private mutating func number() -> String { "\(Int.random(in: 0...40, using: &random))" }

  // MARK: Over tables

  private mutating func overTable() -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "from reports \(clauses(["year"], ["organ", "district", "level", "form", "city", "scope"]))"
    case 1: return "from facts \(clauses(["value", "implied"], ["table", "kind", "metric", "row", "report", "unit"]))"
    case 2:
      return "from findings \(clauses(["expected", "found", "difference"], ["report", "rule", "outcome", "table"]))"
    case 3: return "from kept \(clauses(["lawsuits", "applications", "disclosure_rate"], ["district"]))"
    default: return "from spread \(clauses(["2019", "2020", "2021"].map { "\"\($0)\"" }, ["organ"]))"
    }
  }

  private mutating func clauses(_ numbers: [String], _ texts: [String]) -> String {
    let (number, other) = (random.pick(numbers), random.pick(numbers))
    let (text, word) = (random.pick(texts), random.pick(texts))
    let all = [
      "filter \(number) \(comparison()) \(random.pick(["2020", "5", "30"]))",
      "filter \(number) is \(random.pick(["", "not "]))\(random.pick(["blank", "missing"]))",
      "filter \(text) ~ \"\(random.pick(["区", "20", "e", "总", "（"]))\" or \(number) < \(other)",
      "select \(text), \(number), x = \(number) \(sign()) \(other)", "select \(text), \(word) distinct",
      "sort \(random.pick(["", "-"]))\(number), \(word)", "sort \(random.pick(["", "-"]))\(text)",
      "top \(Int.random(in: 1...6, using: &random)) \(number)", "bottom 4 \(number)",
      "limit \(Int.random(in: 1...9, using: &random))", "derive y = \(number) \(sign()) 3",
      "derive z = length(\(text))", "derive a = year(\(random.chance(70) ? text : number))",
      "top 2 \(number) within \(text)", "latest", "growth \(number)", "| growth count, avg \(number) by \(text), year",
      "derive w = substring(\(text), 2, 3)", "derive w = concat(\(text), \"-\", \(word))",
      "derive w = replace(\(text), \"\(random.pick(["区", "政府", "e", ""]))\", \"\(random.pick(["", "市"]))\")",
      "filter \(random.pick(["starts_with", "ends_with"]))(\(text), \"\(random.pick(["鹿", "区", "府", "r", ""]))\")",
      "derive a = \(random.pick(["month", "day"]))(\(random.chance(70) ? text : number))", "derive w = trim(\(text))",
      "derive r = sqrt(\(number))", "derive v = coalesce(\(number), 7)", "rename \(number) as renamed",
      "select u = upper(\(text)), l = lower(\(word)), \(number) distinct", "totals",
      "| \(aggregates(number, other)) by \(text)", "| \(aggregates(number, other)) by \(text), \(word) totals",
      "| \(aggregates(number, other))", "| count by \(text), \(word) pivot \(word)",
      "| rank avg \(number) by \(text)", "| share \(number) by \(text)", "| share count by \(text)",
      "select m = min(\(number), \(other)), i = if(\(number) > \(other), \(text), \(word))", "distinct",
      "join population", "join kept", "join spread on organ", "join population on district, year",
      "join population on district",
    ]
    var chosen = Array(all.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    chosen.sort { !$0.hasPrefix("|") && $1.hasPrefix("|") }
    return chosen.joined(separator: " ")
  }

  private mutating func aggregates(_ number: String, _ other: String) -> String {
    let all = ["sum", "avg", "min", "max", "median", "stddev", "count"].map {
      "\($0) \(random.chance(50) ? number : other)"
    }
    return (all + ["count"]).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
      .joined(separator: ", ")
  }

  // MARK: Over rows of the block before

  private mutating func overRows() -> String {
    let known = columns.isEmpty ? ["rows", "lawsuits", "district", "organ", "text", "report"] : columns
    let (column, other) = (random.pick(known), random.pick(known))
    return random.pick([
      "filter \(column) > 5", "filter \(column) is not blank", "sort -\(column)", "top 3 \(column)", "limit 3",
      "distinct",
      "derive d = \(column) * 2", "select \(column)", "avg \(column), max \(column)",
      "sum \(column), count by district",
      "count by year", "median \(column), stddev \(column) by year", "rank \(column)", "share \(column)",
      "rename \(column) as other", "totals", "share \(column) by district totals", "count by year, district pivot year",
      "filter not (\(column) = 0) and \(column) is not missing", "pivot year", "filter \(column) is missing",
      "count \(column), min \(column) by \(other)", "sum \(column) by \(other) totals", "pivot \(other)",
      "derive d = \(column) \(sign()) \(other)", "select \(other), \(column) distinct", "sort \(other), -\(column)",
      "top 2 \(column)", "bottom 3 \(other)", "rank \(column) by \(other)", "derive b = \(column) is blank distinct",
      "join population", "join kept on district | filter lawsuits > 3", "join spread on organ",
      "avg \(column) by \(other) | rank avg_\(column)", "filter \(column) > \(other)", "derive d = \"2020\" - \"2019\"",
      "filter \"2020\" is missing", "rank \(column) within \(other)",
      "top 2 within \(other)", "bottom 1 \(column) within \(other)", "latest", "2020 latest", "growth \(column)",
      "growth sum \(column) by \(other), year", "growth \(column), \(other) filter growth is missing",
    ])
  }
}

private let reportKeys = [
  "district", "county", "city", "province", "level", "scope", "organ", "year", "form", "report",
]
