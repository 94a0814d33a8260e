import Testing

/// Behind a pipe, columns have names that are no words: years side by side, formulas.
private let corpus = Corpus([
  report(lucheng, 2019, ["applications": 100, "handled": 80]),
  report(lucheng, 2020, ["applications": 160, "handled": 120]),
  report(longwan, 2019, ["applications": 50, "handled": 50]),
  report(gulouOfNanjing, 2020, ["applications": 30, "handled": 10]),
])

@Test(
  "A column whose name is no word stands in quotes wherever a value may stand",
  arguments: [
    ("applications 2019 vs 2020 by district | filter \"2020\" is missing | select district", ["龙湾区"]),
    ("applications 2019 vs 2020 by district | filter \"2020\" > 50 | select district, \"2020\"", ["鹿城区 160"]),
    (
      "applications by district pivot year | derive d = \"2020\" - \"2019\" | filter d > 0 | select district, d",
      ["鹿城区 60"]
    ),
    ("applications by district pivot year | sum \"2019\", avg \"2020\"", ["150 95.0"]),
    ("新收申请 按 区县 透视 年份 | 筛选 “2019” 为 缺失 选取 区县", ["鼓楼区"]),
    // 80 of 100 and 120 of 160: 200 / 260; 50 of 50; 10 of 30.
    (
      "handled, handled / applications by district | filter \"handled / applications\" < 0.5 | select district",
      ["鼓楼区"]
    ),
    ("applications by district, year | filter year in (2019, 2020) and year > 2019 | count", ["2"]),
    // A text behind a column of texts stays a text, and as no member has it, is an error.
    ("applications by district pivot year | filter district >= \"2019\" | count", ["3"]),
    ("applications by district pivot year | filter district = \"2019\" | count", ["no district “2019”"]),
  ] as [(String, [String])])
func quotedColumns(_ line: String, _ rows: [String]) {
  #expect(corpus.rows(line) == rows)
}

@Test("A column made from a name in quotes is called without them")
func namesWithoutQuotes() {
  #expect(
    corpus.columns("applications by district pivot year | sum \"2019\", avg \"2020\" by district") == [
      "district", "2019", "avg_2020",
    ])
  #expect(corpus.columns("\"新收申请\" by district") == ["district", "applications"])
}

@Test(
  "A number where the column of that name was meant is refused, with the quotes",
  arguments: [
    "filter 2020 is missing", "filter 2020 > 50", "derive d = 2020 - 2019", "select district, 2020",
    "filter not 2020 = 2019",
  ])
func numbersForColumns(_ clauses: String) throws {
  let error = try #require(corpus.error("applications 2019 vs 2020 by district | \(clauses)"))
  #expect(error.hint?.en == "the column stands in quotes: \"2020\"")
}

@Test("Numbers beside a column, and where no column has such a name, are numbers")
func numbersThatAreNumbers() {
  #expect(corpus.rows("applications by district pivot year | filter \"2020\" > 100 | count") == ["1"])
  #expect(corpus.rows("applications by district | derive d = 2020 - 2019 | top 1") == ["鹿城区 260 1"])
}

@Test("What becomes too large is said by its name")
func tooLarge() throws {
  let error = try #require(
    corpus.error("applications by district | derive product = applications * 999999999999999999"))
  #expect(error.message.en == "“product” becomes too large to be exact")
}

@Test("Where a text makes no sense, one in quotes that is no column is refused; a plain one is the column")
func quotesWithoutAColumn() {
  for clauses in [
    "filter \"2018\" is missing", "filter \"2018\" is not blank", "select district, \"2018\"",
  ] {
    #expect(
      corpus.error("applications by district pivot year | \(clauses)")?.message.en == "no column “2018”", "\(clauses)")
  }
  #expect(corpus.rows("applications by district | filter \"district\" is blank") == [])
  #expect(corpus.rows("applications by district | select \"district\" top 1") == ["鹿城区"])
  #expect(corpus.rows("applications by district | select \"of 2018\" as note, district top 1") == ["of 2018 鹿城区"])
  #expect(corpus.rows("count filter \"applications\" is blank") == ["0"])
}
