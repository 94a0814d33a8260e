import Diagnostics
import Functions
import Syntax

// Aggregates that are written as functions: `max(applications) - min(applications)`, `count(lawsuits) * 2`.

extension Expression {
  /// The measure that it is where it is the call of an aggregate: of one value, or `count(*)`. `max(a, b)` is a function.
  var aggregated: Measure? {
    guard case .call(let name, let arguments) = kind, let aggregate = Aggregate(rawValue: name.text) else { return nil }
    switch arguments.count {
    case 1: return Measure(aggregate: aggregate, expression: arguments[0], at: span)
    case 0 where aggregate == .count: return Measure(aggregate: .count, expression: nil, at: span)
    default: return nil
    }
  }

  /// The aggregates in it that are written as calls.
  var aggregates: [Measure] {
    if let aggregated { return [aggregated] }
    return switch kind {
    case .unary(_, let side), .isState(let side, _, _): side.aggregates
    case .binary(_, let left, let right): left.aggregates + right.aggregates
    case .call(_, let arguments): arguments.flatMap(\.aggregates)
    default: []
    }
  }

  /// The same over rows that have a column for each aggregate.
  fileprivate var overAggregates: Expression {
    if let aggregated {
      return Expression(.name(Name(aggregateName(aggregated), at: span)), at: span)
    }
    var result = self
    switch kind {
    case .unary(let sign, let side): result.kind = .unary(sign, side.overAggregates)
    case .binary(let sign, let left, let right):
      result.kind = .binary(sign, left.overAggregates, right.overAggregates)
    case .call(let name, let arguments): result.kind = .call(name, arguments.map(\.overAggregates))
    default: break
    }
    return result
  }
}

extension ExpressionScope {
  /// Whether a column's name begins as a call of the function does, as that of a measure before the pipe may.
  func hasColumn(calledWith name: String) -> Bool {
    schema.contains { $0.name.hasPrefix("\(name)(") || $0.name.hasPrefix("\(name)（") }
  }
}

extension Diagnostic {
  /// `filter applications = max(applications)`: an aggregate is of many rows, and an expression looks at one.
  static func aggregateOfOneRow(_ call: Expression, _ inner: Measure, ofReports: Bool) -> Diagnostic {
    let (aggregate, text) = (inner.aggregate, inner.expression.map { format($0) } ?? "")
    let chinese = Keyword(rawValue: aggregate.rawValue)?.chinese ?? aggregate.rawValue
    let measure = text.isEmpty ? aggregate.rawValue : "\(aggregate.rawValue) \(text)"
    let best = aggregate == .max ? "top 1 \(text)" : aggregate == .min ? "bottom 1 \(text)" : nil
    let bestChinese = aggregate == .max ? "前 1 \(text)" : "后 1 \(text)"
    let way = ofReports ? "\(measure) by district" : "| \(measure)"
    let wayChinese = ofReports ? "\(chinese) \(text) 按 区县" : "｜ \(chinese) \(text)"
    return Diagnostic(
      Phrase(
        "“\(format(call))” is of many \(ofReports ? "reports" : "rows"), and here one is looked at",
        zh: "“\(format(call))”针对多\(ofReports ? "份报告" : "行")，而此处只看一\(ofReports ? "份" : "行")"),
      hint: Phrase(
        (best.map { "the one with the \(aggregate == .max ? "largest" : "smallest"): \($0); " } ?? "")
          + "the figure itself: \(way)",
        zh: (best == nil ? "" : "取\(aggregate == .max ? "最大" : "最小")的一\(ofReports ? "份" : "行")：\(bestChinese)；")
          + "只要该数值：\(wayChinese)"))
  }

  /// `| max(a) - min(a) by city`: behind a pipe each aggregate is a column first.
  static func aggregatesFirst(_ measure: Measure, _ inside: [Measure]) -> Diagnostic {
    var seen: Set<String> = []
    let each = inside.filter { seen.insert(aggregateName($0)).inserted }.map { inner in
      [inner.aggregate.rawValue, inner.expression.map { format($0) }].compactMap { $0 }.joined(separator: " ")
    }
    let formula = measure.expression.map { format($0.overAggregates) } ?? ""
    let line = "| \(each.joined(separator: ", ")) … | derive x = \(formula)"
    return Diagnostic(
      Phrase("behind a pipe, aggregates are columns first, and then computed with", zh: "管道之后，聚合值须先成为列，再参与计算"),
      hint: Phrase(verbatim: line))
  }
}
