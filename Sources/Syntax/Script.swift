import Diagnostics

/// A statement of a script, as typed.
package struct StatementText: Sendable, Hashable {
  package var text: String
  /// Its place in the script.
  package var span: Span
  /// The line of the script that it begins in, from 1.
  package var firstLine: Int
  /// Whether it ends before the script does, or could.
  package var isComplete: Bool
}

/// The statements of a script: ended by a new line where nothing is open, or by `;`. Comments alone are no statement.
package func statements(in text: String) -> [StatementText] {
  var lexer = Lexer(text)
  var statements: [StatementText] = []
  var span: Span?
  var line = 1
  var counted = 0
  while true {
    let token = lexer.next()
    switch token.kind {
    case .comment: continue
    case .terminator, .end:
      if let found = span {
        line += lexer.bytes[counted..<found.lower].count { $0 == 0x0A }
        counted = found.lower
        let isComplete = token.kind == .terminator || !lexer.goesOn
        let part = String(decoding: lexer.bytes[found.lower..<found.upper], as: UTF8.self)
        statements.append(StatementText(text: part, span: found, firstLine: line, isComplete: isComplete))
      }
      span = nil
      if token.kind == .end { return statements }
    default: span = span?.union(token.span) ?? token.span
    }
  }
}

/// Whether Enter ends the text: false where a bracket or a quote is open, or the last line ends with `|`, `,`, an operator
/// or `\`.
package func isComplete(_ text: String) -> Bool {
  var lexer = Lexer(text)
  while lexer.next().kind != .end {}
  return !lexer.goesOn
}

/// The line and the column (in characters) of a byte of a text, both from 1.
package func lineAndColumn(of offset: Int, in text: String) -> (line: Int, column: Int) {
  let before = text.utf8.prefix(offset)
  let line = 1 + before.count { $0 == 0x0A }
  let lineStart = before.lastIndex(of: 0x0A).map { text.utf8.index(after: $0) } ?? text.startIndex
  return (line, 1 + text[lineStart..<before.endIndex].count)
}
