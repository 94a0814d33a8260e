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
  let read = Phrase("read as", zh: "理解为")[language]
  let plan = Phrase("computed by, from the bottom up", zh: "计算步骤（自下而上）")[language]
  let steps = bound.plan.description(over: session.catalog.dataset, in: language).map { "  \($0)\n" }.joined()
  try session.say("\(read)\n\(tree(of: filled, in: language))\(plan)\n\(steps)")
  return true
}

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
