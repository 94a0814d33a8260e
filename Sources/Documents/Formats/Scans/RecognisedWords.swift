/// A word as a program for text recognition read it.
package struct RecognisedWord: Sendable, Equatable {
  var text: String
  /// In the picture that was recognised, in pixels.
  var frame: PixelFrame
  /// How sure the program is, from 0 to 100.
  var confidence: Double
  /// Which line of the picture it stands in.
  var line: Int
}

/// The words of several pictures, by picture, from the table that `tesseract … tsv` writes.
///
/// - Parameter count: how many pictures there were.
package func recognisedWords(_ table: [UInt8], pictures count: Int) -> [[RecognisedWord]] {
  var words: [[RecognisedWord]] = Array(repeating: [], count: count)
  var line = 0
  for row in table.split(separator: UInt8(ascii: "\n")).dropFirst() {
    let columns = row.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
    guard columns.count == 12, let level = columns[0].first else { continue }
    if level == UInt8(ascii: "4") { line += 1 }
    guard level == UInt8(ascii: "5") else { continue }
    let numbers = columns[1...10].map(decimal)
    let page = Int(numbers[0]) - 1
    let text = String(decoding: columns[11], as: UTF8.self).withoutBlanks
    guard words.indices.contains(page), !text.isEmpty else { continue }
    let (left, top) = (Int(max(numbers[5], 0)), Int(max(numbers[6], 0)))
    let frame = PixelFrame(
      columns: left..<left + Int(max(numbers[7], 1)), rows: top..<top + Int(max(numbers[8], 1)))
    words[page].append(RecognisedWord(text: text, frame: frame, confidence: numbers[9], line: line))
  }
  return words
}

extension [RecognisedWord] {
  var text: String { map(\.text).joined() }

  /// How sure the program is of the least certain word.
  var confidence: Double { map(\.confidence).min() ?? 0 }

  /// The words of a line as far as they stand together: within one, words stand farther apart than in print, for their frames
  /// are those of the ink.
  ///
  /// - Parameter gap: between pieces, in pixels.
  func pieces(apart gap: Int) -> [[RecognisedWord]] {
    var pieces: [[RecognisedWord]] = []
    for word in self {
      if let last = pieces.last?.last, abs(word.frame.columns.lowerBound - last.frame.columns.upperBound) < gap {
        pieces[pieces.count - 1].append(word)
      } else {
        pieces.append([word])
      }
    }
    return pieces
  }

  /// Line by line.
  var lines: [[RecognisedWord]] {
    var lines: [[RecognisedWord]] = []
    for word in self {
      if lines.last?.first?.line == word.line {
        lines[lines.count - 1].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines
  }
}
