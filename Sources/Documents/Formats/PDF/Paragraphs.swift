/// The paragraphs of prose: a line goes on with the one above where that was filled to its end, or up to a number that did not
/// fit, and this one begins at the margin, on the same page or at the top of the next, and no further below than the lines above
/// stand from each other.
///
/// - Parameter right: where lines end that are filled.
func paragraphs(_ lines: [PrintedWord], right: Double) -> [PrintedWord] {
  guard let left = lines.map(\.left).min() else { return [] }
  var paragraphs: [PrintedWord] = []
  var last: PrintedWord?
  /// Between the lines of the paragraph that is being put together, where it has two on a page.
  var leading: Double?
  for line in lines {
    let gap = last.flatMap { $0.page == line.page ? line.top - $0.bottom : nil }
    let isApart = gap.flatMap { gap in leading.map { gap > $0 + line.height / 2 } } ?? false
    if let above = last, !isApart, isBroken(above, line, left, right) {
      paragraphs[paragraphs.count - 1] = paragraphs[paragraphs.count - 1].followed(by: line)
      leading = leading ?? gap
    } else {
      paragraphs.append(line)
      leading = nil
    }
    last = line
  }
  return paragraphs
}

private func isBroken(_ above: PrintedWord, _ line: PrintedWord, _ left: Double, _ right: Double) -> Bool {
  !line.text.beginsSection && above.right > right - max(above.em * 2.5, line.unbroken + above.em)
    && line.left < left + line.em * 1.2
    && abs(above.em - line.em) < line.em * 0.2
    && (line.page != above.page || line.top - above.bottom < line.height * 1.5) && line.line - above.line < 2
}

extension PrintedWord {
  /// How wide the number or Latin word at its beginning is, which is not broken at a line's end; zero for a Chinese one, whose
  /// characters are parted anywhere.
  fileprivate var unbroken: Double {
    let first = whole[0]
    return first.text.unicodeScalars.allSatisfy { $0.value < 0x2e80 } ? first.right - first.left : 0
  }
}
