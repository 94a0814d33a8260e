import Diagnostics
import Relations

/// The pictures that can be made of an answer.
package enum ChartKind: String, Sendable, CaseIterable {
  /// A bar a row and measure.
  case bar
  /// A line a measure, along the last column that names a row: `year` in `lawsuits by district, year`.
  case line

  /// The kind that a word of `plot` names, in either language.
  package init?(word: String) {
    switch word.lowercased() {
    case "bar", "柱": self = .bar
    case "line", "线": self = .line
    default: return nil
    }
  }
}

/// An answer taken apart for drawing: what names the rows, and what they measure.
struct Chart {
  let rowCount: Int
  /// Texts and labels: a district, a year.
  let names: [ShownColumn]
  let measures: [ShownColumn]
  let style: Style
  /// The columns of the terminal, or of a page where there is none.
  let width: Int

  /// - Returns: nil where the answer has no numbers, or no rows.
  init?(_ relation: Relation, style: Style) {
    let columns = shownColumns(of: relation, .shown(style), style: style) { visible($0.label[style.language]) }
    names = columns.filter(\.isName)
    measures = columns.filter { !$0.isName && $0.isRight }
    guard !measures.isEmpty, relation.rowCount > 0 else { return nil }
    rowCount = relation.rowCount
    self.style = style
    width = style.width ?? widthOfPage
  }
}

/// How wide a picture is where nobody says how wide the terminal is.
private let widthOfPage = 80

/// Draws an answer with characters, no wider than the style's width; colour tells nothing that the characters do not.
///
/// Cells without a value are no bar and a gap in the line, with the sign of the table in their place.
///
/// - Parameter kind: nil for lines where the answer has at least three years in its last name, and bars elsewhere.
/// - Returns: nil where there is nothing to draw: no numbers, or no rows.
package func chart(of relation: Relation, as kind: ChartKind? = nil, style: Style = Style()) -> String? {
  guard let chart = Chart(relation, style: style) else { return nil }
  switch kind ?? (chart.followsYears ? .line : .bar) {
  case .bar: return bars(chart)
  case .line: return lines(chart)
  }
}

extension Chart {
  fileprivate var followsYears: Bool {
    guard let last = names.last, last.writer.column.name == "year" else { return false }
    return Set(texts(of: last)).count >= 3
  }

  /// The cells of a column as a reader sees them.
  func texts(of column: ShownColumn) -> [String] {
    let cells = column.cells(0..<rowCount)
    return (0..<rowCount).map { String(decoding: cells[$0], as: UTF8.self) }
  }

  /// What names each row: its district and year, with a blank between.
  func labels(of columns: some Sequence<ShownColumn>) -> [String] {
    let texts = columns.map(texts(of:))
    return (0..<rowCount).map { row in texts.map { $0[row] }.joined(separator: " ") }
  }
}

extension Column {
  /// The number in a row, in the unit in which it is shown (yuan, not hundredths); nil without a value.
  func number(at row: Int) -> Double? {
    switch self[row] {
    case .integer(let number): Double(number)
    case .money(let hundredths): Double(hundredths) / 100
    case .real(let number): number.isFinite ? number : nil
    case .none, .text, .boolean: nil
    }
  }
}

/// The least and the greatest of what is drawn to one scale; zero is always among them for bars.
struct Extremes: Equatable {
  var least: Double
  var greatest: Double

  init(least: Double, greatest: Double) {
    self.least = least
    self.greatest = greatest
  }

  init?(_ numbers: some Collection<Double>) {
    guard let least = numbers.min(), let greatest = numbers.max() else { return nil }
    self.init(least: least, greatest: greatest)
  }

  var length: Double { greatest - least }

  func including(_ number: Double) -> Extremes {
    Extremes(least: min(least, number), greatest: max(greatest, number))
  }
}

extension Chart {
  /// The measures that share a scale: those of one unit, in the order in which the units come.
  var measuresByUnit: [[ShownColumn]] {
    var units: [Unit] = []
    for measure in measures where !units.contains(measure.writer.column.unit) {
      units.append(measure.writer.column.unit)
    }
    return units.map { unit in measures.filter { $0.writer.column.unit == unit } }
  }
}
