import Foundation
import Testing

/// A file of commands, and what each must write:
///
///     # What it shows, in a sentence.
///     $ printf '行政诉讼 按 区县' | gongkai datasets
///     district  lawsuits
///     …
///     ! a line of standard error
///     exit status 1
///
/// A line that begins with `$ ` is a command for the shell, lines that begin with `> ` continue it; lines with `# ` before
/// it are for the reader. Standard output stands as it is, standard error behind `! `; an exit status is said where it
/// is not 0. All commands of a file run in one fresh folder, in which `datasets` are the project's.
struct Case {
  struct Step {
    var remarks: [String] = []
    var command: [String] = []
  }

  var steps: [Step] = []

  init(_ text: String) {
    var next = Step()
    var isCommand = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("# ") {
        next.remarks.append(line)
      } else if line.hasPrefix("$ ") {
        next.command = [line]
        steps.append(next)
        next = Step()
      } else if isCommand, line.hasPrefix("> ") {
        steps[steps.count - 1].command.append(line)
      }
      isCommand = line.hasPrefix("$ ") || isCommand && line.hasPrefix("> ")
    }
  }

  /// The text that the file must hold: the commands, and what they wrote when they were run just now.
  func transcript() throws -> String {
    try withTemporaryFolder { folder in
      let parts = try steps.map { step in
        let result = try Program.shell(step.command.map { $0.dropFirst(2) }.joined(separator: "\n"), in: folder)
        let errors = lines(result.errors).map { "! " + $0 }
        let status = result.status == 0 ? [] : ["exit status \(result.status)"]
        let all = step.remarks + step.command + lines(result.output) + errors + status
        return all.map { $0 + "\n" }.joined()
      }
      return parts.joined(separator: "\n")
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

/// The lines of a text, whether or not the last one is ended.
func lines(_ text: String) -> [String] {
  let lines = text.components(separatedBy: "\n")
  return lines.last == "" ? lines.dropLast() : lines
}

/// The first line in which two texts differ, for the reader of a failed test.
private func firstDifference(_ written: String, _ expected: String) -> String {
  let (written, expected) = (written.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
  let line = zip(written, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  let index = line ?? min(written.count, expected.count)
  func text(_ lines: [String]) -> String { index < lines.count ? "“\(lines[index])”" : "nothing more" }
  return "line \(index + 1) should be \(text(expected)) and is \(text(written))"
}
