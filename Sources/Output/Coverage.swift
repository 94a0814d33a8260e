import Relations

/// What an answer rests on, in a sentence or two under its table: the notes in their order, wrapped to the width, dim
/// where there is colour. Ends in a line feed; empty where there are no notes.
///
///     4 reports; 2 blanks; 1 implied value
package func coverageLine(_ notes: [Note], style: Style = Style()) -> String {
  let sentences = notes.map { visible($0.phrase[style.language]) }.filter { !$0.isEmpty }
  guard !sentences.isEmpty else { return "" }
  let text = sentences.joined(separator: style.language == .zh ? "；" : "; ")
  let lines = style.width.map { wrap(text, to: $0, style: style) } ?? [text]
  return lines.map { style.painted($0, .dim) + "\n" }.joined()
}
