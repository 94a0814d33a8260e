import Documents
import Testing

@testable import Reports

/// Names of areas that text recognition read wrongly by one character.
@Suite struct MisreadNames {
  /// A report on one page, which was read by text recognition unless it is said that another was.
  private func report(_ opening: String..., name: String = "scan.pdf", recognised: Int = 1) throws -> Report {
    let text = opening.joined(separator: "\n\n") + "\n\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
    var document = document(text, name: name)
    for index in document.cells.indices { document.cells[index].page = 1 }
    document.recognisedPages = [recognised]
    guard case .report(let report) = read(document, in: .compiled) else { throw NotAReport() }
    return report
  }

  private struct NotAReport: Error {}

  private func doubts(_ report: Report) -> [String] {
    report.findings.filter { $0.rule == .I }.compactMap(\.remark?.en)
  }

  /// 温州市 has one district that ends in 城区.
  @Test func theOnlyOneOfTheCityThatIsLikeItIsTaken() throws {
    let report = try report("温州市庵城区人民政府2019年政府信息公开工作年度报告")
    #expect(report.identity.organ == "温州市鹿城区人民政府")
    #expect(report.identity.area.code == "330302")
    #expect(report.identity.title == "温州市庵城区人民政府2019年政府信息公开工作年度报告")
    #expect(
      doubts(report) == [
        "“庵城区”, as text recognition read it, is no area: 鹿城区 is taken, the only one around it that differs in one character"
      ])
    let finding = try #require(report.findings.first { $0.rule == .I })
    #expect(finding.outcome == .unlikely)
    #expect(finding.place?.page == 1)
    #expect(finding.remark?.zh == "文字识别读作“庵城区”，无此地区：视为“鹿城区”（其所属地区内仅差一字的唯一地区）")
    let organ = try #require(report.identity.evidence.first { $0.property == .organ })
    #expect(organ.value == "温州市鹿城区人民政府")
    #expect(organ.text.contains("庵城区"))
    #expect(
      report.identity.evidence.contains { $0.property == .district && $0.value == "鹿城区" && $0.text.contains("庵城区") })
    #expect(report.complaints.allSatisfy { !$0.message.en.contains("庵城区") })
  }

  @Test(
    arguments: [
      ("温州市庵城区教育局", "温州市鹿城区教育局", "330302"), ("湿州市鹿城区人民政府", "温州市鹿城区人民政府", "330302"),
      ("浙红省温州市鹿城区人民政府", "浙江省温州市鹿城区人民政府", "330302"), ("湿州市庵城区人民政府", "湿州市庵城区人民政府", ""),
      ("上海市黄甫区人民政府", "上海市黄浦区人民政府", "310101"),
    ])
  func anOfficeACityAndAProvinceAreReadSo(_ read: String, _ organ: String, _ code: String) throws {
    let identity = try report("\(read)2019年政府信息公开工作年度报告").identity
    #expect(identity.organ == organ)
    #expect(identity.area.code == code)
  }

  /// 上城区 and 下城区 of 杭州市, which had both until 2021.
  @Test func ofTwoThatAreLikeItNoneIsTaken() throws {
    let report = try report("杭州市工城区人民政府2019年政府信息公开工作年度报告")
    #expect(report.identity.organ == "杭州市工城区人民政府")
    #expect(report.identity.area.code == "330100/工城区")
    #expect(doubts(report) == [])
    #expect(report.complaints.contains { $0.message.en.contains("no “工城区” of 杭州市 is known") })
  }

  @Test func theOneThatTheTextNamesIsTaken() throws {
    let report = try report("杭州市工城区人民政府2019年政府信息公开工作年度报告", "2019年，上城区在网站公布信息21条。")
    #expect(report.identity.organ == "杭州市上城区人民政府")
    #expect(
      doubts(report) == ["“工城区”, as text recognition read it, is no area: 上城区 is taken, which the text names"])
    let mention = try #require(report.identity.evidence.first { $0.origin == .mention })
    #expect(mention.value == "上城区")
    #expect(mention.text == "2019年,上城区在网站公布信息21条")
  }

  @Test func theOneThatTheFileIsCalledByIsTaken() throws {
    let report = try report("杭州市工城区人民政府2019年政府信息公开工作年度报告", name: "杭州市/下城区2019.pdf")
    #expect(report.identity.organ == "杭州市下城区人民政府")
    #expect(
      doubts(report) == [
        "“工城区”, as text recognition read it, is no area: 下城区 is taken, which the name of its file or folder names"
      ])
  }

  @Test func theFolderSaysWhatLiesAroundIt() throws {
    let title = "庵城区人民政府2019年政府信息公开工作年度报告"
    #expect(try report(title, name: "温州市/2019.pdf").identity.area.code == "330302")
    #expect(try report(title, "2019年，鹿城区公布信息21条。").identity.area.code == "330302")
    // In the country there are several.
    let unknown = try report(title)
    #expect(unknown.identity.area.code == "")
    #expect(unknown.identity.organ == "庵城区人民政府")
    #expect(doubts(unknown) == [])
  }

  @Test func whatWasMisreadInTheTitleIsTheSameInTheSignature() throws {
    let report = try report(
      "温州市庵城区人民政府2019年政府信息公开工作年度报告", "本报告由庵城区人民政府办公室编制。")
    #expect(report.identity.evidence.filter { $0.property == .organ }.map(\.value) == ["温州市鹿城区人民政府", "鹿城区人民政府办公室"])
    #expect(doubts(report).count == 1)
  }

  @Test(
    arguments: [
      // A zone, an office, and a district of another city.
      "温州市高薪区管理委员会", "温州市财政局", "温州市鼓楼区人民政府", "温州市洞头区人民政府",
    ])
  func whatIsNoMisreadNameStays(_ organ: String) throws {
    let report = try report("\(organ)2019年政府信息公开工作年度报告")
    #expect(report.identity.organ == organ)
    #expect(doubts(report) == [])
  }

  @Test func aNameThatWasNotReadByTextRecognitionStays() throws {
    let title = "温州市庵城区人民政府2019年政府信息公开工作年度报告"
    #expect(try report(title, recognised: 2).identity.area.code == "330300/庵城区")
    #expect(try report(title, name: "温州市庵城区2019.pdf").identity.area.code == "330300/庵城区")
  }
}
