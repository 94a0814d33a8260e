import Diagnostics
import Testing

@testable import Reports

/// Checks between two reports, of rule-making power and of missing totals, on a few cells each.
@Suite struct YearsAndParts {
  private func report(
    _ cells: [(row: String, column: String, value: Int64?)], form: Form = .form2021, level: Level = .city,
    kind: Area.Kind = .city
  ) -> Report {
    let facts = cells.map { cell in
      Fact(
        slot: slot(cell.row, cell.column), text: cell.value.map { "\($0)" } ?? "",
        kind: cell.value == nil ? .blank : .number, value: cell.value, place: Place(line: 1))
    }
    let area = Area(code: "321300", name: "宿迁市", kind: kind, pinyin: "", parent: nil)
    return Report(
      identity: Identity(organ: "宿迁市人民政府", level: level, scope: .area, area: area, year: 2024, title: ""),
      forms: [.disclosure: form, .applications: form, .disputes: form], facts: facts.sorted { $0.slot < $1.slot })
  }

  private func slot(_ row: String, _ column: String) -> Slot {
    let slot = formCells.firstIndex { ($0.row.last ?? "").hasPrefix(row) && $0.columnPath == column }
    precondition(slot != nil, "the form has a cell of \(row), \(column)")
    return slot ?? 0
  }

  private func finding(_ findings: [Finding], _ rule: Finding.Rule, _ row: String, _ column: String) -> Finding? {
    findings.first { $0.rule == rule && $0.whole == [slot(row, column)] }
  }

  @Test func whatIsCarriedInIsWhatTheYearBeforeCarriedOutAcrossForms() {
    // 宿迁 2023 leaves 121 to the next year; one less is a failure by −1; a blank on either side is no failure.
    let before = report([("四、", "总计", 121), ("四、", "自然人", 116)], form: .form2019)
    let after = report([("二、", "总计", 120), ("二、", "自然人", 116)])
    let found = check(after, after: before)
    let total = finding(found, .Y1, "二、", "总计")
    #expect(total?.outcome == .fail && total?.expected == 121 && total?.found == 120)
    #expect(finding(found, .Y1, "二、", "自然人")?.outcome == .pass)
    #expect(finding(found, .Y1, "二、", "科研机构")?.outcome == .notAssessable)
    #expect(found.count { $0.rule == .Y1 } == 7)
  }

  @Test func documentsInForceFollowFromThoseOfTheYearBeforeOnTheFormOf2021Alone() {
    // 597 + 50 − 227 = 420.
    let before = report([("行政规范性文件", "现行有效件数", 597)])
    let after = report([
      ("行政规范性文件", "现行有效件数", 420), ("行政规范性文件", "本年制发件数", 50), ("行政规范性文件", "本年废止件数", 227),
    ])
    #expect(finding(check(after, after: before), .Y2, "行政规范性文件", "现行有效件数")?.outcome == .pass)
    let other = report([("行政规范性文件", "现行有效件数", 600)])
    let broken = finding(check(after, after: other), .Y2, "行政规范性文件", "现行有效件数")
    #expect(broken?.outcome == .fail && broken?.expected == 423)
    let older = report([("行政规范性文件", "现行有效件数", 597)], form: .form2019)
    #expect(!check(after, after: older).contains { $0.rule == .Y2 || $0.rule == .Y3 })
  }

  @Test func itemsFollowFromThoseOfTheYearBeforeAndItsChangeOnTheFormOf2019() {
    let before = report([("行政许可", "上一年项目数量", 100), ("行政许可", "本年增/减", -8)], form: .form2019)
    let right = report([("行政许可", "上一年项目数量", 92)], form: .form2019)
    let wrong = report([("行政许可", "上一年项目数量", 108)], form: .form2019)
    #expect(finding(check(right, after: before), .Y3, "行政许可", "上一年项目数量")?.outcome == .pass)
    let broken = finding(check(wrong, after: before), .Y3, "行政许可", "上一年项目数量")
    #expect(broken?.outcome == .fail && broken?.expected == 92)
  }

  @Test func partsThatExceedTheWholeAreUnlikelyAndFewerAreNoFault() {
    let whole = report([("一、", "总计", 10)])
    let more = finding(check(whole, against: [report([("一、", "总计", 7)]), report([("一、", "总计", 4)])]), .H, "一、", "总计")
    #expect(more?.outcome == .unlikely && more?.expected == 11 && more?.found == 10)
    #expect(finding(check(whole, against: [report([("一、", "总计", 7)])]), .H, "一、", "总计")?.outcome == .pass)
    #expect(check(whole, against: [report([])]).isEmpty && check(whole, against: []).isEmpty)
  }

  @Test(arguments: [
    (Level.county, Area.Kind.county, Int64(2), Finding.Outcome.unlikely), (.county, .county, 0, .pass),
    (.street, .street, 1, .unlikely), (.department, .county, 3, .unlikely),
  ])
  func rulesOfAnOrganWithoutPowerAreUnlikely(
    _ level: Level, _ kind: Area.Kind, _ count: Int64, _ outcome: Finding.Outcome
  ) {
    #expect(checkRuleMaking(report([("规章", "本年制发件数", count)], level: level, kind: kind)).map(\.outcome) == [outcome])
  }

  @Test(arguments: [(Level.city, Area.Kind.city), (.province, .province), (.department, .city)])
  func organsWithPowerMayMakeRules(_ level: Level, _ kind: Area.Kind) {
    #expect(checkRuleMaking(report([("规章", "本年制发件数", 5)], level: level, kind: kind)).isEmpty)
  }

  @Test func aBlankTotalBesideAPrintedPartIsMissingAndNoFailure() {
    // 苍南 2020: 2 for 自然人 beside a blank 总计; a row that is blank as a whole says nothing.
    let report = report(
      [
        ("2.其他法律", "自然人", 2), ("2.其他法律", "总计", nil), ("3.危及", "自然人", nil), ("3.危及", "总计", nil),
      ], form: .form2019)
    let found = missingTotals(report)
    #expect(found.map(\.whole) == [[slot("2.其他法律", "总计")]])
    #expect(found.first?.outcome == .notAssessable && found.first?.expected == 2 && found.first?.found == nil)
  }

  @Test func aFindingReadsAsASentenceInBothLanguages() {
    let before = report([("四、", "总计", 121)])
    let after = report([("二、", "总计", 120)])
    let sentence = finding(check(after, after: before), .Y1, "二、", "总计")?.sentence(in: after, against: ["宿迁市人民政府 2023"])
    #expect(
      sentence?.en == "table 三, 二、上年结转政府信息公开申请数量, 总计: 120, and 121 follows from 宿迁市人民政府 2023 (−1)")
    #expect(sentence?.zh == "表三 二、上年结转政府信息公开申请数量，总计：表中为 120，由 宿迁市人民政府 2023 推算为 121，相差 −1")
    // A balance prints neither side.
    let weighed = report([("一、", "总计", 3525), ("二、", "总计", 130), ("（七）", "总计", 3521), ("四、", "总计", 125)])
    var facts = [Fact?](repeating: nil, count: formCells.count)
    for fact in weighed.facts { facts[fact.slot] = fact }
    let balance = check(facts, form: .form2021).first { $0.rule == .B && $0.outcome == .fail }?.sentence(in: weighed)
    #expect(balance?.en == "table 三, 总计: 一 + 二 make 3655, and 三（七） + 四 make 3646 (+9)")
    #expect(balance?.zh == "表三 总计：一 + 二 为 3655，三（七）+ 四 为 3646，相差 +9")
  }
}
