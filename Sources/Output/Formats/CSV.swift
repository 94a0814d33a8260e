import Relations

/// Comma-separated values by RFC 4180: a field with a comma, a quotation mark or a line break stands in quotation marks,
/// and those within it are doubled.
///
/// Lines end in LF, not in the CRLF of the RFC: a last field with a CR stuck to it is the commoner accident, in
/// every tool that reads lines, and all readers of CSV (Excel, Python, R, DuckDB) take LF. An empty text is `""`,
/// a cell without a value is nothing. Texts that a spreadsheet would take for a formula stay as they are: a file says
/// what the document says. Headings are the columns' identifiers in either language, and fixed words the English ones, so that
/// scripts can rely on them; where labels are asked for, both are those of tables.
func writeCSV(_ relation: Relation, style: Style, to sink: ([UInt8]) throws -> Void) rethrows {
  var bytes: [UInt8] = style.csvBOM ? [0xEF, 0xBB, 0xBF] : []
  // In a file of one column a line with nothing in it would be skipped by most readers.
  let none = relation.columns.count == 1 ? "\"\"" : ""
  try writeSeparated(relation, by: ",", none: none, quote: quoteForCSV, style: style, &bytes, to: sink)
}

/// Tab-separated values: a tab, line break, carriage return or backslash of a text is written `\t`, `\n`, `\r`, `\\`,
/// so that a line is always a row.
func writeTSV(_ relation: Relation, style: Style, to sink: ([UInt8]) throws -> Void) rethrows {
  var bytes: [UInt8] = []
  try writeSeparated(relation, by: "\t", none: "", quote: escapeForTSV, style: style, &bytes, to: sink)
}

private func writeSeparated(
  _ relation: Relation, by separator: String, none: String, quote: @escaping (String) -> String, style: Style,
  _ bytes: inout [UInt8], to sink: ([UInt8]) throws -> Void
) rethrows {
  let written = { (text: String) in quote(style.controlsVisible ? visible(text) : text) }
  let headings = relation.columns.map { style.showsLabels ? $0.label[style.language] : $0.name }
  bytes.append(contentsOf: headings.map(written).joined(separator: separator).utf8)
  bytes.append(UInt8(ascii: "\n"))
  let isChinese = style.showsLabels && style.language == .zh
  let dialect = Dialect(
    appendText: { text, bytes in
      bytes.append(contentsOf: written(text).utf8)
      return 0
    },
    none: { _ in (none, 0) },
    no: isChinese ? "否" : "false", yes: isChinese ? "是" : "true",
    language: style.showsLabels ? style.language : nil)
  let writers = relation.columns.map { CellWriter($0, dialect) }
  let before = writers.indices.map { $0 == 0 ? [] : Array(separator.utf8) }
  try writeInPieces(relation.rowCount, &bytes, to: sink) { rows, bytes in
    append(rows, of: writers, before: before, after: [UInt8(ascii: "\n")], to: &bytes)
  }
  try sink(bytes)
}

private func quoteForCSV(_ text: String) -> String {
  if text.isEmpty { return "\"\"" }
  // By bytes, not by characters: CR LF is one character, and a quotation mark with an accent on it is another.
  let special = text.utf8.contains {
    $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
  }
  guard special else { return text }
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  for byte in text.utf8 {
    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
    bytes.append(byte)
  }
  bytes.append(UInt8(ascii: "\""))
  return String(decoding: bytes, as: UTF8.self)
}

private func escapeForTSV(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\\": result += "\\\\"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
