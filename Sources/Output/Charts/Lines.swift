import Diagnostics
import Relations

/// Lines along the last name, one a measure and combination of the other names, each with a mark of its own:
///
///     4,000 ┤        o
///           │     ⡠⠊ ⠑⢄
///     2,000 ┤  o⠔⠁    ⠑*
///           │*⠤⠤⠤⠤⠤⠤*⠊
///         0 ┤
///           └─────────────
///            2019    2020
///     * 鹿城区  o 苍南县
///
/// Where the last name is a number (a year), what lies between two of them is as wide as their distance. A point without
/// a value leaves a gap, and so does a year of which there is none. Measures of different units have a picture each.
func lines(_ chart: Chart) -> String {
  let pictures = chart.measuresByUnit.map { linePicture(of: $0, chart) }
  return pictures.joined(separator: "\n")
}

/// One line: what it is called, and its points by position.
private struct Series {
  var name: String
  var points: [Double?]
}

/// What is written at the lines' points, and before their names.
private let lineMarks: [Character] = ["*", "o", "+", "x", "#", "@", "%", "&"]

private func linePicture(of measures: [ShownColumn], _ chart: Chart) -> String {
  let along = chart.names.last.map(chart.texts(of:)) ?? (1...chart.rowCount).map(String.init)
  let positions = inOrder(along)
  let all = series(of: measures, chart, along: along, positions)
  let drawn = Array(all.prefix(lineMarks.count))
  let values = drawn.flatMap { $0.points.compactMap(\.self) }
  guard let extremes = Extremes(values) else { return nothing(chart.style) }
  let frame = Frame(chart, positions, extremes, column: measures[0].writer.column)
  var canvas = Canvas(columns: frame.columns, rows: frame.rows)
  for (series, mark) in zip(drawn, lineMarks) { draw(series, mark, frame, on: &canvas) }
  return frame.around(canvas) + legend(drawn, left: all.count - drawn.count, chart)
}

private func nothing(_ style: Style) -> String {
  Phrase("no values to draw", zh: "没有可绘制的数值")[style.language] + "\n"
}

/// The distinct texts: numbers in their order, others as they come.
private func inOrder(_ texts: [String]) -> [String] {
  var seen: Set<String> = []
  let distinct = texts.filter { seen.insert($0).inserted }
  let numbers = distinct.compactMap(Int.init)
  return numbers.count == distinct.count ? numbers.sorted().map(String.init) : distinct
}

private func series(
  of measures: [ShownColumn], _ chart: Chart, along: [String], _ positions: [String]
) -> [Series] {
  let groups = chart.labels(of: chart.names.dropLast())
  let positionOf = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
  var result: [Series] = []
  var indices: [String: Int] = [:]
  for row in 0..<chart.rowCount {
    for measure in measures {
      let isNamed = measures.count > 1 || groups[row].isEmpty
      let name = [groups[row], isNamed ? measure.heading : ""].filter { !$0.isEmpty }.joined(separator: " ")
      let index = indices[name] ?? result.count
      if index == result.count {
        indices[name] = index
        result.append(Series(name: name, points: Array(repeating: nil, count: positions.count)))
      }
      if let position = positionOf[along[row]] {
        result[index].points[position] = measure.writer.column.number(at: row)
      }
    }
  }
  return result
}

private func draw(_ series: Series, _ mark: Character, _ frame: Frame, on canvas: inout Canvas) {
  var previous: (x: Int, y: Int)?
  for (position, value) in series.points.enumerated() {
    let point = value.map { (x: frame.x(ofPosition: position), y: frame.y(of: $0)) }
    if let point {
      if let previous, frame.followsDirectly(position) { canvas.line(from: previous, to: point) }
      canvas.mark(mark, at: point)
    }
    previous = point
  }
}

/// The marks and the names of the lines, as many in a row as there is room for; then how many lines are left out.
private func legend(_ drawn: [Series], left: Int, _ chart: Chart) -> String {
  let style = chart.style
  let entries = zip(drawn, lineMarks).map { "\($1) \(cut($0.name, to: chart.width - 2, style: style))" }
  var lines: [String] = []
  for entry in entries {
    if let last = lines.last, style.width(of: last) + columnGap + style.width(of: entry) <= chart.width {
      lines[lines.count - 1] += String(repeating: " ", count: columnGap) + entry
    } else {
      lines.append(entry)
    }
  }
  if left > 0 {
    let phrase = Phrase("\(left) more lines are not drawn: filter or top chooses", zh: "另有 \(left) 条线未绘制：可用筛选或“前 N”选取")
    lines += wrap(phrase[style.language], to: chart.width, style: style).map { style.painted($0, .dim) }
  }
  return lines.map { $0 + "\n" }.joined()
}
