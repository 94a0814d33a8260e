import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// The metric that `define NAME = expression [as "label"] [unit]` makes.
///
/// It is a formula over metrics, computed from sums as the forms' own rates are: `lawsuits / handled` is a ratio of
/// sums at every level. Metrics of the user's own in it stand for what they were when it was defined.
package func define(
  _ name: Name, _ expression: Expression, label: String?, unit: Name?, in catalog: Catalog
) throws(Diagnostic) -> Metric {
  try refuseTaken(name.text, at: name.span, by: name, in: catalog)
  if let label { try refuseTaken(label, at: name.span, by: name, in: catalog) }
  let formula = try formula(expression, in: catalog)
  guard !formula.metrics.isEmpty else { throw Diagnostic.noMetricInside.at(expression.span) }
  var draft = CubeDraft(catalog)
  let shape = try bindMeasure(expression, .sum, MeasureLimits(), into: &draft).shape
  return Metric(
    id: name.text, label: Phrase(name.text, zh: label ?? name.text), unit: try metricUnit(unit, of: shape),
    temporality: .flow, definition: .formula(formula), summary: Phrase(verbatim: "\(formula)"), aliases: [])
}

/// The words for units, as `define` takes them; the first Chinese word is the one that is shown.
package let unitWords: [(en: String, zh: [String])] = [
  ("count", ["件数", "计数"]), ("yuan", ["元"]), ("ratio", ["比率", "比例"]),
]

/// The unit that is written; where none is, the one that the arithmetic gives.
private func metricUnit(_ unit: Name?, of shape: Shape) throws(Diagnostic) -> MetricUnit {
  guard let unit else { return shape.unit == .yuan ? .yuan : shape.unit == .ratio ? .ratio : .count }
  let key = unit.text.lowercased()
  guard let word = unitWords.first(where: { $0.en == key || $0.zh.contains(key) }),
    let wanted = MetricUnit(rawValue: word.en)
  else { throw Diagnostic.unknownUnit(unit.text).at(unit.span) }
  switch wanted {
  case .ratio where shape.type != .real: throw Diagnostic.noQuotient.at(unit.span)
  case .yuan where shape.unit != .yuan && shape.type != .real: throw Diagnostic.noMoney.at(unit.span)
  case .count where shape.unit == .yuan: return .yuan
  default: return wanted
  }
}

private func formula(_ expression: Expression, in catalog: Catalog) throws(Diagnostic) -> Formula {
  switch expression.kind {
  case .name(let name):
    guard let metric = catalog.metrics.find(name.text) else {
      throw Diagnostic.unknownMetric(name.text, in: catalog).at(name.span)
    }
    let isOwn = catalog.metrics.own.contains { $0.id == metric.id }
    if isOwn, case .formula(let formula) = metric.definition { return formula }
    return .metric(metric.id)
  case .number(let text, let isPercent):
    if !isPercent, let whole = Int64(text) { return .whole(whole) }
    return .real((Double(text) ?? 0) / (isPercent ? 100 : 1))
  case .unary(.minus, let side):
    return .multiply(.whole(-1), try formula(side, in: catalog))
  case .binary(let sign, let left, let right):
    let (first, second) = (try formula(left, in: catalog), try formula(right, in: catalog))
    switch sign {
    case .add: return .add(first, second)
    case .subtract: return .subtract(first, second)
    case .multiply: return .multiply(first, second)
    case .divide: return .divide(first, second)
    default: break
    }
  case .call(let name, _) where function(named: name.text) != nil:
    throw Diagnostic.noFunctions(name.text).at(expression.span)
  case .at(let side, let members):
    throw Diagnostic.noMembers(format(side), format(Expression(.at(side, members), at: expression.span)))
      .at(expression.span)
  default: break
  }
  throw Diagnostic.noFormula.at(expression.span)
}

/// A name of the catalogue, of a dimension or of a member keeps its meaning.
private func refuseTaken(_ text: String, at span: Span, by name: Name, in catalog: Catalog) throws(Diagnostic) {
  if let metric = catalog.metrics.find(text) {
    if catalog.metrics.own.contains(where: { $0.id == metric.id }), metric.id == name.text { return }
    throw Diagnostic.takenByMetric(text, metric.summary).at(span)
  }
  if findDimension(text) != nil { throw Diagnostic.takenByDimension(text).at(span) }
  if case .one(let member) = catalog.members.resolve(text) {
    throw Diagnostic.takenByMember(text, member.dimension).at(span)
  }
  if CommandName(word: text) != nil { throw Diagnostic.takenByCommand(text).at(span) }
  if function(named: text) != nil { throw Diagnostic.takenByFunction(text).at(span) }
}

extension Diagnostic {
  fileprivate static func takenByMetric(_ name: String, _ meaning: Phrase) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a metric already: \(meaning.en)", zh: "“\(name)”已是指标：\(meaning.zh)"),
      hint: Phrase("choose another name", zh: "请换一个名称"))
  }

  fileprivate static func takenByDimension(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a dimension", zh: "“\(name)”是维度"), hint: Phrase("choose another name", zh: "请换一个名称"))
  }

  fileprivate static func takenByMember(_ name: String, _ dimension: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a member of \(dimension)", zh: "“\(name)”是 \(dimension) 的成员"),
      hint: Phrase("choose another name", zh: "请换一个名称"))
  }

  fileprivate static func takenByCommand(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a command", zh: "“\(name)”是命令"), hint: Phrase("choose another name", zh: "请换一个名称"))
  }

  fileprivate static func takenByFunction(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” is a function", zh: "“\(name)”是函数"), hint: Phrase("choose another name", zh: "请换一个名称"))
  }

  fileprivate static let noFormula = Diagnostic(
    Phrase("a definition is made of metrics, numbers and + - * /", zh: "定义由指标、数字和 + - * / 组成"),
    hint: Phrase("such as define pressure = lawsuits / handled", zh: "例如 定义 诉讼压力 = 行政诉讼 / 办理总计"))

  /// `define x = coalesce(lawsuits, 0)`: what it is would depend on the rows that it is asked by.
  fileprivate static func noFunctions(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a definition has no functions: what “\(name)” gives is no sum of what it gives of the parts",
        zh: "定义中不能用函数：“\(name)”对总体的结果不是对各部分结果之和"),
      hint: Phrase(
        "compute it over the rows: lawsuits, reviews by district | derive x = coalesce(lawsuits, 0) + reviews",
        zh: "请对结果行计算：行政诉讼, 行政复议 按 区县 ｜ 计算 x = coalesce(行政诉讼, 0) + 行政复议"))
  }

  /// `define x = lawsuits@2020`: which reports are meant is said where it is asked for.
  fileprivate static func noMembers(_ metric: String, _ limited: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a definition is of all areas and years: members stand in the query", zh: "定义适用于所有地区和年份：成员写在查询中"),
      hint: Phrase(
        "\(limited) can be asked for as it stands; of a definition: define x = \(metric) / handled, then x@2020",
        zh: "\(limited) 可直接查询；定义的指标：定义 x = \(metric) / 办理总计，再 x@2020"))
  }

  fileprivate static let noMetricInside = Diagnostic(
    Phrase("a definition names a metric", zh: "定义中须有指标"),
    hint: Phrase("such as define pressure = lawsuits / handled", zh: "例如 定义 诉讼压力 = 行政诉讼 / 办理总计"))
  fileprivate static let noQuotient = Diagnostic(
    Phrase("a ratio wants a division", zh: "比率需要除法"), hint: Phrase("leave the unit out", zh: "请去掉单位"))
  fileprivate static let noMoney = Diagnostic(
    Phrase("nothing here is an amount of money", zh: "此处没有金额"), hint: Phrase("leave the unit out", zh: "请去掉单位"))

  fileprivate static func unknownUnit(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("no unit “\(name)”", zh: "没有单位“\(name)”"),
      hint: Phrase(
        "it is one of \(unitWords.map(\.en).joined(separator: ", "))",
        zh: "可选：\(unitWords.map { $0.zh[0] }.joined(separator: "、"))"))
  }
}
