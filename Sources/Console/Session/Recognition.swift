import Diagnostics
import Documents

extension ChildLimits {
  /// For a page: its tables have some hundreds of cells.
  static let recognition = ChildLimits(seconds: 90, memory: 2 << 30)
}

/// Whether Tesseract is installed, with the model that reads Chinese and the one that reads figures.
func canRecognise() -> Bool {
  guard let languages = try? run("tesseract", ["--list-langs"]) else { return false }
  let names = Set((languages.output + languages.errors).split(separator: UInt8(ascii: "\n")).map { Array($0) })
  return names.contains(Array("chi_sim".utf8)) && names.contains(Array("eng".utf8))
}

/// What was printed of a PDF, with the pages that are pictures as Tesseract reads them.
///
/// - Parameter pictures: the numbers of those pages. Of more than any report has, the first are read.
func withRecognised(_ pictures: [Int], of path: String, _ printed: [UInt8]) throws(Diagnostic) -> [UInt8] {
  let end = now() + longestRecognition
  var pages: [Int: RecognisedPage] = [:]
  for page in pictures.prefix(mostPictures) where now() < end {
    pages[page] = try recognised(page, of: path)
  }
  return Documents.printed(printed, with: pages)
}

private let mostPictures = 40
/// Seconds for a file. Pages that are not reached are said to be unread.
private let longestRecognition = 240.0

/// Nil where nothing was recognised on the page.
private func recognised(_ number: Int, of path: String) throws(Diagnostic) -> RecognisedPage? {
  let drawn = try output(
    .pdf, "pdftoppm",
    ["-gray", "-scale-to-x", "\(widthOfScannedPage)", "-scale-to-y", "-1", "-f", "\(number)", "-l", "\(number)", path],
    ChildLimits(seconds: 20))
  guard let page = ScannedPage(greyMap: drawn) else { return nil }
  return try withTemporaryFolder { folder throws(Diagnostic) in
    let cells = try files(page.cellPictures, "cell", in: folder)
    let readings = try words(cells, Reading(model: "chi_sim", mode: 6))
    let numbers = page.figures(readings)
    let bold = try files(page.boldPictures(numbers), "bold", in: folder)
    let narrow = try files(page.narrowPictures(numbers), "narrow", in: folder)
    let chinese = try words(bold, Reading(model: "chi_sim", mode: 6))
    let latin = [
      try words(bold, Reading(model: "eng", mode: 7)), try words(narrow, Reading(model: "eng", mode: 13)),
    ]
    let figures = numbers.enumerated().map { index, number in
      (
        number,
        FigureReadings(chinese: [readings[number], chinese[index]], latin: latin.map { $0[index] })
      )
    }
    let rest = try files(page.restPicture.map { [$0] } ?? [], "rest", in: folder)
    let words = try words(rest, Reading(model: "chi_sim", mode: 3))
    return page.recognised(
      readings, figures: Dictionary(uniqueKeysWithValues: figures), rest: words.first ?? [])
  }
}

/// The paths of files that hold the pictures.
private func files(_ pictures: [[UInt8]], _ name: String, in folder: String) throws(Diagnostic) -> [String] {
  var paths: [String] = []
  for picture in pictures {
    let path = "\(folder)/\(name)\(paths.count).pgm"
    try writeTemporaryFile(path, picture)
    paths.append(path)
  }
  return paths
}

/// A way to have Tesseract read pictures.
private struct Reading {
  /// `chi_sim` knows Chinese, `eng` knows digits better.
  var model: String
  /// How a picture is cut into lines and characters (`--psm`): 3 a page, 6 a block, 7 a line,
  /// 13 a line as it is.
  var mode: Int
}

/// The words of several pictures, read by one process.
private func words(_ pictures: [String], _ reading: Reading) throws(Diagnostic) -> [[RecognisedWord]] {
  guard !pictures.isEmpty else { return [] }
  let list = pictures[0] + ".\(reading.model)\(reading.mode).txt"
  try writeTemporaryFile(list, Array((pictures.joined(separator: "\n") + "\n").utf8))
  // One thread: several would wait for one another at each of the small pictures.
  var arguments = ["OMP_THREAD_LIMIT=1", "tesseract", list, "stdout", "-l", reading.model]
  arguments += ["--psm", "\(reading.mode)", "--dpi", "300"]
  let table = try output(.picture, "env", arguments + ["tsv"], .recognition)
  return recognisedWords(table, pictures: pictures.count)
}
