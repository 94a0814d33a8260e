import Diagnostics

/// With fewer tabs outside of tables, a Word file has none typed with them: these are indents and signatures.
let fewestTabs = 8

extension Document {
  /// Whether a table has a row of three cells and more: less lays out a page.
  var hasGrid: Bool {
    blocks.contains { block in
      block.kind == .table
        && block.rows.contains { row in cells(of: row).count(where: { !cells[$0].isContinuation }) > 2 }
    }
  }
}

/// A text that a file of another format holds, read for the tables typed in it; nil where it has none.
func textWithGrid(_ text: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document? {
  var own: [Diagnostic] = []
  let document = readText(text, name: name, format: .text, complaints: &own)
  guard document.hasGrid || document.cells.count > 2 * document.rowCount else { return nil }
  complaints += own
  return document
}
