import Diagnostics

extension Parser {
  /// `save "x.csv"`, `save! x.csv`: a path may stand without quotes where it has no blanks.
  mutating func saveClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.save, draft)
    let isReplacing = accept(.bang)
    expect(.file)
    if word.span == tokens[0].span { expect(.database) }
    guard token.kind == .raw || token.kind == .string, !token.text.isEmpty else {
      throw failure(
        Phrase("a file after “\(word.text)”", zh: "“\(word.text)”后的文件名"),
        hint: Phrase("save \"lawsuits.csv\"", zh: "保存 \"行政诉讼.csv\""))
    }
    let (path, place) = (token.text, token.span)
    advance()
    try add(
      .save(path: path, pathSpan: place, replacing: isReplacing), once: .save, from: word.span.lower, to: &draft)
  }

  /// `into NAME`
  mutating func intoClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let word = try begin(.into, draft)
    let name = try name(.newName, Phrase("a table name after “\(word.text)”", zh: "“\(word.text)”后的表名"))
    try add(.into(name), once: .into, from: word.span.lower, to: &draft)
  }
}
