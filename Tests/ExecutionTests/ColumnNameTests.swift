import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 60, "handled": 50]),
  report(dongtou, 2019, ["applications": 30, "handled": 24]),
])

@Test("A column that a clause names for itself is numbered where its name is taken")
func numberedColumns() {
  for (line, columns) in [
    ("rank applications by district | rank applications", ["district", "applications", "rank", "rank 2"]),
    (
      "share applications by district | share applications",
      ["district", "applications", "share_applications", "share_applications 2"]
    ),
    (
      "growth applications by district, year | growth applications",
      [
        "district", "year", "applications", "previous", "change", "growth", "previous 2", "change 2", "growth 2",
      ]
    ),
    ("applications, applications by district | select district, District", ["district", "district 2"]),
    ("count by district | count by reports | count by rows", ["rows", "rows 2"]),
  ] { #expect(corpus.columns(line) == columns, "\(line)") }
  #expect(
    corpus.with("t", [.integers("year", [2019], unit: .label), .integers("applications", [7])])
      .columns("applications by year | join t | join t") == [
        "year", "applications", "t.applications", "t.applications 2",
      ])
}

@Test("A name that the user gives has to be free, and columns can change theirs with one another")
func givenNames() {
  for line in [
    "applications by district | derive applications = 3", "applications by district | derive a = 1, A = 2",
    "applications by district | rename applications as district",
    "applications, handled by district | rename applications as a, handled as a",
    "applications by district | select district, District = applications",
  ] {
    #expect(corpus.error(line)?.message.en.hasPrefix("there is a column") == true, "\(line)")
    #expect(corpus.error(line)?.span != nil, "\(line)")
  }
  #expect(
    corpus.columns("applications, handled by district | rename applications as handled, handled as applications") == [
      "district", "handled", "applications",
    ])
  #expect(
    corpus.rows("applications, handled by district | rename applications as handled, handled as applications") == [
      "鹿城区 60 50", "洞头区 30 24",
    ])
}

@Test("Nothing is compared with itself")
func comparedWithItself() {
  #expect(corpus.error("applications 2019 vs 2019")?.message.en == "2019 is compared with itself")
  #expect(corpus.error("applications 鹿城区 vs 洞头区 vs lucheng")?.message.zh == "鹿城区与自身对比")
}
