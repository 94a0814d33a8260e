import Randomness
import Relations
import Testing

@testable import Output

@Suite("A table in a narrow terminal")
struct NarrowTableTests {
  @Test("cuts texts before anything else")
  func cutsTexts() {
    let columns = [
      integers("number", [1, 5], unit: .label),
      texts("title", ["推进政务公开标准化规范化", "优化政务服务"]),
    ]
    #expect(
      written(columns, as: .table, Style(width: 20)) == """
        number  title
        ──────  ────────────
             1  推进政务公…
             5  优化政务服务

        """)
  }

  @Test("lays columns into blocks that begin with the first column")
  func blocksOfColumns() {
    #expect(
      written(fourAreas, as: .table, Style(width: 30)) == """
        district  lawsuits
        ────────  ────────
        苍南县          45
        鹿城区          44
        洞头区           8
        滨江街道         1

        district  disclosure_rate
        ────────  ───────────────
        苍南县            61.40 %
        鹿城区            68.52 %
        洞头区            58.82 %
        滨江街道         100.00 %

        """)
  }

  @Test("never cuts a number, but its heading", arguments: 20...50)
  func numbersAreWhole(width: Int) {
    let columns = [
      texts("district", ["温州市鹿城区滨江街道办事处（本级）", "👨‍⚖️🇨🇳⚖️ Ürümqi"]),
      money("procurement.amount.of.all.bodies", [19_901_030_000, -500_000_000_005]),
      integers("applications", [Int64.max / 1_000_000, 0]),
      texts("note", ["一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "\u{1B}[31m"]),
    ]
    let style = Style(width: width, grouping: true)
    let table = written(columns, as: .table, style)
    for line in table.lines { #expect(displayWidth(of: line) <= width, "\(line)") }
    for number in ["199,010,300.00", "-5,000,000,000.05", "9,223,372,036,854"] { #expect(table.contains(number)) }
    #expect(!table.contains("\u{1B}"))
  }

  @Test("gives up the grouping of a number that would not fit otherwise")
  func ungroups() {
    let table = written([integers("n", [Int64.min])], as: .table, Style(width: 20, grouping: true))
    #expect(table.lines.last == "-9223372036854775808")
  }

  @Test("is the same as without a width where it fits")
  func fits() {
    #expect(written(fourAreas, as: .table, Style(width: 35)) == written(fourAreas, as: .table))
  }

  @Test("counts ambiguous characters as the terminal does", arguments: [20, 25, 33])
  func ambiguous(width: Int) {
    let style = Style(width: width, ambiguousIsWide: true)
    let columns = [texts("district", ["①区（试点）的一个很长的名字", nil]), integers("applications", [1, nil])]
    for line in written(columns, as: .table, style).lines {
      #expect(displayWidth(of: line, ambiguousIsWide: true) <= width)
    }
  }

  @Test("of one long text column is cut to the width")
  func oneColumn() {
    #expect(
      written([texts("t", ["abcdefghijklmnopqrstuvwxyz"])], as: .table, Style(width: 20)).lines.last
        == "abcdefghijklmnopqrs…")
  }

  @Test("has every column in one block or another, in order")
  func everyColumnOnce() {
    let extents = (0..<9).map { Extent(heading: $0 + 3, cell: 7, isNumber: $0 > 0) }
    for width in 20...60 {
      let blocks = blocks(of: extents, width: width)
      #expect(blocks.flatMap { $0.columns.filter { $0 > 0 } } == Array(1...8))
      #expect(blocks.allSatisfy { $0.width <= width && $0.columns.first == 0 })
    }
  }

  @Test("loses no column and leaves the width only for a number that alone is wider", arguments: 1...200)
  func anyExtents(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let extents = (0..<Int.random(in: 1...8, using: &random)).map { _ in
      Extent(
        heading: .random(in: 0...30, using: &random), cell: .random(in: 0...30, using: &random),
        isNumber: .random(using: &random))
    }
    let width = Int.random(in: 20...60, using: &random)
    let blocks = blocks(of: extents, width: width)
    #expect(Set(blocks.flatMap(\.columns)) == Set(extents.indices))
    for block in blocks {
      #expect(block.width <= width || block.columns.count == 1 && extents[block.columns[0]].cell > width)
      for (column, width) in zip(block.columns, block.widths) {
        #expect(width >= 1 && (!extents[column].isNumber || width >= extents[column].cell))
      }
    }
  }

  @Test("of a text without end does not fill the other rows with blanks")
  func endless() {
    let columns = [texts("t", [String(repeating: "区", count: 3000), "短"]), integers("n", [1, 2])]
    #expect(written(columns, as: .table).lines.allSatisfy { displayWidth(of: $0) <= 1003 })
    #expect(written(columns, as: .markdown).lines.last.map { displayWidth(of: $0) } ?? 0 <= 1012)
  }
}
