import Diagnostics
import Metrics
import Relations
import Syntax

extension Diagnostic {
  /// A word where a metric is wanted: what it may have been meant as.
  static func unknownMetric(_ name: String, in catalog: Catalog) -> Diagnostic {
    let several = catalog.metrics.several(called: name)
    if !several.isEmpty { return .ambiguous(name, several.map { Metrics.name($0.id, $0.label.zh, for: name) }) }
    if catalog.dataset.relation(named: name) != nil { return .table(name) }
    let close = nearestNames(name, among: catalog.metrics.all.map { $0.nameable(for: name) })
    if close.isEmpty, case .one(let member) = catalog.members.resolve(name) {
      return .member(name, of: member.dimension)
    }
    if close.isEmpty, let dimension = findDimension(name) { return .dimension(name, dimension) }
    return Diagnostic(
      Phrase("no metric “\(name)”", zh: "没有指标“\(name)”"), hint: hint(for: name, close, in: catalog))
  }

  private static func hint(for name: String, _ close: [String], in catalog: Catalog) -> Phrase {
    let isOfParts = close.count == 1 && name.hasPrefix("\(close[0]).")
    if !close.isEmpty && !isOfParts { return .meant(close) }
    if let apart = setApart(name, in: catalog) { return .apart(apart) }
    if let parts = parts(of: name, in: catalog) { return parts }
    if let words = words(within: name, in: catalog) {
      return Phrase("of this is understood: \(words)", zh: "其中能理解的是：\(words)")
    }
    if let keyword = Keyword(word: name) { return Phrase("such as \(keyword.example)", zh: "例如 \(keyword.example)") }
    let first = nearestNames(name, among: beginnings(for: name))
    if !first.isEmpty { return .meant(first) }
    return Phrase("metrics lists them; help tells how to ask", zh: "用“指标”查看全部指标，用“帮助”查看写法")
  }

  /// The keywords and commands that a statement may begin with.
  private static func beginnings(for name: String) -> [Nameable] {
    let keywords = Keyword.beginnings.map { ($0.rawValue, $0.chinese, $0.otherWords) }
    let commands = CommandName.allCases.map { ($0.rawValue, $0.chinese, [String]()) }
    return (keywords + commands).map { english, chinese, others in
      Nameable(Metrics.name(english, chinese, for: name), spellings: [english, chinese] + others)
    }
  }

  /// The parts that a metric has, where `name` is one with a part that it has not: `denied.secret`.
  private static func parts(of name: String, in catalog: Catalog) -> Phrase? {
    guard let point = name.lastIndex(of: "."), let whole = catalog.metrics.find(String(name[..<point])) else {
      return nil
    }
    let parts = catalog.metrics.all.map(\.id).filter { id in
      id.hasPrefix(whole.id + ".") && !id.dropFirst(whole.id.count + 1).contains(".")
    }
    guard !parts.isEmpty else { return nil }
    let wanted = name[name.index(after: point)...].lowercased()
    let holding = parts.filter { wanted.count >= 3 && $0.dropFirst(whole.id.count).contains(wanted) }
    return .meant(holding, of: parts)
  }

  /// `公开率按区县` as `公开率 按 区县`, `lawsuitsby` as `lawsuits by`: its beginning is a metric, and a keyword stands behind
  /// that.
  private static func setApart(_ name: String, in catalog: Catalog) -> String? {
    for length in stride(from: name.count - 1, to: 1, by: -1) {
      let (metric, rest) = (String(name.prefix(length)), String(name.dropFirst(length)))
      guard catalog.metrics.find(metric) != nil else { continue }
      if Keyword(word: rest) != nil { return "\(metric) \(rest)" }
      if let glued = keywordGlued(to: rest) { return "\(metric) \(glued.keyword.chinese) \(glued.rest)" }
    }
    return nil
  }

  /// `公开率最高的区县` as `公开率 按 区县 前 1`: a phrase in Chinese without blanks, of which the longest metric and the longest
  /// dimension are known.
  private static func words(within name: String, in catalog: Catalog) -> String? {
    let metrics = catalog.metrics.all.flatMap { [$0.label.zh] + $0.aliases }
    guard let metric = longest(of: metrics, within: name) else { return nil }
    let rest = name.replacing(metric, with: " ", maxReplacements: 1)
    let dimension = longest(of: dimensions.flatMap { [$0.label.zh] + $0.aliases }, within: rest)
    let ranking = ["最高", "最多", "最大"].contains { rest.contains($0) } && dimension != nil ? " 前 1" : ""
    return metric + (dimension.map { " 按 \($0)" } ?? "") + ranking
  }

  private static func longest(of names: [String], within text: String) -> String? {
    names.filter { $0.count > 1 && !$0.utf8.allSatisfy { $0 < 0x80 } && text.contains($0) }
      .max { $0.count < $1.count }
  }

  private static func table(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a table, and a query begins with a metric", zh: "“\(name)”是表，查询须以指标开头"),
      hint: Phrase("from \(name) shows its rows", zh: "用“来自 \(name)”查看表中的行"))
  }

  private static func member(_ name: String, of dimension: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a \(dimension), and a query begins with a metric", zh: "“\(name)”是成员而非指标，查询须以指标开头"),
      hint: Phrase("such as lawsuits \(name)", zh: "例如 行政诉讼 \(name)"))
  }

  private static func dimension(_ name: String, _ dimension: Dimension) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a dimension, and a query begins with a metric", zh: "“\(name)”是维度，查询须以指标开头"),
      hint: Phrase("such as lawsuits by \(name)", zh: "例如 行政诉讼 按 \(name)"))
  }
}
