/// What a cell that holds a figure was read as, after several readings.
struct FigureReading: Equatable {
  var text: String
  /// Whether readings that do not know of one another agree on it.
  var isCertain: Bool
}

/// Whether a cell may hold a figure, so that it is to be read again: all but words of two and more Chinese characters, and
/// marks that their shape tells.
func mayBeFigure(_ reading: [RecognisedWord]) -> Bool {
  let scalars = reading.text.unicodeScalars
  guard scalars.count <= longestFigure else { return false }
  let chinese = scalars.count { isChinese($0) }
  let digits = scalars.count { ("0"..."9").contains($0) }
  return chinese < 2 || digits > 0 && chinese <= 4
}

/// With `万元` and all its separators.
private let longestFigure = 20

/// The readings of a cell that may hold a figure.
package struct FigureReadings: Sendable {
  /// By a model that knows Chinese; the first one of the strokes as they are printed.
  package var chinese: [[RecognisedWord]]
  /// By a model that was trained apart from it, on another script with the same digits.
  package var latin: [[RecognisedWord]]

  package init(chinese: [[RecognisedWord]], latin: [[RecognisedWord]]) {
    self.chinese = chinese
    self.latin = latin
  }
}

/// What the readings of a cell come to: the number that they agree on, with the unit that the first one gives.
///
/// A program for text recognition is sure of many a figure that is wrong, and one model is wrong twice in the same way. So both
/// models have to read the number, and no other one be read as often as a third of the times. Readings in which not every digit
/// has a mark of its own are left out.
///
/// - Parameters:
///   - digits: how many digits are printed; nil where they are not of one number.
///   - hasSign: whether something as wide as a sign stands before them. A speck is read as one by both models.
func agreedFigure(_ readings: FigureReadings, digits: Int?, hasSign: Bool) -> FigureReading {
  let first = readings.chinese.first ?? []
  let parts = figureParts(first.text)
  let hasWords = parts.map { !$0.before.isEmpty || !$0.after.isEmpty } ?? false
  func votes(_ readings: [[RecognisedWord]]) -> [String] {
    readings.compactMap { words in
      guard hasWords else { return figureParts(words.text)?.ifBare }
      return onlyFigure(words) ?? figureParts(words.text).flatMap { $0.after == parts?.after ? $0.number : nil }
    }.filter { hasWords || $0.unicodeScalars.count(where: isDigit) == digits }
  }
  let (chinese, latin) = (votes(readings.chinese), votes(readings.latin))
  let counts = Dictionary((chinese + latin).map { ($0, 1) }, uniquingKeysWith: +)
  guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
    return FigureReading(text: first.isEmpty ? unread : first.text, isCertain: isMark(first))
  }
  let others = chinese.count + latin.count - best.value
  let isAgreed = chinese.contains(best.key) && latin.contains(best.key) && best.value >= others * 3
  let isSigned = best.key.hasPrefix("-") || best.key.hasPrefix("+")
  return FigureReading(
    text: (parts?.before ?? "") + best.key + (parts?.after ?? ""),
    isCertain: isAgreed && (!isSigned || hasSign) && (!hasWords || first.wordsConfidence >= surely))
}

/// What stands for what is printed and could not be read at all.
let unread = "?"

/// How sure the program is of words that it reads rightly, mostly.
private let surely = 60.0

/// A figure with the words around it.
struct FigureParts: Equatable {
  var before = ""
  var number: String
  var after = ""

  var ifBare: String? { before.isEmpty && after.isEmpty ? number : nil }
}

/// `减1项` in its parts: 减, 1, 项; nil where the text is no figure. Full-width digits and signs become those of ASCII.
func figureParts(_ text: String) -> FigureParts? {
  let scalars = bare(text.unicodeScalars.map(ascii))
  guard string(scalars).isFigure else { return nil }
  let before = scalars.prefix { isChinese($0) }
  let number = scalars.dropFirst(before.count).prefix { !isChinese($0) }
  guard number.contains(where: isDigit), number.allSatisfy({ isDigit($0) || "+-.,%".unicodeScalars.contains($0) })
  else { return nil }
  return FigureParts(
    before: string(before), number: string(number), after: string(scalars.dropFirst(before.count + number.count)))
}

/// Without points and quotation marks at its ends, which specks and the edges of strokes are read as.
private func bare(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
  let marks: Set<Unicode.Scalar> = [".", ",", ":", ";", "'", "`", "‘", "’", "“", "”", "·"]
  return scalars.drop(while: marks.contains).reversed().drop(while: marks.contains).reversed()[...]
}

/// The word that is a figure, where only one is.
private func onlyFigure(_ words: [RecognisedWord]) -> String? {
  let figures = words.compactMap { figureParts($0.text)?.ifBare }
  return figures.count == 1 ? figures[0] : nil
}

/// 无 or 不适用, or a stroke, which all readings of figures leave out.
private func isMark(_ words: [RecognisedWord]) -> Bool {
  ["无", "/", "不适用"].contains(words.text) && words.confidence >= surely
}

extension [RecognisedWord] {
  /// How sure the program is of the words that are not digits.
  fileprivate var wordsConfidence: Double {
    filter { $0.text.unicodeScalars.contains { isChinese($0) } }.confidence
  }
}

private func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0xff01...0xff5e: Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
  case 0x2212, 0x2014, 0x2013: "-"
  default: scalar
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  String(String.UnicodeScalarView(scalars))
}
