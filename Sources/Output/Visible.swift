/// A text with its control characters made visible, so that a document can neither move the cursor nor colour, reorder
/// or break a line: `\n`, `\t`, `\r`, `\e`, `\x01`; U+0080 to U+009F, line separators and those that change the
/// direction of writing as `\u{202E}`.
///
/// For the eye only: a backslash of the text stays as it is. Texts without such characters are given back unchanged.
package func visible(_ text: String) -> String {
  guard hasControls(text) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isControl(scalar) {
      result += name(ofControl: scalar)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a terminal would act on the character instead of drawing it.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F...0x9F: true
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // Direction of writing.
  case 0x2028, 0x2029: true  // Line and paragraph separator.
  default: false
  }
}

func hasControls(_ text: String) -> Bool {
  // Nearly all texts have neither a control byte nor a byte that begins one of the others; that is quick to see.
  let suspicious = text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }
  return suspicious && text.unicodeScalars.contains(where: isControl)
}

private func name(ofControl scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": return "\\n"
  case "\t": return "\\t"
  case "\r": return "\\r"
  case "\u{1B}": return "\\e"
  default:
    let digits = String(scalar.value, radix: 16, uppercase: true)
    if scalar.value > 0x7F { return "\\u{\(digits)}" }
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  }
}
