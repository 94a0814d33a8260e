import Diagnostics
import Relations

/// `~`: the left text contains the right one; ASCII case is ignored. Looked up once a distinct text.
package func contains(_ left: Column, _ text: String) throws(Diagnostic) -> Column {
  let wanted = text.withSmallLetters
  return try matching(left, "~") { $0.withSmallLetters.utf8.contains(wanted.utf8) }
}

/// `=~`: the left text has a part that the regular expression matches.
package func matches(_ left: Column, _ pattern: String) throws(Diagnostic) -> Column {
  let regex: Regex<AnyRegexOutput>
  do {
    regex = try Regex(pattern)
  } catch {
    throw Diagnostic(
      Phrase("“\(pattern)” is no regular expression: \(error)", zh: "“\(pattern)”不是合法的正则表达式：\(error)"))
  }
  return try matching(left, "=~") { $0.contains(regex) }
}

private func matching(
  _ left: Column, _ sign: String, _ isMatch: (String) -> Bool
) throws(Diagnostic) -> Column {
  guard case .text(let codes, let vocabulary) = left.values else {
    throw .wrongType(sign, wants: Phrase("a text on its left", zh: "左边是文字"))
  }
  let verdicts: [UInt8] = vocabulary.texts.map { isMatch($0) ? 1 : 0 }
  let values = converted(codes) { $0 < 0 ? 0 : verdicts[Int($0)] }
  return Column("", .boolean(values), presence: left.presence, unit: .label)
}
