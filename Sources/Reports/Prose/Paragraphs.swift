import Diagnostics
import Documents

/// A paragraph of a document's prose, and where it begins.
package struct Paragraph: Sendable {
  /// Without the line breaks and wide blanks inside that markup and page layout bring along.
  package var text: String
  package var place: Place
  /// Of a heading that the markup says is one, from 1.
  package var level: Int?
}

/// The document's headings and paragraphs, those put together again that were cut in the middle of a sentence. Its tables
/// are passed over, unless they are asked for.
///
/// - Parameter withTables: the rows of tables, too, a paragraph each.
package func paragraphs(of document: Document, withTables: Bool = false) -> [Paragraph] {
  var paragraphs: [Paragraph] = []
  // Nothing is put together over a table.
  var isAfterTable = false
  for block in document.blocks {
    guard withTables || block.kind != .table else {
      isAfterTable = true
      continue
    }
    for row in block.rows {
      guard let paragraph = paragraph(row, of: document, block.kind) else { continue }
      if let last = paragraphs.last, !isAfterTable, isCut(last, before: paragraph) {
        paragraphs[paragraphs.count - 1].text += paragraph.text
      } else {
        paragraphs.append(paragraph)
      }
      isAfterTable = false
    }
  }
  return paragraphs
}

private func paragraph(_ row: Int, of document: Document, _ kind: Block.Kind) -> Paragraph? {
  let cells = document.printedCells(of: row)
  guard let first = cells.first, !isPageNumber(document.string(document.cells[first])) else { return nil }
  let text = cells.map { unbroken(document.string(document.cells[$0])) }.joined(separator: " ")
  if case .heading(let level) = kind { return Paragraph(text: text, place: document.cells[first].place, level: level) }
  return Paragraph(text: text, place: document.cells[first].place)
}

/// `— 2 —`, between dashes as pages are numbered.
private func isPageNumber(_ text: String) -> Bool {
  guard text.utf8.count <= 16, let first = text.first, let last = text.last, text.count > 2 else { return false }
  let inner = text.dropFirst().dropLast()
  return "-—–－".contains(first) && "-—–－".contains(last)
    && inner.contains { $0.isNumber } && inner.allSatisfy { $0.isNumber || $0 == " " }
}

/// Whether a paragraph ends in the middle of a sentence that the next goes on with. Headings and lines of a letterhead end
/// without a full stop too, so only what is long, or follows a comma, is taken to be cut.
private func isCut(_ paragraph: Paragraph, before next: Paragraph) -> Bool {
  guard paragraph.level == nil, next.level == nil else { return false }
  guard let end = paragraph.text.last, !"。！？!?；;：:)）”》〕".contains(end) else { return false }
  let isLine = paragraph.text.utf8.count < shortestCut && !"，、,".contains(end)
  return !isLine && numbering(paragraph.text)?.level != .chapter && numbering(next.text) == nil
}

/// In bytes, three to a character.
private let shortestCut = 150

/// Whether a text has line breaks or two blanks behind each other.
private func mayBeBroken(_ text: String) -> Bool {
  var last: UInt8 = 0
  for byte in text.utf8 {
    if byte == 0x0a || byte == 0x0d || (byte == 0x20 && last == 0x20) { return true }
    last = byte
  }
  return false
}

/// The text without the line breaks and the runs of blanks that it is printed or written with: none between Chinese characters,
/// one between words.
func unbroken(_ text: String) -> String {
  guard mayBeBroken(text) else { return text }
  var result = ""
  var blanks = 0
  var isBroken = false
  for character in text {
    if character.isWhitespace {
      blanks += 1
      isBroken = isBroken || character.isNewline
      if blanks == 1, !character.isNewline { result.append(character) }
      continue
    }
    if blanks > 1 || isBroken {
      while result.last?.isWhitespace == true { result.removeLast() }
      if let last = result.last, last.isASCII, character.isASCII { result.append(" ") }
    }
    (blanks, isBroken) = (0, false)
    result.append(character)
  }
  return result
}
