import Relations
import Reports
import Testing

/// Two districts of 温州 and one of 南京; handled 10, 90 and 100, disclosed 9, 9 and 50.
private let corpus = Corpus([
  report(lucheng, 2019, ["granted": 6, "partial": 3, "handled": 10, "applications": 8, "carried_in": 2]),
  report(dongtou, 2019, ["granted": 9, "partial": 0, "handled": 90, "applications": 80, "carried_in": 20]),
  report(gulouOfNanjing, 2019, ["granted": 50, "partial": 0, "handled": 100, "applications": 100, "carried_in": 0]),
])

@Test("A rate is the ratio of the sums at every level, never a mean of ratios")
func ratioOfSums() {
  #expect(corpus.rows("disclosure_rate by district") == ["鹿城区 0.9", "鼓楼区 0.5", "洞头区 0.1"])
  #expect(corpus.rows("disclosure_rate by city") == ["南京市 0.5", "温州市 0.18"])
  #expect(corpus.rows("disclosure_rate") == ["0.34"])
  #expect(corpus.rows("disclosure_rate by city totals").last == "total 0.34")
  #expect(corpus.rows("completion_rate by city") == ["南京市 1.0", "温州市 0.9091"])
}

@Test("A mean of rates must be asked for, and a sum of rates is refused")
func meanOfRates() {
  #expect(corpus.rows("avg disclosure_rate, max disclosure_rate, median disclosure_rate") == ["0.5 0.9 0.5"])
  #expect(corpus.error("disclosure_rate by district | sum disclosure_rate")?.hint != nil)
}

@Test("Rates compare with numbers and with per cent")
func rateFilters() {
  #expect(corpus.rows("handled by district filter disclosure_rate >= 50%") == ["鼓楼区 100", "鹿城区 10"])
  #expect(corpus.rows("handled by district filter disclosure_rate > 0.5") == ["鹿城区 10"])
  #expect(corpus.rows("disclosure_rate > 30% by city") == ["南京市 0.5"])
}

@Test("A rate without anything handled is blank")
func rateOfNothing() {
  let corpus = Corpus([report(lucheng, 2019, ["granted": 0, "partial": 0, "handled": 0])])
  #expect(corpus.rows("disclosure_rate") == ["blank"])
  #expect(corpus.rows("avg disclosure_rate") == ["blank"])
}

/// Two districts of 温州 with both parts of the rate, 2 of 10 and 3 of 90; one that printed no lawsuits, one whose table 三 was not read.
private let uneven = Corpus([
  report(lucheng, 2019, ["handled": 10, "direct/总计": 2]),
  report(dongtou, 2019, ["handled": 90, "direct/总计": 3]),
  report(longwan, 2019, ["handled": 400]),
  report(cangnan, 2019, unread: [.applications], ["direct/总计": 50]),
])

@Test("A rate is of the reports that have every part of it, and the others are named")
func rateOfWholeReports() {
  #expect(uneven.rows("litigation_rate by city") == ["温州市 0.05"])
  #expect(uneven.rows("lawsuits / handled by city") == ["温州市 0.05"])
  #expect(uneven.rows("litigation_rate by district") == ["鹿城区 0.2", "洞头区 0.0333", "龙湾区 blank", "苍南县 unread"])
  // Sums that are no rate are of all reports.
  #expect(uneven.rows("lawsuits, handled, litigation_rate by city") == ["温州市 55 500 0.05"])
  #expect(uneven.rows("litigation_rate, lawsuits / handled by city filter district != 鹿城区") == ["温州市 0.0333 0.0333"])
}

@Test("The parts of a rate go together column by column of the form")
func rateByApplicant() {
  let corpus = Corpus([
    report(lucheng, 2019, ["granted/自然人": 1, "handled/自然人": 4, "handled/商业企业": 10]),
    report(dongtou, 2019, ["granted/自然人": 2, "granted/商业企业": 3, "handled/自然人": 2, "handled/商业企业": 6]),
  ])
  #expect(
    corpus.rows("granted / handled by applicant filter applicant in (自然人, 商业企业)") == [
      "natural_person 0.5", "company 0.5",
    ])
}

/// 鹿城区 printed what became of its lawsuits, and no totals: those of the direct ones follow, 1 + 3 + 3 + 5 = 12, those after a review do
/// not, for one part is blank. 洞头区 printed 10 direct ones and nothing of others.
private let open = Corpus([
  report(
    lucheng, 2019,
    [
      "direct/结果维持": 1, "direct/结果纠正": 3, "direct/其他结果": 3, "direct/尚未审结": 5, "direct/总计": .implied(12),
      "after/结果纠正": 3, "after/其他结果": 1, "after/尚未审结": 2,
    ]),
  report(dongtou, 2019, ["direct/结果纠正": 2, "direct/尚未审结": 0, "direct/总计": 10]),
])

@Test("A report that has parts of a total, and not the total, is in no rate of it")
func rateWithoutATotal() {
  // Not 6 / (12 − 7): the three after a review would stand above the line, and their total not below it.
  #expect(open.rows("loss_rate by district") == ["洞头区 0.2", "鹿城区 blank"])
  #expect(open.rows("loss_rate by city") == ["温州市 0.2"])
  #expect(open.rows("lawsuits.corrected / lawsuits by city") == ["温州市 0.2"])
  #expect(open.note("incomplete", "loss_rate by city")?.names == ["鹿城区人民政府 2019"])
  #expect(open.note("incomplete", "loss_rate 鹿城区")?.names == ["鹿城区人民政府 2019"])
  #expect(open.rows("lawsuits, lawsuits.corrected by district") == ["鹿城区 12* 6", "洞头区 10 2"])
}

@Test("The rate of each report is one of all there is, too")
func ratesOfReportsWithoutATotal() {
  #expect(open.rows("max loss_rate, count loss_rate") == ["0.2 1"])
  #expect(open.rows("count filter loss_rate > 1") == ["0"])
  #expect(open.rows("count filter lawsuits.corrected / lawsuits > 0.1") == ["1"])
  // Of the direct ones 3 / (12 − 5) and 2 / 10, in the mean 0.3143; of those after a review none.
  #expect(open.rows("max loss_rate by path") == ["direct 0.4286*", "after_review blank"])
  #expect(open.rows("avg loss_rate by path") == ["direct 0.3143*", "after_review blank"])
}

@Test("A rate told apart by path is one of the path's own totals, and of printed ones where implied values are off")
func rateByPath() {
  #expect(open.rows("loss_rate by district, path 鹿城区") == ["鹿城区 direct 0.4286*", "鹿城区 after_review blank"])
  let printed = open.with { $0.usesImplied = false }
  #expect(printed.rows("loss_rate by path") == ["direct 0.2", "after_review blank"])
}

@Test("Sums of different years in a quotient are each of their own reports")
func quotientOfYears() {
  let corpus = Corpus([
    report(lucheng, 2019, ["handled": 10]), report(dongtou, 2019, ["handled": 30]),
    report(lucheng, 2020, ["handled": 20]),
  ])
  #expect(corpus.rows("handled@2020 / handled@2019") == ["0.5"])
}

@Test("Reports left out of a rate are told, and years of which other organs have values")
func notesOfRates() {
  #expect(uneven.note("incomplete", "litigation_rate by city")?.names == ["龙湾区人民政府 2019", "苍南县人民政府 2019"])
  #expect(uneven.note("incomplete", "lawsuits, handled by city") == nil)
  // A blank that a measure and the rate both meet is one blank.
  #expect(uneven.notes("lawsuits, litigation_rate by city") == ["reports=4", "blank=5", "unread=1", "incomplete=2"])
  let corpus = Corpus([
    report(lucheng, 2019, ["direct/总计": 10]), report(dongtou, 2019, ["direct/总计": 30]),
    report(lucheng, 2020, ["direct/总计": 20]), report(dongtou, 2020, unread: [.disputes], [:]),
  ])
  #expect(corpus.note("other_values", "lawsuits 2019 vs 2020 by city")?.names == ["温州市"])
  #expect(corpus.note("other_values", "growth lawsuits by city 2020")?.names == ["温州市"])
  #expect(corpus.note("other_values", "lawsuits 2019 vs 2020 by district") == nil)
  #expect(corpus.note("total_other_values", "lawsuits 2019 vs 2020 by district totals") != nil)
  #expect(corpus.note("total_other_values", "lawsuits 2019 vs 2020 by city totals") == nil)
}
