import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 100, "handled": 80, "direct": 4, "after": 1, "政府集中采购/采购总金额": .yuan(10_10)]),
  report(longwan, 2019, ["applications": 50, "handled": 50, "direct": 1, "after": 1, "政府集中采购/采购总金额": .yuan(20_20)]),
  report(gulouOfNanjing, 2019, ["applications": 30, "handled": 10, "direct": nil, "after": nil]),
  report(lucheng, 2020, ["applications": 60, "handled": 60, "direct": 9, "after": 0]),
])

@Test("A pipe asks the answer again: filter, sort, top, select, derive, rename, limit, distinct")
func rowsOfAnAnswer() {
  #expect(corpus.rows("lawsuits by district | filter lawsuits > 3") == ["鹿城区 14"])
  #expect(
    corpus.rows("applications by district filter year = 2019 | filter 新收申请 >= 50 | sort applications") == [
      "龙湾区 50", "鹿城区 100",
    ])
  #expect(corpus.rows("applications, lawsuits by district | filter lawsuits is blank | select district") == ["鼓楼区"])
  #expect(corpus.rows("applications by district | limit 1") == ["鹿城区 160"])
  #expect(
    corpus.rows(
      "applications, handled by district | derive open = applications - handled | select district, open | top 1 open")
      == ["鹿城区 20"])
  #expect(
    corpus.rows(
      "applications, handled by district | derive open = applications - handled select district, open sort open") == [
        "龙湾区 0", "鹿城区 20", "鼓楼区 20",
      ])
  #expect(corpus.rows("applications by city, district | select city | distinct") == ["温州市", "南京市"])
  #expect(corpus.columns("applications by district | rename applications as received") == ["district", "received"])
  #expect(
    corpus.rows("applications by district | rename applications as received | filter received > 100") == ["鹿城区 160"])
  #expect(corpus.rows("applications by district | filter district = 鹿城") == ["鹿城区 160"])
  #expect(corpus.rows("applications by district, year | 2020") == ["鹿城区 2020 60"])
}

@Test("Aggregates behind a pipe are of the rows before it")
func aggregatesOfRows() {
  #expect(corpus.rows("applications by district | sum applications") == ["240"])
  #expect(
    corpus.rows(
      "applications by district | avg applications, max applications, min applications, median applications, count")
      == ["80.0 160 30 50.0 3"])
  #expect(corpus.rows("applications by city, district | sum applications by city") == ["温州市 210", "南京市 30"])
  #expect(corpus.rows("lawsuits by city, district | count lawsuits, count by city") == ["温州市 2 2", "南京市 0 1"])
  #expect(
    corpus.rows("applications by district, year | sum applications by district filter year = 2019") == [
      "鹿城区 100", "龙湾区 50", "鼓楼区 30",
    ])
  #expect(
    corpus.rows("applications by district, year | sum applications by district 2019") == [
      "鹿城区 100", "龙湾区 50", "鼓楼区 30",
    ])
  #expect(corpus.rows("procurement.amount by district | sum procurement.amount") == ["30.30"])
  #expect(
    corpus.rows("applications@2019 by district | sum applications@2019 | derive twice = applications@2019 * 2") == [
      "180 360"
    ])
  #expect(
    corpus.rows("applications by district | sum applications by district derive half = applications / 2 | limit 1") == [
      "鹿城区 160 80.0"
    ])
}

@Test("Rows can be totalled: what can be added is, ratios and names are not")
func totalsOfRows() {
  #expect(
    corpus.rows("applications, procurement.amount, disclosure_rate by district | totals").last
      == "total 240 30.30 blank")
  #expect(corpus.rows("applications by year | totals").last == "total 240")
  #expect(corpus.rows("applications by district totals derive half = applications / 2").last == "total 240 120.0")
  #expect(corpus.rows("lawsuits by district totals") == ["鹿城区 14", "龙湾区 2", "鼓楼区 blank", "total 16"])
  #expect(corpus.rows("lawsuits by city, district totals").last == "total blank 16")
  #expect(corpus.error("lawsuits totals") != nil)
}

@Test("Tables are asked by the same clauses")
func tables() {
  #expect(
    corpus.rows("from reports select district, year sort -year, district") == [
      "鹿城区 2020", "鼓楼区 2019", "鹿城区 2019", "龙湾区 2019",
    ])
  #expect(corpus.rows("from reports filter year = 2019 | count") == ["3"])
  #expect(corpus.rows("from reports | count by district") == ["鹿城区 2", "鼓楼区 1", "龙湾区 1"])
  #expect(corpus.rows("from reports select city distinct") == ["南京市", "温州市"])
  #expect(corpus.rows("from reports 鹿城区 select year rename year as y sort -year") == ["2020", "2019"])
  #expect(corpus.rows("from reports derive next = year + 1 select next limit 2") == ["2020", "2020"])
  #expect(
    corpus.rows("from facts filter kind = number and report ~ 龙湾 and table = 四 select column, value") == [
      "行政诉讼/未经复议直接起诉/总计 1.0", "行政诉讼/复议后起诉/总计 1.0",
    ])
  #expect(corpus.rows("from divisions filter code = 330302 select name, pinyin") == ["鹿城区 luchengqu"])
  #expect(
    corpus.rows("from metrics filter metric = lawsuits select label, unit, kind, forms") == [
      "行政诉讼 count flow 2019, 2021"
    ])
  #expect(corpus.rows("from sources | count by status") == ["read 4"])
  #expect(corpus.rows("from tasks | count") == ["0"])
}

@Test("Clauses over rows mean the same in any order")
func orderOfRowClauses() {
  for line in [
    "applications by district 2019 | filter applications < 100 sort -applications top 2",
    "applications by district 2019 | sort -applications top 2 filter applications < 100",
    "applications by district 2019 | top 2 filter applications < 100 sort -applications",
    "applications by district 2019 | limit 2 filter applications < 100 sort -applications",
  ] {
    #expect(corpus.rows(line) == ["龙湾区 50", "鼓楼区 30"], "\(line)")
  }
}

@Test("Functions compute with what has a value and give none for what has none")
func functionsOverRows() {
  #expect(
    corpus.rows("round(handled / applications, 2) by district 2019 sort district") == [
      "鼓楼区 0.33", "鹿城区 0.8", "龙湾区 1.0",
    ])
  #expect(corpus.rows("coalesce(lawsuits, 0) + 1 by district 2019 sort district") == ["鼓楼区 1", "鹿城区 6", "龙湾区 3"])
  #expect(
    corpus.rows("lawsuits by district | derive level = if(lawsuits > 5, \"many\", \"few\") select district, level") == [
      "鹿城区 many", "龙湾区 few", "鼓楼区 few",
    ])
  #expect(
    corpus.rows("applications by district | select length(district), substring(district, 1, 2) | limit 1") == ["3 鹿城"])
  #expect(corpus.rows("max(applications, 55) by district 2019") == ["鹿城区 100.0", "鼓楼区 55.0", "龙湾区 55.0"])
  #expect(corpus.rows("floor(procurement.amount), abs(applications - 200) 鹿城区 2019") == ["10.00 100"])
  #expect(corpus.rows("handled % 3 by district 2019 sort district") == ["鼓楼区 1", "鹿城区 2", "龙湾区 2"])
  #expect(corpus.rows("-lawsuits by district 2019 sort district") == ["鼓楼区 blank", "鹿城区 -5", "龙湾区 -2"])
}

@Test("A kind of cell is meant before the column of that name")
func kindsAreNoColumns() {
  let withWords = Corpus([report(lucheng, 2019, ["applications": 100, "政府集中采购/采购总金额": .words("详见附表")])])
  #expect(withWords.rows("from facts filter kind = text select column, text") == ["采购总金额 详见附表"])
  #expect(withWords.rows("from facts filter kind in (text, mark) select kind") == ["text"])
}

@Test("Rows without a value are one group, whatever the reason; rows without a report are another")
func groupsWithoutAValue() {
  let corpus = Corpus([
    report(lucheng, 2019, ["applications": 3]), report(lucheng, 2021, on: .form2021, [:]),
    report(longwan, 2021, on: .form2021, ["not_corrected": 2]),
  ])
  #expect(
    corpus.rows("other_outcomes.not_corrected by report | count by other_outcomes.not_corrected").sorted()
      == ["2 1", "absent 2"])
  #expect(
    corpus.rows("applications@2019, applications@2021 by district | count by \"applications@2019\"").sorted()
      == ["3 1", "missing 1"])
}
