import Reports
import Testing

/// 2, 4, 9 in 温州; 1 in 南京.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 2, "handled": 4]),
  report(longwan, 2019, ["applications": 4, "handled": 4]),
  report(dongtou, 2019, ["applications": 9, "handled": 2]),
  report(gulouOfNanjing, 2019, ["applications": 1, "handled": 5]),
])

@Test(
  "An aggregate in brackets is of what stands in them, and is computed with",
  arguments: [
    ("max(applications) - min(applications) by city", ["温州市 7", "南京市 0"]),
    ("count(applications) * 2 by city", ["温州市 6", "南京市 2"]),
    ("2 * count(applications) by city", ["温州市 6", "南京市 2"]),
    ("count(*) * 2 by city", ["温州市 6", "南京市 2"]),
    ("max(applications) / handled by city", ["温州市 0.9", "南京市 0.2"]),
    ("handled / max(applications) by city", ["南京市 5.0", "温州市 1.1111"]),
    ("round(avg(applications), 0) by city", ["温州市 5.0", "南京市 1.0"]),
    ("sum(applications) / sum(handled) by city", ["温州市 1.5", "南京市 0.2"]),
    ("avg(applications) > min(handled) by city", ["温州市 5.0 2"]),
    ("max(applications), handled by city", ["温州市 9 10", "南京市 1 5"]),
    ("max(applications, handled) by city", ["温州市 15.0", "南京市 5.0"]),
    ("avg applications * 2 by city", ["温州市 10.0", "南京市 2.0"]),
  ])
func aggregatesInBrackets(_ line: String, _ rows: [String]) {
  #expect(corpus.rows(line) == rows, "\(line)")
}

@Test(
  "Where one report or row is looked at, an aggregate is refused, with the line that answers",
  arguments: [
    ("applications by district | filter applications = max(applications)", "top 1 applications"),
    ("from reports filter year = max(year)", "top 1 year"),
    ("from reports filter year = min(year)", "bottom 1 year"),
    ("applications by district filter applications > avg(applications)", "avg applications by district"),
    ("applications by district | derive x = applications / max(applications)", "| max applications"),
    (
      "applications, handled by city | max(applications) - min(handled)",
      "| max applications, min handled … | derive x = max_applications - min_handled"
    ),
  ])
func aggregatesOfOne(_ line: String, _ way: String) throws {
  let error = try #require(corpus.error(line), "\(line)")
  #expect(error.hint?.en.contains(way) == true, "\(line): \(error.hint?.en ?? "")")
}
