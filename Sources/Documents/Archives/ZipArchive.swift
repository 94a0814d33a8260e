import CZip
import Diagnostics

/// A ZIP archive in memory: the names of its members, and their bytes up to limits that no archive can lie about.
///
///     let archive = try ZipArchive(bytes)
///     if let part = archive.firstMember(where: { $0 == "word/document.xml" }) { try archive.read(part) }
package struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes of members may still be read.
  private var left = mostArchiveBytes
  package let names: [String]

  package init(_ bytes: [UInt8]) throws(Diagnostic) {
    guard czip_is_installed() != 0 else { throw .notInstalled("libzip", package: "libzip-dev") }
    guard bytes.count <= largestArchive else { throw .archiveTooLarge }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    guard let archive = czip_open(copy.baseAddress, bytes.count) else {
      copy.deallocate()
      throw .damagedArchive
    }
    self.bytes = copy
    self.archive = archive
    names = memberNames(archive)
  }

  deinit {
    czip_close(archive)
    bytes.deallocate()
  }

  package func firstMember(where isWanted: (String) -> Bool) -> Int? {
    names.firstIndex(where: isWanted)
  }

  /// A member's bytes. Its declared size is not trusted: reading stops at the limits, or where it expands beyond reason.
  package mutating func read(_ member: Int) throws(Diagnostic) -> [UInt8] {
    var status = zip_stat_t()
    guard czip_stat(archive, zip_uint64_t(member), &status) == 0 else { throw .damagedArchive }
    guard status.encryption_method == 0 else { throw .encryptedMember(names[member]) }
    guard let file = czip_open_member(archive, zip_uint64_t(member)) else { throw .damagedArchive }
    defer { czip_close_member(file) }
    let limit = min(mostMemberBytes, left, Int(clamping: status.comp_size) * mostExpansion + smallMember)
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = czip_read(file, &piece, zip_uint64_t(piece.count))
      guard count >= 0 else { throw .damagedArchive }
      if count == 0 { break }
      guard content.count + Int(count) <= limit else { throw .expandsTooFar(names[member]) }
      content.append(contentsOf: piece.prefix(Int(count)))
    }
    guard content.count == status.size else { throw .damagedArchive }
    left -= content.count
    return content
  }
}

/// The largest archive that is opened, and the most that is read of a member and of all, in bytes.
private let largestArchive = 64 << 20
private let mostMemberBytes = 64 << 20
private let mostArchiveBytes = 96 << 20
/// A member of more than a small size may expand to this many times its compressed size: tables of words come to 80.
private let mostExpansion = 250
private let smallMember = 1 << 20
/// The most members whose names are looked at.
private let mostMembers = 20_000

private func memberNames(_ archive: OpaquePointer) -> [String] {
  var names: [String] = []
  for index in 0..<min(Int(czip_count(archive)), mostMembers) {
    var status = zip_stat_t()
    let isKnown = czip_stat(archive, zip_uint64_t(index), &status) == 0
    names.append(isKnown ? status.name.map { String(cString: $0) } ?? "" : "")
  }
  return names
}

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
      "the archive is larger than \(largestArchive >> 20) MB", zh: "压缩包超过 \(largestArchive >> 20) MB"))

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
