import Relations
import Reports
import Testing

/// Two 鼓楼区, a district in two years, and a county without a row in the tables.
private let reports = Corpus([
  report(lucheng, 2019, ["applications": 100]), report(lucheng, 2020, ["applications": 150]),
  report(gulouOfNanjing, 2019, ["applications": 30]), report(gulouOfFuzhou, 2019, ["applications": 40]),
  report(cangnan, 2019, ["applications": 7]),
])

@Test(
  "Of two districts of one name, each way to write which one is meant finds its own; the bare name finds neither, and is named"
)
func joinOfTwoDistrictsOfOneName() {
  let codes = reports.with(
    "p", [.texts("district", ["320106", "福州市/鼓楼区", "鹿城"]), .integers("people", [1, 2, 3])])
  #expect(
    codes.rows("applications by district 2019 | join p sort district") == [
      "鼓楼区（南京市） 30 1", "鹿城区 100 3", "苍南县 7 blank", "鼓楼区（福州市） 40 2",
    ])
  let bare = reports.with("p", [.texts("district", ["鼓楼区"]), .integers("people", [1])])
  #expect(bare.rows("applications by district 2019 | join p | filter people is not blank") == [])
  #expect(bare.note("ambiguous", "applications by district 2019 | join p")?.names == ["鼓楼区"])
  #expect(
    Set(bare.note("unmatched", "applications by district 2019 | join p")?.names ?? []) == [
      "鹿城区", "鼓楼区（福州市）", "鼓楼区（南京市）", "苍南县",
    ])
}

@Test("Several keys match together; a year may be a number or a text with 年 behind it")
func joinOnSeveralKeys() {
  let corpus = reports.with(
    "p",
    [
      .texts("district", ["lucheng", "330302", "苍南县"]), .texts("year", ["2019年", "2020", "2020"]),
      .integers("people", [10, 20, 30]),
    ])
  #expect(
    corpus.rows("applications by district, year filter district in (鹿城区, 苍南县) | join p on district, year") == [
      "鹿城区 2019 100 10", "鹿城区 2020 150 20", "苍南县 2019 7 blank",
    ])
  #expect(
    corpus.rows("applications by district, year | join p")
      == corpus.rows("applications by district, year | join p on district, year"))
}

@Test("The rows' own areas match however they are written, too: a list of whom to expect, beside the reports")
func joinOfRowsThatWriteAreasInTheirWay() {
  let corpus = reports.with(
    "expected",
    [
      .texts("district", ["鹿城", "330327", "南京市/鼓楼区", "longwan", "鼓楼区", "cangnanxian"]),
      .texts("year", ["2019年", "2019", "2020", "2019", "2019", "2019"]),
    ])
  #expect(
    corpus.rows("from expected join reports on district, year select district, report is blank") == [
      "鹿城 false", "330327 false", "南京市/鼓楼区 true", "longwan true", "鼓楼区 true", "cangnanxian false",
    ])
  #expect(
    corpus.rows(
      "from expected rename district as 地区 | join reports on 地区 = district | filter report is blank | select 地区")
      == ["longwan", "鼓楼区"])
}

@Test("One row of a table beside several rows is told, since its figures no longer add up")
func oneToSeveralRows() {
  let corpus = reports.with("p", [.texts("district", ["鹿城区"]), .integers("people", [10])])
  let line = "applications by district, year filter district = 鹿城区 | join p"
  #expect(corpus.rows(line) == ["鹿城区 2019 100 10", "鹿城区 2020 150 10"])
  #expect(corpus.note("repeated", line)?.count == 1)
  #expect(corpus.note("repeated", "applications by district 2019 filter district = 鹿城区 | join p") == nil)
}

@Test("Several rows for one are refused beside figures, and listed beside rows without")
func severalRowsForOne() {
  let corpus = reports.with("p", [.texts("district", ["鹿城区", "330302"]), .texts("town", ["五马", "松台"])])
  #expect(corpus.error("applications by district 2019 | join p")?.message.en.contains("2 rows for 鹿城区") == true)
  #expect(
    corpus.rows("from reports filter district = 鹿城区 and year = 2019 join p on district select year, town") == [
      "2019 五马", "2019 松台",
    ])
}
