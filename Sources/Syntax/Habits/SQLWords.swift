/// Words of SQL as this language says them: `like '%x%'` as `~ "x"`, `is null` as `is blank`, `&&` as `and`, `t.column` as
/// `column`; the other tokens as they were typed.
///
/// - Parameter tables: the names that a column's name may be given in front.
func translatedWords(_ tokens: ArraySlice<Token>, of text: String, tables: Set<String>) -> [String] {
  let bytes = Array(text.utf8)
  var words: [String] = []
  var rest = tokens
  while let token = rest.popFirst() {
    let typed = String(decoding: bytes[token.span.lower..<token.span.upper], as: UTF8.self)
    switch token.kind {
    case .word where token.isWord("like"):
      guard let pattern = rest.first, pattern.kind == .string else { return [] }
      rest.removeFirst()
      let isNegated = words.last?.lowercased() == "not"
      if isNegated { words.removeLast() }
      if isNegated, let side = words.popLast() { words += ["not", side] }
      words += ["~", "\"\(pattern.text.filter { $0 != "%" && $0 != "_" })\""]
    case .word where token.isWord("null"):
      if words.last == "=" { words[words.count - 1] = "is" }
      if let sign = words.last, ["!=", "<>"].contains(sign) {
        words.replaceSubrange((words.count - 1)..., with: ["is", "not"])
      }
      words.append("blank")
    case .unknown where typed == "&":
      if words.last != "and" { words.append("and") }
    case .symbol(.pipe) where rest.first?.kind == .symbol(.pipe):
      rest.removeFirst()
      words.append("or")
    case .word where emptiness[token.text] != nil:
      words += emptiness[token.text] ?? []
    case .word
    where token.text == "空" && words.last.map { Keyword(word: $0) == .is || Keyword(word: $0) == .not } ?? false:
      words.append("空白")
    case .word:
      words.append(signsOfWords[token.text] ?? withoutTable(typed, tables))
    default:
      words.append(typed)
    }
  }
  return words
}

private func withoutTable(_ name: String, _ tables: Set<String>) -> String {
  guard let point = name.firstIndex(of: "."), tables.contains(name[..<point].lowercased()) else { return name }
  return String(name[name.index(after: point)...])
}

/// `is blank`, as it is said.
private let emptiness = [
  "为空": ["为", "空白"], "是空": ["为", "空白"], "不为空": ["为", "非", "空白"], "不是空": ["为", "非", "空白"], "非空": ["为", "非", "空白"],
]

/// Comparisons as they are said.
package let signsOfWords = [
  "大于": ">", "超过": ">", "多于": ">", "高于": ">", "小于": "<", "少于": "<", "低于": "<", "等于": "=", "不等于": "!=",
  "大于等于": ">=", "不少于": ">=", "不低于": ">=", "至少": ">=", "小于等于": "<=", "不超过": "<=", "不多于": "<=", "不高于": "<=",
  "至多": "<=", "包含": "~",
]

extension Token {
  /// Whether it says a comparison in words.
  var isComparisonInWords: Bool { kind == .word && signsOfWords[text] != nil }

  /// Whether it says that something is blank in other words than 为 空白.
  var isEmptinessInWords: Bool { kind == .word && (emptiness[text] != nil || text == "空") }

  /// Whether it is this word of SQL, which has no meaning here.
  func isWord(_ word: String) -> Bool {
    kind == .word && asciiLowercased(text) == word
  }
}

/// The words as a line: no blank inside brackets, none before a comma, none between a name and its bracket.
func line(of words: [String]) -> String {
  var line = ""
  for word in words {
    let isTight = line.isEmpty || line.hasSuffix("(") || [",", ")", "@"].contains(word) || line.hasSuffix("@")
    let isCall = word == "(" && (line.last?.isLetter ?? false) && !endsInWord(line)
    line += (isTight || isCall ? "" : " ") + word
  }
  return line
}

/// Whether the line ends in a keyword behind which a bracket opens a list: `in (…)`, `and (…)`.
private func endsInWord(_ line: String) -> Bool {
  guard let last = line.split(separator: " ").last, let keyword = Keyword(word: String(last)) else { return false }
  return keyword.aggregate == nil
}
