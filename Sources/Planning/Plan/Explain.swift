import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

extension Plan {
  /// The operators as text, a line each, the last one first; what an operator works on is below it and further in. Columns, members and
  /// tables are called as they are in the answer.
  ///
  ///     first 5
  ///       sort lawsuits descending
  ///         over reports by district, where year = 2024
  ///           sum lawsuits from 2 cells of the forms
  package func description(over dataset: Dataset, in language: Language) -> [String] {
    lines(dataset, language).map { String(repeating: "  ", count: $0.depth) + $0.text }
  }

  private struct Line {
    var depth: Int
    var text: String
  }

  private func lines(_ dataset: Dataset, _ language: Language) -> [Line] {
    let below = inputs.flatMap { $0.lines(dataset, language) }.map { Line(depth: $0.depth + 1, text: $0.text) }
    if case .cube(let cube) = self {
      let columns = Named(dataset.cube.reports.columns.map(ColumnSchema.init), language)
      return cube.description(columns).enumerated().map { Line(depth: $0 == 0 ? 0 : 1, text: $1[language]) }
    }
    let columns = inputs.first?.named(dataset, language) ?? Named([], language)
    return [Line(depth: 0, text: operation(columns, dataset)[language])] + below
  }

  /// What the operator does to rows with these columns.
  private func operation(_ columns: Named, _ dataset: Dataset) -> Phrase {
    func list(_ numbers: [Int]) -> String { numbers.map(columns.name).joined(separator: ", ") }
    func order(_ keys: [SortKey]) -> (en: String, zh: String) {
      func words(_ descending: String) -> String {
        keys.map { columns.name($0.column) + ($0.isDescending ? descending : "") }.joined(separator: ", ")
      }
      return (words(" descending"), words(" 降序"))
    }
    func table(_ name: String) -> Phrase { Phrase(name, zh: dataset.relations[name]?.chinese ?? name) }
    switch self {
    case .cube: return Phrase("", zh: "")
    case .scan(let name): return Phrase("rows of \(name)", zh: "\(table(name).zh)的各行")
    case .filter(_, let condition):
      let text = condition.description(columns)
      return Phrase("filter \(text)", zh: "筛选 \(text)")
    case .project(_, let projections):
      let text = projections.map { $0.description(columns) }.joined(separator: ", ")
      return Phrase("columns \(text)", zh: "各列 \(text)")
    case .aggregate(_, let keys, let aggregates):
      let by = list(keys)
      let names = aggregates.map { columns.said($0.name, $0.label) }.joined(separator: ", ")
      return Phrase(
        "group rows\(keys.isEmpty ? "" : " by \(by)"): \(names)",
        zh: "\(keys.isEmpty ? "各行合为一组" : "各行按 \(by) 分组")：\(names)")
    case .sort(_, let keys):
      let (en, zh) = order(keys)
      return Phrase("sort \(en)", zh: "排序 \(zh)")
    case .limit(_, let count): return Phrase("first \(count)", zh: "前 \(count) 行")
    case .first(_, let keys, let count):
      let (en, zh) = order(keys)
      return Phrase("first \(count) in the order of \(en)", zh: "前 \(count) 行，依次按 \(zh)")
    case .limitOfEach(_, let keys, let count):
      return Phrase("first \(count) of each \(list(keys))", zh: "每个 \(list(keys)) 的前 \(count) 行")
    case .window(_, let keys, let windows):
      let text = windows.map { columns.said($0.name, $0.label) }.joined(separator: ", ")
      return Phrase(
        text + (keys.isEmpty ? "" : " within \(list(keys))"), zh: text + (keys.isEmpty ? "" : "，在每个 \(list(keys)) 之内"))
    case .beside(_, _, let keyCount):
      let same = list(Array(0..<keyCount))
      return Phrase(
        "beside the whole" + (keyCount > 0 ? " of the same \(same)" : ""),
        zh: "与总体并列" + (keyCount > 0 ? "（\(same) 相同）" : ""))
    case .join(_, _, let layout):
      let on = list(layout.keys.map(\.left))
      return Phrase("join \(layout.table) on \(on)", zh: "连接 \(table(layout.table).zh) 于 \(on)")
    case .distinct: return Phrase("distinct", zh: "去重")
    case .compare(_, let layout):
      return Phrase(
        "compare \(layout.members.map(\.en).joined(separator: ", "))",
        zh: "对比 \(layout.members.map(\.zh).joined(separator: "、"))")
    case .pivot(_, let layout):
      guard let members = layout.members else {
        return Phrase("as columns: the members that occur", zh: "展开为列：出现的成员")
      }
      return Phrase(
        "as columns: \(members.map(\.label.en).joined(separator: ", "))",
        zh: "展开为列：\(members.map(\.label.zh).joined(separator: "、"))")
    case .withoutMissing: return Phrase("without members that no report has", zh: "去掉没有报告的成员")
    case .totals, .ownTotals: return Phrase("with the row of totals", zh: "加上合计行")
    }
  }

  private func named(_ dataset: Dataset, _ language: Language) -> Named { Named(columns(dataset), language) }

  /// The columns of its rows, as far as they are known before the rows are there; of the types only that some are texts.
  private func columns(_ dataset: Dataset) -> [ColumnSchema] {
    func column(_ name: String, _ label: Phrase) -> ColumnSchema { ColumnSchema(name, label: label, .real) }
    func inner(_ plan: Plan) -> [ColumnSchema] { plan.columns(dataset) }
    switch self {
    case .cube(let cube): return cube.keys.map(\.schema) + cube.leaves.map { column($0.called.en, $0.called) }
    case .scan(let table): return dataset.relations[table]?.schema ?? []
    case .filter(let input, _), .sort(let input, _), .limit(let input, _), .limitOfEach(let input, _, _),
      .first(let input, _, _), .distinct(let input), .withoutMissing(let input, _), .totals(let input, _, _, _),
      .ownTotals(let input, _):
      return inner(input)
    case .project(let input, let projections):
      let all = inner(input)
      return projections.map { projection in
        guard case .column(let number) = projection.expression.kind, all.indices.contains(number) else {
          return column(projection.name, projection.label)
        }
        var kept = all[number]
        (kept.name, kept.label) = (projection.name, projection.label)
        return kept
      }
    case .aggregate(let input, let keys, let aggregates):
      let all = inner(input)
      return keys.filter(all.indices.contains).map { all[$0] } + aggregates.map { column($0.name, $0.label) }
    case .window(let input, _, let windows): return inner(input) + windows.map { column($0.name, $0.label) }
    case .beside(let input, let other, let keyCount):
      return inner(input)
        + inner(other).dropFirst(keyCount).map {
          column("\($0.name) of the whole", Phrase("\($0.label.en) of the whole", zh: "总体的\($0.label.zh)"))
        }
    case .join(let input, _, let layout): return inner(input) + layout.columns.map(\.schema)
    case .compare(let input, let layout):
      let metric = layout.namesMeasures ? [column("metric", Phrase("metric", zh: "指标"))] : []
      let changes = layout.members.dropFirst().flatMap { [layout.changeName($0), layout.growthName($0)] }
      return inner(input).prefix(layout.keyCount) + metric + (layout.members + changes).map { column($0.en, $0) }
    case .pivot(let input, let layout):
      let all = inner(input)
      return layout.keys.map { all[$0] }
        + layout.measures.flatMap { measure in
          (layout.members ?? []).map { layout.schema(of: all[measure], $0.label) }
        }
    }
  }
}

/// The columns that an operator works on, as a reader of a language knows them.
private struct Named {
  var columns: [ColumnSchema]
  var language: Language

  init(_ columns: [ColumnSchema], _ language: Language) { (self.columns, self.language) = (columns, language) }

  func name(_ number: Int) -> String {
    columns.indices.contains(number)
      ? said(columns[number].name, columns[number].label)
      : Phrase("column \(number + 1)", zh: "第 \(number + 1) 列")[language]
  }

  /// Identifiers in English, labels in Chinese.
  func said(_ name: String, _ label: Phrase) -> String { language == .zh ? label.zh : name }

  func word(_ keyword: Keyword) -> String { keyword.word(in: language) }

  /// A value opposite to an expression: a fixed word of its column as a reader knows it.
  func value(_ value: Value, beside side: Bound) -> String {
    guard case .text(let text) = value, case .column(let number) = side.kind, columns.indices.contains(number),
      let choice = columns[number].choices.first(where: { $0.en == text })
    else { return self.value(value) }
    return "\"\(choice[language])\""
  }

  func value(_ value: Value) -> String {
    switch value {
    case .none: word(.blank)
    case .integer(let number): "\(number)"
    case .money(let hundredths): "\(Double(hundredths) / 100) " + Phrase("yuan", zh: "元")[language]
    case .real(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .boolean(let flag): flag ? Phrase("true", zh: "是")[language] : Phrase("false", zh: "否")[language]
    }
  }
}

extension Leaf {
  fileprivate var called: Phrase {
    let label = expression == nil ? Phrase("reports", zh: "报告数") : Phrase(metric, zh: labelInChinese)
    let chinese = expression == nil ? "" : (Syntax.Aggregate(rawValue: aggregation.rawValue)?.chinese ?? "")
    let own = aggregation == .sum ? metric : "\(aggregation.rawValue)_\(metric)"
    return isOfYearBefore
      ? Phrase("\(own) of the year before", zh: "上一年的\(chinese)\(label.zh)") : Phrase(own, zh: chinese + label.zh)
  }

  /// The metric's label; the expression as it is where it is no single metric.
  fileprivate var labelInChinese: String { MetricCatalogue().find(metric)?.label.zh ?? metric }
}

extension CubePlan {
  /// Which reports it groups, and the sums that it makes: of which metric, and of how many cells of the forms.
  fileprivate func description(_ columns: Named) -> [Phrase] {
    func condition(_ bound: Bound?) -> (en: String, zh: String) {
      guard let text = bound?.description(columns) else { return ("", "") }
      return (", where \(text)", "，条件 \(text)")
    }
    let by = keys.map { columns.said($0.schema.name, $0.schema.label) }.joined(separator: ", ")
    let filter = condition(filter)
    let head = Phrase(
      "over reports\(by.isEmpty ? "" : " by \(by)")\(filter.en)",
      zh: "报告\(by.isEmpty ? "合为一组" : "按 \(by) 分组")\(filter.zh)")
    return [head]
      + leaves.map { leaf in
        let lists = leaf.expression?.cellLists ?? []
        let count = lists.reduce(0) { $0 + cells[$1].reduce(0) { $0 + $1.count } }
        let what = leaf.expression == nil ? Phrase("reports", zh: "报告") : Phrase(leaf.metric, zh: leaf.labelInChinese)
        let from =
          lists.isEmpty ? ("", "") : (" from \(count) cell\(count == 1 ? "" : "s") of the forms", "（表格单元格 \(count) 个）")
        let own = condition(leaf.condition)
        let before = leaf.isOfYearBefore ? condition(filterOfYearBefore) : ("", "")
        let aggregate = Keyword(rawValue: leaf.aggregation.rawValue)?.word(in: .zh) ?? leaf.aggregation.rawValue
        return Phrase(
          "\(leaf.aggregation.rawValue) \(what.en)\(leaf.isOfYearBefore ? " of the year before" : "")\(from.0)\(before.0)\(own.en)",
          zh: "\(aggregate) \(leaf.isOfYearBefore ? "上一年的" : "")\(what.zh)\(from.1)\(before.1)\(own.zh)")
      }
  }
}

extension Plan.Projection {
  /// `district`, or `share_lawsuits = lawsuits / lawsuits of the whole`.
  fileprivate func description(_ columns: Named) -> String {
    let (text, name) = (expression.description(columns), columns.said(name, label))
    return text == name ? name : "\(name) = \(text)"
  }
}

extension Bound {
  /// The expression as a query would write it, its columns by these names.
  fileprivate func description(_ columns: Named) -> String {
    func text(_ side: Bound) -> String { side.description(columns) }
    func inner(_ side: Bound) -> String { side.isCompound ? "(\(text(side)))" : text(side) }
    func opposite(_ side: Bound, to other: Bound) -> String {
      if case .constant(let value) = side.kind { columns.value(value, beside: other) } else { inner(side) }
    }
    switch kind {
    case .column(let number): return columns.name(number)
    case .constant(let value): return columns.value(value)
    case .negative(let side): return "-\(inner(side))"
    case .arithmetic(let sign, let left, let right): return "\(inner(left)) \(sign.rawValue) \(inner(right))"
    case .comparison(let sign, let left, let right):
      return "\(opposite(left, to: right)) \(sign.rawValue) \(opposite(right, to: left))"
    case .and(let left, let right):
      return [left, right].map { $0.isChoice ? "(\(text($0)))" : text($0) }.joined(separator: " \(columns.word(.and)) ")
    case .or(let left, let right): return "\(text(left)) \(columns.word(.or)) \(text(right))"
    case .not(let side): return "\(columns.word(.not)) \(inner(side))"
    case .contains(let side, let part): return "\(inner(side)) ~ \"\(part)\""
    case .matches(let side, let pattern): return "\(inner(side)) =~ \"\(pattern)\""
    case .isState(let side, let missing):
      return "\(inner(side)) \(columns.word(.is)) \(columns.word(missing ? .missing : .blank))"
    case .call(let function, let arguments):
      let list = arguments.map(text).joined(separator: ", ")
      let name = columns.language == .zh ? function.chinese : function.name
      return function.name == blankWhereMissing.name ? list : "\(name)(\(list))"
    case .cells: return Phrase("the sum of its cells", zh: "其单元格之和")[columns.language]
    }
  }

  private var isChoice: Bool { if case .or = kind { true } else { false } }

  private var isCompound: Bool {
    switch kind {
    case .arithmetic, .comparison, .and, .or, .not, .negative, .contains, .matches, .isState: true
    case .call(let function, let arguments): function.name == blankWhereMissing.name && arguments[0].isCompound
    case .column, .constant, .cells: false
    }
  }
}
