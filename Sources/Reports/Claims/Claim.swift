import Diagnostics

/// A number in the prose that speaks of cells of the report, or of what they add up to.
///
///     全区共收到政府信息公开申请22件 → 22 applications: 一, or 一 + 二
package struct Claim: Sendable {
  package enum Measure: String, Sendable, CaseIterable {
    case count
    /// Yuan.
    case amount
    /// A part of the applications, as a fraction: `占33.9%` is 0.339.
    case share
    /// More or less than the year before, as a fraction: `同比上升1.05%` is 0.0105.
    case growth
    /// More or less than the year before, as a number: `比上年增加35件`.
    case change
  }

  /// Cells that the words may mean, added up, and what the language calls the sum.
  package struct Reading: Sendable {
    package var metric: String
    package var cells: [Slot]
  }

  /// Why a number that differs from the table contradicts nothing.
  package enum Doubt: Sendable {
    /// It counts something else than the table does: a part of the area, or an area around it.
    case otherScope
    /// It may count something else: cases filed with somebody, or 办结 without saying what. Where it agrees, it does not.
    case perhapsOtherScope
    /// The words around it were not understood, and may narrow what it counts.
    case unclear
    /// It is the sum of parts that may not be all of them. Where it does not agree it is no claim.
    case incomplete
  }

  package var measure: Measure
  package var claimed: Double
  /// What one of the last printed place is worth: 1 of `22`, 0.0001 of `1.05%`, 1000 of `1.2万`.
  package var step: Double
  /// Never empty. Any that agrees makes the claim true.
  package var readings: [Reading]
  package var doubt: Doubt?
  /// Of a share or a growth: the count that it is of.
  package var base: Double?
  /// Cells that have to be zero besides: 均获维持 leaves nothing for the other results.
  package var excluded: [Slot] = []
  /// The clause that the number stands in: `引起诉讼36件`; of a sum, each clause.
  package var words: String
  /// The sentence as printed, without line breaks.
  package var sentence: String
  package var place: Place
}

/// What the tables say to a claim.
package struct JudgedClaim: Sendable {
  package enum Verdict: String, Sendable, CaseIterable {
    case contradicts, agrees
    /// The prose counts something else than the table does.
    case otherScope = "other_scope"
    /// A cell has no value, there is no report of the year before, or the words are not understood whole.
    case notAssessable = "not_assessable"
  }

  package var claim: Claim
  package var verdict: Verdict
  /// The reading that agrees, else the first.
  package var reading: Claim.Reading
  /// What that reading comes to; nil where a cell that it needs has no value.
  package var found: Double?
}
