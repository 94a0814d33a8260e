import Diagnostics
import Glibc
import Planning
import Testing

/// How many corpora are asked, and how many questions each: `GONGKAI_DIFFERENTIAL=40` asks 40 times as many.
private let factor = getenv("GONGKAI_DIFFERENTIAL").flatMap { Int(String(cString: $0)) } ?? 1
private let questionsOfACorpus = 40

@Test("Every answer is what SQLite makes of its SQL", arguments: 0..<(4 * factor))
func sqlAgrees(seed: Int) throws {
  var random = SeededGenerator(seed: UInt64(seed))
  let reports = differentialReports(&random)
  var both = try Differential(Corpus(reports.shuffled(using: &random)))
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
  print("differential \(seed): \(tally.answered) answered, \(tally.rows) rows, \(tally.refused) refused")
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
