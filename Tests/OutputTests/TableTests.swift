import Diagnostics
import Relations
import Testing

@testable import Output

@Suite("A table")
struct TableTests {
  @Test("has texts to the left, numbers to the right and a rule under its headings")
  func plain() {
    #expect(
      written(fourAreas, as: .table) == """
        district  lawsuits  disclosure_rate
        ────────  ────────  ───────────────
        苍南县          45          61.40 %
        鹿城区          44          68.52 %
        洞头区           8          58.82 %
        滨江街道         1         100.00 %

        """)
  }

  @Test("has Chinese headings in Chinese")
  func chinese() {
    #expect(
      written(fourAreas, as: .table, Style(language: .zh)) == """
        区县      行政诉讼    公开率
        ────────  ────────  ────────
        苍南县          45   61.40 %
        鹿城区          44   68.52 %
        洞头区           8   58.82 %
        滨江街道         1  100.00 %

        """)
  }

  @Test("groups thousands only where asked, and never years")
  func grouping() {
    let columns = [
      integers("year", [2019, 2020], unit: .label), integers("applications", [1_234_567, 476]),
      money("amount", [19_901_030_000, 84_845_000]),
    ]
    #expect(
      written(columns, as: .table, Style(grouping: true)) == """
        year  applications       amount
        ────  ────────────  ───────────
        2019     1,234,567  199,010,300
        2020           476      848,450

        """)
    #expect(written(columns, as: .table).contains("2019       1234567  199010300\n"))
  }

  @Test("shows fen in all amounts of a column as soon as one has some")
  func fen() {
    let lines = written([money("amount", [84_845_000, 5, -5, -123_456])], as: .table).lines
    #expect(lines.dropFirst(2) == ["848450.00", "     0.05", "    -0.05", " -1234.56"])
  }

  @Test("tells zero, blank, absent, unread, unitless and missing apart")
  func signs() {
    let column = integers("lawsuits", [0, 0, 0, 0, 0, 0], zh: "行政诉讼")
      .with([.value, .blank, .absent, .unread, .unitless, .missing])
    #expect(
      written([column], as: .table).lines.dropFirst(2) == [
        "       0", "       –", "       ·", "       ?", "   unit?", " missing",
      ])
    #expect(
      written([column], as: .table, Style(language: .zh)).lines.dropFirst(2) == [
        "       0", "       –", "       ·", "       ?", "   单位?", "  无报告",
      ])
  }

  @Test("marks implied numbers, and keeps the digits in line")
  func implied() {
    let columns = [
      texts("district", ["鹿城区", "洞头区", "苍南县"]),
      integers("reviews", [16, 1, 0]).with([.value, .implied, .blank]),
      reals("correction_rate", [0.5625, 0, 0]).with([.value, .implied, .blank]),
    ]
    #expect(
      written(columns, as: .table) == """
        district  reviews  correction_rate
        ────────  ───────  ───────────────
        鹿城区        16          56.25 %
        洞头区         1*          0.00 %*
        苍南县         –                –

        """)
  }

  @Test("without rows says so under its headings")
  func empty() {
    #expect(written([texts("district", [])], as: .table) == "district\n────────\nno rows\n")
    #expect(written([texts("district", [], zh: "区县")], as: .table, Style(language: .zh)) == "区县\n────\n没有行\n")
    #expect(written([], as: .table) == "no rows\n")
  }

  @Test("never sends a control character of a document")
  func controls() {
    let columns = [
      texts("text", ["\u{1B}[31m红\u{1B}[0m", "a\tb\r\nc", "\u{1}\u{7F}\u{85}\u{202E}x", "浦东"]),
      integers("n", [1, 2, 3, 4]),
    ]
    #expect(
      written(columns, as: .table) == #"""
        text                     n
        ───────────────────────  ─
        \e[31m红\e[0m            1
        a\tb\r\nc                2
        \x01\x7F\u{85}\u{202E}x  3
        浦东                     4

        """#)
  }

  @Test("is coloured only in colour: bold headings, dim rule and signs")
  func colour() {
    let columns = [texts("d", ["区", nil]), integers("n", [1, nil])]
    #expect(
      written(columns, as: .table, Style(colour: true)) == """
        \u{1B}[1md\u{1B}[0m   \u{1B}[1mn\u{1B}[0m
        \u{1B}[2m──\u{1B}[0m  \u{1B}[2m─\u{1B}[0m
        区  1
        \u{1B}[2m–\u{1B}[0m   \u{1B}[2m–\u{1B}[0m

        """)
    #expect(!written(columns, as: .table).contains("\u{1B}"))
  }

  @Test("shows each row's number in its own unit where rows differ")
  func rowUnits() {
    let column = Column(
      "value", .real(Buffer([476, 0.6852, 2019, 2.5, 0.05])), rowUnits: [.number, .ratio, .label, .number, .yuan])
    #expect(
      written([column], as: .table).lines.dropFirst(2) == ["    476", "68.52 %", "   2019", "   2.50", "   0.05"])
  }

  @Test("gives averages as many decimals as they need to say something")
  func averages() {
    #expect(written([reals("a", [3, 4], unit: .number)], as: .table).lines.dropFirst(2) == ["3", "4"])
    #expect(written([reals("a", [10.0 / 3, 4], unit: .number)], as: .table).lines.dropFirst(2) == ["3.33", "4.00"])
    #expect(written([reals("a", [0.0123, 2], unit: .number)], as: .table).lines.dropFirst(2) == ["0.0123", "2.0000"])
  }

  @Test("gives average amounts two decimals and no more")
  func averageAmounts() {
    let column = reals("amount", [0.05, 1234.5], unit: .yuan)
    #expect(written([column], as: .table).lines.dropFirst(2) == ["   0.05", "1234.50"])
  }

  @Test("writes a number that is none as a blank")
  func infinite() {
    #expect(
      written([reals("r", [.infinity, .nan, 1])], as: .table).lines.dropFirst(2) == [
        "       –", "       –", "100.00 %",
      ])
  }
}
