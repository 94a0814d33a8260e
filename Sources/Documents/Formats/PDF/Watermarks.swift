/// The words of watermarks, by their index: what is printed across the page, whatever stands there, and belongs to none of it.
///
/// They stand one behind another along a slanting line, or lie over words in a much smaller type, or are numbers that are turned
/// on their side. Words of their type beside them, and the same words at the same place of other pages, belong to them.
///
///     公
///        开            → the three are left out, and the figure between them stays
///        17 2022
func watermarks(_ pages: PrintedPages) -> Set<Int> {
  let words = pages.words
  var marks: Set<Int> = []
  for (page, indices) in Dictionary(grouping: words.indices, by: { words[$0].page })
  where indices.count <= mostWordsOfPage && !pages.recognised.contains(page) {
    let types = Types(words, indices)
    var own = slanting(words, indices) { !words[$0].text.isFigure || types.isLarge(words[$0]) }
    own.formUnion(indices.filter { types.isLarge(words[$0]) && liesOverSmaller(words[$0], words, indices) })
    let turned = indices.filter { words[$0].isTurnedNumber }
    if turned.count * 10 < indices.count { own.formUnion(turned) }
    takeNeighbours(of: &own, words, indices.filter { types.isLarge(words[$0]) })
    marks.formUnion(own)
  }
  guard !marks.isEmpty else { return [] }
  let places = Set(marks.map { PlaceOnPage(words[$0], pages) })
  return marks.union(words.indices.filter { places.contains(PlaceOnPage(words[$0], pages)) })
}

/// More than any page of a report has; what such a page is covered with is not looked for.
private let mostWordsOfPage = 4_000

/// What the watermark says, as far as it is told in a message: the words of the first page that has them.
func quoted(_ marks: Set<Int>, of pages: PrintedPages) -> String {
  let words = marks.map { pages.words[$0] }
  let page = words.map(\.page).min()
  let own = words.filter { $0.page == page }.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
  let text = own.map(\.text).joined().unicodeScalars
  return String(String.UnicodeScalarView(text.prefix(mostQuoted))) + (text.count > mostQuoted ? "…" : "")
}

private let mostQuoted = 24

/// What a word says, where on its page, and how large it is, in whole points.
private struct PlaceOnPage: Hashable {
  var text: String
  var left: Int
  var top: Int
  var width: Int
  var height: Int

  init(_ word: PrintedWord, _ pages: PrintedPages) {
    text = word.text
    left = Int(word.left.rounded())
    top = Int((word.top - pages.pages[word.page - 1].top).rounded())
    width = Int((word.right - word.left).rounded())
    height = Int(word.height.rounded())
  }
}

/// The size of the type that most words of a page have.
private struct Types {
  private var usual: Double

  init(_ words: [PrintedWord], _ indices: [Int]) {
    usual = indices.map { words[$0].size }.sorted()[indices.count / 2]
  }

  func isLarge(_ word: PrintedWord) -> Bool { word.size > usual * muchLarger }
}

/// How many times as large the type of a watermark is as that of what it lies over; a title does not lie over anything.
private let muchLarger = 1.5

private func liesOverSmaller(_ word: PrintedWord, _ words: [PrintedWord], _ indices: [Int]) -> Bool {
  indices.contains { index in
    let other = words[index]
    return other.centre > word.left && other.centre < word.right && other.middle > word.top
      && other.middle < word.bottom && word.size > other.size * muchLarger
  }
}

/// The large words around those that are known to belong to a watermark: its blanks are not as wide.
private func takeNeighbours(of marks: inout Set<Int>, _ words: [PrintedWord], _ large: [Int]) {
  var new = Array(marks)
  while let mark = new.popLast().map({ words[$0] }) {
    for index in large where !marks.contains(index) {
      let other = words[index]
      let apart = max(
        max(other.left - mark.right, mark.left - other.right), max(other.top - mark.bottom, mark.top - other.bottom))
      guard apart < mark.size, other.isOfSize(mark) else { continue }
      marks.insert(index)
      new.append(index)
    }
  }
}

/// A step from the beginning of a word to that of the next along a slanting line.
private struct Step {
  var from: Int
  var to: Int
  /// The sine of the angle.
  var slant: Double
  /// The size of the type by which the characters of the word fill the step.
  var em: Double
  /// Whether nothing but the characters is in it, no blank.
  var isFilled: Bool

  func isAlong(_ other: Step, within difference: Double) -> Bool { abs(slant - other.slant) < difference }

  func goesOn(as next: Step) -> Bool {
    isAlong(next, within: 0.06) && isFilled && next.isFilled && max(em, next.em) < min(em, next.em) * 1.2
  }
}

/// Three words and more along a line that rises or falls, each as far from the one before as its characters are wide. Words that are
/// printed upright cannot stand like this, or they would lie over one another.
///
/// - Parameter isFree: whether a word beyond a blank may belong to them; a figure in the type of the page may be one of its own.
private func slanting(_ words: [PrintedWord], _ indices: [Int], isFree: (Int) -> Bool) -> Set<Int> {
  let sorted = indices.filter { words[$0].text.unicodeScalars.count <= longestPiece }
    .sorted { words[$0].left < words[$1].left }
  return [true, false].reduce(into: []) { marks, rises in
    marks.formUnion(chained(steps(words, sorted, rises: rises), isFree))
  }
}

/// In characters. A word ends where the next character stands much higher or lower.
private let longestPiece = 8

private func chained(_ steps: [Step], _ isFree: (Int) -> Bool) -> Set<Int> {
  let behind = Dictionary(grouping: steps.indices) { steps[$0].from }
  let before = Dictionary(grouping: steps.indices) { steps[$0].to }
  var known: Set<Int> = []
  for index in steps.indices {
    for next in behind[steps[index].to, default: []] where steps[index].goesOn(as: steps[next]) {
      known.formUnion([index, next])
    }
  }
  var marks = Set(known.flatMap { [steps[$0].from, steps[$0].to] })
  // What stands beyond a blank, a word at a time.
  var open = known.sorted()
  while let step = open.popLast().map({ steps[$0] }) {
    for next in behind[step.to, default: []] + before[step.from, default: []] {
      let (other, isFromMark) = (steps[next], marks.contains(steps[next].from))
      guard isFromMark != marks.contains(other.to), isFree(isFromMark ? other.to : other.from),
        step.isAlong(other, within: 0.02)
      else { continue }
      marks.formUnion([other.from, other.to])
      open.append(next)
    }
  }
  return marks
}

/// None where there are so many that they mean nothing.
private func steps(_ words: [PrintedWord], _ sorted: [Int], rises: Bool) -> [Step] {
  var steps: [Step] = []
  for (number, from) in sorted.enumerated() {
    let word = words[from]
    let farthest = word.advance * word.most * widestBlank
    for to in sorted[(number + 1)...] {
      let across = words[to].left - word.left
      if across > farthest { break }
      guard words[to].isOfSize(word) else { continue }
      let up = rises ? word.bottom - words[to].bottom : words[to].top - word.top
      guard across > 0, up > across * leastSlant, across > up * leastSlant else { continue }
      let length = (across * across + up * up).squareRoot()
      let em = length / word.advance
      guard em > word.least, em < word.most * widestBlank else { continue }
      if steps.count == mostSteps { return [] }
      // Of words that follow one another the boxes touch; upright ones that do stand in one line, or straight below.
      let touches = across < (word.right - word.left) * 1.02 && up < word.height * 1.02
      // Digits of a figure that its cell breaks over two lines stand below one another: the next word of a line ends farther on.
      guard words[to].right - word.right > words[to].advance * em * across / length * leastProgress else { continue }
      steps.append(Step(from: from, to: to, slant: up / length, em: em, isFilled: touches && em < word.most))
    }
  }
  return steps
}

private let mostSteps = 5_000
/// Behind a single character, with it.
private let widestBlank = 1.6
/// The least slope of a watermark, against the edges of the page.
private let leastSlant = 0.12
/// How far beyond the end of a word the next one ends, as a part of what its characters take along the line.
private let leastProgress = 0.3

extension PrintedWord {
  private var count: Int { text.unicodeScalars.count }

  /// Of the type, as far as its box shows it.
  fileprivate var size: Double { count > 1 ? min(height, right - left) : max(height, right - left) }

  /// Whether their types may be one: boxes of slanting words differ.
  fileprivate func isOfSize(_ other: PrintedWord) -> Bool { size > other.size * 0.6 && other.size > size * 0.6 }

  /// How many characters wide it is; others than Chinese ones count for half of one.
  fileprivate var advance: Double { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2e80 ? 0.5 : 1) } }

  /// Between these the size of its type lies, should it stand on a slanting line. Of a single character its box shows it; that of
  /// several grows with the slope.
  fileprivate var least: Double { size * 0.6 }
  fileprivate var most: Double {
    if count > 1 { return size * 1.6 }
    return advance < 1 ? height * 1.6 : size * 1.12
  }

  /// A number whose digits stand one above the other.
  fileprivate var isTurnedNumber: Bool {
    count > 2 && height > (right - left) * 1.3 && text.unicodeScalars.allSatisfy { $0.value < 0x2e80 }
  }
}
