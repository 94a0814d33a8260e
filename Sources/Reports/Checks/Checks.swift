import Documents

/// Checks the identities of tables 三 and 四 on what is printed.
///
/// A cell counts with its printed number, or as zero where the other figures prove it zero. Then:
///
/// - nothing is unknown: it passes or fails;
/// - a cell of the total is unknown: it cannot be assessed, since a blank total beside filled parts is a missing cell, not
///   a broken sum;
/// - parts are unknown: it passes if the others already add up to the total, fails if they exceed it (counts are never
///   negative), and cannot be assessed if they fall short: what is missing may stand in the blank.
///
/// A part that is implied to be something else than zero does not count: it is a missing cell, and the sum of what is
/// printed does fall short.
func check(_ facts: [Fact?], form: Form) -> [Finding] {
  identities(of: form).compactMap { identity in
    let isFound = (identity.whole + identity.parts).contains { facts[$0] != nil }
    return isFound ? finding(identity, facts) : nil
  }
}

private func finding(_ identity: SumIdentity, _ facts: [Fact?]) -> Finding {
  let whole = count(identity.whole, facts)
  let parts = count(identity.parts, facts)
  let isPrinted = identity.whole.contains { facts[$0]?.value != nil }
  var outcome = Finding.Outcome.notAssessable
  if whole.isComplete, isPrinted {
    if whole.sum == parts.sum {
      outcome = .pass
    } else if parts.isComplete || parts.sum > whole.sum {
      outcome = .fail
    }
  }
  let isAssessed = outcome != .notAssessable
  return Finding(
    rule: identity.rule, outcome: outcome, whole: identity.whole, parts: identity.parts,
    expected: isAssessed ? parts.sum : nil, found: isAssessed ? whole.sum : nil)
}

private func count(_ slots: [Slot], _ facts: [Fact?]) -> (sum: Int64, isComplete: Bool) {
  var sum: Int64 = 0
  var isComplete = true
  for slot in slots {
    if let value = facts[slot]?.value {
      sum += value
    } else if facts[slot]?.implied != 0 {
      isComplete = false
    }
  }
  return (sum, isComplete)
}
