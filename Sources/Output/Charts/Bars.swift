import Relations

/// A bar a row and measure, with its number behind it:
///
///     苍南县    ██████████████████████████████ 45
///     鹿城区    █████████████████████████████▎ 44
///     滨江街道  ▋ 1
///
/// Several measures stand below each other under the row's name; those of one unit share a scale. Where a number is
/// negative an axis divides the room, and negative bars go to its left.
func bars(_ chart: Chart) -> String {
  let layout = BarLayout(chart)
  let labels = chart.labels(of: chart.names)
  let texts = chart.measures.map(chart.texts(of:))
  var lines = ""
  for row in 0..<chart.rowCount {
    for (index, measure) in chart.measures.enumerated() {
      let bar = layout.bar(of: measure.writer.column.number(at: row), measure: index)
      let line =
        layout.label(index == 0 ? labels[row] : "") + layout.heading(measure.heading) + bar
        + texts[index][row].trimmed
      lines += line.trimmedAtEnd + "\n"
    }
  }
  return lines
}

/// How the columns of the terminal are shared out among names, bars and numbers.
private struct BarLayout {
  let style: Style
  let labelWidth: Int
  /// 0 where one measure alone is drawn.
  let headingWidth: Int
  /// By measure.
  private let scales: [BarScale]

  init(_ chart: Chart) {
    style = chart.style
    let labels = chart.names.isEmpty ? [] : chart.labels(of: chart.names)
    let widestLabel = labels.map(chart.style.width(of:)).max() ?? 0
    let headings = chart.measures.count > 1 ? chart.measures.map(\.headingWidth) : []
    headingWidth = min(headings.max() ?? 0, max(4, chart.width / 4))
    let gaps = (widestLabel > 0 ? columnGap : 0) + (headingWidth > 0 ? columnGap : 0)
    let numbers = chart.measures.map(\.cellWidth).max() ?? 0
    let shared = chart.width - headingWidth - gaps - numbers - 1
    labelWidth = min(widestLabel, max(leastLabel, min(chart.width / 3, shared - leastRoom)))
    let room = max(leastRoom, shared - labelWidth)
    scales = chart.measures.map { measure in
      let sharing = chart.measures.filter { $0.writer.column.unit == measure.writer.column.unit }
      let values = sharing.flatMap { column in (0..<chart.rowCount).compactMap(column.writer.column.number(at:)) }
      return BarScale(Extremes(values)?.including(0) ?? Extremes(least: 0, greatest: 0), room: room)
    }
  }

  func label(_ text: String) -> String { padded(text, to: labelWidth) }

  func heading(_ text: String) -> String { padded(text, to: headingWidth) }

  private func padded(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    let text = cut(text, to: width, style: style)
    return text + String(repeating: " ", count: width - style.width(of: text) + columnGap)
  }

  /// The bar with the blank behind it; no bar, and no axis to mistake for one, where there is no number.
  func bar(of number: Double?, measure: Int) -> String {
    let scale = scales[measure]
    let drawn = scale.bar(of: number, with: style.ambiguousIsWide ? .plain : .blocks)
    return drawn.isEmpty ? "" : drawn + " "
  }
}

/// Names are cut to no less than this many columns, two Chinese characters.
private let leastLabel = 4

/// Bars are never shorter than this many columns at their longest: below that the picture says nothing, and the line is
/// longer than the terminal.
private let leastRoom = 4

/// The characters of a bar.
private struct BarCharacters {
  var full: String
  /// One eighth to seven eighths, from the left; empty where there are none.
  var eighths: [String]
  /// The right half.
  var half: String
  var axis: String

  static let blocks = BarCharacters(full: "█", eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], half: "▐", axis: "│")
  /// For terminals that draw the blocks in two columns.
  static let plain = BarCharacters(full: "#", eighths: [], half: "#", axis: "|")
}

/// Numbers as lengths, in eighths of a column to the right of zero, and in halves to its left.
private struct BarScale {
  private let extremes: Extremes
  /// Columns to the left of the axis; 0 without negative numbers, and then there is no axis.
  private let left: Int
  private let right: Int

  init(_ extremes: Extremes, room: Int) {
    self.extremes = extremes
    let isDivided = extremes.least < 0
    let columns = isDivided ? room - 1 : room
    let share = extremes.length > 0 ? -extremes.least / extremes.length : 0
    left = isDivided ? min(columns - (extremes.greatest > 0 ? 1 : 0), max(1, rounded(share * Double(columns)))) : 0
    right = columns - left
  }

  func bar(of number: Double?, with characters: BarCharacters) -> String {
    let axis = left > 0 ? characters.axis : ""
    guard let number else { return left > 0 ? String(repeating: " ", count: left) + axis : "" }
    if number < 0 { return negative(-number, characters) + axis }
    return String(repeating: " ", count: left) + axis + positive(number, characters)
  }

  private func positive(_ number: Double, _ characters: BarCharacters) -> String {
    guard number > 0, extremes.greatest > 0 else { return "" }
    let length = number / extremes.greatest * Double(right)
    guard !characters.eighths.isEmpty else { return String(repeating: characters.full, count: max(1, rounded(length))) }
    let (whole, rest) = max(1, rounded(length * 8)).quotientAndRemainder(dividingBy: 8)
    return String(repeating: characters.full, count: whole) + (rest > 0 ? characters.eighths[rest - 1] : "")
  }

  private func negative(_ number: Double, _ characters: BarCharacters) -> String {
    let length = number / -extremes.least * Double(left)
    let (whole, rest) = max(1, rounded(length * 2)).quotientAndRemainder(dividingBy: 2)
    let bar = (rest > 0 ? characters.half : "") + String(repeating: characters.full, count: whole)
    return String(repeating: " ", count: max(0, left - whole - rest)) + bar
  }
}

/// Half away from zero; 0 where the number is too big to mean columns.
func rounded(_ number: Double) -> Int {
  roundedHalfAwayFromZero(number).map { Int($0) } ?? 0
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    return String(text)
  }

  var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
