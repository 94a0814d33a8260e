import Documents

/// A day of the calendar. Its order is that of time.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Nil for a day that there is not: 30 February.
  package init?(year: Int, month: Int, day: Int) {
    guard (1990...2099).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1 March of the year 0, so that days can be counted between two.
  var number: Int {
    let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `2020-02-16`.
  package var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

/// The date that a text begins with, and what stands behind it: 2020年2月16日, 二〇二〇年二月十六日, 2020-02-16, 2020/2/16, 2020.02.16; nil
/// where it begins with none. Blanks within do not count.
func leadingDate(_ text: Substring) -> (day: Day, rest: Substring)? {
  var rest = text.drop(while: \.isWhitespace)
  guard let first = rest.first, digit(first) != nil else { return nil }
  guard let year = number(&rest, digits: 4...4) else { return nil }
  guard let mark = rest.popFirst(), "年-/.．－".contains(mark), let month = number(&rest, digits: 1...2) else {
    return nil
  }
  guard let next = rest.popFirst(), next == (mark == "年" ? "月" : mark), let day = number(&rest, digits: 1...2) else {
    return nil
  }
  if mark == "年" {
    guard let last = rest.popFirst(), "日号".contains(last) else { return nil }
  }
  return Day(year: year, month: month, day: day).map { ($0, rest) }
}

/// Whether a line is a date and nothing else.
func isDate(_ line: String) -> Bool {
  line.utf8.count <= 60 && leadingDate(line[...]).map { $0.rest.allSatisfy(\.isWhitespace) } ?? false
}

/// A number in ASCII, full-width or Chinese digits, up to 三十一; blanks around it are taken too.
private func number(_ text: inout Substring, digits: ClosedRange<Int>) -> Int? {
  text = text.drop(while: \.isWhitespace)
  let word = text.prefix { digit($0) != nil || $0 == "十" }
  text = text[word.endIndex...].drop(while: \.isWhitespace)
  guard let ten = word.firstIndex(of: "十") else {
    return digits.contains(word.count) ? word.reduce(0) { $0 * 10 + (digit($1) ?? 0) } : nil
  }
  guard digits.upperBound == 2, word.count <= 3 else { return nil }
  let (tens, ones) = (word[..<ten], word[ten...].dropFirst())
  guard tens.count <= 1, ones.count <= 1, !ones.contains("十") else { return nil }
  return (tens.first.flatMap(digit) ?? 1) * 10 + (ones.first.flatMap(digit) ?? 0)
}

private func digit(_ character: Character) -> Int? {
  let scalars = character.unicodeScalars
  guard let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else { return nil }
  return switch scalar {
  case "0"..."9": Int(scalar.value) - 0x30
  case "０"..."９": Int(scalar.value) - 0xff10
  case "〇", "○", "Ｏ", "零": 0
  default: chineseDigits.firstIndex(of: scalar).map { $0 + 1 }
  }
}
