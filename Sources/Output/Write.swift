import Relations

/// Writes an answer in a format, in pieces of some 64 KiB, so that a long answer never stands in memory as one text.
///
/// Only JSON holds the coverage; beside the other formats it is shown by `coverageLine(_:style:)`.
package func write(
  _ answer: Answer, as format: Format, style: Style = Style(), to sink: ([UInt8]) throws -> Void
) rethrows {
  var answer = answer
  if style.showsStates, format.lacksSigns { answer.relation = withStates(answer.relation) }
  switch format {
  case .table:
    try writeTable(
      answer.relation, around: answer.sought, sentences: answer.sentences, style: style, to: sink)
  case .csv: try writeCSV(answer.relation, style: style, to: sink)
  case .tsv: try writeTSV(answer.relation, style: style, to: sink)
  case .json: try writeJSON(answer, style: style, to: sink)
  case .jsonl: try writeJSONLines(answer.relation, to: sink)
  case .markdown: try writeMarkdown(answer.relation, style: style, to: sink)
  }
}

/// The whole answer as one text, for short answers and for tests.
package func text(of answer: Answer, as format: Format, style: Style = Style()) -> String {
  var bytes: [UInt8] = []
  write(answer, as: format, style: style) { bytes += $0 }
  return String(decoding: bytes, as: UTF8.self)
}

/// Gives `body` the rows in stretches, and `sink` the bytes whenever there are enough of them and at the end.
func writeInPieces(
  _ rowCount: Int, _ bytes: inout [UInt8], to sink: ([UInt8]) throws -> Void,
  body: (Range<Int>, inout [UInt8]) -> Void
) rethrows {
  var start = 0
  while start < rowCount {
    let rows = start..<min(start + 1024, rowCount)
    body(rows, &bytes)
    start = rows.upperBound
    if bytes.count >= 1 << 16 {
      try sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
