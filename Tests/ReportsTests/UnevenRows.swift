import Documents
import Testing

@testable import Reports

/// Rows of table 三 whose number of cells is not that of the headings, which stand as the seeds' do: ten cells wide, the
/// figures from the third on.
@Suite struct UnevenRows {
  private static let headings = """
    （勾稽关系）\t\t申请人情况\t\t\t\t\t\t总计\t
    \t\t自然人\t法人或其他组织\t\t\t\t\t\t
    \t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t

    """

  private func read(_ row: String) -> (figures: [String?], complaints: [String]) {
    let tables = readTables(document(Self.headings + row))
    let slots = slots(of: .applications, on: .form2019)
    let first = slots.first { tables.facts[$0] != nil }
    let figures = first.map { first in (0..<7).map { tables.facts[first + $0]?.text } } ?? []
    return (figures, tables.complaints.map { "\($0.place?.line ?? 0): \($0.message.en.prefix(7))" })
  }

  @Test(arguments: [
    // As wide as the headings: the position counts.
    ("一、本年新收政府信息公开申请数量\t\t5\t\t\t\t\t2\t7\t", ["5", "", "", "", "", "2", "7"]),
    ("二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\t\t", ["", "", "", "", "", "", ""]),
    ("一、本年新收政府信息公开申请数量\t\t\t3\t\t\t\t\t\t", ["", "3", "", "", "", "", ""]),
    ("\t（二）部分公开\t\t4\t\t\t\t\t4\t", ["", "4", "", "", "", "", "4"]),
    ("\t\t2.重复申请\t\t\t\t\t\t6\t6", ["", "", "", "", "", "6", "6"]),
    // A tab too many, and one too few: all seven are printed.
    ("（七）总计\t\t\t1\t2\t3\t4\t5\t6\t21", ["1", "2", "3", "4", "5", "6", "21"]),
    ("（七）总计\t1\t2\t3\t4\t5\t6\t21", ["1", "2", "3", "4", "5", "6", "21"]),
    // The ends are certain where the last figure is the sum.
    ("\t（六）其他处理\t9\t\t\t\t\t\t\t9\t", ["9", "", "", "", "", "", "9"]),
    ("\t（二）部分公开\t20\t\t\t\t1\t21\t", ["20", "", "", "", "", "1", "21"]),
    ("四、结转下年度继续办理\t8\t4\t\t\t\t12", ["8", "4", "", "", "", "", "12"]),
  ])
  func cellsStandUnderTheirHeadings(_ row: String, _ figures: [String]) {
    let read = read(row)
    #expect(read.figures == figures)
    #expect(read.complaints.isEmpty)
  }

  @Test(arguments: [
    // A tab lost among the blanks, and a total that is no sum.
    "\t（二）部分公开\t20\t\t\t\t1\t22\t",
    // A blank before the figures: of the merged label, or of 自然人.
    "四、结转下年度继续办理\t\t12\t\t\t\t\t12",
    // A tab too many, and the last figure is no sum of the others.
    "\t（六）其他处理\t9\t\t\t\t\t\t\t8\t",
    "\t\t2.重复申请\t\t3\t\t\t\t\t\t6",
    "四、结转下年度继续办理\t1\t2\t3",
    "四、结转下年度继续办理\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10",
  ])
  func whatCannotBeToldIsLeftOutAndSaid(_ row: String) {
    let read = read(row)
    #expect(read.figures.isEmpty)
    #expect(read.complaints.count == 1)
    #expect(read.complaints.first?.hasPrefix("4: ") == true)
  }

  @Test func aRowOfTableTwoThatDoesNotFitIsLeftOut() {
    let tables = readTables(document("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\n行政规范性文件\t3\t4\t5\n"))
    #expect(Array(texts(tables).values).sorted() == ["3", "4", "5"])
    #expect(tables.complaints.map(\.place?.line) == [2])
  }

  @Test func aBlankCellHasAPlaceToo() throws {
    let tables = readTables(document(Self.headings + "一、本年新收政府信息公开申请数量\t\t5\t\t\t\t\t2\t7\t"))
    let facts = tables.facts.compactMap { $0 }
    #expect(facts.map(\.kind) == [.number, .blank, .blank, .blank, .blank, .number, .number])
    #expect(facts.map { "\($0.place)" } == ["4:19", "4:21", "4:22", "4:23", "4:24", "4:25", "4:27"])
  }

  @Test func aTabLostOrAddedMovesNoFigure() {
    let text =
      Self.headings
      + [
        "一、本年新收政府信息公开申请数量\t\t361\t112\t0\t0\t1\t2\t476\t", "二、上年结转政府信息公开申请数量\t\t6\t\t\t\t\t\t6\t",
        "三、本年度办理结果\t（一）予以公开\t116\t2\t\t\t\t1\t119\t", "\t（二）部分公开\t20\t\t\t\t\t1\t21\t",
        "\t（三）不予公开\t1.属于国家秘密\t\t\t\t\t\t\t", "\t\t2.其他法律行政法规禁止公开\t2\t\t\t\t\t\t",
        "\t\t8.属于行政查询事项\t0\t0\t0\t0\t0\t0\t", "四、结转下年度继续办理\t\t12\t3\t0\t0\t0\t0\t15\t",
      ].joined(separator: "\n")
    let printed = texts(readTables(document(text)))
    #expect(printed.count == 8 * 7)
    let characters = Array(text)
    for index in characters.indices.dropFirst(Self.headings.count) where characters[index] == "\t" {
      for change in [[], ["\t", "\t"]] as [[Character]] {
        var changed = characters
        changed.replaceSubrange(index...index, with: change)
        let read = texts(readTables(document(String(changed))))
        let moved = read.filter { $0.value != printed[$0.key] }
        #expect(moved.isEmpty, "tab \(index), \(change.count) in its place")
      }
    }
  }
}
