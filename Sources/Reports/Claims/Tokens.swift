import Documents

/// What a sentence is made of, for the reader of claims.
struct Token {
  enum Kind {
    case word(Word)
    case number(Number)
    /// `2019年`.
    case year(Int)
    /// 1月1日, 12月31日: an end of a year, by its month.
    case endOfYear(Int)
    case separator(Character)
    /// Characters that are no known word.
    case unknown
  }

  struct Number {
    enum Unit { case cases, percent, yuan }

    /// In cases, as a fraction, in yuan.
    var value: Double
    /// What one of the last printed place is worth.
    var step: Double
    var unit: Unit
  }

  var kind: Kind
  /// Characters of the passage, as code points.
  var range: Range<Int>

  func isEnd(of month: Int) -> Bool { if case .endOfYear(month) = kind { true } else { false } }
}

extension Passage {
  /// Its sentences, each as tokens without its full stop. Blanks, signs of Markdown and quotes count for nothing.
  func sentences() -> [[Token]] {
    let characters = significant(text)
    var sentences: [[Token]] = [[]]
    var index = 0
    while index < characters.count {
      if "。！？!?".unicodeScalars.contains(characters[index].scalar) {
        sentences.append([])
        index += 1
        continue
      }
      if sentences[sentences.count - 1].isEmpty, let length = listNumber(at: index, in: characters) {
        index += length
        continue
      }
      let (kind, length) = token(at: index, in: characters)
      let range = characters[index].offset..<(characters[index + length - 1].offset + 1)
      index += length
      if case .unknown = kind, case .unknown? = sentences.last?.last?.kind {
        let last = sentences[sentences.count - 1].count - 1
        sentences[sentences.count - 1][last].range =
          sentences[sentences.count - 1][last].range.lowerBound..<range.upperBound
      } else {
        sentences[sentences.count - 1].append(Token(kind: kind, range: range))
      }
    }
    return sentences.filter { !$0.isEmpty }.map(withoutOrdinal)
  }
}

/// A character that counts, simplified and of half width, and where it stands.
private typealias Significant = (scalar: Unicode.Scalar, offset: Int)

private func significant(_ text: String) -> [Significant] {
  text.unicodeScalars.enumerated().compactMap { offset, scalar in
    if scalar.value <= 0x20 || ignored.contains(scalar) { return nil }
    var value = scalar.value
    // ，！？ stay as they are: they end something, where a comma in a number does not.
    if (0xff02...0xff5e).contains(value), value != 0xff0c, value != 0xff1f { value -= 0xfee0 }
    value = simplified(value)
    return (Unicode.Scalar(value) ?? scalar, offset)
  }
}

private let ignored = Set("*_#`“”\"‘’'\u{a0}\u{2002}\u{2003}\u{2009}\u{200b}\u{3000}\u{feff}".unicodeScalars)

private let separators: [Unicode.Scalar: Character] = [
  "，": "，", ",": "，", "、": "、", "；": "；", ";": "；", "：": "：", ":": "：", "(": "(", ")": ")", "〔": "(", "〕": ")",
  "[": "(",
  "]": ")", "。": "。", "—": "，", "|": "；",
]

private func token(at start: Int, in characters: [Significant]) -> (Token.Kind, Int) {
  let first = characters[start].scalar
  if first.isDigit { return numberToken(at: start, in: characters) }
  if let word = longestWord(at: start, in: characters) { return word }
  if let separator = separators[first] { return (.separator(separator), 1) }
  return (.unknown, 1)
}

private func longestWord(at start: Int, in characters: [Significant]) -> (Token.Kind, Int)? {
  for word in wordsByFirst[characters[start].scalar] ?? [] where start + word.scalars.count <= characters.count {
    let isThere = word.scalars.indices.allSatisfy { characters[start + $0].scalar == word.scalars[$0] }
    if isThere { return (.word(word.word), word.scalars.count) }
  }
  return nil
}

/// By first character, longest first.
private let wordsByFirst: [Unicode.Scalar: [(scalars: [Unicode.Scalar], word: Word)]] = {
  let words = claimWords.map { (scalars: Array($0.key.unicodeScalars), word: $0.value) }
  return Dictionary(grouping: words) { $0.scalars[0] }
    .mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
}()

/// A number and its unit; unknown where the unit is none that is understood: 12个, 20余件, 3件次.
private func numberToken(at start: Int, in characters: [Significant]) -> (Token.Kind, Int) {
  var end = start
  var digits = ""
  var decimals = 0
  func digit(_ index: Int) -> Bool { index < characters.count && characters[index].scalar.isDigit }
  while digit(end) { digits.unicodeScalars.append(characters[end].scalar); end += 1 }
  // Thousands: a comma and three digits, and no fourth.
  while end < characters.count, characters[end].scalar == ",", (1...3).allSatisfy({ digit(end + $0) }), !digit(end + 4)
  {
    for index in (end + 1)...(end + 3) { digits.unicodeScalars.append(characters[index].scalar) }
    end += 4
  }
  if end < characters.count, characters[end].scalar == ".", digit(end + 1) {
    digits.append(".")
    end += 1
    while digit(end) { digits.unicodeScalars.append(characters[end].scalar); end += 1; decimals += 1 }
  }
  guard digits.count <= 15, let value = Double(digits) else { return (.unknown, end - start) }
  func follows(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return end + scalars.count <= characters.count
      && scalars.indices.allSatisfy { characters[end + $0].scalar == scalars[$0] }
  }
  if follows("年"), decimals == 0, digits.count == 4 {
    return (.year(Int(value)), end + (follows("年度") ? 2 : 1) - start)
  }
  for day in ["月1日", "月31日", "月01日"] where follows(day) {
    let isEnd = (value == 1 && day != "月31日") || (value == 12 && day == "月31日")
    return (isEnd ? .endOfYear(Int(value)) : .word(.trap), end + day.unicodeScalars.count - start)
  }
  if follows("月") { return (.word(.trap), end + 1 - start) }
  let ones = (0..<decimals).reduce(1.0) { one, _ in one / 10 }
  if follows("%") {
    return (
      .number(.init(value: Double(digits + "e-2") ?? value / 100, step: ones / 100, unit: .percent)), end + 1 - start
    )
  }
  let scale = follows("万") ? 10_000.0 : follows("亿") ? 100_000_000.0 : 1
  if scale > 1 { end += 1 }
  if follows("元") {
    return (.number(.init(value: value * scale, step: ones * scale, unit: .yuan)), end + 1 - start)
  }
  guard let unit = ["件", "宗", "条", "起", "次", "例", "份"].first(where: follows), decimals == 0 || scale > 1 else {
    return (.unknown, end - start)
  }
  end += unit.unicodeScalars.count
  return (follows("次") ? .unknown : .number(.init(value: value * scale, step: ones * scale, unit: .cases)), end - start)
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
}

/// The length of what numbers a sentence: `2.`, which is no part of a decimal.
private func listNumber(at start: Int, in characters: [Significant]) -> Int? {
  var end = start
  while end < characters.count, characters[end].scalar.isDigit { end += 1 }
  guard end > start, end - start <= 2, end < characters.count, characters[end].scalar == "." else { return nil }
  return end + 1 < characters.count && characters[end + 1].scalar.isDigit ? nil : end + 1 - start
}

/// Without what numbers the sentence: （一）, 一、.
private func withoutOrdinal(_ tokens: [Token]) -> [Token] {
  if tokens.count > 3, case .separator("(") = tokens[0].kind, case .unknown = tokens[1].kind,
    tokens[1].range.count <= 2,
    case .separator(")") = tokens[2].kind
  {
    return Array(tokens.dropFirst(3))
  }
  if tokens.count > 2, case .unknown = tokens[0].kind, tokens[0].range.count <= 2 {
    if case .separator("、") = tokens[1].kind { return Array(tokens.dropFirst(2)) }
  }
  return tokens
}
