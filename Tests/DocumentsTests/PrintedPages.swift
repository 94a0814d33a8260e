import Testing

@testable import Documents

/// Words with their places, as `pdftotext -tsv` prints them.
@Suite struct PrintedWords {
  @Test func figuresAndTheTextAroundThemAreOneLine() {
    let rows = read([(72, 100, 40, 12, "截至"), (116, 100, 24, 12, "2023"), (143, 100, 72, 12, "年底共收到")])
    #expect(rows == [["截至2023年底共收到"]])
  }

  /// A blank is as wide as half a character in a Chinese font.
  @Test func aBlankBesideAFigureEndsNoLine() {
    let rows = read([(72, 100, 40, 12, "截至"), (118, 100, 24, 12, "2023"), (148, 100, 72, 12, "年底共收到")])
    #expect(rows == [["截至2023年底共收到"]])
  }

  @Test func figuresThatStandApartAreCells() {
    let rows = read([(72, 100, 24, 12, "规章"), (150, 100, 6, 12, "3"), (200, 100, 12, 12, "14")])
    #expect(rows == [["规章", "3", "14"]])
  }

  /// The labels fill their column, so that the figures stand as close as the words of a line.
  @Test func aFigureCloseBehindItsLabelIsACellWhereOthersStandInItsColumn() {
    let labels = [("行政许可", 48), ("行政处罚决定书", 84), ("行政强制", 48), ("行政收费", 48)]
    let words = labels.enumerated().flatMap { row, label -> [Word] in
      let top = 100 + Double(row) * 30
      return [
        (72, top, Double(label.1), 12, label.0), (161, top, 6, 12, String(row + 1)), (200, top, 6, 12, String(row + 5)),
      ]
    }
    #expect(
      read(words) == [["行政许可", "1", "5"], ["行政处罚决定书", "2", "6"], ["行政强制", "3", "7"], ["行政收费", "4", "8"]])
  }

  @Test func aDayIsNoFigureOfATable() {
    let words: [Word] = [
      (72, 100, 24, 12, "首页"), (72, 120, 60, 12, "2020-01-31"), (72, 140, 48, 12, "总体情况"), (72, 160, 360, 12, "这一年平稳。"),
    ]
    #expect(read(words) == [["首页"], ["2020-01-31"], ["总体情况"], ["这一年平稳。"]])
  }

  /// The two headings stand as close as the words of a line, and nothing stands below the second.
  @Test func aFigureStandsUnderItsOwnHeadingWhereTheNextColumnIsBlank() {
    let words: [Word] = [
      (58, 100, 48, 12, "信息内容"), (184, 100, 84, 12, "上一年项目数量"), (273, 100, 52, 12, "本年增/减"),
      (363, 100, 72, 12, "处理决定数量"), (58, 134, 48, 12, "行政许可"), (184, 134, 22, 12, "107"),
      (58, 168, 120, 12, "其他对外管理服务事项"), (363, 168, 22, 12, "112"),
    ]
    #expect(
      read(words) == [
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可", "107", "", ""], ["其他对外管理服务事项", "", "", "112"],
      ])
  }

  @Test func aFigureOfThreeDigitsInAColumnOfTwoIsOneWhereItsRowHasNoLabel() {
    let words: [Word] = [
      (72, 100, 48, 12, "结果维持"), (140, 100, 24, 12, "总计"), (84, 130, 12, 12, "30"), (146, 130, 12, 12, "17"),
      (84, 142, 6, 12, "9"),
    ]
    #expect(read(words).last == ["309", "17"])
  }

  @Test func theOrderInWhichWordsArePrintedDoesNotCount() {
    let words: [Word] = [
      (200, 130, 6, 12, "6"), (72, 130, 48, 12, "行政强制"), (200, 100, 6, 12, "5"), (72, 100, 48, 12, "行政处罚"),
    ]
    #expect(read(words) == [["行政处罚", "5"], ["行政强制", "6"]])
  }

  @Test func aLabelOfTwoLinesBelongsToTheRowAtItsMiddle() {
    let words: [Word] = [
      (72, 100, 60, 12, "1.无正当理由"), (72, 114, 48, 12, "反复申请"), (200, 107, 6, 12, "7"),
      (72, 140, 60, 12, "2.重复申请"), (200, 140, 6, 12, "8"),
    ]
    #expect(read(words) == [["1.无正当理由反复申请", "7"], ["2.重复申请", "8"]])
  }

  /// Labels of two characters a line, and the figures beside the first line of each.
  private func narrow(_ labels: [(text: String, figures: [String])]) -> [Word] {
    var words: [Word] = []
    var top = 100.0
    for label in labels {
      for (column, figure) in label.figures.enumerated() {
        words.append((160 + Double(column) * 40, top, Double(figure.count) * 6, 12, figure))
      }
      var rest = label.text[...]
      while !rest.isEmpty {
        let line = rest.prefix(rest.first.map { $0.isNumber } == true ? 3 : 2)
        words.append((72, top, 24, 12, String(line)))
        rest = rest.dropFirst(line.count)
        top += 11
      }
    }
    return words
  }

  @Test func aLabelOfManyLinesBeginsBesideItsFigures() {
    let long = "1.申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请"
    let labels = [(long, ["43", "47"]), ("2.其他", ["0", "3"]), ("3.总计", ["43", "50"])]
    #expect(read(narrow(labels)) == labels.map { [$0.0] + $0.1 })
  }

  @Test func theEndOfALabelOfThePageBeforeTakesNoFigures() {
    let labels = [
      ("不再处理其政府信息公开申请", []), ("2.申请人逾期未按收费通知要求缴纳费用行政机关不再处理", ["43", "47"]), ("3.其他", ["0", "3"]),
    ]
    var words = narrow(labels)
    let bottom = words.map { $0.top + 11 }.max() ?? 0
    words += [(36, bottom, 60, 12, "（七）总计"), (160, bottom, 12, 12, "43"), (200, bottom, 12, 12, "50")]
    let rows = read(words).map { $0.filter { !$0.isEmpty } }
    #expect(rows.suffix(3) == labels.dropFirst().map { [$0.0] + $0.1 } + [["（七）总计", "43", "50"]])
  }

  /// A label over two columns and, below it, one of a group with its first row; the figures stand in the first lines.
  private func page(wide: [(left: Double, text: String)]) -> [Word] {
    var words: [Word] = wide.enumerated().map { line, part in
      (part.left, 100 + Double(line) * 14, Double(part.text.count) * 12, 12, part.text)
    }
    words += [(200, 100, 6, 12, "5"), (240, 100, 6, 12, "7")]
    let top = 112 + Double(wide.count) * 14
    for (line, text) in ["（三", "）不", "予公", "开"].enumerated() {
      words.append((72, top + Double(line) * 14, 24, 12, text))
    }
    for (line, text) in ["1.属", "于秘", "密"].enumerated() { words.append((116, top + Double(line) * 14, 24, 12, text)) }
    return words + [(200, top, 6, 12, "0"), (240, top, 6, 12, "3")]
  }

  @Test func theLinesOfALabelStayTogetherWhereTheNextRowIsNearer() {
    let words = page(wide: [(72, "（二）部分公"), (72, "开区分处理的"), (72, "只计这一情形"), (72, "不计其他情形"), (72, "的申请")])
    #expect(
      read(words).map { $0.filter { !$0.isEmpty } } == [
        ["（二）部分公开区分处理的只计这一情形不计其他情形的申请", "5", "7"], ["（三）不予公开", "1.属于秘密", "0", "3"],
      ])
  }

  @Test func theShortLastLineOfALabelOverTwoColumnsIsOfItsColumn() {
    let words = page(wide: [(72, "（一）予以公"), (102, "开")])
    #expect(
      read(words).map { $0.filter { !$0.isEmpty } } == [
        ["（一）予以公开", "5", "7"], ["（三）不予公开", "1.属于秘密", "0", "3"],
      ])
  }

  @Test func aFigureBrokenInANarrowColumnIsOneFigure() {
    let words: [Word] = [
      (72, 107, 48, 12, "行政处罚"), (150, 107, 6, 12, "2"), (200, 100, 18, 12, "118"), (200, 114, 6, 12, "6"),
    ]
    #expect(read(words) == [["行政处罚", "2", "1186"]])
  }

  /// Which digits follow which is not certain: the cells say so.
  @Test(arguments: [("", "1.行政处罚"), ("1.行政处罚", ""), ("1.行政", "处罚"), ("", "")])
  func figuresBrokenInTwoLinesAreOfOneRow(_ first: String, _ second: String) {
    let labels: [Word] = [(72, 100, 48, 12, first), (72, 113, 48, 12, second)].filter { !$0.4.isEmpty }
    let figures: [Word] = [
      (150, 113, 6, 12, "2"), (200, 100, 18, 12, "118"), (200, 113, 6, 12, "6"), (250, 100, 18, 12, "591"),
      (250, 113, 12, 12, "70"),
    ]
    let below: [Word] = [
      (72, 160, 48, 12, "2.其他"), (150, 160, 6, 12, "0"), (200, 160, 6, 12, "3"), (250, 160, 6, 12, "4"),
    ]
    let document = readDocument(table([labels + figures + below]), name: "a.pdf").document
    let cells = document.cells.filter { !document.string($0).isEmpty && document.string($0) != "1.行政处罚" }
    #expect(cells.map(document.string) == ["2", "1186", "59170", "2.其他", "0", "3", "4"])
    #expect(cells.map(\.isDoubtful) == [false, true, true, false, false, false, false])
  }

  /// The first line of the figures stands beside the group's label alone, which begins an item too.
  @Test func figuresBrokenBesideTheLabelOfTheirGroupAreOfOneRow() {
    let group: [Word] = ["（三", "）不", "予公", "开"].enumerated().map {
      (72, 100 + Double($0.offset) * 13, 24, 12, $0.element)
    }
    let first: [Word] = [
      (116, 113, 48, 12, "1.属于秘密"), (200, 113, 6, 12, "0"), (240, 100, 18, 12, "203"), (240, 113, 6, 12, "7"),
    ]
    let second: [Word] = [(116, 160, 48, 12, "2.其他"), (200, 160, 6, 12, "0"), (240, 160, 6, 12, "3")]
    let document = readDocument(table([group + first + second]), name: "a.pdf").document
    #expect(
      rows(of: document).map { $0.filter { !$0.isEmpty } } == [
        ["（三）不予公开", "1.属于秘密", "0", "2037"], ["2.其他", "0", "3"],
      ])
    #expect(document.cells.filter(\.isDoubtful).map(document.string) == ["2037"])
  }

  @Test func aHeadingAboveNothingIsABlankCell() {
    let words: [Word] = [
      (72, 100, 48, 12, "信息内容"), (140, 100, 40, 12, "制发"), (200, 100, 40, 12, "废止"), (260, 100, 40, 12, "有效"),
      (72, 130, 24, 12, "规章"), (157, 130, 6, 12, "3"), (277, 130, 6, 12, "9"),
    ]
    #expect(read(words) == [["信息内容", "制发", "废止", "有效"], ["规章", "3", "", "9"]])
  }

  @Test func aTableGoesOnPastTheNumberOfThePage() {
    let first: [Word] = [(72, 700, 48, 12, "行政处罚"), (200, 700, 6, 12, "5"), (280, 800, 30, 12, "-1-")]
    let second: [Word] = [(72, 60, 48, 12, "行政强制"), (200, 60, 6, 12, "6"), (280, 800, 30, 12, "-2-")]
    let document = readDocument(table([first, second]), name: "a.pdf").document
    #expect(rows(of: document) == [["行政处罚", "5"], ["行政强制", "6"]])
    #expect(document.blocks.count == 1)
    #expect(document.cells.map(\.place.page) == [1, 1, 2, 2])
  }

  @Test func aTableGoesOnPastANumberBetweenStrokes() {
    func foot(_ number: String) -> [Word] {
      [(270, 800, 11, 12, "—"), (285, 800, 6, 12, number), (295, 800, 11, 12, "—")]
    }
    let first: [Word] = [(72, 700, 48, 12, "行政处罚"), (200, 700, 6, 12, "5")]
    let second: [Word] = [(72, 60, 48, 12, "行政强制"), (200, 60, 6, 12, "6")]
    let document = readDocument(table([first + foot("1"), second + foot("2")]), name: "a.pdf").document
    #expect(rows(of: document) == [["行政处罚", "5"], ["行政强制", "6"]])
  }

  @Test func aLabelPrintedFromTopToBottomIsOneCell() {
    let down: [Word] = "办理结果".enumerated().map { (72, 100 + Double($0.offset) * 13, 12, 12, String($0.element)) }
    let words =
      down + [(100, 100, 48, 12, "予以公开"), (200, 100, 6, 12, "1"), (100, 140, 48, 12, "部分公开"), (200, 140, 6, 12, "2")]
    #expect(read(words).flatMap { $0 }.contains("办理结果"))
  }

  @Test func linesFilledToTheMarginAreOneParagraph() {
    let words: [Word] = [(96, 100, 424, 12, "本年度"), (72, 120, 448, 12, "继续做好"), (72, 140, 100, 12, "工作。")]
    #expect(read(words) == [["本年度继续做好工作。"]])
  }

  @Test func aFilledLastLineEndsItsParagraphWhereTheNextStandsApart() {
    let words: [Word] = [
      (72, 100, 448, 12, "本年度"), (72, 116, 448, 12, "做好工作。"), (72, 144, 448, 12, "一、总体情况"), (72, 160, 100, 12, "平稳。"),
    ]
    #expect(read(words) == [["本年度做好工作。"], ["一、总体情况平稳。"]])
  }

  /// The label fills its column, and nothing else of the page stands in the first column of figures.
  @Test func aFigureCloseBehindItsLabelIsACellWhereItsRowAndAHeadingShowIt() {
    let words: [Word] = [
      (276, 100, 36, 12, "自然人"), (320, 100, 36, 12, "企业"), (537, 100, 24, 12, "总计"),
      (165, 130, 48, 12, "重复申请"), (320, 130, 12, 12, "10"), (537, 130, 12, 12, "10"),
      (165, 160, 107, 12, "补正后申请内容仍"), (276, 160, 16, 12, "60"), (537, 160, 16, 12, "60"),
    ]
    #expect(read(words).suffix(2) == [["重复申请", "", "10", "10"], ["补正后申请内容仍", "60", "", "60"]])
  }

  @Test func twoFiguresInAColumnAreNotCertainToBeOne() {
    let words: [Word] = [
      (72, 100, 48, 12, "行政处罚"), (200, 100, 60, 12, "1234567890"), (72, 130, 48, 12, "行政强制"), (205, 130, 6, 12, "8"),
      (240, 130, 6, 12, "1"),
    ]
    let document = readDocument(table([words]), name: "a.pdf").document
    #expect(rows(of: document).last == ["行政强制", "8 1"])
    #expect(document.cells.map(\.isDoubtful) == [false, false, false, true])
  }

  @Test func pagesWithoutWordsAreSaidToBePictures() {
    let (document, complaints) = readDocument(table([[], []]), name: "a.pdf")
    #expect(document.blocks.isEmpty)
    #expect(complaints.map(\.severity) == [.error])
    #expect(complaints[0].message.en.contains("2 pages"))
  }

  @Test func nonsenseInTheColumnsIsPassedOver() {
    let text = String(decoding: table([[(72, 100, 48, 12, "规章")]]), as: UTF8.self)
    let broken =
      text + "\n5\t1\t0\n5\t1\t0\t0\t0\t0\tx\t1e9\t-3\t\t\t\n\n5\t9\t0\t0\t0\t0\t99999999999999\t1\t1\t1\t1\t末\n"
    #expect(rows(of: readDocument(Array(broken.utf8), name: "a.pdf").document) == [["末"], ["规章"]])
  }

  @Test func damagedTablesOfWordsAreReadWithoutFailing() {
    var seed: UInt64 = 42
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let words: [Word] = (0..<60).map { _ in
      (
        Double(random(500)), Double(random(700)), Double(random(90)), Double(random(30)),
        ["规章", "3", "1.其他", "-", "（一）"][random(5)]
      )
    }
    let whole = table([words, words, []])
    for _ in 0..<300 {
      var damaged = whole
      for _ in 0..<random(40) { damaged[130 + random(damaged.count - 130)] = Array("9.\t\n-0一".utf8)[random(9)] }
      damaged.removeLast(random(damaged.count / 2))
      _ = readDocument(damaged, name: "a.pdf")
    }
  }

  typealias Word = (left: Double, top: Double, width: Double, height: Double, text: String)

  private func read(_ words: [Word]) -> [[String]] {
    rows(of: readDocument(table([words]), name: "a.pdf").document)
  }

  func rows(of document: Document) -> [[String]] {
    (0..<document.rowCount).map { row in document.cells(of: row).map { document.string(document.cells[$0]) } }
  }

  func table(_ pages: [[Word]]) -> [UInt8] {
    var lines = ["level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    for (page, words) in pages.enumerated() {
      lines.append("1\t\(page + 1)\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###")
      for word in words {
        lines.append(
          "5\t\(page + 1)\t0\t0\t0\t0\t\(word.left)\t\(word.top)\t\(word.width)\t\(word.height)\t100\t\(word.text)")
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
