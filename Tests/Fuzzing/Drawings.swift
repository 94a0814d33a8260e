import Documents

/// Pages with what is drawn on them: words as a table of text, and from the first zero byte on strokes of six bytes each.
///
/// A fuzzer that changes pixels one by one seldom draws a border. One that changes strokes does.
struct DrawnInput {
  var words: [UInt8]
  var strokes: [Stroke]

  init(_ bytes: [UInt8]) {
    let end = bytes.firstIndex(of: 0) ?? bytes.endIndex
    words = wellFormed(Array(bytes[..<end]))
    let rest = Array(bytes[end...].dropFirst())
    strokes = stride(from: 0, to: min(rest.count - 5, 6 * mostStrokes), by: 6).map { Stroke(rest[$0..<$0 + 6]) }
  }

  /// A portable grey map with the strokes of a page.
  func drawing(_ page: Int, width: Int, height: Int, of pages: Int) -> [UInt8] {
    var pixels = [UInt8](repeating: 255, count: width * height)
    for stroke in strokes where pages == 1 || stroke.page == page {
      // A stroke says where it stands in parts of 256 of the page, so that each lies on it.
      let columns = stroke.left * width / 256..<min(width, stroke.left * width / 256 + 1 + stroke.width * width / 256)
      let rows = stroke.top * height / 256..<min(height, stroke.top * height / 256 + 1 + stroke.height * height / 256)
      for row in rows {
        for column in columns {
          let fallen = row + (column - columns.lowerBound) * stroke.slant / 1_024
          if 0..<height ~= fallen { pixels[fallen * width + column] = stroke.shade }
        }
      }
    }
    return Array("P5\n\(width) \(height)\n255\n".utf8) + pixels
  }
}

/// More take long to draw, and find nothing that fewer do not.
private let mostStrokes = 400

/// A rectangle of one shade, which may fall to the right. Places and sizes are parts of 256 of the page.
struct Stroke {
  var left, top, width, height: Int
  var page: Int
  var shade: UInt8
  /// How far it falls in 1,024 pixels.
  var slant: Int

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    (left, top, width, height) = (Int(bytes[0]), Int(bytes[1]), Int(bytes[2]), Int(bytes[3]))
    page = Int(bytes[4] & 3)
    shade = bytes[4] & 0xfc
    slant = Int(Int8(bitPattern: bytes[5]))
  }
}

// MARK: - What is read of them

/// What `pdftotext` and `pdftoppm` print of a PDF of up to four pages.
@Sendable func drawnPages(_ bytes: [UInt8]) -> [UInt8] {
  let input = DrawnInput(bytes)
  return printedWordsHeading + input.words
    + (0..<4).flatMap { input.drawing($0, width: 318, height: 450, of: 4) }
}

/// A scanned page, and the words as text recognition gives them: a picture for each cell, and one for what is left. Where the bytes
/// begin as a portable grey map does, they are the picture.
///
/// - Returns: as `drawnPages`; nil where there is no page, or nothing was read of it.
func recognisedPage(_ bytes: [UInt8]) -> [UInt8]? {
  let isPicture = bytes.starts(with: "P5".utf8)
  let input = DrawnInput(isPicture ? [] : bytes)
  guard
    let page = ScannedPage(greyMap: isPicture ? bytes : input.drawing(0, width: 900, height: 700, of: 1))
  else { return nil }
  let count = page.cellPictures.count
  let words = recognisedWords(printedWordsHeading + input.words, pictures: count + 1)
  let readings = Array(words.prefix(count))
  let numbers = page.figures(readings)
  // As many pictures as cells, whichever words are in them: the other readings are those of the cells beside.
  _ = page.boldPictures(numbers) + page.narrowPictures(numbers)
  let figures = numbers.map { number in
    (number, FigureReadings(chinese: [readings[number]], latin: [words[number], words[number + 1]]))
  }
  _ = page.restPicture
  return page.recognised(readings, figures: Dictionary(uniqueKeysWithValues: figures), rest: words[count])
    .map { printed(printedWordsHeading + Array("1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t\n".utf8), with: [1: $0]) }
}

// MARK: - Inputs to begin with

/// The words of the reports, with the borders of their tables.
@Sendable func drawnSeeds() -> [[UInt8]] {
  wordSeeds().map { words in
    // As `wordSeeds` places words: twenty points a row, sixty a column.
    let rows = (0...40).map { line(x: 15, y: ($0 * 20 + 15) * 256 / 842, width: 210, height: 0) }
    let columns = (0...8).map { line(x: (35 + 60 * $0) * 256 / 595, y: 4, width: 0, height: 245) }
    return words + [0] + (rows + columns).flatMap { $0 }
  }
}

/// Tables of a few cells with the words of a report in them, straight and slanting, and a small picture.
@Sendable func scanSeeds() -> [[UInt8]] {
  let texts = ["信息内容", "规章", "3", "行政许可", "1,815", "减 1 项", "—", "第二十条第（一）项", "12", "万元", "0", "30"]
  let table = (0..<24).map { cell in
    "4\t\(cell + 1)\t1\t1\t1\t0\t20\t20\t90\t30\t-1\t\n"
      + "5\t\(cell + 1)\t1\t1\t1\t1\t20\t20\t90\t30\t\(40 + cell % 7 * 10)\t\(texts[cell % texts.count])\n"
  }.joined()
  let grids = [0, 6, 0xf8].flatMap { slant in
    [3, 5].map { columns in
      let rows = (0...6).map { line(x: 20, y: 30 + $0 * 30, width: 40 * columns, height: 0, slant: slant) }
      let sides = (0...columns).map { line(x: 20 + $0 * 40, y: 30, width: 0, height: 180) }
      let marks = (0..<12).map { line(x: 30 + $0 % columns * 40, y: 38 + $0 / columns * 30, width: 4, height: 10) }
      return (rows + sides + marks).flatMap { $0 }
    }
  }
  return grids.map { Array(table.utf8) + [0] + $0 }
    + [Array("P5\n40 30\n255\n".utf8) + (0..<1_200).map { $0 % 37 < 3 ? 0 : 240 }]
}

private func line(x: Int, y: Int, width: Int, height: Int, slant: Int = 0) -> [UInt8] {
  [x, y, width, height, 0, slant].map { UInt8(truncatingIfNeeded: $0) }
}
