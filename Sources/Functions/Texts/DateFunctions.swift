import Diagnostics
import Relations

/// Functions of dates. A date is a text that begins with its year, as 2024-01-31, 2024/1/31 and 2024年1月31日 do, or eight
/// digits, as a text or a number: 20240131.
let dateFunctions: [Function] = [
  part(
    "year", "年份",
    Phrase("the year of a date: of 2024-01-31, 2024年1月31日, 20240131", zh: "日期的年份，如 2024-01-31、2024年1月31日、20240131"),
    of: { $0.year }, { (1000...9999).contains($0) ? $0 : DateParts($0).year }),
  part("month", "月份", Phrase("the month of a date, from 1 to 12", zh: "日期的月份，1 至 12"), of: { $0.month }) {
    DateParts($0).month
  },
  part("day", "日", Phrase("the day of a date within its month", zh: "日期在当月的第几日"), of: { $0.day }) { DateParts($0).day },
]

/// What can be told of a date: blank in what it does not say, or says impossibly.
private struct DateParts {
  var year: Int64?
  var month: Int64?
  var day: Int64?

  /// Of a text: eight digits; or four and what is no digit, one or two of the month, a character, one or two of the day.
  init(_ text: String) {
    let characters = Array(text.unicodeScalars.prefix(12))
    /// The number between two places counted from 1; nil where one of them is no digit.
    func number(_ first: Int, _ last: Int) -> Int64? {
      guard last <= characters.count else { return nil }
      return characters[(first - 1)..<last].reduce(Int64?.some(0)) { number, character in
        guard let number, (48...57).contains(character.value) else { return nil }
        return number * 10 + Int64(character.value - 48)
      }
    }
    func isDigit(_ place: Int) -> Bool { number(place, place) != nil }
    if number(1, 8) != nil, !isDigit(9) {
      year = number(1, 4)
      month = possible(number(5, 6), 12)
      day = month == nil ? nil : possible(number(7, 8), 31)
      return
    }
    guard !isDigit(5) else { return }
    year = number(1, 4)
    let endOfMonth = isDigit(7) ? 7 : 6
    guard year != nil, !isDigit(endOfMonth + 1) else { return }
    month = possible(number(6, endOfMonth), 12)
    let begin = endOfMonth + 2
    let endOfDay = isDigit(begin + 1) ? begin + 1 : begin
    guard month != nil, !isDigit(endOfDay + 1) else { return }
    day = possible(number(begin, endOfDay), 31)
  }

  /// Of eight digits.
  init(_ number: Int64) {
    guard (1000_00_00...9999_99_99).contains(number) else { return }
    year = number / 10000
    month = possible(number / 100 % 100, 12)
    day = month == nil ? nil : possible(number % 100, 31)
  }
}

private func possible(_ number: Int64?, _ largest: Int64) -> Int64? {
  number.flatMap { (1...largest).contains($0) ? $0 : nil }
}

private func part(
  _ name: String, _ chinese: String, _ help: Phrase, of text: @escaping @Sendable (DateParts) -> Int64?,
  _ ofNumber: @escaping @Sendable (Int64) -> Int64?
) -> Function {
  Function(
    name: name, chinese: chinese, usage: "\(name)(date)", help: help,
    shape: { shapes throws(Diagnostic) in
      guard shapes.count == 1 else { throw .wrongCount(name, usage: "\(name)(date)") }
      guard shapes[0].type == .text || shapes[0].type == .integer else {
        throw .wrongType(name, wants: Phrase("a date", zh: "日期"))
      }
      return Shape(.integer, .label)
    },
    evaluate: { columns throws(Diagnostic) in
      let dates = columns[0]
      switch dates.values {
      case .text(let codes, let vocabulary):
        let parts = vocabulary.texts.map { text(DateParts($0)) }
        return withParts(codes.elements.map { $0 < 0 ? nil : parts[Int($0)] }, dates)
      case .integer(let numbers): return withParts(numbers.elements.map(ofNumber), dates)
      default: preconditionFailure("its shape wants a text or a whole number")
      }
    })
}

/// The parts as a column; blank where a date has none.
private func withParts(_ parts: [Int64?], _ dates: Column) -> Column {
  Column(
    "", .integer(Buffer(parts.map { $0 ?? 0 })),
    presence: blanked(dates.presence, count: parts.count) { parts[$0] == nil },
    unit: .label)
}
