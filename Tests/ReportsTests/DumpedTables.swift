import Documents
import Testing

@testable import Reports

/// Texts that a program took from printed pages a line after the other: labels broken over lines around the figures of their row.
@Suite struct DumpedTables {
  enum Style: CaseIterable {
    /// Behind its label, in the midst of it, or a figure a line.
    case behind, around, lines
  }

  private func pieces(_ label: String) -> [String] {
    let characters = Array(label)
    return stride(from: 0, to: characters.count, by: 4).map { String(characters[$0..<min($0 + 4, characters.count)]) }
  }

  private func written(_ made: MadeReport, _ style: Style, swapped: [String] = []) -> String {
    made.written { labels, figures in
      let labels = labels.map { label in swapped.firstIndex(of: label).map { swapped[1 - $0] } ?? label }
      let pieces = labels.flatMap(self.pieces)
      let above = style == .around ? (pieces.count + 1) / 2 : pieces.count
      let row = figures.joined(separator: style == .lines ? "\n" : " ")
      return (pieces[..<above] + (row.isEmpty ? [] : [row]) + pieces[above...]).joined(separator: "\n")
    }
  }

  private func slots(_ made: MadeReport) -> [Slot] { made.slots.filter { formCells[$0].table != .disclosure } }

  @Test(arguments: Form.allCases, Style.allCases)
  func rowsAreReadInTheirOrderWhereNoCellIsLost(_ form: Form, _ style: Style) {
    let made = MadeReport(form: form)
    let tables = readTables(document(written(made, style)))
    let found = texts(tables)
    for slot in slots(made) { #expect(found[slot] == made.figure(slot), "\(formCells[slot])") }
    #expect(!tables.complaints.contains { $0.severity != .note && $0.message.en.contains("table 三") })
    #expect(tables.complaints.contains { $0.severity == .note && $0.message.en.contains("table 三 are broken") })
    let first = slots(made)[0]
    let lines = written(made, style).split(separator: "\n", omittingEmptySubsequences: false)
    let place = tables.facts[first]?.place
    #expect(place.flatMap(\.line).map { lines[$0 - 1].contains(made.figure(first)) } == true)
    #expect(place?.column == 1)
  }

  /// The number at the edge of a page is no figure of the table.
  @Test(arguments: ["2\n\u{c}", "\u{c}3\n", "— 3 —\n", "第3页\n"])
  func theNumberOfAPageInTheMidstOfATableIsNone(_ page: String) {
    let made = MadeReport(form: .form2021)
    let text = written(made, .around).replacing("（五）不\n", with: page + "（五）不\n")
    #expect(text.contains(page))
    let found = texts(readTables(document(text)))
    #expect(slots(made).allSatisfy { found[$0] == made.figure($0) })
  }

  @Test(arguments: Style.allCases)
  func whereAFigureIsMissingNoneIsTakenForAnother(_ style: Style) {
    let made = MadeReport(form: .form2021)
    let text = written(made, style)
    for slot in slots(made).filter({ formCells[$0].table == .applications }) {
      let figure = made.figure(slot)
      let found = texts(
        readTables(document(text.replacing(figure + " ", with: "").replacing(figure + "\n", with: "\n"))))
      #expect(found.allSatisfy { $0.value.isEmpty || $0.value == made.figure($0.key) })
    }
  }

  @Test(arguments: Style.allCases)
  func rowsInAnotherOrderThanTheFormsAreNotReadInIt(_ style: Style) {
    let made = MadeReport(form: .form2021)
    let rows = ["2.重复申请", "3.要求提供公开出版物"]
    let text = written(made, style, swapped: rows)
    let found = texts(readTables(document(text)))
    for slot in slots(made) where formCells[slot].row.last.map(rows.contains) == true {
      #expect(found[slot] != made.figure(slot))
    }
  }

  @Test(arguments: [Style.behind, .around])
  func columnsInAnotherOrderThanTheFormsAreNotReadInIt(_ style: Style) {
    let made = MadeReport(form: .form2021)
    let text = written(made, style).replacing("自然人\n", with: "").replacing("总计\n商业企业", with: "总计\n自然人\n商业企业")
    #expect(text != written(made, style))
    let found = texts(readTables(document(text)))
    #expect(slots(made).allSatisfy { formCells[$0].table == .disputes || found[$0] == nil })
  }

  /// Labels and figures in columns of their own, as `pdftotext` writes them.
  @Test(arguments: Form.allCases)
  func zerosNeedNoOrder(_ form: Form) {
    let made = MadeReport(form: form, figure: { _ in "0" })
    var zeros = 0
    let labels = made.written { labels, figures in
      zeros += figures.count
      return labels.joined(separator: "\n")
    }
    func count(_ table: StatutoryTable) -> String {
      // With the end of a page behind the first.
      "0\n\u{c}" + String(repeating: "0\n\n", count: Reports.slots(of: table, on: form).count - 1)
    }
    let text = labels.replacing("三、收到", with: count(.disclosure) + "三、收到")
      .replacing("四、政府信息公开行政", with: count(.applications) + "四、政府信息公开行政")
    let found = readTables(document(text)).facts
    #expect(made.slots.allSatisfy { formCells[$0].table == .disputes || found[$0]?.kind == .zero })
    let lost = text.replacing("0\n\n三、收到", with: "三、收到").replacing("0\n\n四、政府", with: "四、政府")
    #expect(readTables(document(lost)).facts.allSatisfy { $0 == nil || $0?.kind == .zero })
    #expect(readTables(document(lost)).facts.contains { $0 != nil } == false)
  }

  /// A page of a book that holds table 四 alone: its headings a character a line.
  @Test func aTableWhoseHeadingsAreBrokenByCharactersIsRead() {
    let text = """
      四、政府信息公开行政复议、行政诉讼情况
      2022 年，未出现申请行政复议、提起行政诉讼的情况。
      行政复议 行政诉讼
      未经复议直接起诉 复议后起诉
      结 结 其 尚
      结 结 其 尚 结 结 其 尚
      果 果 他 未
      总计 果 果 他 未 总 果 果 他 未 总
      维 纠 结 审
      维 纠 结 审 计 维 纠 结 审 计
      持 正 果 结
      持 正 果 结 持 正 果 结
      11 12 13 14 50 21 22 23 24 90 31 32 33 34 130
      五、存在的主要问题及改进情况
      """
    let found = texts(readTables(document(text)))
    let figures = ["11", "12", "13", "14", "50", "21", "22", "23", "24", "90", "31", "32", "33", "34", "130"]
    #expect(Reports.slots(of: .disputes, on: .form2021).map { found[$0] ?? "" } == figures)
    #expect(texts(readTables(document(text.replacing(" 130", with: "")))).isEmpty)
  }
}
