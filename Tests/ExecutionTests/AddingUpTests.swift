import Relations
import Testing

/// In 2020 30 applications of 鹿城区 and 5 of 洞头区, 10 handled each; 鹿城区 has a year before, 洞头区 has not.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 10, "handled": 4]),
  report(lucheng, 2020, ["applications": 30, "handled": 10]),
  report(dongtou, 2020, ["applications": 5, "handled": 10]),
]).with("own", [.integers("number", [2019, 2019, 2020])])

@Test(
  "Sums of what does not add up are refused: quotients, means, ranks",
  arguments: [
    ("applications / handled by district 2020 | sum \"applications / handled\"", "applications / handled"),
    ("applications, handled by district 2020 | derive r = applications / handled | sum r", "r"),
    ("applications, handled by district 2020 | derive r = round(applications / handled * 100) | sum r", "r"),
    ("applications, handled by district 2020 | sum applications / handled", "applications / handled"),
    ("avg applications by district | sum avg_applications", "avg_applications"),
    ("max applications by district | sum max_applications", "max_applications"),
    ("applications by district, year | avg applications by district | sum avg_applications", "avg_applications"),
    ("avg applications by district | share avg_applications", "avg_applications"),
    ("rank applications by district 2020 | sum rank", "rank"),
    ("applications 2019 vs 2020 by district | sum change", "change"),
  ])
func doesNotAddUp(_ line: String, _ name: String) {
  let error = corpus.error(line)
  #expect(error?.message.en == "“\(name)” does not add up: the sum of its rows is not that of the whole")
  #expect(error?.hint != nil)
  #expect(error?.span != nil)
}

@Test("What is scaled by a number adds up, and a quotient times its base")
func addsUp() {
  #expect(corpus.rows("applications by district 2020 | derive half = applications / 2 | sum half") == ["17.5"])
  #expect(corpus.rows("applications / 2 by district 2020 | sum \"applications / 2\"") == ["17.5"])
  #expect(
    corpus.rows(
      "applications, handled by district 2020 | derive r = applications / handled | derive back = r * handled | sum back"
    ) == ["35.0"])
  #expect(corpus.rows("count by district | sum reports") == ["3"])
  #expect(corpus.rows("applications / handled by district 2020 | avg \"applications / handled\"") == ["1.75"])
  #expect(corpus.rows("applications 2019 vs 2020 by district filter district = 鹿城区 | sum change") == ["20"])
}

@Test("The row of totals behind a pipe is blank where rows do not add up")
func totalsOfWhatDoesNotAddUp() {
  #expect(
    corpus.rows("applications, handled by district 2020 | derive r = applications / handled | totals") == [
      "鹿城区 30 10 3.0", "洞头区 5 10 0.5", "total 35 20 blank",
    ])
  #expect(corpus.rows("avg applications, count by district | totals").last == "total blank 3")
  #expect(corpus.rows("rank applications by district 2020 | totals").last == "total 35 blank")
  #expect(corpus.rows("applications 2019 vs 2020 by district | totals").last == "total 10 35 blank blank")
  #expect(
    corpus.rows("applications 2019 vs 2020 by district filter district = 鹿城区 | totals").last
      == "total 10 30 20 blank")
  #expect(corpus.rows("growth applications by district 2020 | totals").last == "total 35 10 blank blank")
}

@Test("Labels and the keys of groups are never added")
func labelsAreNotAdded() {
  #expect(corpus.error("from reports | sum year")?.message.en == "years and codes name something, and are not added")
  #expect(corpus.rows("from reports | count by year | totals").last == "total 3")
  #expect(corpus.rows("from own | count by number | totals") == ["2019 2", "2020 1", "total 3"])
  #expect(corpus.rows("from own | max number") == ["2020"])
}
