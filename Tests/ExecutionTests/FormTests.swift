import Relations
import Reports
import Testing

/// 鹿城区 on the form of 2019, then on that of 2021; 洞头区 in one year.
private let corpus = Corpus([
  report(
    lucheng, 2020,
    ["规章/对外公开总数量": 40, "规章/本年新制作数量": 2, "行政处罚/处理决定数量": 100, "行政处罚/上一年项目数量": 7, "other": 5]),
  report(
    lucheng, 2021, on: .form2021,
    [
      "规章/本年制发件数": 3, "规章/现行有效件数": 41, "规章/本年废止件数": 1, "行政处罚/本年处理决定数量": 200,
      "行政事业性收费/本年收费金额（单位：万元）": .yuan(12_345_67), "not_corrected": 1, "other_other": 2,
    ]),
  report(dongtou, 2021, on: .form2021, ["规章/现行有效件数": 10, "行政处罚/本年处理决定数量": 20]),
])

@Test("What a form defines otherwise is blank for its reports, and the note counts them")
func formsAreNotMixed() {
  #expect(corpus.rows("rules.public_total by year, district") == ["2020 鹿城区 40", "2021 鹿城区 absent", "2021 洞头区 absent"])
  #expect(corpus.notes("rules.public_total by year") == ["reports=3", "absent=2"])
  #expect(corpus.note("absent", "rules.public_total by year")?.names == ["rules.public_total"])
  #expect(corpus.rows("rules.in_force by year") == ["2020 absent", "2021 51"])
  #expect(corpus.rows("fees by district, year") == ["鹿城区 2020 absent", "鹿城区 2021 12345.67", "洞头区 2021 blank"])
}

@Test("What both forms count is added over both")
func bothForms() {
  #expect(corpus.rows("penalties by district") == ["鹿城区 300", "洞头区 20"])
  #expect(corpus.rows("penalties, rules.made, other_outcomes") == ["320 5 8"])
  #expect(corpus.rows("penalties by form") == ["2021 220", "2019 100"])
  #expect(corpus.rows("other_outcomes by outcome") == ["other_outcomes 8"])
}

@Test("A report that mixes forms is of neither, and each of its tables is read by its own")
func mixedForm() {
  var mixed = report(lucheng, 2023, on: .form2021, ["规章/现行有效件数": 5])
  let older = report(lucheng, 2023, ["other": 4])
  mixed.forms[.applications] = .form2019
  mixed.facts.removeAll { formCells[$0.slot].table == .applications }
  mixed.facts += older.facts.filter { formCells[$0.slot].table == .applications }
  let corpus = Corpus([mixed])
  #expect(corpus.rows("other_outcomes, other_outcomes.unpaid, rules.in_force by form") == ["mixed 4 absent 5"])
}

@Test("Of rows that only one form has, no report is said to lack the metric")
func formsWithoutSomeRows() {
  // Each form has rows that the other lacks: （六）其他处理 alone, or its reasons.
  #expect(corpus.note("absent", "other_outcomes by reason") == nil)
  #expect(corpus.note("partly_absent", "other_outcomes by reason")?.count == 3)
  #expect(corpus.note("partly_absent", "other_outcomes by year") == nil)
}
