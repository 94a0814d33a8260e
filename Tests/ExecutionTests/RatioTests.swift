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
