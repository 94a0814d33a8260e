import Foundation
import Syntax
import Testing

/// What README.md and docs say of the program is what the program does. `RECORD=1` writes the pages anew, and fails.
@Suite struct DocumentationTests {
  @Test(arguments: DocumentationPage.all)
  func anExampleWritesWhatThePageShows(_ name: String) throws {
    let page = try DocumentationPage(name)
    guard page.written != page.text else { return }
    try record(page.written, name)
    let lines = zip(page.text.components(separatedBy: "\n"), page.written.components(separatedBy: "\n"))
    let (number, (shown, written)) = try #require(lines.enumerated().first { $0.element.0 != $0.element.1 })
    Issue.record("\(name):\(number + 1) shows “\(shown)”, and the program writes “\(written)”")
  }

  @Test func theLanguageHasEveryKeywordInBothLanguages() throws {
    let name = "docs/language.md"
    let text = try contents(of: name)
    let rows = Keyword.allCases.map { keyword in
      let others = keyword.otherWords.map { "`\($0)`" }.joined(separator: " ")
      return "| `\(keyword.rawValue)` | \(keyword.chinese) | \(others) | \(keyword.summary.en) | `\(keyword.example)` |"
    }
    let table = (["| keyword | 中文 | also | what it does | for example |", "|---|---|---|---|---|"] + rows)
      .joined(separator: "\n")
    guard !text.contains(table) else { return }
    let parts = text.components(separatedBy: "<!-- the keywords -->")
    try #require(parts.count == 3, "\(name) has a place for the keywords")
    let mark = "<!-- the keywords -->"
    try record([parts[0], "\n\n\(table)\n\n", parts[2]].joined(separator: mark), name)
    Issue.record("the table of keywords in \(name) is not that of the language")
  }

  @Test func theLanguageNamesEveryCommandInBothLanguages() throws {
    let text = try contents(of: "docs/language.md")
    for command in CommandName.allCases {
      #expect(text.contains("| `\(command.rawValue)"), "docs/language.md lists \(command.rawValue)")
      #expect(text.contains("| \(command.chinese) |"), "docs/language.md lists \(command.chinese)")
    }
  }

  @Test(arguments: DocumentationPage.all + ["CONTRIBUTING.md", "CHANGELOG.md"])
  func aLinkLeadsSomewhere(_ name: String) throws {
    let folder = projectFolder.appendingPathComponent(name).deletingLastPathComponent()
    for match in try contents(of: name).matches(of: /\]\(([^)#\s]+)[^)]*\)/) {
      let target = String(match.1)
      if target.hasPrefix("http") { continue }
      let path = folder.appendingPathComponent(target).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name) links to \(target)")
    }
  }

  private func contents(of name: String) throws -> String {
    try String(contentsOf: projectFolder.appendingPathComponent(name), encoding: .utf8)
  }

  private func record(_ text: String, _ name: String) throws {
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else { return }
    try Data(text.utf8).write(to: projectFolder.appendingPathComponent(name))
  }
}
