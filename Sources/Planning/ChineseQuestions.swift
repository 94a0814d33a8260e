import Metrics
import Syntax

/// The line that a question in Chinese means whose words stand without blanks; nil where not every one of them is known.
///
///     宿迁市2024年行政诉讼        行政诉讼 宿迁市 2024
///     行政诉讼超过10件的区县      行政诉讼 > 10 按 区县
///     2024年公开率最高的城市？    公开率 按 城市 2024 前 1
func lineAsked(by text: String, in catalog: Catalog) -> String? {
  guard text.count <= 100, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
  let known = vocabulary(of: catalog)
  let longest = known.keys.map(\.count).max() ?? 0
  var question = Question()
  var rest = Substring(text)
  while let first = rest.first {
    if first.isWhitespace {
      rest = rest.dropFirst()
    } else if first.isASCII, first.isNumber {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let sign = rest.first
      guard question.take(String(digits), isYear: sign == "年") else { return nil }
      if sign == "%" || sign == "％" {
        guard question.takePercent() else { return nil }
        rest = rest.dropFirst()
      }
      if sign == "年" { rest = rest.dropFirst(rest.hasPrefix("年度") ? 2 : 1) }
    } else if question.wantsRank,
      let number = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].firstIndex(of: String(first))
    {
      guard question.take(String(number + 1), isYear: false) else { return nil }
      rest = rest.dropFirst()
    } else if let length = (1...min(longest, rest.count)).reversed().first(where: {
      known[String(rest.prefix($0))] != nil
    }),
      let word = known[String(rest.prefix(length))]
    {
      guard question.take(word, String(rest.prefix(length))) else { return nil }
      rest = rest.dropFirst(length)
    } else {
      return nil
    }
  }
  return question.line
}

/// What a word of such a question is.
private enum Word {
  case metric, dimension, member, filler, top, bottom, first, range, unit, yearly, reports, falling
  case comparison(String)
  /// A keyword before the measures: 同比.
  case before(String)
}

private func vocabulary(of catalog: Catalog) -> [String: Word] {
  var words: [String: Word] = [:]
  for member in catalog.members.unreported + catalog.members.all(in: nil) where member.dimension != "year" {
    for name in [member.label.zh] + member.names where name.count > 1 && !isASCII(name) { words[name] = .member }
  }
  for dimension in dimensions {
    for name in [dimension.label.zh] + dimension.aliases where name.count > 1 { words[name] = .dimension }
  }
  for metric in catalog.metrics.all {
    for name in [metric.label.zh] + metric.aliases where name.count > 1 && !isASCII(name) { words[name] = .metric }
  }
  for (word, sign) in signsOfWords { words[word] = .comparison(sign) }
  for word in ["最高", "最多", "最大"] { words[word] = .top }
  for word in ["最低", "最少", "最小"] { words[word] = .bottom }
  for word in ["件", "份", "个", "元", "万元", "亿元", "名", "位"] { words[word] = .unit }
  for word in ["至", "到"] { words[word] = .range }
  for word in ["每年", "各年", "历年", "逐年"] { words[word] = .yearly }
  for word in ["报告数", "报告数量", "报告总数"] { words[word] = .reports }
  for word in ["从高到低", "由高到低", "降序"] { words[word] = .falling }
  for word in ["同比", "增长", "占比", "平均", "排名"] { words[word] = .before(word) }
  words["前"] = .first
  let fillers = [
    "的", "了", "各", "各个", "每", "每个", "在", "有", "哪些", "哪个", "哪", "多少", "是", "请", "查询", "查看", "显示", "统计",
    "一共", "总共", "共", "为", "和", "与", "、", "，", ",", "情况", "数量", "数", "总数", "件数", "分别", "从", "自", "所有", "全部", "按",
    "？", "?", "。", "（", "）", "(", ")",
  ]
  for word in fillers where words[word] == nil { words[word] = .filler }
  return words
}

private func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

/// The words of a question, by what they are.
private struct Question {
  private var before: String?
  private var metrics: [String] = []
  private var dimensions: [String] = []
  private var members: [String] = []
  private var years: [String] = []
  private var ending: String?
  /// A comparison, or 前, behind which a number is to follow.
  private var pending: String?
  private var isRange = false
  private var lastIsNumber = false

  /// Takes digits; false where they make no sense here.
  mutating func take(_ digits: String, isYear: Bool) -> Bool {
    defer { lastIsNumber = !isYear }
    if let sign = pending {
      guard !isYear, !digits.hasSuffix(".") else { return false }
      if sign == "前" { ending = "前 \(digits)" } else { metrics[metrics.count - 1] += " \(sign) \(digits)" }
      pending = nil
      return true
    }
    guard digits.count == 4, Int(digits) != nil else { return false }
    if isRange, let first = years.popLast() { years.append("\(first)..\(digits)") } else { years.append(digits) }
    isRange = false
    return true
  }

  /// Whether 前 stands before.
  var wantsRank: Bool { pending == "前" }

  /// Takes the sign of per cent behind the number of a comparison.
  mutating func takePercent() -> Bool {
    guard lastIsNumber, !metrics.isEmpty else { return false }
    metrics[metrics.count - 1] += "%"
    return true
  }

  /// Takes a word; false where it makes no sense here.
  mutating func take(_ word: Word, _ text: String) -> Bool {
    defer { lastIsNumber = false }
    switch word {
    case .metric: metrics.append(text)
    case .dimension: if !dimensions.contains(text) { dimensions.append(text) }
    case .member: members.append(text)
    case .filler: break
    case .top where ending == nil: ending = "前 1"
    case .bottom where ending == nil: ending = "后 1"
    case .first: pending = "前"
    case .comparison(let sign):
      guard !metrics.isEmpty else { return false }
      pending = sign
    case .unit:
      // 多少件 asks for no amount.
      guard text.hasSuffix("元") else { break }
      guard lastIsNumber, !metrics.isEmpty else { return false }
      metrics[metrics.count - 1] += text
    case .range:
      guard !years.isEmpty else { return false }
      isRange = true
    case .yearly: if !dimensions.contains("年份") { dimensions.append("年份") }
    case .reports: metrics.append("计数")
    case .falling where ending == nil && !metrics.isEmpty: ending = "排序 -\(metrics[0])"
    case .before(let keyword) where before == nil: before = keyword
    case .before("增长") where before == "同比": break
    default: return false
    }
    return true
  }

  /// Nil where nothing is measured, or a word is left without what it needs.
  var line: String? {
    guard !metrics.isEmpty, pending == nil, !isRange, ending == nil || !dimensions.isEmpty else { return nil }
    let keys = dimensions.isEmpty ? nil : "按 " + dimensions.joined(separator: ", ")
    let parts = [before, metrics.joined(separator: ", "), keys].compactMap { $0 } + members + years
    return (parts + [ending].compactMap { $0 }).joined(separator: " ")
  }
}
