import Diagnostics

/// The pages of a PDF that are pictures, by their number: there are hardly any words, but there is ink.
///
/// - Parameter printed: what `pdftotext -tsv` and `pdftoppm` print of it.
package func picturePages(_ printed: [UInt8]) -> [Int] {
  let (pages, drawn) = printedPages(printed)
  return picturePages(pages, drawn)
}

func picturePages(_ pages: PrintedPages, _ drawn: [DrawnPage]) -> [Int] {
  let words = Dictionary(grouping: pages.words, by: \.page)
  return pages.pages.indices.filter { index in
    guard !pages.recognised.contains(index + 1) else { return false }
    let own = words[index + 1, default: []]
    guard own.reduce(0, { $0 + $1.text.unicodeScalars.count }) < fewestCharacters else { return false }
    guard index < drawn.count else { return own.isEmpty }
    let scale = Double(drawn[index].height) / pages.pages[index].height
    return ink(drawn[index], outside: own.map { $0.frame(from: pages.pages[index].top, scale) }) > leastInk
  }.map { $0 + 1 }
}

/// Fewer are the number of a page, or the mark of a scanner.
private let fewestCharacters = 20
/// Dark pixels at 77 to the inch: a line of text has some hundreds.
private let leastInk = 300

private func ink(_ page: DrawnPage, outside words: [PixelFrame]) -> Int {
  var picture = GreyPicture(width: page.width, height: page.height, pixels: Array(page.pixels))
  for word in words { picture.clear(word) }
  return picture.pixels.count { $0 < dark }
}

extension PrintedWord {
  fileprivate func frame(from pageTop: Double, _ scale: Double) -> PixelFrame {
    func pixels(_ points: Double) -> Int { Int(min(max(points * scale, 0), 100_000)) }
    return PixelFrame(
      columns: pixels(left)..<max(pixels(right) + 1, pixels(left)),
      rows: pixels(top - pageTop)..<max(pixels(bottom - pageTop) + 1, pixels(top - pageTop)))
  }
}

/// What is printed of a PDF, with the pages that are pictures as they were recognised.
package func printed(_ printed: [UInt8], with recognised: [Int: RecognisedPage]) -> [UInt8] {
  let end = endOfWords(printed)
  let drawn = drawnPages(printed[end...])
  var words = printedWordsHeading + Array("width\theight\tconf\ttext\n".utf8)
  var number = 0
  for row in printed[..<end].split(separator: UInt8(ascii: "\n")).dropFirst() {
    let isPage = row.starts(with: [UInt8(ascii: "1"), UInt8(ascii: "\t")])
    if isPage { number += 1 }
    if let page = recognised[number] {
      if isPage { words += page.words }
    } else {
      words += row
      words.append(UInt8(ascii: "\n"))
    }
  }
  for index in 0..<number {
    words += recognised[index + 1]?.drawing ?? drawing(index < drawn.count ? drawn[index] : nil)
  }
  return words
}

/// A blank one where the page was not drawn.
private func drawing(_ page: DrawnPage?) -> [UInt8] {
  guard let page else { return GreyPicture(width: 1, height: 1).greyMap }
  return drawnPageMark + Array("\(page.width) \(page.height)\n255\n".utf8) + page.pixels
}
