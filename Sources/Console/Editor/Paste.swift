import CEditLine

extension LineEditor {
  /// Takes over what the terminal pastes, up to its end mark, without looking at what the keys are bound to: a line end is a line end of
  /// the statement, a tab is a blank, other control characters are left out.
  func paste() -> UInt8 {
    isPasting = true
    defer { isPasting = false }
    var text = String.UnicodeScalarView()
    var character: wchar_t = 0
    while el_wgetc(editor, &character) == 1, let scalar = Unicode.Scalar(UInt32(bitPattern: character)) {
      text.append(scalar)
      if scalar == "~", text.suffix(pasteEnd.count).elementsEqual(pasteEnd) {
        text.removeLast(pasteEnd.count)
        return insert(pastedText(String(text)))
      }
    }
    return UInt8(CC_EOF)
  }
}

private let pasteEnd = Array("\u{1B}[201~".unicodeScalars)

/// A pasted text as it goes into the line.
func pastedText(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var former: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\r": result.append("\n")
    case "\n": if former != "\r" { result.append("\n") }
    case "\t": result.append(" ")
    case _ where isControl(scalar): break
    default: result.append(scalar)
    }
    former = scalar
  }
  return String(result)
}
