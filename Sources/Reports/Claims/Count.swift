import Documents

/// A claim before its place and its doubts are known.
struct Draft {
  var subjects: [Subject]
  var measure = Claim.Measure.count
  var value: Double
  var step = 1.0
  /// Where the number stands.
  var position: Int
  /// Counts of parts with names that are not known, added up.
  var isSumOfParts = false
  /// A result of one of several disputes, or perhaps not about disclosure.
  var isAmbiguous = false
}

extension ClaimReader {
  /// A number, and the words around it.
  mutating func count(_ number: Token.Number, at position: Int, _ said: ClauseWords) {
    let named = state.subjects + said.subjects
    var draft = Draft(subjects: named, value: number.value, step: number.step, position: position)
    switch (number.unit, said.sign) {
    case (.percent, let sign?):
      draft.measure = .growth
      draft.value *= sign
    case (.percent, nil):
      if said.isRate { return state.last = nil }
      guard said.isShare else { return forget() }
      draft.measure = .share
    case (.cases, let sign?):
      draft.measure = .change
      draft.value *= sign
    case (.yuan, nil): draft.measure = .amount
    case (.yuan, _): return forget()
    case (.cases, nil): return countCases(draft, said)
    }
    // 占33.9% is of what was counted before it, where it names nothing itself.
    if draft.measure != .amount, named.allSatisfy({ $0 == .applications }) {
      if let last = state.last { addRelative(draft, to: last) }
    } else if draft.measure == .amount || (isOnTopic && !state.isBroken) {
      add(draft)
    }
  }

  private mutating func countCases(_ plain: Draft, _ said: ClauseWords) {
    var draft = plain
    guard !said.isNone || draft.value == 0 else { return forget() }
    let isHead = said.isHead || state.subjects.contains(.applications)
    if draft.subjects.isEmpty {
      // 其中区政府本级66件
      guard state.scope != .whole, !state.lastSubjects.isEmpty else { return forget() }
      draft.subjects = state.lastSubjects
    }
    let isDispute = draft.subjects.contains(where: \.isDispute)
    if draft.subjects.contains(where: \.isResult), !isDispute {
      guard !state.disputes.isEmpty else { return forget() }
      draft.subjects += state.disputes
      draft.isAmbiguous = state.openDisputes > 1
      state.openDisputes = 0
    }
    let isNamed = isOnTopic || isHead || (isAboutApplications && !isDispute)
    guard isNamed || isTacit, isHead || isDispute || !state.isBroken else { return forget() }
    if !isNamed { draft.isAmbiguous = true }
    if isHead { state.isBroken = false }
    let each = said.isEach || draft.value == 0 ? apart(draft.subjects) : [draft.subjects]
    let counted = each.compactMap { subjects -> Int? in
      draft.subjects = subjects
      return add(draft)
    }
    state.last = counted.count == 1 ? counted[0] : nil
    state.lastSubjects = draft.subjects
    guard isDispute, !draft.subjects.contains(where: \.isResult) else { return }
    state.disputes = draft.subjects.filter(\.isDispute)
    state.openDisputes += 1
    state.disputeClaims += counted
  }

  /// The number is not understood.
  private mutating func forget() {
    state.last = nil
    state.disputes = []
    state.isBroken = true
  }

  /// 未发生行政复议、行政诉讼: none of each.
  mutating func noneOf(_ said: ClauseWords, at position: Int) {
    guard isOnTopic || isTacit, !said.subjects.isEmpty, said.sign == nil, !said.isShare else { return }
    let results = said.subjects.filter(\.isResult)
    let disputes = said.subjects.filter(\.isDispute)
    guard results.isEmpty || disputes.count == 1 else { return }
    guard !disputes.isEmpty || said.subjects.contains(.applications) else { return }
    for subjects in apart(said.subjects) {
      add(Draft(subjects: subjects, value: 0, position: position, isAmbiguous: !isOnTopic))
    }
  }

  /// 均获维持: as many upheld as were counted.
  mutating func allUpheld() {
    for index in state.disputeClaims {
      var claim = claims[index]
      claim.words += "，" + words
      claim.readings = claim.readings.map { reading in
        let cells = reading.cells.map { $0 - (disputeResults.count - Subject.Result.upheld.column) }
        claim.excluded += cells.flatMap { [$0 + 1, $0 + 2, $0 + 3] }
        return .init(metric: reading.metric.replacing(" + ", with: ".upheld + ") + ".upheld", cells: cells)
      }
      claims.append(claim)
    }
    state.disputeClaims = []
  }

  private mutating func addRelative(_ draft: Draft, to last: Int) {
    var claim = claims[last]
    (claim.measure, claim.claimed, claim.step, claim.base) = (draft.measure, draft.value, draft.step, claim.claimed)
    (claim.words, claim.place) = (words, passage.place(at: draft.position))
    claims.append(claim)
  }

  @discardableResult
  mutating func add(_ draft: Draft) -> Int? {
    let readings = readings(of: draft.subjects, on: form)
    guard !readings.isEmpty else { return nil }
    let claim = Claim(
      measure: draft.measure, claimed: draft.value, step: draft.step, readings: readings,
      doubt: doubt(of: draft, metric: readings[0].metric),
      words: words, sentence: sentence, place: passage.place(at: draft.position))
    claims.append(claim)
    if !draft.isSumOfParts, draft.measure == .count, !isFiled, state.scope == .own || state.scope == .others {
      partial.append(PartialClaim(claim: claims.count - 1, isOwn: state.scope == .own))
    }
    return claims.count - 1
  }

  private func doubt(of draft: Draft, metric: String) -> Claim.Doubt? {
    let subjects = Set(draft.subjects)
    if draft.isSumOfParts { return .incomplete }
    if state.scope != .whole { return .otherScope }
    let isObjectless = metric == "handled" && !subjects.contains(.applications)
    if isFiled || isObjectless { return .perhapsOtherScope }
    // What is dismissed is 结果维持 in the table, and stands beside 维持 in the prose.
    if subjects.contains(.result(.upheld)), sentence.contains("驳回") { return .unclear }
    if draft.isAmbiguous || isInPart || state.isNarrowed || state.isBroken { return .unclear }
    // 收到行政复议 may be the reviews of others that an organ decides.
    let isVerb = subjects.contains(.received) || subjects.contains(.handled)
    return isVerb && subjects.contains(where: \.isDispute) ? .unclear : nil
  }

  /// 行政复议、行政诉讼均为0件: each of them by itself, with the results and causes that go with both.
  private func apart(_ subjects: [Subject]) -> [[Subject]] {
    let heads = subjects.filter(\.isDispute)
    if heads.count > 1 { return heads.map { head in subjects.filter { !$0.isDispute || $0 == head } } }
    let outcomes = subjects.filter { $0.outcome != nil }
    return outcomes.count > 1 ? outcomes.map { [$0] } : [subjects]
  }
}
