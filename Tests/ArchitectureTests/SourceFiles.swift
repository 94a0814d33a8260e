import Foundation
import Testing

/// A file of the project's own code.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// Relative to the package, `Sources/Output/Write.swift`.
  let path: String
  let lines: [String]

  /// The folder of Sources that it lies in.
  var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  var testDescription: String { path }

  /// The lines with their numbers, without what stands in comments and in strings.
  var code: [(number: Int, text: String)] {
    var isInside = false
    return lines.enumerated().map { index, line in
      // A text of several lines begins and ends with the same sign; what stands between is no code.
      let marks = line.components(separatedBy: "\"\"\"").count - 1
      defer { if marks % 2 == 1 { isInside.toggle() } }
      return (index + 1, isInside || marks > 0 ? "" : withoutTexts(line))
    }
  }

  static let all: [SourceFile] = {
    let files = FileManager.default.enumerator(atPath: projectFolder.appendingPathComponent("Sources").path)
    let names = files?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted() ?? []
    return names.compactMap { name in
      let path = "Sources/\(name)"
      guard let text = try? contents(of: path) else { return nil }
      return SourceFile(path: path, lines: text.components(separatedBy: "\n"))
    }
  }()
}

/// The folder of the package.
let projectFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func contents(of path: String) throws -> String {
  try String(contentsOf: projectFolder.appendingPathComponent(path), encoding: .utf8)
}

/// A line with its strings emptied and its comment cut off. What stands inside `\(…)` is a string too.
func withoutTexts(_ line: String) -> String {
  var result = ""
  var depth = 0
  var isString = false
  var characters = Array(line)[...]
  while let character = characters.popFirst() {
    if isString {
      if character == "\\", let escaped = characters.popFirst() {
        if escaped == "(" { depth += 1 }
      } else if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if character == "\"" {
        isString = false
        result.append(character)
      }
    } else if character == "\"" {
      isString = true
      result.append(character)
    } else if character == "/", characters.first == "/" {
      return result
    } else {
      result.append(character)
    }
  }
  return result
}
