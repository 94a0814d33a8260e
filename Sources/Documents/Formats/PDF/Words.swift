/// A piece of a printed line as `pdftotext -tsv` gives it, with the rectangle that it fills.
///
/// Points (1/72 inch) from the left and the top. The pages stand one below the other, so that a table that goes on over
/// a page break is one table.
struct PrintedWord {
  var text: String
  /// From 1.
  var page: Int
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// Of a text whose columns are aligned by blanks, from 1; zero on the pages of a PDF.
  var line = 0
  var column = 0
  /// Whether it was read by text recognition, and what it says is not certain.
  var isDoubtful = false
  /// What it was joined of, left to right; empty where it is as it was printed.
  var pieces: [PrintedWord] = []

  var whole: [PrintedWord] { pieces.isEmpty ? [self] : pieces }
  var middle: Double { (top + bottom) / 2 }
  var centre: Double { (left + right) / 2 }
  var height: Double { bottom - top }

  /// The size of the type, estimated from the width, for the height differs between fonts of a size.
  var em: Double {
    isVertical ? right - left : min(max(widthOfCharacter, height * 0.5), height * 1.1)
  }

  /// Of a Chinese one; others count for half of it.
  var widthOfCharacter: Double {
    let halves = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2e80 ? 1 : 2) }
    return (right - left) * 2 / Double(max(halves, 1))
  }

  /// Several characters one below the other.
  var isVertical: Bool {
    text.unicodeScalars.count > 1 && height > (right - left) * 1.5
      && text.unicodeScalars.contains { $0.value >= 0x2e80 }
  }

  /// How far below the one before the next line of a label may begin, in heights: in a text, what stands beside the label has
  /// lines of its own, between those of the label.
  var reach: Double { line > 0 ? 2.7 : 1 }

  func isBeside(_ other: PrintedWord) -> Bool {
    min(bottom, other.bottom) - max(top, other.top) > min(height, other.height) / 2
  }

  /// How much of the narrower of the two stands above or below the other, from 0 to 1.
  func sharedWidth(with other: PrintedWord) -> Double {
    let shared = min(right, other.right) - max(left, other.left)
    return max(shared, 0) / max(min(right - left, other.right - other.left), 0.01)
  }
}

/// The pages of a document: where each begins in the column of pages, and what is printed on them.
struct PrintedPages {
  /// The top of each page and its height, in points.
  var pages: [(top: Double, height: Double)] = []
  var words: [PrintedWord] = []
  /// Words beyond the most that are read.
  var isCut = false
  /// The numbers of those whose words were read by text recognition.
  var recognised: [Int] = []
}

/// How the table of words begins.
let printedWordsHeading = Array("level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\t".utf8)

/// What stands in the place of the word in the row of a page that was read by text recognition.
let recognisedPageMark = Array("###RECOGNISED###".utf8)

/// Words of less are not certain. `pdftotext` gives all of them 100.
let leastConfidence = 50.0

/// More words than any report has.
private let mostWords = 200_000

/// Reads what was printed of a PDF: the table of its words, and behind it the pages as they are drawn.
func printedPages(_ bytes: [UInt8]) -> (pages: PrintedPages, drawn: [DrawnPage]) {
  let end = endOfWords(bytes)
  let drawn = drawnPages(bytes[end...])
  return (printedPages(bytes[..<end], drawn), drawn)
}

/// Where the table of words ends, and the drawn pages begin.
func endOfWords(_ bytes: [UInt8]) -> Int {
  var end = bytes.startIndex
  while end < bytes.endIndex, !bytes[end...].starts(with: drawnPageMark) {
    end = bytes[end...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
  }
  return end
}

/// How many pages the table of words has, those without words among them; none where no page has a word.
package func printedPageCount(_ bytes: [UInt8]) -> Int {
  var (pages, words) = (0, 0)
  var isLineStart = true
  for (index, byte) in bytes.enumerated() {
    if isLineStart, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\t") {
      if byte == UInt8(ascii: "1") { pages += 1 }
      if byte == UInt8(ascii: "5") { words += 1 }
    }
    isLineStart = byte == UInt8(ascii: "\n")
  }
  return words > 0 ? pages : 0
}

/// A row for each page (level 1) and word (level 5); those for lines and blocks are passed over.
///
/// Of a page that is shown turned (`/Rotate 90`), the words are placed as it is shown, and its size is given as it lies in the file: how it
/// is drawn tells.
private func printedPages(_ bytes: ArraySlice<UInt8>, _ drawn: [DrawnPage]) -> PrintedPages {
  var printed = PrintedPages()
  for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
    let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
    guard columns.count == 12, let level = columns[0].first else { continue }
    let numbers = columns[6...9].map(decimal)
    if level == UInt8(ascii: "1") {
      let end = printed.pages.last.map { $0.top + $0.height } ?? 0
      let index = printed.pages.count
      let isTurned = index < drawn.count && drawn[index].isTurned(from: numbers[2], by: numbers[3])
      printed.pages.append((end, min(max(isTurned ? numbers[2] : numbers[3], 1), 100_000)))
      if columns[11].elementsEqual(recognisedPageMark) { printed.recognised.append(printed.pages.count) }
    } else if level == UInt8(ascii: "5"), let page = printed.pages.last {
      guard printed.words.count < mostWords else {
        printed.isCut = true
        break
      }
      let text = String(decoding: columns[11], as: UTF8.self).withoutBlanks
      guard !text.isEmpty, numbers[2] > 0, numbers[3] > 0 else { continue }
      var word = PrintedWord(
        text: text, page: printed.pages.count, left: numbers[0], right: numbers[0] + numbers[2],
        top: page.top + numbers[1], bottom: page.top + numbers[1] + numbers[3])
      word.isDoubtful = decimal(columns[10]) < leastConfidence
      printed.words.append(word)
    }
  }
  return printed
}

extension DrawnPage {
  /// Whether it is drawn upright where these sizes lie on their side, or the other way round.
  fileprivate func isTurned(from width: Double, by height: Double) -> Bool {
    let (long, short) = (max(width, height), min(width, height))
    return long > short * 1.05 && (width > height) != (self.width > self.height)
  }
}

extension String {
  /// Without blanks, of any width, at both ends and inside.
  var withoutBlanks: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0x200b }))
  }
}

/// `-12.50`; 0 for what is no number.
func decimal(_ digits: ArraySlice<UInt8>) -> Double {
  var value = 0.0
  var scale = 0.0
  for digit in digits {
    if (0x30...0x39).contains(digit) {
      value = value * 10 + Double(digit - 0x30)
      scale *= 10
    } else if digit == UInt8(ascii: ".") {
      scale = 1
    }
  }
  // No page is a million points wide; so many digits that they are no number are too many as well.
  let printed = value / max(scale, 1)
  let size = printed < 1e6 ? printed : 1e6
  return digits.first == UInt8(ascii: "-") ? -size : size
}
