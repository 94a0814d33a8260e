import Documents
import Testing

@testable import Reports

@Suite struct WorkPlans {
  private static let text = """
    某市某区人民政府办公室
    关于印发2020年某区政务公开工作要点的通知

    2020年某区政务公开工作要点

    总的要求是把事情做好。

    一、公开权力，全程留痕

    1. 公开清单。把清单放到网上，1. 不是任务的数字不算，这一句在这里被换页切断了，为的是看看它能不能和下面的半句接起来，所以要写得长一些，再长一些

    才能接上。（责任单位：区委编办、区委宣传部〈区新闻办、区网信办〉，其他区级有关单位，各街镇）

    2、公开执法。依法执法（执法依据、程序都公开）。

    （责任单位:区司法局〔区法宣办〕,区政务服务中心）

    二、管好平台

    ３．管好网站。每季度查一次。

    各部门要结合本要点抓好落实。
    """

  private func plan(_ text: String = Self.text) -> WorkPlan? {
    guard case .plan(let plan) = read(document(text, name: "plan.txt"), in: .compiled) else { return nil }
    return plan
  }

  @Test func aPlanSaysWhoIssuedItAndForWhichYear() throws {
    let plan = try #require(self.plan())
    #expect(plan.title == "2020年某区政务公开工作要点")
    #expect(plan.year == 2020)
  }

  @Test func tasksHaveTheirNumberSectionTitleAndPlace() throws {
    let tasks = try #require(self.plan()).tasks
    #expect(tasks.map(\.number) == [1, 2, 3])
    #expect(tasks.map(\.section) == ["一、公开权力，全程留痕", "一、公开权力，全程留痕", "二、管好平台"])
    #expect(tasks.map(\.title) == ["公开清单", "公开执法", "管好网站"])
    #expect(tasks.map { "\($0.place)" } == ["10:1", "14:1", "20:1"])
  }

  @Test func aParagraphCutInMidSentenceGoesOn() throws {
    let tasks = try #require(self.plan()).tasks
    #expect(tasks[0].text.contains("再长一些才能接上。（责任单位"))
    #expect(tasks[1].text.hasSuffix("（责任单位:区司法局〔区法宣办〕,区政务服务中心）"))
    #expect(tasks[2].text == "管好网站。每季度查一次。")
  }

  @Test func unitsArePartedByCommasButNotWithinTheirBrackets() throws {
    let tasks = try #require(self.plan()).tasks
    #expect(tasks[0].units == ["区委编办", "区委宣传部〈区新闻办、区网信办〉", "其他区级有关单位", "各街镇"])
    #expect(tasks[1].units == ["区司法局〔区法宣办〕", "区政务服务中心"])
    #expect(tasks[2].units == [])
  }

  @Test(arguments: [
    ("做事。(责任单位:区发改局、区财政局〈区国资办〉、市局鹿城分局,各街镇)", ["区发改局", "区财政局〈区国资办〉", "市局鹿城分局", "各街镇"]),
    ("责任单位：区审计局", ["区审计局"]), ("责任单位不明。", []), ("（责任单位：）", []), ("（责任单位：甲〈乙", ["甲〈乙"]),
    ("责任单位", []), ("责任单位：", []), ("", []),
  ])
  func unitsAreReadWhateverTheWidthOfTheSigns(_ text: String, _ expected: [String]) {
    #expect(units(text) == expected)
  }

  @Test func aReportThatSpeaksOfAPlanIsAReport() {
    let text = "某县2020年政务公开工作要点执行情况\n\n1. 公开。好。\n\n" + "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
    guard case .report = read(document(text), in: .compiled) else {
      Issue.record("not a report")
      return
    }
  }
}
