import Diagnostics
import OfficeFiles
import Testing

@testable import Documents

/// Archives that hold files, as people pack them.
@Suite struct FileArchives {
  private func paths(_ members: [ZipMember]) -> [String]? {
    FileArchive(zip(members))?.members.map(\.path)
  }

  private func file(_ name: [UInt8]) -> ZipMember {
    ZipMember("", "文").with { $0.name = name }
  }

  @Test func filesAreThereInTheirOrderWithTheirFolders() throws {
    let archive = try #require(
      FileArchive(zip([ZipMember("b.txt", "乙"), ZipMember("2023/", ""), ZipMember("2023/a.txt", "甲")])))
    #expect(archive.members.map(\.path) == ["b.txt", "2023/a.txt"])
    #expect(try archive.members.map { try archive.read($0) } == [Array("乙".utf8), Array("甲".utf8)])
    #expect(archive.complaint == nil)
  }

  /// 鹿城 is C2 B9 B3 C7 in GBK; the second byte of 俓 is that of a backslash.
  @Test func namesAreInUTF8OrInGBK() {
    #expect(
      paths([file(Array("鹿城/a.txt".utf8)), file([0xc2, 0xb9, 0xb3, 0xc7, 0x2f, 0x62])]) == ["鹿城/a.txt", "鹿城/b"])
    #expect(paths([file([0x82, 0x5c, 0x5c, 0x62])]) == ["俓/b"])
    #expect(paths([file([0xff, 0xff, 0x62])])?.first?.hasSuffix("b") == true)
  }

  @Test func noNameLeadsOutOfTheArchive() {
    #expect(
      paths(["../../etc/passwd", "/etc/passwd", "a/../b", "C:\\a\\b", "./x//y"].map { ZipMember($0, "") })
        == ["etc/passwd", "etc/passwd (2)", "a/b", "C:/a/b", "x/y"])
  }

  /// 规章 in nine lines, as `gzip -9` packs them.
  @Test func aFilePackedByGzipIsAnArchiveOfIt() throws {
    let packed: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0x61, 0x2e, 0x74, 0x78, 0x74, 0x00, 0x7b, 0xb1, 0xbc,
      0xe5, 0xf9, 0xea, 0x05, 0x5c, 0x2f, 0xc8, 0xa4, 0x00, 0x40, 0x0c, 0x6a, 0x8a, 0x3f, 0x00, 0x00, 0x00,
    ]
    let archive = try #require(FileArchive(packed))
    #expect(archive.members.map(\.path) == ["a.txt"])
    #expect(try archive.read(archive.members[0]) == Array(String(repeating: "规章\n", count: 9).utf8))
    #expect(FileArchive(Array(packed.prefix(12))) == nil)
    var damaged = packed
    damaged[packed.count - 8] ^= 1
    let other = try #require(FileArchive(damaged))
    #expect(throws: Diagnostic.self) { try other.read(other.members[0]) }
  }

  @Test func whatSystemsLeaveIsPassedOver() {
    let names = [
      "__MACOSX/._a.txt", ".DS_Store", "a/Thumbs.db", "desktop.ini", "~$a.docx", ".git/a", "a/", "..", "a.txt",
    ]
    #expect(paths(names.map { ZipMember($0, "") }) == ["a.txt"])
  }

  @Test func aDocumentIsNoArchiveOfFiles() {
    #expect(FileArchive(wordFile(wordParagraph("文"))) == nil)
    #expect(FileArchive(workbook(workbookRow(1, ["文"]))) == nil)
    #expect(paths([ZipMember("mimetype", "application/vnd.oasis.opendocument.text")]) == nil)
    #expect(paths([ZipMember("[Content_Types].xml", "")]) == nil)
    #expect(paths([ZipMember("OFD.xml", "")]) == nil)
    #expect(FileArchive(Array("文".utf8)) == nil)
    #expect(FileArchive(zip([ZipMember("a.txt", "文")]).dropLast(30) + []) == nil)
    #expect(paths([]) == [])
  }

  @Test func aMemberThatIsEncryptedDamagedOrABombIsRefusedAndTheOthersAreRead() throws {
    let archive = try #require(
      FileArchive(
        zip([
          ZipMember("secret.txt", "文").with { $0.isEncrypted = true }, ZipMember("lying.txt", "文").with { $0.size = 9 },
          ZipMember("wrong.txt", "文").with { $0.checksum = 1 }, .bomb("bomb.txt", runs: 800_000),
          ZipMember("good.txt", "文"),
        ])))
    let messages = archive.members.map { member in
      do throws(Diagnostic) { return "\(try archive.read(member).count)" } catch { return error.message.en }
    }
    #expect(messages[0].contains("encrypted"))
    #expect(messages[1].contains("damaged") && messages[2].contains("damaged"))
    #expect(messages[3].contains("expands"))
    #expect(messages[4] == "3")
  }

  /// Each expands by little enough, all together by too much.
  @Test func theArchiveAsAWholeHasALimit() throws {
    let archive = try #require(FileArchive(zip([.bomb("a", runs: 4_000)])))
    var refusals = 0
    for _ in 0..<1_100 {
      do throws(Diagnostic) {
        _ = try archive.read(archive.members[0])
      } catch {
        if error.message.en.contains("the archive expands") { refusals += 1 }
      }
    }
    // The first 1,040 expand to a megabyte each.
    #expect((50...70).contains(refusals))
  }

  @Test func membersThatAreTooManyAreSaidToBe() throws {
    let archive = try #require(FileArchive(zip((0..<20_001).map { ZipMember("\($0)", []) })))
    #expect(archive.members.count == 20_000)
    #expect(archive.complaint?.message.en.contains("20001") == true)
  }

  /// What archives within it expand to counts together, and the empty ones among them come to an end too.
  @Test func archivesInAnArchiveShareItsLimit() throws {
    let inner = zip((0..<300).map { ZipMember("\($0)", []) })
    let outer = try #require(FileArchive(zip([ZipMember("a.zip", inner)])))
    var read = 0
    for _ in 0..<1_000 {
      guard let bytes = try? outer.read(outer.members[0]), let archive = FileArchive(bytes, in: outer) else { break }
      read += archive.members.count { (try? archive.read($0)) != nil }
    }
    // 2^30 bytes are 262,144 times 4,096.
    #expect((200_000...262_144).contains(read))
  }

  /// Any number of threads may read at once, each member as it is.
  @Test func membersAreReadByManyAtOnce() async throws {
    let archive = try #require(
      FileArchive(zip((0..<300).map { ZipMember("\($0)", String(repeating: "\($0)", count: 999)) })))
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for (index, member) in archive.members.enumerated() {
        group.addTask { try archive.read(member) == Array(String(repeating: "\(index)", count: 999).utf8) }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }
}
