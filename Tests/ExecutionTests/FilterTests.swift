import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(
    lucheng, 2019,
    [
      "applications": 100, "applications/自然人": 60, "applications/商业企业": 40, "direct": 12, "direct/结果维持": 8,
      "direct/结果纠正": 4, "after": 3, "after/结果维持": 1, "after/尚未审结": 2, "reviews": 6, "reviews/结果纠正": 6, "handled": 50,
      "granted": 20, "partial": 10, "secret": 1, "law": 4, "not_held": 5, "petition": 7, "other": 3,
    ]),
  report(
    dongtou, 2019,
    [
      "applications": 30, "applications/自然人": 9, "applications/商业企业": 21, "direct": 2, "direct/结果维持": 2, "handled": 11,
      "granted": 11,
    ]),
  report(lucheng, 2020, organ: "鹿城区教育局", ["applications": 3, "direct": 0, "after": 0]),
])

@Test("A filter on a metric asks each report for its own figure")
func perReport() {
  #expect(corpus.rows("applications by district filter lawsuits > 10") == ["鹿城区 100"])
  #expect(corpus.rows("applications filter lawsuits between 2 and 15") == ["130"])
  #expect(corpus.rows("applications filter applications > 20 and lawsuits < 10") == ["30"])
  #expect(corpus.rows("count filter lawsuits = 0 or lawsuits > 10") == ["2"])
  #expect(corpus.rows("count filter lawsuits + reviews >= 21") == ["1"])
}

@Test("A filter on a metric means the whole report beside a key of the form too")
func perReportBesideFormKeys() {
  #expect(
    corpus.rows("applications by applicant filter applications > 50") == [
      "natural_person 60", "company 40", "research blank", "public_interest blank", "legal_service blank",
      "other_organisation blank",
    ])
  #expect(corpus.rows("applications by applicant filter lawsuits = 2 | top 1") == ["company 21"])
  #expect(corpus.rows("denied by reason filter handled > 20 | filter denied > 0") == ["state_secret 1", "law 4"])
  #expect(corpus.rows("denied by reason filter handled > 20").count == 8)
}

@Test("Filters on properties of reports")
func properties() {
  #expect(corpus.rows("applications filter year = 2020") == ["3"])
  #expect(corpus.rows("applications filter year < 2020") == ["130"])
  #expect(corpus.rows("applications filter year in (2019, 2020) and level = department") == ["3"])
  #expect(corpus.rows("applications filter level = county") == ["130"])
  #expect(corpus.rows("applications filter level != county") == ["3"])
  #expect(corpus.rows("applications filter organ ~ 教育") == ["3"])
  #expect(corpus.rows("applications filter organ =~ \"局$\"") == ["3"])
  #expect(corpus.rows("applications filter district in (洞头区, 苍南县)") == ["30"])
  #expect(corpus.rows("applications filter district not in (洞头区)") == ["103"])
  #expect(corpus.rows("applications filter form = 2019 where scope = area") == ["130"])
}

@Test("Bare members of one dimension are alternatives, of several they all hold")
func bareMembers() {
  #expect(corpus.rows("applications 鹿城区 洞头区 2019") == ["130"])
  #expect(corpus.rows("applications 鹿城区 2020") == ["3"])
  #expect(corpus.rows("applications 2019 2020") == ["133"])
  #expect(corpus.rows("applications 2018..2019") == ["130"])
  #expect(corpus.rows("applications 2020..2030") == ["3"])
  #expect(corpus.rows("applications filter year = latest") == ["3"])
  #expect(corpus.rows("applications 鹿城区教育局") == ["3"])
  #expect(corpus.rows("applications 2018") == ["missing"])
}

@Test("Members and keys of table 四: path and result")
func disputes() {
  #expect(corpus.rows("lawsuits by path 2019") == ["direct 14", "after_review 3"])
  #expect(corpus.rows("lawsuits by result 2019") == ["upheld 11", "corrected 4", "other blank", "pending 2"])
  #expect(corpus.rows("lawsuits filter result = upheld and path = direct") == ["10"])
  #expect(corpus.rows("lawsuits, reviews by result 2019 | filter reviews is not blank") == ["corrected 4 6"])
  #expect(corpus.rows("lawsuits filter result != pending 鹿城区 2019") == ["13"])
  #expect(corpus.rows("lawsuits.direct, lawsuits.after_review.pending, lawsuits.corrected 2019") == ["14 2 4"])
  #expect(
    corpus.rows("lawsuits by path, result filter result in (upheld, pending) 鹿城区 2019") == [
      "direct upheld 8", "direct pending blank", "after_review upheld 1", "after_review pending 2",
    ])
}

@Test("Keys of table 三: outcome and reason; handled falls into its rows, the printed total stays out")
func outcomes() {
  #expect(
    corpus.rows("handled by outcome 鹿城区 2019") == [
      "granted 20", "partial 10", "denied 5", "unavailable 5", "declined 7", "other_outcomes 3",
    ])
  #expect(corpus.rows("handled 鹿城区 2019") == ["50"])
  #expect(corpus.rows("handled filter outcome = denied 鹿城区 2019") == ["5"])
  #expect(corpus.rows("denied, denied.law filter reason = law 鹿城区 2019") == ["4 4"])
  #expect(
    corpus.rows("unavailable by reason 鹿城区 2019") == ["not_held 5", "must_create blank", "unclear blank"])
}

@Test("What a metric is not told apart by is refused, with what is")
func notToldApart() {
  for line in [
    "lawsuits by applicant", "applications by path", "penalties by result", "applications by reason", "reviews by path",
    "lawsuits@自然人", "count by applicant",
  ] {
    #expect(corpus.error(line)?.message.en.contains("not told apart by") == true, "\(line)")
    #expect(corpus.error(line)?.hint != nil, "\(line)")
  }
}

@Test("Nothing is left where the members exclude each other")
func nothingLeft() {
  #expect(corpus.rows("avg denied by outcome filter outcome = granted") == [])
  #expect(corpus.rows("denied by outcome filter outcome = granted") == [])
  #expect(corpus.rows("denied filter outcome = granted") == ["absent"])
}

@Test("What is not a member of the form is what the others are; an alternative to it is refused with what would work")
func negatedMembers() {
  #expect(corpus.rows("applications 2019 filter not applicant = 自然人") == ["61"])
  #expect(corpus.rows("applications 2019 filter not applicant in (自然人, 商业企业)") == ["blank"])
  #expect(corpus.rows("applications 2019 filter not applicant != 自然人") == ["69"])
  #expect(
    corpus.error("applications filter applicant = 自然人 or year = 2020")?.message.en
      == "applicant tells the cells of a report apart, not the reports: its condition stands by itself")
}
