/// A page as it is drawn: shades of grey, 255 for white, row by row from the top.
struct DrawnPage {
  var width: Int
  var height: Int
  var pixels: ArraySlice<UInt8>
}

/// A part of a page, in pixels.
struct DrawnRectangle {
  var columns: (Double, Double)
  var rows: (Double, Double)
}

private func within(_ edges: (Double, Double), _ size: Int) -> Range<Int> {
  func inside(_ edge: Double) -> Int { Int(min(max(edge, 0), Double(size))) }
  return inside(edges.0)..<max(inside(edges.0), inside(edges.1))
}

/// A straight line on a page, along one of its edges. Pixels.
struct DrawnLine {
  /// Of a horizontal line the distance from the top, of a vertical one from the left.
  var position: Double
  var start: Double
  var end: Double
  /// The mean of its pixels, 0 for black.
  var shade = 0
}

/// How a drawn page begins: a portable grey map, as `pdftoppm -gray` writes them one behind the other.
let drawnPageMark = Array("P5\n".utf8)

/// The pages of a stream of grey maps, up to the first that is damaged.
///
/// - Parameters:
///   - most: how many pages are read.
///   - largest: how many pixels a side may have.
func drawnPages(_ bytes: ArraySlice<UInt8>, most: Int = mostDrawnPages, largest: Int = 4_000) -> [DrawnPage] {
  var pages: [DrawnPage] = []
  var rest = bytes
  while rest.starts(with: drawnPageMark), pages.count < most {
    rest = rest.dropFirst(drawnPageMark.count)
    guard let width = number(&rest), let height = number(&rest), number(&rest) == 255,
      width > 0, height > 0, width <= largest, height <= largest, rest.count >= width * height
    else { break }
    pages.append(DrawnPage(width: width, height: height, pixels: rest.prefix(width * height)))
    rest = rest.dropFirst(width * height)
  }
  return pages
}

/// How many pages are looked at for the borders of tables, which take half a megabyte a page while they are read.
package let mostDrawnPages = 400

/// A decimal number and the one blank behind it.
private func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
  let digits = bytes.prefix { isDigit($0) }
  guard (1...6).contains(digits.count), digits.count < bytes.count else { return nil }
  bytes = bytes.dropFirst(digits.count + 1)
  return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}

/// The lines along the page's edges, as borders of cells are: thin, darker than what lies on both sides of them, and longer
/// than the strokes of most characters. Lines of dashes, grey lines and slightly slanting ones are lines too.
///
/// - Parameter words: where characters stand. Their strokes look like lines, so what lies within is no line by itself,
///   but a line may pass.
func drawnLines(_ page: DrawnPage, among words: [DrawnRectangle]) -> (horizontal: [DrawnLine], vertical: [DrawnLine]) {
  var isWord = [Bool](repeating: false, count: page.width * page.height)
  for word in words {
    let columns = within(word.columns, page.width)
    for row in within(word.rows, page.height) { for column in columns { isWord[row * page.width + column] = true } }
  }
  return page.pixels.withUnsafeBufferPointer { pixels in
    isWord.withUnsafeBufferPointer { isWord in
      (
        lines(pixels, isWord, along: 1, count: page.width, across: page.width, rows: page.height),
        lines(pixels, isWord, along: page.width, count: page.height, across: 1, rows: page.width)
      )
    }
  }
}

/// A line that is being put together from the rows of pixels that it covers.
private struct OpenLine {
  var first: Int
  var last: Int
  var start: Int
  var end: Int
  /// For the mean position, by the pixels.
  var weight = 0
  var sum = 0
  var shades = 0
}

/// - Parameters:
///   - along: how far apart two pixels in the direction of the lines are in memory, and `count` how many there are.
///   - across: the same in the other direction, with `rows` of them.
private func lines(
  _ pixels: UnsafeBufferPointer<UInt8>, _ isWord: UnsafeBufferPointer<Bool>, along: Int, count: Int, across: Int,
  rows: Int
) -> [DrawnLine] {
  var done: [OpenLine] = []
  var open: [OpenLine] = []
  for row in 0..<rows where done.count < mostLines {
    for run in runs(pixels, isWord, along: along, count: count, across: across, rows: rows, row: row) {
      let touched = open.firstIndex { line in
        row - line.last <= 2 && row - line.first <= thickest && run.lowerBound <= line.end + longestGap
          && line.start <= run.upperBound + longestGap
      }
      if let touched {
        open[touched].start = min(open[touched].start, run.lowerBound)
        open[touched].end = max(open[touched].end, run.upperBound)
        open[touched].last = row
      } else {
        open.append(OpenLine(first: row, last: row, start: run.lowerBound, end: run.upperBound))
      }
      let index = touched ?? open.count - 1
      open[index].weight += run.count
      open[index].sum += run.count * row
      open[index].shades += run.reduce(0) { $0 + Int(pixels[row * across + $1 * along]) }
    }
    done += open.filter { row - $0.last > 2 }
    open.removeAll { row - $0.last > 2 }
  }
  return (done + open).map { line in
    DrawnLine(
      position: Double(line.sum) / Double(max(line.weight, 1)) + 0.5, start: Double(line.start), end: Double(line.end),
      shade: line.shades / max(line.weight, 1))
  }
}

/// The stretches of a row of pixels that are darker than what lies on both sides of the row. They begin and end outside of
/// words.
private func runs(
  _ pixels: UnsafeBufferPointer<UInt8>, _ isWord: UnsafeBufferPointer<Bool>, along: Int, count: Int, across: Int,
  rows: Int, row: Int
) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var run: Range<Int>?
  var last = 0
  var outside = 0
  func close() {
    if let run, outside >= shortestLine { runs.append(run) }
    (run, outside) = (nil, 0)
  }
  for index in 0..<count {
    let at = row * across + index * along
    guard pixels[at] < white, isValley(pixels, at, across, row, rows) else {
      if index - last > longestGap { close() }
      continue
    }
    last = index
    guard !isWord[at] else { continue }
    run = (run?.lowerBound ?? index)..<index + 1
    outside += 1
  }
  close()
  return runs
}

/// Whether a pixel is darker than those a little way off on both sides.
private func isValley(_ pixels: UnsafeBufferPointer<UInt8>, _ at: Int, _ across: Int, _ row: Int, _ rows: Int) -> Bool {
  let own = Int(pixels[at]) + contrast
  for step in 2...4 {
    let before = row < step ? 255 : Int(pixels[at - step * across])
    let after = row + step >= rows ? 255 : Int(pixels[at + step * across])
    if before > own && after > own { return true }
  }
  return false
}

private let white: UInt8 = 225
private let contrast = 28
/// All in pixels, at some 77 to the inch.
private let shortestLine = 8
private let longestGap = 5
private let thickest = 7
/// More lines than the borders of any page.
private let mostLines = 4_000
