import Testing

@testable import Documents

/// Words across a page that are no part of what it says. The boxes are those that `pdftotext` gives characters of 40 points on
/// a slanting line: of each its width and height as printed, of several together the rectangle around them.
@Suite struct Watermarks {
  @Test(arguments: [
    // 30°, 45°, 60°, and 45° downwards.
    [
      (195.1, 172.4, 34.6, 40.9, "公"), (229.8, 152.4, 34.6, 40.9, "开"), (264.4, 141.7, 16, 40.9, "2"),
      (280.4, 132.4, 16, 40.9, "7"),
    ],
    [
      (184.3, 199.2, 40.9, 28.3, "公"), (212.6, 170.9, 40.9, 28.3, "开"), (240.9, 145, 54, 26.1, "20"),
      (267, 118.9, 54, 26.1, "22"),
    ],
    [
      (209.4, 212.1, 40.9, 34.6, "公"), (229.4, 177.5, 40.9, 34.6, "开"), (249.4, 142.9, 40.9, 34.6, "年"),
      (269.4, 108.3, 40.9, 34.6, "度"),
    ],
    [
      (184.3, 110, 40.9, 28.3, "公"), (212.6, 138.3, 40.9, 28.3, "开"), (240.9, 166.6, 40.9, 28.3, "年"),
      (269.2, 194.9, 40.9, 28.3, "报"),
    ],
  ])
  fileprivate func whatStandsAslantIsLeftOut(_ mark: [Word]) {
    let (document, complaints) = readDocument(pdf([table + mark]), name: "a.pdf")
    #expect(rows(of: document) == tableAsRead)
    #expect(complaints.map(\.severity) == [.note])
    #expect(complaints.first?.message.en.contains("“公开") == true)
  }

  /// In type as small as that of the table.
  @Test func aSmallSlantingStampIsLeftOut() {
    let stamp: [Word] = ["内", "部", "资", "料"].enumerated().map { index, character in
      (300 + Double(index) * 8.66, 150 - Double(index) * 5, 8.66, 10.2, character)
    }
    #expect(rows(of: readDocument(pdf([table + stamp]), name: "a.pdf").document) == tableAsRead)
  }

  @Test func largeWordsOverSmallOnesAreLeftOutOnEachPage() {
    // Upright; on the second page nothing stands below it.
    let mark: [Word] = [(170, 95, 80, 40.9, "公开"), (258, 95, 154, 40.9, "2022年度")]
    let prose: [Word] = [(72, 300, 240, 12, "本年度做好工作，公开政府信息，回应关切。")]
    let document = readDocument(pdf([table + mark, prose + mark]), name: "a.pdf").document
    #expect(rows(of: document) == tableAsRead + [["本年度做好工作，公开政府信息，回应关切。"]])
  }

  @Test func aTitleInLargeTypeStays() {
    let title: [Word] = [(150, 40, 300, 30, "鹿城区2022年年度报告")]
    let (document, complaints) = readDocument(pdf([title + table]), name: "a.pdf")
    #expect(rows(of: document) == [["鹿城区2022年年度报告"]] + tableAsRead)
    #expect(complaints.isEmpty)
  }

  /// Figures of a narrow table, from corner to corner.
  @Test func figuresOfATableAreNoWatermark() {
    var words: [Word] = []
    for row in 0..<12 {
      let top = 100 + Double(row) * 12
      words.append((72, top, 48, 10, "行政处罚"))
      for column in 0..<12 { words.append((150 + Double(column) * 14, top, 5, 10, String(column % 10))) }
    }
    let (document, complaints) = readDocument(pdf([words]), name: "a.pdf")
    #expect(document.cells.count == 12 * 13)
    #expect(complaints.isEmpty)
  }

  /// Lines as close as word processors set them, whose boxes overlap: centred labels beside figures, all of different lengths.
  @Test func linesThatGetShorterAreNoWatermark() {
    let labels = ["行政事业性收费", "一项加第二项", "请数量之", "本机关", "不掌", "供"]
    let words = labels.enumerated().flatMap { index, label -> [Word] in
      let (top, width) = (100 + Double(index) * 10.5, Double(label.unicodeScalars.count) * 9)
      return [(120 - width / 2, top, width, 11.7, label), (200 - Double(index) * 3, top, 5.7, 11.7, String(index))]
    }
    #expect(readDocument(pdf([words]), name: "a.pdf").complaints.isEmpty)
  }

  /// Digits of a figure that its narrow cell breaks over two lines, to the right of the last line of their heading.
  @Test func brokenFiguresBelowAHeadingAreNoWatermark() {
    let words = (0..<4).flatMap { column -> [Word] in
      let left = 222.6 + Double(column) * 30.1
      return [
        (left, 408.8, 10.5, 13.7, "结"), (left, 421.1, 10.5, 13.7, "果"), (left, 433.3, 10.5, 13.7, "维"),
        (left, 445.6, 10.5, 13.7, "持"), (left + 6, 458.8, 13.4, 13.7, "38"), (left + 12.7, 471.1, 6.7, 13.7, "9"),
      ]
    }
    #expect(readDocument(pdf([words]), name: "a.pdf").complaints.isEmpty)
  }

  private let table: [Word] = [
    (72, 100, 48, 12, "行政处罚"), (200, 100, 6, 12, "7"), (280, 100, 6, 12, "8"), (72, 130, 48, 12, "行政强制"),
    (200, 130, 12, 12, "12"), (280, 130, 12, 12, "0"), (72, 160, 48, 12, "行政许可"), (200, 160, 6, 12, "5"),
    (280, 160, 18, 12, "106"), (72, 190, 48, 12, "行政收费"), (200, 190, 12, 12, "31"), (280, 190, 18, 12, "220"),
  ]
  private let tableAsRead = [
    ["行政处罚", "7", "8"], ["行政强制", "12", "0"], ["行政许可", "5", "106"], ["行政收费", "31", "220"],
  ]

  fileprivate typealias Word = PrintedWords.Word

  private func pdf(_ pages: [[Word]]) -> [UInt8] { PrintedWords().table(pages) }

  private func rows(of document: Document) -> [[String]] { PrintedWords().rows(of: document) }
}
