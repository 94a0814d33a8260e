import Documents
import Relations
import Reports
import Testing

@testable import Storage

/// Organs whose area no document tells: who they are, and whose reports are whose.
@Suite struct UnknownAreaTests {
  private func town(_ name: String, _ year: Int?, _ value: Int64, prose: String = "") -> Report {
    var report = made("", year ?? 0, organ: name + "人民政府", scope: .organ, value)
    report.identity.year = year
    report.identity.area = Area(code: "", name: name, kind: .street, pinyin: "", parent: nil)
    report.identity.level = .street
    report.prose = Document(name: "", format: .text, text: Array(prose.utf8))
    return report
  }

  private func district(_ name: String, _ value: Int64) -> Report {
    var report = made("", 2023, organ: name + "人民政府", value)
    report.identity.area.name = name
    return report
  }

  @Test func organsOfOtherNamesAreOthers() {
    let database = database([
      ("a.html", town("和平镇", 2022, 5)), ("b.html", town("太平乡", 2023, 6)), ("c.html", town("幸福街道", 2023, 5)),
    ])
    #expect(Set(texts(database, "reports", "organ")) == ["和平镇人民政府", "太平乡人民政府", "幸福街道人民政府"])
    if case .boolean(let newest)? = database.dataset.cube.reports.column(named: "newest")?.values {
      #expect((0..<3).allSatisfy { newest[$0] == 1 })
    }
    #expect(!database.checked().contains { !$0.others.isEmpty })
  }

  @Test func theSameFiguresMakeNoDuplicateOfAnotherOrgan() {
    let database = database([
      ("a.html", town("和平镇", 2023, 0)), ("b.html", town("太平乡", 2023, 0)), ("c.html", district("通州区", 0)),
      ("d.html", district("铁西区", 0)),
    ])
    #expect(database.sources.map(\.status) == [.read, .read, .read, .read])
  }

  @Test func ofOneNameOnlyTheSameTextWithTheSameFiguresIsACopy() {
    let database = database([
      ("a.html", town("和平镇", 2023, 0, prose: "本镇 一年来。")), ("b.txt", town("和平镇", 2023, 0, prose: "本镇一年来。")),
      ("c.html", town("和平镇", 2023, 0, prose: "另一镇一年来。")), ("d.html", town("和平镇", 2023, 1, prose: "本镇一年来。")),
      ("e.html", town("太平乡", 2023, 0, prose: "本镇一年来。")),
    ])
    #expect(database.sources.map(\.status) == [.read, .duplicate, .read, .read, .read])
    let doubts = database.checked().filter { $0.finding.rule == .duplicate && $0.finding.outcome == .unlikely }
    #expect(doubts.map { database.reports[$0.report].path } == ["a.html"])
    #expect(
      doubts.first?.finding.remark?.en
        == "c.html has the same organ, year and figures, and the area of neither is known: both count")
    #expect(
      texts(database, "reports", "organ") == ["和平镇人民政府（a.html）", "和平镇人民政府（c.html）", "和平镇人民政府（d.html）", "太平乡人民政府"])
  }

  @Test func officesOfOneNameAreNoConflict() {
    let database = database([
      ("a.txt", made("", 2019, organ: "教育局", scope: .organ, 5)),
      ("b.txt", made("", 2019, organ: "教育局", scope: .organ, 6)),
      ("c.txt", made("", 2019, organ: "教育局", scope: .organ, 5)),
    ])
    #expect(database.sources.map(\.status) == [.read, .read, .duplicate])
  }

  @Test func theYearsOfAnOrganAreThoseOfItsNameInItsFolder() {
    let followed = database([("镇/2022年/a.html", town("和平镇", 2022, 0)), ("镇/2023年/a.html", town("和平镇", 2023, 0))])
    #expect(followed.checked().contains { $0.finding.rule == .Y1 })
    #expect(Set(texts(followed, "reports", "organ")) == ["和平镇人民政府"])
    let strangers = database([("甲/a.html", town("和平镇", 2022, 0)), ("乙/a.html", town("和平镇", 2023, 0))])
    #expect(!strangers.checked().contains { $0.finding.rule == .Y1 })
    #expect(Set(texts(strangers, "reports", "organ")) == ["和平镇人民政府（甲/a.html）", "和平镇人民政府（乙/a.html）"])
  }

  @Test func whereSeveralOrgansBearANameNoYearFollowsAnother() {
    let database = database([
      ("a.html", town("和平镇", 2022, 0)), ("b.html", town("和平镇", 2023, 0)), ("c.html", town("和平镇", 2023, 7)),
    ])
    #expect(!database.checked().contains { $0.finding.rule == .Y1 })
    #expect(Set(database.reports.map(\.organ)).count == 3)
  }

  @Test func nothingLiesInAnAreaThatIsNotKnown() {
    let database = database([
      ("a.html", district("鼓楼区", 21)), ("b.html", district("幸福区", 21)),
      ("c.html", made("", 2023, organ: "教育局", scope: .organ, 3)),
    ])
    #expect(database.dataset.cube.containment.rows.count == 0)
    #expect(database.reports.count == 3)
  }

  @Test func anOrganOfAKnownAreaIsTakenForNoneOfAnUnknownOne() {
    let database = database([
      ("a.html", made("320106", 2023, organ: "鼓楼区人民政府", 1)), ("b.html", district("鼓楼区", 1)),
    ])
    #expect(database.sources.map(\.status) == [.read, .read])
    #expect(Set(texts(database, "reports", "organ")) == ["鼓楼区人民政府（南京市）", "鼓楼区人民政府（b.html）"])
  }

  @Test func aGovernmentIsToldByWhatLiesAroundItThoughItsAreaHasANewName() {
    let database = database([
      ("a.html", made("130502", 2019, organ: "桥东区人民政府", 1)), ("b.html", made("130702", 2019, organ: "桥东区人民政府", 1)),
    ])
    #expect(database.reports.map(\.organ) == ["桥东区人民政府（邢台市）", "桥东区人民政府（张家口市）"])
  }

  @Test func aReportOfNobodysIsCalledByItsFile() {
    let database = database([
      ("甲/a.txt", made("", 2023, organ: "", 1)), ("乙/a.txt", made("", 2023, organ: "", 1)),
      ("c.txt", made("", 2022, organ: "", 1)),
    ])
    #expect(database.sources.map(\.status) == [.read, .read, .read])
    #expect(texts(database, "reports", "organ").sorted() == ["c.txt", "乙/a.txt", "甲/a.txt"])
    #expect(texts(database, "reports", "report").sorted() == ["c.txt 2022", "乙/a.txt 2023", "甲/a.txt 2023"])
    #expect(!database.checked().contains { $0.finding.rule == .Y1 })
  }
}
