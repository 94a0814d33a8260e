import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(
    lucheng, 2019,
    [
      "applications": 100, "partial": 0, "granted": 40, "handled": 80, "政府集中采购/采购总金额": .yuan(1_000_00),
      "applications/自然人": 70,
    ]),
  report(
    lucheng, 2020,
    [
      "applications": 150, "partial": 0, "granted": 75, "handled": 100, "政府集中采购/采购总金额": .yuan(1_250_50),
      "applications/自然人": 90,
    ]),
  report(lucheng, 2021, on: .form2021, ["applications": 50, "partial": 0, "granted": 5, "handled": 10]),
  report(dongtou, 2019, ["applications": 0, "partial": 0, "granted": 0, "handled": 8, "政府集中采购/采购总金额": .yuan(10)]),
  report(dongtou, 2020, ["applications": 4, "partial": 0, "granted": 2, "handled": 4, "政府集中采购/采购总金额": .yuan(20)]),
])

@Test("Two members stand side by side with difference and change; a change from zero is blank")
func twoMembers() {
  #expect(corpus.rows("applications 2019 vs 2020 by district") == ["鹿城区 100 150 50 0.5", "洞头区 0 4 4 blank"])
  #expect(corpus.columns("applications 2019 vs 2020 by district") == ["district", "2019", "2020", "change", "growth"])
  #expect(corpus.rows("applications 鹿城区 vs 洞头区 2020") == ["applications 150 4 -146 -0.9733"])
  #expect(
    corpus.rows("compare applications 鹿城区 vs 洞头区 by year") == [
      "2019 100 0 -100 -1.0", "2020 150 4 -146 -0.9733", "2021 50 missing blank blank",
    ])
}

@Test("Three members are each compared with the first")
func threeMembers() {
  #expect(
    corpus.rows("applications 2019 vs 2020 vs 2021 by district") == [
      "鹿城区 100 150 50 50 0.5 -50 -0.5", "洞头区 0 4 missing 4 blank blank blank",
    ])
  #expect(
    corpus.columns("applications 2019 vs 2020 vs 2021 by district")
      == ["district", "2019", "2020", "2021", "change 2020", "growth 2020", "change 2021", "growth 2021"])
}

@Test("Several measures are a row each, and keep their own units")
func severalMeasures() throws {
  let line = "applications, procurement.amount, disclosure_rate 2019 vs 2020"
  #expect(
    corpus.rows(line) == [
      "applications 100.0 154.0 54.0 0.54", "procurement.amount 1000.1 1250.7 250.6 0.2506",
      "disclosure_rate 0.4545 0.7404 0.2858 0.6288",
    ])
  let column = try #require(try corpus.answer(line).relation.column(named: "2020"))
  #expect((0..<3).map { column.unit(at: $0) } == [.number, .yuan, .ratio])
  #expect(
    corpus.rows("applications, handled 2019 vs 2020 by district") == [
      "鹿城区 applications 100 150 50 0.5", "鹿城区 handled 80 100 20 0.25", "洞头区 applications 0 4 4 blank",
      "洞头区 handled 8 4 -4 -0.5",
    ])
}

@Test("Money stays exact in a comparison")
func exactMoney() {
  #expect(
    corpus.rows("procurement.amount 2019 vs 2020 by district") == [
      "鹿城区 1000.00 1250.50 250.50 0.2505", "洞头区 0.10 0.20 0.10 1.0",
    ])
  #expect(
    corpus.rows("procurement.amount 2020 vs 2019 by district | filter change < -100 select district, change") == [
      "鹿城区 -250.50"
    ])
}

@Test("Members of the form can be compared, and other members limit the comparison")
func formMembers() {
  #expect(corpus.rows("applications 自然人 vs 商业企业 鹿城区 2019") == ["applications 70 blank blank blank"])
  #expect(corpus.rows("applications 2019 vs 2020 自然人 鹿城区") == ["applications 70 90 20 0.2857"])
  #expect(corpus.rows("applications 2018..2019 vs 2020..2021") == ["applications 100 204 104 1.04"])
}

@Test("What is compared cannot be a key as well, and the sides are of one dimension")
func refused() throws {
  let grouped = try #require(corpus.error("applications 2019 vs 2020 by year"))
  #expect(grouped.hint?.en == "leave it out behind by")
  #expect(corpus.error("applications 2019 vs 鹿城区") != nil)
  #expect(corpus.error("applications > 3 2019 vs 2020")?.hint?.en.contains("filter change > 0") == true)
  #expect(corpus.error("from reports 2019 vs 2020") != nil)
}

@Test("Members behind @ hold for their measure alone")
func ownMembers() {
  #expect(
    corpus.rows("applications@2019, applications@2020, applications by district") == ["鹿城区 100 150 300", "洞头区 0 4 4"])
  #expect(corpus.rows("applications@(2020, 鹿城区), handled@洞头区") == ["150 12"])
  #expect(corpus.rows("applications@(2019, 2020) by district") == ["鹿城区 250", "洞头区 4"])
  #expect(corpus.rows("applications@2020 / applications@2019 by district") == ["鹿城区 1.5", "洞头区 blank"])
  #expect(corpus.rows("applications@latest by district") == ["鹿城区 50", "洞头区 4"])
}

@Test("A comparison among the measures keeps the rows where it holds and shows both sides")
func comparisonAmongMeasures() {
  #expect(corpus.rows("applications@2019 != handled@2019 by district") == ["鹿城区 100 80", "洞头区 0 8"])
  #expect(corpus.rows("applications@2020 > 100, applications@2019 = 0 by district") == [])
  #expect(corpus.rows("applications@2020 > 3, applications@2019 = 0 by district") == ["洞头区 4 0"])
  #expect(
    corpus.rows("applications > 10, applications < 200 by district, year") == [
      "鹿城区 2019 100", "鹿城区 2020 150", "鹿城区 2021 50",
    ])
  #expect(corpus.rows("procurement.amount > 1000.5 by district, year") == ["鹿城区 2020 1250.50"])
  #expect(corpus.rows("procurement.amount = 0.1 by district, year") == ["洞头区 2019 0.10"])
}
