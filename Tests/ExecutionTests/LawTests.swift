import Randomness
import Relations
import Reports
import Testing

@Test("The engine and a plain second one agree on random queries over random reports", arguments: 0..<10)
func enginesAgree(seed: Int) {
  var random = SeededGenerator(seed: UInt64(seed))
  let reports = randomReports(&random)
  let corpus = Corpus(reports.shuffled(using: &random))
  let other = Corpus(reports.shuffled(using: &random))
  for _ in 0..<30 {
    let query = randomQuery(&random, reports)
    let line = text(of: query, &random)
    let asked = corpus.with { settings in
      settings.usesImplied = query.usesImplied
      settings.countsOverlap = query.countsOverlap
    }
    guard let expected = plainAnswer(query, reports) else {
      #expect(asked.error(line)?.message.en.contains("stock") == true, "\(line)")
      continue
    }
    #expect(answer(asked, line, query) == expected, "\(line)")
    // The order of the clauses, and that in which the reports came, change nothing: not even the order of the rows.
    let again = text(of: query, &random)
    #expect(asked.rows(again) == asked.rows(line), "\(line) | \(again)")
    var elsewhere = other
    elsewhere.settings = asked.settings
    #expect(elsewhere.rows(line) == asked.rows(line), "\(line)")
    #expect(elsewhere.notes(line) == asked.notes(line), "\(line)")
  }
}

/// The engine's answer as the second engine gives it: values by keys, without marks and reasons.
private func answer(_ corpus: Corpus, _ line: String, _ query: PlainQuery) -> [[String]: [String]] {
  guard let relation = try? corpus.answer(line).relation else { return [[line]: corpus.rows(line)] }
  let keyCount = query.keys.count + (query.isByApplicant ? 1 : 0)
  var answer: [[String]: [String]] = [:]
  for row in 0..<relation.rowCount {
    let keys = relation.columns.prefix(keyCount).map { text($0, row) }
    answer[keys] = relation.columns.dropFirst(keyCount).map { column in
      column.hasValue(at: row) ? text(column, row).replacing("*", with: "") : "none"
    }
  }
  return answer
}

private func randomQuery(_ random: inout SeededGenerator, _ reports: [Report]) -> PlainQuery {
  var query = PlainQuery()
  query.isByApplicant = random.chance(25)
  query.applicant = random.chance(15) ? random.pick(applicants) : nil
  let possible = query.isByApplicant || query.applicant != nil ? plainMeasures.filter(\.hasApplicants) : plainMeasures
  query.measures = Array(possible.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
  query.aggregate = random.chance(70) ? "sum" : random.pick(["avg", "max", "count"])
  query.keys = Array(
    ["district", "city", "year", "level", "scope", "form", "organ"].shuffled(using: &random)
      .prefix(Int.random(in: 0...2, using: &random)))
  if random.chance(30) { query.years = random.pick([[2019], [2020, 2021], [2018, 2019, 2020]]) }
  if random.chance(20) { query.districts = random.pick([["鹿城区"], ["滨江街道", "洞头区"], ["温州市", "龙湾区"]]) }
  query.districts.removeAll { name in !reports.contains { $0.identity.area.name == name } }
  if random.chance(20) { query.levels = random.pick([["county"], ["street", "department"]]) }
  if random.chance(25) { query.floor = (random.pick(possible), Int64.random(in: 0...40, using: &random)) }
  query.usesImplied = random.chance(80)
  query.countsOverlap = random.chance(20)
  return query
}

/// The query as a line, its clauses in a random order and in one of their forms.
private func text(of query: PlainQuery, _ random: inout SeededGenerator) -> String {
  var clauses: [String] = []
  let keys = query.keys + (query.isByApplicant ? ["applicant"] : [])
  if !keys.isEmpty { clauses.append("by \(keys.joined(separator: ", "))") }
  if !query.years.isEmpty {
    clauses.append(
      random.chance(50)
        ? query.years.map(String.init).joined(separator: " ")
        : "filter year in (\(query.years.map(String.init).joined(separator: ", ")))")
  }
  if !query.districts.isEmpty {
    clauses.append("filter district in (\(query.districts.map { "\"\($0)\"" }.joined(separator: ", ")))")
  }
  if !query.levels.isEmpty { clauses.append("filter level in (\(query.levels.joined(separator: ", ")))") }
  if let applicant = query.applicant {
    let members = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"]
    let name = members[applicants.firstIndex(of: applicant) ?? 0]
    clauses.append(random.chance(50) ? name : "filter applicant = \(name)")
  }
  if let floor = query.floor { clauses.append("filter \(floor.measure.name) > \(floor.above)") }
  let measures = query.measures.map(\.name).joined(separator: ", ")
  return (["\(query.aggregate == "sum" ? "" : query.aggregate + " ")\(measures)"] + clauses.shuffled(using: &random))
    .joined(separator: " ")
}
