/// A way of writing a date, by the places of its characters, counted from 1.
private struct DateLayout {
  /// Where digits stand.
  var digits: [ClosedRange<Int>]
  /// Where no digits stand.
  var others: [Int]
  var month: ClosedRange<Int>
  var day: ClosedRange<Int>?
}

private let eightDigits = DateLayout(digits: [1...8], others: [9], month: 5...6, day: 7...8)

/// As far as the month: `20240131`, `2024-01`, `2024-1`.
private let layoutsOfMonths = [
  eightDigits, DateLayout(digits: [1...4, 6...7], others: [5, 8], month: 6...7),
  DateLayout(digits: [1...4, 6...6], others: [5, 7], month: 6...6),
]

/// As far as the day: `20240131`, `2024-01-31`, `2024-01-3`, `2024-1-31`, `2024-1-3`.
private let layoutsOfDays = [
  eightDigits, DateLayout(digits: [1...4, 6...7, 9...10], others: [5, 8, 11], month: 6...7, day: 9...10),
  DateLayout(digits: [1...4, 6...7, 9...9], others: [5, 8, 10], month: 6...7, day: 9...9),
  DateLayout(digits: [1...4, 6...6, 8...9], others: [5, 7, 10], month: 6...6, day: 8...9),
  DateLayout(digits: [1...4, 6...6, 8...8], others: [5, 7, 9], month: 6...6, day: 8...8),
]

/// The year that a date begins with: four digits, or the first four of eight.
func year(of date: Term) -> Term {
  if date.type == .integer {
    return Term(
      "CASE WHEN \(date.operand) BETWEEN 1000 AND 9999 THEN \(date.text) "
        + "WHEN \(hasEightDigits(date)) THEN \(shortened(date, by: 10000)) END", .integer)
  }
  let isLong = "\(areDigits(5...8, of: date)) AND \(isNoDigit(9, of: date))"
  return Term(
    "CASE WHEN \(areDigits(1...4, of: date)) AND (\(isNoDigit(5, of: date)) OR \(isLong)) "
      + "THEN \(number(1...4, of: date)) END", .integer)
}

/// The month of a date; nothing where there is none such.
func month(of date: Term) -> Term {
  if date.type == .integer {
    return Term("CASE WHEN \(hasMonth(date)) THEN \(shortened(date, by: 100)) % 100 END", .integer)
  }
  return choice(layoutsOfMonths.map { ($0.conditions(on: date), number($0.month, of: date)) })
}

/// The day of a date within its month; nothing where there is none such.
func day(of date: Term) -> Term {
  if date.type == .integer {
    let day = "\(date.operand) % 100"
    return Term("CASE WHEN \(hasMonth(date)) AND \(day) BETWEEN 1 AND 31 THEN \(day) END", .integer)
  }
  return choice(
    layoutsOfDays.compactMap { layout in
      layout.day.map { day in
        (layout.conditions(on: date) + [possible(day, of: date, largest: 31)], number(day, of: date))
      }
    })
}

extension DateLayout {
  fileprivate func conditions(on date: Term) -> [String] {
    digits.map { areDigits($0, of: date) } + others.map { isNoDigit($0, of: date) }
      + [possible(month, of: date, largest: 12)]
  }
}

private func choice(_ cases: [(conditions: [String], value: String)]) -> Term {
  let texts = cases.map { "WHEN \($0.conditions.joined(separator: " AND ")) THEN \($0.value)" }
  return Term("CASE \(texts.joined(separator: " ")) END", .integer)
}

/// Whether the digits there are a number from 1 on; texts compare as numbers do where they have as many digits.
private func possible(_ places: ClosedRange<Int>, of date: Term, largest: Int) -> String {
  let bounds = places.count == 2 ? ("01", "\(largest)") : ("1", "9")
  return "\(part(places, of: date)) BETWEEN '\(bounds.0)' AND '\(bounds.1)'"
}

/// Whether a text has digits, and nothing else, at some places.
private func areDigits(_ places: ClosedRange<Int>, of date: Term) -> String {
  guard places.count > 1 else { return "\(part(places, of: date)) BETWEEN '0' AND '9'" }
  return "LENGTH(\(date.text)) >= \(places.upperBound) AND TRIM(\(part(places, of: date)), '0123456789') = ''"
}

private func isNoDigit(_ place: Int, of date: Term) -> String {
  "\(part(place...place, of: date)) NOT BETWEEN '0' AND '9'"
}

private func part(_ places: ClosedRange<Int>, of date: Term) -> String {
  "SUBSTRING(\(date.text), \(places.lowerBound), \(places.count))"
}

private func number(_ places: ClosedRange<Int>, of date: Term) -> String {
  "CAST(\(part(places, of: date)) AS BIGINT)"
}

private func hasEightDigits(_ number: Term) -> String { "\(number.operand) BETWEEN 10000000 AND 99999999" }

private func hasMonth(_ number: Term) -> String {
  "\(hasEightDigits(number)) AND \(shortened(number, by: 100)) % 100 BETWEEN 1 AND 12"
}

/// A number without its last digits.
private func shortened(_ number: Term, by unit: Int) -> String {
  "CAST((\(number.operand) - \(number.operand) % \(unit)) / \(unit) AS BIGINT)"
}
