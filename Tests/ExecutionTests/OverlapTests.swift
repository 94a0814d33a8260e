import Diagnostics
import Relations
import Reports
import Testing

/// A whole-area county, its street and its department in one year, the street alone in another; a county beside it.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 100, "carried_in": 9]),
  report(lucheng, 2019, street: "滨江街道", ["applications": 10, "carried_in": 1]),
  report(lucheng, 2019, organ: "鹿城区教育局", ["applications": 20, "carried_in": 2]),
  report(lucheng, 2020, street: "滨江街道", ["applications": 11]),
  report(dongtou, 2019, ["applications": 30]),
])

@Test("A report contained in another of its group is left out, and the note names it")
func containedIsLeftOut() throws {
  #expect(corpus.rows("applications 2019") == ["130"])
  #expect(corpus.rows("applications by city 2019") == ["温州市 130"])
  #expect(corpus.rows("applications by county") == ["鹿城区 111", "洞头区 30"])
  let note = try #require(corpus.note("left_out", "applications by city"))
  #expect(Set(note.names) == ["滨江街道办事处 2019", "鹿城区教育局 2019"])
  #expect(corpus.notes("applications by city 2019") == ["reports=2", "left_out=2"])
}

@Test("A year in which only the contained one reports counts it")
func containedAlone() {
  #expect(corpus.rows("applications by year") == ["2019 130", "2020 11"])
  #expect(corpus.rows("applications 2020") == ["11"])
  #expect(corpus.rows("applications filter level = street") == ["21"])
}

@Test("Grouping by organ or report, or by district, shows each that the group tells apart")
func eachIsShown() {
  #expect(
    corpus.rows("applications by organ 2019") == [
      "鹿城区人民政府 100", "洞头区人民政府 30", "鹿城区教育局 20", "滨江街道办事处 10",
    ])
  #expect(corpus.rows("applications by report | count") == ["5"])
  #expect(corpus.rows("applications by district 2019") == ["鹿城区 100", "洞头区 30", "滨江街道 10"])
}

@Test("The row of totals counts nothing twice either")
func totalsWithoutOverlap() {
  #expect(corpus.rows("applications by organ 2019 totals").last == "total 130")
  #expect(corpus.rows("applications by district 2019 totals").last == "total 130")
  #expect(corpus.note("total_left_out", "applications by district 2019 totals")?.names == ["滨江街道办事处 2019"])
}

@Test("Rows of which one contains the other are told, for they must not be added")
func rowsWithinRows() {
  #expect(corpus.note("in_other_rows", "applications by district 2019")?.names == ["滨江街道办事处 2019"])
  #expect(corpus.note("in_other_rows", "applications by county, year") == nil)
  #expect(corpus.note("in_other_rows", "applications by district 2020") == nil)
  #expect(corpus.with { $0.countsOverlap = true }.note("in_other_rows", "applications by organ") == nil)
}

@Test(
  "Rows of which one contains the other are not added",
  arguments: [
    "applications by district 2019 | sum applications", "applications by district 2019 | totals",
    "applications by district 2019 | share applications", "applications by district, year | sum applications by year",
    "applications by district 2019 | sort applications | derive x = applications * 2 | sum x",
    "applications by organ, level 2019 | filter applications > 5 | sum applications",
    "applications, carried_in 2019 vs 2020 by district | sum \"2019\"", "applications by district pivot year | totals",
    "applications by district, year | sum applications by district | sum applications",
  ])
func nestedRowsAreNotAdded(_ line: String) {
  #expect(throws: Diagnostic.self) { try corpus.answer(line) }
  #expect(throws: Never.self) { try corpus.with { $0.countsOverlap = true }.answer(line) }
}

@Test("Rows that lie apart are added, and means and counts are of all")
func rowsApart() throws {
  #expect(corpus.rows("applications by district 2019 | filter district in (鹿城区, 洞头区) | sum applications") == ["130"])
  #expect(
    corpus.rows("applications by organ, level 2019 | sum applications by level") == [
      "county 130", "department 20", "street 10",
    ])
  #expect(corpus.rows("applications by district 2019 | count, max applications") == ["3 100"])
  #expect(
    corpus.rows("applications by district, year | sum applications by district") == ["鹿城区 100", "洞头区 30", "滨江街道 21"])
  #expect(corpus.rows("applications by district 2020 | totals") == ["滨江街道 11", "total 11"])
  let error = #expect(throws: Diagnostic.self) { try corpus.answer("applications by district 2019 | sum applications") }
  #expect(error?.message.en.hasPrefix("the row of 滨江街道 lies in that of 鹿城区:") == true)
  let pivoted = #expect(throws: Diagnostic.self) { try corpus.answer("applications by district pivot year | totals") }
  #expect(pivoted?.message.en.hasPrefix("the row of 滨江街道 2019 lies in that of 鹿城区 2019:") == true)
}

@Test("What lies in what is known of each measure: another's nested rows keep none from being added")
func nestedRowsOfOneMeasure() {
  #expect(corpus.rows("applications@2019, applications@2020 by district | sum applications@2020") == ["11"])
  #expect(
    corpus.rows("applications@2019, applications@2020 by district | derive twice = applications@2020 * 2 | sum twice")
      == ["22"])
  #expect(
    corpus.rows("applications@2019, applications@2020 by district pivot level | sum \"applications@2020@street\"") == [
      "11"
    ])
  for line in [
    "applications@2019, applications@2020 by district | sum applications@2019",
    "applications@2019, applications@2020 by district | derive both = applications@2019 + applications@2020 | sum both",
    "applications@2019, applications@2020 by district | totals", "applications 2019 vs 2020 by district | sum change",
  ] {
    #expect(corpus.error(line)?.message.en.hasPrefix("the row of 滨江街道 lies in that of 鹿城区:") == true, "\(line)")
  }
}

@Test("What is refused of rows is underlined where it is asked for")
func placeOfNestedRows() {
  let line = "applications by district 2019 | sum applications"
  #expect(corpus.error(line)?.span == Span(36, 48))
  #expect(corpus.error("applications by district 2019 | totals")?.span == Span(32, 38))
  #expect(corpus.error("applications by district 2019 | share applications")?.span == Span(38, 50))
}

@Test(
  "Shares of rows that lie in others are of a whole that counts nothing twice, and add up to more: the note says so")
func sharesOfNestedRows() {
  // 鹿城区 100 and 洞头区 30; 滨江街道's 10 are among the 100.
  #expect(
    corpus.rows("share applications by district 2019")
      == ["鹿城区 100 0.7692", "洞头区 30 0.2308", "滨江街道 10 0.0769"])
  #expect(corpus.note("overfull_shares", "share applications by district 2019") != nil)
  #expect(corpus.note("overfull_shares", "share applications by level 2019") != nil)
  #expect(corpus.note("overfull_shares", "share applications by level, district 2019") == nil)
  #expect(corpus.note("overfull_shares", "share applications by county 2019") == nil)
  #expect(corpus.note("overfull_shares", "share applications by district 2019 filter level = county") == nil)
  #expect(corpus.note("overfull_shares", "share applications by district 2020") == nil)
}

@Test("set overlap count counts all")
func countingOverlap() {
  let counting = corpus.with { $0.countsOverlap = true }
  #expect(counting.rows("applications 2019") == ["160"])
  #expect(counting.rows("applications by county 2019") == ["鹿城区 130", "洞头区 30"])
  #expect(counting.notes("applications 2019") == ["reports=4", "organs_alone=2"])
}

@Test("What is contained in what is contained is left out as well; another's is not")
func nestedContainment() {
  let corpus = Corpus([
    report(wenzhou, 2019, ["applications": 1000]),
    report(lucheng, 2019, ["applications": 100]),
    report(lucheng, 2019, street: "滨江街道", ["applications": 10]),
    report(gulouOfNanjing, 2019, ["applications": 7]),
  ])
  #expect(corpus.rows("applications") == ["1007"])
  #expect(corpus.rows("applications by province") == ["浙江省 1000", "江苏省 7"])
  #expect(corpus.rows("applications filter level = county") == ["107"])
}

@Test("Reports are counted one by one, whatever contains them")
func countsOfReports() {
  #expect(corpus.rows("count, max applications, avg applications 2019") == ["4 100 40.0"])
}

@Test("A county's report of its own organ alone is never added to that of its area")
func organAndArea() {
  let corpus = Corpus([
    report(lucheng, 2019, ["applications": 100]),
    report(lucheng, 2019, organ: "鹿城区人民政府", ["applications": 40]),
  ])
  #expect(corpus.rows("applications by organ") == ["鹿城区人民政府 100"])
  #expect(corpus.rows("applications by scope") == ["area 100", "organ 40"])
}

@Test("The rows that are named are two that do lie in each other, whatever rows they have become parts of")
func namesOfNestedRows() {
  // Only in 2020 is there a report of both.
  let corpus = Corpus([
    report(lucheng, 2019, ["applications": 1]), report(lucheng, 2020, ["applications": 2]),
    report(wenzhou, 2020, ["applications": 5]), report(wenzhou, 2021, ["applications": 6]),
  ])
  #expect(
    corpus.error("applications by district pivot year | sum \"2019\"")?.message.en.hasPrefix(
      "the row of 鹿城区 2020 lies in that of 温州市 2020:") == true)
}
