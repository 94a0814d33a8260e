/// The words without the numbers of pages, and without what several pages print at the same place of their top
/// or bottom.
func withoutMargins(_ words: [PrintedWord], of pages: PrintedPages) -> [PrintedWord] {
  func mark(_ word: PrintedWord) -> String {
    "\(Int((word.top - pages.pages[word.page - 1].top) / 8)) \(word.text.withoutDigits)"
  }
  var pagesOfText: [String: Set<Int>] = [:]
  for word in words where isInMargin(word, pages) { pagesOfText[mark(word), default: []].insert(word.page) }
  return words.indices.filter { index in
    let word = words[index]
    guard isInMargin(word, pages) else { return true }
    if word.text.isPageNumber, isAlone(index, in: words) || isBetweenStrokes(index, in: words) { return false }
    if word.text.isStroke, isBetweenStrokes(index, in: words) { return false }
    if word.text.isPageNumber { return true }
    let count = pagesOfText[mark(word), default: []].count
    return word.text.isFigure || count < max(2, (pages.pages.count + 1) / 2)
  }.map { words[$0] }
}

/// By page: how far it is moved so that the pages stand together where they are printed, and a row broken by the end of a
/// page has its lines below each other.
func shiftsOfPages(_ words: [PrintedWord]) -> [Int: Double] {
  var tops: [Int: Double] = [:]
  var bottoms: [Int: Double] = [:]
  for word in words {
    tops[word.page] = min(tops[word.page] ?? .infinity, word.top)
    bottoms[word.page] = max(bottoms[word.page] ?? 0, word.bottom)
  }
  var shifts: [Int: Double] = [:]
  var end = 0.0
  for page in tops.keys.sorted() {
    let (top, bottom) = (tops[page] ?? 0, bottoms[page] ?? 0)
    shifts[page] = end - top
    end += bottom - top + gapOfPages
  }
  return shifts
}

/// As between two lines, in points.
private let gapOfPages = 5.0

extension PrintedWord {
  func moved(by shift: Double) -> PrintedWord {
    var moved = self
    moved.top += shift
    moved.bottom += shift
    moved.pieces = pieces.map { $0.moved(by: shift) }
    return moved
  }
}

/// The top and bottom tenth of a page.
private func isInMargin(_ word: PrintedWord, _ pages: PrintedPages) -> Bool {
  let page = pages.pages[word.page - 1]
  return word.bottom < page.top + page.height * 0.1 || word.top > page.top + page.height * 0.9
}

/// Whether nothing else stands in its line. The words are in the order of their lines.
private func isAlone(_ index: Int, in words: [PrintedWord]) -> Bool { line(of: index, in: words).count == 1 }

/// Whether its line is `— 3 —` and nothing else, the strokes parted from the number by blanks.
private func isBetweenStrokes(_ index: Int, in words: [PrintedWord]) -> Bool {
  let line = line(of: index, in: words).sorted { $0.left < $1.left }
  guard line.count == 3, line[0].text.isStroke, line[1].text.isPageNumber, line[2].text.isStroke else { return false }
  return line[2].right - line[0].left < line[1].height * widestPageNumber
}

/// With its strokes, in heights of a line: in a table the columns stand farther apart.
private let widestPageNumber = 5.0

private func line(of index: Int, in words: [PrintedWord]) -> [PrintedWord] {
  words[max(index - 20, 0)..<min(index + 21, words.count)].filter {
    $0.page == words[index].page && $0.isBeside(words[index])
  }
}

extension String {
  fileprivate var withoutDigits: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.numericType == nil }))
  }

  /// `-`, `—`.
  fileprivate var isStroke: Bool { unicodeScalars.allSatisfy { "-—–－―─".unicodeScalars.contains($0) } }

  /// `3`, `-3-`, `— 3 —`, `第3页`, `第3页共5页`, `3/5`.
  var isPageNumber: Bool {
    let rest = unicodeScalars.filter { scalar in
      scalar.properties.numericType == nil && !"-—–－―─/·~ 第页共,，".unicodeScalars.contains(scalar)
    }
    return rest.isEmpty && unicodeScalars.contains { $0.properties.numericType != nil }
  }
}
