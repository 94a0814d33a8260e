import Diagnostics
import Glibc
import Planning
import Randomness
import Testing

/// How many corpora are asked, and how many questions each: `GONGKAI_DIFFERENTIAL=40` asks 40 times as many.
private let factor = getenv("GONGKAI_DIFFERENTIAL").flatMap { Int(String(cString: $0)) } ?? 1
private let questionsOfACorpus = 40

@Test("Every answer is what SQLite makes of its SQL", arguments: 0..<(16 * factor))
func sqlAgrees(seed: Int) throws {
  var random = SeededGenerator(seed: UInt64(seed))
  let reports = differentialReports(&random)
  var both = try Differential(
    Corpus(reports.shuffled(using: &random)), batch: random.pick([1, 3, 10, 1 << 16]), isReversed: random.chance(50))
  var questions = RandomQuestions(seed: UInt64(seed) &+ 1_000_000)
  var tally = Tally()
  while tally.answered < questionsOfACorpus {
    var settings = QuerySettings()
    settings.usesImplied = random.chance(75)
    settings.countsOverlap = random.chance(20)
    settings.language = random.chance(80) ? .en : .zh
    both.set(settings)
    let line = questions.question()
    tally.add(both.compare(line), line)
  }
  #expect(tally.different == [])
  #expect(tally.untranslated == [])
  if factor > 1 {
    print("differential \(seed): \(tally.answered) answered, \(tally.rows) rows, \(tally.refused) refused")
  }
}

/// Questions of which the two once made different things.
private let sqlRegressions = [
  // Areas in several ways of writing, on either side.
  "from population select district | join kept on district", "from population select district | join reports",
  "from population select district | join reports on district | filter organ is blank select district",
  "from reports select organ, district, year join population on district",
  "from reports join population on district | filter people is blank select district, organ, people",
  // Texts of several lines.
  "from reports derive t = if(year > 2019, \"a\\n  b\\r\\nit's\", \"\\u{22}\") select t, organ sort -t",
  // Letters beyond ASCII, and characters of several code points.
  "from reports select u = upper(organ), l = lower(organ), n = length(organ), s = substring(organ, 5, 3) sort organ",
  // Functions of texts and dates.
  "from reports select concat(organ, \"（\", year, \"）\"), replace(organ, \"人民\", \"\"), trim(concat(\"　\", organ, \" \"))",
  "from reports filter starts_with(organ, \"鹿城\") or ends_with(organ, \"局\") select organ",
  "from reports derive d = concat(year, \"年\", length(organ), \"月\", length(level), \"日\") select d, month(d), day(d), year(d)",
  "from reports derive n = year * 10000 + length(organ) * 100 + length(level) select n, year(n), month(n), day(n)",
  "from reports derive d = concat(year * 10000 + length(level) * 131) select d, month(d), day(d), year(d)",
  "lawsuits by district | select sqrt(lawsuits), sqrt(3 - lawsuits)",
  // Columns whose names stand in quotes.
  "lawsuits 2019 vs 2020 by district | filter \"2020\" is missing or \"2019\" > 3 derive d = \"2020\" - \"2019\"",
  "lawsuits by district, year pivot year totals | count \"2020\", count by district",
  "lawsuits, lawsuits / handled by district | filter \"lawsuits / handled\" > 0.1",
  // A total of the year before, where there is no report of the year itself.
  "growth disclosure_rate by level, county 2022 totals", "growth lawsuits 2022",
  "growth lawsuits, handled by county 2023 totals", "growth lawsuits by level 2021 totals",
  // Numbers above a row of totals are texts.
  "from kept select m = min(disclosure_rate, lawsuits) totals",
  "lawsuits, reviews by year totals derive n = if(reviews > 3, year, reviews)",
  "lawsuits by year totals | filter year >= 2019 or year is blank", "lawsuits by year totals derive next = year + 1",
  "lawsuits by year totals | max year, count year, median year", "lawsuits by year totals | growth lawsuits",
  "lawsuits by year | select lawsuits, year totals | growth lawsuits",
  // Two columns of one name, and an order by the first.
  "rank lawsuits by district | rank district", "rank denied by applicant | rank applicant within applicant",
  // Blank, not read and not on the form are one group, missing is another.
  "reviews, other_outcomes.not_corrected by report | count by reviews, other_outcomes.not_corrected",
  "applications 2019 vs 2021 by district | count by \"2019\", \"2021\"",
]

@Test("Questions that once had two answers have one", arguments: sqlRegressions)
func sqlRegression(line: String) throws {
  for seed in 0..<6 {
    var random = SeededGenerator(seed: UInt64(seed))
    let outcome = try Differential(Corpus(differentialReports(&random))).compare(line)
    guard case .same = outcome else {
      Issue.record("\(outcome)")
      continue
    }
  }
}

@Test(
  "The SQL of what was kept, or joined with it, needs no table of the session",
  arguments: [
    "from kept", "from kept filter lawsuits > 2 sort district", "from spread filter \"2019\" is missing",
    "applications by district | join kept on district",
    "from reports select organ, district join population on district",
  ])
func sqlOfKept(line: String) throws {
  var random = SeededGenerator(seed: 3)
  #expect(try Differential(Corpus(differentialReports(&random))).isSelfContained(line))
}

@Test("What SQL has no words for is refused, and says so")
func withoutSQL() throws {
  var random = SeededGenerator(seed: 0)
  let both = try Differential(Corpus(differentialReports(&random)))
  guard case .untranslated(let error) = both.compare("from reports filter organ =~ \"区.*府\"") else {
    Issue.record("a regular expression has been written in SQL")
    return
  }
  #expect(error.message.en.contains("regular expressions"))
}

private struct Tally {
  var answered = 0
  var rows = 0
  var refused = 0
  var untranslated: [String] = []
  var different: [String] = []

  mutating func add(_ outcome: Differential.Outcome, _ line: String) {
    switch outcome {
    case .refused(let error):
      refused += 1
      if getenv("GONGKAI_REFUSALS") != nil { print("refused: \(error.message.en): \(line)") }
    case .untranslated(let error):
      answered += 1
      untranslated.append("\(line): \(error.message.en)")
    case .same(let count):
      answered += 1
      rows += count
    case .different(let text):
      answered += 1
      different.append(text)
    }
  }
}
