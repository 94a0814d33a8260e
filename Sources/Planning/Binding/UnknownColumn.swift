import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

extension Diagnostic {
  /// A word where a column of these rows, or what else the scope knows, is wanted.
  static func unknownName(_ name: String, _ scope: ExpressionScope) -> Diagnostic {
    if let comparison = comparison(with: name, scope) { return comparison }
    if let dimension = findDimension(name), CellDimension(rawValue: dimension.id) == nil, scope.isOfReports {
      return ofReports(dimension.id, value: "…")
    }
    if let dimension = findDimension(name), dimension.cell != nil, scope.knowsMetrics { return ofCells(dimension.id) }
    let schema = scope.schema.filter { $0.name != newestColumn }
    var things = schema.map { nameable($0, for: name) }
    if scope.knowsMetrics { things += scope.catalog.metrics.all.map { $0.nameable(for: name) } }
    let all = schema.map { Metrics.name($0.name, $0.label.zh, for: name) }
    return Diagnostic(
      Phrase("no \(scope.noun.en) “\(name)”", zh: "没有\(scope.noun.zh)“\(name)”"),
      hint: .meant(nearestNames(name, among: things), of: all))
  }

  /// `filter 鹿城区`: a member where a condition is wanted.
  static func comparison(with name: String, _ scope: ExpressionScope) -> Diagnostic? {
    guard case .one(let member) = scope.catalog.members.resolve(name), member.isLoaded else { return nil }
    guard
      scope.column(named: member.dimension) != nil
        || scope.knowsMetrics && CellDimension(rawValue: member.dimension) != nil
    else {
      guard scope.isOfReports, CellDimension(rawValue: member.dimension) == nil else { return nil }
      return ofReports(member.dimension, value: name)
    }
    return Diagnostic(
      Phrase("“\(name)” is a \(member.dimension)", zh: "“\(name)”是\(label(member.dimension))的成员"),
      hint: Phrase("\(member.dimension) = \(name)", zh: "\(label(member.dimension)) = \(name)"))
  }

  /// A dimension of the form in a condition on reports: a report has cells of every member.
  private static func ofCells(_ dimension: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(dimension) tells the cells of a report apart, not the reports: its condition stands by itself",
        zh: "“\(label(dimension))”区分报告内的单元格，不区分报告：其条件须单独成立"),
      hint: Phrase(
        "filter \(dimension) = …, or \(dimension) in (…); other conditions stand beside it with “and”",
        zh: "筛选 \(label(dimension)) = …，或 \(label(dimension)) 属于 (…)；其他条件用“且”连接"))
  }

  /// What the reports say of a row that only names its report: the table of the reports has it.
  static func ofReports(_ dimension: String, value: String) -> Diagnostic {
    Diagnostic(
      Phrase("these rows have no column \(dimension)", zh: "这些行没有\(label(dimension))列"),
      hint: Phrase(
        "the reports have it: join reports filter \(dimension) = \(value)",
        zh: "报告表中有：连接 reports 筛选 \(label(dimension)) = \(value)"))
  }

  static func unknownColumn(_ name: String, _ schema: [ColumnSchema]) -> Diagnostic {
    let close = nearestNames(name, among: schema.map { nameable($0, for: name) })
    return Diagnostic(
      Phrase("no column “\(name)”", zh: "没有列“\(name)”"), hint: .meant(close, of: schema.map(\.name)))
  }

  /// A text that the column cannot hold.
  static func unknownChoice(_ text: String, of column: ColumnSchema) -> Diagnostic {
    let things = column.choices.map { Nameable(Metrics.name($0.en, $0.zh, for: text), spellings: [$0.en, $0.zh]) }
    let (english, chinese) = (column.choices.map(\.en), column.choices.map(\.zh))
    let close = nearestNames(text, among: things)
    return Diagnostic(
      Phrase("\(column.name) is never “\(text)”", zh: "“\(column.label.zh)”没有取值“\(text)”"),
      hint: close.isEmpty
        ? Phrase("it is one of \(english.joined(separator: ", "))", zh: "可选：\(chinese.joined(separator: "、"))")
        : .meant(close))
  }

  static func notInAnswer(_ name: String, _ schema: [ColumnSchema]) -> Diagnostic {
    let close = nearestNames(name, among: schema.map { nameable($0, for: name) })
    let all = schema.map(\.name)
    if let metric = MetricCatalogue().find(name) {
      let others = schema.filter { $0.type != .text && $0.unit != .label }
      let measures = (others.map(\.name) + [metric.id]).joined(separator: ", ")
      let chinese = (others.map(\.label.zh) + [metric.label.zh]).joined(separator: "，")
      return Diagnostic(
        Phrase("“\(name)” is not in the answer", zh: "结果中没有“\(name)”"),
        hint: Phrase("measure it, too: \(measures) …", zh: "请一并列出该指标：\(chinese) ……"))
    }
    return Diagnostic(
      Phrase("“\(name)” is not in the answer", zh: "结果中没有“\(name)”"),
      hint: close.isEmpty
        ? Phrase("it has \(all.joined(separator: ", "))", zh: "结果的列：\(all.joined(separator: "、"))") : .meant(close))
  }

  static func unknownDimension(_ name: String, in catalog: Catalog) -> Diagnostic {
    if case .one(let member) = catalog.members.resolve(name), let dimension = findDimension(member.dimension) {
      return Diagnostic(
        Phrase(
          "“\(name)” is a member of \(dimension.id), and no dimension", zh: "“\(name)”是“\(dimension.label.zh)”的成员，不是维度"),
        hint: Phrase(
          "members stand by themselves: lawsuits by \(dimension.id) \(name)",
          zh: "成员单独书写：行政诉讼 按 \(dimension.label.zh) \(name)"))
    }
    let close = nearestNames(name, among: dimensions.map { $0.nameable(for: name) })
    return Diagnostic(
      Phrase("no dimension “\(name)”", zh: "没有维度“\(name)”"),
      hint: .meant(close, of: dimensions.map { Metrics.name($0.id, $0.label.zh, for: name) }))
  }

  static func unknownTable(_ name: String, in dataset: Dataset) -> Diagnostic {
    let tables = dataset.relations.values.sorted { $0.name < $1.name }
    let close = nearestNames(
      name,
      among: tables.map { table in
        let chinese = table.chinese ?? table.name
        return Nameable(Metrics.name(table.name, chinese, for: name), spellings: [table.name, chinese])
      })
    return Diagnostic(
      Phrase("no table “\(name)”", zh: "没有表“\(name)”"), hint: .meant(close, of: tables.map(\.name)))
  }

  static func unknownFunction(_ name: String, beside schema: [ColumnSchema] = []) -> Diagnostic {
    if let column = schema.first(where: { $0.name.hasPrefix("\(name)(") || $0.name.hasPrefix("\(name)（") }) {
      return Diagnostic(
        Phrase("no function “\(name)”", zh: "没有函数“\(name)”"),
        hint: Phrase("a name with brackets stands in quotes: \"\(column.name)\"", zh: "含括号的列名请加引号：“\(column.name)”"))
    }
    let close = nearestNames(
      name,
      among: functions.map {
        Nameable(Metrics.name($0.name, $0.chinese, for: name), spellings: [$0.name, $0.chinese])
      })
    return Diagnostic(
      Phrase("no function “\(name)”", zh: "没有函数“\(name)”"), hint: .meant(close, of: functions.map(\.name)))
  }

  private static func nameable(_ column: ColumnSchema, for word: String) -> Nameable {
    let dimension = findDimension(column.name)
    return Nameable(
      Metrics.name(column.name, column.label.zh, for: word),
      spellings: [column.name, column.label.zh, column.label.en] + (dimension?.aliases ?? []))
  }
}
