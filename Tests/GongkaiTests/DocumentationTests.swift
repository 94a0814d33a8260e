import Foundation
import Metrics
import Syntax
import Testing

/// What README.md and docs say of the program is what the program does. `RECORD=1` writes the pages anew, and fails.
@Suite(.serialized) struct DocumentationTests {
  @Test(arguments: DocumentationPage.all)
  func anExampleWritesWhatThePageShows(_ name: String) throws {
    let page = try DocumentationPage(name)
    guard page.written != page.text else { return }
    try record(page.written, name)
    let lines = zip(page.text.components(separatedBy: "\n"), page.written.components(separatedBy: "\n"))
    let (number, (shown, written)) = try #require(lines.enumerated().first { $0.element.0 != $0.element.1 })
    Issue.record("\(name):\(number + 1) shows “\(shown)”, and the program writes “\(written)”")
  }

  @Test func thePageHasEveryKeywordInBothLanguages() throws {
    let rows = Keyword.allCases.map { keyword in
      [
        "`\(keyword.rawValue)`", keyword.chinese, keyword.otherWords.map { "`\($0)`" }.joined(separator: " "),
        keyword.summary.en, "`\(keyword.example.replacing("|", with: "\\|"))`",
      ]
    }
    try holds(table(["keyword", "中文", "also", "what it does", "for example"], rows), at: "the keywords")
  }

  @Test func thePageHasEveryDimension() throws {
    let rows = dimensions.map { dimension in
      [
        "`\(dimension.id)`", dimension.label.zh, dimension.aliases.joined(separator: " "), dimension.summary.en,
        dimension.cell?.members.map { "`\($0.id)` \($0.label)" }.joined(separator: " · ") ?? "",
      ]
    }
    try holds(table(["dimension", "中文", "also", "what it is", "members"], rows), at: "the dimensions")
  }

  @Test func thePageHasEveryCommandInBothLanguages() throws {
    let text = try contents(of: languagePage)
    for command in CommandName.allCases {
      #expect(text.contains("| `\(command.rawValue)"), "docs/language.md lists \(command.rawValue)")
      #expect(text.contains("| \(command.chinese) |"), "docs/language.md lists \(command.chinese)")
    }
  }

  @Test func tenQuestionsAreShort() throws {
    let parts = try contents(of: "docs/questions.md").components(separatedBy: "<!-- ten questions -->\n\n```gongkai\n")
    try #require(parts.count == 2)
    // The ninth keeps an answer and asks it again: two lines.
    let lines = parts[1].components(separatedBy: "\n```")[0].components(separatedBy: "\n")
    #expect(lines.count == 11)
    #expect(lines.reduce(0) { $0 + $1.count } < 400)
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

  /// `[Settings](#settings)` leads to `## Settings`.
  @Test(arguments: DocumentationPage.all)
  func aLinkWithinAPageLeadsToAHeading(_ name: String) throws {
    let text = try contents(of: name)
    let headings = text.matches(of: /(?m)^#+ (.+)$/).map { match in
      match.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")
    }
    for match in text.matches(of: /\]\(#([^)\s]+)\)/) {
      #expect(headings.contains(String(match.1)), "\(name) has no heading #\(match.1)")
    }
  }

  /// Whether the table stands in docs/language.md between the two marks of that name.
  private func holds(_ table: String, at place: String) throws {
    let mark = "<!-- \(place) -->"
    let parts = try contents(of: languagePage).components(separatedBy: mark)
    try #require(parts.count == 3, "\(languagePage) has a place for \(place)")
    guard parts[1] != "\n\n\(table)\n\n" else { return }
    try record([parts[0], "\n\n\(table)\n\n", parts[2]].joined(separator: mark), languagePage)
    Issue.record("\(place) in \(languagePage) are not those of the language")
  }

  private func contents(of name: String) throws -> String {
    try String(contentsOf: projectFolder.appendingPathComponent(name), encoding: .utf8)
  }

  private func record(_ text: String, _ name: String) throws {
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else { return }
    try Data(text.utf8).write(to: projectFolder.appendingPathComponent(name))
  }
}

private let languagePage = "docs/language.md"

private func table(_ heading: [String], _ rows: [[String]]) -> String {
  ([heading, heading.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
}
