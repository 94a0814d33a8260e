import Diagnostics
import Testing

@testable import Reports

/// Sections that are those of the report of the year before.
@Suite struct Repetitions {
  private func report(_ year: Int, _ sections: [String]) throws -> Report {
    let text =
      "苍南县\(year)年政府信息公开工作年度报告\n本报告根据《中华人民共和国政府信息公开条例》编制，" + Self.basis + "\n"
      + sections.joined(separator: "\n") + "\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n"
    guard case .report(let report) = read(document(text), in: .compiled) else { throw NotAReport() }
    return report
  }

  private struct NotAReport: Error {}

  private static let basis = String(repeating: "所列数据按法定格式统计，如有疑问请与本机关办公室联系。", count: 12)

  /// Sentences unlike each other, numbered so that no two of them share a run.
  private func prose(_ sentences: Range<Int>) -> String {
    let words = Array("山水田林湖草沙石云雨风雪花木鸟兽虫鱼金银铜铁锡铅春夏秋冬东西南北")
    return sentences.map { number in
      String((0..<15).map { words[(number * 7 + $0 * (number % 5 + 1)) % words.count] }) + "第\(number)项。"
    }.joined()
  }

  private func repeated(_ earlier: [String], _ later: [String]) throws -> [Finding] {
    checkRepetition(try report(2021, later), named: "苍南县 2021", after: try report(2020, earlier), named: "苍南县 2020")
  }

  @Test func aSectionWithOtherFiguresAndTitlesIsRepeated() throws {
    let found = try repeated(
      ["五、存在的主要问题\n" + prose(0..<20) + "全年收到12件，执行《甲办法》。"], ["五、存在的主要问题及改进情况\n" + prose(0..<20) + "全年收到8件，执行《乙规定》。"])
    #expect(found.map(\.outcome) == [.unlikely])
    #expect(
      found.first?.remark
        == Phrase(
          "“五 存在的主要问题及改进情况” of 苍南县 2021: 100 % of its text stands in “五 存在的主要问题” of 苍南县 2020",
          zh: "苍南县 2021“五 存在的主要问题及改进情况”有 100 % 的文字与 苍南县 2020“五 存在的主要问题”相同"))
  }

  /// Of 20 sentences 17 and 12 are kept; each new one takes the runs at its border, too.
  @Test func fourInFiveIsTheThreshold() throws {
    let before = ["一、总体情况\n" + prose(0..<20)]
    #expect(try repeated(before, ["一、总体情况\n" + prose(0..<17) + prose(40..<43)]).map(\.outcome) == [.unlikely])
    #expect(try repeated(before, ["一、总体情况\n" + prose(0..<12) + prose(40..<48)]).map(\.outcome) == [.pass])
  }

  @Test func aSectionThatMovedIsFound() throws {
    let found = try repeated(
      ["一、总体情况\n平稳。", "五、问题\n" + prose(0..<20)], ["一、总体情况\n（一）工作\n" + prose(0..<20), "五、问题\n" + prose(30..<50)])
    #expect(found.map(\.outcome) == [.unlikely, .pass])
    #expect(found.first?.remark?.en.hasPrefix("“一（一） 总体情况/工作” of 苍南县 2021: 100 %") == true)
  }

  @Test func whatEveryReportMustSayIsNoRepetition() throws {
    let fee = "六、其他需要报告的事项\n按照《政府信息公开信息处理费管理办法》规定的按件、按量收费标准，本年度没有产生信息处理费，没有其他需要报告的事项。"
    #expect(try repeated([fee], [fee]).isEmpty)
  }
}
