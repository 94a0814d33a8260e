import Reports
import Testing

/// 鹿城区 in four years of which one is missing, both forms; 洞头区 in two; a street of 鹿城区 that its county's report holds.
private let corpus = Corpus([
  report(
    lucheng, 2019,
    ["applications": 100, "applications/自然人": 60, "applications/商业企业": 40, "granted": 20, "partial": 10, "handled": 60]),
  report(
    lucheng, 2020,
    ["applications": 150, "applications/自然人": 120, "applications/商业企业": 30, "granted": 40, "partial": 5, "handled": 60]),
  report(
    lucheng, 2021, on: .form2021, ["applications": 120, "granted": 0, "partial": 0, "handled": 90, "carried_out": 6]),
  report(lucheng, 2023, on: .form2021, ["applications": 80, "handled": 0, "carried_out": 9]),
  report(dongtou, 2019, ["applications": 0, "granted": 1, "partial": 1, "handled": 4]),
  report(dongtou, 2020, ["applications": 4, "granted": 2, "partial": 1, "handled": 4]),
  report(lucheng, 2020, street: "滨江街道", ["applications": 30, "handled": 10]),
])

@Test("Growth looks at the year before, though the query names but one year")
func growthLooksBack() {
  #expect(
    corpus.rows("growth applications by district 2020") == [
      "鹿城区 150 100 50 0.5", "滨江街道 30 missing blank blank", "洞头区 4 0 4 blank",
    ])
  #expect(corpus.rows("growth applications 鹿城区 2021") == ["120 150 -30 -0.2"])
  #expect(
    corpus.columns("growth applications by district 2020") == [
      "district", "applications", "previous", "change", "growth",
    ])
  #expect(corpus.rows("growth applications by district filter year = 2020").first == "鹿城区 150 100 50 0.5")
}

@Test("Where no year is named, each row is of one year; a year without the one before has no change")
func growthOfEveryYear() {
  #expect(
    corpus.rows("growth applications 鹿城区") == [
      "2019 100 missing blank blank", "2020 150 100 50 0.5", "2021 120 150 -30 -0.2", "2023 80 missing blank blank",
    ])
  #expect(corpus.rows("growth applications 鹿城区 by year") == corpus.rows("growth applications 鹿城区"))
  #expect(
    corpus.rows("growth applications 2020..2021 by district") == [
      "鹿城区 2020 150 100 50 0.5", "鹿城区 2021 120 150 -30 -0.2", "滨江街道 2020 30 missing blank blank",
      "洞头区 2020 4 0 4 blank",
    ])
  #expect(corpus.note("no_year_before", "growth applications 鹿城区")?.names == ["2019", "2023"])
}

@Test("A report inside another is left out of either year, and the note says where the years do not compare alike")
func likeWithLike() {
  // 2020 without the street: 150 + 4; 2019: 100 + 0; 2021 has 鹿城区 alone, on the other form.
  #expect(
    corpus.rows("growth applications by year") == [
      "2019 100 missing blank blank", "2020 154 100 54 0.54", "2021 120 154 -34 -0.2208", "2023 80 missing blank blank",
    ])
  #expect(corpus.note("other_organs", "growth applications by year")?.names == ["2021"])
  #expect(corpus.note("other_form", "growth applications by year")?.names == ["2021"])
  #expect(corpus.note("other_organs", "growth applications by district 2020") == nil)
  #expect(corpus.note("other_organs", "growth applications 2021")?.names == [])
  #expect(corpus.note("years", "growth applications by district 2020")?.names == ["2019", "2020"])
}

@Test("Years side by side that rest on different organs are told")
func yearsSideBySide() {
  // 2020 has both areas, 2021 鹿城区 alone.
  #expect(corpus.note("other_organs", "applications 2020 vs 2021")?.names == [])
  #expect(corpus.note("other_organs", "applications 2019 vs 2020") == nil)
  #expect(corpus.note("other_organs", "applications by city 2019 vs 2020 vs 2021")?.names == ["温州市"])
  // Where a district has but one of the years, its row says so.
  #expect(corpus.note("other_organs", "applications 2020 vs 2021 by district") == nil)
  #expect(corpus.note("other_organs", "applications 鹿城区 vs 洞头区") == nil)
}

@Test("An organ that speaks for itself is not compared with the whole area in silence")
func growthAcrossScopes() {
  let corpus = Corpus([
    report(lucheng, 2019, organ: "鹿城区人民政府", ["applications": 5]), report(lucheng, 2020, ["applications": 50]),
  ])
  #expect(corpus.note("other_organs", "growth applications by district 2020")?.names == ["鹿城区"])
}

@Test("Rates change by points, sums of the form's columns by column, stocks year by year")
func growthOfMeasures() {
  #expect(corpus.rows("growth disclosure_rate 鹿城区 2020") == ["0.75 0.5 0.25 0.5"])
  #expect(
    corpus.rows("growth applications by applicant 鹿城区 2020").prefix(2) == [
      "natural_person 120 60 60 1.0", "company 30 40 -10 -0.25",
    ])
  #expect(corpus.rows("growth carried_out 鹿城区 2021..2023").last == "2023 9 missing blank blank")
  #expect(corpus.rows("growth avg applications 2020") == ["61.3333 50.0 11.3333 0.2267"])
  #expect(
    corpus.columns("growth applications, handled 鹿城区 2020") == [
      "applications", "previous_applications", "change_applications", "growth_applications", "handled",
      "previous_handled",
      "change_handled", "growth_handled",
    ])
  #expect(corpus.rows("handled, growth applications 鹿城区 2020") == ["60 150 100 50 0.5"])
}

@Test("Members of one measure move with the year; a pivot and totals are of whole years")
func membersAndTotals() {
  #expect(corpus.rows("growth applications@鹿城区 2020") == ["150 100 50 0.5"])
  #expect(
    corpus.rows("growth applications by district 2020 totals").last == "total 154 100 54 0.54")
  #expect(corpus.error("growth applications by district totals")?.message.en.contains("totals") == true)
  #expect(
    corpus.rows("growth applications by district 2020..2021 pivot year | select district, growth@2020, growth@2021")
      == [
        "鹿城区 0.5 -0.2", "滨江街道 blank missing", "洞头区 blank missing",
      ])
}

@Test("What has no year before is refused: single reports, conditions on figures, rows without a year")
func growthRefused() {
  for line in [
    "growth applications by report", "growth applications filter lawsuits > 3",
    "growth applications 2019 vs 2020", "applications by district | growth applications",
  ] { #expect(corpus.error(line)?.hint != nil, "\(line)") }
}

@Test("The newest of each organ has its year before as well")
func growthOfNewest() {
  #expect(
    corpus.rows("growth applications by district latest") == [
      "鹿城区 2023 80 missing blank blank", "滨江街道 2020 30 missing blank blank", "洞头区 2020 4 0 4 blank",
    ])
}

@Test("Over rows, the year before is the row that has the same names and a year less")
func growthOfRows() {
  let table = corpus.with(
    "p",
    [
      .texts("district", ["鹿城区", "鹿城区", "洞头区", "鹿城区", "洞头区"]),
      .integers("year", [2019, 2020, 2020, 2022, nil], unit: .label), .integers("people", [100, 150, 7, 90, 1]),
      .integers("births", [10, nil, 2, 4, 5]),
    ])
  #expect(
    table.rows("from p growth people select district, year, previous, change, growth") == [
      "鹿城区 2019 missing blank blank", "鹿城区 2020 100 50 0.5", "洞头区 2020 missing blank blank",
      "鹿城区 2022 missing blank blank", "洞头区 blank missing blank blank",
    ])
  #expect(
    table.rows("from p | growth sum people by year") == [
      "2019 100 missing blank blank", "2020 157 100 57 0.57", "2022 90 missing blank blank",
      "blank 1 missing blank blank",
    ])
  #expect(
    table.rows("from p growth people, births | select growth_births filter year = 2020 and district = 鹿城区") == ["blank"]
  )
  #expect(
    corpus.rows("applications by district, year filter scope = area | growth applications")
      == corpus.rows("growth applications by district, year filter scope = area"))
}

@Test("Rows that are alike but for their figures have no year before that could be told")
func growthOfRowsAlike() {
  let table = corpus.with(
    "p", [.integers("year", [2019, 2020, 2020], unit: .label), .integers("people", [1, 2, 3])])
  #expect(table.error("from p growth people")?.message.en.contains("several rows of 2020") == true)
}

@Test("A row of totals has no year, and growth behind it leaves the row without")
func growthBelowTotals() {
  #expect(
    corpus.rows("applications by year filter scope = area totals | growth applications")
      == corpus.rows("applications by year filter scope = area | growth applications")
      + ["total \(corpus.rows("applications filter scope = area")[0]) missing blank blank"])
}
