import Diagnostics
import Glibc
import Planning
import Randomness
import Reports
import Syntax
import Testing

/// What comes of statements as they leave the keyboard. The figures that docs/decisions/hints.md names are printed by
/// `GONGKAI_FIGURES=1 swift test --filter DamagedQuery`.
@Suite struct DamagedQueryTests {
  let corpus = Corpus([
    report(wenzhou, 2020, ["applications": 500, "direct/总计": 70]),
    report(lucheng, 2019, ["applications": 476, "applications/自然人": 470, "direct/总计": 44, "handled": 467]),
    report(lucheng, 2020, ["applications": 400, "direct/总计": 9, "reviews/总计": 3, "carried_out": 4]),
    report(dongtou, 2019, ["applications": 16, "direct/总计": 8, "handled": 17]),
    report(dongtou, 2020, ["applications": 11, "direct/总计": 0, "reviews/总计": 1]),
    report(cangnan, 2020, ["applications": 234, "direct/总计": 45, "handled": 241]),
    report(lucheng, 2020, street: "滨江街道", ["applications": 8, "direct/总计": 1]),
  ])

  @Test("The lines that are damaged have an answer as they stand")
  func linesHaveAnswers() {
    for line in namedLines.map(NamedLine.init) {
      #expect(corpus.error(line.text).map { "\($0.message.en): \($0.hint?.en ?? "")" } == nil, "\(line.text)")
    }
  }

  @Test("No damage is too much: what cannot be understood is said, in both languages, at a place of the line")
  func nothingCrashes() {
    var random = SeededGenerator(seed: 2_026)
    let lines = namedLines.map { NamedLine($0).text } + awkwardLines
    var (refused, hinted) = (0, 0)
    for _ in 0..<2_500 {
      let line = damaged(random.pick(lines), &random)
      guard let error = complaint(about: line) else { continue }
      refused += 1
      if error.hint != nil { hinted += 1 }
      #expect(!error.message.en.isEmpty && !error.message.zh.isEmpty, "\(line)")
      if let span = error.span {
        #expect(0 <= span.lower && span.lower <= span.upper && span.upper <= line.utf8.count, "\(line)")
      }
    }
    show("damaged anywhere: \(refused) of 2500 refused, \(hinted) with a hint")
    #expect(refused > 1_800)
    #expect(hinted * 100 >= refused * 80)
  }

  @Test("A name with one slip is found again", arguments: [Script.latin, .chinese])
  func namesAreFound(_ script: Script) {
    var random = SeededGenerator(seed: script == .latin ? 1 : 2)
    var (refused, hinted, right) = (0, 0, 0)
    var missed: [String] = []
    for line in namedLines.map(NamedLine.init) {
      for (place, called) in line.names where script.has(called[0]) {
        for _ in 0..<40 {
          let typed = script == .latin ? slip(called[0], &random) : chineseSlip(called[0], &random)
          let text = line.replacing(place, with: typed)
          guard typed != called[0], let error = complaint(about: text) else { continue }
          refused += 1
          guard let hint = error.hint else { continue }
          hinted += 1
          if called.contains(where: { hint.en.contains($0) || hint.zh.contains($0) }) {
            right += 1
          } else {
            missed.append("\(text)  →  \(error.message.en): \(hint.en)")
          }
        }
      }
    }
    show(
      (["\(script): \(refused) refused, \(hinted) with a hint, \(right) with the right one"] + missed).joined(
        separator: "\n"))
    #expect(refused > 500)
    #expect(hinted * 100 >= refused * 99)
    #expect(right * 100 >= refused * 97)
  }

  /// As the shell would say it; nil where the line is understood.
  private func complaint(about line: String) -> Diagnostic? {
    do {
      if case .query = try parse(line) { return corpus.error(line)?.suggesting(of: line, in: corpus.catalog) }
      return nil
    } catch {
      return error.suggesting(of: line, in: corpus.catalog)
    }
  }

  /// Lines with what the others lack: brackets, quotes, several blocks, commands, definitions.
  private var awkwardLines: [String] {
    [
      "lawsuits@(2020, 鹿城区) / (handled - carried_out) by district | filter lawsuits > 3",
      "from facts filter row ~ “申请” and (kind = zero or not value > 3) select row, text as 文字 limit 5 save \"a.csv\"",
      "let kept = 行政诉讼，行政复议 按 区县 筛选 年份 属于（2019，2020） 前 3；来自 kept",
      "define pressure = lawsuits / handled as \"诉讼压力\"", "trace lawsuits 鹿城区 2019", "sql \"select * from reports\"",
      "select district, count(*) from reports where year = 2020 group by district order by 2 desc",
    ]
  }
}

enum Script {
  case latin, chinese

  func has(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x80 } == (self == .latin) }
}

private func show(_ text: String) {
  if getenv("GONGKAI_FIGURES") != nil { print(text) }
}
