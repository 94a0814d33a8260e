import Reports
import Testing

/// A county of two years and one of its offices.
private let corpus = Corpus([
  report(
    lucheng, 2020,
    [
      "applications": 9, "applications/自然人": 7, "applications/商业企业": 2, "handled": 8, "granted": 8, "carried_out": 3,
      "政府集中采购/采购总金额": .yuan(5_00),
    ]),
  report(lucheng, 2021, on: .form2021, ["applications": 10, "carried_out": 4]),
  report(lucheng, 2021, organ: "鹿城区财政局", on: .form2021, ["applications": 1]),
  report(dongtou, 2021, on: .form2021, ["applications": 6, "carried_out": 2]),
])

@Test(
  "Cells of facts are added only where none lies in another",
  arguments: [
    ("from facts filter metric = applications | sum value", "“自然人” is a part of “总计”"),
    (
      "from facts filter metric = applications and report ~ 2020 | sum value by applicant | sum value",
      "is a part of “总计”"
    ),
    ("from facts filter report ~ 2020 and column = 总计 | sum value", "（七）总计”: added to it"),
    ("from facts filter metric = applications and column = 总计 | sum value", "鹿城区财政局 2021 lies in that of 鹿城区人民政府 2021"),
    ("from facts filter metric = applications and column = 总计 | totals", "鹿城区财政局 2021 lies in that of 鹿城区人民政府 2021"),
    ("from facts filter metric = applications and column = 总计 | share value", "lies in that of"),
    ("from facts filter metric = carried_out and column = 总计 | sum value", "carried_out is a stock"),
  ])
func cellsThatClash(_ line: String, _ message: String) throws {
  let error = try #require(corpus.error(line), "\(line)")
  #expect(error.message.en.contains(message), "\(line): \(error.message.en)")
  #expect(error.hint != nil)
}

@Test(
  "Cells that lie apart are added",
  arguments: [
    // 9 + 10 + 6: the office stands in a row of its own.
    ("from facts filter metric = applications and column = 总计 and not report ~ 财政局 | sum value", ["25.0"]),
    ("from facts filter metric = applications and column in (自然人, 商业企业) | sum value", ["9.0"]),
    (
      "from facts filter metric = applications and column = 总计 join reports | sum value by organ",
      ["鹿城区人民政府 19.0", "洞头区人民政府 6.0", "鹿城区财政局 1.0"]
    ),
    ("from facts filter metric = carried_out and column = 总计 join reports filter year = 2021 | sum value", ["6.0"]),
    ("from facts filter unit = yuan | sum value", ["5.0"]),
    ("from facts filter metric = applications | max value, count value", ["10.0 6"]),
  ])
func cellsApart(_ line: String, _ rows: [String]) {
  #expect(corpus.rows(line) == rows, "\(line)")
}
