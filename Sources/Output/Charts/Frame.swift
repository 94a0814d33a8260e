import Relations

/// The axes of a picture of lines: where a number lies, and what is written beside and below.
struct Frame {
  /// Characters that the lines may take.
  let columns: Int
  let rows: Int
  private let extremes: Extremes
  private let tickTexts: [(row: Int, text: String)]
  private let tickWidth: Int
  private let positions: [String]
  /// Of each position, from 0 at the left to 1 at the right.
  private let shares: [Double]
  private let style: Style
  /// What is written left and right of the field, so that the first and the last name have room.
  private let margin: Int

  init(_ chart: Chart, _ positions: [String], _ extremes: Extremes, column: Column) {
    style = chart.style
    self.positions = positions
    shares = Frame.shares(of: positions)
    let isFlat = extremes.length == 0 || extremes.least >= 0 && extremes.least < extremes.greatest / 2
    let wanted = isFlat || extremes.least < 0 ? extremes.including(0) : extremes
    let wholeOnly = column.type == .integer
    let ticks = ticks(over: wanted, most: 5, wholeOnly: wholeOnly)
    self.extremes = Extremes(least: ticks[0], greatest: ticks[ticks.count - 1])
    rows = (ticks.count - 1) * (chart.width < 60 ? 2 : 3) + 1
    let texts = ticks.map { Frame.text(of: $0, column, chart.style) }
    tickWidth = texts.map(chart.style.width(of:)).max() ?? 0
    let last = rows - 1
    tickTexts = texts.enumerated().map { (last - $0 * last / max(1, ticks.count - 1), $1) }
    let widest = positions.map(chart.style.width(of:)).max() ?? 0
    let room = max(4, chart.width - tickWidth - 2)
    margin = min(widest / 2, room / 4)
    // Lines over few positions need not be drawn out over a wide terminal.
    columns = max(2, min(room - 2 * margin, positions.count * max(widest + columnGap, 14)))
  }

  private static func shares(of positions: [String]) -> [Double] {
    let numbers = positions.compactMap(Int.init).map(Double.init)
    let places = numbers.count == positions.count ? numbers : positions.indices.map(Double.init)
    guard let first = places.first, let last = places.last, last > first else { return places.map { _ in 0.5 } }
    return places.map { ($0 - first) / (last - first) }
  }

  private static func text(of number: Double, _ column: Column, _ style: Style) -> String {
    let isWhole = column.type == .integer
    return format(isWhole ? .integer(Int64(number)) : .real(number), unit: column.unit, style: style)
  }

  // MARK: Where things lie

  func x(ofPosition position: Int) -> Int {
    rounded(shares[position] * Double(columns * 2 - 1))
  }

  /// Whether nothing is left out between a position and the one before it: the years next to each other are as far apart
  /// as any are.
  func followsDirectly(_ position: Int) -> Bool {
    guard position > 0 else { return false }
    let steps = zip(shares, shares.dropFirst()).map { $1 - $0 }
    return steps[position - 1] < (steps.min() ?? 0) * 1.5
  }

  /// In dots from the top. A tick lies in the middle of its row.
  func y(of number: Double) -> Int {
    let share = (number - extremes.least) / extremes.length
    return rounded((1 - share) * Double((rows - 1) * 4)) + 1
  }

  // MARK: What is written

  func around(_ canvas: Canvas) -> String {
    var text = ""
    for row in 0..<rows {
      let tick = tickTexts.first { $0.row == row }?.text ?? ""
      let blanks = String(repeating: " ", count: tickWidth - style.width(of: tick))
      let axis = tick.isEmpty ? plainAxis : tickAxis
      let line = blanks + tick + " " + axis + String(repeating: " ", count: margin) + canvas.text(ofRow: row)
      text += line.trimmedAtEnd + "\n"
    }
    let indent = String(repeating: " ", count: tickWidth + 1)
    text += indent + corner + String(repeating: base, count: columns + 2 * margin) + "\n"
    return text + indent + " " + names.trimmedAtEnd + "\n"
  }

  /// The names of the positions, each under its own; one that would touch the name before it is left out, and the last
  /// is always there.
  private var names: String {
    let width = columns + 2 * margin
    var places: [(start: Int, text: String)] = []
    for position in positions.indices {
      let text = cut(positions[position], to: width, style: style)
      let own = style.width(of: text)
      let start = max(0, min(width - own, margin + x(ofPosition: position) / 2 - own / 2))
      let isLast = position == positions.count - 1
      while isLast, let last = places.last, last.start + style.width(of: last.text) >= start { places.removeLast() }
      guard places.last.map({ $0.start + style.width(of: $0.text) < start }) ?? true else { continue }
      places.append((start, text))
    }
    var line = ""
    for place in places {
      line += String(repeating: " ", count: max(0, place.start - style.width(of: line))) + place.text
    }
    return line
  }

  private var plainAxis: String { style.ambiguousIsWide ? "|" : "│" }
  private var tickAxis: String { style.ambiguousIsWide ? "+" : "┤" }
  private var corner: String { style.ambiguousIsWide ? "+" : "└" }
  private var base: String { style.ambiguousIsWide ? "-" : "─" }
}
