import Diagnostics
import Documents

/// The numbers of a paragraph that speak of cells of the report.
///
/// A sentence is read clause by clause. A clause that has a word which is not known says nothing, and what follows it is trusted
/// less: it may agree with the table, but contradicts nothing.
func readClaims(_ passage: Passage, of report: Report) -> [Claim] {
  var reader = ClaimReader(passage: passage, report: report)
  for sentence in passage.sentences() { reader.read(sentence) }
  return reader.claims + sums(of: reader.partial, reader.claims)
}

/// A claim about a part of the area, kept until the paragraph is read: the organ's own and those of the ones below it add up.
struct PartialClaim {
  var claim: Int
  var isOwn: Bool
}

/// What the reader of a paragraph knows so far.
struct ClaimReader {
  let passage: Passage
  let report: Report
  let form: Form
  let characters: [Unicode.Scalar]
  /// The sentence that is being read, as it will be quoted.
  var sentence = ""
  /// The clause of it.
  var words = ""
  var claims: [Claim] = []
  var partial: [PartialClaim] = []
  /// Applications for information were spoken of.
  var isOnTopic: Bool
  /// The sentence names them, perhaps behind the number.
  var isAboutApplications = false
  /// Every word of the sentence is known, and it names applications, reviews or lawsuits without saying about what: in a report
  /// on disclosure they are likely those of the tables, and may be others.
  var isTacit = false
  /// A part of the area was spoken of, and not the whole since.
  var isInPart = false
  /// The sentence names somebody with whom cases are filed.
  var isFiled = false
  /// Another time or another matter: nothing more in this sentence.
  var isLost = false
  var state = State()
  /// The counts of an enumeration by names that are not known, as of places.
  var listed: [(value: Double, words: String, position: Int)] = []

  /// What holds from clause to clause, and is put back behind a bracket.
  struct State {
    enum Scope { case whole, own, others, part, elsewhere }

    var scope = Scope.whole
    /// What was named without a number.
    var subjects: [Subject] = []
    /// The claim that a share or a growth is of, and what was counted.
    var last: Int?
    var lastSubjects: [Subject] = []
    /// The reviews or lawsuits that results are of; the claims that count them.
    var disputes: [Subject] = []
    var disputeClaims: [Int] = []
    /// How many of them were counted since a result was.
    var openDisputes = 0
    /// A clause was not understood: it may narrow what follows; it counted something else.
    var isNarrowed = false
    var isBroken = false
  }

  init(passage: Passage, report: Report) {
    self.passage = passage
    self.report = report
    characters = Array(passage.text.unicodeScalars)
    form = report.forms[.applications] ?? report.forms[.disputes] ?? .form2019
    isOnTopic = passage.isUnderApplications
  }

  mutating func read(_ tokens: [Token]) {
    guard let first = tokens.first, let last = tokens.last else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    sentence = quoted(range)
    isFiled = sentence.contains("备案")
    isAboutApplications = tokens.contains { if case .word(.subject(.applications)) = $0.kind { true } else { false } }
    isTacit = tokens.contains(where: \.namesCases) && !tokens.contains(where: \.isOfOtherMatters)
    // 1月1日 alone is a day.
    isLost = tokens.contains { $0.isEnd(of: 1) } && !tokens.contains { $0.isEnd(of: 12) }
    state = State()
    listed = []
    var outer: [State] = []
    for part in clauses(tokens) {
      switch part {
      case .opened:
        outer.append(state)
        state.subjects = []
        state.openDisputes = min(state.openDisputes, 1)
      case .closed:
        if let before = outer.popLast() { state = before }
      case .clause(let clause, let end): read(clause, end: end, isInside: !outer.isEmpty)
      }
    }
    closeList()
  }
}

extension ClaimReader {
  /// A stretch of the paragraph as printed, without line breaks and signs of Markdown.
  func quoted(_ range: Range<Int>) -> String {
    var quoted = String.UnicodeScalarView()
    for scalar in characters[range] where !"\n\r\t*".unicodeScalars.contains(scalar) { quoted.append(scalar) }
    return String(quoted)
  }
}

extension Token {
  fileprivate var namesCases: Bool {
    switch kind {
    case .word(.application): true
    case .word(.subject(let subject)): subject.isDispute
    default: false
    }
  }

  fileprivate var isOfOtherMatters: Bool {
    switch kind {
    case .unknown, .word(.trap): true
    default: false
    }
  }
}

/// A clause, or the bracket around some.
enum ClausePart {
  case clause([Token], end: Character)
  case opened, closed
}

/// Parts a sentence at its commas and brackets; at 、 only behind a number, since what it joins belongs together.
func clauses(_ tokens: [Token]) -> [ClausePart] {
  var parts: [ClausePart] = []
  var clause: [Token] = []
  var hasNumber = false
  func close(_ end: Character) {
    if !clause.isEmpty { parts.append(.clause(clause, end: end)) }
    clause = []
    hasNumber = false
  }
  for token in tokens {
    switch token.kind {
    case .separator("、") where !hasNumber: break
    case .separator("("): close("("); parts.append(.opened)
    case .separator(")"): close(")"); parts.append(.closed)
    case .separator(let separator): close(separator)
    case .number: hasNumber = true; clause.append(token)
    default: clause.append(token)
    }
  }
  close("。")
  return parts
}
