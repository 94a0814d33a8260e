import Relations
import Reports
import Testing

/// 鹿城区 and 龙湾区 tie.
private let corpus = Corpus([
  report(dongtou, 2019, ["applications": 5, "handled": 9, "applications/自然人": 5, "applications/商业企业": 0]),
  report(longwan, 2019, ["applications": 7, "handled": 2, "applications/自然人": 1, "applications/商业企业": 6]),
  report(lucheng, 2019, ["applications": 7, "handled": nil, "applications/自然人": 4, "applications/商业企业": 3]),
  report(lucheng, 2020, ["applications": 1, "handled": 3, "applications/自然人": 1, "applications/商业企业": 0]),
  report(cangnan, 2020, ["applications": nil, "handled": 1]),
])

@Test("Without sort the first measure comes largest first, ties by division code, what has no value last")
func defaultOrder() {
  #expect(corpus.rows("applications by district 2019") == ["鹿城区 7", "龙湾区 7", "洞头区 5"])
  #expect(corpus.rows("handled, applications by district") == ["洞头区 9 5", "鹿城区 3 8", "龙湾区 2 7", "苍南县 1 blank"])
  #expect(
    corpus.rows("applications by year, district") == [
      "2019 鹿城区 7", "2019 龙湾区 7", "2019 洞头区 5", "2020 鹿城区 1", "2020 苍南县 blank",
    ])
}

@Test("Years ascend and rows of the form stand as printed where they are the last key")
func orderedKeys() {
  #expect(corpus.rows("applications by year") == ["2019 19", "2020 1"])
  #expect(
    corpus.rows("applications by district, year") == [
      "鹿城区 2019 7", "鹿城区 2020 1", "龙湾区 2019 7", "洞头区 2019 5", "苍南县 2020 blank",
    ])
  #expect(
    corpus.rows("applications by year, applicant filter applicant in (商业企业, 自然人) 鹿城区") == [
      "2019 natural_person 4", "2019 company 3", "2020 natural_person 1", "2020 company 0",
    ])
  #expect(
    corpus.rows("applications by applicant, year filter applicant in (商业企业, 自然人) 鹿城区") == [
      "natural_person 2019 4", "natural_person 2020 1", "company 2019 3", "company 2020 0",
    ])
}

@Test("sort goes by keys, by measures, by labels and by what was typed; blanks come last both ways")
func sorting() {
  #expect(corpus.rows("applications by district sort district").map { $0.prefix(3) } == ["鹿城区", "龙湾区", "洞头区", "苍南县"])
  #expect(corpus.rows("applications by district sort -district").map { $0.prefix(3) } == ["苍南县", "洞头区", "龙湾区", "鹿城区"])
  #expect(corpus.rows("applications by district sort applications") == ["洞头区 5", "龙湾区 7", "鹿城区 8", "苍南县 blank"])
  #expect(corpus.rows("applications by district sort -新收申请") == ["鹿城区 8", "龙湾区 7", "洞头区 5", "苍南县 blank"])
  #expect(
    corpus.rows("applications, handled by district sort -办理总计 | select district") == ["洞头区", "鹿城区", "龙湾区", "苍南县"])
  #expect(
    corpus.rows("applications@2019, handled by district sort handled@2020") == ["“handled@2020” is not in the answer"])
  #expect(
    corpus.rows("applications@2019, handled by district sort applications@2019, -handled") == [
      "洞头区 5 9", "鹿城区 7 3", "龙湾区 7 2", "苍南县 missing 1",
    ])
  #expect(corpus.rows("applications by year sort -year") == ["2020 1", "2019 19"])
  #expect(
    corpus.rows("applications by district derive double = applications * 2 sort double") == [
      "洞头区 5 10", "龙湾区 7 14", "鹿城区 8 16", "苍南县 blank blank",
    ])
}

@Test("top and bottom take the first measure unless another is named")
func topAndBottom() {
  #expect(corpus.rows("applications by district top 2") == ["鹿城区 8", "龙湾区 7"])
  #expect(corpus.rows("applications by district bottom 1") == ["洞头区 5"])
  #expect(corpus.rows("applications, handled by district top 1 handled") == ["洞头区 5 9"])
  #expect(corpus.rows("applications, handled by district bottom 2 办理总计") == ["苍南县 blank 1", "龙湾区 7 2"])
  #expect(corpus.rows("applications by district top 99").count == 4)
  #expect(corpus.rows("applications by year top 1 鹿城区") == ["2019 7"])
  #expect(corpus.rows("applications by district | top 2") == ["鹿城区 8", "龙湾区 7"])
  #expect(corpus.rows("applications, handled by district | sort -handled top 1 handled") == ["洞头区 5 9"])
}

@Test("sort puts those that top takes in order, and does not choose others")
func sortedTop() {
  for pipe in ["", "| "] {
    let line = "applications, handled by district \(pipe)"
    #expect(corpus.rows(line + "sort handled top 2") == ["龙湾区 7 2", "鹿城区 8 3"])
    #expect(corpus.rows(line + "top 2 sort -district") == ["龙湾区 7 2", "鹿城区 8 3"])
    #expect(corpus.rows(line + "sort district bottom 2 handled") == ["龙湾区 7 2", "苍南县 blank 1"])
  }
}

@Test("Large numbers that differ in the last digit are told apart when sorted")
func exactOrder() {
  let corpus = Corpus([
    report(lucheng, 2019, ["applications": 9_007_199_254_740_993]),
    report(longwan, 2019, ["applications": 9_007_199_254_740_994]),
    report(dongtou, 2019, ["applications": 9_007_199_254_740_992]),
  ])
  #expect(corpus.rows("applications by district | select district") == ["龙湾区", "鹿城区", "洞头区"])
  #expect(corpus.rows("applications by district bottom 1 | select district") == ["洞头区"])
}

@Test("top and bottom at the beginning measure what they choose by")
func topOfItsMeasure() {
  for (short, long) in [
    ("top 2 applications by district", "applications by district top 2"),
    ("后 1 办理总计 按 区县", "handled by district bottom 1"),
    ("top 1 applications by district 2019 洞头区", "applications by district 2019 洞头区 top 1"),
    ("top 1 applications 洞头区 by district", "applications by district 洞头区 top 1"),
    ("top 1 applications within year by district, year", "applications by district, year top 1 within year"),
    ("top 1 applications, handled by district", "applications, handled by district top 1"),
    ("前 1 新收申请，平均 办理总计 按 区县", "applications, avg handled by district top 1"),
    ("top 1 handled applications, handled by district", "applications, handled by district top 1 handled"),
  ] { #expect(corpus.rows(short) == corpus.rows(long), "\(short)") }
  #expect(corpus.error("top 2 aplications by district")?.message.en == "no metric “aplications”")
  #expect(corpus.error("top 2 鹿城区")?.message.en == "nothing to work on")
}

@Test("A key behind within need not stand behind by, behind a pipe as before it")
func withinBringsItsKey() {
  #expect(
    corpus.rows("applications by district, year | sum applications by district top 1 within year")
      == corpus.rows("applications by year, district | sum applications by year, district top 1 within year"))
}
