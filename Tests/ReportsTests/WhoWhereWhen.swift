import Documents
import Testing

@testable import Reports

@Suite struct WhoWhereWhen {
  /// A report that begins with these paragraphs and has one table.
  private func report(_ opening: String..., name: String = "report.txt") throws -> Report {
    let text = opening.joined(separator: "\n\n") + "\n\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
    guard case .report(let report) = read(document(text, name: name), in: .compiled) else {
      throw NotAReport()
    }
    return report
  }

  struct NotAReport: Error {}

  @Test(
    arguments: [
      ("鹿城区人民政府 2019 年政府信息公开工作 年度报告", "鹿城区人民政府", Level.county, Scope.area, "330302"),
      ("温州市洞头区2019年度政府信息公开工作报告", "温州市洞头区人民政府", .county, .area, "330305"),
      ("2019年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅", .department, .organ, "310000"),
      ("宿迁市 2023 年政府信息公开工作年度报告", "宿迁市人民政府", .city, .area, "321300"),
      ("浙江省2020年政府信息公开工作年度报告", "浙江省人民政府", .province, .area, "330000"),
      ("苍南县人民政府办公室2020年政府信息公开工作年度报告", "苍南县人民政府办公室", .department, .organ, "330327"),
      ("衡南县卫生健康局2020年政府信息公开年度报告", "衡南县卫生健康局", .department, .organ, "430422"),
      ("温州市鹿城区人民政府滨江街道办事处2020年政府信息公开工作年度报告", "温州市鹿城区人民政府滨江街道办事处", .street, .organ, "330302/滨江街道"),
      ("广州市越秀区北京街道2020年政府信息公开工作年度报告", "广州市越秀区北京街道", .street, .organ, "440104/北京街道"),
      ("南京市鼓楼区2020年政府信息公开工作年度报告", "南京市鼓楼区人民政府", .county, .area, "320106"),
      ("关于苍南县灵溪镇人民政府2021年政府信息公开工作年度报告", "苍南县灵溪镇人民政府", .street, .organ, "330327/灵溪镇"),
    ] as [(String, String, Level, Scope, String)])
  func theTitleNamesTheOrganItsLevelScopeAndArea(
    _ title: String, _ organ: String, _ level: Level, _ scope: Scope, _ code: String
  ) throws {
    let identity = try report(title).identity
    #expect(identity.organ == organ)
    #expect(identity.level == level)
    #expect(identity.scope == scope)
    #expect(identity.area.code == code)
    #expect(identity.title == title.filter { $0 != " " })
  }

  @Test func aBareTitleLeavesTheOrganToTheFirstSentence() throws {
    let report = try report("工作年度报告", "依照条例,现公开温州市鹿城区人民政府滨江街道办事处2020年政府信息公开工作年度报告。")
    #expect(report.identity.organ == "温州市鹿城区人民政府滨江街道办事处")
    #expect(report.identity.area.code == "330302/滨江街道")
    #expect(report.identity.area.name == "滨江街道")
    #expect(report.identity.area.parent == "330302")
    #expect(report.identity.year == 2020)
  }

  @Test func aTitleOverTwoLinesIsOne() throws {
    let report = try report("洪泽区人民政府", "2023年政府信息公开工作年度报告")
    #expect(report.identity.organ == "洪泽区人民政府")
    #expect(report.identity.title == "洪泽区人民政府2023年政府信息公开工作年度报告")
  }

  @Test func navigationIsNotTheTitle() throws {
    let report = try report("首页 > 政务公开 > 年度报告", "宿迁市2024年政府信息公开工作年度报告")
    #expect(report.identity.title == "宿迁市2024年政府信息公开工作年度报告")
  }

  @Test func aTownshipsCountyIsFoundInTheText() throws {
    let report = try report("中村乡2020年政府信息公开工作年度报告", "本报告由会昌县中村乡人民政府编制。")
    #expect(report.identity.area.code == "360733/中村乡")
  }

  @Test func aDistrictOfACommonNameIsToldByTheCityInTheText() throws {
    let title = "鼓楼区人民政府2020年政府信息公开工作年度报告"
    #expect(try report(title, "徐州市政府网站可下载。").identity.area.code == "320302")
    let unknown = try report(title)
    #expect(unknown.identity.area.code == "")
    #expect(unknown.identity.area.name == "鼓楼区")
    #expect(unknown.complaints.contains { $0.message.en.contains("called “鼓楼区”") })
  }

  @Test(arguments: [
    ("南京市/r.txt", "320106"), ("江苏省/南京市/2023/r.txt", "320106"), ("徐州市2023/r.txt", "320302"),
    ("苏州市/r.txt", ""), ("江苏省/r.txt", ""),
  ])
  func theFolderDecidesBetweenNamesakes(_ path: String, _ code: String) throws {
    #expect(try report("鼓楼区人民政府2020年政府信息公开工作年度报告", name: path).identity.area.code == code)
  }

  @Test(arguments: [
    ("矿区", "大同市/r.txt", "140203"), ("矿区", "阳泉市/r.txt", "140303"), ("矿区", "r.txt", "140303"),
    ("桥东区", "邢台市/桥东区.txt", "130502"), ("桥东区", "张家口/桥东区.txt", "130702"), ("城区", "大同市/城区.txt", "140202"),
    ("幸福区", "邢台市/r.txt", "130500/幸福区"), ("幸福区", "河北省/r.txt", ""), ("鹿城区", "南京市/r.txt", "330302"),
    ("城关镇", "邢台市/r.txt", ""), ("城关镇", "邢台市/任县/r.txt", "130526/城关镇"), ("城关镇", "r.txt", ""),
  ])
  func theFolderDecidesBetweenThoseThatAreNoMoreToo(_ name: String, _ path: String, _ code: String) throws {
    let report = try report("\(name)人民政府2023年政府信息公开工作年度报告", name: path)
    #expect(report.identity.area.code == code)
  }

  @Test func aTownshipOfACityIsInItThoughItsCountyIsNotKnown() throws {
    let report = try report("邢台市城关镇人民政府2023年政府信息公开工作年度报告")
    #expect(report.identity.area.parent == "130500")
    #expect(report.complaints.contains { $0.message.en == "the area of “邢台市城关镇人民政府” is not known" })
  }

  @Test(arguments: [
    ("永和县人民政府网站", "141032/城关镇"), ("详见和县人民政府网站", "340523/城关镇"), ("和县人民政府网站", "340523/城关镇"),
    ("马鞍山市和县人民政府网站", "340523/城关镇"),
    ("本镇位于高新西区", ""), ("西宁市城东区", "630102/城关镇"), ("西宁市城东区、攀枝花市西区", "630102/城关镇"),
  ])
  func aNameInTheTextIsReadWhole(_ text: String, _ code: String) throws {
    let report = try report("城关镇人民政府2023年政府信息公开工作年度报告", text + "。")
    #expect(report.identity.area.code == code)
  }

  @Test func aCountyThatTheTableLacksIsSaidToBe() throws {
    let report = try report("邢台市幸福区人民政府2023年政府信息公开工作年度报告")
    #expect(report.complaints.contains { $0.message.en == "no “幸福区” of 邢台市 is known: taken for a county of its own" })
  }

  @Test(arguments: [("北京市/r.txt", "110105"), ("四平市/r.txt", ""), ("吉林省/长春市/r.txt", "220104")])
  func aFolderWhoseNameHasASignForANumberIsRead(_ path: String, _ code: String) throws {
    #expect(try report("朝阳区人民政府2020年政府信息公开工作年度报告", name: path).identity.area.code == code)
  }

  @Test(arguments: [
    ("苍南县2020年年度报告", "数据自2020年1月1日至12月31日。", "x.txt", 2020),
    ("苍南县政府信息公开工作年度报告", "依据国办公开办函〔2019〕60号，数据自2021年1月1日起，至2021年12月31日止。", "x.txt", 2021),
    ("苍南县政府信息公开工作年度报告", "统计期限为20211月1日至20211231日，即20211月1日至12月31日。", "x.txt", 2021),
    ("苍南县2018年政府信息公开工作年度报告", "2017年结转。", "2020.txt", 2018),
    ("苍南县政府信息公开工作年度报告", "二○一九年。", "cangnan-2022.txt", 2022),
    ("苍南县人民政府２０２２年政府信息公开工作年度报告", "", "x.txt", 2022),
  ])
  func theYearIsThatOfThePeriodTheTitleOrTheFile(_ title: String, _ text: String, _ file: String, _ year: Int) throws {
    #expect(try report(title, text, name: file).identity.year == year)
  }

  /// What disagrees in the report, as English sentences.
  private func disagreements(_ report: Report) -> [String] {
    report.findings.filter { $0.rule == .I }.map { $0.sentence(in: report).en }
  }

  @Test func yearsThatDisagreeAreSaid() throws {
    let report = try report("苍南县2021年政府信息公开工作年度报告", "数据自2020年1月1日至12月31日。")
    #expect(report.identity.year == 2020)
    #expect(disagreements(report) == ["the title says 2021, the sentence on the period 2020: 2020 is taken"])
    #expect(report.findings.first { $0.rule == .I }?.place?.line == 1)
    let file = try self.report("苍南县2020年政府信息公开工作年度报告", name: "苍南县-2018.txt")
    #expect(disagreements(file) == ["the name of the file says 2018, the title 2020: 2020 is taken"])
  }

  @Test func theSignatureOfAnotherOrganDisagrees() throws {
    let text = "苍南县教育局2020年政府信息公开工作年度报告"
    let table = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
    func signed(_ organ: String) throws -> Report {
      let all = "\(text)\n\n一、总体情况\n\n\(table)\n六、其他需要报告的事项\n\n无。\n\n\(organ)\n\n2021年1月20日\n"
      guard case .report(let report) = read(document(all), in: .compiled) else { throw NotAReport() }
      return report
    }
    #expect(disagreements(try signed("苍南县水利局")) == ["the signature says 苍南县水利局, the title 苍南县教育局: 苍南县教育局 is taken"])
    #expect(disagreements(try signed("苍南县教育局")).isEmpty)
    #expect(disagreements(try signed("温州市苍南县教育局")).isEmpty)
  }

  @Test(arguments: [
    ("苍南县2020年政府信息公开工作年度报告", "按照国办公开办函〔2019〕60号编制。", "苍南县-2021.txt"),
    ("苍南县2020年政府信息公开工作年度报告", "与2019年相比有所增长；2019年度政府信息公开工作年度报告见网站。", "x.txt"),
    ("苍南县2021年政府信息公开工作年度报告", "统计期限为20211月1日至20211231日。", "word2016.txt"),
  ])
  func otherYearsThatAReportNamesAreNoDisagreement(_ title: String, _ text: String, _ file: String) throws {
    #expect(disagreements(try report(title, text, name: file)).isEmpty)
  }

  @Test func linksToOtherYearsReportsAreNoEvidence() throws {
    let report = try report(
      "2015年政府信息公开工作年度报告", "2016年政府信息公开工作年度报告", "鸠江区人民政府2022年政府信息公开工作年度报告", "一、总体情况",
      "所列数据的统计期限自2022年1月1日至2022年12月31日止。")
    #expect(report.identity.title == "鸠江区人民政府2022年政府信息公开工作年度报告")
    #expect(disagreements(report).isEmpty)
  }

  @Test func whatWasTakenIsKeptWithItsWordsAndPlace() throws {
    let evidence = try report("苍南县政府信息公开工作年度报告", "数据自2020年1月1日至12月31日。", name: "a/苍南-2020.txt").identity.evidence
    #expect(evidence.filter { $0.property == .year }.map(\.origin) == [.period, .file])
    let period = try #require(evidence.first { $0.origin == .period })
    #expect(period.value == "2020" && period.text == "数据自2020年1月1日至12月31日" && period.place?.line == 3)
    #expect(evidence.first { $0.property == .organ }?.text == "苍南县政府信息公开工作年度报告")
  }

  @Test func whatIsNotSaidIsNotGuessed() throws {
    let report = try report("政府信息公开工作年度报告")
    #expect(report.identity.year == nil)
    #expect(report.identity.organ == "")
    #expect(report.identity.area.code == "")
  }
}
