/// The metrics of table 三.
let applicationMetrics: [Metric] =
  [
    Metric("applications", "新收申请", .applications(rows: [0]), aliases: ["新收", "申请"]),
    Metric("carried_in", "上年结转", .applications(rows: [1]), .stock, aliases: ["结转"]),
    Metric("granted", "予以公开", .applications(rows: [2])),
    Metric("partial", "部分公开", .applications(rows: [3])),
    Metric("denied", "不予公开", .applications(rows: rowsOfOutcome[2])),
  ] + parts("denied", "不予公开", rowsOfOutcome[2]) + [
    Metric("unavailable", "无法提供", .applications(rows: rowsOfOutcome[3]))
  ] + parts("unavailable", "无法提供", rowsOfOutcome[3]) + [
    Metric("declined", "不予处理", .applications(rows: rowsOfOutcome[4]))
  ] + parts("declined", "不予处理", rowsOfOutcome[4]) + [
    Metric("other_outcomes", "其他处理", .applications(rows: rowsOfOutcome[5])),
    Metric("other_outcomes.not_corrected", "其他处理.逾期不补正", .applications(rows: [21])),
    Metric("other_outcomes.unpaid", "其他处理.逾期未缴费", .applications(rows: [22])),
    Metric("other_outcomes.other", "其他处理.其他", .applications(rows: [23])),
    Metric("handled", "办理总计", .applications(rows: [24], detail: rowsOfOutcome.flatMap { $0 }), aliases: ["办结", "办理"]),
    Metric("carried_out", "结转下年", .applications(rows: [25]), .stock, aliases: ["结转"]),
  ]

/// The rows of a group, one metric each: `denied.state_secret`.
private func parts(_ id: String, _ label: String, _ rows: [Int]) -> [Metric] {
  rows.compactMap { row in
    reason(ofRow: row).map { reason in
      Metric("\(id).\(reasonNames[reason].id)", "\(label).\(reasonNames[reason].label)", .applications(rows: [row]))
    }
  }
}
