import Diagnostics
import Testing

@testable import Syntax

/// The line with its variables filled in, as text.
private func filled(_ line: String, _ values: [String: String]) throws -> String {
  guard case .query(let query) = try parse(line) else { return "" }
  return format(try query.filled(with: values))
}

@Test("A variable stands for its value: digits are a number, other words a name, whatever blanks it has")
func variables() throws {
  let values = ["year": "2020", "place": "鹿城区", "least": "10", "organ": "a b"]
  #expect(try filled("lawsuits by district $year", values) == "lawsuits by district 2020")
  #expect(try filled("lawsuits $place", values) == "lawsuits \"鹿城区\"")
  #expect(try filled("lawsuits@$year, reviews@($year, $place)", values) == "lawsuits@2020, reviews@(2020, \"鹿城区\")")
  #expect(
    try filled("lawsuits filter lawsuits > $least and year between 2018 and $year", values)
      == "lawsuits filter lawsuits > 10 and year between 2018 and 2020")
  #expect(try filled("applications 2019 vs $year", values) == "applications 2019 vs 2020")
  #expect(try filled("from reports filter organ in ($organ)", values) == "from reports filter organ in (\"a b\")")
  #expect(
    try filled("lawsuits | derive x = lawsuits / $least | sort x % $least select round(x, $least)", values)
      == "lawsuits | derive x = lawsuits / 10 | sort x % 10 select round(x, 10)")
  #expect(try filled("share lawsuits@$year rank reviews@$year", values) == "share lawsuits@2020 rank reviews@2020")
  #expect(try filled("lawsuits 2018..$year", values) == "lawsuits 2018..2020")
  #expect(try filled("lawsuits by district top $least", values) == "lawsuits by district top 10")
  #expect(try filled("from reports limit $least", values) == "from reports limit 10")
  #expect(variableNames(in: "lawsuits@$year top $n # $no") == ["year", "n"])
  let years = ["years": "2018..2020", "span": "2018至2020", "newest": "latest"]
  #expect(try filled("lawsuits $years", years) == "lawsuits 2018..2020")
  #expect(try filled("lawsuits filter year = $span", years) == "lawsuits filter year = 2018..2020")
  #expect(try filled("lawsuits $newest", years) == "lawsuits latest")
}

@Test("A variable without a value is an error at its place")
func unsetVariable() throws {
  let error = #expect(throws: Diagnostic.self) { try filled("lawsuits $yaer", ["year": "2020"]) }
  #expect(error?.span == Span(9, 14))
  #expect(error?.hint?.en == "there are $year")
}

@Test("A number of rows is above zero", arguments: ["0", "a", "2.5", "50%", "2018..2020"])
func noNumberOfRows(value: String) throws {
  let error = #expect(throws: Diagnostic.self) { try filled("lawsuits by district top $n", ["n": value]) }
  #expect(
    error?.span == Span(25, 27) && error?.message.en == "a number above zero is wanted here, and “$n” is “\(value)”")
}
