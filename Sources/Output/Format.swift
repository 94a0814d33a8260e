/// The ways in which an answer can be written.
package enum Format: String, Sendable, CaseIterable {
  /// Aligned columns for a reader at a terminal.
  case table
  case csv, tsv
  /// One document: columns, rows and what the answer rests on.
  case json
  /// One JSON object a row.
  case jsonl
  case markdown

  /// How the names of its files end, without the dot; nil for `table`, which is not saved.
  package var ending: String? {
    switch self {
    case .table: nil
    case .csv, .tsv, .json, .jsonl: rawValue
    case .markdown: "md"
    }
  }

  /// The format that a file's name asks for by its ending, ASCII case ignored; nil where the ending says nothing.
  ///
  ///     Format(fileName: "诉讼.CSV") == .csv
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    guard let format = Format.allCases.first(where: { $0.ending == ending }) else { return nil }
    self = format
  }
}
