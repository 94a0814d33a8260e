import Documents

/// Every number of the prose that speaks of cells of the report, with what the tables say to it.
///
/// - Parameter earlier: the same organ's report of the year before, which growth is measured from.
package func claims(of report: Report, after earlier: Report? = nil) -> [JudgedClaim] {
  let passages = passages(in: report.prose)
  guard !passages.isEmpty else { return [] }
  let figures = Figures(now: Reports.figures(of: report), before: earlier.map(Reports.figures(of:)))
  return passages.flatMap { readClaims($0, of: report) }.map { $0.judged(by: figures) }
    .filter { $0.claim.doubt != .incomplete || $0.verdict == .agrees }
}

private struct Figures {
  var now: [Int64?]
  var before: [Int64?]?
}

extension Claim {
  fileprivate func judged(by figures: Figures) -> JudgedClaim {
    let meant = readings.filter { reading in base != nil && sum(reading.cells, figures.now) == base }
    let found = (meant.isEmpty ? readings : meant).map { ($0, values(of: $0, figures)) }
    let others = excluded.compactMap { figures.now[$0] }.reduce(0, +)
    if doubt != .otherScope, others == 0, let (reading, value) = agreeing(found) {
      return JudgedClaim(claim: self, verdict: .agrees, reading: reading, found: value)
    }
    let isKnown = others > 0 || found.allSatisfy { !$0.1.isEmpty && !$0.1.contains(nil) }
    let verdict: JudgedClaim.Verdict =
      switch doubt {
      case .otherScope, .perhapsOtherScope: .otherScope
      case .unclear, .incomplete: .notAssessable
      case nil: isKnown ? .contradicts : .notAssessable
      }
    return JudgedClaim(claim: self, verdict: verdict, reading: found[0].0, found: found[0].1.first ?? nil)
  }

  /// What a reading may come to; nil where a cell that it needs has no value.
  private func values(of reading: Reading, _ figures: Figures) -> [Double?] {
    let now = sum(reading.cells, figures.now)
    let before = figures.before.flatMap { sum(reading.cells, $0) }
    switch measure {
    case .count: return now == nil ? partly(reading, figures) : [now]
    case .amount: return [now.map { $0 / 100 }]
    case .share: return wholes.map { quotient(now, sum($0, figures.now)) }
    case .growth: return [quotient(now, before).map { $0 - 1 }]
    case .change: return [now.flatMap { now in before.map { now - $0 } }]
    }
  }

  /// A block of table 四 may be left blank where there was nothing: what is printed may agree, but nothing contradicts.
  private func partly(_ reading: Reading, _ figures: Figures) -> [Double?] {
    let printed = reading.cells.compactMap { figures.now[$0] }
    return printed.isEmpty ? [nil] : [Double(printed.reduce(0, +)), nil]
  }

  /// The first reading that agrees, and what it comes to: one that is rounded to the claim before one that is cut off there, for
  /// what is rounded is what was meant.
  private func agreeing(_ found: [(Reading, [Double?])]) -> (Reading, Double)? {
    for agrees in [isRounded, isCutOff] {
      for (reading, values) in found {
        if let value = values.compactMap({ $0 }).first(where: agrees) { return (reading, value) }
      }
    }
    return nil
  }

  /// Rounded at the last printed place. Whole numbers are what they are.
  private func isRounded(_ value: Double) -> Bool {
    (value - claimed).magnitude <= (step == 1 ? 0 : step / 2) + slack(value)
  }

  /// Cut off at the last printed place.
  private func isCutOff(_ value: Double) -> Bool {
    step != 1 && value * claimed >= 0 && (0..<step).contains(value.magnitude - claimed.magnitude + slack(value))
  }

  /// How far apart equal numbers may be.
  private func slack(_ value: Double) -> Double { 1e-9 * max(1, value.magnitude) }
}

/// What a share may be of: what was handled, what came in, what there was to handle.
private let wholes = [
  ApplicationRow.handled.totals, ApplicationRow.received.totals,
  ApplicationRow.received.totals + ApplicationRow.carriedIn.totals,
]

private func sum(_ cells: [Slot], _ figures: [Int64?]) -> Double? {
  var sum: Int64 = 0
  for cell in cells {
    guard let figure = figures[cell] else { return nil }
    sum += figure
  }
  return Double(sum)
}

private func quotient(_ part: Double?, _ whole: Double?) -> Double? {
  guard let part, let whole, whole > 0 else { return nil }
  return part / whole
}
