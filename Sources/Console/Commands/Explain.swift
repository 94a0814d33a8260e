import Diagnostics
import Planning
import Syntax

let explainCommand = Command(
  name: .explain,
  summary: Phrase("how a query is understood and computed, without computing it", zh: "说明查询如何理解和计算，不实际计算"),
  usage: "explain QUERY"
) { session, statement throws(Diagnostic) in
  guard case .query(let query) = statement.argument else { return true }
  let filled = try query.filled(with: session.variables)
  let bound = try bind(filled, in: session.catalog)
  let language = session.settings.language
  func steps(_ plan: Plan) -> String {
    plan.description(over: session.catalog.dataset, in: language).map { "  \($0)\n" }.joined()
  }
  let (plan, better) = (steps(bound.plan), steps(optimised(bound.plan, over: session.catalog.dataset)))
  try session.say(
    "\(readAs[language])\n\(tree(of: filled, in: language))\(means[language])\n\(plan)"
      + (plan == better ? "\(computedSo[language])\n" : "\(computedBy[language])\n\(better)"))
  return true
}

private let readAs = Phrase("read as", zh: "理解为")
private let means = Phrase("which means, from the bottom up", zh: "含义（自下而上）")
private let computedBy = Phrase("and is computed by, with less work", zh: "优化后的计算步骤")
private let computedSo = Phrase("and is computed so: nothing can be saved", zh: "计算步骤相同，无需优化")

/// The query as it was read: a line for the source of each block, and one for each of its clauses, further in.
private func tree(of query: Query, in language: Language) -> String {
  query.blocks.enumerated().map { number, block in
    var source = block
    source.clauses = []
    let pipe = number == 0 ? "  " : "  | "
    let head = format(Query([source], at: block.span), in: language)
    let clauses = block.clauses.map { clause in
      format(Query([Block(source: .previous, clauses: [clause], at: clause.span)], at: clause.span), in: language)
    }
    // A block without a source begins with its first clause.
    let lines = head.isEmpty ? clauses : [head] + clauses
    return lines.enumerated().map { ($0 == 0 ? pipe : "      ") + $1 + "\n" }.joined()
  }.joined()
}
