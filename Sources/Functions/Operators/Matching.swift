import Diagnostics
import Relations

/// `~`: the left text contains the right one; ASCII case is ignored. Looked up once a distinct text.
package func contains(_ left: Column, _ text: String) throws(Diagnostic) -> Column {
  let wanted = text.withSmallLetters
  return try matching(left, "~") { $0.withSmallLetters.utf8.contains(wanted.utf8) }
}

/// `=~`: the left text has a part that the regular expression matches. Looked for once a distinct text.
package func matches(_ left: Column, _ pattern: String) throws(Diagnostic) -> Column {
  let pattern = try Pattern(pattern)
  return try matching(left, "=~") { text throws(Diagnostic) in try pattern.matchesPart(of: text) }
}

private func matching(
  _ left: Column, _ sign: String, _ isMatch: (String) throws(Diagnostic) -> Bool
) throws(Diagnostic) -> Column {
  guard case .text(let codes, let vocabulary) = left.values else {
    throw .wrongType(sign, wants: Phrase("a text on its left", zh: "左边是文字"))
  }
  let verdicts = try vocabulary.texts.map { text throws(Diagnostic) -> UInt8 in try isMatch(text) ? 1 : 0 }
  let values = converted(codes) { $0 < 0 ? 0 : verdicts[Int($0)] }
  return Column("", .boolean(values), presence: left.presence, unit: .label)
}
