/// A part of a source text, in UTF-8 bytes from its beginning; empty where something is missing.
package struct Span: Sendable, Hashable {
  package var lower: Int
  package var upper: Int

  package init(_ lower: Int, _ upper: Int) {
    precondition(lower <= upper, "a span ends where it begins or after it")
    self.lower = lower
    self.upper = upper
  }

  package func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}

/// The text that a statement was read from, and where that text begins in its file.
package struct SourceText: Sendable, Hashable {
  /// What the user knows it by: a file's path, `-c`, `standard input`; nil at the prompt.
  package var name: String?
  package var text: String
  /// The line of the file that the text's first line is, from 1.
  package var firstLine: Int

  package init(_ text: String, name: String? = nil, firstLine: Int = 1) {
    self.text = text
    self.name = name
    self.firstLine = firstLine
  }
}
