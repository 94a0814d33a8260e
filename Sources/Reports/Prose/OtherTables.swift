import Diagnostics
import Documents

/// A cell of a table that is none of the form's.
package struct OtherCell: Sendable {
  /// Its table in the report, from 1.
  package var table: Int
  /// The line above the table's columns, or above the table; nil where there is none.
  package var caption: String?
  /// From 1, below the caption.
  package var row: Int
  package var column: Int
  package var text: String
  package var place: Place
}

/// The cells of a report's other tables in which something is printed, in printed order: what the form does not ask for, kept
/// as it is.
package func otherCells(of report: Report) -> [OtherCell] {
  let document = report.prose
  var cells: [OtherCell] = []
  var number = 0
  for (index, block) in document.blocks.enumerated() where block.kind == .table {
    number += 1
    let hasOwnCaption = isCaption(document, row: block.rows.lowerBound)
    let captionRow = hasOwnCaption ? block.rows.lowerBound : index > 0 ? document.blocks[index - 1].rows.last : nil
    let isNear = hasOwnCaption || (index > 0 && document.blocks[index - 1].kind != .table)
    let caption = captionRow.flatMap { isNear && isCaption(document, row: $0) ? text(of: $0, document) : nil }
    let first = block.rows.lowerBound + (hasOwnCaption ? 1 : 0)
    for row in first..<block.rows.upperBound {
      let start = document.cells(of: row).lowerBound
      cells += document.printedCells(of: row).map { cell in
        OtherCell(
          table: number, caption: caption, row: row - first + 1, column: cell - start + 1,
          text: unbroken(document.string(document.cells[cell])), place: document.cells[cell].place)
      }
    }
  }
  return cells
}

/// Whether a row can be the caption of the table below it: a short line of its own that is no sentence, item of a list, or
/// number.
func isCaption(_ document: Document, row: Int) -> Bool {
  let printed = document.printedCells(of: row)
  guard printed.count == 1, let cell = printed.first else { return false }
  let bytes = document.cells[cell].bytes
  guard bytes.count <= longestCaption, let first = document.string(bytes).first else { return false }
  let isWord = first.isLetter || "【《“（".contains(first)
  return isWord && !["。", "；", "..."].contains { document.text[bytes].suffix(3).elementsEqual($0.utf8) }
}

/// In bytes, three to a character.
private let longestCaption = 180

private func text(of row: Int, _ document: Document) -> String? {
  document.printedCells(of: row).first.map { unbroken(document.string(document.cells[$0])) }
}
