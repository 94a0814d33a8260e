import Diagnostics

/// The text, or as much of its beginning as fits into `width` columns with `…` behind it.
package func cut(_ text: String, to width: Int, style: Style) -> String {
  if style.width(of: text) <= width { return text }
  let ellipsisWidth = style.width(of: ellipsis)
  guard width >= ellipsisWidth else { return "" }
  return beginning(of: text, within: width - ellipsisWidth, style: style) + ellipsis
}

/// The longest beginning that takes at most `width` columns; characters are never split.
func beginning(of text: String, within width: Int, style: Style) -> String {
  var end = text.startIndex
  var used = 0
  for index in text.indices {
    used += style.width(of: String(text[index]))
    if used > width { break }
    end = text.index(after: index)
  }
  return String(text[..<end])
}

/// The longest end of the text that takes at most `width` columns.
func end(of text: String, within width: Int, style: Style) -> String {
  var start = text.endIndex
  var used = 0
  for index in text.indices.reversed() {
    used += style.width(of: String(text[index]))
    if used > width { break }
    start = index
  }
  return String(text[start...])
}

/// The text in lines of at most `width` columns, broken at blanks and between Chinese characters; a word longer than
/// a line is broken where the line ends.
package func wrap(_ text: String, to width: Int, style: Style) -> [String] {
  var lines: [String] = []
  var line = ""
  var lineWidth = 0
  func finish() {
    while line.last == " " { line.removeLast() }
    lines.append(line)
    line = ""
    lineWidth = 0
  }
  for piece in unbreakablePieces(of: text) {
    let pieceWidth = style.width(of: piece)
    let bare = piece.last == " " ? pieceWidth - 1 : pieceWidth
    if lineWidth + bare > width, lineWidth > 0 { finish() }
    var rest = piece
    while style.width(of: rest) > width, rest != " " {
      let first = beginning(of: rest, within: width, style: style)
      guard !first.isEmpty, first.count < rest.count else { break }
      line = first
      finish()
      rest.removeFirst(first.count)
    }
    line += rest
    lineWidth += style.width(of: rest)
  }
  if !line.isEmpty || lines.isEmpty { finish() }
  return lines
}

/// Words with the blank behind them; Chinese characters one by one, with the punctuation that must not begin a line.
private func unbreakablePieces(of text: String) -> [String] {
  var pieces: [String] = []
  var mayBreak = true
  for character in text {
    let wide = displayWidth(of: String(character)) == 2
    let closing = "，。；：、）”》？！,.;:)".contains(character) || character == " "
    if let last = pieces.indices.last, closing || !(mayBreak || wide) {
      pieces[last].append(character)
    } else {
      pieces.append(String(character))
    }
    mayBreak = (wide && !"（“《".contains(character)) || character == " "
  }
  return pieces
}
