import Diagnostics
import Relations

@testable import Output

/// Columns written down as their cells, for tests.
func texts(_ name: String, _ cells: [String?], zh: String? = nil) -> Column {
  let distinct = Array(Set(cells.compactMap { $0 })).sorted()
  let vocabulary = Vocabulary(distinct)
  let codes = cells.map { cell in cell.flatMap { vocabulary.code(of: $0) } ?? -1 }
  return Column(
    name, label: Phrase(name, zh: zh ?? name), .text(Buffer(codes), vocabulary), presence: presence(of: cells))
}

func integers(_ name: String, _ cells: [Int64?], zh: String? = nil, unit: Unit = .number) -> Column {
  Column(
    name, label: Phrase(name, zh: zh ?? name), .integer(Buffer(cells.map { $0 ?? 0 })), presence: presence(of: cells),
    unit: unit)
}

/// In hundredths of a yuan.
func money(_ name: String, _ cells: [Int64?], zh: String? = nil) -> Column {
  Column(
    name, label: Phrase(name, zh: zh ?? name), .money(Buffer(cells.map { $0 ?? 0 })), presence: presence(of: cells),
    unit: .yuan)
}

func reals(_ name: String, _ cells: [Double?], zh: String? = nil, unit: Unit = .ratio) -> Column {
  Column(
    name, label: Phrase(name, zh: zh ?? name), .real(Buffer(cells.map { $0 ?? 0 })), presence: presence(of: cells),
    unit: unit)
}

private func presence<Cell>(of cells: [Cell?]) -> Buffer<UInt8>? {
  guard cells.contains(where: { $0 == nil }) else { return nil }
  return Buffer(cells.map { ($0 == nil ? Presence.blank : .value).rawValue })
}

extension Column {
  func with(_ presence: [Presence]) -> Column {
    var column = self
    column.presence = Buffer(presence.map(\.rawValue))
    return column
  }
}

/// The columns as a relation, written.
func written(_ columns: [Column], as format: Format, _ style: Style = Style()) -> String {
  text(of: Answer(Relation("answer", columns)), as: format, style: style)
}

/// Lawsuits and disclosure rates of four areas.
let fourAreas = [
  texts("district", ["苍南县", "鹿城区", "洞头区", "滨江街道"], zh: "区县"),
  integers("lawsuits", [45, 44, 8, 1], zh: "行政诉讼"),
  reals("disclosure_rate", [0.6140, 0.6852, 10.0 / 17, 1], zh: "公开率"),
]

extension String {
  var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}
