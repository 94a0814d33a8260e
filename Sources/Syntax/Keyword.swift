import Diagnostics

/// The keywords, each under its English word. `chinese` and `otherWords` are the further words that mean the same.
///
/// A keyword in quotes is a name. ASCII case does not matter.
package enum Keyword: String, Sendable, CaseIterable {
  case by, group, filter, `where`, compare, vs
  case sum, avg, min, max, median, count, stddev
  case share, rank, growth, within, sort, order, top, bottom, pivot, totals
  case select, derive, rename, distinct, limit, join, on
  case save, into, `as`, from, `let`, define
  case and, or, not, `in`, between, `is`, blank, missing, latest

  /// The Chinese word that help shows, completion offers and `format` writes.
  package var chinese: String {
    switch self {
    case .by: "按"
    case .group: "分组"
    case .filter: "筛选"
    case .where: "其中"
    case .compare: "对比"
    case .vs: "比"
    case .sum: "求和"
    case .avg: "平均"
    case .min: "最小"
    case .max: "最大"
    case .median: "中位数"
    case .count: "计数"
    case .stddev: "标准差"
    case .share: "占比"
    case .rank: "排名"
    case .growth: "同比"
    case .within: "之内"
    case .sort: "排序"
    case .order: "次序"
    case .top: "前"
    case .bottom: "后"
    case .pivot: "透视"
    case .totals: "合计行"
    case .select: "选取"
    case .derive: "计算"
    case .rename: "改名"
    case .distinct: "去重"
    case .limit: "限制"
    case .join: "连接"
    case .on: "于"
    case .save: "保存"
    case .into: "存为"
    case .as: "作为"
    case .from: "来自"
    case .let: "令"
    case .define: "定义"
    case .and: "且"
    case .or: "或"
    case .not: "非"
    case .in: "属于"
    case .between: "介于"
    case .is: "为"
    case .blank: "空白"
    case .missing: "缺失"
    case .latest: "最新"
    }
  }

  /// Words that are understood besides and never written.
  package var otherWords: [String] {
    switch self {
    case .avg: ["mean", "均值", "平均值"]
    case .min: ["最小值"]
    case .max: ["最大值"]
    case .vs: ["versus"]
    case .is: ["是"]
    case .sort: ["按序"]
    case .growth: ["增长"]
    case .within: ["每", "每个"]
    case .and: ["并且"]
    case .or: ["或者"]
    default: []
    }
  }

  package func word(in language: Language) -> String {
    language == .zh ? chinese : rawValue
  }

  /// The keyword that a word is, in either language; nil where the word is a name.
  package init?(word: String) {
    guard let found = keywordsByWord[asciiLowercased(word)] else { return nil }
    self = found
  }

  /// Whether it is a name where a value or a column is wanted: the states that a column can hold, and the columns that a
  /// clause of that name gives.
  package var isAlsoName: Bool {
    switch self {
    case .blank, .missing, .rank, .growth: true
    default: false
    }
  }

  /// The aggregate that the keyword names, where it is one.
  package var aggregate: Aggregate? { Aggregate(rawValue: rawValue) }
}

private let keywordsByWord: [String: Keyword] = {
  var table: [String: Keyword] = [:]
  for keyword in Keyword.allCases {
    for word in [keyword.rawValue, keyword.chinese] + keyword.otherWords { table[word] = keyword }
  }
  return table
}()

extension CommandName {
  /// The command that a word at a statement's beginning is, in either language; `exit` is `quit`.
  package init?(word: String) {
    guard let found = commandsByWord[asciiLowercased(word)] else { return nil }
    self = found
  }

  package func word(in language: Language) -> String {
    language == .zh ? chinese : rawValue
  }
}

private let commandsByWord: [String: CommandName] = {
  var table: [String: CommandName] = ["exit": .quit]
  for command in CommandName.allCases {
    table[command.rawValue] = command
    table[command.chinese] = command
  }
  return table
}()
