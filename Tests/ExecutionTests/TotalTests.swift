import Relations
import Reports
import Testing

/// 鹿城区 prints a 总计 that is not the sum of its columns; 洞头区 leaves columns blank.
private let corpus = Corpus([
  report(
    lucheng, 2019,
    [
      "applications": 100, "applications/自然人": 60, "applications/商业企业": 30, "applications/其他": 5,
      "applications/科研机构": 0, "applications/社会公益组织": 0, "applications/法律服务机构": 0,
    ]),
  report(dongtou, 2019, ["applications": 7, "applications/自然人": 7]),
])

@Test("Without applicant a measure of table 三 is the printed total, whatever its columns add up to")
func printedTotal() {
  #expect(corpus.rows("applications by district") == ["鹿城区 100", "洞头区 7"])
  #expect(corpus.rows("applications") == ["107"])
}

@Test("By applicant a measure of table 三 has six rows, and the printed total is never one of them")
func sixApplicants() {
  #expect(
    corpus.rows("applications by applicant")
      == [
        "natural_person 67", "company 30", "research 0", "public_interest 0", "legal_service 0", "other_organisation 5",
      ])
  #expect(corpus.rows("applications by applicant totals").last == "total 102")
}

@Test("One applicant, as a bare member, in a filter or behind @, is that column")
func oneApplicant() {
  #expect(corpus.rows("applications 自然人 by district") == ["鹿城区 60", "洞头区 7"])
  #expect(corpus.rows("applications filter applicant = natural_person by district") == ["鹿城区 60", "洞头区 7"])
  #expect(corpus.rows("applications, applications@自然人 by district") == ["鹿城区 100 60", "洞头区 7 7"])
  #expect(corpus.rows("applications filter applicant != 自然人 by district") == ["鹿城区 35", "洞头区 blank"])
  #expect(corpus.rows("applications 自然人 商业企业 鹿城区") == ["90"])
}

@Test("What is computed from the years above a row of totals is computed from numbers, and the total has none")
func yearsAboveATotal() {
  #expect(corpus.rows("applications by year totals derive next = year + 1") == ["2019 107 2020", "total 107 blank"])
  #expect(corpus.rows("applications by year totals | filter year >= 2019") == ["2019 107"])
  #expect(corpus.rows("applications by year totals | max year, count year, count") == ["2019 1 2"])
}

@Test("From rows of which one is the row of totals nothing is computed but how many there are")
func nothingIsComputedBehindTotals() throws {
  for query in [
    "applications by district totals | sum applications", "applications by district | totals | sum applications",
    "applications by district totals | avg applications", "applications by district totals | max applications",
    "applications by district totals | derive twice = applications * 2 | sum twice",
    "applications by district totals | share applications",
  ] {
    let error = try #require(corpus.error(query), "\(query)")
    #expect(error.message.en.contains("row of totals"), "\(query)")
    #expect(error.span != nil, "\(query)")
  }
  #expect(corpus.rows("applications by district totals | count") == ["3"])
  #expect(
    corpus.rows("applications by district totals | totals") == [
      "鹿城区 100", "洞头区 7", "total 107", "total blank",
    ])
}

@Test("The row of totals is none of the rows that limit keeps, and is of all")
func limitBeforeTotals() {
  let corpus = Corpus([
    report(lucheng, 2020, ["direct": 4, "after": 0]), report(dongtou, 2020, ["direct": 2, "after": 0]),
    report(gulouOfNanjing, 2020, ["direct": 1, "after": 0]),
    report(lucheng, 2021, on: .form2021, ["direct": 9, "after": 0]),
    report(dongtou, 2021, on: .form2021, ["direct": 1, "after": 1]),
  ])
  #expect(corpus.rows("lawsuits by district 2020 limit 2 totals") == ["鹿城区 4", "洞头区 2", "total 7"])
  #expect(corpus.rows("lawsuits by district 2020 | limit 2 totals") == ["鹿城区 4", "洞头区 2", "total 6"])
  #expect(
    corpus.rows("lawsuits, lawsuits.direct 2020 vs 2021 by city limit 2 totals")
      == [
        "温州市 lawsuits 6 11 5 0.8333", "温州市 lawsuits.direct 6 10 4 0.6667", "total lawsuits 7 11 4 0.5714",
        "total lawsuits.direct 7 10 3 0.4286",
      ])
}
