import Diagnostics
import Relations
import Syntax

/// Refuses members behind `@` that the block leaves no report of: `applications@2020 by district 2021`.
func refuseExcluded(
  _ groups: [MemberGroup], _ expressions: [Expression], in draft: CubeDraft
) throws(Diagnostic) {
  let span = expressions.dropFirst().reduce(expressions.first?.span) { $0?.union($1.span) }
  for (dimension, groups) in Dictionary(grouping: groups, by: \.dimension).sorted(by: { $0.key < $1.key }) {
    guard !groups.contains(where: \.isNewest), let column = draft.schema.firstIndex(where: { $0.name == dimension })
    else { continue }
    let own = Set(groups.flatMap(\.members).map { $0.number.map { .integer($0) } ?? Value.text($0.text) })
    for condition in draft.conditions.flatMap(\.conjuncts) {
      guard let kept = condition.values(of: column), own.isDisjoint(with: kept) else { continue }
      let (asked, others) = (groups.map(\.label), kept.map(shown))
      throw Diagnostic.excluded(asked, others).with { $0.span = span }
    }
  }
}

private func shown(_ value: Value) -> String {
  switch value {
  case .integer(let number): "\(number)"
  case .text(let text): text
  default: ""
  }
}

extension Bound {
  /// The values of which the column has one where it holds; nil where it says anything else.
  fileprivate func values(of column: Int) -> [Value]? {
    switch kind {
    case .comparison(.equal, let side, let value):
      guard case .column(column) = side.kind, case .constant(let value) = value.kind else { return nil }
      return [value]
    case .or(let left, let right):
      guard let first = left.values(of: column), let others = right.values(of: column) else { return nil }
      return first + others
    default: return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func excluded(_ own: [Phrase], _ kept: [String]) -> Diagnostic {
    let (member, memberChinese) = (own.map(\.en).joined(separator: ", "), own.map(\.zh).joined(separator: "、"))
    let (others, othersChinese) = (kept.joined(separator: ", "), kept.joined(separator: "、"))
    return Diagnostic(
      Phrase(
        "@ asks for \(member), and the query is of \(others) alone: no report is of both",
        zh: "@ 要求\(memberChinese)，而整个查询只限\(othersChinese)：没有同时符合的报告"),
      hint: Phrase(
        "write each behind the measures that it is for, and none behind all: lawsuits@\(kept.first ?? ""), lawsuits@\(own.first?.en ?? "")",
        zh: "请分别写在各指标之后，而不要限定整个查询：行政诉讼@\(kept.first ?? "")，行政诉讼@\(own.first?.zh ?? "")"))
  }
}
