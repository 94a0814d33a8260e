import Reports
import Testing

/// Three districts of 温州 and one of 福州; two of them tie in 2019.
private let corpus = Corpus([
  report(
    lucheng, 2019,
    ["applications": 60, "applications/自然人": 45, "applications/商业企业": 15, "granted": 30, "partial": 0, "handled": 60]),
  report(
    dongtou, 2019,
    ["applications": 30, "applications/自然人": 10, "applications/商业企业": 20, "granted": 6, "partial": 0, "handled": 24]),
  report(cangnan, 2019, ["applications": 30, "applications/自然人": 30, "granted": 30, "partial": 0, "handled": 30]),
  report(gulouOfFuzhou, 2019, ["applications": 80, "granted": 0, "partial": 0, "handled": 10]),
  report(lucheng, 2020, ["applications": 40, "granted": 10, "partial": 0, "handled": 40]),
  report(dongtou, 2020, ["granted": 1, "partial": 0, "handled": 2]),
])

@Test("A share is the part of the whole, beside the measure")
func partOfTheWhole() {
  #expect(
    corpus.rows("share applications by district 2019")
      == ["鼓楼区 80 0.4", "鹿城区 60 0.3", "洞头区 30 0.15", "苍南县 30 0.15"])
  #expect(corpus.columns("share applications by district") == ["district", "applications", "share_applications"])
  #expect(corpus.rows("占比 新收申请 按 区县 2019 前 1") == ["鼓楼区 80 0.4"])
  #expect(corpus.rows("share applications 鹿城区") == ["100 1.0"])
}

@Test("With several keys a share is of the group of the leading ones")
func partOfAGroup() {
  #expect(
    corpus.rows("share applications by year, district filter district in (鹿城区, 洞头区)")
      == ["2019 鹿城区 60 0.6667", "2020 鹿城区 40 1.0", "2019 洞头区 30 0.3333", "2020 洞头区 blank blank"])
  #expect(
    corpus.rows("share applications 自然人 商业企业 by district, applicant 2019 filter district != 鼓楼区")
      == [
        "鹿城区 natural_person 45 0.75", "鹿城区 company 15 0.25", "洞头区 natural_person 10 0.3333",
        "洞头区 company 20 0.6667", "苍南县 natural_person 30 1.0", "苍南县 company blank blank",
      ])
  #expect(
    corpus.rows("share applications 2019 鹿城区 洞头区 by applicant, district filter applicant = company")
      == ["company 洞头区 20 0.5714", "company 鹿城区 15 0.4286"])
}

@Test("In the row of totals a member's part is one of all members together")
func partsInTotals() {
  // Of 85 and 35 applications together.
  #expect(
    corpus.rows(
      "share applications 自然人 商业企业 by district, applicant 2019 filter district != 鼓楼区 pivot applicant totals"
    ).last == "total 85 35 0.7083 0.2917")
  // Of 90 in 2019 and 40 in 2020.
  #expect(
    corpus.rows("share applications by district filter district in (鹿城区, 洞头区) pivot year totals") == [
      "鹿城区 60 40 0.6 0.4", "洞头区 30 blank 1.0 blank", "total 90 40 0.6923 0.3077",
    ])
  // Of each year by itself: 60 and 30, 40 and a blank.
  #expect(
    corpus.rows("share applications by year, district filter district in (鹿城区, 洞头区) pivot year totals").last
      == "total 90 40 1.0 1.0")
}

@Test("Measures without a share stand beside those that have one; counts and sums have parts, rates and means none")
func whatHasParts() {
  #expect(corpus.rows("handled share applications by district 2019 top 1") == ["鹿城区 60 60 0.3"])
  #expect(corpus.rows("share count by year") == ["2019 4 0.6667", "2020 2 0.3333"])
  #expect(corpus.rows("share applications + handled by year 2019 2020 鹿城区") == ["2019 120 0.6", "2020 80 0.4"])
  #expect(
    corpus.error("share disclosure_rate by district")?.message.en == "only what adds up has parts: sums and counts")
  #expect(corpus.error("share avg applications by district") != nil)
  #expect(corpus.error("share applications 2019 vs 2020") != nil)
}

@Test("The whole counts nothing twice, whatever is shown of it, and the row of totals is all of it")
func wholeOfShares() {
  let area = Corpus([
    report(wenzhou, 2019, ["applications": 100]), report(lucheng, 2019, ["applications": 60]),
  ])
  #expect(area.rows("share applications by report") == ["温州市人民政府 2019 100 1.0", "鹿城区人民政府 2019 60 0.6"])
  #expect(
    corpus.rows("share applications by district 2019 top 2 totals")
      == ["鼓楼区 80 0.4", "鹿城区 60 0.3", "total 200 1.0"])
  #expect(corpus.rows("share carried_in by year, district").count == 6)
}

@Test("A rank counts from the largest; those that tie share the best place, and what has no value has none")
func ranks() {
  #expect(
    corpus.rows("rank applications by district 2019")
      == ["鼓楼区 80 1", "鹿城区 60 2", "洞头区 30 3", "苍南县 30 3"])
  #expect(
    corpus.rows("rank applications by district 2020") == ["鹿城区 40 1", "洞头区 blank blank"])
  #expect(corpus.rows("rank disclosure_rate by district 2019 top 1") == ["苍南县 1.0 1"])
  #expect(corpus.rows("rank disclosure_rate by district 2019 bottom 1") == ["鼓楼区 0.0 4"])
  #expect(
    corpus.rows("handled, applications rank applications by district 2019 top 1") == ["鼓楼区 10 80 1"])
}

@Test("Within a key, ranks begin anew, and top takes the first of each group")
func ranksWithin() {
  #expect(
    corpus.rows("rank applications within city by district 2019")
      == ["温州市 鹿城区 60 1", "温州市 洞头区 30 2", "温州市 苍南县 30 2", "福州市 鼓楼区 80 1"])
  #expect(
    corpus.rows("rank applications within city by district 2019 top 1") == ["温州市 鹿城区 60 1", "福州市 鼓楼区 80 1"])
  #expect(
    corpus.rows("rank applications within year by district, year filter district in (鹿城区, 洞头区)")
      == ["鹿城区 2019 60 1", "洞头区 2019 30 2", "鹿城区 2020 40 1", "洞头区 2020 blank blank"])
}

@Test("Parts and ranks of the rows of a table, or of an answer")
func ofRows() {
  #expect(
    corpus.rows("applications by district 2019 | filter applications < 80 | share applications")
      == ["鹿城区 60 0.5", "洞头区 30 0.25", "苍南县 30 0.25"])
  #expect(
    corpus.rows("applications by city, district 2019 | rank applications within city top 1")
      == ["温州市 鹿城区 60 1", "福州市 鼓楼区 80 1"])
  #expect(
    corpus.rows("applications by city, district 2019 | share applications by city")
      == ["温州市 120 0.6", "福州市 80 0.4"])
  #expect(corpus.rows("from reports | share count by year") == ["2019 4 0.6667", "2020 2 0.3333"])
  #expect(corpus.error("applications by district | share lawsuits") != nil)
}
