/// A ruled line of a scanned page, in pixels, with the runs of pixels that it consists of.
struct ScannedRule {
  var line: DrawnLine
  /// Along the line, with their distance from the top or the left.
  var runs: [PixelRun]
}

/// A row, or a column, of dark pixels.
struct PixelRun {
  var position: Int
  var range: Range<Int>
}

/// The ruled lines of a straight page: runs of dark pixels that are longer than the strokes of characters, put together from
/// neighbouring rows where they touch. Strokes of large characters are among them; they touch no table.
func scannedRules(_ page: GreyPicture) -> (horizontal: [ScannedRule], vertical: [ScannedRule]) {
  (rules(darkRuns(page, isVertical: false)), rules(darkRuns(page, isVertical: true)))
}

/// The runs of dark pixels along one direction, row by row.
func darkRuns(_ page: GreyPicture, isVertical: Bool) -> [[Range<Int>]] {
  let (along, across) = isVertical ? (page.width, 1) : (1, page.width)
  let (count, rows) = isVertical ? (page.height, page.width) : (page.width, page.height)
  return page.pixels.withUnsafeBufferPointer { pixels in
    (0..<rows).map { row in
      // A thin line may change its row, so that a pixel counts with those on both sides of it.
      let before = row > 0 ? -across : 0
      let after = row + 1 < rows ? across : 0
      return darkRuns(count: count) { index in
        let at = row * across + index * along
        return min(pixels[at], pixels[at + before], pixels[at + after]) < faint
      }
    }
  }
}

@inline(__always)
private func darkRuns(count: Int, isDark: (Int) -> Bool) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var start = -1
  var last = -1
  for index in 0..<count where isDark(index) {
    if start < 0 || index - last > longestGap {
      if start >= 0, last - start >= shortestRun { runs.append(start..<last + 1) }
      start = index
    }
    last = index
  }
  if start >= 0, last - start >= shortestRun { runs.append(start..<last + 1) }
  return runs
}

private func rules(_ rows: [[Range<Int>]]) -> [ScannedRule] {
  var done: [[PixelRun]] = []
  var open: [[PixelRun]] = []
  for (row, runs) in rows.enumerated() {
    for range in runs {
      let run = PixelRun(position: row, range: range)
      if let touched = open.firstIndex(where: { $0.touches(run) }) {
        open[touched].append(run)
      } else {
        open.append([run])
      }
    }
    done += open.filter { $0.isAbove(row) }
    open.removeAll { $0.isAbove(row) }
    if done.count > mostRules { break }
  }
  return merged((done + open).compactMap(rule))
}

/// Pieces of one rule as one: where it changes its row, or is broken by a speck, it was found in pieces.
private func merged(_ rules: [ScannedRule]) -> [ScannedRule] {
  var whole: [ScannedRule] = []
  for piece in rules.sorted(by: { $0.line.start < $1.line.start }) {
    let before = whole.lastIndex { other in
      abs(other.line.position - piece.line.position) < nearness && other.line.end > piece.line.start - largestBreak
    }
    if let before, let both = rule(whole[before].runs + piece.runs) {
      whole[before] = both
    } else {
      whole.append(piece)
    }
  }
  return whole
}

extension [PixelRun] {
  fileprivate func touches(_ run: PixelRun) -> Bool {
    reversed().prefix { run.position - $0.position <= 1 }.contains { other in
      other.position < run.position && other.range.overlaps(run.range)
    }
  }

  fileprivate func isAbove(_ row: Int) -> Bool { (last?.position ?? row) < row }
}

/// Nil for what is too thick to be a line.
private func rule(_ runs: [PixelRun]) -> ScannedRule? {
  let weight = runs.reduce(0) { $0 + $1.range.count }
  let start = runs.map(\.range.lowerBound).min() ?? 0
  let end = runs.map(\.range.upperBound).max() ?? 0
  guard weight <= (end - start) * thickest else { return nil }
  let sum = runs.reduce(0) { $0 + $1.range.count * $1.position }
  let position = Double(sum) / Double(max(weight, 1)) + 0.5
  return ScannedRule(line: DrawnLine(position: position, start: Double(start), end: Double(end)), runs: runs)
}

/// Half grey: of a normalised page, ink.
let dark: UInt8 = 150
/// Thin rules are grey, and of a normalised page all noise is white.
private let faint: UInt8 = 215
/// All in pixels, at some 300 to the inch: longer than the strokes of all but the largest characters.
private let shortestRun = 58
private let longestGap = 5
private let thickest = 18
/// Of pieces of one rule.
private let nearness = 6.0
private let largestBreak = 16.0
/// More than the borders of any page.
private let mostRules = 4_000
