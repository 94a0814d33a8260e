import Documents
import Testing

@testable import Reports

/// Titles that name more than a year and an organ, and sentences on how a report was made.
@Suite struct PeriodsAndMakers {
  private let table = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
  private let period = "统计期限自2024年1月1日起至2024年12月31日止。"
  private let general = "政府信息公开工作年度报告"

  private func reading(_ title: String, _ opening: String = "", signed: String = "") -> Reading {
    let text = "\(title)\n\n\(opening)\n\n一、总体情况\n\n\(table)\n六、其他需要报告的事项\n\n无。\n\n\(signed)\n"
    return read(document(text), in: .compiled)
  }

  private func report(_ title: String, _ opening: String = "", signed: String = "") throws -> Report {
    guard case .report(let report) = reading(title, opening, signed: signed) else { throw NotAReport() }
    return report
  }

  private struct NotAReport: Error {}

  private func doubts(_ report: Report) -> [String] {
    report.findings.filter { $0.rule == .I }.map { $0.sentence(in: report).en }
  }

  @Test(arguments: [
    ("2025年宿迁市政府信息公开年报（2024年度）", "宿迁市人民政府", 2024),
    ("温州市教育局2025年发布政府信息公开工作年度报告(2024年度)", "温州市教育局", 2024),
    ("2024年度合肥市政府信息公开工作年度报告（2025年1月发布）", "合肥市人民政府", 2024),
    ("宿政办发〔2025〕3号宿迁市2024年政府信息公开工作年度报告", "宿迁市人民政府", 2024),
    ("海盐县2024年1-12月政府信息公开工作报告", "海盐县人民政府", 2024),
    ("2024年度海西蒙古族藏族自治州政府信息公开工作年度报告", "海西蒙古族藏族自治州人民政府", 2024),
  ])
  func theYearOfTheFiguresIsNotThatOfThePublication(_ title: String, _ organ: String, _ year: Int) throws {
    let report = try report(title)
    #expect(report.identity.year == year)
    #expect(report.identity.organ == organ)
    #expect(doubts(report).isEmpty)
  }

  @Test func anotherYearOfTheTitleThatIsNoPublicationsIsSaid() throws {
    let report = try report("2021年宿迁市政府信息公开年报（2024年度）")
    #expect(report.identity.year == 2024)
    #expect(doubts(report) == ["the title names 2021 and 2024: 2024 is taken"])
  }

  @Test(arguments: [
    ("2022-2024年宿迁市政府信息公开工作年度报告", "宿迁市人民政府"), ("长沙市岳麓区2021—2023年度政府信息公开工作年度报告", "长沙市岳麓区人民政府"),
    ("海盐县2022年至2024年政府信息公开工作报告", "海盐县人民政府"), ("成都市2022、2023年政府信息公开工作年度报告", "成都市人民政府"),
  ])
  func aTitleOfSeveralYearsIsOfNone(_ title: String, _ organ: String) throws {
    let report = try report(title)
    #expect(report.identity.year == nil)
    #expect(report.identity.organ == organ)
    #expect(report.complaints.contains { $0.message.en.contains("of several years") })
  }

  @Test(arguments: [
    ("宿迁市人民政府2024年第一季度政府信息公开工作报告", "第一季度"), ("宿迁市2024年上半年政府信息公开工作报告", "上半年"),
    ("苏州市教育局2024年1-6月政府信息公开工作报告", "1-6月"), ("武汉市2023年政府信息公开前三季度工作报告", "前三季度"),
    ("海盐县2024年6月政府信息公开工作报告", "6月"), ("阿拉善左旗2024年1月至9月政府信息公开工作报告", "1月至9月"),
  ])
  func aPartOfAYearIsNoAnnualReport(_ title: String, _ part: String) {
    guard case .neither(let reason) = reading(title) else {
      Issue.record("\(title) is no annual report")
      return
    }
    #expect(reason.message.en == "a report of a part of a year (\(part)), and no annual one: it is not read")
  }

  @Test func aLinkToAQuarterIsNotTheTitle() throws {
    let report = try report("宿迁市2024年第一季度政府信息公开工作报告\n\n宿迁市政府信息公开工作年度报告", period)
    #expect(report.identity.title == "宿迁市政府信息公开工作年度报告")
    #expect(report.identity.year == 2024)
  }

  @Test(arguments: [
    ("关于印发《宿迁市人民政府2024年政府信息公开工作年度报告》的通知", "宿迁市人民政府"),
    ("宿迁市人民政府办公室关于印发《宿迁市人民政府2024年政府信息公开工作年度报告》的通知", "宿迁市人民政府"),
    ("宿迁市财政局关于印发《2024年政府信息公开工作年度报告》的通知", "宿迁市财政局"),
    ("温州市教育局关于公布温州市教育局2024年政府信息公开工作年度报告的通知", "温州市教育局"),
    ("关于宿迁市财政局2024年政府信息公开工作情况的报告", "宿迁市财政局"),
    ("2024政府信息公开工作年度报告（宿迁市财政局）", "宿迁市财政局"), ("2024年政府信息公开年报【海盐县人民政府】", "海盐县人民政府"),
    ("海盐县2024年政府信息公开工作年度报告（教育局）", "海盐县教育局"), ("海盐县2024年政府信息公开工作年度报告（海盐县教育局）", "海盐县教育局"),
    ("宿迁市2024年政府信息公开工作年度报告（宿迁市人民政府办公室）", "宿迁市人民政府"), ("宿迁市2024年政府信息公开工作年度报告（试行）", "宿迁市人民政府"),
  ])
  func noticesAndBracketsNameTheOrgan(_ title: String, _ organ: String) throws {
    #expect(try report(title).identity.organ == organ)
  }

  @Test(arguments: [
    ("本报告由宿迁市人民政府办公室汇总市政府各部门和各县区编制而成。", "宿迁市人民政府办公室", Level.city, Scope.area, "321300"),
    ("本报告由合肥市人民政府办公厅会同各县（市）区、市政府各部门编制。", "合肥市人民政府办公厅", .city, .area, "340100"),
    ("本报告由广西壮族自治区人民政府办公厅综合各市、自治区各部门年度报告编制而成。", "广西壮族自治区人民政府办公厅", .province, .area, "450000"),
    ("本报告由杭州市西湖区人民政府办公室根据各镇街、各部门报送的数据汇总编制。", "杭州市西湖区人民政府办公室", .county, .area, "330106"),
    ("本报告由宿迁市教育局汇总各单位编制而成。", "宿迁市教育局", .department, .organ, "321300"),
    ("本报告由宿迁市综合行政执法局编制。", "宿迁市综合行政执法局", .department, .organ, "321300"),
    ("本报告由海盐县机构编制委员会办公室编制。", "海盐县机构编制委员会办公室", .department, .organ, "330424"),
    ("本报告根据《中华人民共和国政府信息公开条例》要求，由宿迁市人民政府编制。", "宿迁市人民政府", .city, .area, "321300"),
    ("根据条例，本年度报告由太原市小店区民政局编写，全文由六部分组成。", "太原市小店区民政局", .department, .organ, "140105"),
    ("如对本报告有疑问，由宿迁市人民政府办公室负责解释。", "", .department, .organ, ""),
    ("根据条例要求，佛山市禅城区南庄镇人民政府编制本报告。", "佛山市禅城区南庄镇人民政府", .street, .organ, "440604/南庄镇"),
    ("根据条例要求，佛山市禅城区南庄镇结合实际，编制本报告。", "佛山市禅城区南庄镇", .street, .organ, "440604/南庄镇"),
    ("根据条例要求，我局编制本报告。", "", .department, .organ, ""), ("根据条例和通知要求，编制本报告。", "", .department, .organ, ""),
  ])
  func theSentenceOnTheMakingNamesTheOrganAndTheScope(
    _ sentence: String, _ organ: String, _ level: Level, _ scope: Scope, _ code: String
  ) throws {
    let identity = try report(general, sentence + period).identity
    #expect(identity.organ == organ)
    #expect(identity.level == level)
    #expect(identity.scope == scope)
    #expect(identity.area.code == code)
  }

  @Test(arguments: [
    ("宿迁市洋河新区管理委员会", "321300/洋河新区", "管委会"), ("宿迁市洋河新区", "321300/洋河新区", "管委会"),
    ("宿迁经济技术开发区财政局", "321300/经济技术开发区", "财政局"), ("邢台市幸福区财政局", "130500/幸福区", "财政局"),
    ("宿迁市洋河新区洋河镇人民政府", "321300/洋河新区/洋河镇", ""), ("重庆两江新区管理委员会", "500000/两江新区", "管委会"),
    ("陕西省西咸新区管理委员会", "", "管委会"), ("温州市城市管理局", "330300", "城市管理局"),
    ("宿迁市社区服务中心", "321300", "社区服务中心"), ("长沙市库区移民管理局", "430100", "库区移民管理局"),
  ])
  func anOrganOfAZoneIsNotItsCitys(_ organ: String, _ code: String, _ office: String) throws {
    let identity = try report("\(organ)2024年政府信息公开工作年度报告").identity
    #expect(identity.organ == organ)
    #expect(identity.area.code == code)
    #expect(identity.office(in: .compiled) == office)
  }

  @Test(arguments: [
    ("苏州高新区（虎丘区）人民政府", "320505", ""), ("泰州医药高新区（高港区）财政局", "321203", "财政局"), ("杭州高新区（滨江）人民政府", "330108", ""),
    ("苏州高新区财政局", "320500/高新区", "财政局"), ("杭州市滨江区人民政府", "330108", ""),
  ])
  func aZoneAndACountyInOneAreTheCounty(_ organ: String, _ code: String, _ office: String) throws {
    let identity = try report("\(organ)2024年政府信息公开工作年度报告").identity
    #expect(identity.area.code == code)
    #expect(identity.office(in: .compiled) == office)
  }

  @Test(arguments: [
    ("宿迁市人民政府", "沭阳县人民政府", false), ("宿迁市财政局", "沭阳县财政局", false), ("江苏省人民政府", "宿迁市人民政府", false),
    ("宿迁市人民政府", "宿迁市人民政府办公室", true), ("温州市鹿城区", "鹿城区人民政府办公室", true),
    ("温州市公安局鹿城区分局", "鹿城区公安分局", true), ("国家税务总局温州市税务局", "温州市税务局", true),
  ])
  func aSignatureOfAnotherAreaDisagrees(_ organ: String, _ signature: String, _ isSame: Bool) throws {
    let report = try report("\(organ)2024年政府信息公开工作年度报告", signed: "\(signature)\n\n2025年1月20日")
    #expect(doubts(report).isEmpty == isSame)
    let evidence = report.identity.evidence.first { $0.property == .organ && $0.origin == .signature }
    #expect(evidence?.agrees == isSame)
  }

  @Test func whereNothingSaysWhoseItIsLevelAndScopeAreNotSaidEither() throws {
    let nobody = try report(general, period).identity
    #expect(nobody.knownLevel == nil && nobody.knownScope == nil)
    #expect(try report("宿迁市财政局2024年\(general)").identity.knownLevel == .department)
  }

  @Test(arguments: [
    ("成都市人民政府（本级）2024年", "", "成都市人民政府", Scope.organ), ("成都市本级2024年", "", "成都市人民政府", .organ),
    ("成都市市本级2024年", "", "成都市人民政府", .organ), ("成都市2024年", "", "成都市人民政府", .area),
    ("成都市2024年", "本报告由市政府办公室编制，数据仅包含市政府办公室本级。", "成都市人民政府", .organ),
    ("成都市2024年", "本报告由市政府办公室汇总市本级和各区县数据编制而成。", "成都市人民政府", .area),
  ])
  func aGovernmentThatSpeaksForItselfAloneIsNoWholeArea(
    _ title: String, _ sentence: String, _ organ: String, _ scope: Scope
  ) throws {
    let identity = try report(title + general, sentence).identity
    #expect(identity.organ == organ)
    #expect(identity.level == .city)
    #expect(identity.scope == scope)
  }

  @Test func aScopeThatASentenceContradictsIsSaid() throws {
    let office = try report("宿迁市人民政府办公室2024年\(general)", "本报告由市政府办公室汇总各部门和各县区数据编制而成。")
    #expect(office.identity.scope == .organ)
    #expect(
      doubts(office) == [
        "“本报告由市政府办公室汇总各部门和各县区数据编制而成” speaks of the whole area, the organ's name of the organ alone: the organ alone is taken"
      ])
    #expect(try doubts(report("宿迁市2024年\(general)", "本报告由市政府办公室汇总各部门和各县区数据编制而成。")).isEmpty)
  }

  /// What is named after a lake, a mountain or a park lies where the words before it say.
  @Test(arguments: [
    ("吉林省长白山管委会", "220000"), ("宁夏贺兰山国家级自然保护区管理局", "640000"), ("安徽省巢湖管理局", "340000"), ("山东省东平湖管理局", "370000"),
    ("江苏省洪泽湖渔业管理委员会办公室", "320000"), ("杭州西湖风景名胜区管委会", "330100/西湖风景名胜区"), ("四川天府新区成都管委会", "510100"),
    ("湖北省洪湖湿地自然保护区管理局", "420000"),
    // And those that are of the area.
    ("湖北江陵县财政局", "421024"), ("广东江门市财政局", "440700"), ("浙江省舟山港务局", "330900"), ("宿迁河道管理处", "321300"),
    ("宿迁湖滨新区管委会", "321300/湖滨新区"),
    ("宿迁公园管理处", "321300"), ("黄山风景区管理委员会", ""),
    ("杭州市西湖区财政局", "330106"),
    ("安徽省巢湖市财政局", "340181"), ("合肥巢湖经济开发区管委会", "340181"), ("浙江温州鹿城区财政局", "330302"), ("江西东乡气象局", "361003"),
    ("淮安市洪泽区财政局", "320813"),
  ])
  func aLakeOrAMountainIsNoArea(_ organ: String, _ code: String) throws {
    #expect(try report("\(organ)2024年\(general)").identity.area.code == code)
  }

  @Test func aSignatureBeforeTheEndOfTheYearIsSaid() throws {
    let early = try report("宿迁市2024年政府信息公开工作年度报告", signed: "宿迁市人民政府\n\n2024年1月20日")
    #expect(early.signed == nil)
    #expect(
      doubts(early) == [
        "the signature says 2024-01-20, when 2024, the year of the report, was not over: the day is not taken"
      ])
    let late = try report("宿迁市2024年政府信息公开工作年度报告", signed: "宿迁市人民政府\n\n2025年1月20日")
    #expect(late.signed?.day.description == "2025-01-20")
    #expect(doubts(late).isEmpty)
  }
}
