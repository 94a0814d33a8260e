import Diagnostics
import Functions
import Relations

extension Plan {
  /// The operators as text, a line each, the last one first; what an operator works on is below it and further in.
  ///
  ///     first 5
  ///       sort lawsuits descending
  ///         over reports by district, where year = 2024
  ///           sum lawsuits from 2 cells of the forms
  package func description(over dataset: Dataset, in language: Language) -> [String] {
    lines(dataset).map { String(repeating: "  ", count: $0.depth) + $0.text[language] }
  }

  private struct Line {
    var depth: Int
    var text: Phrase
  }

  private func lines(_ dataset: Dataset) -> [Line] {
    let below = inputs.flatMap { $0.lines(dataset) }.map { Line(depth: $0.depth + 1, text: $0.text) }
    if case .cube(let cube) = self {
      let texts = cube.description(dataset.cube.reports.columns.map(\.name))
      return texts.enumerated().map { Line(depth: $0 == 0 ? 0 : 1, text: $1) }
    }
    return [Line(depth: 0, text: operation(inputs.first?.columnNames(dataset) ?? []))] + below
  }

  /// What the operator does to rows whose columns have these names.
  private func operation(_ columns: [String]) -> Phrase {
    func name(_ number: Int) -> String { columns.name(number) }
    func list(_ numbers: [Int]) -> String { numbers.map(name).joined(separator: ", ") }
    func order(_ keys: [SortKey]) -> (en: String, zh: String) {
      func words(_ descending: String) -> String {
        keys.map { name($0.column) + ($0.isDescending ? descending : "") }.joined(separator: ", ")
      }
      return (words(" descending"), words(" 降序"))
    }
    switch self {
    case .cube: return Phrase("", zh: "")
    case .scan(let table): return Phrase("rows of \(table)", zh: "\(table) 的各行")
    case .filter(_, let condition):
      let text = condition.description(columns)
      return Phrase("filter \(text)", zh: "筛选 \(text)")
    case .project(_, let projections):
      let text = projections.map { $0.description(columns) }.joined(separator: ", ")
      return Phrase("columns \(text)", zh: "各列 \(text)")
    case .aggregate(_, let keys, let aggregates):
      let (by, text) = (list(keys), aggregates.map(\.name).joined(separator: ", "))
      return Phrase(
        "group rows\(keys.isEmpty ? "" : " by \(by)"): \(text)",
        zh: "\(keys.isEmpty ? "各行合为一组" : "各行按 \(by) 分组")：\(text)")
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
      let text = windows.map(\.name).joined(separator: ", ")
      return Phrase(
        text + (keys.isEmpty ? "" : " within \(list(keys))"), zh: text + (keys.isEmpty ? "" : "，在每个 \(list(keys)) 之内"))
    case .beside(_, _, let keyCount):
      let same = list(Array(0..<keyCount))
      return Phrase(
        "beside the whole" + (keyCount > 0 ? " of the same \(same)" : ""),
        zh: "与总体并列" + (keyCount > 0 ? "（\(same) 相同）" : ""))
    case .join(_, _, let layout):
      let on = list(layout.keys.map(\.left))
      return Phrase("join \(layout.table) on \(on)", zh: "连接 \(layout.table) 于 \(on)")
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

  /// What the columns of its rows are called, as far as that is known before they are there.
  private func columnNames(_ dataset: Dataset) -> [String] {
    func names(_ plan: Plan) -> [String] { plan.columnNames(dataset) }
    switch self {
    case .cube(let cube): return cube.keys.map(\.schema.name) + cube.leaves.map(\.name)
    case .scan(let table): return dataset.relations[table]?.schema.map(\.name) ?? []
    case .filter(let input, _), .sort(let input, _), .limit(let input, _), .limitOfEach(let input, _, _),
      .first(let input, _, _), .distinct(let input), .withoutMissing(let input, _), .totals(let input, _, _, _),
      .ownTotals(let input, _):
      return names(input)
    case .project(_, let projections): return projections.map(\.name)
    case .aggregate(let input, let keys, let aggregates):
      return keys.map { names(input).name($0) } + aggregates.map(\.name)
    case .window(let input, _, let windows): return names(input) + windows.map(\.name)
    case .beside(let input, let other, let keyCount):
      return names(input) + names(other).dropFirst(keyCount).map { "\($0) of the whole" }
    case .join(let input, _, let layout): return names(input) + layout.columns.map(\.schema.name)
    case .compare(let input, let layout):
      return names(input).prefix(layout.keyCount) + (layout.namesMeasures ? ["metric"] : []) + layout.members.map(\.en)
        + layout.members.dropFirst().flatMap { [layout.changeName($0).en, layout.growthName($0).en] }
    case .pivot(let input, let layout):
      let all = names(input)
      return layout.keys.map(all.name)
        + layout.measures.flatMap { measure in
          (layout.members ?? []).map { layout.schema(of: ColumnSchema(all.name(measure), .real), $0.label).name }
        }
    }
  }
}

extension Leaf {
  fileprivate var name: String {
    let own = aggregation == .sum ? metric : "\(aggregation.rawValue)_\(metric)"
    return isOfYearBefore ? "\(own) of the year before" : own
  }
}

extension CubePlan {
  /// Which reports it groups, and the sums that it makes: of which metric, and of how many cells of the forms.
  fileprivate func description(_ columns: [String]) -> [Phrase] {
    func condition(_ bound: Bound?) -> (en: String, zh: String) {
      guard let text = bound?.description(columns) else { return ("", "") }
      return (", where \(text)", "，条件 \(text)")
    }
    let by = keys.map(\.schema.name).joined(separator: ", ")
    let filter = condition(filter)
    let head = Phrase(
      "over reports\(by.isEmpty ? "" : " by \(by)")\(filter.en)",
      zh: "报告\(by.isEmpty ? "合为一组" : "按 \(by) 分组")\(filter.zh)")
    return [head]
      + leaves.map { leaf in
        let lists = leaf.expression?.cellLists ?? []
        let count = lists.reduce(0) { $0 + cells[$1].reduce(0) { $0 + $1.count } }
        let what = leaf.expression == nil ? Phrase("reports", zh: "报告") : Phrase(verbatim: leaf.metric)
        let from =
          lists.isEmpty ? ("", "") : (" from \(count) cell\(count == 1 ? "" : "s") of the forms", "（表格单元格 \(count) 个）")
        let own = condition(leaf.condition)
        let before = leaf.isOfYearBefore ? condition(filterOfYearBefore) : ("", "")
        return Phrase(
          "\(leaf.aggregation.rawValue) \(what.en)\(leaf.isOfYearBefore ? " of the year before" : "")\(from.0)\(before.0)\(own.en)",
          zh:
            "\(leaf.aggregation.rawValue) \(leaf.isOfYearBefore ? "上一年的 " : "")\(what.zh)\(from.1)\(before.1)\(own.zh)")
      }
  }
}

extension [String] {
  fileprivate func name(_ number: Int) -> String { indices.contains(number) ? self[number] : "column \(number + 1)" }
}

extension Plan.Projection {
  /// `district`, or `share_lawsuits = lawsuits / lawsuits of the whole`.
  fileprivate func description(_ columns: [String]) -> String {
    let text = expression.description(columns)
    return text == name ? name : "\(name) = \(text)"
  }
}

extension Bound {
  /// The expression as a query would write it, its columns by these names.
  fileprivate func description(_ columns: [String]) -> String {
    func text(_ side: Bound) -> String { side.description(columns) }
    func inner(_ side: Bound) -> String { side.isCompound ? "(\(text(side)))" : text(side) }
    switch kind {
    case .column(let number): return columns.name(number)
    case .constant(let value): return value.description
    case .negative(let side): return "-\(inner(side))"
    case .arithmetic(let sign, let left, let right): return "\(inner(left)) \(sign.rawValue) \(inner(right))"
    case .comparison(let sign, let left, let right): return "\(inner(left)) \(sign.rawValue) \(inner(right))"
    case .and(let left, let right):
      return [left, right].map { $0.isChoice ? "(\(text($0)))" : text($0) }.joined(separator: " and ")
    case .or(let left, let right): return "\(text(left)) or \(text(right))"
    case .not(let side): return "not \(inner(side))"
    case .contains(let side, let part): return "\(inner(side)) ~ \"\(part)\""
    case .matches(let side, let pattern): return "\(inner(side)) =~ \"\(pattern)\""
    case .isState(let side, let missing): return "\(inner(side)) is \(missing ? "missing" : "blank")"
    case .call(let function, let arguments):
      let list = arguments.map(text).joined(separator: ", ")
      return function.name == blankWhereMissing.name ? list : "\(function.name)(\(list))"
    case .cells: return "the sum of its cells"
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

extension Value {
  fileprivate var description: String {
    switch self {
    case .none: "blank"
    case .integer(let number): "\(number)"
    case .money(let hundredths): "\(Double(hundredths) / 100) yuan"
    case .real(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .boolean(let flag): "\(flag)"
    }
  }
}
