import Randomness

/// Statements by the grammar, in a random mixture of both languages.
struct StatementMaker {
  var random: SeededGenerator

  mutating func statement() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: "\(random.pick(["let", "令"])) \(name()) = \(query())"
    case 1: "define \(name()) = \(expression(2)) as \(string()) \(name())"
    case 2: random.pick(["trace ", "explain ", "plot line ", "解释 "]) + query()
    case 3 where random.chance(30):
      random.pick([
        "sql \(query())", "查询语句 \(string())", "sql \(string()) top 3 \(name()) ｜ \(clause(9))",
        "save database \(string())",
        "保存! 数据库 a.sqlite",
      ])
    case 3: random.pick(["load a/*.txt \"b c\"", "trace #7", "help by", "set implied off", "检查 鹿城区 2019"])
    default: query()
    }
  }

  mutating func query() -> String {
    var blocks = [block(isFirst: true)]
    while random.chance(25) { blocks.append(block(isFirst: false)) }
    return blocks.joined(separator: random.pick([" | ", "｜", " |\n  "]))
  }

  private mutating func block(isFirst: Bool) -> String {
    var kinds = Array(0..<17).shuffled(using: &random)
    kinds = Array(kinds.prefix(Int.random(in: 1...4, using: &random)))
    let clauses = kinds.map { clause($0) }
    let source = random.chance(80) ? random.chance(70) ? measures() : "from \(name())" : ""
    if !isFirst && random.chance(50) { return clauses.joined(separator: " ") }
    return source.isEmpty ? "\(measures()) \(clauses[0])" : ([source] + clauses).joined(separator: " ")
  }

  private mutating func clause(_ kind: Int) -> String {
    switch kind {
    case 0: "\(random.pick(["by", "按", "group by", "group"])) \(name()), \(name())"
    case 1: "\(random.pick(["filter", "筛选", "where"])) \(expression(3))"
    case 2: member()
    case 3: "\(member()) \(random.pick(["vs", "比"])) \(member())"
    case 4: "share \(measures())"
    case 5: "rank \(expression(1)) within \(name())"
    case 6: "sort -\(expression(1)), \(name())"
    case 7:
      "top \(Int.random(in: 1...9, using: &random))" + (random.chance(50) ? " \(name())" : "")
        + (random.chance(30) ? " within \(name())" : "")
    case 8: "pivot \(name())"
    case 9: random.pick(["totals", "distinct", "合计行"])
    case 10: "select \(expression(2)), \(name()) = \(expression(1))"
    case 11: "derive \(name()) = \(expression(2))"
    case 12: "rename \(name()) as \(name())"
    case 13: "join \(name()) on \(name())"
    case 14: "save \(string())"
    case 15: "\(random.pick(["growth", "同比", "增长"])) \(measures())"
    default: "into \(name())"
    }
  }

  private mutating func measures() -> String {
    var measures = [measure()]
    while random.chance(30) { measures.append(measure()) }
    return measures.joined(separator: random.pick([", ", "，", "、"]))
  }

  private mutating func measure() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: "count"
    case 1: "\(random.pick(["avg", "平均", "count", "max"])) \(expression(1))"
    case 2: "avg(\(expression(1)))"
    case 3: "min(\(name()), \(name()))"
    default: expression(2)
    }
  }

  mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return simple() }
    let inner = depth - 1
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "(\(expression(inner)))"
    case 1: return "-(\(expression(inner)))"
    case 2: return "(not \(expression(inner)))"
    case 3: return "(\(expression(inner)) is not \(random.pick(["blank", "缺失"])))"
    case 4: return "((\(expression(inner))) in (\(simple()), \(simple())))"
    case 5: return "((\(expression(inner))) not between \(simple()) and \(simple()))"
    case 6: return "\(name())(\(expression(inner)), \(simple()))"
    case 7: return "\(name())@(\(member()), 2020)"
    case 8: return "sum(\(expression(inner)))"
    default:
      let sign = random.pick(["+", "-", "*", "/", "%", "=", "!=", "<", ">=", "~", "=~", "and", "or", "且"])
      return "((\(expression(inner))) \(sign) (\(expression(inner))))"
    }
  }

  private mutating func simple() -> String {
    random.pick([name(), name(), string(), "2020", "0.5", "50%", "2018..2020", "latest", "$year"])
  }

  private mutating func member() -> String {
    random.pick(["2020", "鹿城区", "温州市/鹿城区", "2018..2020", "最新", "\"按\"", "$y", "lucheng"])
  }

  private mutating func name() -> String {
    random.pick(["lawsuits", "行政诉讼", "denied.law", "区县", "year", "tables", "x1", "bar", "check", "rank", "growth"])
  }

  private mutating func string() -> String {
    random.pick(["\"a b\"", "'it\\n\"s\\\"'", "“甲，乙”", "\"\\\\ \\u{1F600} |;#\"", "「按」", "\"\""])
  }
}
