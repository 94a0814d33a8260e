import Diagnostics
import Output
import Syntax

let plotCommand = Command(
  name: .plot, summary: Phrase("a picture of an answer: bars, or lines along the years", zh: "结果的图形：柱形，或按年份的折线"),
  usage: "plot [bar|line] QUERY"
) { session, statement throws(Diagnostic) in
  guard case .query(let query) = statement.argument else { return true }
  let (answer, destinations) = try session.compute(query)
  // A picture that could not be drawn leaves no file behind.
  let kind = statement.options.first.flatMap { ChartKind(word: $0.text) }
  guard let picture = chart(of: answer.relation, as: kind, style: session.style) else {
    throw (answer.relation.rowCount == 0 ? Diagnostic.noRows : .noNumbers).with {
      $0.span = query.span
      if session.lacksReports(answer) { $0.hint = noReports }
    }
  }
  try session.say(picture)
  try session.deliver(answer, to: destinations, of: query)
  try session.showCoverage(of: answer)
  return true
}

extension Diagnostic {
  fileprivate static let noRows = Diagnostic(
    Phrase("the answer has no rows, so there is nothing to draw", zh: "结果没有行，无可绘制"),
    hint: Phrase("ask the query alone to see why", zh: "请先单独查询，查看原因"))
  fileprivate static let noNumbers = Diagnostic(
    Phrase("the answer has no numbers to draw", zh: "结果中没有可绘制的数字"),
    hint: Phrase("such as plot lawsuits by district", zh: "例如 作图 行政诉讼 按 区县"))
}
