import Diagnostics
import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 5, "handled": 2]), report(lucheng, 2020, ["applications": 5, "handled": 2]),
])

/// What fails while it is computed is said of the part of the line that fails, as what fails before is.
@Test(arguments: [
  ("applications * 9223372036854775807 by year", "applications * 9223372036854775807"),
  ("applications by year | derive x = applications * 9223372036854775807", "applications * 9223372036854775807"),
  (
    "applications by year | derive x = 1 + (9223372036854775807 * applications)", "(9223372036854775807 * applications)"
  ),
  ("applications by year | filter applications * 9223372036854775807 > 1", "applications * 9223372036854775807"),
  ("applications by year | derive x = applications * 1000000000000000000 | sum x", "x"),
  ("applications by year | sum applications * 1000000000000000000", "applications * 1000000000000000000"),
  ("applications by year | derive x = applications * 1000000000000000000 | totals", "totals"),
  ("applications by year | derive x = applications * 1000000000000000000 | share x", "x"),
  ("applications 筛选 新收申请 × 9223372036854775807 > 1", "新收申请 × 9223372036854775807"),
])
func placeOfWhatFails(_ line: String, _ part: String) throws {
  let line = line.replacing("×", with: "*")
  let span = try #require(corpus.error(line)?.span, "\(line)")
  let bytes = Array(line.utf8)
  #expect(String(decoding: bytes[span.lower..<span.upper], as: UTF8.self) == part.replacing("×", with: "*"))
}

@Test("What fails in a metric of one's own is said of its name, not of a place in the line that defined it")
func placeInDefinition() throws {
  let corpus = try corpus.defining("define huge = applications * 9223372036854775807")
  #expect(corpus.error("handled, huge by year")?.span == Span(9, 13))
}
