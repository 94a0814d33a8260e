import Diagnostics
import Reports
import Testing

/// 2 applications of two cells and 10.50 yuan; an amount of 7 that has no unit.
private let corpus = Corpus([
  report(
    lucheng, 2019,
    ["applications": 2, "carried_in": 3, "政府集中采购/采购总金额": .yuan(1050)]),
  report(dongtou, 2019, ["政府集中采购/采购总金额": .unitless(7)]),
])

@Test("Figures of several units are not added, nor is a mean made of them; the message says how to tell them apart")
func severalUnits() throws {
  for line in [
    "from facts | sum value", "from facts | avg value", "from facts | max value", "from facts | share value",
    "from facts | sum value by table, report filter report ~ 鹿城 | sum value",
    "from facts | derive twice = value * 2 | sum twice", "from facts | sum round(value) + 1",
    "from facts | derive known = coalesce(value, implied) | sum known",
  ] {
    let error = try #require(corpus.error(line), "\(line)")
    #expect(error.message.en.hasPrefix("counts and amounts of money have no "), "\(line): \(error.message.en)")
    #expect(error.hint != nil && error.span != nil, "\(line)")
  }
  #expect(corpus.error("from facts | sum value")?.hint?.en == "tell them apart: by unit; or keep one: filter unit = …")
  #expect(corpus.error("from facts | sum value")?.span == Span(17, 22))
}

@Test("Figures of one unit are added, and of each unit for itself; how many have a value is of no unit")
func oneUnit() {
  #expect(corpus.rows("from facts filter unit = count | sum value") == ["5.0"])
  #expect(corpus.rows("from facts filter unit = yuan | sum value") == ["10.5"])
  #expect(corpus.rows("from facts | sum value by unit") == ["yuan 10.5", "unknown 7.0", "count 5.0"])
  #expect(corpus.rows("from facts | sum value by metric, unit top 1") == ["procurement.amount yuan 10.5"])
  #expect(corpus.rows("from facts | count value") == ["4"])
  #expect(corpus.rows("from facts filter unit = yuan | sum value by unit totals") == ["yuan 10.5", "total 10.5"])
  #expect(corpus.rows("from facts filter unit != unknown | sum value by unit totals").last == "total blank")
  #expect(corpus.rows("from facts filter unit = count | derive twice = value * 2 | sum twice") == ["10.0"])
}

@Test("The rows of a comparison of a count and an amount are not added either")
func unitsOfComparisons() {
  let line = "applications, procurement.amount 鹿城区 vs 洞头区 | sum 鹿城区"
  #expect(corpus.error(line)?.hint?.en == "tell them apart: by metric; or keep one: filter metric = …")
  #expect(
    corpus.rows("applications, carried_in 鹿城区 vs 洞头区 | sum 鹿城区") == ["5"])
}
