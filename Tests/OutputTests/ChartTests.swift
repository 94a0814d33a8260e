import Diagnostics
import Relations
import Testing

@testable import Output

struct ChartTests {
  private func drawn(_ columns: [Column], as kind: ChartKind? = nil, _ style: Style = Style(width: 40)) -> String {
    chart(of: Relation("answer", columns), as: kind, style: style) ?? "nothing"
  }

  @Test("A bar is as long as its number is of the greatest, to an eighth of a column; the number stands behind it")
  func bars() {
    // 40 columns: 8 for names, 2 between, 2 for numbers, 1 blank; 27 for bars. 44 of 45 are 26.4, 8 are 4.8, 1 is 0.6.
    #expect(
      drawn(Array(fourAreas.prefix(2))) == """
        苍南县    ███████████████████████████ 45
        鹿城区    ██████████████████████████▍ 44
        洞头区    ████▊ 8
        滨江街道  ▋ 1

        """)
  }

  @Test("Zero is a number without a bar, a blank is its sign, and the least number still shows")
  func zeroAndBlank() {
    let lines = drawn([texts("district", ["a", "b", "c", "d"]), integers("n", [10_000, 1, 0, nil])]).lines
    #expect(lines[1] == "b  ▏ 1")
    #expect(lines[2] == "c  0")
    #expect(lines[3] == "d  –")
  }

  @Test("Negative bars go left from the axis, positive ones right, to one scale")
  func negative() {
    // 20 columns: 1 name, 2 between, 3 numbers, 1 blank: 13, of which 1 is the axis; −10…20 on 12 columns: 4 and 8.
    #expect(
      drawn([texts("k", ["a", "b", "c", "d"]), integers("n", [20, -10, -5, nil])], Style(width: 20)) == """
        a      │████████ 20
        b  ████│ -10
        c    ██│ -5
        d      │ –

        """)
  }

  @Test("Measures of one unit share a scale, others have their own; each stands on a line under the name")
  func severalMeasures() {
    let picture = drawn(
      [
        texts("k", ["甲", "乙"]), integers("asked", [100, 50], zh: "申请"), integers("sued", [50, 0], zh: "诉讼"),
        reals("rate", [0.5, 0.25], zh: "比率"),
      ], Style(language: .zh, width: 33))
    // 33: 2 + 2, 4 + 2, 7 for "50.00 %", 1: 15 columns of bars.
    #expect(
      picture == """
        甲  申请  ███████████████ 100
            诉讼  ███████▌ 50
            比率  ███████████████ 50.00 %
        乙  申请  ███████▌ 50
            诉讼  0
            比率  ███████▌ 25.00 %

        """)
  }

  @Test("No line is wider than the terminal, from 20 columns to 200, Chinese names included")
  func widths() {
    let years = texts("year", ["2019", "2020", "2021", "2022"])
    let answers = [
      fourAreas, [years, integers("n", [5, -1_000_000, nil, 7])],
      [
        texts("district", ["新疆维吾尔自治区伊犁哈萨克自治州", "鹿城区"]), money("amount", [199_010_300_00, 84_845_050]),
        reals("growth", [-0.9664, 12.5]),
      ],
    ]
    for columns in answers {
      for kind in ChartKind.allCases {
        for width in [20, 33, 40, 61, 80, 200] {
          for wide in [false, true] {
            let style = Style(language: .zh, width: width, grouping: true, ambiguousIsWide: wide)
            // The amount alone, with a name and a bar of four columns, is wider than twenty columns.
            for line in drawn(columns, as: kind, style).lines where width > 33 || columns.count < 3 {
              #expect(style.width(of: line) <= width, "\(kind) at \(width): \(line)")
            }
          }
        }
      }
    }
  }

  @Test("Along years a line is drawn by itself; its points lie at their values, between ticks that are round")
  func line() throws {
    let picture = drawn(
      [texts("year", ["2019", "2020", "2021"]), integers("n", [0, 100, 50])], Style(width: 40)
    ).lines
    #expect(picture.filter { $0.hasPrefix("100 ┤") && $0.contains("*") }.count == 1)
    #expect(picture.filter { $0.hasPrefix("  0 ┤") && $0.contains("*") }.count == 1)
    #expect(picture.filter { $0.contains("*") }.count == 4, "three points and the legend")
    #expect(picture.dropLast().last?.split(separator: " ") == ["2019", "2020", "2021"])
    #expect(picture.last == "* n")
  }

  @Test("Blanks are gaps, and so are years of which there is none")
  func gaps() {
    func braille(_ years: [String], _ numbers: [Int64?]) -> Int {
      drawn([texts("year", years), integers("n", numbers)], as: .line).unicodeScalars
        .count { (0x2801...0x28FF).contains($0.value) }
    }
    #expect(braille(["2019", "2020", "2021"], [1, 2, 3]) > 0)
    #expect(braille(["2019", "2020", "2021"], [1, nil, 3]) == 0)
    #expect(braille(["2018", "2019", "2021"], [nil, 1, 3]) == 0)
    #expect(braille(["2017", "2019", "2021"], [1, 1, 3]) > 0, "every second year is a step like any other")
  }

  @Test("Lines of several groups have a mark each, named below; what is left out is counted")
  func marks() {
    let districts = (0..<10).map { "d\($0)" }
    let picture = drawn(
      [
        texts("district", districts.flatMap { [$0, $0] }), texts("year", districts.flatMap { _ in ["2019", "2020"] }),
        integers("n", (0..<20).map { Int64($0) }),
      ], as: .line, Style(width: 80)
    ).lines
    #expect(picture.contains("* d0  o d1  + d2  x d3  # d4  @ d5  % d6  & d7"))
    #expect(picture.last == "2 more lines are not drawn: filter or top chooses")
  }

  @Test("Without numbers, or without rows, there is nothing to draw", arguments: [ChartKind.bar, .line])
  func nothing(_ kind: ChartKind) {
    #expect(chart(of: Relation("answer", [texts("k", ["a"])]), as: kind) == nil)
    #expect(chart(of: Relation("answer", [texts("k", []), integers("n", [])]), as: kind) == nil)
    let blank = chart(of: Relation("answer", [texts("k", ["a"]), integers("n", [nil])]), as: kind)
    #expect(blank == (kind == .bar ? "a  –\n" : "no values to draw\n"))
  }

  @Test("Ticks are round and hold what is drawn between them")
  func roundTicks() {
    #expect(ticks(over: Extremes(least: 0, greatest: 45), most: 5, wholeOnly: true) == [0, 20, 40, 60])
    #expect(ticks(over: Extremes(least: 0, greatest: 3), most: 5, wholeOnly: true) == [0, 1, 2, 3])
    #expect(ticks(over: Extremes(least: -7, greatest: 12), most: 5, wholeOnly: true) == [-10, 0, 10, 20])
    #expect(
      ticks(over: Extremes(least: 0, greatest: 0.5), most: 5, wholeOnly: false) == [0, 0.2, 0.4, 0.6000000000000001])
    for greatest in [1e-9, 0.3, 1, 7, 99, 1e6, 3.7e12] {
      let found = ticks(over: Extremes(least: 0, greatest: greatest), most: 5, wholeOnly: false)
      #expect(found.count >= 2 && found.count <= 5 && found[0] <= 0 && found[found.count - 1] >= greatest * 0.999_999)
    }
  }
}
