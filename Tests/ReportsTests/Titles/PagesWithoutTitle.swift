import Documents
import Testing

@testable import Reports

/// Texts of pages whose titles were lost, or stand among other words.
@Suite struct PagesWithoutTitle {
  private let table = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
  private let period = "统计期限为2023年1月1日至2023年12月31日。"

  private func identity(_ paragraphs: String...) throws -> Identity {
    guard case .report(let report) = read(document((paragraphs + [table]).joined(separator: "\n\n")), in: .compiled)
    else {
      throw NotAReport()
    }
    return report.identity
  }

  private struct NotAReport: Error {}

  @Test(
    arguments: [
      ("2023年，赛罕区人民政府以便民为先，做好公开工作。", "赛罕区人民政府", 2023), ("2023年,海门经济技术开发区认真做好公开工作。", "海门经济技术开发区", 2023),
      ("2023年度，苍南县教育局在县委领导下公开信息。", "苍南县教育局", 2023), ("2023年以来，苍南县教育局严格依法公开。", "苍南县教育局", 2023),
      // Of an area that is not named; a day; none of them.
      ("2023年，我县认真公开信息。", "", 2023), ("2023年，市教育局高度重视公开工作。", "", 2023), ("2023年，区委、区政府高度重视公开工作。", "", 2023),
      ("2019年4月3日，条例修订公布。", "", nil), ("二十大以来，苍南县教育局认真公开信息。", "", nil),
    ] as [(String, String, Int?)])
  func theFirstSentenceOfTheTextSaysWhatNothingElseDoes(_ sentence: String, _ organ: String, _ year: Int?) throws {
    let identity = try identity("一、总体情况", sentence)
    #expect(identity.organ == organ)
    #expect(identity.year == year)
  }

  @Test func theTitleStandsAboveTheFirstSentence() throws {
    let identity = try identity("苍南县财政局2022年政府信息公开工作年度报告", "一、总体情况", "2023年，苍南县教育局认真公开信息。")
    #expect(identity.organ == "苍南县财政局")
    #expect(identity.year == 2022)
  }

  @Test(arguments: [
    ("特向社会公布国家税务总局佛山市税务局（以下简称“佛山市税务局”，下文类同）2023年政府信息公开工作年度报告。", "国家税务总局佛山市税务局"),
    ("根据条例，由台州湾经济技术开发区管委会结合统计结果编制本报告。", "台州湾经济技术开发区管委会"),
    ("按照市里做好 2023 年政府信息公开工作年度报告编制工作的要求，现编制《苍南县灵溪镇人民政府2023年政府信息公开工作年度报告》。", "苍南县灵溪镇人民政府"),
    // Who gave notice is not who reports; nor is a page's owner.
    ("根据《省政务公开领导小组办公室关于做好2023年度政府信息公开工作年度报告编制工作的通知》公开。", ""), ("即将离开“海淀区人民政府”门户网站", ""),
  ])
  func whoReportsIsToldFromOthersThatASentenceNames(_ sentence: String, _ organ: String) throws {
    #expect(try identity(sentence, period).organ == organ)
  }

  @Test func aTitleInTraditionalCharactersAndPinyinIsRead() throws {
    let identity = try identity("苍南縣人民政府2023年政府信息", "公開工作年度報(bào)告", "一、總體情況", period)
    #expect(identity.organ == "苍南县人民政府")
    #expect(identity.area.code == "330327")
  }

  @Test func theOrgansOfAGovernmentTogetherAreNamedByIt() throws {
    let identity = try identity("城口县人民政府机关", "2023年政府信息公开工作年度报告")
    #expect(identity.organ == "城口县人民政府机关")
    #expect(identity.level == .department)
    #expect(identity.area.code == "500229")
  }
}
