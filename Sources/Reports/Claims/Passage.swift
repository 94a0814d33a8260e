import Diagnostics
import Documents

/// A paragraph that may speak of applications, reviews or lawsuits, with the place of each of its characters.
struct Passage: Sendable {
  var text: String
  /// Where it stands: the character that a piece of it begins at, and the piece's place. One, unless a page break or a line end cut
  /// the paragraph.
  var pieces: [(start: Int, place: Place)]
  /// Stands under a heading that speaks of applications.
  var isUnderApplications = false

  init(_ text: String, pieces: [(start: Int, place: Place)] = [(0, Place())], isUnderApplications: Bool = false) {
    self.text = text
    self.pieces = pieces
    self.isUnderApplications = isUnderApplications
  }

  /// The place of a character.
  func place(at offset: Int) -> Place {
    guard let piece = pieces.last(where: { $0.start <= offset }) else { return Place() }
    var place = piece.place
    if let column = place.column { place.column = column + offset - piece.start }
    return place
  }
}

/// The paragraphs of a document that claims may stand in, in its order. A paragraph cut in two goes on where the next begins.
func passages(in document: Document) -> [Passage] {
  // By the pointer: most of the prose is passed over, and strings of it would cost more than the rest.
  document.text.withUnsafeBufferPointer { text in
    var found: [Passage] = []
    var isUnderApplications = false
    for cells in paragraphs(of: document, text) {
      let first = text[cells[0].bytes]
      if first.count < longestHeading, !first.holds(fullStop), !first.holds(comma) {
        isUnderApplications = first.holds(application)
      }
      guard cells.contains(where: { cell in keywords.contains { text[cell.bytes].holds($0) } }) else { continue }
      found.append(Passage(cells, of: document, isUnderApplications: isUnderApplications))
    }
    return found
  }
}

extension Passage {
  fileprivate init(_ cells: [Cell], of document: Document, isUnderApplications: Bool) {
    self.init("", pieces: [], isUnderApplications: isUnderApplications)
    var count = 0
    for cell in cells {
      let piece = document.string(cell)
      pieces.append((count, cell.place))
      text += piece
      count += piece.unicodeScalars.count
    }
  }
}

/// The cells of each paragraph: one, or those that go on where the one before was cut.
private func paragraphs(of document: Document, _ text: UnsafeBufferPointer<UInt8>) -> [[Cell]] {
  var paragraphs: [[Cell]] = []
  var canGoOn = false
  for block in document.blocks {
    for row in block.rows {
      for index in document.cells(of: row) {
        let cell = document.cells[index]
        guard !cell.isBlank, !cell.isContinuation, cell.bytes.count <= longestPassage else { continue }
        let bytes = text[cell.bytes]
        if block.kind == .table, bytes.count <= longestCell {
          canGoOn = false
        } else if canGoOn, block.kind == .paragraph, !bytes.hasOrdinal {
          paragraphs[paragraphs.count - 1].append(cell)
          canGoOn = bytes.isCut && paragraphs[paragraphs.count - 1].count < mostPieces
        } else {
          paragraphs.append([cell])
          canGoOn = bytes.isCut && (bytes.holds(comma) || bytes.holds(fullStop))
        }
      }
    }
  }
  return paragraphs
}

/// In bytes: what is longer is no paragraph, and what is shorter, in a table, no prose.
private let longestPassage = 30_000
private let longestCell = 120
private let longestHeading = 120
/// How many lines a paragraph may be cut into.
private let mostPieces = 200

private let comma = Array("，".utf8)
private let fullStop = Array("。".utf8)
private let application = Array("申请".utf8)
private let keywords = ["申请", "复议", "诉讼", "行政事业性收费", "集中采购", "申請", "復議", "訴訟"].map { Array($0.utf8) }
private let ends = ["。", "！", "？", "；", "：", "!", "?", ";", ":"].map { Array($0.utf8) }

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether the word's bytes stand in it.
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard count >= word.count else { return false }
    var index = startIndex
    while index <= endIndex - word.count {
      if base[index] == word[0], word.indices.allSatisfy({ base[index + $0] == word[$0] }) { return true }
      index += 1
    }
    return false
  }

  /// Whether it ends in the middle of a sentence.
  fileprivate var isCut: Bool { !ends.contains { suffix($0.count).elementsEqual($0) } }

  /// Whether it begins with a number as headings and items of lists do: 一、 （二） 3. 一是
  fileprivate var hasOrdinal: Bool {
    let beginning = String(decoding: prefix(24), as: UTF8.self)
    let isBracketed = beginning.first.map { "（(".contains($0) } ?? false
    let rest = beginning.dropFirst(isBracketed ? 1 : 0)
    let digits = rest.prefix { "一二三四五六七八九十0123456789".contains($0) }
    guard (1...3).contains(digits.count), let next = rest.dropFirst(digits.count).first else { return false }
    return (isBracketed ? "）)" : "、.．是").contains(next)
  }
}
