import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2019, ["carried_in": 5, "carried_out": 7, "行政许可/上一年项目数量": 100, "行政许可/本年增/减": -4]),
  report(lucheng, 2020, ["carried_in": 7, "carried_out": 2]),
  report(dongtou, 2020, ["carried_in": 1, "carried_out": 0]),
])

@Test("A stock is never added over the years of one organ; the message says what would work")
func refusedOverYears() throws {
  for line in [
    "carried_in", "carried_in by district", "completion_rate by district", "carried_in by city", "licences.items",
  ] {
    let error = try #require(corpus.error(line), "\(line)")
    #expect(error.message.en.contains("stock"), "\(line)")
    #expect(error.hint?.en.contains("by year") == true)
    #expect(error.hint?.zh.contains("年份") == true)
  }
}

@Test("A stock adds up over organs, by year, in one year, and for the latest year")
func allowed() {
  #expect(corpus.rows("carried_in by year") == ["2019 5", "2020 8"])
  #expect(corpus.rows("carried_in 2020") == ["8"])
  #expect(corpus.rows("carried_out latest by district") == ["鹿城区 2", "洞头区 0"])
  #expect(corpus.rows("carried_in filter year = latest") == ["8"])
  #expect(corpus.rows("carried_in@2020, carried_out@2019 by district") == ["鹿城区 7 7", "洞头区 1 missing"])
  #expect(corpus.rows("carried_in by report | count") == ["3"])
  #expect(corpus.rows("carried_in 2019 vs 2020") == ["carried_in 5 8 3 0.6"])
}

@Test("A flow adds up over years, and the change of items is a flow")
func flows() {
  #expect(corpus.rows("licences.change 鹿城区") == ["-4"])
  #expect(corpus.rows("max carried_in, avg carried_in by district") == ["鹿城区 7 6.0", "洞头区 1 1.0"])
}

@Test("The total of a stock over several years is blank, not a sum")
func totalOfStock() {
  #expect(corpus.rows("carried_in by year totals") == ["2019 5", "2020 8", "total blank"])
  #expect(corpus.rows("carried_in 2020 by district totals").last == "total 8")
}

@Test("Organs of the same name in different places are different organs")
func organsOfOneName() {
  let corpus = Corpus([
    report(gulouOfNanjing, 2019, ["carried_in": 3, "applications": 10]),
    report(gulouOfFuzhou, 2020, ["carried_in": 4, "applications": 20]),
  ])
  #expect(corpus.rows("carried_in") == ["7"])
  #expect(
    corpus.rows("applications by organ") == ["鼓楼区人民政府（福州市） 20", "鼓楼区人民政府（南京市） 10"])
}

@Test(
  "Rows of a stock are not added over the years of one organ either",
  arguments: [
    "carried_in by district, year | sum carried_in", "carried_in by organ, year | sum carried_in by organ",
    "carried_in by year | sum carried_in", "carried_in by district, year | share carried_in",
    "carried_in by district, year | derive twice = carried_in * 2 | sum twice",
    "carried_in by district, year | filter year >= 2019 sort year | sum carried_in",
    "carried_in, licences.change by district, year | sum licences.change, carried_in",
    "carried_in by report | sum carried_in", "carried_in by district, year | sum carried_in by district",
  ])
func refusedOverRowsOfYears(_ line: String) throws {
  let error = try #require(corpus.error(line))
  #expect(error.message.en == "carried_in is a stock: it cannot be added over the years of one organ")
  #expect(error.hint?.en.contains("by year") == true)
  #expect(error.span != nil)
}

@Test("Rows of one year of each organ are added, and what is no stock")
func rowsOfOneYear() {
  #expect(corpus.rows("carried_in by district, year | sum carried_in by year") == ["2019 5", "2020 8"])
  #expect(corpus.rows("carried_in by district, year | filter year = 2020 | sum carried_in") == ["8"])
  #expect(corpus.rows("carried_in by district, year | latest | sum carried_in") == ["8"])
  #expect(corpus.rows("carried_in 2019 vs 2020 by district | sum \"2020\"") == ["8"])
  #expect(corpus.rows("carried_in by district pivot year | sum \"2019\", \"2020\"") == ["5 8"])
  #expect(
    corpus.rows("carried_in, licences.change by district, year | sum licences.change, max carried_in") == ["-4 7"])
}

@Test("The total of rows of a stock over several years is blank")
func totalOfRowsOfStock() {
  #expect(corpus.rows("carried_in, licences.change by year | totals").last == "total blank -4")
  #expect(corpus.rows("carried_in by district pivot year | totals").last == "total 5 8")
}
