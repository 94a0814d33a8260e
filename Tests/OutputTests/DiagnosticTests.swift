import Diagnostics
import Testing

@testable import Output

@Suite("A diagnostic")
struct DiagnosticTests {
  private func diagnostic(
    _ text: String, marking part: String, name: String? = nil, firstLine: Int = 1, hint: Phrase? = nil
  ) throws -> Diagnostic {
    let range = try #require(text.firstRange(of: part))
    let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return Diagnostic(
      Phrase("no dimension “\(part)”", zh: "没有维度“\(part)”"), hint: hint, at: Span(lower, lower + part.utf8.count)
    ).with { $0.source = SourceText(text, name: name, firstLine: firstLine) }
  }

  @Test("shows the user's line with a mark under what is meant")
  func underline() throws {
    #expect(
      write(try diagnostic("lawsuits by distrct, year", marking: "distrct")) == """
        error: no dimension “distrct”
          lawsuits by distrct, year
                      ^~~~~~~

        """)
  }

  @Test("asks back in its first line, and gives other advice in a line of its own")
  func hints() throws {
    let near = Phrase("district?", zh: "区县？")
    let bracket = Phrase("close the bracket with )", zh: "用 ) 结束括号")
    #expect(
      write(try diagnostic("by distrct", marking: "distrct", hint: near)).lines.first
        == "error: no dimension “distrct”: district?")
    #expect(
      write(try diagnostic("by distrct", marking: "distrct", hint: near), style: Style(language: .zh)).lines.first
        == "错误：没有维度“distrct”：区县？")
    #expect(
      write(try diagnostic("by (x", marking: "(", hint: bracket)).lines.last == "hint: close the bracket with )")
    #expect(
      write(try diagnostic("by (x", marking: "(", hint: bracket), style: Style(language: .zh)).lines.last
        == "提示：用 ) 结束括号")
  }

  @Test("does not say twice what the message says already")
  func hintInMessage() {
    let diagnostic = Diagnostic(Phrase("no metric “x”: lawsuits?", zh: "x"), hint: Phrase("lawsuits?", zh: "x"))
    #expect(write(diagnostic) == "error: no metric “x”: lawsuits?\n")
  }

  @Test("places the mark by display width after Chinese and full-width characters")
  func wide() throws {
    #expect(
      write(try diagnostic("行政诉讼　按　区限，年份", marking: "区限")).lines.dropFirst() == [
        "  行政诉讼　按　区限，年份",
        "                ^~~~",
      ])
  }

  @Test("places the mark after decomposed letters, emoji and control characters, which it shows")
  func hard() throws {
    #expect(
      write(try diagnostic("U\u{308}🇨🇳\t\u{1B}x", marking: "x")).lines.dropFirst() == [
        "  U\u{308}🇨🇳\\t\\ex",
        "         ^",
      ])
  }

  @Test("names file, line and column, counted in characters, where the text has a name")
  func position() throws {
    let text = "lawsuits\n行政诉讼 按 区限\napplications"
    #expect(
      write(try diagnostic(text, marking: "区限", name: "script.gk", firstLine: 7)) == """
        script.gk:8:8: error: no dimension “区限”
          行政诉讼 按 区限
                      ^~~~

        """)
  }

  @Test("marks the place after the end where something is missing, and one past an empty line")
  func atTheEnd() {
    let diagnostic = Diagnostic(Phrase("a key is missing", zh: "缺少键"), at: Span(11, 11))
      .with { $0.source = SourceText("lawsuits by") }
    #expect(write(diagnostic) == "error: a key is missing\n  lawsuits by\n             ^\n")
    let beyond = diagnostic.with { $0.span = Span(90, 99) }
    #expect(write(beyond) == write(diagnostic))
    let empty = diagnostic.with { $0.source = SourceText("") }
    #expect(write(empty) == "error: a key is missing\n  \n  ^\n")
  }

  @Test("marks only the first line of what goes on in the next")
  func severalLines() {
    let text = "sum (a,\r\nb"
    let diagnostic = Diagnostic(Phrase("m", zh: "m"), at: Span(4, 10)).with { $0.source = SourceText(text) }
    #expect(write(diagnostic) == "error: m\n  sum (a,\n      ^~~\n")
  }

  @Test("keeps what is meant in sight in a narrow terminal", arguments: 20...50)
  func narrow(width: Int) throws {
    let text = "行政诉讼, 行政复议, 新收申请 按 区县, 年份 筛选 部门级别值=街道 排序 -行政诉讼 前 5"
    let lines = write(try diagnostic(text, marking: "部门级别值"), style: Style(width: width)).lines
    let line = try #require(lines.dropFirst().first)
    let mark = try #require(lines.last)
    #expect(displayWidth(of: line) <= width)
    #expect(line.contains("…"))
    let place = try #require(line.firstRange(of: "部门级别值"))
    #expect(displayWidth(of: line[..<place.lowerBound]) == mark.prefix { $0 == " " }.count)
    #expect(mark.hasSuffix(" ^" + String(repeating: "~", count: 9)))
  }

  @Test("marks the end of a line that is too long for the terminal, and shows no more than a line of it")
  func longLine() {
    let text = String(repeating: "区", count: 100_000)
    let diagnostic = Diagnostic(Phrase("m", zh: "m"), at: Span(300_000, 300_000)).with { $0.source = SourceText(text) }
    #expect(
      write(diagnostic, style: Style(width: 20)) == """
        error: m
          …区区区区区区区区
                           ^

        """)
    #expect(write(diagnostic).lines.allSatisfy { displayWidth(of: $0) <= 240 })
  }

  @Test("names the document and the place in it")
  func documents() {
    var diagnostic = Diagnostic(Phrase("two totals", zh: "有两个总计")).with {
      $0.severity = .warning
      $0.file = "reports/a.txt"
      $0.place = Place(line: 12, column: 3)
    }
    #expect(write(diagnostic) == "reports/a.txt:12:3: warning: two totals\n")
    diagnostic.place = Place(page: 2, table: 1, row: 4, cell: 5)
    #expect(write(diagnostic) == "reports/a.txt: page 2, table 1, row 4, cell 5: warning: two totals\n")
    #expect(
      write(diagnostic, style: Style(language: .zh)) == "reports/a.txt: 第 2 页，第 1 表，第 4 行，第 5 格: 警告：有两个总计\n")
    diagnostic.source = SourceText("load a.txt", name: "-c")
    diagnostic.place = nil
    #expect(write(diagnostic) == "-c:1: warning: reports/a.txt: two totals\n")
  }

  @Test("is coloured only in colour, and never by what a document holds")
  func colour() {
    let diagnostic = Diagnostic(Phrase("bad \u{1B}[5m", zh: "坏"), at: Span(0, 1)).with {
      $0.source = SourceText("x")
      $0.severity = .note
    }
    #expect(write(diagnostic) == "note: bad \\e[5m\n  x\n  ^\n")
    #expect(
      write(diagnostic, style: Style(colour: true))
        == "\u{1B}[1;36mnote\u{1B}[0m: bad \\e[5m\n  x\n  \u{1B}[1;36m^\u{1B}[0m\n")
  }
}
