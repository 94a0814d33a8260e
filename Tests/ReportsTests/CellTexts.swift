import Testing

@testable import Reports

@Suite struct CellTexts {
  private func read(_ text: String, in column: ColumnUnit = .count, wraps: Bool = true) -> CellText {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { readCell($0, 0..<bytes.count, in: column, wraps: wraps) }
  }

  @Test(
    arguments: [
      ("12", 12), ("+1036", 1036), ("-58", -58), ("－58", -58), ("−58", -58), ("减 1 项", -1), ("减少3件", -3), ("增 2", 2),
      ("新增12项", 12),
      ("21 项", 21), ("1815 次", 1815), ("4个", 4), ("1,815", 1815), ("1，234，567", 1_234_567), ("２１", 21), ("2 1", 21),
      ("103107", 103_107), ("1\u{200b}7", 17), ("1\u{2002}8\u{feff}", 18), ("1234567890", 1_234_567_890), ("12.0", 12),
    ] as [(String, Int64)])
  func countsAreReadWithTheirSignsSeparatorsAndUnits(_ text: String, _ value: Int64) {
    #expect(read(text) == CellText(kind: .number, value: value, unit: .count))
  }

  @Test(arguments: ["0", "0件", "0.0", "０"])
  func nothingIsZero(_ text: String) {
    #expect(read(text) == CellText(kind: .zero, value: 0, unit: .count))
  }

  @Test(arguments: ["-", "—", "–", "/", "_", "无", "不适用", "——", "－", "／", "＿", " / "])
  func marksHaveNoValue(_ text: String) {
    #expect(read(text) == CellText(kind: .mark))
    #expect(read(text, in: .money(nil)) == CellText(kind: .mark))
  }

  @Test(
    arguments: [
      "1.2345万件的", "0.00005万", "5万元", "￥5", "5(3)", "¹", "注1", "①",
      "详见附表", "00", "015", "约5件", "1.5", "5件（含3件）", "12,34", "1..2", "3.", "-", "99999999999999999999", "5 5 件元",
    ].filter {
      $0 != "-"
    })
  func otherTextIsKeptAsText(_ text: String) {
    #expect(read(text).kind == .text)
    #expect(read(text).value == nil)
  }

  @Test(
    arguments: [
      ("1.2万", 12_000), ("1.2万件", 12_000), ("0.3511万", 3_511), ("3萬件", 30_000), ("0.02亿", 2_000_000),
      ("-1.5万", -15_000),
    ] as [(String, Int64)])
  func tenThousandThingsAreNoMoney(_ text: String, _ value: Int64) {
    #expect(read(text) == CellText(kind: .number, value: value, unit: .count))
  }

  @Test(arguments: [
    "3511¹", "3511¹²", "3511*", "3511**", "3511①", "3511[1]", "3511［2］", "3511〔1〕", "3511注", "3511注1", "3511（注）",
    "3511（注2）",
    "3,511※", "3511件①", "3511 [1]", "3511[²]",
  ])
  func theMarkOfANoteIsNoDigit(_ text: String) {
    #expect(read(text) == CellText(kind: .number, value: 3511, unit: .count))
  }

  @Test(
    arguments: [
      "5.92亿", "5.92亿元", "59200万", "59200万元", "59200萬元", "592000000元", "592000000 (元)", "￥592000000", "¥592,000,000.00",
      "人民币5.92亿元", "59,200.00（万元）", "5.92億元", "5.92亿①", "59.2千万元",
    ])
  func moneyMayBeWrittenInAnyUnit(_ text: String) {
    #expect(read(text, in: .money(nil)) == CellText(kind: .number, value: 59_200_000_000, unit: .yuan))
  }

  /// The sign of the currency alone does not say whether the heading's 万元 holds.
  @Test func theSignOfTheCurrencyDoesNotOverruleTheHeading() {
    #expect(read("￥592", in: .money(1_000_000)).kind == .text)
    #expect(read("￥592万元", in: .money(1_000_000)).value == 592_000_000)
    #expect(read("￥592", in: .money(100)).value == 59_200)
  }

  @Test func wordsInPlaceOfASumAreText() {
    for text in ["约59237", "约19901万元", "见附表", "详见本报告附件第三页"] {
      let tables = readTables(document("信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t\(text)\n"))
      #expect(tables.facts.compactMap { $0 }.map(\.text) == [text])
      #expect(tables.facts.compactMap { $0 }.map(\.kind) == [.text])
    }
  }

  @Test func anEmptyCellIsBlank() {
    #expect(read("") == CellText(kind: .blank))
  }

  @Test(
    arguments: [
      // Hundredths of a yuan, by hand.
      ("19901.03 万元", nil, 19_901_030_000), ("244.19万元", nil, 244_190_000), ("848450元", nil, 84_845_000),
      ("251000元", nil, 25_100_000), ("1.5亿元", nil, 15_000_000_000), ("0.01元", nil, 1), ("-3元", nil, -300),
      ("59237.2449", 1_000_000, 59_237_244_900), ("477.35", 1_000_000, 477_350_000), ("12", 100, 1_200),
      ("3元", 1_000_000, 300), ("517.72000000001万元", nil, 517_720_000), ("-5万元", nil, -5_000_000),
      ("948.390000000001", 1_000_000, 948_390_000), ("0.000001万元", nil, 1), ("0.0000004万元", nil, 0),
    ] as [(String, Int64?, Int64)])
  func moneyIsExactInHundredthsOfAYuan(_ text: String, _ heading: Int64?, _ value: Int64) {
    #expect(read(text, in: .money(heading)) == CellText(kind: .number, value: value, unit: .yuan))
  }

  @Test func moneyWithoutAUnitStaysWithoutOne() {
    #expect(read("8040", in: .money(nil)) == CellText(kind: .number, value: 8040, unit: .unknown))
    #expect(read("80.5", in: .money(nil)) == CellText(kind: .number, value: nil, unit: .unknown))
  }

  @Test(arguments: [nil, 100, 1_000_000] as [Int64?])
  func thingsInPlaceOfMoneyAreNoAmount(_ heading: Int64?) {
    #expect(read("5项", in: .money(heading)) == CellText(kind: .number, value: 5, unit: .unknown))
    #expect(read("1,234件", in: .money(heading)) == CellText(kind: .number, value: 1234, unit: .unknown))
    #expect(read("1.2万件", in: .money(heading)) == CellText(kind: .number, value: 12_000, unit: .unknown))
    #expect(read("0件", in: .money(heading)) == CellText(kind: .zero, value: 0, unit: .yuan))
    #expect(read("5万元").kind == .text && read("5元").kind == .text)
  }

  @Test(
    arguments: [
      ("5百元", 50_000), ("5千元", 500_000), ("5十万元", 50_000_000), ("5百万元", 500_000_000), ("5百万", 500_000_000),
      ("5千万元", 5_000_000_000), ("5十亿元", 500_000_000_000), ("5千元人民币", 500_000),
    ] as [(String, Int64)])
  func unitsOfMoneyArePutTogether(_ text: String, _ value: Int64) {
    #expect(read(text, in: .money(1_000_000)) == CellText(kind: .number, value: value, unit: .yuan))
  }

  /// Where no line is broken by the width of its column, two lines are two figures.
  @Test(arguments: ["3\n5", "12\n34", "1,\n234", "-\n5", "5\n无", "12\n34万元", "0\n0"])
  func figuresInTwoLinesAreNoNumber(_ text: String) {
    for column in [ColumnUnit.count, .money(1_000_000)] {
      #expect(read(text, in: column, wraps: false) == CellText(kind: .text))
    }
  }

  @Test func aFigureMayHaveItsSignUnitOrNoteInAnotherLine() {
    #expect(read("减少\n12\n项", wraps: false) == CellText(kind: .number, value: -12))
    #expect(read("12\n[1]", wraps: false) == CellText(kind: .number, value: 12))
    #expect(read("12\n（注2）", wraps: false) == CellText(kind: .number, value: 12))
    #expect(read("-\n-", wraps: false) == CellText(kind: .mark))
    #expect(read("12\n万元", in: .money(nil), wraps: false) == CellText(kind: .number, value: 12_000_000, unit: .yuan))
    #expect(read("12\n34") == CellText(kind: .number, value: 1234))
  }

  @Test func noMoneyIsZeroYuanInAnyUnit() {
    #expect(read("0", in: .money(nil)) == CellText(kind: .zero, value: 0, unit: .yuan))
    #expect(read("0万元", in: .money(nil)) == CellText(kind: .zero, value: 0, unit: .yuan))
    #expect(read("0.00", in: .money(1_000_000)) == CellText(kind: .zero, value: 0, unit: .yuan))
  }

  @Test func theHeadingOfAColumnGivesTheUnitOfItsMoney() throws {
    for (heading, value, unit) in [
      ("采购总金额", 8040, CellUnit.unknown), ("采购总金额(万元)", 8_040_000_000, .yuan), ("采购总金额（元）", 804_000, .yuan),
      ("采购总金额（单位：亿元）", 80_400_000_000_000, .yuan), ("采购总金额（千元）", 804_000_000, .yuan),
      ("采购总金额（单位：百万元）", 804_000_000_000, .yuan), ("采购总金额（单位：千万元）", 8_040_000_000_000, .yuan),
      ("采购总金额（萬元）", 8_040_000_000, .yuan), ("采购总金额（单位：百元）", 80_400_000, .yuan),
      ("采购总金额（十万元）", 80_400_000_000, .yuan), ("采购总金额（万）", 8_040_000_000, .yuan),
      ("采购总金额（万美元）", 8040, .unknown), ("采购总金额（元/万元）", 8040, .unknown),
    ] as [(String, Int64, CellUnit)] {
      let tables = readTables(document("信息内容\t采购项目数量\t\(heading)\n政府集中采购\t5\t8040\n"))
      let facts = tables.facts.compactMap { $0 }
      #expect(facts.map(\.value) == [5, value])
      #expect(facts.map(\.unit) == [.count, unit])
    }
  }
}
