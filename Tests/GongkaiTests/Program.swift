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

  /// The folder that holds `datasets`: commands run in it, so that they name files as a reader of the README would.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The built program: it stands beside the bundle of the tests.
  static let binary: URL = {
    var folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("gongkai")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    preconditionFailure("the program was built beside the tests")
  }()

  /// Runs a line of shell in which `gongkai` is the built program, and `$TMP` a folder for the taking.
  ///
  /// The environment holds nothing of the person who runs the tests: no locale, no home but `$TMP`. A command that does
  /// not end by itself is ended after `seconds`, so that a test fails instead of hanging.
  static func shell(
    _ line: String, in temporary: URL, input: String = "", environment: [String: String] = [:], seconds: Double = 50
  ) throws -> Result {
    let files = try ["in", "out", "err"].map { name in
      let url = temporary.appendingPathComponent(".\(name)-\(UUID().uuidString)")
      try Data(name == "in" ? Array(input.utf8) : []).write(to: url)
      return url
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = root
    process.environment = [
      "LC_ALL": "C.UTF-8", "PATH": binary.deletingLastPathComponent().path + ":/usr/bin:/bin", "HOME": temporary.path,
      "TMP": temporary.path,
    ].merging(environment) { _, given in given }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    let watch = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watch)
    process.waitUntilExit()
    watch.cancel()
    return Result(
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self), status: process.terminationStatus)
  }
}

/// A fresh folder, gone when the body is done.
func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.resolvingSymlinksInPath())
}
