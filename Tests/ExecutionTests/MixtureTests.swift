import Testing

/// Two years of a county, one of another, a department by itself.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 100]),
  report(lucheng, 2020, ["applications": 110]),
  report(dongtou, 2020, ["applications": 30]),
  report(cangnan, 2021, organ: "苍南县教育局", ["applications": 5]),
])

private func said(_ line: String) -> String {
  corpus.note("reports", line).map { "\($0.phrase.en)｜\($0.phrase.zh)" } ?? ""
}

@Test("Years that stand side by side, and no row tells apart, are named")
func yearsAreNamed() {
  #expect(said("applications by district filter scope = area") == "3 reports of 2019, 2020｜3 份报告（2019、2020 年）")
  #expect(said("applications by scope") == "4 reports of 2019–2021｜4 份报告（2019–2021 年）")
  #expect(corpus.note("years", "applications by district")?.names == ["2019", "2020", "2021"])
}

@Test("Where rows or columns tell the years apart, or there is one year, none is named")
func yearsAreToldApart() {
  #expect(said("applications by year filter scope = area") == "3 reports｜3 份报告")
  #expect(said("applications 2019 vs 2020") == "3 reports｜3 份报告")
  #expect(said("applications by district 2020") == "2 reports｜2 份报告")
  #expect(said("applications by report") == "4 reports｜4 份报告")
  #expect(said("applications@2019, applications@2020 by district") == "3 reports｜3 份报告")
}

@Test("A number that adds whole areas and single organs says so, and so do rows of the one beside rows of the other")
func scopesAreNamed() {
  #expect(
    said("applications")
      == "4 reports of 2019–2021 (3 whole areas, 1 single organ)｜4 份报告（2019–2021 年；整个地区 3 份，单个机关 1 份）")
  #expect(said("applications by scope, year") == "4 reports｜4 份报告")
  #expect(
    said("applications by district, year")
      == "4 reports (3 whole areas, 1 single organ: 苍南县)｜4 份报告（整个地区 3 份，单个机关 1 份：苍南县）")
  #expect(corpus.note("areas_of_organs_alone", "applications by district")?.names == ["苍南县"])
  #expect(corpus.note("areas_of_organs_alone", "applications") == nil)
  #expect(said("applications by report") == "4 reports｜4 份报告")
}

@Test("Many years are a span and a count")
func manyYears() {
  let years = [2008, 2010, 2012, 2014, 2016, 2018]
  let corpus = Corpus(years.map { report(lucheng, $0, ["applications": 1]) })
  #expect(corpus.note("reports", "applications")?.phrase.en == "6 reports of 2008–2018 (6 years)")
  #expect(corpus.note("reports", "applications")?.phrase.zh == "6 份报告（2008–2018 年中的 6 年）")
}
