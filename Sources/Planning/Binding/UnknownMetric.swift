import Diagnostics
import Metrics
import Relations
import Syntax

extension Diagnostic {
  /// A word where a metric is wanted: what it may have been meant as.
  static func unknownMetric(_ name: String, in catalog: Catalog) -> Diagnostic {
    if catalog.dataset.relation(named: name) != nil { return .table(name) }
    let close = nearest(name, among: catalog.metrics.all.flatMap { [$0.id, $0.label.zh] + $0.aliases })
    if close.isEmpty, case .one(let member) = catalog.members.resolve(name) {
      return .member(name, of: member.dimension)
    }
    return Diagnostic(
      Phrase("no metric “\(name)”", zh: "没有指标“\(name)”"), hint: hint(for: name, close, in: catalog))
  }

  private static func hint(for name: String, _ close: [String], in catalog: Catalog) -> Phrase {
    if !close.isEmpty {
      return Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？")
    }
    if let apart = setApart(name, in: catalog) {
      return Phrase("words stand apart: \(apart)", zh: "词与词之间要有空格：\(apart)")
    }
    if let command = nearestCommand(to: name) {
      return Phrase("\(command.rawValue)?", zh: "是否指 \(command.chinese)？")
    }
    return Phrase("metrics lists them; help tells how to ask", zh: "用“指标”查看全部指标，用“帮助”查看写法")
  }

  /// `公开率按区县` as `公开率 按 区县`, where its beginning is a metric and a keyword stands behind that.
  private static func setApart(_ name: String, in catalog: Catalog) -> String? {
    for length in stride(from: name.count - 1, to: 1, by: -1) {
      let (metric, rest) = (String(name.prefix(length)), String(name.dropFirst(length)))
      guard catalog.metrics.find(metric) != nil, let glued = keywordGlued(to: rest) else { continue }
      return "\(metric) \(glued.keyword.chinese) \(glued.rest)"
    }
    return nil
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
}
