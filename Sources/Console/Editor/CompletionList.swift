import Diagnostics
import Output

/// A piece of text in one shade.
struct Piece: Hashable {
  var text: String
  var shade: Shade
}

/// The list of candidates as rows of the screen: in columns read downwards, the label dim beside each, aligned by display
/// width. Never wider than `columns` - 1 (so that no row touches the margin) nor higher than `height`: the last row then
/// says how many are left out. Empty when there is no room for a row.
func completionList(
  _ candidates: [Candidate], columns: Int, height: Int, language: Language, ambiguousIsWide: Bool
) -> [[Piece]] {
  let width = max(columns - 1, 1)
  let cells = candidates.map { cell(of: $0, width: width, ambiguousIsWide: ambiguousIsWide) }
  let nameWidth = cells.map(\.nameWidth).max() ?? 0
  let labelWidth = min(cells.map(\.labelWidth).max() ?? 0, max(width - nameWidth - 2, 0))
  let cellWidth = nameWidth + (labelWidth > 0 ? labelWidth + 2 : 0)
  let across = max((width + columnGap) / (cellWidth + columnGap), 1)
  let needed = (cells.count + across - 1) / across
  guard height > 0, needed > 0 else { return [] }

  let rowCount = needed <= height ? needed : height - 1
  let shown = min(cells.count, rowCount * across)
  var rows = (0..<rowCount).map { row in
    stride(from: row, to: shown, by: rowCount).flatMap { index in
      let isLast = index + rowCount >= shown
      return cells[index].pieces(
        nameWidth: nameWidth, labelWidth: labelWidth, gap: isLast ? 0 : columnGap, ambiguousIsWide: ambiguousIsWide)
    }
  }
  if shown < cells.count {
    let rest = truncate(furtherCandidates(cells.count - shown)[language], toWidth: width)
    rows.append([Piece(text: rest, shade: .dim)])
  }
  return rows
}

private let columnGap = 3

private struct Cell {
  var name: String
  var label: String
  var kind: WordClass
  var nameWidth: Int
  var labelWidth: Int

  func pieces(nameWidth width: Int, labelWidth: Int, gap: Int, ambiguousIsWide: Bool) -> [Piece] {
    let label = truncate(self.label, toWidth: labelWidth, ambiguousIsWide: ambiguousIsWide)
    let used = displayWidth(of: label, ambiguousIsWide: ambiguousIsWide)
    let middle = labelWidth > 0 ? 2 : 0
    return [
      Piece(text: name, shade: .word(kind)),
      Piece(text: blanks(width - nameWidth + middle), shade: .plain),
      Piece(text: label, shade: .dim),
      Piece(text: blanks(labelWidth - used + gap), shade: .plain),
    ]
  }
}

private func cell(of candidate: Candidate, width: Int, ambiguousIsWide: Bool) -> Cell {
  let name = truncate(printable(candidate.text), toWidth: width, ambiguousIsWide: ambiguousIsWide)
  let label = printable(candidate.label)
  return Cell(
    name: name, label: label, kind: candidate.kind,
    nameWidth: displayWidth(of: name, ambiguousIsWide: ambiguousIsWide),
    labelWidth: displayWidth(of: label, ambiguousIsWide: ambiguousIsWide))
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

/// The text with a picture in place of each control character, so that none reaches the terminal.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { safe.append(isControl(scalar) ? picture(of: scalar) : scalar) }
  return String(safe)
}

func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || isDirectional(scalar)
}

/// Line and paragraph separators, and the marks that turn the direction of writing: they would move what is drawn.
private func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
  (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}

/// Unicode's picture of a control character (␛); for those that have none, the replacement character.
private func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar == "\t" { return " " }
  let value = scalar.value == 0x7F ? 0x2421 : scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
  return Unicode.Scalar(value) ?? " "
}

private func furtherCandidates(_ count: Int) -> Phrase {
  Phrase("… and \(count) more", zh: "……还有 \(count) 项")
}
