import Diagnostics
import Testing

@Test(
  "An edit inserts, deletes or replaces a character, or swaps two neighbours",
  arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("lawsiuts", "lawsuits", 1),
    ("kitten", "sitting", 3),
    ("ab", "ba", 1), ("鹿城去", "鹿城区", 1), ("ca", "abc", 3), ("abcd", "badc", 2),
  ])
func edits(_ a: String, _ b: String, _ distance: Int) {
  #expect(editDistance(Array(a), Array(b)) == distance)
  #expect(editDistance(Array(b), Array(a)) == distance)
}

@Test("The nearest words come first, at most three, and none where nothing is close")
func nearestWords() {
  let words = ["lawsuits", "reviews", "applications", "granted", "handled", "行政诉讼", "行政复议"]
  #expect(nearest("lawsiuts", among: words) == ["lawsuits"])
  #expect(nearest("LAWSUIT", among: words) == ["lawsuits"])
  #expect(nearest("appl", among: words) == ["applications"])
  #expect(nearest("行政诉公", among: words) == ["行政诉讼"])
  #expect(nearest("xyzzy", among: words) == [])
  #expect(nearest("a", among: ["b", "c"]) == [])
  #expect(nearest("鹿", among: ["鹿城", "麻"]) == ["鹿城"])
  #expect(nearest("abcde", among: ["abcdf", "abcdg", "abcdh", "abcdi", "abcdf"]).count == 3)
  #expect(nearest("", among: words) == [])
}

@Test("Phrases speak both languages, and a text that is the same in both is itself")
func phrases() {
  #expect(Phrase("yes", zh: "是")[.zh] == "是")
  #expect(Phrase("yes", zh: "是")[.en] == "yes")
  #expect(Phrase(verbatim: "330302")[.zh] == "330302")
}

@Test("A place is written as line and column, or as page, table, row and cell, or as both")
func places() {
  #expect("\(Place(line: 12, column: 3))" == "12:3")
  #expect("\(Place(line: 12))" == "12")
  #expect("\(Place(page: 2, table: 1, row: 4, cell: 5))" == "page 2, table 1, row 4, cell 5")
  #expect("\(Place(line: 7, table: 1))" == "7, table 1")
  #expect("\(Place())" == "")
}

@Test("A span joined with another covers both; changing a diagnostic leaves the first as it was")
func values() {
  #expect(Span(3, 5).union(Span(9, 12)) == Span(3, 12))
  #expect(Span(9, 12).union(Span(3, 5)) == Span(3, 12))
  let first = Diagnostic(Phrase(verbatim: "x"))
  let second = first.with { $0.span = Span(1, 2) }
  #expect(first.span == nil)
  #expect(second.span == Span(1, 2))
  #expect(first.severity == .error && first.effect.rawValue == 1)
}
