import Diagnostics
import Relations

/// Functions of dates. A date is a text that begins with its year, as 2024-01-31 and 2024年1月31日 do, or such a number: 20240131.
let dateFunctions: [Function] = [
  Function(
    name: "year", chinese: "年份", usage: "year(date)",
    help: Phrase(
      "the year of a date: of 2024-01-31, 2024年1月31日, 20240131", zh: "日期的年份，如 2024-01-31、2024年1月31日、20240131"),
    shape: { shapes throws(Diagnostic) in
      guard shapes.count == 1 else { throw .wrongCount("year", usage: "year(date)") }
      guard shapes[0].type == .text || shapes[0].type == .integer else {
        throw .wrongType("year", wants: Phrase("a date", zh: "日期"))
      }
      return Shape(.integer, .label)
    },
    evaluate: { columns throws(Diagnostic) in
      let dates = columns[0]
      switch dates.values {
      case .text(let codes, let vocabulary):
        let years = vocabulary.texts.map(yearBegun)
        return withYears(codes.elements.map { $0 < 0 ? nil : years[Int($0)] }, dates)
      case .integer(let numbers): return withYears(numbers.elements.map(yearBegun), dates)
      default: preconditionFailure("its shape wants a text or a whole number")
      }
    })
]

/// The years as a column; blank where a date has none.
private func withYears(_ years: [Int64?], _ dates: Column) -> Column {
  Column(
    "", .integer(Buffer(years.map { $0 ?? 0 })),
    presence: blanked(dates.presence, count: years.count) { years[$0] == nil },
    unit: .label)
}

/// The year that a text begins with: its first four characters where they are digits and no fifth one follows, or that of eight
/// digits.
private func yearBegun(_ text: String) -> Int64? {
  let digits = text.utf8.prefix { (48...57).contains($0) }
  return digits.count == 4 || digits.count == 8 ? Int64(text.prefix(4)) : nil
}

private func yearBegun(_ number: Int64) -> Int64? {
  switch number {
  case 1000...9999: number
  case 1000_00_00...9999_99_99: number / 10000
  default: nil
  }
}
