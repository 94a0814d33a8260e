import Reports

/// The cells that a metric adds up.
package enum CellSet: Sendable {
  /// Cells of table 二. Where both forms have the figure, the cells of both: a report has one of them.
  case disclosure([Slot])
  /// Rows of table 三, by their numbers in `applicationRows`. `detail` are the rows that the metric falls into by
  /// outcome or reason, where those are not the rows themselves (handled: its own row is the total).
  case applications(rows: [Int], detail: [Int]? = nil)
  /// Blocks of table 四 by their numbers in `disputeBlocks`, and one result, or nil for the printed total.
  case disputes(blocks: [Int], result: Int? = nil)
}

/// A cell that a metric takes, and which member of each asked dimension it belongs to (nil: of none).
package struct CellChoice: Sendable {
  package var slot: Slot
  package var members: [CellDimension: Int]
}

extension CellSet {
  /// The cells of the metric itself: printed totals where the form has them.
  package var own: [Slot] { choices([]).map { $0.map(\.slot) } ?? [] }

  /// The cells that the metric consists of when it is told apart by `asked`; nil where it cannot be.
  ///
  /// Without `applicant`, the printed 总计; with it, the six columns, never the 总计 among them. The same for the
  /// results of table 四, and for the outcomes of what was handled.
  package func choices(_ asked: Set<CellDimension>) -> [CellChoice]? {
    switch self {
    case .disclosure(let slots):
      return asked.isEmpty ? slots.map { CellChoice(slot: $0, members: [:]) } : nil
    case .applications(let rows, let detail):
      guard asked.isSubset(of: [.applicant, .outcome, .reason]) else { return nil }
      let byOutcome = !asked.isDisjoint(with: [.outcome, .reason])
      let chosen = byOutcome ? detail ?? rows : rows
      if byOutcome && chosen.contains(where: { outcome(ofRow: $0) == nil }) { return nil }
      let columns = asked.contains(.applicant) ? Array(applicants.indices) : [applicants.count]
      return chosen.flatMap { row in
        columns.map { column in
          var members: [CellDimension: Int] = [:]
          members[.applicant] = column < applicants.count ? column : nil
          members[.outcome] = outcome(ofRow: row)
          members[.reason] = reason(ofRow: row)
          return CellChoice(slot: applicationSlot(row: row, column: column), members: members)
        }
      }
    case .disputes(let blocks, let result):
      guard asked.isSubset(of: [.path, .result]) else { return nil }
      if asked.contains(.path) && blocks.contains(0) { return nil }
      let results =
        result.map { [$0] } ?? (asked.contains(.result) ? Array(disputeResults.indices) : [disputeResults.count])
      return blocks.flatMap { block in
        results.map { result in
          var members: [CellDimension: Int] = [:]
          members[.path] = block > 0 ? block - 1 : nil
          members[.result] = result < disputeResults.count ? result : nil
          return CellChoice(slot: disputeSlot(block: block, result: result), members: members)
        }
      }
    }
  }
}

private let firstApplicationSlot = formCells.firstIndex { $0.table == .applications } ?? 0
private let firstDisputeSlot = formCells.firstIndex { $0.table == .disputes } ?? 0

private func applicationSlot(row: Int, column: Int) -> Slot {
  firstApplicationSlot + row * (applicants.count + 1) + column
}

private func disputeSlot(block: Int, result: Int) -> Slot {
  firstDisputeSlot + block * (disputeResults.count + 1) + result
}

/// Which outcome a row of table 三 belongs to, as a member of `CellDimension.outcome`.
func outcome(ofRow row: Int) -> Int? {
  rowsOfOutcome.firstIndex { $0.contains(row) }
}

/// Which reason a row of table 三 gives, as a member of `CellDimension.reason`.
func reason(ofRow row: Int) -> Int? {
  rowsWithReason.firstIndex(of: row)
}

/// The rows of table 三 by outcome: granted, partial, denied, unavailable, declined, other (of both forms).
let rowsOfOutcome: [[Int]] = [[2], [3], Array(4...11), Array(12...14), Array(15...19), Array(20...23)]

/// The rows of table 三 that give a reason, in printed order.
let rowsWithReason = Array(4...19) + Array(21...23)

/// The members of `reason`, in the order of `rowsWithReason`.
let reasonNames: [(id: String, label: String)] = [
  ("state_secret", "国家秘密"), ("law", "其他法律法规禁止"), ("safety", "三安全一稳定"), ("third_party", "第三方合法权益"),
  ("internal", "内部事务信息"), ("process", "过程性信息"), ("enforcement", "行政执法案卷"), ("query", "行政查询事项"),
  ("not_held", "不掌握"), ("must_create", "需要另行制作"), ("unclear", "补正后仍不明确"),
  ("petition", "信访举报投诉"), ("repeat", "重复申请"), ("publication", "公开出版物"), ("excessive", "大量反复申请"),
  ("confirmation", "确认或重新出具"),
  ("not_corrected", "逾期不补正"), ("unpaid", "逾期未缴费"), ("other_reason", "其他原因"),
]
