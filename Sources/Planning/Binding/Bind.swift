import Diagnostics
import Metrics
import Relations
import Syntax

/// Gives the names of a query their meaning.
///
///     let bound = try bind(query, in: catalog)
package func bind(_ query: Query, in catalog: Catalog) throws(Diagnostic) -> BoundQuery {
  var rows: Rows?
  var destinations: [BoundQuery.Destination] = []
  for block in query.blocks {
    rows = try bind(block, over: rows, in: catalog)
    for clause in block.clauses {
      switch clause.kind {
      case .save(let path, _, let replacing): destinations.append(.file(path: path, replacing: replacing))
      case .into(let name): destinations.append(.table(name.text))
      default: break
      }
    }
  }
  guard var rows else { throw .nothingToShow.at(query.span) }
  if !rows.droppable.isEmpty { rows.plan = .withoutMissing(rows.plan, rows.droppable) }
  return BoundQuery(plan: rows.plan, schema: rows.schema, destinations: destinations)
}

private func bind(_ block: Block, over rows: Rows?, in catalog: Catalog) throws(Diagnostic) -> Rows {
  switch (block.source, rows) {
  case (.measures(let measures), nil):
    if let chosen = block.measuredByTop(besides: measures, in: catalog) {
      return try bind(chosen, over: nil, in: catalog)
    }
    return try bindCube(measures, block, in: catalog)
  case (.measures(let measures), let rows?):
    let groups = try bindAggregates(measures, block, over: rows, in: catalog)
    return try bindClauses(of: block.withoutFilters, over: groups, in: catalog)
  case (.table(let name), _):
    return try bindClauses(of: block, over: bindTable(name, in: catalog), in: catalog)
  case (.previous, let rows?) where block.isRanked && block.hasKeys:
    return try bindClauses(
      of: block.withoutFilters, over: bindAggregates([], block, over: rows, in: catalog), in: catalog)
  case (.previous, let rows?):
    return try bindClauses(of: block, over: rows, in: catalog)
  case (.previous, nil) where block.isRanked:
    return try bindCube([], block, in: catalog)
  case (.previous, nil):
    guard let measure = measureBehindTop(of: block, in: catalog) else {
      if let metric = block.comparedMetric(in: catalog) { throw .comparesMembers(metric.text).at(metric.span) }
      throw .nothingToShow.at(block.span)
    }
    return try bindCube([measure], block, in: catalog)
  }
}

extension Block {
  /// Whether it shows parts or ranks of measures, and so measures something though nothing stands before the clauses.
  var isRanked: Bool {
    clauses.contains { clause in
      switch clause.kind {
      case .share, .rank, .growth: true
      default: false
      }
    }
  }

  var hasKeys: Bool { clauses.contains { if case .by = $0.kind { true } else { false } } }

  /// A metric where `vs` has a member: `lawsuits vs reviews`.
  fileprivate func comparedMetric(in catalog: Catalog) -> Name? {
    for clause in clauses {
      guard case .versus(let members) = clause.kind else { continue }
      for case .name(let name) in members.map(\.kind) where catalog.metrics.find(name.text) != nil { return name }
    }
    return nil
  }

  fileprivate var withoutFilters: Block {
    var rest = self
    rest.clauses.removeAll { clause in
      switch clause.kind {
      case .filter, .member: true
      default: false
      }
    }
    return rest
  }
}

/// The rows of a named relation.
func bindTable(_ name: Name, in catalog: Catalog) throws(Diagnostic) -> Rows {
  guard let relation = catalog.dataset.relation(named: name.text) else {
    throw .unknownTable(name.text, in: catalog.dataset).at(name.span)
  }
  return Rows(plan: .scan(relation.name), schema: relation.schema)
}

extension Diagnostic {
  func at(_ span: Span) -> Diagnostic {
    with { if $0.span == nil { $0.span = span } }
  }

  static let nothingToShow = Diagnostic(
    Phrase("nothing to work on", zh: "没有可供处理的内容"),
    hint: Phrase(
      "begin with a metric (lawsuits by district) or a table (from facts)", zh: "以指标（行政诉讼 按 区县）或表（来自 facts）开头"))

  fileprivate static func comparesMembers(_ metric: String) -> Diagnostic {
    Diagnostic(
      Phrase("vs stands between members, and “\(metric)” is a metric", zh: "“比”连接成员，而“\(metric)”是指标"),
      hint: Phrase(
        "\(metric) 2019 vs 2020 by district; two metrics side by side: lawsuits, reviews by district",
        zh: "\(metric) 2019 比 2020 按 区县；两个指标并列：行政诉讼, 行政复议 按 区县"))
  }

  /// What the language reads and this version cannot compute.
  package static func unsupported(_ word: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(word)” can be written, but this version cannot compute it", zh: "“\(word)”可以书写，但本版本还不能计算"),
      hint: Phrase("see help for the clauses that it computes", zh: "可用的子句见 help"))
  }
}

/// Runs the body; an error without a place gets this one.
func located<T>(_ span: Span, _ body: () throws(Diagnostic) -> T) throws(Diagnostic) -> T {
  do {
    return try body()
  } catch {
    throw error.at(span)
  }
}
