/// Which row each line belongs to, both going down the page: so that every row's lines stand about its middle, or all
/// begin there, or all end there, whichever fits the table best. Nil for a line that fits no row.
///
/// - Parameter rows: the middle of each row's figures.
func assign(_ lines: [PrintedWord], to rows: [Double]) -> [Int?] {
  guard !lines.isEmpty, !rows.isEmpty else { return Array(repeating: nil, count: lines.count) }
  let best = Alignment.allCases.map { assign(lines, to: rows, $0) }.min { $0.cost < $1.cost }
  return best?.rows ?? []
}

private enum Alignment: CaseIterable {
  case middle, top, bottom

  /// The square of how far the lines stand from where they would. One label may stand otherwise than the rest, as where
  /// its row is broken by the end of a page; that costs as much as half a line.
  func cost(_ lines: ArraySlice<PrintedWord>, _ middle: Double) -> Double {
    let height = lines.first?.height ?? 0
    return Alignment.allCases.map { alignment in
      let distance = alignment.distance(lines, middle)
      return distance * distance + (alignment == self ? 0 : height * height / 4)
    }.min() ?? 0
  }

  /// How far the lines stand from where they would.
  ///
  /// Where a row is broken by the end of a page, its figures stand beside the lines of either page.
  func distance(_ lines: ArraySlice<PrintedWord>, _ middle: Double) -> Double {
    guard let first = lines.first, let last = lines.last, first.page != last.page else {
      return distance(ofBlock: lines, middle)
    }
    let parts = [lines, lines.filter { $0.page == first.page }[...], lines.filter { $0.page != first.page }[...]]
    return parts.map { distance(ofBlock: $0, middle) }.min() ?? 0
  }

  private func distance(ofBlock lines: ArraySlice<PrintedWord>, _ middle: Double) -> Double {
    guard let first = lines.first, let last = lines.last else { return 0 }
    switch self {
    case .middle: return abs((first.top + last.bottom) / 2 - middle)
    case .top: return abs(first.middle - middle)
    case .bottom: return abs(last.middle - middle)
    }
  }
}

/// The most lines of one label: the longest of the form has 36 characters, and a narrow column room for one.
private let mostLines = 40

/// The assignment with the least sum of squared distances, line by line. A line left over costs as much as one that
/// stands nine tenths of its height off; a row left without, as much as half a line. The end of a label whose row and figures
/// stand on the page before costs as one line.
private func assign(_ lines: [PrintedWord], to rows: [Double], _ alignment: Alignment) -> (cost: Double, rows: [Int?]) {
  // The best cost of the first lines and the first rows, and how many lines the last of those rows then has.
  let width = rows.count + 1
  var costs = [Double](repeating: .infinity, count: (lines.count + 1) * width)
  var taken = [Int](repeating: 0, count: costs.count)
  let height = lines.map(\.height).min() ?? 0
  let right = lines.map(\.right).max() ?? 0
  let bare = height * height / 4
  for row in 0..<width { costs[row] = Double(row) * bare }
  let longest = longestBlocks(lines, upTo: right)
  let cut = lineCountOfCutLabel(lines, longest)
  for line in 1...lines.count {
    let skipped = line > 1 && line <= cut ? 0 : lines[line - 1].height * 0.9
    let reach = reach(lines[(line - longest[line - 1])..<line])
    for row in 0..<width {
      let at = line * width + row
      costs[at] = costs[at - width] + skipped * skipped
      taken[at] = -1
      guard row > 0 else { continue }
      if costs[at - 1] + bare < costs[at] {
        costs[at] = costs[at - 1] + bare
        taken[at] = 0
      }
      guard reach.contains(rows[row - 1]) else { continue }
      for count in 1...longest[line - 1] {
        let block = lines[(line - count)..<line]
        guard isBeside(block, rows[row - 1]) else { continue }
        let cost = costs[(line - count) * width + row - 1] + alignment.cost(block, rows[row - 1])
        if cost < costs[at] {
          costs[at] = cost
          taken[at] = count
        }
      }
    }
  }
  return (costs[costs.count - 1], backward(taken, lines.count, rows.count))
}

/// How many lines the longest label has that ends with each.
func longestBlocks(_ lines: [PrintedWord], upTo right: Double) -> [Int] {
  var longest: [Int] = []
  for line in lines.indices {
    let goesOn = line > 0 && isOneLabel(lines[(line - 1)...line], upTo: right)
    longest.append(goesOn ? min((longest.last ?? 0) + 1, mostLines) : 1)
  }
  return longest
}

/// How many lines at the top are the end of a label that began on the page before: the labels below begin items, and it does not.
private func lineCountOfCutLabel(_ lines: [PrintedWord], _ longest: [Int]) -> Int {
  guard let first = lines.first, !first.text.beginsItem,
    lines.contains(where: { $0.text.beginsItem && !$0.text.beginsClause })
  else { return 0 }
  return longest.indices.dropFirst().first { longest[$0] == 1 } ?? lines.count
}

/// Between which heights figures stand beside any of the lines: most rows of a long table do not.
private func reach(_ lines: ArraySlice<PrintedWord>) -> ClosedRange<Double> {
  let height = lines.map(\.height).max() ?? 0
  let (top, bottom) = (lines.map(\.top).min() ?? 0, lines.map(\.bottom).max() ?? 0)
  return (top - height)...max(bottom + height, top - height)
}

/// Whether a row's figures stand beside lines of the label: those that stand above or below all of them are another row's.
private func isBeside(_ lines: ArraySlice<PrintedWord>, _ middle: Double) -> Bool {
  guard let first = lines.first, let last = lines.last else { return false }
  return middle > first.top - first.height / 2 && middle < last.bottom + last.height / 2
}

/// Whether the second line may go on with the first: it stands close below, and does not begin an item of its own.
private func isOneLabel(_ lines: ArraySlice<PrintedWord>, upTo right: Double) -> Bool {
  let (first, second) = (lines[lines.startIndex], lines[lines.startIndex + 1])
  return first.isFilled(upTo: right) && second.top - first.bottom < first.height * first.reach
    && !second.text.beginsItem
}

extension String {
  /// `一、…`, `（一）…`, `1.…`, `第二十条…`
  var beginsItem: Bool {
    var rest = unicodeScalars[...]
    if beginsClause { return true }
    let isBracketed = rest.first.map { "（(".unicodeScalars.contains($0) } ?? false
    if isBracketed { rest = rest.dropFirst() }
    let number = rest.prefix { $0.properties.numericType != nil }
    guard (1...2).contains(number.count), let mark = rest.dropFirst(number.count).first else { return false }
    return (isBracketed ? "）)" : "、.．").unicodeScalars.contains(mark)
  }
}

extension PrintedWord {
  /// Whether no further word fits into the line. In a text, where blank rows are as low as lines, only filled ones go on; on a
  /// page, distances tell more.
  func isFilled(upTo right: Double) -> Bool { line == 0 || self.right > right - em * 2.1 }
}

extension String {
  /// `第二十条第（一）项`: it stands over all columns.
  var namesClause: Bool { beginsClause && hasSuffix("项") }

  /// `第二十条…`
  var beginsClause: Bool {
    unicodeScalars.first == "第"
      && unicodeScalars.dropFirst().drop { $0.properties.numericType != nil }.first == "条"
  }
}

private func backward(_ taken: [Int], _ lineCount: Int, _ rowCount: Int) -> [Int?] {
  var assigned: [Int?] = Array(repeating: nil, count: lineCount)
  var (line, row) = (lineCount, rowCount)
  while line > 0 {
    let count = taken[line * (rowCount + 1) + row]
    if count < 0 {
      line -= 1
    } else {
      for index in (line - count)..<line { assigned[index] = row - 1 }
      line -= count
      row -= 1
    }
  }
  return assigned
}
