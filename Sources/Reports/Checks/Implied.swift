import Documents

/// Gives the blanks and marks among the facts of tables 三 and 四 the values that identities prove.
///
/// A total that is known and equal to the sum of its known parts makes the others zero, since counts are never negative; a
/// cell that is the only unknown one of an identity is the difference, if that is not negative. What is proven so counts
/// as known for the next, until nothing more follows. Where two identities would give a cell different values, or an
/// identity that is then complete fails, what was implied in it is withdrawn and stays undetermined.
///
///     自然人 16, 总计 16 → the five between are 0
///     six zeros, 总计 blank → it is 0
func implyValues(_ facts: inout [Fact?], form: Form) {
  let tables = firstApplicationSlot..<formCells.count
  guard tables.contains(where: { facts[$0].map { $0.value == nil } ?? false }) else { return }
  let identities = identities(of: form)
  // Cells that were not found at all are never given a value: there is no fact to bear it.
  var undetermined = Set(tables.filter { facts[$0] == nil })
  let printed = facts.map { $0?.value }
  var known = derived(from: printed, identities, undetermined)
  while let broken = firstBroken(identities, known, printed) {
    undetermined.formUnion(broken)
    known = derived(from: printed, identities, undetermined)
  }
  for slot in tables where printed[slot] == nil { facts[slot]?.implied = known[slot] }
}

/// The implied cells of the first identity that is complete and does not hold; nil when all is well. Each time it gives
/// cells that were not undetermined before, so that asking again ends.
private func firstBroken(_ identities: [SumIdentity], _ known: [Int64?], _ printed: [Int64?]) -> [Slot]? {
  for identity in identities {
    let implied = (identity.whole + identity.parts).filter { printed[$0] == nil && known[$0] != nil }
    guard !implied.isEmpty, let whole = sum(identity.whole, known), let parts = sum(identity.parts, known) else {
      continue
    }
    if whole != parts { return implied }
  }
  return nil
}

private func sum(_ slots: [Slot], _ known: [Int64?]) -> Int64? {
  var sum: Int64 = 0
  for slot in slots {
    guard let value = known[slot] else { return nil }
    sum += value
  }
  return sum
}

/// All that follows from the printed values, round after round.
private func derived(
  from printed: [Int64?], _ identities: [SumIdentity], _ undetermined: Set<Slot>
) -> [Int64?] {
  var known = printed
  var isChanged = true
  while isChanged {
    isChanged = false
    for identity in identities where derive(identity, &known, undetermined) { isChanged = true }
  }
  return known
}

/// Adds what one identity proves; says whether it proved anything.
private func derive(_ identity: SumIdentity, _ known: inout [Int64?], _ undetermined: Set<Slot>) -> Bool {
  let openWhole = identity.whole.filter { known[$0] == nil }
  let openParts = identity.parts.filter { known[$0] == nil }
  guard !(openWhole.isEmpty && openParts.isEmpty), openWhole.isEmpty || openParts.isEmpty else { return false }
  let whole = identity.whole.reduce(Int64(0)) { $0 + (known[$1] ?? 0) }
  let parts = identity.parts.reduce(Int64(0)) { $0 + (known[$1] ?? 0) }
  let open = openWhole + openParts
  let difference = openWhole.isEmpty ? whole - parts : parts - whole
  guard difference == 0 || (open.count == 1 && difference > 0) else { return false }
  var isProven = false
  for slot in open where !undetermined.contains(slot) {
    known[slot] = difference
    isProven = true
  }
  return isProven
}
