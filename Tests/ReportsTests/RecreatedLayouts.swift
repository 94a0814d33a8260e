import Diagnostics
import Documents
import Testing

@testable import Reports

/// Layouts of published texts, recreated with the labels of the forms and figures of our own.
@Suite struct RecreatedLayouts {
  private let applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]

  @Test(arguments: [
    "第二十條第(八)項\t\t\n信息內容\t上一年項目數量\t本年增/減\n行政事業性收費\t4\t-1\n",
    "第二十條第(八)項\n資訊內容\t上一年專案數量\t本年增/減\n行政事業性收費\t4\t-1\n",
    "第二十條第(八)項(xiàng) |\n信息內(nèi)容 |\n上一年項(xiàng)目數(shù)量 |\n本年增/減 |\n行政事業(yè)性收費(fèi) |\n4 |\n-1 |\n",
  ])
  func traditionalCharactersAndPinyinAreReadThrough(_ text: String) {
    #expect(cells(text) == ["行政事业性收费 上一年项目数量": "4", "行政事业性收费 本年增/减": "-1"])
  }

  @Test func aDocumentIsADossierToSomeConverters() {
    let text = "資訊內容 | 本年製發件數 | 本年廢止件數 | 現行有效件數 |\n行政規範性檔案 | 7 | 2 | 31 |\n"
    #expect(
      cells(text) == [
        "行政规范性文件 本年制发件数": "7", "行政规范性文件 本年废止件数": "2", "行政规范性文件 现行有效件数": "31",
      ])
  }

  @Test(arguments: [1, 2])
  func blankCellsThatAreEmptyLinesAreBlank(_ linesEach: Int) {
    let blanks = { (count: Int) in String(repeating: "\n", count: count * linesEach) }
    let text =
      ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政许可"].joined(separator: "\n\n") + "\n\n" + blanks(3)
      + ["其他对外管理服务事项", "3", "0", "12", "第二十条第（八）项", "信息内容", "上一年项目数量", "本年增/减", "行政事业性收费"]
      .joined(separator: "\n\n") + "\n\n" + blanks(2) + "第二十条第（九）项\n"
    #expect(
      cells(text) == [
        "行政许可 上一年项目数量": "blank", "行政许可 本年增/减": "blank", "行政许可 处理决定数量": "blank",
        "其他对外管理服务事项 上一年项目数量": "3", "其他对外管理服务事项 本年增/减": "0", "其他对外管理服务事项 处理决定数量": "12",
        "行政事业性收费 上一年项目数量": "blank", "行政事业性收费 本年增/减": "blank",
      ])
  }

  @Test func emptyLinesThatAreNotThoseOfBlankCellsAreNothing() {
    let text = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政许可"].joined(separator: "\n\n")
    for count in [1, 2, 3, 5, 6, 8] {
      #expect(cells(text + String(repeating: "\n", count: count + 1) + "行政处罚").isEmpty, "\(count) empty lines")
    }
  }

  /// Bars in a line of their own: one is a blank cell, several are what a merged cell covers.
  @Test func blankCellsBetweenBarsAreToldFromCoveredOnes() {
    let text =
      "一、本年新收政府信息公开申请数量 |\n" + String(repeating: "|\n", count: 6) + "5 |\n||\n二、上年结转政府信息公开申请数量 |\n"
      + "2 |\n|\n|\n1 |\n|\n|\n3 |\n||\n四、结转下年度继续办理 |\n||\n7 |\n"
    var expected: [String: String] = [:]
    for applicant in applicants { expected["一、本年新收政府信息公开申请数量 \(applicant)"] = "blank" }
    expected["一、本年新收政府信息公开申请数量 总计"] = "5"
    for (column, figure) in zip(applicants + ["总计"], ["2", "blank", "blank", "1", "blank", "blank", "3"]) {
      expected["二、上年结转政府信息公开申请数量 \(column)"] = figure
    }
    #expect(cells(text) == expected)
  }

  @Test func whereOneBlankStandsForAllApplicantsOnlyTheTotalIsRead() {
    let text =
      "一、本年新收政府信息公开申请数量 |\n|\n6 |\n|||||||\n二、上年结转政府信息公开申请数量 |\n|\n1 |\n|||||||\n（七）总计 |\n|\n5"
    #expect(
      cells(text) == [
        "一、本年新收政府信息公开申请数量 总计": "6", "二、上年结转政府信息公开申请数量 总计": "1", "（七）总计 总计": "5",
      ])
    let complaints = readTables(document(text)).complaints
    #expect(complaints.map(\.place?.line) == [1, 5, 9])
    #expect(complaints.allSatisfy { $0.message.en.contains("only its total") })
    // A single such row at the end may have been cut off.
    #expect(cells("二、上年结转政府信息公开申请数量 |\n|\n1").isEmpty)
  }

  @Test func aRowThatTheEndOfTheFileCutsIsReadAsFarAsItIsCertain() {
    let row = "一、本年新收政府信息公开申请数量 | "
    let read = { (figures: String) in
      self.applicants.map { cells(row + figures)["一、本年新收政府信息公开申请数量 \($0)"] ?? "missing" }
    }
    #expect(read("4 | 0 | 0") == ["4", "0", "0", "missing", "missing", "missing"])
    // 12 may have been 125.
    #expect(read("4 | 0 | 12") == ["4", "0", "missing", "missing", "missing", "missing"])
    #expect(cells("一、本年新收政府信息公开申请数量\t4\t0\t0").isEmpty)
    #expect(read("4 | | 0") == Array(repeating: "missing", count: 6))
    #expect(cells(row + "4 | 0 | 0 |\n二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |").count == 7)
  }

  @Test func whatIsLeftOfTablesWhoseRepeatedTextsWereDroppedIsUnreadable() {
    var seen: Set<String> = []
    let lines = MadeReport(figure: { _ in "0" }).written { ($0 + $1).joined(separator: "\n") }.split(separator: "\n")
    let kept = lines.map(String.init).filter { seen.insert($0).inserted }.joined(separator: "\n")
    guard case .neither(let reason) = read(document(kept), in: .compiled) else {
      Issue.record("taken for a report")
      return
    }
    #expect(reason.message.en.hasPrefix("unreadable"))
    #expect(reason.hint != nil)
  }
}
