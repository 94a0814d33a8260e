import Testing

/// The ten questions of docs/questions.md, on figures that a reader can add up: there the answers are those of real reports, of
/// which some have no rows.
private let corpus = Corpus([
  report(
    lucheng, 2019,
    [
      "applications": 476, "applications/自然人": 470, "applications/商业企业": 6, "direct/总计": 44, "reviews/总计": 21,
      "reviews/结果纠正": 9, "reviews/尚未审结": 5,
    ]),
  report(dongtou, 2019, ["applications": 16, "direct/总计": 8]),
  report(lucheng, 2020, ["applications": 400, "direct/总计": 9]),
  report(dongtou, 2020, ["applications": 150, "direct/总计": 0, "after/总计": 0]),
  report(gulouOfNanjing, 2020, ["applications": 120, "direct/总计": 2, "after/总计": 1]),
  report(lucheng, 2023, on: .form2021, ["carried_out": 7]),
  report(dongtou, 2023, on: .form2021, ["carried_out": 2]),
  report(lucheng, 2024, on: .form2021, ["carried_in": 5]),
  report(dongtou, 2024, on: .form2021, ["carried_in": 2]),
])

@Test(
  "Ten questions, a short line each, and what they answer",
  arguments: [
    ("lawsuits by district", ["鹿城区 53", "洞头区 8", "鼓楼区 3"]),
    ("lawsuits by district 2020 top 5", ["鹿城区 9", "鼓楼区 3", "洞头区 0"]),
    (
      // (400 − 476) / 476 and (150 − 16) / 16
      "applications 2019 vs 2020 by district",
      ["鹿城区 476 400 -76 -0.1597", "洞头区 16 150 134 8.375", "鼓楼区 missing 120 blank blank"]
    ),
    ("correction_rate by district", ["鹿城区 0.5625", "鼓楼区 blank", "洞头区 blank"]),
    (
      "share applications by district 2019 pivot applicant | select district, share_applications@company",
      ["鹿城区 0.0126", "洞头区 blank"]
    ),
    ("carried_in@2024 != carried_out@2023 by district", ["鹿城区 5 7"]),
    ("applications > 100, lawsuits = 0 by district 2020", ["洞头区 150 0"]),
    ("rank applications within city by district 2020", ["南京市 鼓楼区 120 1", "温州市 鹿城区 400 1", "温州市 洞头区 150 2"]),
    ("lawsuits by district | filter lawsuits > 10", ["鹿城区 53"]),
  ] as [(String, [String])])
func tenQuestions(_ line: String, _ rows: [String]) {
  #expect(corpus.rows(line) == rows)
}
