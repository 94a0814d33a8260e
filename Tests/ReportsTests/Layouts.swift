import Documents
import Testing

@testable import Reports

@Suite struct Layouts {
  typealias Writer = @Sendable (_ labels: [String], _ figures: [String]) -> String

  static let writers: [(name: String, write: Writer)] = [
    ("a row a line, cells by tabs", { ($0 + $1).joined(separator: "\t") }),
    (
      "tabs, a merged cell before the figures",
      { (labels, figures) in (labels + [""] + figures + [""]).joined(separator: "\t") }
    ),
    ("a cell a line after a tab", { ($0 + $1).map { "\t" + $0 }.joined(separator: "\n") + "\n" }),
    ("a cell a line", { ($0 + $1).joined(separator: "\n") }),
    ("a cell a line, empty lines between", { ($0 + $1).joined(separator: "\n\n") + "\n" }),
    ("a cell a line with a bar after it", { ($0 + $1).map { $0 + " |" }.joined(separator: "\n") + "\n|||" }),
    ("a bar on a line of its own", { ($0 + $1).joined(separator: "\n|\n") + "\n|" }),
    ("whole rows between bars", { "| " + ($0 + $1).joined(separator: " | ") + " |" }),
    ("rows without the bar before them", { ($0 + $1).joined(separator: " | ") + " |" }),
    ("a page's table", { "<table><tr><td>" + ($0 + $1).joined(separator: "</td><td>") + "</td></tr></table>" }),
    (
      "a page without closing tags",
      { "<TABLE><TR><TD><P>" + ($0 + $1).joined(separator: "<TD><P>&nbsp;") + "</TABLE>" }
    ),
    (
      "labels with blanks and half-width signs",
      { labels, figures in
        (labels.map(respelt) + figures).joined(separator: "\t")
      }
    ),
  ]

  @Test(arguments: writers.indices, Form.allCases)
  func everyCellIsFoundByItsLabels(_ layout: Int, _ form: Form) {
    let report = MadeReport(form: form)
    let isPage = Self.writers[layout].name.contains("page")
    let text = (isPage ? "<p>" : "") + report.written(Self.writers[layout].write)
    let tables = readTables(document(text))
    let expected = Dictionary(uniqueKeysWithValues: report.slots.map { ($0, report.figure($0)) })
    #expect(texts(tables) == expected, "\(Self.writers[layout].name)")
    #expect(tables.complaints.isEmpty, "\(Self.writers[layout].name)")
    #expect(forms(of: tables.facts)[.applications] == form)
    #expect(forms(of: tables.facts)[.disclosure] == form)
  }

  @Test func tablesOfBothFormsMayStandInOneReport() {
    let newer = MadeReport(form: .form2021).written(Self.writers[0].write)
    let older = MadeReport(form: .form2019).written(Self.writers[0].write)
    let cut = "三、收到和处理政府信息公开申请情况"
    let head = newer.prefix(upTo: newer.firstRange(of: cut)?.lowerBound ?? newer.endIndex)
    let tail = older.suffix(from: older.firstRange(of: cut)?.lowerBound ?? older.startIndex)
    let found = forms(of: readTables(document(String(head + tail))).facts)
    #expect(found == [.disclosure: .form2021, .applications: .form2019, .disputes: .form2019])
  }

  @Test func misspeltAndCutLabelsAreFound() {
    let text = MadeReport().written(Self.writers[0].write)
      .replacing("2.其他法律行政法规禁止公开", with: "2.其他法律行政止公开")
      .replacing("行政事业性收费", with: "行政事业型收费").replacing("规范性文件", with: "行政规范性文件")
      .replacing("（七）总计", with: "（七）合计").replacing("本年增/减", with: "本年增/")
      .replacing("本年新制作数量", with: "本年新").replacing("本年新公开数量", with: "本年新")
    #expect(texts(readTables(document(text))).count == 198)
  }

  @Test func aLabelCutInTwoCellsIsOne() {
    let text = MadeReport().written(Self.writers[4].write)
      .replacing("本年新制作数量", with: "本年新\n\n制作数量").replacing("商业企业", with: "商业\n\n企业")
    #expect(texts(readTables(document(text))).count == 198)
  }

  @Test func rowsAreFoundWhateverTheirOrder() {
    let lines = MadeReport().written(Self.writers[0].write).split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.firstIndex { $0.hasPrefix("（四）无法提供") }!
    var moved = lines
    moved.swapAt(first + 1, first + 2)
    let expected = texts(readTables(document(lines.joined(separator: "\n"))))
    #expect(texts(readTables(document(moved.joined(separator: "\n")))) == expected)
  }

  @Test func extraRowsAreLeftOut() {
    let text = MadeReport().written(Self.writers[0].write)
      .replacing("\n第二十条第（五）项", with: "\n其他主动公开文件\t7\t8\t9\n第二十条第（五）项")
    let tables = readTables(document(text))
    #expect(texts(tables).count == 198)
    #expect(!texts(tables).values.contains("8"))
  }

  @Test func labelsWithoutFiguresGiveNoCells() {
    let text = MadeReport(figure: { _ in "" }).written { labels, _ in labels.joined(separator: "\n") }
    let document = document(text)
    guard case .neither(let reason) = read(document, in: .compiled) else {
      Issue.record("taken for a report")
      return
    }
    #expect(reason.message.en.contains("no figures"))
  }
}

/// The label as other reports set it: brackets and digits of the other width, blanks inside.
private func respelt(_ label: String) -> String {
  let pairs: [Character: String] = [
    "（": "( ", "）": ")", "，": ", ", "“": "\"", "”": "\"", "1": "１", "2": "2 ", ".": "．", "维": " 维", "：": ":", "项": "　项",
  ]
  return label.map { pairs[$0] ?? String($0) }.joined()
}
