import Relations

/// A table as GitHub's Markdown has it, padded by display width so that it reads as a table in an editor too.
/// Headings are labels in the style's language, signs and marks those of tables; numbers stand to the right.
func writeMarkdown(_ relation: Relation, style: Style, to sink: ([UInt8]) throws -> Void) rethrows {
  guard !relation.columns.isEmpty else { return }
  let columns = shownColumns(of: relation, .shown(style, escape: escapeForMarkdown), style: style, leastWidth: 3) {
    escapeForMarkdown(visible($0.label[style.language]))
  }
  var bytes: [UInt8] = []
  append(row: columns.map { ($0.padded($0.heading, width: $0.headingWidth)) }, to: &bytes)
  append(
    row: columns.map { column in
      let dashes = String(repeating: "-", count: column.width - (column.isRight ? 1 : 0))
      return column.isRight ? dashes + ":" : dashes
    }, to: &bytes)
  try writeInPieces(relation.rowCount, &bytes, to: sink) { rows, bytes in
    let cells = columns.map { $0.cells(rows) }
    for row in 0..<rows.count {
      let texts = zip(columns, cells).map { column, cells in
        column.padded(String(decoding: cells[row], as: UTF8.self), width: cells.widths[row])
      }
      append(row: texts, to: &bytes)
    }
  }
  try sink(bytes)
}

private func append(row texts: [String], to bytes: inout [UInt8]) {
  bytes.append(contentsOf: "| \(texts.joined(separator: " | ")) |\n".utf8)
}

/// The characters that would end the cell or be read as Markdown or HTML. An underscore is left: inside an
/// identifier it is only an underscore.
private func escapeForMarkdown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if "|\\`*<[".unicodeScalars.contains(scalar) { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result
}
