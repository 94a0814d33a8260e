import Reports
import Testing

private let corpus = Corpus([
  report(gulouOfNanjing, 2019, ["applications": 9, "direct": 1, "after": 0]),
  report(gulouOfNanjing, 2020, ["applications": 10, "direct": 2, "after": 0]),
  report(gulouOfNanjing, 2021, on: .form2021, ["applications": 12, "direct": 4, "after": 0]),
  report(gulouOfFuzhou, 2020, ["applications": 20, "direct": 3, "after": 0]),
])

@Test(
  "Members behind @ that the query leaves no report of are refused, with the line that answers",
  arguments: [
    ("applications - applications@2020 by district 2021", "lawsuits@2021, lawsuits@2020"),
    ("applications@2021, lawsuits by district 2020", "lawsuits@2020, lawsuits@2021"),
    ("applications@2021, lawsuits by district filter year = 2020", "lawsuits@2020, lawsuits@2021"),
    ("applications@(南京市/鼓楼区) by year 福州市/鼓楼区", "lawsuits@鼓楼区（福州市）, lawsuits@鼓楼区（南京市）"),
  ])
func excludedMembers(_ line: String, _ way: String) throws {
  let error = try #require(corpus.error(line), "\(line)")
  #expect(error.message.en.contains("no report is of both"), "\(line)")
  #expect(error.hint?.en.contains(way) == true, "\(line): \(error.hint?.en ?? "")")
}

@Test("Members behind @ narrow what the query is of where both hold for some report")
func narrowedMembers() {
  #expect(corpus.rows("applications@2020, applications by district 2020..2021 南京市") == ["鼓楼区（南京市） 10 22"])
  #expect(corpus.rows("applications@2020, lawsuits@2021 by district 南京市") == ["鼓楼区（南京市） 10 4"])
  #expect(corpus.rows("growth applications@(南京市/鼓楼区) 2021") == ["12 10 2 0.2"])
}

@Test("A way down needs no brackets behind @, and a quotient stays one")
func waysDownBehindAt() {
  #expect(corpus.rows("lawsuits@南京市/鼓楼区") == ["7"])
  #expect(corpus.columns("lawsuits@南京市/鼓楼区") == ["lawsuits@南京市/鼓楼区"])
  #expect(corpus.rows("lawsuits@江苏省/南京市/鼓楼区 2020") == ["2"])
  #expect(corpus.rows("lawsuits@南京市/鼓楼区 / applications 2020") == ["0.0667"])
  #expect(corpus.rows("lawsuits@2020 / applications@2020") == ["0.1667"])
}

@Test("Pinyin finds a way down, and a row of another table by it")
func pinyinOfWays() {
  #expect(corpus.rows("applications fuzhou/gulou") == ["20"])
  #expect(corpus.rows("applications nanjingshi/gulouqu 2020") == ["10"])
  let own = corpus.with("w", [.texts("district", ["fuzhou/gulou", "南京/gulou"]), .integers("n", [5, 6])])
  #expect(own.rows("applications by district 2020 | join w") == ["鼓楼区（福州市） 20 5", "鼓楼区（南京市） 10 6"])
}

@Test("Sides that are places say where they are not of the same years")
func yearsOfSides() {
  #expect(corpus.notes("applications 南京市/鼓楼区 vs 福州市/鼓楼区").contains("other_years=2"))
  #expect(!corpus.notes("applications 南京市/鼓楼区 vs 福州市/鼓楼区 2020").contains("other_years=2"))
  #expect(!corpus.notes("applications 南京市/鼓楼区 vs 福州市/鼓楼区 by year").contains("other_years=2"))
  #expect(!corpus.notes("applications 2019 vs 2020 by city").contains("other_years=2"))
}

@Test("Counts of rows that are not there are 0 as columns, other figures missing")
func pivotOfCounts() {
  let own = corpus.with(
    "t", [.texts("kind", ["a", "a", "b"]), .texts("state", ["on", "off", "on"]), .integers("n", [1, 2, 3])])
  #expect(own.rows("from t | count by kind, state pivot state sort kind") == ["a 1 1", "b 0 1"])
  #expect(own.rows("from t | sum n by kind, state pivot state sort kind") == ["a 2 1", "b missing 3"])
}

@Test(
  "A rate is not told apart by what its parts do not share",
  arguments: [
    ("correction_rate by result", "correction_rate is not told apart by result"),
    ("disclosure_rate by outcome", "disclosure_rate is not told apart by outcome"),
    ("denial_rate by outcome", "denial_rate is not told apart by outcome"),
    ("granted / handled by outcome", "granted / handled is not told apart by outcome"),
  ])
func ratesOfParts(_ line: String, _ message: String) throws {
  let error = try #require(corpus.error(line), "\(line)")
  #expect(error.message.en == message)
}

@Test("A column of a member that is asked for stays though no report has it")
func askedColumnStays() {
  #expect(
    corpus.columns("applications by district pivot year | filter \"2021\" is missing") == ["district", "2020", "2021"])
  #expect(corpus.rows("applications by district pivot year | filter \"2021\" is missing") == ["鼓楼区（福州市） 20 missing"])
}

@Test(
  "Nothing is between a number and a smaller one",
  arguments: [
    "applications by district filter year between 2021 and 2020", "from reports filter year between 2021 and 2020",
  ])
func emptyBetween(_ line: String) throws {
  #expect(try #require(corpus.error(line)).hint?.en == "the smaller first: between 2020 and 2021")
}

@Test("A word that organs are called by is no area, and the filter for it is said", arguments: ["财政局", "区财政局"])
func wordsOfOrgans(_ word: String) throws {
  let corpus = Corpus([report(lucheng, 2020, organ: "鹿城区财政局", ["applications": 1])])
  #expect(try #require(corpus.error("applications \(word)")).hint?.en == "filter organ ~ \"\(word)\"")
}
