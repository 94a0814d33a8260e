import Diagnostics
import Documents
import Testing

@testable import Reports

/// What is said of reports whose tables, or figures, are not there.
@Suite struct Unread {
  private func reason(_ text: String, name: String = "x.txt") -> Diagnostic? {
    switch read(document(text, name: name), in: .compiled) {
    case .neither(let reason): reason
    case .report(let report) where report.isWithoutTables: report.complaints.last
    default: nil
    }
  }

  private func complaints(_ text: String, name: String = "x.txt") -> [Diagnostic] {
    guard case .report(let report) = read(document(text, name: name), in: .compiled) else { return [] }
    return report.complaints
  }

  private let rules = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"

  @Test func headingsWithoutTablesArePicturesOrAttachments() {
    let headings = """
      苍南县人民政府2023年政府信息公开工作年度报告
      一、总体情况
      平稳。
      二、主动公开政府信息情况
      三、收到和处理政府信息公开申请情况
      四、政府信息公开行政复议、行政诉讼情况
      五、存在的主要问题及改进情况
      """
    #expect(reason(headings)?.message.en.contains("pictures or attachments") == true)
    #expect(reason(headings)?.message.zh.contains("图片或附件") == true)
    #expect(reason(headings)?.place?.line == 4)
    #expect(reason(headings)?.message.en.contains("load the attachment") == true)
    let complaints = complaints(headings.replacing("\n三、", with: "\n\(rules)三、").replacing("\n五、", with: "\n见附件。\n五、"))
    let third = complaints.first { $0.message.en.hasPrefix("table 三") }
    #expect(third?.message.en.contains("nothing stands below its heading") == true && third?.place?.line == 7)
    let fourth = complaints.first { $0.message.en.hasPrefix("table 四") }
    #expect(fourth?.message.en.contains("is no row of it") == true && fourth?.place?.line == 8)
    #expect(!complaints.contains { $0.message.en.hasPrefix("table 二 was") })
  }

  @Test(arguments: [
    "苍南县2015年政府信息公开工作年度报告\n指标名称\t代码\t单位\t统计数\n主动公开政府信息数\t11\t条\t812\n",
    "苍南县2009年政府信息公开年报\n|指标|计量单位|本期实际|本年累计|\n|主动公开文件数|条|3|9|\n",
    "附件\n政府信息公开情况统计表\n一、主动公开情况 812\n",
  ])
  func olderFormsAreNamed(_ text: String) {
    #expect(reason(text)?.message.en.contains("from before 2019") == true)
  }

  @Test func figuresWithoutColumnsAreNotCalledLost() {
    let labels = MadeReport().written { labels, figures in (labels + figures).joined(separator: "\n") }
    // Each text once: the figures of all cells are the same, and one of them is left.
    let zeros = MadeReport(figure: { _ in "0" }).written { ($0 + $1).joined(separator: "\n") }
    var seen: Set<String> = []
    let kept = zeros.split(separator: "\n").map(String.init).filter { seen.insert($0).inserted }.joined(separator: "\n")
    #expect(reason(kept)?.message.en.contains("no figures") == true)
    #expect(reason(kept)?.hint?.en.contains("may have been lost") == true)
    // The labels first, then all the figures.
    let lines = labels.split(separator: "\n").map(String.init)
    let figures = lines.filter { $0.allSatisfy(\.isNumber) }
    let parted = (lines.filter { !$0.allSatisfy(\.isNumber) } + figures.chunked(by: 5)).joined(separator: "\n")
    #expect(reason(parted)?.message.en.contains("which figure belongs to which label") == true)
    #expect(reason(parted)?.place?.line == 3)
  }

  @Test func oneCellIsSaidInTheSingular() {
    let text = MadeReport().written(Layouts.writers[0].write).replacing("行政强制\t", with: "行政强制措施事项及其他\t")
    #expect(complaints(text).contains { $0.message.en.hasPrefix("3 cells of table 二 were not found, the first in") })
    let one = rules.replacing("\t现行有效件数", with: "").replacing("\t3", with: "")
    #expect(complaints(one).allSatisfy { !$0.message.en.hasPrefix("1 cells") })
  }
}

extension [String] {
  /// Several in a line.
  fileprivate func chunked(by size: Int) -> [String] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)].joined(separator: " ") }
  }
}
