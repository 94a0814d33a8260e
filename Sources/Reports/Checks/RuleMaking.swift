/// P: 规章 above zero in the report of an organ without rule-making power. Provinces, and cities divided into districts,
/// make local rules (立法法, article 93); counties, streets and townships, and departments of a county do not.
package func checkRuleMaking(_ report: Report) -> [Finding] {
  let identity = report.identity
  let isWithoutPower =
    switch identity.level {
    case .county, .street: true
    case .department: identity.area.kind == .county || identity.area.kind == .street
    case .province, .city: false
    }
  guard isWithoutPower, !identity.area.code.isEmpty else { return [] }
  return report.facts.compactMap { fact in
    guard formCells[fact.slot].row.last == "规章", let value = fact.value else { return nil }
    return Finding(
      rule: .P, outcome: value > 0 ? .unlikely : .pass, whole: [fact.slot], parts: [], expected: 0, found: value)
  }
}
