import Foundation
import Terminals

extension Terminal {
  /// The shell as it was built with the tests, in a terminal of its own.
  ///
  ///     let shell = try Terminal(["datasets"], columns: 60)
  ///     shell.type("law\t")
  ///     try shell.waitFor("lawsuits")
  ///
  /// Its home is an empty folder; give one to several shells to let them share a history. It works in the folder of the
  /// tests unless another is given.
  convenience init(
    _ arguments: [String], columns: Int = 80, rows: Int = 24, home: TemporaryFolder? = nil,
    environment: [String: String] = [:], folder workingFolder: String? = nil
  ) throws {
    try self.init(columns: columns, rows: rows)
    let folder = try home ?? TemporaryFolder()
    kept = folder
    let usual = ["HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"]
    let command = (workingFolder.map { ["-C", $0] } ?? []) + [try shellPath()] + arguments
    try start("/usr/bin/env", command, environment: usual.merging(environment) { $1 })
  }
}

/// A new folder, empty; gone when the last that needs it is.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Puts the reports of `datasets` into it, once.
  func linkDatasets() throws {
    guard !FileManager.default.fileExists(atPath: path + "/datasets") else { return }
    try GongkaiTests.linkDatasets(into: URL(fileURLWithPath: path))
  }
}

/// The executable stands beside the one that runs the tests.
func shellPath() throws -> String {
  let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let folders = sequence(first: URL(fileURLWithPath: tests).deletingLastPathComponent()) { folder in
    folder.path == "/" ? nil : folder.deletingLastPathComponent()
  }
  let candidates = folders.map { $0.appendingPathComponent("gongkai").path }
  guard let path = candidates.first(where: isExecutable) else { throw TerminalFailure("no gongkai above \(tests)") }
  return path
}

private func isExecutable(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  return exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
}
