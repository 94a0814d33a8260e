/// Rates: ratios of sums at every level of grouping, never means of ratios.
let derivedMetrics: [Metric] = [
  Metric("disclosure_rate", "公开率", .divide(.add(.metric("granted"), .metric("partial")), .metric("handled"))),
  Metric("denial_rate", "不予公开率", .divide(.metric("denied"), .metric("handled"))),
  Metric("completion_rate", "办结率", .divide(.metric("handled"), .add(.metric("applications"), .metric("carried_in")))),
  Metric(
    "backlog_rate", "结转率", .divide(.metric("carried_out"), .add(.metric("applications"), .metric("carried_in")))),
  Metric("review_rate", "复议率", .divide(.metric("reviews"), .metric("handled"))),
  Metric("litigation_rate", "诉讼率", .divide(.metric("lawsuits"), .metric("handled"))),
  Metric(
    "correction_rate", "纠错率",
    .divide(.metric("reviews.corrected"), .subtract(.metric("reviews"), .metric("reviews.pending")))),
  Metric(
    "loss_rate", "败诉率",
    .divide(.metric("lawsuits.corrected"), .subtract(.metric("lawsuits"), .metric("lawsuits.pending")))),
]
