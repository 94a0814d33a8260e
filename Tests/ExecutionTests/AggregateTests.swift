import Diagnostics
import Relations
import Reports
import Syntax
import Testing

/// 2, 4, 9 and a blank in 温州; 1 in 南京.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 2, "政府集中采购/采购总金额": .yuan(1_01)]),
  report(longwan, 2019, ["applications": 4, "政府集中采购/采购总金额": .yuan(2_02)]),
  report(dongtou, 2019, ["applications": 9, "政府集中采购/采购总金额": .unitless(500)]),
  report(cangnan, 2019, ["applications": nil, "政府集中采购/采购总金额": nil]),
  report(gulouOfNanjing, 2019, ["applications": 1, "政府集中采购/采购总金额": .yuan(92_233_720_368_547_00)]),
])

@Test("Aggregates are of the reports that have a value")
func perReportAggregates() {
  #expect(
    corpus.rows(
      "avg applications, min applications, max applications, median applications, count applications, count by city")
      == ["温州市 5.0 2 9 4.0 3 4", "南京市 1.0 1 1 1.0 1 1"])
  // The mean is 5; the squares 9 + 1 + 16 = 26 over n − 1 = 2 give 13, whose root is 3.6056.
  #expect(corpus.rows("stddev applications by city") == ["温州市 3.6056", "南京市 blank"])
  #expect(corpus.rows("median(applications) by province") == ["浙江省 4.0", "江苏省 1.0"])
  #expect(corpus.rows("avg applications 苍南县") == ["blank"])
  #expect(corpus.rows("avg applications, count 2018") == ["missing 0"])
  #expect(corpus.columns("avg applications, count") == ["avg_applications", "reports"])
}

@Test("Money is exact to the fen, however large, and an amount without a unit is kept out and told")
func money() {
  #expect(corpus.rows("procurement.amount by city") == ["南京市 92233720368547.00", "温州市 3.03"])
  #expect(corpus.rows("procurement.amount") == ["92233720368550.03"])
  #expect(corpus.notes("procurement.amount by city") == ["reports=5", "blank=1", "unitless=1"])
  #expect(corpus.rows("procurement.amount 洞头区") == ["unitless"])
  #expect(corpus.rows("procurement.amount + 1 鹿城区") == ["2.01"])
  #expect(corpus.rows("procurement.amount * 3 鹿城区") == ["3.03"])
  #expect(corpus.rows("procurement.amount / applications 鹿城区") == ["0.505"])
  #expect(corpus.rows("avg procurement.amount, max procurement.amount 温州市") == ["1.515 2.02"])
  #expect(corpus.rows("count filter procurement.amount > 1.5") == ["2"])
  #expect(corpus.rows("count filter procurement.amount = 1.01") == ["1"])
}

@Test("A hundred thousand fen add up without a trace of rounding")
func manyFen() {
  let reports = (0..<100).map { number in
    report(lucheng, 1900 + number, ["政府集中采购/采购总金额": .yuan(10)])
  }
  #expect(Corpus(reports).rows("procurement.amount") == ["10.00"])
}

@Test("A sum that does not fit is an error, never a wrong number")
func overflow() {
  let most = Int64.max
  let two = Corpus([
    report(lucheng, 2019, ["applications": .number(most - 5), "direct": .number(most), "after": 3]),
    report(longwan, 2019, ["applications": 5, "direct": 0, "after": 1]),
    report(gulouOfNanjing, 2019, ["applications": 1, "direct": 1, "after": 0]),
  ])
  #expect(two.rows("applications by city") == ["温州市 \(most)", "南京市 1"])
  for line in [
    "applications", "lawsuits", "lawsuits by district", "avg lawsuits", "count filter lawsuits > 3",
    "applications * 2 鹿城区",
    "applications + 6 鹿城区", "applications by city | sum applications", "applications by city | totals",
    "applications by city totals", "0 - applications - 10 鹿城区",
  ] {
    #expect(two.error(line)?.message.en.contains("too large") == true, "\(line)")
  }
}

@Test("A small cell beside a huge one of the same metric is not added unchecked")
func overflowAcrossCells() {
  let corpus = Corpus([report(lucheng, 2019, ["secret": .number(.max), "law": 1])])
  #expect(corpus.error("denied")?.message.en.contains("too large") == true)
  #expect(corpus.rows("denied.state_secret") == ["\(Int64.max)"])
}

@Test("What an aggregate is compared with is the number itself, not the number a report")
func aggregatesComparedWithNumbers() {
  #expect(corpus.rows("count applications > 2 by city") == ["温州市 3"])
  #expect(corpus.columns("count applications > 2 by city") == ["city", "count_applications"])
  // The deviation of 2, 4, 9 is 3.6056.
  #expect(corpus.rows("stddev applications > 3 by city") == ["温州市 3.6056"])
  #expect(corpus.rows("stddev applications > 2 * 2 by city") == [])
  #expect(corpus.rows("avg applications = -(-5) by city") == ["温州市 5.0"])
}

@Test("An aggregate holds for both sides of a comparison; a second one is refused with a line that runs")
func aggregatesOfBothSides() throws {
  let corpus = Corpus([
    report(lucheng, 2019, ["applications": 2, "handled": 3]), report(longwan, 2019, ["applications": 4, "handled": 1]),
  ])
  // The means are 3 and 2, the largest 4 and 3.
  #expect(corpus.rows("avg applications > handled") == ["3.0 2.0"])
  #expect(corpus.rows("avg(applications) > avg(handled)") == ["3.0 2.0"])
  for (line, hint, rows) in [
    ("avg applications > avg handled", "avg applications > handled", "3.0 2.0"),
    (
      "avg applications <= max handled", "avg applications, max handled | filter avg_applications <= max_handled",
      "3.0 3"
    ),
    ("applications > avg handled", "applications, avg handled | filter applications > avg_handled", "6 2.0"),
  ] {
    #expect(throws: Diagnostic.self) { try parse(line) }
    #expect(hintOfParsing(line) == hint)
    #expect(corpus.rows(hint) == [rows])
  }
}

private func hintOfParsing(_ line: String) -> String? {
  do {
    _ = try parse(line)
    return nil
  } catch { return error.hint?.en }
}
