import Diagnostics

/// The user's own line with a mark under what is meant.
///
///     lawsuits by distrct, year
///                 ^~~~~~~
struct Excerpt: Equatable {
  /// From 1, in the file.
  var line: Int
  /// From 1, in characters.
  var column: Int
  /// The line in three parts, control characters visible: before what is meant, what is meant, after it.
  var before: String
  var marked: String
  var after: String
}

/// The line in which a span begins; a span that runs into the next line is marked up to the end of its first, one
/// that lies behind the text, behind its last character.
func excerpt(of span: Span, in source: SourceText) -> Excerpt {
  let bytes = Array(source.text.utf8)
  let lower = min(max(span.lower, 0), bytes.count)
  let upper = min(max(span.upper, lower), bytes.count)
  let lineFeed = UInt8(ascii: "\n")
  let start = bytes[..<lower].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
  var end = bytes[lower...].firstIndex(of: lineFeed) ?? bytes.count
  if end > lower, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
  let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
  let before = text(start..<lower)
  let lineFeeds = bytes[..<start].reduce(0) { $1 == lineFeed ? $0 + 1 : $0 }
  return Excerpt(
    line: source.firstLine + lineFeeds, column: before.count + 1, before: visible(String(before.suffix(farthest))),
    marked: visible(String(text(lower..<min(upper, end)).prefix(farthest))),
    after: visible(String(text(min(upper, end)..<end).prefix(farthest))))
}

/// Characters farther away than that are not looked at: a line may have fifty million.
private let farthest = 1000
/// The widest excerpt where nobody says how wide the terminal is.
let widestExcerpt = 240

extension Excerpt {
  /// The same with `…` where the line was longer than `width`: what is meant stays, and what is near to it.
  func fitted(to width: Int, style: Style) -> Excerpt {
    let whole = [before, marked, after].map { style.width(of: $0) }
    guard whole.reduce(0, +) + (marked.isEmpty && after.isEmpty ? 1 : 0) > width else { return self }
    let ellipsisWidth = style.width(of: ellipsis)
    var result = self
    result.marked = cut(marked, to: width - 2 * ellipsisWidth, style: style)
    let rest = width - max(1, style.width(of: result.marked))
    let behind = min(whole[2], max(rest / 2, rest - whole[0]))
    let room = rest - behind
    result.after = cut(after, to: behind, style: style)
    if whole[0] > room {
      result.before = room < ellipsisWidth ? "" : ellipsis + end(of: before, within: room - ellipsisWidth, style: style)
    }
    return result
  }

  /// `^~~~` under what is meant, by display width; `^` where nothing is there.
  func underline(style: Style) -> (blanks: String, mark: String) {
    (
      String(repeating: " ", count: style.width(of: before)),
      "^" + String(repeating: "~", count: max(0, style.width(of: marked) - 1))
    )
  }
}
