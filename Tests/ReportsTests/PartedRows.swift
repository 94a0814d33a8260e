import Documents
import Testing

@testable import Reports

/// Rows that the end of a page parts, that explain themselves, or whose cells reach over the columns.
@Suite struct PartedRows {
  private let applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]

  @Test func theFiguresStandBesideTheBeginningOfALabelThatAPageParts() {
    let text = """
      二、上年结转政府信息公开申请数量\t\t\t1\t2\t3\t4\t5\t6\t21
      \t（三）不予公开\t2.其他法律行政法规禁止公开\t7\t8\t9\t10\t11\t12\t57
      \t\t3.危\t31\t32\t33\t34\t35\t36\t201

      \t\t及“三安全一稳定”\t\t\t\t\t\t\t
      \t\t4.保护第三方合法权益\t41\t42\t43\t44\t45\t46\t261
      """
    let found = cells(text)
    for (name, figure) in zip(applicants, ["31", "32", "33", "34", "35", "36", "201"]) {
      #expect(found["3.危及“三安全一稳定” \(name)"] == figure)
    }
    #expect(found["4.保护第三方合法权益 总计"] == "261")
  }

  /// Bars without blanks behind a figure are what its cell covers: which column it is of cannot be told.
  @Test func oneFigureOverAllColumnsIsOfNone() {
    let row = { (label: String, figure: String) in "\(label) | \(figure) | ||||||||\n" }
    let text = row("一、本年新收政府信息公开申请数量", "42") + row("二、上年结转政府信息公开申请数量", "7")
    let tables = readTables(document(text))
    #expect(tables.isEmpty)
    #expect(tables.complaints.contains { $0.message.en.contains("1 cell for the 7 columns") })
    let blank = "一、本年新收政府信息公开申请数量 | 42 |  |  |  |  |  |  |\n"
    #expect(cells(blank)["一、本年新收政府信息公开申请数量 自然人"] == "42")
  }

  @Test(arguments: ["规章：指依法制定的规定，其名称为“规定”“办法”，不称“条例”。", "规章: 见注"])
  func aRowThatIsExplainedBehindAColonIsThatRow(_ label: String) {
    let long = "规范性文件：是指在法定职权范围内制定的、普遍适用的行政规范。" + String(repeating: "包括决定、命令、通告。", count: 20)
    let text =
      "第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n\(label)\t1\t2\t3\n\(long)\t4\t5\t6\n"
      + "第二十条第（五）项\n信息内容\t上一年项目数量 2019年\t本年 增/减\t处理决定数量\n行政许可\t43\t-2\t66\n"
    #expect(
      cells(text) == [
        "规章 本年新制作数量": "1", "规章 本年新公开数量": "2", "规章 对外公开总数量": "3", "规范性文件 本年新制作数量": "4",
        "规范性文件 本年新公开数量": "5", "规范性文件 对外公开总数量": "6", "行政许可 上一年项目数量": "43", "行政许可 本年增/减": "-2",
        "行政许可 处理决定数量": "66",
      ])
  }

  /// Rows begin with a bar, and a bar in a line of its own parts their cells.
  @Test func barsBetweenTheLinesOfCellsAreNoCells() {
    let row = { (cells: [String]) in "| " + cells.joined(separator: "\n|\n") + "\n|\n" }
    let text =
      row(["第二十条第(一)项"]) + "|||\n" + row(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]) + row(["规章", "1", "2", "3"])
      + row(["行政规范性文件", "4", "5", "6"]) + row(["四、结转下年度继续办理", "11", "12", "13", "14", "15", "16", "81"])
    let found = cells(text)
    #expect(found["规章 本年废止件数"] == "2")
    #expect(found["行政规范性文件 现行有效件数"] == "6")
    for (name, figure) in zip(applicants, ["11", "12", "13", "14", "15", "16", "81"]) {
      #expect(found["四、结转下年度继续办理 \(name)"] == figure)
    }
    #expect(found.count == 13)
  }

  @Test(arguments: ["nan", "NaN", "None", "<NA>"])
  func theWordsOfProgramsForNothingAreBlanks(_ word: String) {
    let text = "二、上年结转政府信息公开申请数量\t\(word)\t2\t\(word)\t3\t4\t5\t14\n"
    #expect(cells(text)["二、上年结转政府信息公开申请数量 自然人"] == "blank")
    #expect(cells(text)["二、上年结转政府信息公开申请数量 总计"] == "14")
  }
}
