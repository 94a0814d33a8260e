import Diagnostics
import Syntax

extension Session {
  /// Takes the variables of the command line, each `NAME=VALUE`.
  func setVariables(_ assignments: [String]) throws(Diagnostic) {
    for assignment in assignments {
      let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, isVariableName(parts[0]) else { throw Diagnostic.noAssignment(assignment) }
      variables[parts[0]] = parts[1]
      givenVariables.insert(parts[0])
    }
  }

  /// Says which variables of the command line no statement has asked for: a misspelt one would change nothing unseen.
  func reportUnusedVariables() {
    for name in givenVariables.subtracting(usedVariables).sorted() {
      report(.unused(name, nearest(name, among: usedVariables.subtracting(givenVariables))))
    }
  }

  /// Whether statements come from the one who sits before the terminal, and not from a script.
  private var isAtPrompt: Bool { isInteractive && !isStarting && running.isEmpty }

  /// `set $year 2020`; with nothing behind it, tells the value.
  func setVariable(_ name: Name, to value: Name?) throws(Diagnostic) {
    let variable = String(name.text.dropFirst())
    guard isVariableName(variable) else { throw Diagnostic.noVariableName(name.text).with { $0.span = name.span } }
    if let value {
      if givenVariables.contains(variable), !isAtPrompt {
        return try remark(
          Phrase(
            "$\(variable) stays \(variables[variable] ?? ""), as --set says",
            zh: "$\(variable) 仍为 \(variables[variable] ?? "")，以 --set 为准"))
      }
      variables[variable] = value.text
    }
    guard let text = variables[variable] else { throw Diagnostic.noVariable(name.text).with { $0.span = name.span } }
    if value == nil { try note(Phrase(verbatim: "$\(variable) \(text)")) }
  }
}

private func isVariableName(_ text: String) -> Bool {
  guard let first = text.first, first.isLetter || first == "_" else { return false }
  return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
}

extension Diagnostic {
  fileprivate static func unused(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("no statement asks for $\(name), which --set gives a value", zh: "没有语句用到 --set 给出的变量 $\(name)"),
      hint: close.isEmpty
        ? nil
        : Phrase(
          "they ask for \(close.map { "$" + $0 }.joined(separator: ", "))",
          zh: "语句中用到的是 \(close.map { "$" + $0 }.joined(separator: "、"))")
    ).with { $0.severity = .warning }
  }

  fileprivate static func noAssignment(_ text: String) -> Diagnostic {
    Diagnostic(
      Phrase("--set wants NAME=VALUE, and “\(text)” is not of that kind", zh: "--set 需要 名称=值，而“\(text)”不是"),
      hint: Phrase("such as --set year=2020", zh: "例如 --set year=2020")
    ).with { $0.effect = .usage }
  }

  fileprivate static func noVariableName(_ text: String) -> Diagnostic {
    Diagnostic(
      Phrase("“\(text)” cannot name a variable", zh: "“\(text)”不能作变量名"),
      hint: Phrase("letters and digits behind $: set $year 2020", zh: "$ 后用字母和数字：设置 $year 2020"))
  }

  fileprivate static func noVariable(_ text: String) -> Diagnostic {
    Diagnostic(
      Phrase("nothing is set for “\(text)”", zh: "变量“\(text)”未赋值"),
      hint: Phrase("such as set \(text) 2020", zh: "例如 设置 \(text) 2020"))
  }
}
