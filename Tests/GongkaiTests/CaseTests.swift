import Foundation
import Testing

/// A file of commands, and what each must write:
///
///     What it shows, in a sentence.
///
///     $ printf '行政诉讼 按 区县' | gongkai datasets
///     district  lawsuits
///     …
///     ! a line of standard error
///     exit status 1
///
/// A line that begins with `$ ` is a command for the shell, lines that begin with `> ` continue it. Standard output
/// stands as it is, standard error behind `! `; an exit status is said where it is not 0. `$TMP` is a folder for the
/// taking, the same for all commands of a file. Lines before the first command are for the reader.
struct Case {
  var heading: String
  var commands: [String]

  init(_ text: String) {
    var heading: [Substring] = []
    commands = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        commands.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("> "), !commands.isEmpty {
        commands[commands.count - 1] += "\n" + line.dropFirst(2)
      } else if commands.isEmpty {
        heading.append(line)
      }
    }
    self.heading = heading.joined(separator: "\n")
  }

  /// The text that the file must hold: the commands, and what they wrote when they were run just now.
  func transcript() throws -> String {
    try withTemporaryFolder { folder in
      try commands.reduce(into: heading + "\n") { text, command in
        let result = try Program.shell(command, in: folder)
        let shown = result.output + (result.output.isEmpty || result.output.hasSuffix("\n") ? "" : "\n")
        let errors = result.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast(1)
        text += "$ " + command.replacingOccurrences(of: "\n", with: "\n> ") + "\n" + shown
        text += errors.map { "! \($0)\n" }.joined()
        text += result.status == 0 ? "" : "exit status \(result.status)\n"
        text = text.replacingOccurrences(of: folder.path, with: "$TMP")
      }
    }
  }

  static let files: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
  }()
}

@Suite struct Cases {
  @Test(arguments: Case.files.map(\.lastPathComponent))
  func theProgramWritesWhatTheCaseSays(_ name: String) throws {
    let file = try #require(Case.files.first { $0.lastPathComponent == name })
    let expected = try String(contentsOf: file, encoding: .utf8)
    let written = try Case(expected).transcript()
    guard written != expected else { return }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(written.utf8).write(to: file)
      Issue.record("\(name) was written anew: read the difference")
    } else {
      Issue.record("\(name) does not hold: \(firstDifference(written, expected))")
    }
  }

  @Test func thereAreCases() {
    #expect(Case.files.count > 10)
  }
}

/// The first line in which two texts differ, for the reader of a failed test.
private func firstDifference(_ written: String, _ expected: String) -> String {
  let (written, expected) = (written.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
  let line = zip(written, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  let index = line ?? min(written.count, expected.count)
  func text(_ lines: [String]) -> String { index < lines.count ? "“\(lines[index])”" : "nothing more" }
  return "line \(index + 1) should be \(text(expected)) and is \(text(written))"
}
