import Diagnostics
import Planning
import Relations
import Reports
import Syntax
import Synchronization
import Testing

@testable import Execution

/// 70,000 reports, more than a batch of 65,536: report number n receives n applications, natural persons' share blank in
/// every seventh, in one of ten years.
private let large: Corpus = {
  let area = division(lucheng)
  let (total, natural) = (slot("applications", .form2019), slot("applications/自然人", .form2019))
  return Corpus(
    (0..<70_000).map { number in
      let value = Int64(number)
      let facts = [
        Fact(slot: natural, text: "", kind: .number, value: number % 7 == 0 ? nil : value, place: Place(line: 1)),
        Fact(slot: total, text: "", kind: .number, value: value, place: Place(line: 1)),
      ]
      let identity = Identity(
        organ: "机关\(number)", level: .department, scope: .organ, area: area, year: 2010 + number % 10, title: "")
      return Report(identity: identity, forms: [.applications: .form2019], facts: facts)
    })
}()

@Test("Sums over more reports than a batch are those known in advance")
func largeSums() {
  // 0 + 1 + … + 69,999.
  #expect(large.rows("applications, count") == ["2449965000 70000"])
  // 2010 has 0, 10, … 69,990: ten times 0 + … + 6,999.
  #expect(large.rows("applications 2010") == ["244965000"])
  #expect(large.rows("applications by year").first == "2010 244965000")
  // Without the multiples of seven, 7 × (0 + … + 9,999).
  #expect(large.rows("applications 自然人") == ["2100000000"])
  #expect(large.rows("count filter applications >= 65530") == ["4470"])
  #expect(large.rows("count filter organ = 机关69999") == ["1"])
  #expect(large.rows("applications by organ top 2") == ["机关69999 69999", "机关69998 69998"])
  #expect(large.notes("applications 自然人") == ["reports=70000", "years=10", "blank=10000"])
}

@Test("A running query stops where the user interrupts it")
func interruption() throws {
  let asked = Mutex(0)
  let checkpoint = Checkpoint {
    asked.withLock { count in
      count += 1
      return count > 3
    }
  }
  guard case .query(let query) = try parse("applications by organ") else { return }
  let plan = try bind(query, in: large.catalog).plan
  let error = #expect(throws: Diagnostic.self) {
    try Execution.run(plan, over: large.database.dataset, checkpoint: checkpoint)
  }
  #expect(error?.effect == .interrupted)
}
