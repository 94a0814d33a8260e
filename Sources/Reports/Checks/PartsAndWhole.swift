import Documents

/// H: what the reports from inside an area count together is not more than the report of the whole area counts, in the
/// same year. Less is no fault: not every part may have been read.
///
/// - Parameter parts: reports that do not contain each other.
package func check(_ whole: Report, against parts: [Report]) -> [Finding] {
  guard !parts.isEmpty else { return [] }
  let current = figures(of: whole)
  let inside = parts.map(figures(of:))
  return comparedWithParts.compactMap { slot in
    let known = inside.compactMap { $0[slot] }
    guard let found = current[slot], !known.isEmpty else { return nil }
    let sum = known.reduce(0, +)
    return Finding(
      rule: .H, outcome: sum > found ? .unlikely : .pass, whole: [slot], parts: [], expected: sum, found: found)
  }
}

/// What came in and was finished, reviews and lawsuits.
private let comparedWithParts =
  slots { cell in
    cell.table == .applications && cell.columnPath == totalColumn
      && (cell.rowPath.hasPrefix("一、") || cell.row.last == "（七）总计")
  } + slots { $0.table == .disputes && $0.column.last == "总计" }
