import Diagnostics
import Documents
import Reports
import Storage

/// A file to be read: on the disk, or in an archive.
struct OfferedFile: Sendable {
  /// `reports.zip/2023/a.docx` in an archive.
  var path: String
  /// Whether the user named the file itself, not a folder or an archive that it was found in.
  var isNamed = false
  /// What it is like now; nil where it cannot even be looked at.
  var stamp: FileStamp?
  /// Why it cannot even be looked at; nil where it can.
  var failure: Diagnostic?
  /// Nil on the disk.
  var packed: Packed?

  /// Where a file stands that is packed.
  struct Packed: Sendable {
    var archive: FileArchive
    var member: FileArchive.Member
    /// The file on the disk that it is in.
    var file: String
    /// The archives around it.
    var depth: Int
  }

  /// The file on the disk.
  var file: String { packed?.file ?? path }
}

/// What reading a file came to.
struct FileOutcome: Sendable {
  var incoming: Database.Incoming
  /// The file on the disk, and what it was like before it was read; the stamp is nil where there is no such file.
  var file: String
  var stamp: FileStamp?
  var problems: [Diagnostic] = []
  var passedOver: [Diagnostic] = []
  /// Whether it was asked for by name and could not be opened.
  var missesPath = false
  /// Whether Ctrl-C came before it was read.
  var isUnread = false
}

/// The files that paths and patterns name, and those in folders that they name, each once, though it be named in several ways (`a.html`,
/// `./a.html`, a link to it).
///
/// - Parameter known: what files were like that were loaded before. By whatever path such a file is named now, it is offered by the
///   path that it was loaded by.
func offeredFiles(_ paths: [String], known: [String: FileStamp?] = [:]) -> [OfferedFile] {
  var files: [OfferedFile] = []
  var offered: Set<String> = []
  var numbers: Set<FileStamp.Number> = []
  let former = Dictionary(
    known.compactMap { path, stamp in stamp.map { ($0.number, path) } }, uniquingKeysWith: min)
  for path in paths.flatMap(matching) {
    do throws(Diagnostic) {
      for file in try filesBelow(path) where offered.insert(file).inserted {
        let stamp = FileStamp(file)
        if let stamp, !numbers.insert(stamp.number).inserted { continue }
        let own = stamp.flatMap { former[$0.number] } ?? file
        // It may have been moved since.
        let name = own == file || FileStamp(own)?.number == stamp?.number ? own : file
        files.append(OfferedFile(path: name, isNamed: file == path, stamp: stamp))
      }
    } catch {
      guard offered.insert(path).inserted else { continue }
      files.append(OfferedFile(path: path, isNamed: true, failure: error))
    }
  }
  return files
}

/// Reads a file. An archive of files gives the files in it; after Ctrl-C none is read.
func readFiles(in file: OfferedFile) -> WorkDone<OfferedFile, [FileOutcome]> {
  if Interruption.isSet { return .result([unread(file)]) }
  var size = 0
  do throws(Diagnostic) {
    if let failure = file.failure { throw failure }
    let bytes = try bytes(of: file)
    size = bytes.count
    if let archive = FileArchive(bytes, in: file.packed?.archive) { return .further(try files(in: archive, of: file)) }
    let read = incoming(try readable(bytes, file.packed == nil ? file.path : nil), file.path, size: size)
    return .result(read.map { outcome($0, of: file) })
  } catch {
    if Interruption.isSet { return .result([unread(file)]) }
    let reason = error.with { if !file.path.isEmpty { $0.file = file.path } }
    let source = SourceFile(path: file.path, status: .failed, reasons: [reason], size: size)
    var outcome = FileOutcome(incoming: .rejected(source), file: file.file, stamp: file.stamp, problems: [reason])
    outcome.missesPath = file.isNamed && file.stamp == nil
    return .result([outcome])
  }
}

private func unread(_ file: OfferedFile) -> FileOutcome {
  let source = SourceFile(path: file.path, status: .unread, reasons: [.stoppedBefore], size: 0)
  var outcome = FileOutcome(incoming: .rejected(source), file: file.file, stamp: file.stamp)
  outcome.isUnread = true
  return outcome
}

private func bytes(of file: OfferedFile) throws(Diagnostic) -> [UInt8] {
  guard let packed = file.packed else { return try readFile(at: file.path) }
  return try packed.archive.read(packed.member)
}

private func outcome(_ incoming: Database.Incoming, of file: OfferedFile) -> FileOutcome {
  var outcome = FileOutcome(incoming: incoming, file: file.file, stamp: file.stamp)
  guard case .rejected(let source) = incoming else { return outcome }
  if source.status == .failed {
    outcome.problems = source.reasons
  } else if file.isNamed {
    outcome.problems = source.reasons.prefix(1).map { reason in reason.with { $0.severity = .warning } }
  } else {
    outcome.passedOver = source.reasons.prefix(1).map { reason in reason.with { $0.severity = .note } }
  }
  return outcome
}

/// The files of an archive. What is to be said of the archive itself comes as a file that cannot be read.
private func files(in archive: FileArchive, of file: OfferedFile) throws(Diagnostic) -> [OfferedFile] {
  let depth = (file.packed?.depth ?? 0) + 1
  guard depth <= mostArchivesAround else { throw .nestedTooDeep }
  guard !archive.members.isEmpty else { throw .emptyArchive }
  var files = archive.members.map { member in
    OfferedFile(
      path: "\(file.path)/\(member.path)", stamp: file.stamp,
      packed: OfferedFile.Packed(archive: archive, member: member, file: file.file, depth: depth))
  }
  if let complaint = archive.complaint {
    files.append(OfferedFile(path: file.path, stamp: file.stamp, failure: complaint))
  }
  return files
}

/// An archive in an archive is opened, one in that is not.
private let mostArchivesAround = 2

extension String {
  /// Whether a path is the other one, or lies in the folder or the archive of that name.
  func isBelow(_ path: String) -> Bool {
    hasPrefix(path) && (path.hasSuffix("/") || utf8.dropFirst(path.utf8.count).first ?? slash == slash)
  }

  /// Whether a path is one of these, or lies in a folder or an archive that is.
  func isBelow(_ paths: Set<String>) -> Bool {
    paths.contains(self) || utf8.indices.contains { utf8[$0] == slash && paths.contains(String(self[..<$0])) }
  }
}

private let slash = UInt8(ascii: "/")

/// What a file holds. Of a compilation each report is a source of its own: `compilation.docx/2`.
///
/// - Parameter size: of the file, in bytes, which may not be those that are read.
func incoming(_ bytes: [UInt8], _ path: String, size: Int) -> [Database.Incoming] {
  let (document, complaints) = readDocument(bytes, name: path)
  if let error = complaints.first(where: { $0.severity == .error }) {
    return [.rejected(SourceFile(path: path, status: .failed, reasons: [error], size: size))]
  }
  let readings = readEach(document, in: .compiled)
  return readings.enumerated().map { index, reading in
    let path = readings.count == 1 ? path : "\(path)/\(index + 1)"
    return incoming(reading, index == 0 ? complaints : [], path, size: size)
  }
}

private func incoming(
  _ reading: Reading, _ complaints: [Diagnostic], _ path: String, size: Int
) -> Database.Incoming {
  switch reading {
  case .report(var report):
    report.complaints += complaints
    return .report(report, path: path, size: size)
  case .plan(let plan):
    return .plan(plan, path: path, size: size)
  case .neither(let reason):
    return .rejected(SourceFile(path: path, status: .other, reasons: [reason] + complaints, size: size))
  }
}

extension Diagnostic {
  fileprivate static let nestedTooDeep = Diagnostic(
    Phrase("an archive in an archive in an archive is not opened", zh: "多层嵌套的压缩包，不再解压"),
    hint: Phrase("unpack the outer one, and load the folder", zh: "请先解压外层，再载入文件夹"))

  fileprivate static let stoppedBefore = Diagnostic(
    Phrase("stopped before it was read", zh: "读取前已中断"), hint: Phrase("reload reads it", zh: "用“重载”继续读取"))

  fileprivate static let emptyArchive = Diagnostic(Phrase("an archive without files", zh: "压缩包内没有文件"))
}
