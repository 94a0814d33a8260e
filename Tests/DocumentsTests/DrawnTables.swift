import Randomness
import Testing

@testable import Documents

/// Tables whose borders are drawn: the words of a page with their places, and the page as it looks.
@Suite struct DrawnTables {
  @Test func bordersShowWhichCellAFigureStandsIn() {
    // Nothing but the borders tells that 7 stands in the third column.
    let page = Sheet(columns: [100, 200, 240, 280], rows: [100, 120, 140]).with([
      ("规章", 0, 0), ("1", 1, 0), ("行政许可", 0, 1), ("7", 2, 1),
    ])
    #expect(read([page]) == [["规章", "1", ""], ["行政许可", "", "7"]])
  }

  @Test func aFormWithoutFiguresHasBlankCells() {
    let page = Sheet(columns: [100, 200, 240], rows: [100, 120, 140]).with([("规章", 0, 0), ("行政许可", 0, 1)])
    #expect(read([page]) == [["规章", ""], ["行政许可", ""]])
  }

  @Test func aCellOverSeveralRowsStandsInEach() {
    var page = Sheet(columns: [100, 160, 260, 300], rows: [100, 120, 140]).with([
      ("办理结果", 0, 1), ("予以公开", 1, 0), ("1", 2, 0), ("部分公开", 1, 1), ("2", 2, 1),
    ])
    page.open = [(x: 100...160, y: 120...120)]
    page.words[0].top -= 10
    #expect(read([page]) == [["办理结果", "予以公开", "1"], ["办理结果", "部分公开", "2"]])
    let document = readDocument(bytes([page]), name: "a.pdf").document
    #expect(document.cells.map(\.isContinuation) == [false, false, false, true, false, false])
  }

  /// A stroke from border to border, in one of the two rows of a cell.
  @Test func lighterStrokesThatTouchTheBordersAreNone() {
    var page = Sheet(columns: [100, 160, 260, 300], rows: [100, 120, 140]).with([
      ("办理结果", 0, 1), ("予以公开", 1, 0), ("1", 2, 0), ("部分公开", 1, 1), ("2", 2, 1),
    ])
    page.open = [(x: 100...160, y: 120...120)]
    page.words[0].top -= 10
    page.light = [(x: 150...150, y: 100...119)]
    #expect(read([page]) == [["办理结果", "予以公开", "1"], ["办理结果", "部分公开", "2"]])
  }

  @Test func aTableGoesOnOverThePageWithoutItsRepeatedHeading() {
    let first = Sheet(columns: [100, 200, 240], rows: [700, 720, 740]).with([
      ("信息内容", 0, 0), ("件数", 1, 0), ("规章", 0, 1), ("3", 1, 1),
    ])
    let second = Sheet(columns: [100, 200, 240], rows: [60, 80, 100]).with([
      ("信息内容", 0, 0), ("件数", 1, 0), ("行政许可", 0, 1), ("4", 1, 1),
    ])
    #expect(read([first, second]) == [["信息内容", "件数"], ["规章", "3"], ["行政许可", "4"]])
    let document = readDocument(bytes([first, second]), name: "a.pdf").document
    #expect(document.blocks.count == 1)
    #expect(document.cells.map(\.place.page) == [1, 1, 1, 1, 2, 2])
    #expect(document.cells.map(\.place.row) == [1, 1, 2, 2, 3, 3])
  }

  @Test func aRowThatThePageCutsIsOneRow() {
    // The label fills its cell, so that it goes on; the figures stand in the first part.
    let first = Sheet(columns: [100, 160, 200], rows: [700, 720]).with([("不予公开的", 0, 0), ("3", 1, 0)])
    let second = Sheet(columns: [100, 160, 200], rows: [60, 80, 100]).with([
      ("情形", 0, 0), ("1.其他", 0, 1), ("4", 1, 1),
    ])
    #expect(read([first, second]) == [["不予公开的情形", "3"], ["1.其他", "4"]])
  }

  @Test func aUnitBehindThePageBelongsToTheFigureAboveIt() {
    let first = Sheet(columns: [100, 160, 200, 240], rows: [700, 720]).with([
      ("4.不予公开", 0, 0), ("1756", 1, 0), ("9", 2, 0),
    ])
    let second = Sheet(columns: [100, 160, 200, 240], rows: [60, 80]).with([("情形", 0, 0), ("项", 1, 0)])
    #expect(read([first, second]) == [["4.不予公开情形", "1756项", "9"]])
  }

  @Test func digitsBehindThePageWithoutALabelBelongToTheRowAboveAndAreNotCertain() {
    let first = Sheet(columns: [100, 160, 200, 240], rows: [700, 720]).with([
      ("4.其他", 0, 0), ("223", 1, 0), ("113", 2, 0),
    ])
    let second = Sheet(columns: [100, 160, 200, 240], rows: [60, 80]).with([("1", 1, 0), ("49", 2, 0)])
    #expect(read([first, second]) == [["4.其他", "2231", "11349"]])
    let document = readDocument(bytes([first, second]), name: "a.pdf").document
    #expect(document.cells.map(\.isDoubtful) == [false, true, true])
  }

  @Test func headingsOfWhichEachStandsOnOnePageAreOneRow() {
    let first = Sheet(columns: [100, 160, 220, 280], rows: [700, 720]).with([("信息内容", 0, 0), ("本年增减", 2, 0)])
    let second = Sheet(columns: [100, 160, 220, 280], rows: [60, 80, 100]).with([
      ("上年数量", 1, 0), ("行政收费", 0, 1), ("12", 1, 1), ("-1", 2, 1),
    ])
    #expect(read([first, second]) == [["信息内容", "上年数量", "本年增减"], ["行政收费", "12", "-1"]])
  }

  @Test func aBlankRowBehindThePageStaysARow() {
    let first = Sheet(columns: [100, 200, 240], rows: [700, 720]).with([("规章", 0, 0), ("3", 1, 0)])
    let second = Sheet(columns: [100, 200, 240], rows: [60, 80]).with([("其他", 0, 0), ("文件", 0, 0)])
    #expect(read([first, second]).count == 2)
  }

  @Test func whereTwoFiguresWouldShareACellTheBordersAreNotTrusted() {
    // The border between the two rows is not drawn.
    var page = Sheet(columns: [100, 200, 260], rows: [100, 120, 140]).with([
      ("规章", 0, 0), ("1", 1, 0), ("行政许可", 0, 1), ("2", 1, 1),
    ])
    page.open = [(x: 100...260, y: 120...120)]
    #expect(read([page]) == [["规章", "1"], ["行政许可", "2"]])
  }

  /// The border between the two columns is too pale to be found.
  @Test func twoFiguresInACellAreNotCertainToBeOne() {
    var page = Sheet(columns: [100, 200, 260], rows: [100, 120, 140]).with([("规章", 0, 0), ("1", 1, 0), ("其他", 0, 1)])
    page.words += [(210, 124, 5, 12, "8"), (224, 124, 5, 12, "1")]
    let document = readDocument(bytes([page]), name: "a.pdf").document
    #expect(document.cells.map(\.isDoubtful) == [false, false, false, true])
  }

  @Test func aBlankBeforeThreeDigitsPartsNoFigure() {
    var page = Sheet(columns: [100, 200, 260], rows: [100, 120, 140]).with([("规章", 0, 0), ("1", 1, 0), ("其他", 0, 1)])
    page.words += [(210, 124, 5, 12, "8"), (218, 124, 15, 12, "120")]
    let document = readDocument(bytes([page]), name: "a.pdf").document
    #expect(document.cells.allSatisfy { !$0.isDoubtful })
  }

  @Test func aRowThatThePageCutsHasTheFiguresOfBothParts() {
    // Cells stand at the top and at the bottom of the row.
    let first = Sheet(columns: [100, 160, 200, 240], rows: [700, 720]).with([("不予公开的", 0, 0), ("3", 1, 0)])
    let second = Sheet(columns: [100, 160, 200, 240], rows: [60, 80, 100]).with([
      ("情形", 0, 0), ("5", 2, 0), ("1.其他", 0, 1), ("4", 1, 1), ("6", 2, 1),
    ])
    #expect(read([first, second]) == [["不予公开的情形", "3", "5"], ["1.其他", "4", "6"]])
  }

  @Test func aCentredLabelThatFillsItsCellGoesOnBehindThePage() {
    var first = Sheet(columns: [100, 145, 190, 230], rows: [700, 720]).with([("1.本机关", 1, 0), ("3", 2, 0)])
    first.words[0].width = 30
    first.words.append((107.5, 704, 30, 12, "（四）"))
    let second = Sheet(columns: [100, 145, 190, 230], rows: [60, 80, 100]).with([
      ("不掌握", 1, 0), ("2.其他", 1, 1), ("4", 2, 1),
    ])
    #expect(read([first, second]).map { Array($0.dropFirst()) } == [["1.本机关不掌握", "3"], ["2.其他", "4"]])
  }

  @Test func anItemGoesOnBehindThePageWhereWhatFollowsHasNoNumber() {
    // The bracket must not end a line, so that the line above is short.
    let first = Sheet(columns: [100, 160, 200], rows: [700, 720]).with([("3.危", 0, 0), ("3", 1, 0)])
    let second = Sheet(columns: [100, 160, 200], rows: [60, 80, 100]).with([
      ("及“三安", 0, 0), ("4.其他", 0, 1), ("4", 1, 1),
    ])
    #expect(read([first, second]) == [["3.危及“三安", "3"], ["4.其他", "4"]])
  }

  @Test func aFigureThatThePageCutsIsNotCertain() {
    let first = Sheet(columns: [100, 160, 180], rows: [700, 720]).with([("不予公开的", 0, 0), ("29", 1, 0)])
    let second = Sheet(columns: [100, 160, 180], rows: [60, 80]).with([("情形", 0, 0), ("3", 1, 0)])
    let document = readDocument(bytes([first, second]), name: "a.pdf").document
    #expect(document.cells.map { document.string($0) } == ["不予公开的情形", "293"])
    #expect(document.cells.map(\.isDoubtful) == [false, true])
  }

  @Test func rowsWithFiguresInTheSameColumnStayTwo() {
    let first = Sheet(columns: [100, 150, 200], rows: [700, 720]).with([("行政处罚", 0, 0), ("3", 1, 0)])
    let second = Sheet(columns: [100, 150, 200], rows: [60, 80]).with([("行政强制", 0, 0), ("4", 1, 0)])
    #expect(read([first, second]) == [["行政处罚", "3"], ["行政强制", "4"]])
  }

  @Test func proseAroundATableStaysProse() {
    var page = Sheet(columns: [100, 200, 240], rows: [300, 320, 340]).with([("规章", 0, 0), ("1", 1, 0), ("其他", 0, 1)])
    page.words.append((100, 250, 96, 12, "二、主动公开情况"))
    page.words.append((100, 400, 96, 12, "三、收到申请情况"))
    let document = readDocument(bytes([page]), name: "a.pdf").document
    #expect(document.blocks.map(\.kind) == [.paragraph, .table, .paragraph])
  }

  @Test func damagedPicturesOfPagesAreReadWithoutFailing() {
    let whole = bytes([
      Sheet(columns: [100, 200, 240], rows: [300, 320, 340]).with([("规章", 0, 0), ("1", 1, 0), ("其他", 0, 1)])
    ])
    let words = whole.count - 595 * 842
    var random = SeededGenerator(seed: 5)
    for _ in 0..<30 {
      var damaged = whole
      for _ in 0..<2_000 { damaged[Int.random(in: words..<damaged.count, using: &random)] = 0 }
      damaged[words - Int.random(in: 1...14, using: &random)] = UInt8.random(in: 0...255, using: &random)
      damaged.removeLast(Int.random(in: 0...300_000, using: &random))
      #expect(!readDocument(damaged, name: "a.pdf").document.blocks.isEmpty)
    }
  }

  /// The sizes of such a page are given as it lies in the file, its words and its drawing as it is shown.
  @Test func theBordersOfAPageThatIsShownTurnedShowTheSame() {
    let page = Sheet(columns: [100, 200, 240, 280], rows: [700, 720, 740]).with([
      ("规章", 0, 0), ("1", 1, 0), ("行政许可", 0, 1), ("7", 2, 1),
    ])
    let rows = [["规章", "1", ""], ["行政许可", "", "7"]]
    #expect(read([page, page], size: "842\t595") == rows + rows)
  }

  private func read(_ pages: [Sheet], size: String = "595\t842") -> [[String]] {
    let document = readDocument(bytes(pages, size: size), name: "a.pdf").document
    return (0..<document.rowCount).map { row in document.cells(of: row).map { document.string(document.cells[$0]) } }
  }

  private func bytes(_ pages: [Sheet], size: String = "595\t842") -> [UInt8] {
    var lines = ["level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    for page in pages {
      lines.append("1\t1\t0\t0\t0\t0\t0\t0\t\(size)\t-1\t###PAGE###")
      for word in page.words {
        lines.append("5\t1\t0\t0\t0\t0\t\(word.left)\t\(word.top)\t\(word.width)\t\(word.height)\t100\t\(word.text)")
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8) + pages.flatMap(\.drawing)
  }
}

/// A page of 595 by 842 points with a table, a pixel a point.
private struct Sheet {
  var columns: [Int]
  var rows: [Int]
  /// What of the borders is not drawn: from and to, both ways.
  var open: [(x: ClosedRange<Int>, y: ClosedRange<Int>)] = []
  /// What is drawn besides, in light grey: from and to, both ways.
  var light: [(x: ClosedRange<Int>, y: ClosedRange<Int>)] = []
  var words: [(left: Double, top: Double, width: Double, height: Double, text: String)] = []

  init(columns: [Int], rows: [Int]) {
    self.columns = columns
    self.rows = rows
  }

  /// With texts in cells, by column and row, of 10 points a character.
  func with(_ texts: [(text: String, column: Int, row: Int)]) -> Sheet {
    var page = self
    for (text, column, row) in texts {
      let width = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2e80 ? 5 : 10) }
      page.words.append((Double(columns[column] + 5), Double(rows[row] + 4), Double(width), 12, text))
    }
    return page
  }

  var drawing: [UInt8] {
    var pixels = [UInt8](repeating: 255, count: 595 * 842)
    func draw(_ x: Int, _ y: Int) {
      if !open.contains(where: { $0.x.contains(x) && $0.y.contains(y) }) { pixels[y * 595 + x] = 60 }
    }
    for stroke in light { for y in stroke.y { for x in stroke.x { pixels[y * 595 + x] = 180 } } }
    for y in rows { for x in columns[0]...columns[columns.count - 1] { draw(x, y) } }
    for x in columns { for y in rows[0]...rows[rows.count - 1] { draw(x, y) } }
    return Array("P5\n595 842\n255\n".utf8) + pixels
  }
}
