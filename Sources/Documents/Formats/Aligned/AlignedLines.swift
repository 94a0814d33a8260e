/// How wide characters are where a text's columns were aligned.
enum Ruler: CaseIterable {
  /// Chinese characters and signs take two columns: a hand-made text, in a Chinese font.
  case wideSigns
  /// Chinese characters take two columns, “ ” and — one: a hand-made text, in a terminal.
  case wide
  /// Every character is a column: what `pdftotext -layout` counts.
  case characters

  func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0xa0: 1
    case 0x200b...0x200d, 0xfeff: 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
      0xffe0...0xffe6, 0x1f300...0x3fffd:
      self == .characters ? 1 : 2
    case 0x2010...0x2027, 0x2030...0x205e, 0x2150...0x27ff, 0xb7, 0xd7: self == .wideSigns ? 2 : 1
    default: 1
    }
  }

  /// How wide a column is, in the points of a printed page.
  var column: Double { self == .characters ? 10 : 5 }
}

/// The lines of a page of text.
struct AlignedPage {
  /// Without blanks behind them; the number of each, from 1, and how many characters of the line a form feed cut off before it.
  var lines: [(number: Int, bytes: Range<Int>, before: Int)] = []
}

/// The height of a line and of the space below it, in points.
private let heightOfLine = 10.0
private let spaceOfLines = 2.0

extension AlignedPage {
  /// What is printed on the page: figures, and texts whose words stand a blank apart.
  func words(_ text: UnsafeBufferPointer<UInt8>, _ ruler: Ruler) -> [PrintedWord] {
    guard let first = lines.first?.number else { return [] }
    return lines.flatMap { line in
      let top = Double(line.number - first) * (heightOfLine + spaceOfLines)
      let string = String(decoding: UnsafeBufferPointer(rebasing: text[line.bytes]), as: UTF8.self)
      return alignedWords(string, line: line.number, top: top, ruler).map { word in
        var word = word
        word.column += line.before
        return word
      }
    }
  }
}

/// The words of a line, those that belong together joined.
func alignedWords(_ line: String, line number: Int, top: Double, _ ruler: Ruler) -> [PrintedWord] {
  joinedTexts(withUnits(separateWords(line, line: number, top: top, ruler)))
}

/// A word and how many blanks stand before it.
private struct SeparateWord {
  var word: PrintedWord
  var blanks: Int
}

private func separateWords(_ line: String, line number: Int, top: Double, _ ruler: Ruler) -> [SeparateWord] {
  var words: [SeparateWord] = []
  var (position, column, blanks) = (0, 0, 0)
  var isInWord = false
  for scalar in line.unicodeScalars {
    let width = ruler.width(scalar)
    column += 1
    defer { position += width }
    if scalar.properties.isWhitespace || width == 0 {
      isInWord = false
      blanks += width > 0 ? 1 : 0
      continue
    }
    if !isInWord {
      let left = Double(position) * ruler.column
      let word = PrintedWord(
        text: "", page: 1, left: left, right: left, top: top, bottom: top + heightOfLine, line: number, column: column)
      words.append(SeparateWord(word: word, blanks: blanks))
    }
    words[words.count - 1].word.text.unicodeScalars.append(scalar)
    words[words.count - 1].word.right = Double(position + width) * ruler.column
    (isInWord, blanks) = (true, 0)
  }
  return words
}

/// The words of a line as blanks part them, where it is a row of a table or its headings; else those of prose.
///
/// - Parameter blanks: how many blanks part two cells.
func partedWords(_ line: String, number: Int, blanks: Int) -> [PrintedWord] {
  let top = Double(number) * (heightOfLine + spaceOfLines)
  let words = separateWords(line, line: number, top: top, .characters)
  let isRow = words.isRowOfFigures || !words.contains { $0.word.text.isFigure } && !line.contains(where: "，。；".contains)
  guard isRow else { return joinedTexts(withUnits(words)) }
  return blanks == 1 ? words.map(\.word) : joinedTexts(withUnits(words))
}

extension [SeparateWord] {
  /// A label, and nothing but figures behind it.
  fileprivate var isRowOfFigures: Bool {
    guard let first = firstIndex(where: { $0.word.text.isFigure }), first > 0 else { return false }
    return self[first...].allSatisfy { $0.word.text.isFigure }
  }
}

/// How many blanks part the cells of every row that has several figures, where they are as many in all of them and whatever the figures'
/// width: then they align nothing. Nil where they are not.
func blanksBetweenCells(_ lines: [String]) -> Int? {
  var (blanks, rows) = (0, 0)
  for line in lines {
    let words = separateWords(line, line: 0, top: 0, .characters)
    guard words.isRowOfFigures, let first = words.firstIndex(where: { $0.word.text.isFigure }), words.count - first > 1
    else { continue }
    rows += 1
    if blanks == 0 { blanks = words[first].blanks }
    if words[first...].contains(where: { $0.blanks != blanks }) { return nil }
  }
  return rows >= fewestParted ? blanks : nil
}

/// Fewer rows may be parted alike by chance.
private let fewestParted = 3

/// `2022 年 1 月` is prose, and `21 项` a figure with its unit: what follows a figure a blank behind it belongs to it.
private func withUnits(_ words: [SeparateWord]) -> [SeparateWord] {
  var joined: [SeparateWord] = []
  for next in words {
    if let last = joined.last, next.blanks == 1,
      last.word.text.isSignWord || (last.word.text.isFigure && !next.word.text.isFigure)
    {
      joined[joined.count - 1].word = last.word.continued(by: next.word)
    } else {
      joined.append(next)
    }
  }
  return joined
}

/// Texts that stand a blank apart are one.
private func joinedTexts(_ words: [SeparateWord]) -> [PrintedWord] {
  var joined: [PrintedWord] = []
  for next in words {
    if let last = joined.last, next.blanks == 1, !last.text.isFigure, !next.word.text.isFigure {
      joined[joined.count - 1] = last.continued(by: next.word)
    } else {
      joined.append(next.word)
    }
  }
  return joined
}

extension String {
  /// `增 3 项`: the word before the figure is its sign.
  fileprivate var isSignWord: Bool { ["增", "减", "增加", "减少", "新增"].contains(self) }
}
