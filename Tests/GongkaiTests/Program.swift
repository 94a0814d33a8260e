import Foundation

/// The program as a script sees it: standard input in; standard output, standard error and the exit status out.
///
///     let run = try Program.shell("gongkai -c lawsuits datasets | head -1")
struct Program {
  /// What a command wrote, and how it ended.
  struct Result: Equatable {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The folder of the project.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs a line of shell in a folder; `gongkai` is the built program.
  ///
  /// The environment holds nothing of the person who runs the tests: no locale, no home but the folder. A command that
  /// does not end by itself is ended after `seconds`, so that a test fails instead of hanging.
  static func shell(
    _ line: String, in folder: URL, environment: [String: String] = [:], seconds: Double = 150
  ) throws -> Result {
    let files = try ["out", "err"].map { name in
      let url = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(name)-\(UUID().uuidString)")
      try Data().write(to: url)
      return url
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = [
      "LC_ALL": "C.UTF-8",
      "PATH": URL(fileURLWithPath: try shellPath()).deletingLastPathComponent().path + ":/usr/bin:/bin",
      "HOME": folder.path,
    ].merging(environment) { _, given in given }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    let watch = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watch)
    process.waitUntilExit()
    watch.cancel()
    return Result(
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self), status: process.terminationStatus)
  }
}

/// A fresh folder with the files of `datasets` in it, gone when the body is done.
func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try linkDatasets(into: folder)
  return try body(folder)
}

/// Puts the files of `datasets` into a folder; without those of `formats` and `scans`, which are duplicates, take longer than all
/// others, and need a program that is not everywhere.
func linkDatasets(into folder: URL) throws {
  let files = FileManager.default
  let (datasets, ours) = (Program.root.appendingPathComponent("datasets"), folder.appendingPathComponent("datasets"))
  try files.createDirectory(at: ours, withIntermediateDirectories: true)
  for name in try files.contentsOfDirectory(atPath: datasets.path) where !["formats", "scans"].contains(name) {
    try files.createSymbolicLink(
      at: ours.appendingPathComponent(name), withDestinationURL: datasets.appendingPathComponent(name))
  }
}
