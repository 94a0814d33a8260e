import Diagnostics

/// The longest statement that is read, in bytes, and the deepest nesting of its brackets.
package let longestStatement = 1 << 20
let deepestNesting = 200
/// The most operators of one statement: a chain of them is a tree as deep as it is long.
let mostOperators = 500

/// The one statement that a text is. Spans count from the beginning of `text`.
///
///     try parse("行政诉讼 按 区县")
///
/// `firstLine` is the line of its file that the text begins in, for the message about a statement without an end.
package func parse(_ text: String, firstLine: Int = 1) throws(Diagnostic) -> Statement {
  guard text.utf8.count <= longestStatement else { throw .statementTooLong }
  var parser = Parser(text)
  do {
    let statement = try parser.statement()
    try parser.expectEnd()
    return statement
  } catch {
    throw parser.isStuckAtEnd && !isComplete(text) ? error.inUnfinishedStatement(of: text, firstLine: firstLine) : error
  }
}

extension Diagnostic {
  fileprivate static var statementTooLong: Diagnostic {
    Diagnostic(
      Phrase("the statement is longer than 1 MB", zh: "语句超过 1 MB"),
      hint: Phrase(
        "a long list can be a table: load list.csv as list, then join list",
        zh: "长的清单可作为表：载入 list.csv 作为 list，再 连接 list"),
      at: Span(0, 0))
  }

  /// The same complaint, with the line where the statement began if that is another than the one meant.
  fileprivate func inUnfinishedStatement(of text: String, firstLine: Int) -> Diagnostic {
    let blank = text.utf8.prefix { isBlank(UInt32($0)) || $0 == 0x0A }
    let line = firstLine + blank.count { $0 == 0x0A }
    return with {
      $0.message = Phrase(
        "the statement that begins in line \(line) is not finished: \(message.en)",
        zh: "第 \(line) 行开始的语句不完整：\(message.zh)")
    }
  }
}
