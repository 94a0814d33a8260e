/// What is wrong with the input, where, and what would work. Thrown as a value, shown at the edge.
///
/// The module that raises one says its sentence in an extension at the foot of the file:
///
///     throw .unknownMetric(name, nearest: ["lawsuits"])
package struct Diagnostic: Error, Sendable, Hashable {
  package enum Severity: String, Sendable { case error, warning, note }

  /// What a script's exit status says of it.
  package enum Effect: Int32, Sendable {
    /// A statement failed.
    case failed = 1
    /// The command line cannot be understood.
    case usage = 2
    /// Nothing could be loaded.
    case nothingLoaded = 3
    /// A file, or standard output, could not be written.
    case notWritten = 4
    /// The user stopped it.
    case interrupted = 130
  }

  package var severity = Severity.error
  package var effect = Effect.failed
  package var message: Phrase
  /// What would work: the nearest names, the missing bracket.
  package var hint: Phrase?
  /// The part of the statement that is meant.
  package var span: Span?
  /// The text that the span belongs to; the reader of statements fills it in.
  package var source: SourceText?
  /// The document that is meant, and where in it.
  package var file: String?
  package var place: Place?

  package init(_ message: Phrase, hint: Phrase? = nil, at span: Span? = nil) {
    self.message = message
    self.hint = hint
    self.span = span
  }

  package func with(_ change: (inout Diagnostic) -> Void) -> Diagnostic {
    var copy = self
    change(&copy)
    return copy
  }
}
