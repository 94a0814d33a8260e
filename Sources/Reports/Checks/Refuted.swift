import Diagnostics
import Documents

extension Tables {
  /// Takes the numbers from figures that text recognition read and that the sums refute, and says so.
  mutating func withdrawRefuted(in document: Document) {
    guard !document.recognisedPages.isEmpty else { return }
    let forms = forms(of: facts)
    let form = forms[.applications] ?? forms[.disputes] ?? .form2019
    implyValues(&facts, form: form)
    complaints += Reports.withdrawRefuted(&facts, form: form, on: document.recognisedPages).map { complaint in
      complaint.with { $0.file = document.name }
    }
  }
}

/// Takes the numbers from figures that text recognition read and that the form refutes: at least two sums that they are part of do not
/// hold, those of their row and of their column, and none does. What was read stays as text; a value that the other figures prove is
/// implied.
///
/// A single sum that fails does not tell which of its figures is wrong, or whether it was printed so: it is a failed check, as ever.
///
/// - Parameter pages: those that were read by text recognition.
/// - Returns: what is to be said of it; empty where nothing is refuted.
func withdrawRefuted(_ facts: inout [Fact?], form: Form, on pages: [Int]) -> [Diagnostic] {
  guard !pages.isEmpty else { return [] }
  var failures: [Slot: Int] = [:]
  var held: Set<Slot> = []
  for finding in check(facts, form: form) {
    for slot in finding.whole + finding.parts {
      if finding.outcome == .fail { failures[slot, default: 0] += 1 }
      if finding.outcome == .pass { held.insert(slot) }
    }
  }
  let refuted = failures.filter { $0.value >= 2 && !held.contains($0.key) }.keys.sorted().filter { slot in
    guard let fact = facts[slot], fact.value != nil, let page = fact.place.page else { return false }
    return pages.contains(page)
  }
  guard let first = refuted.first else { return [] }
  let texts = refuted.compactMap { facts[$0]?.text }
  for slot in refuted {
    facts[slot]?.kind = .text
    facts[slot]?.value = nil
  }
  implyValues(&facts, form: form)
  return [Diagnostic.refuted(texts).with { $0.place = facts[first]?.place }]
}

private let mostNamed = 5

extension Diagnostic {
  fileprivate static func refuted(_ texts: [String]) -> Diagnostic {
    let quoted =
      texts.prefix(mostNamed).map { "“\($0)”" }.joined(separator: " ") + (texts.count > mostNamed ? " …" : "")
    let (cells, add, are) = texts.count == 1 ? ("cell", "adds", "is") : ("cells", "add", "are")
    return Diagnostic(
      Phrase(
        "\(texts.count) \(cells) that text recognition read \(add) up neither in the row nor in the column, and \(are) kept as text, without a number: \(quoted)",
        zh: "\(texts.count) 个由文字识别读出的数字与所在行、列的合计均不符，仅存文字，不作数字：\(quoted)"),
      hint: Phrase("compare them with the page", zh: "请对照原页")
    ).with { $0.severity = .warning }
  }
}
