import CZip
import Diagnostics

/// A ZIP archive in memory: the names of its members, and their bytes up to limits that no archive can lie about.
///
///     let archive = try ZipArchive(bytes)
///     if let part = archive.firstMember(where: { $0 == "word/document.xml" }) { try archive.read(part) }
package struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  private let bytes: ArchiveBytes
  /// How many bytes of members may still be unpacked; those of members that were refused count too.
  var left: Int

  /// - Parameter most: how many bytes of members may be unpacked in all.
  package init(_ bytes: [UInt8], most: Int = mostDocumentBytes) throws(Diagnostic) {
    guard bytes.count <= largestDocument else { throw .archiveTooLarge }
    try self.init(ArchiveBytes(bytes), most: most)
  }

  /// Another reader of the same bytes.
  init(_ bytes: ArchiveBytes, most: Int) throws(Diagnostic) {
    guard czip_is_installed() != 0 else { throw .notInstalled("libzip", package: "libzip-dev") }
    guard let archive = czip_open(bytes.buffer.baseAddress, bytes.buffer.count) else { throw .damagedArchive }
    self.bytes = bytes
    self.archive = archive
    left = most
  }

  deinit {
    czip_close(archive)
  }

  /// How many members it says that it has.
  package var count: Int { Int(czip_count(archive)) }

  /// Of the first members, as many as are looked at; libzip takes names that are not UTF-8 for those of MS-DOS.
  package var names: [String] {
    (0..<min(count, mostMembers)).map { index in
      var status = zip_stat_t()
      let isKnown = czip_stat(archive, zip_uint64_t(index), &status) == 0
      return isKnown ? status.name.map { String(cString: $0) } ?? "" : ""
    }
  }

  /// A member's name as it stands in the archive.
  func rawName(_ member: Int) -> [UInt8] {
    guard let name = czip_raw_name(archive, zip_uint64_t(member)) else { return [] }
    var bytes: [UInt8] = []
    while name[bytes.count] != 0 { bytes.append(UInt8(bitPattern: name[bytes.count])) }
    return bytes
  }

  package func firstMember(where isWanted: (String) -> Bool) -> Int? {
    names.firstIndex(where: isWanted)
  }

  /// A member's bytes. Its declared size is not trusted: reading stops at the limits, or where it expands beyond reason.
  package mutating func read(_ member: Int) throws(Diagnostic) -> [UInt8] {
    var status = zip_stat_t()
    guard czip_stat(archive, zip_uint64_t(member), &status) == 0 else { throw .damagedArchive }
    let name = status.name.map { String(cString: $0) } ?? ""
    guard status.encryption_method == 0 else { throw .encryptedMember(name) }
    guard let file = czip_open_member(archive, zip_uint64_t(member)) else { throw .damagedArchive }
    defer { czip_close_member(file) }
    let limit = min(mostMemberBytes, left, Int(clamping: status.comp_size) * mostExpansion + smallMember)
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = czip_read(file, &piece, zip_uint64_t(piece.count))
      guard count >= 0 else { throw .damagedArchive }
      if count == 0 { break }
      left -= Int(count)
      guard content.count + Int(count) <= limit else { throw .expandsTooFar(name) }
      content.append(contentsOf: piece.prefix(Int(count)))
    }
    guard content.count == status.size else { throw .damagedArchive }
    return content
  }
}

/// The bytes of an archive, which several readers share.
// Sendable: they are written once, before anything else sees them.
final class ArchiveBytes: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    buffer = .allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
  }

  deinit {
    buffer.deallocate()
  }
}

/// The largest document that is opened as an archive, and the most that is read of a member and of all, in bytes.
private let largestDocument = 64 << 20
private let mostMemberBytes = 64 << 20
package let mostDocumentBytes = 96 << 20
/// A member of more than a small size may expand to this many times its compressed size: tables of words come to 80.
private let mostExpansion = 250
private let smallMember = 1 << 20
/// The most members that are looked at.
let mostMembers = 20_000

extension Diagnostic {
  static func notInstalled(_ library: String, package: String) -> Diagnostic {
    Diagnostic(
      Phrase("\(library), which reads this format, is not installed", zh: "读取此格式所需的 \(library) 未安装"),
      hint: Phrase("install \(package)", zh: "请安装 \(package)"))
  }

  static let damagedArchive = Diagnostic(
    Phrase("the archive is damaged or cut off", zh: "压缩包已损坏或不完整"),
    hint: Phrase("fetch the document again from where it was published", zh: "请从发布处重新获取该文件"))

  fileprivate static let archiveTooLarge = Diagnostic(
    Phrase(
      "the archive is larger than \(largestDocument >> 20) MB", zh: "压缩包超过 \(largestDocument >> 20) MB"))

  fileprivate static func encryptedMember(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("it is encrypted (\(name))", zh: "文件已加密（\(name)）"),
      hint: Phrase("save it without a password", zh: "请另存为无密码的文件"))
  }

  fileprivate static func expandsTooFar(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(name) in it expands beyond what a document holds, and was not read", zh: "其中的 \(name) 解压后大小异常，未读取"))
  }
}
