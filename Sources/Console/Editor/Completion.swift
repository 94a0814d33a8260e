import Diagnostics

/// One thing that may stand at the cursor.
package struct Candidate: Sendable, Hashable {
  /// What is put into the line.
  package var text: String
  /// What stands beside it in the list; may be empty.
  package var label: String
  package var kind: WordClass
  /// Whether a blank follows when it is the only candidate: not after a folder, say.
  package var isFollowedByBlank: Bool

  package init(_ text: String, label: String = "", kind: WordClass, isFollowedByBlank: Bool = true) {
    self.text = text
    self.label = label
    self.kind = kind
    self.isFollowedByBlank = isFollowedByBlank
  }
}

/// The candidates for a part of the line, which need not begin with what is typed there (`luch` for 鹿城区).
package struct Completion: Sendable, Hashable {
  /// What they replace, in bytes; empty at the cursor when nothing has been typed.
  package var replacing: Span
  package var candidates: [Candidate]

  package init(replacing: Span, candidates: [Candidate]) {
    self.replacing = replacing
    self.candidates = candidates
  }
}

/// What Tab does to the line: the text that takes the typed one's place, and whether the list is shown.
struct CompletionStep: Hashable {
  var replacement: String?
  var showsList: Bool
}

/// One candidate is filled in, with its blank unless one follows already; of several the part that they share, if that goes on from
/// what is typed, and the list is shown. Another spelling stays as it is on a tie: 鹿 in place of `lu` would cut off `luch`.
func completionStep(of candidates: [Candidate], typed: String, next: Character?) -> CompletionStep {
  guard let first = candidates.first else { return CompletionStep(replacement: nil, showsList: false) }
  if candidates.count == 1 {
    let blank = first.isFollowedByBlank && next != " " ? " " : ""
    return CompletionStep(replacement: first.text + blank, showsList: false)
  }
  let shared = sharedBeginning(of: candidates.map(\.text))
  let goesOn = shared.count > typed.count && shared.lowercased().hasPrefix(typed.lowercased())
  return CompletionStep(replacement: goesOn ? shared : nil, showsList: true)
}

/// The longest beginning that all texts have in common, in whole characters; empty for none.
func sharedBeginning(of texts: [String]) -> String {
  guard var shared = texts.first.map({ Substring($0) }) else { return "" }
  for text in texts.dropFirst() {
    let length = zip(shared, text).prefix { $0 == $1 }.count
    shared = shared.prefix(length)
  }
  return String(shared)
}
