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
  var found: [Passage] = []
  var open: Passage?
  var isUnderApplications = false
  func close() {
    if let open, open.text.speaksOfApplications { found.append(open) }
    open = nil
  }
  for block in document.blocks {
    for row in block.rows {
      for index in document.cells(of: row) {
        let cell = document.cells[index]
        guard !cell.isBlank, !cell.isContinuation, cell.bytes.count <= longestPassage else { continue }
        let isProse = block.kind != .table || cell.bytes.count > longestCell
        guard isProse else { close(); continue }
        let text = document.string(cell)
        if block.kind == .paragraph, var begun = open, begun.text.isCut, !text.hasOrdinal {
          begun.pieces.append((begun.text.unicodeScalars.count, cell.place))
          begun.text += text
          open = begun
        } else {
          close()
          if text.isHeading { isUnderApplications = text.contains("申请") }
          open = Passage(text, pieces: [(0, cell.place)], isUnderApplications: isUnderApplications)
        }
      }
    }
  }
  close()
  return found
}

/// In bytes: what is longer is no paragraph, and what is shorter, in a table, no prose.
private let longestPassage = 30_000
private let longestCell = 120

extension String {
  fileprivate var speaksOfApplications: Bool {
    utf8.count <= longestPassage && ["申请", "复议", "诉讼", "行政事业性收费", "集中采购", "申請", "復議", "訴訟"].contains(where: contains)
  }

  /// Whether it is prose that ends in the middle of a sentence.
  fileprivate var isCut: Bool {
    guard utf8.count < longestPassage, contains("，") || contains("。") else { return false }
    return !(last.map { "。！？；：!?;:".contains($0) } ?? true)
  }

  fileprivate var isHeading: Bool { utf8.count < 120 && !contains("。") && !contains("，") }

  /// 一、 （二） 3.
  fileprivate var hasOrdinal: Bool {
    guard let first else { return false }
    let rest = drop { "（(".contains($0) }
    let digits = rest.prefix { "一二三四五六七八九十0123456789".contains($0) }
    guard !digits.isEmpty, digits.count <= 3 else { return false }
    let next = rest.dropFirst(digits.count).first
    return "（(".contains(first) ? next.map { "）)".contains($0) } ?? false : next.map { "、.．是".contains($0) } ?? false
  }
}
