import Diagnostics
import Planning
import Testing

/// What is written by who is used to SQL, and the line that is meant.
private let habits: [(typed: String, meant: String)] = [
  ("select district, sum(lawsuits) from facts group by district", "lawsuits by district"),
  (
    "SELECT district, SUM(lawsuits) AS n FROM facts GROUP BY district ORDER BY n DESC LIMIT 5",
    "lawsuits by district sort -lawsuits limit 5"
  ),
  (
    "select district, sum(lawsuits) from facts group by district order by 2 desc", "lawsuits by district sort -lawsuits"
  ),
  ("select avg(lawsuits) from reports where year = 2019", "avg lawsuits filter year = 2019"),
  ("select district, lawsuits from reports where year = 2019", "lawsuits by district filter year = 2019"),
  (
    "select district, count(*) from reports group by district having count(*) > 1",
    "count by district | filter reports > 1"
  ),
  (
    "select kind, count(*) from facts group by kind having count(*) > 1 order by count(*) desc",
    "from facts | count by kind | filter rows > 1 sort -rows"
  ),
  ("select * from reports", "from reports"),
  ("select * from reports limit 3", "from reports limit 3"),
  ("select top 3 organ from reports", "from reports select organ limit 3"),
  ("select distinct district from reports", "from reports select district distinct"),
  (
    "select r.organ as who from reports as r where r.organ like '%鹿城%'",
    "from reports filter organ ~ \"鹿城\" select organ as who"
  ),
  ("select organ from reports where organ not like '%鹿城%'", "from reports filter not organ ~ \"鹿城\" select organ"),
  (
    "select organ from reports r join sources s on r.source = s.source where s.status is not null",
    "from reports join sources on source = source filter status is not blank select organ"
  ),
  ("from reports where year = null", "from reports where year is blank"),
  ("from reports where year <> null", "from reports where year is not blank"),
  ("from reports where year = 2019 && district = 鹿城区", "from reports where year = 2019 and district = 鹿城区"),
  ("lawsuits by district having lawsuits > 10", "lawsuits by district | filter lawsuits > 10"),
  ("lawsuits by district desc", "lawsuits by district sort -lawsuits"),
  ("行政诉讼 按 区县 升序", "行政诉讼 按 区县 排序 行政诉讼"),
  ("how many lawsuits per district in 2020", "lawsuits by district 2020"),
  ("lawsuits in 2020", "lawsuits 2020"),
  ("show me the lawsuits of 鹿城区", "lawsuits 鹿城区"),
  ("lawsuits and reviews, by district", "lawsuits, reviews by district"),
  ("lawsuits by district and year", "lawsuits by district, year"),
  ("average lawsuits by district", "avg lawsuits by district"),
  ("top 3 districts by lawsuits", "lawsuits by district top 3"),
  ("lawsuits from reports", "lawsuits"),
  ("count(*) from reports group by year", "count(*) group by year"),
  ("from reports count(*)", "from reports | count(*)"),
  ("from reports group by district", "from reports | count group by district"),
]

@Suite struct SQLHabitTests {
  let corpus = Corpus([
    report(lucheng, 2019, ["direct/总计": 44]), report(dongtou, 2019, ["direct/总计": 8]),
    report(dongtou, 2020, ["direct/总计": 5]),
  ])

  @Test(arguments: habits)
  func theLineThatIsMeantIsShown(_ typed: String, _ meant: String) {
    #expect(lineMeant(by: typed, in: corpus.catalog) == meant)
  }

  @Test(arguments: habits)
  func theLineThatIsShownHasAnAnswer(_ typed: String, _ meant: String) throws {
    let error = try #require(corpus.error(typed), "the statement itself has none")
    let shown = try #require(error.suggesting(of: typed, in: corpus.catalog).hint).en
    #expect(try corpus.answer(shown).relation.columns.isEmpty == false)
  }

  @Test(arguments: [
    "lawsuits by distrct", "lawsuits 2019)", "from nosuch", "select x from nosuch",
    "sql from reports filter organ =~ \"a\"", "lawsuits by",
  ])
  func noLineIsShownWhereNoneWouldHaveAnAnswer(_ typed: String) {
    #expect(lineMeant(by: typed, in: corpus.catalog) == nil)
  }

  @Test func aQuestionThatIsUnderstoodKeepsItsOwnHint() {
    let line = "lawsuits by district filter lawsuits in (8, 5)"
    let full = Diagnostic(Phrase("the disk is full", zh: "磁盘已满"), hint: Phrase("make room", zh: "请清理"))
    #expect(full.suggesting(of: line, in: corpus.catalog).hint?.en == "make room")
  }

  @Test(arguments: [
    (".tables", "tables"), ("\\d", "tables"), (":q", "quit"), ("\\q", "quit"), ("?", "help"),
    (".read a.gk", "source a.gk"),
  ])
  func commandsOfOtherShellsAreKnown(_ typed: String, _ meant: String) {
    #expect(lineMeant(by: typed, in: corpus.catalog) == meant)
  }

  @Test(arguments: [
    ("公开率最高的区县", "公开率 按 区县 前 1"), ("哪个区县诉讼最多", "诉讼 按 区县 前 1"), ("各区县行政复议", "行政复议 按 区县"),
    ("今年新收到的行政诉讼的总数", "行政诉讼"),
  ])
  func aPhraseWithoutBlanksIsTakenApart(_ typed: String, _ meant: String) throws {
    let hint = try #require(corpus.error(typed)?.hint)
    #expect(hint.zh.hasSuffix(meant))
    #expect(try corpus.answer(meant).relation.columns.isEmpty == false)
  }
}
