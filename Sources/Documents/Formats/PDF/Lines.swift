/// Joins the words of a line that stand close together, and the characters of a label that is printed from top to bottom:
/// what is left apart are cells.
///
///     2023 年鹿城区 → 2023年鹿城区   总 计 → 总计   三、/本/年度/办理/结果 → 三、本年度办理结果
func joined(_ words: [PrintedWord]) -> [PrintedWord] {
  var joined: [PrintedWord] = []
  // What was joined so far by the height on the page, in steps of a few points.
  var byHeight: [Int: [Int]] = [:]
  func step(_ word: PrintedWord) -> Int { Int(word.middle / 4) }
  for word in joinedVertically(words).sorted(by: { $0.left < $1.left }) {
    let near = (-1...1).flatMap { byHeight[step(word) + $0, default: []].suffix(3) }
    guard let before = near.first(where: { continues(joined[$0], word) }) else {
      byHeight[step(word), default: []].append(joined.count)
      joined.append(word)
      continue
    }
    joined[before] = joined[before].continued(by: word)
  }
  return joined.sorted { ($0.middle, $0.left) < ($1.middle, $1.left) }
}

extension PrintedWord {
  func continued(by word: PrintedWord) -> PrintedWord {
    let isSpaced = text.endsInLatin && word.text.beginsWithLatin && !word.isClose(to: self)
    var both = followed(by: word)
    both.text = isSpaced ? text + " " + word.text : text + word.text
    both.pieces = whole + word.whole
    return both
  }
}

/// Whether the second goes on with the first: figures nearly touch, since each may be a cell; a figure and a text stand
/// as far apart as a blank, and texts somewhat farther, for lines are stretched.
private func continues(_ first: PrintedWord, _ second: PrintedWord) -> Bool {
  guard !first.isVertical, !second.isVertical,
    abs(first.middle - second.middle) < min(first.height, second.height) / 4
  else { return false }
  let em = min(first.em, second.em)
  let figures = (first.text.isFigure ? 1 : 0) + (second.text.isFigure ? 1 : 0)
  let limit = figures == 2 ? 0.15 : figures == 1 ? 0.55 : 0.65
  return second.left - first.right < em * limit && second.left > first.left - em
}

extension PrintedWord {
  fileprivate func isClose(to before: PrintedWord) -> Bool {
    left - before.right < min(em, before.em) * 0.15
  }
}

/// Four characters and more that stand below one another with nothing beside them are one label.
private func joinedVertically(_ words: [PrintedWord]) -> [PrintedWord] {
  let pieces = words.indices.filter { words[$0].isVertical || words[$0].isOneCharacter }
    .sorted { (words[$0].left, words[$0].top) < (words[$1].left, words[$1].top) }
  var isTaken = [Bool](repeating: false, count: words.count)
  var labels: [PrintedWord] = []
  var chain: [Int] = []
  func endChain() {
    let text = chain.map { words[$0].text }.joined()
    if text.unicodeScalars.count >= 4, chain.count > 1 || words[chain[0]].isVertical {
      var label = words[chain[0]]
      label.text = text
      label.bottom = words[chain[chain.count - 1]].bottom
      labels.append(label)
      for piece in chain { isTaken[piece] = true }
    }
    chain = []
  }
  let lonely = pieces.filter { piece in !hasNeighbour(words, piece) }
  for piece in lonely {
    if let last = chain.last, !isBelow(words[piece], words[last]) { endChain() }
    chain.append(piece)
  }
  if !chain.isEmpty { endChain() }
  return words.indices.filter { !isTaken[$0] }.map { words[$0] } + labels
}

private func isBelow(_ word: PrintedWord, _ above: PrintedWord) -> Bool {
  let em = min(word.right - word.left, above.right - above.left)
  return abs(word.left - above.left) < em * 0.2 && word.page == above.page
    && word.top - above.bottom > -em / 2 && word.top - above.bottom < em
}

/// Whether a word stands close beside it, near it in the order of the document, as within a line of prose.
private func hasNeighbour(_ words: [PrintedWord], _ index: Int) -> Bool {
  let word = words[index]
  for other in max(index - 8, 0)..<min(index + 9, words.count) where other != index {
    let gap = max(words[other].left - word.right, word.left - words[other].right)
    if words[other].isBeside(word), gap < (word.right - word.left) * 0.65 { return true }
  }
  return false
}

extension PrintedWord {
  fileprivate var isOneCharacter: Bool {
    text.unicodeScalars.count == 1 && text.unicodeScalars.allSatisfy { $0.value >= 0x2e80 }
  }
}

extension String {
  fileprivate var endsInLatin: Bool { unicodeScalars.last.map(isLatin) ?? false }
  fileprivate var beginsWithLatin: Bool { unicodeScalars.first.map(isLatin) ?? false }

  /// A figure, a mark, or a figure with its unit: what may stand in a column. Not the number of an item (`1.`), nor a day
  /// (`2020-01-31`).
  var isFigure: Bool {
    guard let first = unicodeScalars.first, first.mayBeginFigure else { return false }
    if utf8.count <= 9, utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    return isFigure(Array(unicodeScalars.prefix(longestFigure + 1)))
  }

  private func isFigure(_ whole: [Unicode.Scalar]) -> Bool {
    if ["无", "不适用"].contains(self) { return true }
    guard let last = whole.last, whole.count <= longestFigure else { return false }
    if whole.allSatisfy({ strokes.contains($0) }) { return true }
    if whole.dropFirst().count(where: { $0 == "-" || $0 == "." }) > 1, whole.count > 7 { return false }
    if [".", "．", "、", "）", ")"].contains(last), whole.count <= 3 { return false }
    let word = signWords.first { whole.starts(with: $0) } ?? []
    let scalars = whole[word.count...]
    let rest = scalars.drop { $0.isFigureDigit || signs.contains($0) }
    return rest.count < scalars.count && scalars.contains { $0.properties.numericType != nil }
      && (rest.isEmpty || units.contains(String(String.UnicodeScalarView(rest))))
  }
}

extension Unicode.Scalar {
  /// No figure begins otherwise: most texts begin with a character.
  fileprivate var mayBeginFigure: Bool {
    isChinese(self)
      ? value == 0x65e0 || value == 0x4e0d || signWords.contains { $0[0] == self }
      : isFigureDigit || signs.contains(self) || strokes.contains(self)
  }

  /// No figure ends otherwise; a blank may stand behind it.
  var mayEndFigure: Bool {
    if value < 0x80 { return isFigureDigit || signs.contains(self) || strokes.contains(self) }
    return isFigureDigit || lastOfFigures.contains(self) || signs.contains(self) || strokes.contains(self)
      || Ruler.wide.width(self) == 0 || properties.isWhitespace
  }

  fileprivate var isFigureDigit: Bool {
    if value < 0x80 { return (0x30...0x39).contains(value) }
    return value < 0x10000 && !isChinese(self) && properties.numericType != nil
  }
}

/// In characters.
private let longestFigure = 24

private let strokes: Set<Unicode.Scalar> = ["-", "—", "–", "/", "_", "－", "―", "─", "／"]
private let signs: Set<Unicode.Scalar> = [".", ",", "，", "．", "-", "+", "－", "＋", "−", "%", "％"]
/// Longer words first.
private let signWords = ["增加", "减少", "新增", "增", "减"].map { Array($0.unicodeScalars) }
private let units: Set<String> = [
  "元", "百元", "千元", "万元", "十万元", "百万元", "千万元", "亿元", "项", "次", "个", "件", "条", "宗", "起", "家", "笔", "份", "批", "部", "人",
  "人次", "件次", "例",
]
private let lastOfFigures = Set((["无", "不适用"] + units).compactMap(\.unicodeScalars.last))

func isChinese(_ scalar: Unicode.Scalar) -> Bool {
  (0x3005...0x9fff).contains(scalar.value)
}

private func isLatin(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x2e80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
}
