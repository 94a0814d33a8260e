import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 60, "applications/自然人": 45, "applications/商业企业": 15, "handled": 50]),
  report(dongtou, 2019, ["applications": 30, "applications/自然人": 10, "applications/商业企业": 20, "handled": 24]),
  report(lucheng, 2020, ["applications": 40, "handled": 40]),
  report(gulouOfFuzhou, 2021, ["handled": 7]),
])

@Test("A key's members become columns, and a year without a report is missing, not blank")
func yearsAsColumns() {
  let line = "applications by district, year pivot year"
  #expect(corpus.columns(line) == ["district", "2019", "2020", "2021"])
  #expect(corpus.rows(line) == ["鹿城区 60 40 missing", "洞头区 30 missing missing", "鼓楼区 missing missing blank"])
  #expect(corpus.rows("新收申请 按 区县，年份 透视 年份") == corpus.rows(line))
  #expect(corpus.rows("applications by year pivot year") == ["90 40 blank"])
}

@Test("Members that the query names stay; others that no report has are left out")
func namedMembers() {
  #expect(corpus.columns("applications by district, year 鹿城区 pivot year") == ["district", "2019", "2020"])
  #expect(
    corpus.columns("applications by district, year 鹿城区 pivot year | sort district") == ["district", "2019", "2020"])
  #expect(corpus.columns("applications by district, year 2020 2018 pivot year") == ["district", "2018", "2020"])
  #expect(corpus.rows("applications by district, year 2020 2018 pivot year") == ["鹿城区 missing 40"])
  #expect(corpus.columns("applications by year, district pivot district") == ["year", "鹿城区", "洞头区", "鼓楼区"])
}

@Test("Several measures are a column for each member, named by both; the columns can be asked for by name")
func severalMeasuresAsColumns() {
  let line = "applications, handled by district, year 2019 2020 pivot year"
  #expect(
    corpus.columns(line)
      == ["district", "applications@2019", "applications@2020", "handled@2019", "handled@2020"])
  #expect(corpus.rows(line) == ["鹿城区 60 40 50 40", "洞头区 30 missing 24 missing"])
  #expect(corpus.rows(line + " | select district, applications@2020 - handled@2020") == ["鹿城区 0", "洞头区 missing"])
  #expect(
    corpus.rows("applications by district, year 2019 2020 pivot year sort 2019") == ["洞头区 30 missing", "鹿城区 60 40"])
  #expect(corpus.rows("applications by district, year 2019 2020 pivot year sort 2019 top 1") == ["鹿城区 60 40"])
}

@Test("Applicants as columns, with their shares")
func applicantsAsColumns() {
  #expect(
    corpus.rows("applications by district, applicant 2019 自然人 商业企业 pivot applicant")
      == ["鹿城区 45 15", "洞头区 10 20"])
  #expect(
    corpus.rows(
      "share applications by district, applicant 2019 自然人 商业企业 pivot applicant | select district, share_applications@company"
    )
      == ["鹿城区 0.25", "洞头区 0.6667"])
}

@Test("The row of totals has the figures of each member")
func totalsOfMembers() {
  #expect(
    corpus.rows("applications by district, year 2019 2020 pivot year totals")
      == ["鹿城区 60 40", "洞头区 30 missing", "total 90 40"])
  #expect(
    corpus.rows("applications / handled by district, year 2019 2020 pivot year totals").last
      == "total 1.2162 1.0")
}

@Test("The rows of a table pivot on any column")
func rowsPivot() {
  #expect(
    corpus.rows("from reports | count by district, year pivot year")
      == ["鹿城区 1 1 0", "洞头区 1 0 0", "鼓楼区 0 0 1"])
  #expect(
    corpus.rows("from facts filter kind = number | count by report, kind pivot kind")
      == ["洞头区人民政府 2019 4", "鹿城区人民政府 2019 4", "鹿城区人民政府 2020 2", "鼓楼区人民政府 2021 1"])
}

@Test("pivot brings its key with it, last of all, whether it stands behind by or not")
func pivotIsAKey() {
  for (short, long) in [
    ("applications by district pivot year", "applications by district, year pivot year"),
    ("applications pivot 年份", "applications by year pivot year"),
    (
      "share applications pivot applicant by district 2019",
      "share applications by district, applicant pivot applicant 2019"
    ),
    ("from reports | count by district pivot year", "from reports | count by district, year pivot year"),
    ("from facts | count pivot kind", "from facts | count by kind pivot kind"),
    ("from facts | share count by report pivot kind", "from facts | share count by report, kind pivot kind"),
  ] {
    #expect(corpus.columns(short) == corpus.columns(long), "\(short)")
    #expect(corpus.rows(short) == corpus.rows(long), "\(short)")
  }
}

@Test("What cannot be pivoted is refused with advice")
func refusedPivots() {
  #expect(corpus.error("applications by district pivot yeer")?.hint?.en == "year?")
  #expect(corpus.error("applications by district, year 2019 vs 2020 pivot district") != nil)
  #expect(
    corpus.error("applications by district 2019 vs 2020 pivot year")?.message.en
      == "pivot and vs cannot be in one block")
  #expect(corpus.error("applications by year pivot year totals") != nil)
}
