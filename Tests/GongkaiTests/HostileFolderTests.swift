import Foundation
import OfficeFiles
import Testing

/// A folder of files that were made to do harm, or were harmed, with one report among them.
@Suite struct HostileFolderTests {
  @Test func eachHostileFileIsRefusedWithItsReasonAndTheReportIsRead() throws {
    try withTemporaryFolder { folder in
      let files = Self.hostile
      for (name, bytes) in files { try write(bytes, to: "bad/\(name)", in: folder) }
      // 512 MB of addresses for the program itself; the programs that it runs have limits of their own.
      let result = try Program.shell(
        """
        cp datasets/lucheng-district-2019.txt bad/good.txt; ulimit -S -v 524288
        gongkai -q --format csv -c 'lawsuits' -c 'from sources select source, status, reason' bad 2> errors
        """, in: folder)
      #expect(result.status == 0)
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(lines.prefix(3) == ["lawsuits", "44", "source,status,reason"])
      var states: [String: Substring] = [:]
      for line in lines.dropFirst(3) {
        let parts = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        let name = parts[0].split(separator: "/")[1]
        #expect(states.updateValue(parts[1], forKey: String(name)) == nil, "\(name) is told of once")
        #expect(name == "good.txt" || !parts[2].isEmpty, "\(name) has a reason")
      }
      #expect(states["good.txt"] == "read")
      for (name, _) in files { #expect(["failed", "other"].contains(states[name]), "\(name)") }
      #expect(states.count == files.count + 1)
    }
  }

  private static var hostile: [(name: String, bytes: [UInt8])] {
    let entity = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">"
    let entities = (0..<9).map { level in
      let (name, inner) = (Character(UnicodeScalar(UInt8(98 + level))), Character(UnicodeScalar(UInt8(97 + level))))
      return "<!ENTITY \(name) \"\(String(repeating: "&\(inner);", count: 10))\">"
    }
    let text = ZipMember("a.txt", String(repeating: "政府信息公开", count: 40))
    let made: [(String, [UInt8])] = [
      ("entities.docx", word(entity + entities.joined() + "]><w>&j;</w>")),
      ("external.docx", word("<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w>&a;</w>")),
      ("entities.html", Array((entity + entities.joined() + "]><p>&j;").utf8)),
      ("bomb.docx", zip([.bomb("word/document.xml", runs: 800_000)])),
      ("bomb.xlsx", zip([.bomb("xl/worksheets/sheet1.xml", runs: 800_000)])),
      ("bomb.zip", zip([.bomb("a.txt", runs: 800_000)])),
      ("lying.docx", zip([ZipMember.bomb("word/document.xml", runs: 800_000).with { $0.size = 10 }])),
      ("lying.zip", zip([text.with { $0.size = 1 << 30 }])),
      ("spans.html", Array(String(repeating: "<table><tr><td colspan=10000 rowspan=10000>1", count: 2_000).utf8)),
      (
        "cells.html",
        Array(("<table>" + String(repeating: "<tr><td colspan=10000 rowspan=10000>1</td>", count: 20_000)).utf8)
      ),
      ("nested.html", Array(String(repeating: "<div><table><tr><td>", count: 100_000).utf8)),
      ("nested.docx", wordFile(String(repeating: "<w:tbl><w:tr><w:tc>", count: 100_000))),
      ("loop.pdf", pdf("<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>")),
      ("loops.pdf", pdf("<< /Type /Pages /Kids [\(String(repeating: "3 0 R ", count: 1_000))] /Count 1000 >>")),
    ]
    return made + cut + random
  }

  /// Files of every kind of which the end is missing.
  private static var cut: [(name: String, bytes: [UInt8])] {
    let report = Manuscript([.paragraph("某县2019年政府信息公开工作年度报告"), .table([[GridCell("规章"), GridCell("1")]])])
    let old = ["doc": "WordDocument", "wps": "WordDocument", "xls": "Workbook", "et": "Workbook"]
    let whole: [(ending: String, bytes: [UInt8])] =
      [
        ("docx", report.word), ("xlsx", report.workbook), ("pdf", report.pdf),
        ("zip", zip([ZipMember("a.docx", report.word)])),
        ("rtf", Array("{\\rtf1\\ansi {\\fonttbl{\\f0 a;}}{\\pard".utf8)),
        (
          "odt",
          zip([ZipMember("mimetype", "application/vnd.oasis.opendocument.text"), ZipMember("content.xml", "<a/>")])
        ),
        ("png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ("jpg", [0xff, 0xd8, 0xff, 0xe0]),
      ] + old.sorted { $0.key < $1.key }.map { ($0.key, compoundFile(holding: $0.value)) }
    return whole.map { ("cut.\($0.ending)", Array($0.bytes.prefix(max($0.bytes.count * 2 / 3, 4)))) }
  }

  private static var random: [(name: String, bytes: [UInt8])] {
    let endings = [
      "txt", "md", "html", "csv", "docx", "xlsx", "doc", "xls", "wps", "et", "rtf", "odt", "ods", "pdf", "zip", "jpg",
      "png",
    ]
    return endings.enumerated().map { index, ending in
      var state = UInt64(index + 1)
      let bytes = (0..<20_000).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      return ("random.\(ending)", bytes)
    }
  }

  private static func word(_ part: String) -> [UInt8] { zip([ZipMember("word/document.xml", part)]) }

  private static func pdf(_ pages: String) -> [UInt8] {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9000 9000] >>"
    let objects = ["<< /Type /Catalog /Pages 2 0 R >>", pages, page].enumerated().map {
      "\($0 + 1) 0 obj\n\($1)\nendobj\n"
    }
    return Array("%PDF-1.4\n\(objects.joined())trailer\n<< /Root 1 0 R >>\n%%EOF\n".utf8)
  }

  /// How a file of Office before 2007 begins: its header, and the names of what it holds.
  private static func compoundFile(holding name: String) -> [UInt8] {
    var bytes: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + Array(repeating: 0, count: 6_136)
    for (entry, name) in ["Root Entry", name].enumerated() {
      for (index, byte) in name.utf8.enumerated() { bytes[1_024 + entry * 128 + index * 2] = byte }
    }
    return bytes
  }
}

/// Writes a file of a folder, with the folders above it.
private func write(_ bytes: [UInt8], to name: String, in folder: URL) throws {
  let file = folder.appendingPathComponent(name)
  try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: file)
}
