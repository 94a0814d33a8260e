import Foundation
import Testing

/// The rules of docs/architecture.md that can be read off the lines of the code.
@Suite struct RuleTests {
  @Test(arguments: SourceFile.all)
  func onlyTheConsoleTouchesTheWorld(_ file: SourceFile) {
    let words = [
      "import Foundation", "import Glibc", "import Darwin", "print(", "debugPrint(", "fopen(", "FileHandle",
      "FileManager", "CommandLine.", "ContinuousClock", "SuspendingClock", "getenv(",
    ]
    // The benchmarks are a program of their own, and write to its user.
    guard file.module != "Benchmarks" else { return expectNone(["import Foundation"], in: file) }
    guard file.module != "Console" else { return expectNone(["import Foundation", "print(", "debugPrint("], in: file) }
    expectNone(words, in: file)
  }

  @Test(arguments: SourceFile.all)
  func nothingIsForced(_ file: SourceFile) {
    for (number, line) in file.code {
      #expect(!line.contains("try!"), "\(file.path):\(number)")
      #expect(!line.contains("as!"), "\(file.path):\(number)")
      // A sign of exclamation glued to the end of a value, and not the beginning of `!=`.
      #expect(line.firstMatch(of: /[\w)\]]!(?!=)/) == nil, "\(file.path):\(number)")
    }
  }

  @Test(arguments: SourceFile.all)
  func whatTheCompilerCannotCheckIsExplained(_ file: SourceFile) {
    for (number, line) in file.code where ["@unchecked Sendable", "nonisolated(unsafe)"].contains(where: line.contains)
    {
      // Beside it: in its line, or in the one before or after. What documents it does not explain it.
      let beside = file.lines[max(0, number - 2)..<min(file.lines.count, number + 1)]
      let comments = beside.map { $0.trimmingCharacters(in: .whitespaces) }.filter { line in
        (line.hasPrefix("//") && !line.hasPrefix("///")) || line.contains("  // ")
      }
      #expect(!comments.isEmpty, "\(file.path):\(number) says why")
    }
  }

  @Test(arguments: SourceFile.all)
  func nothingIsLeftForLater(_ file: SourceFile) {
    for (index, line) in file.lines.enumerated() {
      #expect(line.firstMatch(of: /\b(TODO|FIXME|XXX|HACK)\b/) == nil, "\(file.path):\(index + 1)")
    }
  }

  @Test(arguments: SourceFile.all)
  func aFileStaysShort(_ file: SourceFile) {
    // The tables are data: texts that are compiled in.
    guard !file.path.hasSuffix("Table.swift") || file.lines.count < 400 else { return }
    #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
  }

  @Test func textsAreNoCode() {
    #expect(withoutTexts("let a = \"b! // \\(c(\"d!\")) e\" + f // g!") == "let a = \"\" + f ")
    #expect(withoutTexts("// all of it") == "")
    #expect(withoutTexts("a \"\\\"\" b") == "a \"\" b")
  }

  private func expectNone(_ words: [String], in file: SourceFile) {
    for (number, line) in file.code {
      for word in words where line.contains(word) {
        // A longer word may end in it: `blueprint(`.
        let isWhole = line.ranges(of: word).contains { range in
          range.lowerBound == line.startIndex || !line[line.index(before: range.lowerBound)].isLetter
        }
        #expect(!isWhole, "\(file.path):\(number) has \(word)")
      }
    }
  }
}
