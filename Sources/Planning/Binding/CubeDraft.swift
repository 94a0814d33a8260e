import Diagnostics
import Functions
import Metrics
import Relations
import Syntax

/// A cube in the making: what the measures and conditions of a block have asked for so far.
struct CubeDraft {
  let catalog: Catalog
  /// The columns of the reports.
  let schema: [ColumnSchema]
  var keys: [CubeKey] = []
  /// The keys that are dimensions of the form, in their order.
  var formKeys: [CellDimension] = []
  /// The members of the form's dimensions that the block is limited to.
  var formFilters: [CellDimension: Set<Int>] = [:]
  var conditions: [Bound] = []
  var leaves: [Leaf] = []
  /// Districts and years that are asked for and that no loaded report is of.
  var missing: [String] = []
  /// Whether a condition is on figures of single reports.
  var filtersByFigures = false
  /// The members that stand bare in the block, by dimension.
  var named: [String: [Member]] = [:]
  /// The dimension that the places behind the `@` of the block's measures are of, where they can be of one.
  var placesBehindAt: String?
  /// The cells of each list, with the members that each belongs to.
  var choices: [[CellChoice]] = []
  /// The lists that conditions on reports ask for: a report has one verdict, whatever the sheets.
  private var filterLists: Set<Int> = []
  /// Whether a condition on reports is being bound.
  var isFiltering = false
  private var leafNumbers: [String: Int] = [:]
  /// Which reports each leaf is limited to, as text.
  private var reportsOfLeaves: [String] = []

  init(_ catalog: Catalog) {
    self.catalog = catalog
    schema = catalog.dataset.cube.reports.columns.map(ColumnSchema.init)
  }

  /// Notes which of the members that are asked for no loaded report has.
  mutating func note(_ groups: [MemberGroup]) {
    missing += groups.flatMap(\.members).filter { !$0.isLoaded }.map(\.label.zh)
  }

  /// The leaf, as a column of what the cube gives; the same leaf twice is one.
  mutating func column(of leaf: Leaf, key: String, reports: String = "") -> Bound {
    let number: Int
    if let known = leafNumbers[key] {
      number = known
    } else {
      number = leaves.count
      leafNumbers[key] = number
      leaves.append(leaf)
      reportsOfLeaves.append(reports)
    }
    return Bound(.column(keys.count + number), leaves[number].shape)
  }

  /// Makes the sums of cells in an expression the parts of a quotient: a report that lacks one of them is in none, or the rate
  /// would set the cases of some reports against the total of others. Sums over other reports are apart.
  ///
  /// - Parameter name: what is divided, for messages.
  mutating func makeQuotient(_ bound: Bound, called name: Phrase) throws(Diagnostic) {
    let parts = Set(bound.columns.map { $0 - keys.count }).filter {
      leaves.indices.contains($0) && leaves[$0].list != nil
    }
    try checkSheets(of: parts, name)
    for (_, together) in Dictionary(grouping: parts, by: { reportsOfLeaves[$0] }) where together.count > 1 {
      for part in together { leaves[part].quotient = together.sorted() }
    }
  }

  /// A quotient is told apart by a dimension of the form where all its parts have the same members of it: a rate of what was granted
  /// has no cells of what was denied.
  private func checkSheets(of parts: Set<Int>, _ name: Phrase) throws(Diagnostic) {
    for key in formKeys {
      let members = parts.compactMap { leaves[$0].list }.map { list in Set(choices[list].map { $0.members[key] }) }
      if Set(members).count > 1 { throw .notToldApart(name, by: key) }
    }
  }

  /// A list of the cells of a metric, told apart by the keys and limited to the members asked for.
  ///
  /// - Parameter limits: further limits, of one measure alone.
  mutating func cells(
    _ set: CellSet, of metric: Metric, limits: [CellDimension: Set<Int>]
  ) throws(Diagnostic) -> Bound {
    let all = formFilters.merging(limits) { $0.intersection($1) }
    let asked = Set(isFiltering ? [] : formKeys).union(all.keys)
    if isFiltering { filterLists.insert(choices.count) }
    guard let found = set.choices(asked) else {
      throw .notToldApart(
        Phrase(metric.id, zh: metric.label.zh), by: asked.first { set.choices([$0]) == nil } ?? asked.first)
    }
    choices.append(
      found.filter { choice in
        all.allSatisfy { dimension, members in choice.members[dimension].map(members.contains) ?? false }
      })
    let isMoney = metric.unit == .yuan
    return Bound(.cells(choices.count - 1), isMoney ? Shape(.money, .yuan) : Shape(.integer))
  }

  /// The finished plan, told apart by the keys of these numbers; by all of them where none are given. Every combination
  /// of members of the form's keys among them that some leaf has cells for is a sheet.
  func plan(keptKeys: [Int]? = nil) -> CubePlan {
    let kept = (keptKeys ?? Array(keys.indices)).map { keys[$0] }
    let form = kept.compactMap { CellDimension(rawValue: $0.schema.name) }
    let combinations = sheets(of: form)
    let lists = choices.enumerated().map { number, list in
      combinations.map { sheet in
        list.filter { choice in filterLists.contains(number) || form.map { choice.members[$0] } == sheet }.map(\.slot)
      }
    }
    return CubePlan(
      filter: Bound.all(conditions),
      filterOfYearBefore: leaves.contains(where: \.isOfYearBefore)
        ? Bound.all(conditions.map { $0.ofYearBefore(schema) }) : nil, keys: kept, leaves: leaves, cells: lists,
      sheets: combinations,
      countsOverlap: catalog.settings.countsOverlap, usesImplied: catalog.settings.usesImplied, notes: notes)
  }

  private var notes: [Note] {
    var notes: [Note] = []
    var seen: Set<String> = []
    let names = missing.filter { seen.insert($0).inserted }
    if !names.isEmpty {
      func list(_ separator: String) -> String {
        let shown = names.prefix(8).joined(separator: separator)
        return names.count > 8 ? "\(shown) … (\(names.count))" : shown
      }
      notes.append(
        Note(
          "missing", count: names.count, names: names,
          Phrase("no report of \(list(", "))", zh: "没有\(list("、"))的报告")))
    }
    if filtersByFigures {
      notes.append(
        Note(
          "filter", count: 1,
          Phrase("the filter is on each report; | filter is on the rows", zh: "筛选针对每份报告；对结果行筛选请写在管道之后")))
    }
    return notes
  }

  private func sheets(of form: [CellDimension]) -> [[Int?]] {
    guard !form.isEmpty else { return [[]] }
    let shown = choices.indices.filter { !filterLists.contains($0) }
    let all = Set(shown.flatMap { list in choices[list].map { choice in form.map { choice.members[$0] } } })
    return all.sorted { left, right in
      for (a, b) in zip(left, right) where a != b { return (a ?? .max) < (b ?? .max) }
      return false
    }
  }
}

extension Diagnostic {
  /// `count by applicant`: a report has applicants of every kind.
  static func reportsNotToldApart(_ cell: CellDimension) -> Diagnostic {
    let label = dimensions.first { $0.cell == cell }?.label ?? Phrase(verbatim: cell.rawValue)
    return Diagnostic(
      Phrase("a count of reports is not told apart by \(label.en)", zh: "报告数不按\(label.zh)区分"),
      hint: Phrase("count a metric: count applications by \(label.en)", zh: "请对指标计数，例如 计数 新收申请 按 \(label.zh)"))
  }

  fileprivate static func notToldApart(_ name: Phrase, by dimension: CellDimension?) -> Diagnostic {
    let names = dimension.flatMap { wanted in dimensions.first { $0.cell == wanted }?.label }
    let (en, zh) = (names?.en ?? "", names?.zh ?? "")
    return Diagnostic(
      Phrase("\(name.en) is not told apart by \(en)", zh: "“\(name.zh)”不按\(zh)区分"),
      hint: Phrase(
        dimension == .applicant
          ? "the metrics of table 三 are: applications, granted, handled …"
          : dimension == .path
            ? "only lawsuits are: lawsuits by path"
            : dimension == .result
              ? "only these are: reviews, lawsuits by result" : "handled, denied, unavailable and declined are",
        zh: dimension == .applicant
          ? "表三各指标可以：新收申请、予以公开、办理总计等"
          : dimension == .path
            ? "只有行政诉讼可以：行政诉讼 按 起诉途径"
            : dimension == .result ? "只有这些可以：行政复议, 行政诉讼 按 审理结果" : "办理总计、不予公开、无法提供、不予处理可以"))
  }
}
