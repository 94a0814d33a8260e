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

/// A page without tables, of which stretches are printed as they are typed: those as they stand, and each other paragraph a
/// line. Nil where there is no such stretch, or no table in it.
func readTypedPage(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document? {
  guard let page = plainPage(bytes), var document = textWithGrid(page.text, name: name, complaints: &complaints)
  else { return nil }
  for index in document.cells.indices {
    let line = document.cells[index].line
    if page.lines.indices.contains(line - 1) { document.cells[index].line = page.lines[line - 1] }
  }
  return document
}

/// The text of a page, and by its lines those of the page.
private struct PlainPage {
  var text: [UInt8] = []
  var lines = [1]
  /// The line of the page.
  var line = 1
  var isPreformatted = false

  mutating func endLine() {
    text.append(0x0a)
    lines.append(line)
  }

  /// Adds a byte of the page as text; a line of the page ends a line of the text only where it is preformatted.
  mutating func append(_ byte: UInt8) {
    if byte == 0x0a { line += 1 }
    if byte != 0x0a { return text.append(byte) }
    if isPreformatted { endLine() } else { text.append(0x20) }
  }

  /// Ends a line that has begun.
  mutating func breakLine() {
    if text.last != 0x0a { endLine() }
  }
}

private func plainPage(_ bytes: [UInt8]) -> (text: [UInt8], lines: [Int])? {
  var plain = PlainPage()
  var hasPreformatted = false
  var neverClosed: Set<String> = []
  bytes.withUnsafeBufferPointer { page in
    var position = 0
    while position < page.count {
      if page[position] == UInt8(ascii: "<"), let tag = tag(page, at: position) {
        var end = tag.end
        if tag.isUnread, !neverClosed.contains(tag.name) {
          if let close = Documents.end(ofElement: tag.name, page, from: tag.end) {
            end = close
          } else {
            neverClosed.insert(tag.name)
          }
        }
        if tag.name == "pre" {
          plain.isPreformatted = !tag.isClosing
          hasPreformatted = true
        }
        switch tag.element {
        case .lineBreak: plain.endLine()
        case .other, .raised, .metadata, .unread: break
        default: plain.breakLine()
        }
        plain.line += page[position..<end].count { $0 == 0x0a }
        position = end
      } else if page[position] == UInt8(ascii: "&"), let (scalar, end) = entity(page, at: position) {
        plain.text += Array(String(scalar).utf8)
        position = end
      } else {
        plain.append(page[position])
        position += 1
      }
    }
  }
  return hasPreformatted ? (plain.text, plain.lines) : nil
}
