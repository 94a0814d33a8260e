import Documents
import OfficeFiles
import Testing

@testable import Reports

/// Tables 三 and 四 whose columns stand in another order than the form's: the headings say which is which.
@Suite struct ColumnOrders {
  /// The columns as printed: the three levels 自然人, organisations, 总计; the organisations; the blocks of table 四, the
  /// lawsuits beside each other; and the results of each.
  struct Order {
    var top = [0, 1, 2]
    var organisations = [1, 2, 3, 4, 5]
    var reviewsFirst = true
    var lawsuits = [1, 2]
    var results = Array(repeating: [0, 1, 2, 3, 4], count: 3)

    var applicants: [Int] { top.flatMap { $0 == 0 ? [0] : $0 == 1 ? organisations : [6] } }
    var blocks: [Int] { reviewsFirst ? [0] + lawsuits : lawsuits + [0] }
    var disputes: [Int] { blocks.flatMap { block in results[block].map { block * 5 + $0 } } }
  }

  /// The report's tables with the columns in an order.
  private func manuscript(_ report: MadeReport, _ order: Order) -> Manuscript {
    var tables = report.tables
    let levels = order.top.map { tables[1][1][$0] }
    tables[1][1] = levels
    tables[1][2] = order.organisations.map { tables[1][2][$0 - 1] }
    for row in 3..<tables[1].count {
      let figures = Array(tables[1][row].suffix(7))
      tables[1][row] = tables[1][row].dropLast(7) + order.applicants.map { figures[$0] }
    }
    let results = disputeResults + ["总计"]
    let reviews = order.results[0].map { GridCell(results[$0], rows: 2) }
    let lawsuits = order.lawsuits.map { GridCell($0 == 1 ? "未经复议直接起诉" : "复议后起诉", columns: 5) }
    let top = [GridCell("行政复议", columns: 5), GridCell("行政诉讼", columns: 10)]
    tables[2] = [
      order.reviewsFirst ? top : top.reversed(), order.reviewsFirst ? reviews + lawsuits : lawsuits + reviews,
      order.lawsuits.flatMap { order.results[$0].map { GridCell(results[$0]) } },
      order.disputes.map { tables[2][3][$0] },
    ]
    let headings = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
    return Manuscript(zip(headings, tables).flatMap { [.paragraph($0), .table($1)] })
  }

  /// Merged cells filled, as programs write them that part those.
  private func filled(_ manuscript: Manuscript) -> [UInt8] {
    let lines = manuscript.blocks.flatMap { block in
      switch block {
      case .paragraph(let text): [text]
      case .table(let rows): grid(rows).map { row in row.map { "\"\($0.cell.text)\"" }.joined(separator: ",") }
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private func expect(_ bytes: [UInt8], name: String, _ report: MadeReport, _ order: Order) {
    let tables = readTables(readDocument(bytes, name: name).document)
    let expected = Dictionary(uniqueKeysWithValues: report.slots.map { ($0, report.figure($0)) })
    #expect(texts(tables) == expected, "\(name), \(order)")
    #expect(tables.complaints.isEmpty, "\(name), \(order)")
  }

  static let orders: [Order] = [
    Order(), Order(organisations: [2, 1, 3, 4, 5]), Order(top: [2, 0, 1]),
    Order(top: [1, 0, 2], organisations: [5, 1, 2, 3, 4]),
    Order(reviewsFirst: false), Order(lawsuits: [2, 1]),
    Order(results: Array(repeating: [1, 0, 2, 3, 4], count: 3)),
    Order(results: Array(repeating: [4, 0, 1, 2, 3], count: 3)),
    Order(
      top: [2, 1, 0], organisations: [5, 4, 3, 2, 1], reviewsFirst: false, lawsuits: [2, 1],
      results: Array(repeating: [4, 3, 2, 1, 0], count: 3)),
  ]

  @Test(arguments: orders, Form.allCases)
  func theHeadingsSayWhichColumnIsWhich(_ order: Order, _ form: Form) {
    let report = MadeReport(form: form)
    let manuscript = manuscript(report, order)
    for (ending, write) in Manuscript.writers where !ending.contains(".") && ending != "pdf" {
      expect(write(manuscript), name: "report.\(ending)", report, order)
    }
    expect(filled(manuscript), name: "filled.csv", report, order)
  }

  /// Results in different orders in the three blocks: known where the headings have positions.
  @Test func eachBlockMayHaveAnOrderOfItsOwn() {
    let order = Order(reviewsFirst: false, results: [[1, 0, 2, 3, 4], [0, 1, 2, 3, 4], [4, 0, 1, 2, 3]])
    let report = MadeReport()
    expect(Array(manuscript(report, order).page().utf8), name: "report.html", report, order)
    expect(filled(manuscript(report, order)), name: "filled.csv", report, order)
  }

  @Test(arguments: Array(0..<4))
  func noOrderGivesAWrongCell(_ part: UInt64) {
    var chance = Chance(state: part &* 104_729 &+ 5)
    func shuffled(_ numbers: [Int]) -> [Int] {
      var numbers = numbers
      for index in numbers.indices.dropFirst().reversed() { numbers.swapAt(index, chance.below(index + 1)) }
      return numbers
    }
    for _ in 0..<15 {
      let order = Order(
        top: shuffled([0, 1, 2]), organisations: shuffled([1, 2, 3, 4, 5]), reviewsFirst: chance.below(2) == 0,
        lawsuits: shuffled([1, 2]), results: (0..<3).map { _ in shuffled([0, 1, 2, 3, 4]) })
      let report = MadeReport(form: chance.below(2) == 0 ? .form2019 : .form2021)
      let manuscript = manuscript(report, order)
      for (ending, write) in Manuscript.writers where !ending.contains(".") && ending != "pdf" {
        let read = texts(readTables(readDocument(write(manuscript), name: "report.\(ending)").document))
        let wrong = read.filter { $0.value != report.figure($0.key) }
        #expect(wrong.isEmpty, "\(ending), \(order)")
      }
    }
  }

  @Test func whatContradictsTheFormAndIsNotUnderstoodIsLeftOut() {
    let order = Order(organisations: [2, 1, 3, 4, 5], results: Array(repeating: [1, 0, 2, 3, 4], count: 3))
    let page = manuscript(MadeReport(), order).page()
      .replacing("<td>法律服务机构</td>", with: "<td>律所</td>").replacing("<td>尚未审结</td>", with: "<td>未结</td>")
    let tables = readTables(document(page, name: "report.html"))
    #expect(tables.facts.compactMap(\.self).allSatisfy { formCells[$0.slot].table == .disclosure })
    #expect(tables.complaints.count == 2)
    #expect(tables.complaints.allSatisfy { $0.message.en.contains("another order") && $0.place?.row != nil })
  }

  /// A heading lost or in other words contradicts nothing.
  @Test func damagedHeadingsInOrderKeepTheOrderOfTheForm() {
    let page = manuscript(MadeReport(), Order()).page()
      .replacing("<td>法律服务机构</td>", with: "<td>律所</td>").replacing("<td>结果纠正</td>", with: "<td></td>")
    #expect(texts(readTables(document(page, name: "report.html"))).count == MadeReport().slots.count)
  }

  /// A table that is printed on two pages, its headings on both.
  @Test func headingsPrintedAgainBeginAnew() {
    let report = MadeReport()
    let text = report.written(Layouts.writers[0].write)
    let headings = report.applicationHeadings.map { $0.joined(separator: "\t") }.joined(separator: "\n")
    let again = text.replacing("（四）无法提供", with: headings + "\n（四）无法提供")
    #expect(texts(readTables(document(again))).count == report.slots.count)
  }
}
