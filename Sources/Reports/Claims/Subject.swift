import Documents

/// What a word of the prose names in the tables.
enum Subject: Hashable {
  case received, handled
  /// 政府信息公开申请, by whatever name.
  case applications
  case carriedIn, carriedOut
  /// 结转, to or from whichever year.
  case carried
  case outcome(Outcome)
  case applicant(Applicant)
  case reviews, lawsuits
  /// 未经复议直接起诉, 复议后起诉.
  case direct, afterReview
  case result(Result)
  /// Money: 行政事业性收费, 政府集中采购.
  case fees, procurement
  /// What the tables have no cell for: 撤诉, 驳回.
  case unplaced

  enum Outcome: String {
    case granted, partial, denied, unavailable, declined
    case other = "other_outcomes"

    /// What the label of its group in table 三 begins with.
    var label: String {
      switch self {
      case .granted: "（一）"
      case .partial: "（二）"
      case .denied: "（三）"
      case .unavailable: "（四）"
      case .declined: "（五）"
      case .other: "（六）"
      }
    }
  }

  enum Applicant {
    case person, organisation, business, research, charity, legal

    /// The columns of table 三.
    var columns: [String] {
      switch self {
      case .person: ["自然人"]
      case .organisation: Array(applicants.dropFirst())
      case .business: ["商业企业"]
      case .research: ["科研机构"]
      case .charity: ["社会公益组织"]
      case .legal: ["法律服务机构"]
      }
    }
  }

  enum Result: String {
    case upheld, corrected, other, pending

    /// Its place in `disputeResults`.
    var column: Int {
      switch self {
      case .upheld: 0
      case .corrected: 1
      case .other: 2
      case .pending: 3
      }
    }
  }
}

extension Subject {
  var isDispute: Bool { [.reviews, .lawsuits, .direct, .afterReview].contains(self) }
  var isResult: Bool { result != nil }
  var outcome: Outcome? { if case .outcome(let outcome) = self { outcome } else { nil } }
  var applicant: Applicant? { if case .applicant(let applicant) = self { applicant } else { nil } }
  var result: Result? { if case .result(let result) = self { result } else { nil } }
}
