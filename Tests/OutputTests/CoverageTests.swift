import Diagnostics
import Relations
import Testing

@testable import Output

@Suite("The note under an answer")
struct CoverageTests {
  private let notes = [
    Note("reports", count: 4, Phrase("4 reports", zh: "4 份报告")),
    Note("blank", count: 2, Phrase("2 blanks", zh: "2 处空白")),
    Note("implied", count: 1, Phrase("1 implied value", zh: "1 个推算值")),
  ]

  @Test("joins its sentences in either language")
  func joined() {
    #expect(coverageLine(notes) == "4 reports; 2 blanks; 1 implied value\n")
    #expect(coverageLine(notes, style: Style(language: .zh)) == "4 份报告；2 处空白；1 个推算值\n")
    #expect(coverageLine([]) == "")
  }

  @Test("is wrapped at words, and in Chinese between characters but not before a comma")
  func wrapped() {
    #expect(coverageLine(notes, style: Style(width: 20)) == "4 reports; 2 blanks;\n1 implied value\n")
    #expect(
      coverageLine(notes, style: Style(language: .zh, width: 20)) == "4 份报告；2 处空白；\n1 个推算值\n")
  }

  @Test("keeps closing punctuation in the line of what it closes")
  func punctuation() {
    let note = Note("left_out", count: 1, Phrase(verbatim: "一二三四五六七八九十，（一二三四五六七八）"))
    #expect(coverageLine([note], style: Style(width: 20)) == "一二三四五六七八九\n十，（一二三四五六七\n八）\n")
  }

  @Test("is dim line by line in colour")
  func dim() {
    #expect(
      coverageLine(notes, style: Style(width: 20, colour: true))
        == "\u{1B}[2m4 reports; 2 blanks;\u{1B}[0m\n\u{1B}[2m1 implied value\u{1B}[0m\n")
  }

  @Test("never leaves the width", arguments: 20...50)
  func widths(width: Int) {
    let text = "left out: 温州市鹿城区滨江街道办事处（2020，已含在鹿城区内）, averyveryverylongname_without_any_blank_that_goes_on_and_on, 🇨🇳"
    let line = coverageLine([Note("left_out", count: 1, Phrase(verbatim: text))], style: Style(width: width))
    #expect(line.lines.allSatisfy { displayWidth(of: $0) <= width })
    #expect(line.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
  }
}
