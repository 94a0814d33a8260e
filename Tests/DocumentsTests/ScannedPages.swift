import Testing

@testable import Documents

/// Pages that are pictures: their ruled tables, and what text recognition reads of them.
@Suite struct ScannedPages {
  @Test func theCellsOfARuledTableAreFound() throws {
    let page = try scanned(Scan(columns: [100, 400, 700], rows: [100, 160, 220]))
    #expect(page.grids.count == 1)
    #expect(page.grids[0].frame.isNear(100, 700, 100, 220))
    #expect(page.grids[0].cells.count == 4)
  }

  @Test func aRuleThatIsLackingJoinsTwoCells() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    scan.open = [(x: 395...405, y: 104...157)]
    let cells = try scanned(scan).grids[0].cells
    #expect(cells.count == 3)
    #expect(cells[0].isNear(100, 700, 100, 160))
  }

  @Test func aTableThatSlantsIsTurned() throws {
    var scan = Scan(columns: [100, 400, 700, 1_000], rows: [100, 160, 220, 280])
    scan.slant = 0.01
    let page = try scanned(scan)
    #expect(page.grids.map(\.cells.count) == [9])
  }

  @Test func aRuleBrokenByASpeckIsOne() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    scan.open = [(x: 200...208, y: 150...170), (x: 520...528, y: 150...170)]
    #expect(try scanned(scan).grids[0].cells.count == 4)
  }

  @Test func theStrokesOfALargeCharacterAreNoTable() throws {
    #expect(try scanned(Scan(columns: [100, 140, 180], rows: [100, 140, 180])).grids.isEmpty)
  }

  @Test func aBlankCellHasNoInkAndASpeckIsNone() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    scan.marks = [PixelFrame(columns: 200..<220, rows: 115..<145), PixelFrame(columns: 500..<504, rows: 190..<194)]
    let page = try scanned(scan)
    #expect(page.cells == [PixelFrame(columns: 200..<220, rows: 115..<145)])
    #expect(page.cellPictures.count == 1)
  }

  @Test func aPointBesideADigitIsPartOfIt() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    scan.marks = [
      PixelFrame(columns: 200..<220, rows: 115..<145), PixelFrame(columns: 226..<231, rows: 140..<145),
      PixelFrame(columns: 237..<257, rows: 115..<145),
    ]
    let page = try scanned(scan)
    #expect(page.cells == [PixelFrame(columns: 200..<257, rows: 115..<145)])
    #expect(page.picture.digits(in: page.cells[0]) == 2)
  }

  @Test func aStrokeBeforeADigitIsASignAndASpeckIsNone() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    let digit = PixelFrame(columns: 220..<240, rows: 115..<145)
    scan.marks = [digit, PixelFrame(columns: 200..<212, rows: 128..<132)]
    let page = try scanned(scan)
    #expect(page.picture.hasSign(in: page.cells[0]))
    #expect(page.picture.digits(in: page.cells[0]) == 1)
    scan.marks = [digit, PixelFrame(columns: 207..<212, rows: 128..<132)]
    let specked = try scanned(scan)
    #expect(!specked.picture.hasSign(in: specked.cells[0]))
  }

  @Test func twoNumbersInACellAreNotOne() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    scan.marks = [PixelFrame(columns: 150..<170, rows: 115..<145), PixelFrame(columns: 230..<250, rows: 115..<145)]
    let page = try scanned(scan)
    #expect(page.picture.digits(in: page.cells[0]) == nil)
  }

  @Test func greyPaperAndGreyInkBecomeWhiteAndBlack() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    (scan.paper, scan.ink) = (205, 90)
    let page = try scanned(scan)
    #expect(page.grids[0].cells.count == 4)
    #expect(page.picture.pixels.allSatisfy { $0 == 255 })
  }

  @Test func aDamagedPictureIsNoPage() {
    #expect(ScannedPage(greyMap: Array("P5\n20 20\n255\n".utf8) + [1, 2, 3]) == nil)
    #expect(ScannedPage(greyMap: Array("P5\n99999 2\n255\n".utf8)) == nil)
    #expect(ScannedPage(greyMap: []) == nil)
  }

  @Test func whatWasReadOfAPageBecomesATable() throws {
    var scan = Scan(columns: [100, 400, 700], rows: [100, 160, 220])
    // 规章 and 3, 行政许可 and a figure that only one reading gives; below the table a figure by itself.
    scan.marks = [
      PixelFrame(columns: 150..<250, rows: 115..<145), PixelFrame(columns: 540..<560, rows: 115..<145),
      PixelFrame(columns: 150..<350, rows: 175..<205), PixelFrame(columns: 540..<560, rows: 175..<205),
    ]
    let page = try scanned(scan)
    let readings = ["规章", "3", "行政许可", "7"].map { [word($0)] }
    #expect(page.figures(readings) == [1, 3])
    let figures = [
      1: FigureReadings(chinese: [[word("3")], [word("3")]], latin: [[word("3")], []]),
      3: FigureReadings(chinese: [[word("7")], [word("1")]], latin: [[word("1")], []]),
    ]
    let rest = [word("二、主动公开", at: 20), word("99", at: 300)]
    let recognised = try #require(page.recognised(readings, figures: figures, rest: rest))
    let (document, complaints) = readDocument(
      printed(Array("\(heading)\n1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n".utf8), with: [1: recognised]),
      name: "a.pdf")
    #expect(document.blocks.map(\.kind) == [.paragraph, .paragraph, .table])
    #expect(document.cells.map(document.string) == ["二、主动公开", "99", "规章", "3", "行政许可", "1"])
    #expect(document.cells.map(\.isDoubtful) == [false, true, false, false, false, true])
    #expect(complaints.map(\.severity) == [.note])
    #expect(complaints.first?.place?.page == 1)
  }

  /// Their frames are those of the ink, so that blanks between them are wider than in print.
  @Test func wordsOfALineThatStandTogetherAreOnePiece() throws {
    let page = try scanned(Scan(columns: [100, 400, 700], rows: [100, 160, 220]))
    let words = [("湖北省武汉", 20, 150), ("市江岸区", 180, 120), ("2021", 330, 60), ("年", 420, 30), ("第1页", 700, 60)]
    let rest = words.map { text, left, width in
      RecognisedWord(
        text: text, frame: PixelFrame(columns: left..<left + width, rows: 20..<50), confidence: 90, line: 1)
    }
    let recognised = try #require(page.recognised([], figures: [:], rest: rest))
    let texts = String(decoding: recognised.words, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t").suffix(2).joined(separator: " ")
    }
    // A figure was read but once: what it is part of is not certain.
    #expect(texts.dropFirst() == ["0 湖北省武汉市江岸区2021年", "100 第1页"])
  }

  @Test func pagesOfInkWithoutWordsArePictures() {
    let ink = [UInt8](repeating: 0, count: 400) + [UInt8](repeating: 255, count: 9_600)
    let page = Array("P5\n100 100\n255\n".utf8)
    let blank = [UInt8](repeating: 255, count: 10_000)
    let rows = [heading] + (1...3).map { "1\t\($0)\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t###PAGE###" }
    let words = Array((rows.joined(separator: "\n") + "\n").utf8)
    #expect(picturePages(words + page + ink + page + blank + page + ink) == [1, 3])
    // A page with words is none, whatever is drawn on it.
    let text = Array("5\t3\t0\t0\t0\t0\t10\t50\t80\t10\t100\t主动公开政府信息情况以及收到和处理申请情况\n".utf8)
    #expect(picturePages(words + text + page + ink + page + blank + page + ink) == [1])
  }

  @Test func aPageThatWasNotReadIsSaidToBeAPicture() throws {
    let rows = [
      heading, "1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t###PAGE###",
      "5\t1\t0\t0\t0\t0\t10\t50\t80\t10\t100\t主动公开政府信息情况以及收到和处理申请情况",
      "1\t2\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t###PAGE###",
    ]
    let page = Array("P5\n100 100\n255\n".utf8)
    let drawn = page + [UInt8](repeating: 255, count: 10_000) + page + [UInt8](repeating: 0, count: 10_000)
    let complaints = readDocument(Array((rows.joined(separator: "\n") + "\n").utf8) + drawn, name: "a.pdf").complaints
    #expect(complaints.map(\.severity) == [.warning])
    #expect(complaints.first?.place?.page == 2)
    #expect(complaints.first?.hint?.en.contains("tesseract-ocr-chi-sim") == true)
  }

  private let heading =
    "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

  private func scanned(_ scan: Scan) throws -> ScannedPage {
    try #require(ScannedPage(greyMap: scan.picture.greyMap))
  }

  private func word(_ text: String, at left: Int = 20) -> RecognisedWord {
    let frame = PixelFrame(columns: left..<left + text.unicodeScalars.count * 25, rows: 20..<50)
    return RecognisedWord(text: text, frame: frame, confidence: 90, line: 1)
  }
}

extension PixelFrame {
  fileprivate func isNear(_ left: Int, _ right: Int, _ top: Int, _ bottom: Int) -> Bool {
    zip([columns.lowerBound, columns.upperBound, rows.lowerBound, rows.upperBound], [left, right, top, bottom])
      .allSatisfy { abs($0 - $1) < 5 }
  }
}

/// A picture with a ruled table and marks, as a scanner gives it.
private struct Scan {
  var columns: [Int]
  var rows: [Int]
  /// What is not printed: from and to, both ways.
  var open: [(x: ClosedRange<Int>, y: ClosedRange<Int>)] = []
  var marks: [PixelFrame] = []
  /// How far it falls, in pixels a pixel to the right.
  var slant = 0.0
  var paper: UInt8 = 255
  var ink: UInt8 = 0

  var picture: GreyPicture {
    let (width, height) = ((columns.last ?? 0) + 100, (rows.last ?? 0) + 100)
    var picture = GreyPicture(width: width, height: height, pixels: [UInt8](repeating: paper, count: width * height))
    func draw(_ x: Int, _ y: Int) {
      if open.contains(where: { $0.x.contains(x) && $0.y.contains(y) }) { return }
      let (right, down) = (x - Int((Double(y) * slant).rounded()), y + Int((Double(x) * slant).rounded()))
      picture.pixels[down * width + right] = ink
    }
    for y in rows { for x in columns[0]...(columns.last ?? 0) { for thick in 0..<3 { draw(x, y + thick) } } }
    for x in columns { for y in rows[0]...(rows.last ?? 0) { for thick in 0..<3 { draw(x + thick, y) } } }
    for mark in marks { for y in mark.rows { for x in mark.columns { draw(x, y) } } }
    return picture
  }
}
