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
  #expect(corpus.rows("applications 最新") == ["25"])
  #expect(corpus.note("years", "applications 最新")?.names == ["2020", "2021"])
  #expect(corpus.note("left_out", "applications 最新")?.names == ["鹿城区教育局 2020"])
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

@Test("A range goes up to the newest year of all where it ends in latest")
func newestEndsARange() {
  #expect(corpus.rows("applications 2020..latest") == ["28"])
  #expect(corpus.rows("applications filter year in 2020..latest") == ["28"])
  #expect(corpus.rows("applications filter year = latest..latest") == ["20"])
  #expect(corpus.rows("applications@2021..latest") == [corpus.rows("applications@2021")[0]])
  #expect(corpus.rows("from reports filter year = 2021..latest select organ") == ["鹿城区人民政府"])
  #expect(corpus.error("applications 2022..latest")?.message.en == "a range goes from a year to a later one")
}

@Test("Over rows, latest keeps the newest year of each organ or area that they tell apart")
func newestOfRows() {
  #expect(
    corpus.rows("from reports latest select organ, year sort organ") == [
      "鹿城区人民政府 2021", "鹿城区教育局 2020", "洞头区人民政府 2020",
    ])
  #expect(corpus.rows("applications by district, year filter scope = area | latest") == ["鹿城区 2021 20", "洞头区 2020 5"])
}

/// 鹿城区 and its street report in turn; 龙湾区 of the whole in one year, and of its own organ in the next.
private let mixed = Corpus([
  report(lucheng, 2020, ["applications": 20, "carried_out": 2]),
  report(lucheng, 2020, street: "滨江街道", ["applications": 6, "carried_out": 1]),
  report(lucheng, 2021, street: "滨江街道", ["applications": 7, "carried_out": 1]),
  report(longwan, 2020, ["applications": 30, "carried_out": 3]),
  report(longwan, 2021, organ: "龙湾区人民政府", ["applications": 9, "carried_out": 5]),
])

@Test(
  "Of the newest reports nothing is counted twice either, whatever their years: what lies in a whole area is left out, and named"
)
func newestWithinNewest() {
  #expect(mixed.rows("carried_out latest") == ["5"])
  #expect(mixed.rows("applications latest") == ["50"])
  #expect(mixed.note("left_out", "applications latest")?.names == ["滨江街道办事处 2021", "龙湾区人民政府 2021"])
  #expect(mixed.rows("carried_out by county latest") == ["龙湾区 3", "鹿城区 2"])
  #expect(mixed.rows("carried_out@latest, carried_out@2021 by county") == ["龙湾区 3 5", "鹿城区 2 1"])
  // Two years side by side are two years of flows: each counts, and in neither year does one report contain the other.
  #expect(mixed.rows("applications") == ["66"])
  #expect(mixed.rows("applications 2020, latest") == ["66"])
  #expect(mixed.with { $0.countsOverlap = true }.rows("applications latest") == ["66"])
}

@Test("Rows of the newest reports that lie in others are told, and not added")
func newestRowsWithinRows() {
  #expect(mixed.rows("carried_out by district latest") == ["龙湾区 3", "鹿城区 2", "滨江街道 1"])
  #expect(mixed.note("in_other_rows", "carried_out by district latest")?.names == ["滨江街道办事处 2021"])
  #expect(
    mixed.error("carried_out by district latest | sum carried_out")?.message.en.hasPrefix(
      "the row of 滨江街道 lies in that of 鹿城区:") == true)
  #expect(mixed.rows("carried_out by district latest totals").last == "total 5")
}
