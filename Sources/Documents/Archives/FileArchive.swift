import Diagnostics
import Synchronization

/// A ZIP archive that holds files, as people pack them: not a Word file, a workbook or another document that is an archive
/// by itself.
///
///     if let archive = FileArchive(bytes) {
///       for member in archive.members { try archive.read(member) }
///     }
///
/// Members may be read by several threads at once. Nothing is written to the disk, so a name may be what it will.
package final class FileArchive: Sendable {
  /// A file in the archive.
  package struct Member: Sendable {
    /// Its folders and its name, with `/` between and without `..`; unlike any other of the archive.
    package var path: String
    fileprivate var index: Int
  }

  /// In the order of the archive, without folders and what systems leave beside people's files.
  package let members: [Member]
  /// That it has more members than are looked at.
  package let complaint: Diagnostic?
  private let bytes: ArchiveBytes
  private let idle = Mutex<[Reader]>([])
  private let allowance: Allowance

  /// Nil where the bytes are no archive, are damaged, or are a document: `readDocument` says what they are.
  ///
  /// - Parameter outer: the archive that they were read from; what is unpacked of both counts together.
  package init?(_ bytes: [UInt8], in outer: FileArchive? = nil) {
    guard let bytes = isArchive(bytes) ? bytes : gzipAsArchive(bytes) else { return nil }
    let shared = ArchiveBytes(bytes)
    guard let archive = try? ZipArchive(shared, most: 0), !isDocument(archive.names) else { return nil }
    self.bytes = shared
    allowance = outer?.allowance ?? Allowance()
    members = files(in: archive)
    complaint = archive.count > mostMembers ? .tooManyMembers(archive.count) : nil
  }

  /// A file's bytes, within the limits of a member and of the whole.
  package func read(_ member: Member) throws(Diagnostic) -> [UInt8] {
    let allowed = allowance.left.load(ordering: .relaxed)
    guard allowed > 0 else { throw .archiveExpandsTooFar }
    let reader = try idle.withLock { idle throws(Diagnostic) in
      guard let reader = idle.popLast() else { return Reader(try ZipArchive(bytes, most: allowed)) }
      return reader
    }
    reader.archive.left = allowed
    defer {
      allowance.left.subtract(max(allowed - reader.archive.left, leastPerMember), ordering: .relaxed)
      idle.withLock { $0.append(reader) }
    }
    return try reader.archive.read(member.index)
  }
}

/// A reader of the archive: one thread's, or nobody's.
// Sendable: whoever takes it from the list of those that are idle has it alone until it is put back.
private final class Reader: @unchecked Sendable {
  var archive: ZipArchive

  init(_ archive: consuming ZipArchive) { self.archive = archive }
}

/// What may still be unpacked of an archive, and of the archives in it, in bytes.
private final class Allowance: Sendable {
  let left = Atomic(mostArchiveBytes)
}

/// The most that is unpacked of an archive, in bytes: some ten thousand reports.
private let mostArchiveBytes = 1 << 30
/// What a member counts for at least, so that there is an end to empty ones.
private let leastPerMember = 1 << 12

/// Whether an archive with members of these names is a document by itself: of Office, of OpenDocument, or an OFD file.
private func isDocument(_ names: [String]) -> Bool {
  names.first == "mimetype" || names.contains { $0 == "[Content_Types].xml" || $0 == "OFD.xml" || isOfficePart($0) }
}

private func files(in archive: borrowing ZipArchive) -> [FileArchive.Member] {
  var taken: [String: Int] = [:]
  var files: [FileArchive.Member] = []
  for index in 0..<min(archive.count, mostMembers) {
    let name = decodedName(archive.rawName(index))
    let parts = name.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." && $0 != ".." }.map(String.init)
    guard let last = name.last, last != "/", last != "\\", !parts.isEmpty, !parts.contains(where: isLeftBySystem)
    else { continue }
    let path = parts.joined(separator: "/")
    let count = taken[path, default: 0] + 1
    taken[path] = count
    files.append(FileArchive.Member(path: count == 1 ? path : "\(path) (\(count))", index: index))
  }
  return files
}

/// Names are in UTF-8, or, from Chinese systems, in GBK, whatever the archive says.
private func decodedName(_ raw: [UInt8]) -> String {
  if let name = String(validating: raw, as: UTF8.self) { return name }
  return String(decoding: decode(raw, from: .gb18030)?.bytes ?? raw, as: UTF8.self)
}

/// Whether a file or folder of this name is hidden, or what systems and programs leave beside people's files: thumbnails,
/// settings of a folder, Word's mark that a file is open.
package func isLeftBySystem(_ name: String) -> Bool {
  name.hasPrefix(".") || name.hasPrefix("~$") || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(name)
}

extension Diagnostic {
  fileprivate static func tooManyMembers(_ count: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "an archive of \(count) files: only the first \(mostMembers) are read",
        zh: "压缩包内有 \(count) 个文件，只读取前 \(mostMembers) 个"),
      hint: Phrase("unpack it, and load the folder", zh: "请解压后载入文件夹"))
  }

  fileprivate static let archiveExpandsTooFar = Diagnostic(
    Phrase(
      "the archive expands to more than \(mostArchiveBytes >> 20) MB: what stands behind was not read",
      zh: "压缩包解压后超过 \(mostArchiveBytes >> 20) MB，其后未读取"),
    hint: Phrase("unpack it, and load the folder", zh: "请解压后载入文件夹"))
}
