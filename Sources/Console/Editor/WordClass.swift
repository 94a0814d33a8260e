import Diagnostics

/// What a word of a statement, or a candidate for one, is: it decides the colour.
package enum WordClass: Sendable, Hashable, CaseIterable {
  case keyword, command, metric, dimension, member, table, column, function, number, text, comment, file, setting, topic
  /// What cannot be understood.
  case wrong
}

/// A part of a statement, in bytes, and what it is.
package struct Highlight: Sendable, Hashable {
  package var span: Span
  package var wordClass: WordClass

  package init(_ span: Span, _ wordClass: WordClass) {
    self.span = span
    self.wordClass = wordClass
  }
}

/// How a piece of the screen is drawn.
enum Shade: Hashable {
  case plain, prompt, dim, marked
  case word(WordClass)

  /// The parameters of the escape sequence `ESC [ … m`; empty for plain text.
  var parameters: String {
    switch self {
    case .plain: ""
    case .prompt: "1"
    case .dim: "2"
    case .marked: "7"
    case .word(let wordClass): wordClass.parameters
    }
  }
}

extension WordClass {
  fileprivate var parameters: String {
    switch self {
    case .keyword, .command: "1"
    case .metric, .column: "36"
    case .dimension, .table, .function, .setting, .topic: "34"
    case .member, .text, .file: "32"
    case .number: "33"
    case .comment: "2"
    case .wrong: "31"
    }
  }
}
