import Testing

@testable import Documents

/// When readings of a figure are held for certain.
@Suite struct RecognisedFigures {
  @Test func bothModelsHaveToReadTheNumber() {
    #expect(agreed(["476", "476"], ["476", "476"], digits: 3) == FigureReading(text: "476", isCertain: true))
    #expect(agreed(["9", "9"], ["s)", ")"], digits: 1) == FigureReading(text: "9", isCertain: false))
    #expect(agreed(["D", ""], ["5", "5"], digits: 1) == FigureReading(text: "5", isCertain: false))
    #expect(agreed(["D", "5"], ["5", "S)"], digits: 1) == FigureReading(text: "5", isCertain: true))
  }

  @Test func aNumberThatIsReadOtherwiseAsOftenAsNotIsNotCertain() {
    #expect(agreed(["470", "476"], ["476", "476"], digits: 3) == FigureReading(text: "476", isCertain: true))
    #expect(agreed(["470", "470"], ["476", "470"], digits: 3) == FigureReading(text: "470", isCertain: true))
    #expect(agreed(["470", "470"], ["476", "476"], digits: 3).isCertain == false)
    #expect(agreed(["6", "0"], ["6", ""], digits: 1).isCertain == false)
  }

  @Test func everyDigitHasAMarkOfItsOwn() {
    #expect(agreed(["1", "1"], ["11", "1"], digits: 2).isCertain == false)
    #expect(agreed(["1", "11"], ["11", "11"], digits: 2) == FigureReading(text: "11", isCertain: true))
    #expect(agreed(["25148", "25148"], ["25148", "25148"], digits: nil).isCertain == false)
    #expect(agreed(["12.50", "12.50"], ["12.50", "1250"], digits: 4) == FigureReading(text: "12.50", isCertain: true))
  }

  @Test func aUnitComesFromTheModelOfChinese() {
    #expect(
      agreed(["1815次", "1815次"], ["1815 x", "1815"], digits: 5) == FigureReading(text: "1815次", isCertain: true))
    #expect(agreed(["减1项", "减1项"], ["dK 1 TH", "1"], digits: 3) == FigureReading(text: "减1项", isCertain: true))
    #expect(agreed(["21项", "27项"], ["21 WH", "27"], digits: 3).isCertain == false)
  }

  @Test func pointsAtTheEndsAreSpecks() {
    #expect(agreed(["23,", "23"], ["‘23", "23."], digits: 2) == FigureReading(text: "23", isCertain: true))
  }

  @Test func whatCannotBeReadIsNotBlank() {
    #expect(agreed(["", ""], ["", ""], digits: 1) == FigureReading(text: "?", isCertain: false))
    #expect(agreed(["无", "无"], ["x", ""], digits: 1) == FigureReading(text: "无", isCertain: true))
  }

  @Test func labelsAreNotReadAgain() {
    #expect(!mayBeFigure(words("行政许可")))
    #expect(!mayBeFigure(words("其他")))
    #expect(mayBeFigure(words("人4")))
    #expect(mayBeFigure(words("19901.03 万元")))
    #expect(!mayBeFigure(words("2.其他法律行政法规禁止公开")))
  }

  @Test func wordsAreToldApartByPictureAndLine() {
    let table = """
      level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
      1\t1\t0\t0\t0\t0\t0\t0\t90\t60\t-1\t
      4\t1\t1\t1\t1\t0\t20\t20\t50\t20\t-1\t
      5\t1\t1\t1\t1\t1\t20\t20\t20\t20\t96.5\t减
      5\t1\t1\t1\t1\t2\t50\t20\t20\t20\t91.0\t1
      1\t2\t0\t0\t0\t0\t0\t0\t90\t60\t-1\t
      1\t3\t0\t0\t0\t0\t0\t0\t90\t60\t-1\t
      4\t3\t1\t1\t1\t0\t20\t20\t50\t20\t-1\t
      5\t3\t1\t1\t1\t1\t20\t20\t20\t20\t42.0\t上
      4\t3\t1\t1\t2\t0\t20\t40\t50\t20\t-1\t
      5\t3\t1\t1\t2\t1\t20\t40\t20\t20\t88.0\t下
      5\t9\t1\t1\t2\t1\t20\t40\t20\t20\t88.0\t无此页
      """
    let words = recognisedWords(Array(table.utf8), pictures: 3)
    #expect(words.map(\.text) == ["减1", "", "上下"])
    #expect(words.map(\.lines.count) == [1, 0, 2])
    #expect(words[0].confidence == 91)
    #expect(words[0][1].frame == PixelFrame(columns: 50..<70, rows: 20..<40))
  }

  /// Both models read a speck as a sign.
  @Test func aSignHasAMarkOfItsOwn() {
    let readings = ["-7730.28", "-7730.28"]
    #expect(!agreed(readings, readings, digits: 6, hasSign: false).isCertain)
    #expect(agreed(readings, readings, digits: 6, hasSign: true) == FigureReading(text: "-7730.28", isCertain: true))
    #expect(agreed(["减5项"], ["5", "5"], digits: 1, hasSign: false).isCertain)
  }

  private func agreed(_ chinese: [String], _ latin: [String], digits: Int?, hasSign: Bool = true) -> FigureReading {
    agreedFigure(
      FigureReadings(chinese: chinese.map(words), latin: latin.map(words)), digits: digits, hasSign: hasSign)
  }

  private func words(_ text: String) -> [RecognisedWord] {
    text.split(separator: " ").map { part in
      RecognisedWord(
        text: String(part), frame: PixelFrame(columns: 20..<40, rows: 20..<50), confidence: 90, line: 1)
    }
  }
}
