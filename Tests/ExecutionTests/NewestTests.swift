import Reports
import Testing

/// 鹿城区 has reports of two years; 洞头区 but an older one; a bureau of 鹿城区 speaks for itself.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 10, "carried_out": 1]),
  report(lucheng, 2021, ["applications": 20, "carried_out": 2]),
  report(dongtou, 2020, ["applications": 5, "carried_out": 4]),
  report(lucheng, 2020, organ: "鹿城区教育局", ["applications": 3, "carried_out": 8]),
  report(cangnan, nil, ["applications": 7]),
])

@Test("latest is the newest report of each organ, whatever year that is; a report of no year is none")
func newestOfEachOrgan() {
  #expect(corpus.rows("carried_out by organ latest") == ["鹿城区教育局 8", "洞头区人民政府 4", "鹿城区人民政府 2"])
  #expect(corpus.rows("applications 最新") == ["28"])
  #expect(corpus.note("years", "applications 最新")?.names == ["2020", "2021"])
  #expect(
    corpus.rows("applications@latest, applications by district filter scope = area") == [
      "鹿城区 20 30", "洞头区 5 5", "苍南县 missing 7",
    ])
  #expect(corpus.rows("applications 2019 vs latest 鹿城区 filter scope = area") == ["applications 10 20 10 1.0"])
}

@Test("A year behind a comparison is the newest year of all")
func newestAsAYear() {
  #expect(corpus.rows("applications filter year = latest") == ["20"])
  #expect(corpus.rows("applications filter year < latest and year is not blank") == ["18"])
}

@Test("Over rows, latest keeps the newest year of each organ or area that they tell apart")
func newestOfRows() {
  #expect(
    corpus.rows("from reports latest select organ, year sort organ") == [
      "鹿城区人民政府 2021", "鹿城区教育局 2020", "洞头区人民政府 2020",
    ])
  #expect(corpus.rows("applications by district, year filter scope = area | latest") == ["鹿城区 2021 20", "洞头区 2020 5"])
}
