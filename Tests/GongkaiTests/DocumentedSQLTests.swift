import Foundation
import Testing

/// The questions of the pages, as the SQL that the shell writes for them, are run by SQLite itself on the file that `save database`
/// writes: row by row what the shell answers.
@Suite struct DocumentedSQLTests {
  private static let hasSQLite = (try? Program.shell("command -v sqlite3", in: Program.root).status) == 0

  @Test(.enabled("sqlite3 is not installed") { hasSQLite }, arguments: ["docs/language.md", "docs/questions.md"])
  func sqliteAnswersWhatThePageAsks(_ page: String) throws {
    let queries = try queries(of: page)
    #expect(queries.count > 20)
    try withTemporaryFolder { folder in
      let scripts = [
        "sql.gk": queries.map { "sql \($0)\n" }.joined(),
        "answers.gk": "set format jsonl\n" + queries.joined(separator: "\n") + "\n",
      ]
      for (name, text) in scripts { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
      let run = "gongkai -q --keep-going datasets"
      #expect(try Program.shell("gongkai -q -c 'save database reports.sqlite' datasets", in: folder).status == 0)
      // Mistakes that the page shows are written by neither.
      let told = try Program.shell(
        "\(run) -f sql.gk 2>/dev/null | sqlite3 -bail -json reports.sqlite", in: folder)
      #expect(told.errors == "")
      let answers = try rows(Program.shell("\(run) -f answers.gk", in: folder).output)
      let others = try rows(told.output)
      #expect(answers.count == others.count && answers.count > 50)
      for (answer, other) in zip(answers, others) {
        #expect(Set(answer.keys) == Set(other.keys))
        for (name, value) in answer {
          #expect(agree(value, other[name] ?? NSNull()), "\(name): \(value), and SQLite has \(other)")
        }
      }
    }
  }

  /// The queries of a page that stand alone and that SQL has words for.
  private func queries(of page: String) throws -> [String] {
    let text = try String(contentsOf: Program.root.appendingPathComponent(page), encoding: .utf8)
    return text.components(separatedBy: "```gongkai\n").dropFirst()
      .map { $0.components(separatedBy: "\n```")[0].components(separatedBy: "\n") }
      .filter { lines in !lines.contains { line in kept.contains { line.contains($0) } } }
      .flatMap { $0 }
      .filter { line in
        !line.isEmpty && !commands.contains { line.hasPrefix($0) }
          && !["save", "excerpt", "摘录"].contains { line.contains($0) }
      }
  }

  /// A row a line, as JSON Lines and as the arrays of sqlite3.
  private func rows(_ text: String) throws -> [[String: Any]] {
    try lines(text).map { line in
      let object = line.drop { $0 == "[" }.reversed().drop { $0 == "]" || $0 == "," }.reversed()
      return try #require(try JSONSerialization.jsonObject(with: Data(String(object).utf8)) as? [String: Any])
    }
  }

  /// Money stands in the file in hundredths of a yuan.
  private func agree(_ value: Any, _ other: Any) -> Bool {
    if let number = value as? Double, let other = other as? Double {
      return [other, other / 100].contains { abs(number - $0) <= 1e-9 * max(1, abs(number)) }
    }
    return (value as? String) == (other as? String) && (value is NSNull) == (other is NSNull)
  }
}

/// What keeps or sets something, which later lines of a block need.
private let kept = [" into ", "存为", "let ", "令 ", "define ", "定义 ", "set ", "设置 ", "$"]

private let commands = [
  "trace", "溯源", "drill", "help", "check", "检查", "claims", "对照", "sql", "查询语句", "describe", "plot", "作图", "explain",
  "解释",
  "metrics", "from _",
]
