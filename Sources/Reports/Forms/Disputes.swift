/// The results that table 四 tells apart, and their total.
package let disputeResults = ["结果维持", "结果纠正", "其他结果", "尚未审结"]

/// The three blocks of table 四, each with the four results and a total.
package let disputeBlocks = [["行政复议"], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]]

/// Table 四: one row of 15 cells, the same on both forms.
let disputeCells: [FormCell] = disputeBlocks.flatMap { block in
  (disputeResults + ["总计"]).map {
    FormCell(table: .disputes, row: ["件数"], column: block + [$0], forms: Form.allCases)
  }
}
