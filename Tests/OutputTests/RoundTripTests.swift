import Randomness
import Relations
import Testing

@testable import Output

@Suite("What is written can be read again")
struct RoundTripTests {
  @Test("CSV gives back every text", arguments: 1...50)
  func csv(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<20).map { _ in (0..<3).map { _ in randomText(&random) } }
    let columns = (0..<3).map { column in texts("c\(column)", rows.map { $0[column] }) }
    let read = fields(ofCSV: written(columns, as: .csv))
    #expect(read == [["c0", "c1", "c2"].map(scalars)] + rows.map { $0.map(scalars) })
  }

  @Test("TSV gives back every text", arguments: 1...50)
  func tsv(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<20).map { _ in (0..<3).map { _ in randomText(&random) } }
    let columns = (0..<3).map { column in texts("c\(column)", rows.map { $0[column] }) }
    let lines = scalars(written(columns, as: .tsv)).split(separator: "\n", omittingEmptySubsequences: false)
    let read = lines.dropLast().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped(Array($0)) }
    }
    #expect(read == [["c0", "c1", "c2"].map(scalars)] + rows.map { $0.map(scalars) })
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let alphabet = ["区", "a", ",", "\"", "\n", "\r", "\t", "\\", " ", "e\u{301}", "👨‍⚖️", "\u{1B}", "n", "；"]
    return (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
      .joined()
  }
}

/// Compared by scalars: a string's own equality takes CR LF and CR, LF apart for different things.
private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

/// RFC 4180, read by the letter.
private func fields(ofCSV text: String) -> [[[Unicode.Scalar]]] {
  var records: [[[Unicode.Scalar]]] = []
  var record: [[Unicode.Scalar]] = []
  var field: [Unicode.Scalar] = []
  var isQuoted = false
  var rest = scalars(text)[...]
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\"" where isQuoted && rest.first == "\"":
      field.append("\"")
      rest.removeFirst()
    case "\"": isQuoted.toggle()
    case "," where !isQuoted:
      record.append(field)
      field = []
    case "\n" where !isQuoted:
      records.append(record + [field])
      record = []
      field = []
    default: field.append(scalar)
    }
  }
  return records
}

private func unescaped(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  var rest = text[...]
  while let scalar = rest.popFirst() {
    guard scalar == "\\", let next = rest.popFirst() else {
      result.append(scalar)
      continue
    }
    let meanings: [Unicode.Scalar: Unicode.Scalar] = ["t": "\t", "n": "\n", "r": "\r", "\\": "\\"]
    result.append(meanings[next] ?? "�")
  }
  return result
}
