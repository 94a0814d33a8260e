import Diagnostics
import Documents
import Foundation
import Reports

/// What must hold of a document, whatever it was read from.
package func brokenLaws(
  of document: Document, _ complaints: [Diagnostic], readFrom bytes: [UInt8]
) -> [String] {
  var broken: [String] = []
  func law(_ name: String, _ holds: Bool) { if !holds { broken.append(name) } }
  law("a file without blocks has an error", !document.blocks.isEmpty || complaints.contains { $0.severity == .error })
  law("the text is UTF-8", String(validating: document.text, as: UTF8.self) != nil)
  law("cells are as many as a document may have", document.cells.count <= mostCells + 2_000)
  law(
    "a cell is a stretch of whole characters of the text",
    document.cells.allSatisfy { document.text.isWholeCharacters($0.bytes) })
  law("rows lie behind each other", document.hasOrderedRows)
  law("blocks have all rows in their order", document.blocks.map(\.rows).isPartition(of: document.rowCount))
  law(
    "a heading or a paragraph is a row of a cell",
    document.blocks.allSatisfy { block in
      block.kind == .table || block.rows.count == 1 && document.cells(of: block.rows.lowerBound).count == 1
    })
  law("lines, rows and cells count from 1", document.cells.allSatisfy { $0.hasCountedPlace })
  func opening(_ text: [UInt8]) -> Int { text.count { $0 == UInt8(ascii: "<") } }
  let isPacked = bytes.starts(with: "PK".utf8) || bytes.starts(with: compoundFileMark)
  if document.format.hasSourceText, !isPacked, opening(document.text) < opening(bytes) {
    // A page that is read as its text is typed: the text is without the tags, the lines are those of the page. Where it has
    // none that end as usual, they end as on old machines.
    let lineCount = max(bytes.count { $0 == 0x0a }, bytes.contains(0x0a) ? 0 : bytes.count { $0 == 0x0d }) + 1
    law("what a page shows as typed stands on a line of the page", document.cells.allSatisfy { $0.line <= lineCount })
  } else if document.format.hasSourceText {
    // Of a Word file whose tables are typed, the text has a paragraph a line.
    // A table that is written with tags is read as a page is, its text put behind that of the file.
    let hasTags = String(decoding: bytes, as: UTF8.self).range(of: "<table", options: .caseInsensitive) != nil
    let walk = Walk(document.text)
    law(
      "what a cell prints stands at its place in the file",
      document.cells.allSatisfy { hasTags && $0.bytes.lowerBound >= bytes.count || walk.leads(to: $0) })
  }
  return broken
}

/// What must hold of a report, or of what is none, whatever it was read from.
func brokenLaws(ofReportIn bytes: [UInt8]) -> [String] {
  let name = "a" + endings[Int(bytes.first ?? 0) % endings.count]
  let (document, complaints) = readDocument(bytes, name: name)
  var broken = brokenLaws(of: document, complaints, readFrom: bytes)
  if case .report(let report) = read(document, in: .compiled) {
    broken += brokenLaws(of: report, readFrom: document)
  }
  return broken
}

/// The first byte of an input says which name the file has, so that one input tries one.
private let endings = [".txt", ".md", ".csv", ".html", ""]

/// What must hold of a report: its facts stand where they say.
package func brokenLaws(of report: Report, readFrom document: Document) -> [String] {
  var printed: [Place: [Cell]] = [:]
  for cell in document.cells { printed[cell.place, default: []].append(cell) }
  var broken: [String] = []
  for fact in report.facts {
    let cells = printed[fact.place, default: []]
    // Of a text taken from printed pages a cell may hold a line of figures: each stands at its own place in it.
    if cells.isEmpty, !document.format.hasGrids, document.prints(fact.text, at: fact.place) { continue }
    if cells.isEmpty { broken.append("a fact stands in a cell of the document: \(fact.place)") }
    // A blank that the row does not print stands at the cell beside it.
    if fact.kind != .blank, !cells.contains(where: { document.string($0).contains(fact.text) }) {
      broken.append("at its place stands what the fact says is printed: \(fact.text) at \(fact.place)")
    }
    if (fact.value != nil) != [.number, .zero].contains(fact.kind), fact.unit == .count {
      broken.append("a number has a value, and nothing else has: \(fact.text)")
    }
  }
  let lines = Set(document.cells.map(\.line))
  for judged in claims(of: report) {
    if judged.claim.words.isEmpty || !(judged.claim.place.line.map(lines.contains) ?? true) {
      broken.append("a claim has words, on a line of the document: \(judged.claim.sentence) at \(judged.claim.place)")
    }
  }
  if Set(report.facts.map(\.slot)).count != report.facts.count { broken.append("a cell of the form has one fact") }
  return broken
}

/// From a place back into the text: the offsets at which lines begin.
private struct Walk {
  private let text: [UInt8]
  private let lineStarts: [Int]

  init(_ text: [UInt8]) {
    self.text = text
    lineStarts = [0] + text.indices.filter { text[$0] == 0x0a }.map { $0 + 1 }
  }

  /// Whether the cell's bytes begin at the line and column that it gives as its place: all of them, or, where it is put together
  /// of several stretches, its characters in their order.
  func leads(to cell: Cell) -> Bool {
    guard !cell.isBlank else { return true }
    guard lineStarts.indices.contains(cell.line - 1) else { return false }
    var offset = lineStarts[cell.line - 1]
    var left = cell.column - 1
    while left > 0, offset < text.count {
      offset += 1
      while offset < text.count, text[offset] & 0xc0 == 0x80 { offset += 1 }
      left -= 1
    }
    let behind = text[min(offset, text.count)...]
    let printed = text[cell.bytes]
    return behind.starts(with: printed) || behind.first == printed.first && behind.holdsInOrder(printed)
  }
}

extension ArraySlice<UInt8> {
  /// Whether all bytes but blanks are found here, one behind the other, others between them.
  fileprivate func holdsInOrder(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = self
    return bytes.allSatisfy { byte in
      guard byte != 0x20 else { return true }
      guard let index = rest.firstIndex(of: byte) else { return false }
      rest = rest[(index + 1)...]
      return true
    }
  }
}

extension DocumentFormat {
  /// Whether the document's text is that of the file.
  fileprivate var hasSourceText: Bool { self == .text || self == .markdown }
}

extension Document {
  fileprivate var hasOrderedRows: Bool {
    var end = 0
    for row in 0..<rowCount {
      let cells = cells(of: row)
      guard cells.lowerBound == end, !cells.isEmpty else { return false }
      end = cells.upperBound
    }
    return end == cells.count
  }
}

extension [Range<Int>] {
  fileprivate func isPartition(of count: Int) -> Bool {
    var end = 0
    for range in self {
      guard range.lowerBound == end, !range.isEmpty else { return false }
      end = range.upperBound
    }
    return end == count
  }
}

extension [UInt8] {
  fileprivate func isWholeCharacters(_ range: Range<Int>) -> Bool {
    func isEdge(_ index: Int) -> Bool { index == count || self[index] & 0xc0 != 0x80 }
    return range.lowerBound >= 0 && range.upperBound <= count && isEdge(range.lowerBound) && isEdge(range.upperBound)
  }
}

extension Cell {
  fileprivate var hasCountedPlace: Bool {
    [line, column, table, row, cell, page].allSatisfy { $0 >= 0 } && (line == 0) == (column == 0)
  }
}

/// The most cells that a document may have: see `readDocument`.
private let mostCells = 1_000_000

extension Document {
  /// Whether a word stands in the text at a line and column.
  fileprivate func prints(_ word: String, at place: Place) -> Bool {
    guard let line = place.line, let column = place.column, !word.isEmpty else { return false }
    let lines = text.split(separator: 0x0a, maxSplits: line, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return false }
    return String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars.dropFirst(column - 1)
      .starts(with: word.unicodeScalars)
  }
}
