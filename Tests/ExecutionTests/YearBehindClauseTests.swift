import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2020, ["applications": 4, "handled": 2]),
  report(lucheng, 2021, on: .form2021, ["applications": 6, "handled": 3]),
  report(dongtou, 2020, ["applications": 10, "handled": 5]),
  report(dongtou, 2021, on: .form2021, ["applications": 5, "handled": 1]),
])

@Test(
  "A year behind a clause or an aggregate is the year asked for, and the measures are those before",
  arguments: [
    ("applications growth 2021 by district", "growth applications 2021 by district"),
    ("新收申请 同比 2021 按 区县", "growth applications 2021 by district"),
    ("growth 2021 applications by district", "growth applications 2021 by district"),
    ("applications by district 2021 growth", "growth applications 2021 by district"),
    ("applications growth latest by district", "growth applications latest by district"),
    ("applications rank 2021 by district", "rank applications 2021 by district"),
    ("applications share 2021 by district", "share applications 2021 by district"),
    ("applications, handled growth 2021 by district", "growth applications, handled 2021 by district"),
    ("新收申请 平均 2021 按 城市", "avg applications 2021 by city"),
    ("avg 2021 applications by city", "avg applications 2021 by city"),
    ("applications avg 2020..2021 by city", "avg applications 2020..2021 by city"),
    ("applications sum 2021", "applications 2021"),
    ("applications rank by district", "rank applications by district"),
  ])
func yearBehindClause(_ line: String, _ meant: String) {
  let rows = corpus.rows(meant)
  #expect(corpus.rows(line) == rows, "\(line)")
  #expect(corpus.columns(line) == corpus.columns(meant), "\(line)")
}

@Test("What the years are of, by hand")
func yearsByHand() {
  #expect(corpus.rows("applications growth 2021 by district") == ["鹿城区 6 4 2 0.5", "洞头区 5 10 -5 -0.5"])
  #expect(corpus.rows("applications rank 2021 by district") == ["鹿城区 6 1", "洞头区 5 2"])
  #expect(corpus.rows("新收申请 平均 2021 按 城市") == ["温州市 5.5"])
}

@Test(
  "A year is nothing to add up, and where no measure stands one is asked for",
  arguments: ["sum 2021", "avg 2021 by district", "growth 2021", "rank 2021"])
func yearAlone(_ line: String) throws {
  let error = try #require(corpus.error(line), "\(line)")
  #expect(error.message.en.contains("a metric after"), "\(line): \(error.message.en)")
}
