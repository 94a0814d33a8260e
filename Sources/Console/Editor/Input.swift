/// What a reader of lines gives back.
package enum Input: Sendable, Hashable {
  /// A statement, perhaps of several lines, without the last line's end.
  case line(String)
  /// Ctrl-C: the line was dropped.
  case cancelled
  /// Ctrl-D on an empty line, or the input's end.
  case end
}
