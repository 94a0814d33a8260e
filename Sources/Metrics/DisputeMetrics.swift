/// The metrics of table 四: reviews, lawsuits, and the lawsuits by path, each in all and by result.
let disputeMetrics: [Metric] =
  family("reviews", "行政复议", blocks: [0], aliases: ["复议"])
  + family("lawsuits", "行政诉讼", blocks: [1, 2], aliases: ["诉讼"])
  + family("lawsuits.direct", "行政诉讼.直接起诉", blocks: [1])
  + family("lawsuits.after_review", "行政诉讼.复议后起诉", blocks: [2])

private func family(_ id: String, _ label: String, blocks: [Int], aliases: [String] = []) -> [Metric] {
  let results = [("upheld", "维持"), ("corrected", "纠正"), ("other", "其他"), ("pending", "未审结")]
  return [Metric(id, label, .disputes(blocks: blocks), aliases: aliases)]
    + results.enumerated().map { number, result in
      Metric("\(id).\(result.0)", "\(label).\(result.1)", .disputes(blocks: blocks, result: number))
    }
}
