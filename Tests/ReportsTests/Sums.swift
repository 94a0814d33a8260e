import Diagnostics
import Testing

@testable import Reports

/// Implied values and checks, on tables with a few cells filled in.
@Suite struct Sums {
  /// The facts of table 三 and 四, all blank but for those given by row label, column and text.
  private func facts(_ cells: [(row: String, column: String, text: String)], form: Form = .form2019) -> [Fact?] {
    var facts = [Fact?](repeating: nil, count: formCells.count)
    for table in [StatutoryTable.applications, .disputes] {
      for slot in slots(of: table, on: form) {
        facts[slot] = Fact(slot: slot, text: "", kind: .blank, value: nil, place: Place(line: 1))
      }
    }
    for cell in cells {
      let slot = self.slot(cell.row, cell.column)
      facts[slot]?.text = cell.text
      facts[slot]?.value = Int64(cell.text)
      facts[slot]?.kind = cell.text == "-" ? .mark : cell.text == "0" ? .zero : .number
    }
    return facts
  }

  private func slot(_ row: String, _ column: String) -> Slot {
    let slot = formCells.firstIndex { ($0.row.last ?? "").contains(row) && $0.columnPath == column }
    precondition(slot != nil, "the form has a cell of \(row), \(column)")
    return slot ?? 0
  }

  private func implied(_ facts: [Fact?], form: Form = .form2019) -> [Fact?] {
    var facts = facts
    implyValues(&facts, form: form)
    return facts
  }

  private func outcome(_ rule: Finding.Rule, _ row: String, _ column: String, _ facts: [Fact?]) -> Finding.Outcome? {
    let slot = slot(row, column)
    return check(implied(facts), form: .form2019).first { $0.rule == rule && $0.whole.contains(slot) }?.outcome
  }

  @Test func thereAreFortyIdentitiesOnTheFormOf2019AndTwoMoreRowsOnThatOf2021() {
    #expect(identities(of: .form2019).count == 23 + 7 + 7 + 3)
    #expect(identities(of: .form2021).count == 25 + 7 + 7 + 3)
    #expect(identities(of: .form2019).filter { $0.rule == .C }.allSatisfy { $0.parts.count == 19 })
    #expect(identities(of: .form2021).filter { $0.rule == .C }.allSatisfy { $0.parts.count == 21 })
  }

  @Test func aTotalEqualToItsPartsMakesTheOtherPartsZero() {
    let facts = implied(facts([("一、", "自然人", "16"), ("一、", "总计", "16")]))
    #expect(["商业企业", "科研机构", "其他"].map { facts[slot("一、", $0)]?.implied } == [0, 0, 0])
    #expect(facts[slot("一、", "自然人")]?.implied == nil)
  }

  @Test func reviewsOfDongtouHaveAnImpliedZero() {
    // 洞头 2019: 维持 1, 总计 1.
    let facts = implied(facts([("件数", "行政复议/结果维持", "1"), ("件数", "行政复议/总计", "1")]))
    #expect(facts[slot("件数", "行政复议/结果纠正")]?.implied == 0)
  }

  @Test func aLoneUnknownIsTheDifference() {
    // 鹿城 2019, 8.属于行政查询事项: six zeros and a blank total.
    let zeros = applicants.map { ("8.属于行政查询事项", $0, "0") }
    #expect(implied(facts(zeros))[slot("8.属于行政查询事项", "总计")]?.implied == 0)
    let row = [
      ("一、", "自然人", "3"), ("一、", "商业企业", "1"), ("一、", "科研机构", "0"), ("一、", "社会公益组织", "0"),
      ("一、", "法律服务机构", "0"), ("一、", "总计", "9"),
    ]
    #expect(implied(facts(row))[slot("一、", "其他")]?.implied == 5)
  }

  @Test func whatIsImpliedProvesMore() {
    // 苍南 2020, 2.其他法律行政法规禁止公开: 2 from people, the rest and the total blank. Where the column totals
    // (七) say that no one else was answered, the blanks are zero, and the total is 2.
    var cells = [("2.其他法律行政法规禁止公开", "自然人", "2")]
    cells += ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"].map { ("（七）", $0, "0") }
    let facts = implied(facts(cells))
    #expect(facts[slot("2.其他法律行政法规禁止公开", "商业企业")]?.implied == 0)
    #expect(facts[slot("2.其他法律行政法规禁止公开", "总计")]?.implied == 2)
  }

  @Test func aMarkCountsAsBlankAndKeepsItsText() {
    let facts = implied(facts([("一、", "自然人", "4"), ("一、", "商业企业", "-"), ("一、", "总计", "4")]))
    #expect(facts[slot("一、", "商业企业")]?.implied == 0)
    #expect(facts[slot("一、", "商业企业")]?.text == "-")
  }

  @Test func nothingIsImpliedBelowZeroOrOfTwoUnknowns() {
    let short = facts([("一、", "自然人", "4"), ("一、", "总计", "9")])
    #expect(implied(short)[slot("一、", "其他")]?.implied == nil)
    let over = applicants.dropLast().map { ("一、", $0, "2") } + [("一、", "总计", "9")]
    #expect(implied(facts(over))[slot("一、", "其他")]?.implied == nil)
  }

  @Test func aValueThatTwoIdentitiesGiveDifferentlyIsWithdrawn() {
    // Row 一 says that 其他 is 0, the balance of its column says 3.
    let cells = [
      ("一、", "自然人", "5"), ("一、", "总计", "5"), ("二、", "其他", "0"), ("（七）", "其他", "3"), ("四、", "其他", "0"),
    ]
    let facts = implied(facts(cells))
    #expect(facts[slot("一、", "其他")]?.implied == nil)
  }

  @Test func aCellThatWasNotFoundGetsNoValue() {
    var facts = facts([("一、", "自然人", "5"), ("一、", "总计", "5")])
    facts[slot("一、", "其他")] = nil
    let result = implied(facts)
    #expect(result[slot("一、", "其他")] == nil)
    #expect(result[slot("一、", "商业企业")]?.implied == 0)
  }

  @Test func printedSumsPassOrFail() throws {
    let row = applicants.map { ("一、", $0, "2") }
    #expect(outcome(.R, "一、", "总计", facts(row + [("一、", "总计", "12")])) == .pass)
    let failed = facts(row + [("一、", "总计", "13")])
    #expect(outcome(.R, "一、", "总计", failed) == .fail)
    let finding = try #require(check(failed, form: .form2019).first { $0.outcome == .fail })
    #expect(finding.expected == 12 && finding.found == 13)
  }

  @Test func blankPartsPassWhereTheSumIsReachedAndFailWhereItIsExceeded() {
    #expect(outcome(.R, "一、", "总计", facts([("一、", "自然人", "4"), ("一、", "总计", "4")])) == .pass)
    #expect(outcome(.R, "一、", "总计", facts([("一、", "自然人", "5"), ("一、", "总计", "4")])) == .fail)
    #expect(outcome(.R, "一、", "总计", facts([("一、", "自然人", "3"), ("一、", "总计", "4")])) == .notAssessable)
  }

  @Test func aBlankTotalBesideFilledPartsIsAMissingCell() {
    #expect(outcome(.R, "一、", "总计", facts(applicants.map { ("一、", $0, "1") })) == .notAssessable)
    #expect(outcome(.L, "件数", "行政复议/总计", facts([("件数", "行政复议/结果维持", "1")])) == .notAssessable)
  }

  @Test func aColumnWithABlankTotalInOneRowCannotBeAssessed() {
    // The column 总计 of 苍南 2020 in small: 226 printed, 228 at the foot, and one row's total blank.
    var cells = applicants.map { ("2.其他法律行政法规禁止公开", $0, $0 == "自然人" ? "2" : "0") }
    cells += [("（一）予以公开", "总计", "226"), ("（七）", "总计", "228")]
    #expect(implied(facts(cells))[slot("2.其他法律行政法规禁止公开", "总计")]?.implied == 2)
    #expect(outcome(.C, "（七）", "总计", facts(cells)) == .notAssessable)
  }

  @Test func theBlocksOfHongzeFail() {
    // 洪泽 2023: 10 + 1 beside a total of 0, and 5 beside a total of 0.
    let reviews = facts([
      ("件数", "行政复议/结果维持", "10"), ("件数", "行政复议/结果纠正", "1"), ("件数", "行政复议/其他结果", "0"), ("件数", "行政复议/尚未审结", "0"),
      ("件数", "行政复议/总计", "0"), ("件数", "行政诉讼/复议后起诉/结果维持", "5"), ("件数", "行政诉讼/复议后起诉/总计", "0"),
    ])
    let failed = check(implied(reviews), form: .form2019).filter { $0.outcome == .fail }
    #expect(failed.map(\.expected) == [11, 5])
    #expect(failed.map(\.found) == [0, 0])
  }

  @Test func balancesWeighBothSides() {
    let cells = [("一、", "总计", "16"), ("二、", "总计", "1"), ("（七）", "总计", "17"), ("四、", "总计", "")]
    #expect(outcome(.B, "一、", "总计", facts(cells)) == .pass)
    #expect(outcome(.B, "一、", "总计", facts(cells.dropFirst() + [])) == .notAssessable)
  }
}
