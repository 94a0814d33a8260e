import OfficeFiles
import Testing

@testable import Documents

/// Formats that another program opens, known by what the file holds.
@Suite struct ForeignFormats {
  @Test func theFirstBytesTellTheFormat() {
    #expect(foreignFormat(of: Array("%PDF-1.4".utf8)) == .pdf)
    #expect(foreignFormat(of: Array("{\\rtf1\\ansi".utf8)) == .richText)
    #expect(foreignFormat(of: [0x89, 0x50, 0x4e, 0x47, 0x0d]) == .picture)
    #expect(foreignFormat(of: [0xff, 0xd8, 0xff, 0xe0]) == .picture)
    #expect(foreignFormat(of: [0x49, 0x49, 0x2a, 0x00, 0x08]) == .picture)
    #expect(foreignFormat(of: Array("某县2020年报告".utf8)) == nil)
    #expect(foreignFormat(of: []) == nil)
  }

  /// WPS gives its texts and sheets the same forms, under other endings.
  @Test(arguments: [("WordDocument", ForeignFormat.oldText), ("Workbook", .oldSheet), ("Book", .oldSheet)])
  func aCompoundFileIsKnownByTheStreamsItNames(_ stream: String, _ format: ForeignFormat) {
    var bytes: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + Array(repeating: 0, count: 2_040)
    for (entry, name) in ["Root Entry", stream].enumerated() {
      for (index, byte) in name.utf8.enumerated() { bytes[1_024 + entry * 128 + index * 2] = byte }
    }
    #expect(foreignFormat(of: bytes) == format)
    // A text that speaks of workbooks has the name elsewhere.
    #expect(foreignFormat(of: bytes.dropLast() + Array("Workbook".utf8.flatMap { [$0, 0] })) == format)
  }

  @Test func anArchiveIsAnOpenDocumentWhereItsFirstMemberSaysSo() {
    func archive(_ kind: String) -> [UInt8] {
      zip([ZipMember("mimetype", "application/vnd.oasis.opendocument.\(kind)"), ZipMember("content.xml", "<a/>")])
    }
    #expect(foreignFormat(of: archive("text")) == .openText)
    #expect(foreignFormat(of: archive("spreadsheet")) == .openSheet)
    #expect(foreignFormat(of: archive("graphics")) == nil)
    #expect(foreignFormat(of: wordFile(wordParagraph("文"))) == nil)
    #expect(foreignFormat(of: Array(archive("text").prefix(40))) == nil)
  }
}
