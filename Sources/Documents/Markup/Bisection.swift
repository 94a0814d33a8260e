extension RandomAccessCollection where Index == Int {
  /// The first index whose element is not before what is looked for; the end where all are. Those before stand first.
  func boundary(behind isBefore: (Element) -> Bool) -> Int {
    var (lower, upper) = (startIndex, endIndex)
    while lower < upper {
      let half = (lower + upper) / 2
      if isBefore(self[half]) { lower = half + 1 } else { upper = half }
    }
    return lower
  }
}
