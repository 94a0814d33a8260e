import Documents

/// The totals of tables 三 and 四 that are blank although the report has what they count: beside a printed part in their
/// row or block; or in a 总计 column of table 三 that is blank from （一） to （六）, while （七） prints a number above zero.
///
/// What the printed parts add up to is what would be expected there. A row that is blank as a whole is not among them:
/// reports leave out what is zero.
package func missingTotals(_ report: Report) -> [Finding] {
  let form = report.forms[.applications] ?? report.forms[.disputes] ?? .form2019
  var facts = [Fact?](repeating: nil, count: formCells.count)
  for fact in report.facts { facts[fact.slot] = fact }
  let all = identities(of: form)
  let isColumnBlank = all.contains { identity in
    identity.rule == .C && formCells[identity.whole[0]].columnPath == totalColumn
      && (facts[identity.whole[0]]?.value ?? 0) > 0 && identity.parts.allSatisfy { facts[$0]?.value == nil }
  }
  return all.compactMap { identity in
    guard identity.rule == .R || identity.rule == .L, let total = identity.whole.first, facts[total]?.kind == .blank
    else { return nil }
    let printed = identity.parts.compactMap { facts[$0]?.value }
    let isOutcome = formCells[total].row.count > 1
    guard !printed.isEmpty || (isColumnBlank && identity.rule == .R && isOutcome) else { return nil }
    return Finding(
      rule: .missing, outcome: .notAssessable, whole: [total], parts: identity.parts,
      expected: printed.reduce(0, +), found: nil)
  }
}
