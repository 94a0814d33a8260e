import Documents

/// The label that a cell most resembles, where a character in four at most is wrong or missing and no other label is as
/// near; nil for what resembles none. Only labels of six characters and more are tried: short ones differ by one.
///
///     2.其他法律行政止公开 → 2.其他法律行政法规禁止公开
func nearestLabel(_ text: String) -> Label? {
  let written = text.unicodeScalars.compactMap { counted($0.value) }
  guard (5...longestWritten).contains(written.count) else { return nil }
  var best: (label: Label, distance: Int)?
  var isTied = false
  for (spelling, label) in longLabels where abs(spelling.count - written.count) <= spelling.count / 4 {
    let allowed = min(spelling.count / 4, best?.distance ?? .max)
    guard let distance = distance(written, spelling, atMost: allowed) else { continue }
    if distance == best?.distance, best?.label != label { isTied = true }
    if distance < best?.distance ?? .max {
      best = (label, distance)
      isTied = false
    }
  }
  return isTied ? nil : best?.label
}

private let longestWritten = 60

private let longLabels: [(spelling: [UInt32], label: Label)] = {
  let texts =
    disclosureColumns.flatMap { [$0.name] + $0.spellings } + disclosureRows.map(\.name)
    + applicationRows.compactMap(\.row.last)
  return texts.compactMap { text in
    let spelling = text.unicodeScalars.compactMap { counted($0.value) }
    return spelling.count >= 6 ? labels[LabelKey(text)].map { (spelling, $0) } : nil
  }
}()

/// The least number of characters to insert, delete or replace (Levenshtein); nil beyond the limit.
private func distance(_ left: [UInt32], _ right: [UInt32], atMost limit: Int) -> Int? {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: right.count + 1) { row -> Int? in
    for column in 0...right.count { row[column] = column }
    for (line, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      var least = row[0]
      for column in right.indices {
        let replaced = diagonal + (scalar == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
        least = min(least, row[column + 1])
      }
      if least > limit { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}
