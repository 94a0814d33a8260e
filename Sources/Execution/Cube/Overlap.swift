import Diagnostics
import Planning
import Relations

/// Leaves out each report of which a container is in the same group, so that nothing is counted twice.
///
/// - Returns: the groups without them, and their rows.
func withoutContained(_ groups: [Int32], groupCount: Int, _ containment: Containment) -> ([Int32], [Int32]) {
  let trash = Int32(groupCount)
  let (offsets, containers) = (containment.offsets.elements, containment.rows.elements)
  var result = groups
  var leftOut: [Int32] = []
  guard !containers.isEmpty else { return (groups, []) }
  for row in groups.indices where groups[row] != trash {
    for place in Int(offsets[row])..<Int(offsets[row + 1]) where groups[Int(containers[place])] == groups[row] {
      result[row] = trash
      leftOut.append(Int32(row))
      break
    }
  }
  return (result, leftOut)
}

/// The groups that hold several years of one organ: a stock must not be summed over them.
func groupsOfSeveralYears(_ held: [Nesting.Held]) -> Set<Int32> {
  struct Place: Hashable {
    var group: Int32
    var speaker: Int64
  }
  var yearOf: [Place: Int64] = [:]
  var several: Set<Int32> = []
  for each in held {
    let place = Place(group: each.group, speaker: each.speaker)
    if let year = yearOf[place], year != each.year { several.insert(each.group) }
    yearOf[place] = each.year
  }
  return several
}

/// Of which organs and years the reports in the groups are, but for those whose form lacks the stock; nothing where all are of one year.
func heldInYears(
  _ groups: [Int32], groupCount: Int, _ cube: Cube, where isOnForm: (Int) -> Bool
) -> [Nesting.Held] {
  guard case .integer(let years)? = cube.reports.column(named: "year")?.values,
    case .text(let organs, _)? = cube.reports.column(named: "organ")?.values,
    case .text(let scopes, _)? = cube.reports.column(named: "scope")?.values
  else { return [] }
  guard let first = groups.indices.first(where: { groups[$0] < groupCount }) else { return [] }
  guard groups.indices.contains(where: { groups[$0] < groupCount && years[$0] != years[first] }) else { return [] }
  return groups.indices.filter { groups[$0] < groupCount && isOnForm($0) }.map { row in
    Nesting.Held(
      group: groups[row], speaker: Int64(organs[row]) << 32 | Int64(UInt32(bitPattern: scopes[row])), year: years[row])
  }
}

extension Diagnostic {
  static func stockOverYears(_ metric: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(metric) is a stock: it cannot be added over the years of one organ", zh: "“\(metric)”是存量，不能将同一机关的多个年份相加"),
      hint: Phrase("add by year, name a year, or write latest", zh: "请加上“按 年份”、指定年份，或写“最新”"))
  }
}
