import Diagnostics
import Relations

/// One JSON document in one line, so that a script with several answers writes JSON Lines, an answer each:
///
///     {"columns":[{"name":"district","label":"区县","type":"text"},…],"rows":[{"district":"鹿城区","lawsuits":44}],
///      "coverage":{"reports":{"count":4,"names":["…"]},"blank":0}}
///
/// Numbers are exact: money with its fen, a ratio as the fraction with all its digits. A cell without a value is
/// `null`. Numeric columns say their unit, `mixed` where rows differ.
func writeJSON(_ answer: Answer, style: Style, to sink: ([UInt8]) throws -> Void) rethrows {
  let relation = answer.relation
  let columns = relation.columns.map { description(of: $0, language: style.language) }.joined(separator: ",")
  var bytes = Array("{\"columns\":[\(columns)],\"rows\":[".utf8)
  let firstRow = bytes.count
  let writers = relation.columns.map { CellWriter($0, jsonDialect) }
  let before = openings(of: relation, first: ",{")
  try writeInPieces(relation.rowCount, &bytes, to: sink) { rows, bytes in
    append(rows, of: writers, before: before, after: [UInt8(ascii: "}")], to: &bytes)
    if rows.lowerBound == 0 { bytes.remove(at: firstRow) }
  }
  bytes.append(contentsOf: "],\"coverage\":\(coverageObject(answer.coverage))}\n".utf8)
  try sink(bytes)
}

/// A JSON object a row and nothing else, for tools that read line by line.
func writeJSONLines(_ relation: Relation, to sink: ([UInt8]) throws -> Void) rethrows {
  var bytes: [UInt8] = []
  let writers = relation.columns.map { CellWriter($0, jsonDialect) }
  let before = openings(of: relation, first: "{")
  try writeInPieces(relation.rowCount, &bytes, to: sink) { rows, bytes in
    append(rows, of: writers, before: before, after: Array("}\n".utf8), to: &bytes)
  }
  try sink(bytes)
}

private var jsonDialect: Dialect {
  Dialect(
    appendText: { text, bytes in
      bytes.append(contentsOf: jsonString(text).utf8)
      return 0
    },
    none: { _ in ("null", 0) })
}

/// What stands before each cell of a row: `{"district":` and `,"lawsuits":`.
private func openings(of relation: Relation, first: String) -> [[UInt8]] {
  relation.columns.enumerated().map { index, column in
    Array("\(index == 0 ? first : ",")\(jsonString(column.name)):".utf8)
  }
}

private func description(of column: Column, language: Language) -> String {
  var fields = "\"name\":\(jsonString(column.name)),\"label\":\(jsonString(column.label[language]))"
  fields += ",\"type\":\"\(column.type.rawValue)\""
  if column.isNumeric {
    let units = Set(column.rowUnits ?? [column.unit])
    fields += ",\"unit\":\"\(units.count == 1 ? units.first?.rawValue ?? "mixed" : "mixed")\""
  }
  return "{\(fields)}"
}

/// Notes by their keys in order; notes of the same key are one field.
private func coverageObject(_ notes: [Note]) -> String {
  var merged: [Note] = []
  for note in notes {
    if let index = merged.firstIndex(where: { $0.key == note.key }) {
      merged[index].count += note.count
      merged[index].names += note.names
    } else {
      merged.append(note)
    }
  }
  let fields = merged.map { note in
    let names = note.names.map(jsonString).joined(separator: ",")
    return jsonString(note.key) + ":"
      + (note.names.isEmpty ? "\(note.count)" : "{\"count\":\(note.count),\"names\":[\(names)]}")
  }
  return "{\(fields.joined(separator: ","))}"
}

/// The text in quotation marks. All control characters are escaped, those above U+007F and those that change the
/// direction of writing too: nothing is lost, and nothing in it can act on a terminal.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where isControl(scalar):
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
