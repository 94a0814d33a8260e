import Diagnostics
import Output

/// All that is shown of a line while it is edited.
struct Picture {
  var prompt = ""
  var continuationPrompt = ""
  var line = Line()
  var highlights: [Highlight] = []
  /// A part of the text, in bytes, shown as found by a search.
  var marked: Span?
  /// What would complete the text; shown dim behind its end, as far as the row goes.
  var ghost: String?
}

/// Lays a picture out in rows of so many columns.
func layOut(_ picture: Picture, columns: Int, usesColour: Bool, ambiguousIsWide: Bool) -> Layout {
  var builder = LayoutBuilder(columns: columns, usesColour: usesColour, ambiguousIsWide: ambiguousIsWide)
  builder.add(picture.prompt, .prompt)
  var shades = ShadeReader(picture)
  var scalar = 0
  var byte = 0
  for cluster in picture.line.text {
    let shade = shades.shade(at: byte)
    let shown = cluster == "\n" ? cluster : safe(cluster)
    if (scalar..<scalar + cluster.unicodeScalars.count).contains(picture.line.cursor) {
      let width = shown == "\n" ? 0 : displayWidth(of: shown, ambiguousIsWide: ambiguousIsWide)
      builder.placeCursor(beforeColumns: width)
    }
    if shown == "\n" {
      builder.newLine()
      builder.add(picture.continuationPrompt, .prompt)
    } else {
      builder.add(shown, shade)
    }
    scalar += cluster.unicodeScalars.count
    byte += cluster.utf8.count
  }
  if picture.line.isAtEnd { builder.placeCursor(beforeColumns: 0) }
  addGhost(picture.ghost, to: &builder, ambiguousIsWide: ambiguousIsWide)
  return builder.finish()
}

/// A cluster that is a control character is drawn as its picture.
private func safe(_ cluster: Character) -> Character {
  guard cluster.unicodeScalars.contains(where: isControl) else { return cluster }
  return printable(String(cluster)).first ?? " "
}

private func addGhost(_ ghost: String?, to builder: inout LayoutBuilder, ambiguousIsWide: Bool) {
  guard let ghost, let first = ghost.split(separator: "\n", omittingEmptySubsequences: false).first else { return }
  let text = printable(first.count < ghost.count ? first + "…" : String(first))
  builder.add(truncate(text, toWidth: builder.room - 1, ambiguousIsWide: ambiguousIsWide), .dim)
}

/// Gives the shades of a text's bytes in ascending order.
private struct ShadeReader {
  private let highlights: [Highlight]
  private let marked: Span?
  private var next = 0

  init(_ picture: Picture) {
    highlights = picture.highlights.sorted { $0.span.lower < $1.span.lower }
    marked = picture.marked
  }

  mutating func shade(at byte: Int) -> Shade {
    if let marked, (marked.lower..<marked.upper).contains(byte) { return .marked }
    while next < highlights.count, highlights[next].span.upper <= byte { next += 1 }
    guard next < highlights.count, highlights[next].span.lower <= byte else { return .plain }
    return .word(highlights[next].wordClass)
  }
}
