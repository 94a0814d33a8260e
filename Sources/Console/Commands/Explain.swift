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
  let read = Phrase("read as", zh: "理解为")[session.settings.language]
  let plan = Phrase("computed by, from the bottom up", zh: "计算步骤（自下而上）")[session.settings.language]
  let steps = bound.plan.description(bound.schema.map(\.name)).map { "  \($0)\n" }.joined()
  try session.say("\(read)\n  \(format(filled, in: session.settings.language))\n\(plan)\n\(steps)")
  return true
}
