import Diagnostics
import Documents
import Testing

@testable import Reports

/// What a document turns out to be, and what is said of it.
@Suite struct Readings {
  private func reason(_ text: String) -> Diagnostic? {
    guard case .neither(let reason) = read(document(text, name: "x.txt"), in: .compiled) else { return nil }
    return reason
  }

  @Test func anotherDocumentIsNeither() {
    #expect(reason("关于召开会议的通知\n\n定于周五开会。")?.message.en == "neither an annual report nor a work plan")
    #expect(reason("")?.message.en == "nothing to read")
  }

  @Test func aWholeReportHasAllItsCellsInOrderAndNoComplaint() throws {
    let text = MadeReport().written(Layouts.writers[0].write).replacing("某县", with: "苍南县")
    guard case .report(let report) = read(document(text), in: .compiled) else {
      Issue.record("not a report")
      return
    }
    #expect(report.facts.map(\.slot) == MadeReport().slots)
    #expect(report.complaints == [])
    #expect(report.findings.count == 40)
  }

  @Test func aMissingTableAndMissingCellsAreSaid() {
    guard
      case .report(let report) = read(
        document("苍南县2023年年度报告\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3"), in: .compiled)
    else {
      Issue.record("not a report")
      return
    }
    let messages = report.complaints.map(\.message.en)
    #expect(messages.contains { $0.hasPrefix("7 cells of table 二 were not found") })
    #expect(messages.contains("table 三 was not found") && messages.contains("table 四 was not found"))
    #expect(report.complaints.allSatisfy { $0.severity == .warning && $0.file == "report.txt" })
  }

  /// Figures that no row holds together with its label are not lost: saved otherwise they can be read.
  @Test func labelsAndFiguresThatStandApartAreToldFromFiguresThatAreLost() {
    let labels = MadeReport().written { labels, _ in labels.joined(separator: "\n") }
    #expect(reason(labels)?.message.en.contains("no figures") == true)
    let rows = applicationRows.compactMap(\.row.last).map { $0 + "\n1 2 3 4 5 6 21" }
    #expect(reason("信息内容\n本年制发件数\n" + rows.joined(separator: "\n"))?.message.en.contains("cannot be told") == true)
  }

  @Test func wordsInPlaceOfAFigureAreSaidWithTheirPlace() throws {
    let text = "苍南县2023年年度报告\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t约59237"
    guard case .report(let report) = read(document(text), in: .compiled) else {
      Issue.record("not a report")
      return
    }
    let complaint = try #require(report.complaints.first { $0.message.en.contains("约59237") })
    #expect(complaint.place?.line == 3 && complaint.severity == .warning)
  }

  @Test(arguments: [
    String(repeating: "规章\n", count: 20_000), String(repeating: "本年新收政府信息公开申请数里\t", count: 900),
    String(repeating: "一、本年新收政府信息公开申请数量\t1\n", count: 20_000), String(repeating: "行政复议\n总计\n", count: 20_000),
    "信息内容\t本年制发件数\n" + String(repeating: "规章\t99999999999999999999999\n", count: 1_000),
    String(repeating: "自然人\t总计\t备注\n", count: 20_000), String(repeating: "|（七）总计|\n", count: 20_000),
    "结果维持\n" + String(repeating: "甲\t乙\n3\t5\n", count: 20_000),
    "<table>" + String(repeating: "<tr><td>科研机构</td><td>1</td></tr>", count: 20_000),
    String(repeating: "2019年1月1日", count: 20_000), "工作要点\n" + String(repeating: "1. （责任单位：〈", count: 20_000),
    String(repeating: "年度报告", count: 10_000) + "\n" + String(repeating: "区县市旗", count: 10_000),
  ])
  func hostileTextsAreReadToTheirEnd(_ text: String) {
    if case .report(let report) = read(document(text), in: .compiled) {
      #expect(report.facts.allSatisfy { $0.value != nil || $0.kind != .zero })
    }
  }
}
