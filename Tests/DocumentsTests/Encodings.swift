import Foundation
import Testing

@testable import Documents

@Suite struct Encodings {
  static let text = "鹿城区2019年政府信息公开工作年度报告\n规章\t0\t1\n行政许可\t龘\t㐂𠀀\n"
  /// GB18030, by its number in Foundation.
  static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  static func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
    text.data(using: encoding).map { [UInt8]($0) } ?? []
  }

  @Test(arguments: [
    Array(text.utf8), [0xef, 0xbb, 0xbf] + Array(text.utf8), encoded(text, gb18030),
    [0xff, 0xfe] + encoded(text, .utf16LittleEndian), [0xfe, 0xff] + encoded(text, .utf16BigEndian),
  ])
  func aTextIsTheSameInEveryEncoding(_ bytes: [UInt8]) {
    let (document, complaints) = readDocument(bytes, name: "report.txt")
    #expect(complaints.isEmpty)
    #expect(
      rows(document) == [["鹿城区2019年政府信息公开工作年度报告"], ["规章", "0", "1"], ["行政许可", "龘", "㐂𠀀"]])
    #expect(document.cells.map { "\($0.place)" } == ["1:1", "2:1", "2:4", "2:6", "3:1", "3:6", "3:8"])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16WithoutAMarkIsKnownByItsUnits(_ encoding: String.Encoding) {
    let text = String(repeating: "规章\t0\t12\n", count: 30)
    let (document, complaints) = readDocument(Self.encoded(text, encoding), name: "report.txt")
    #expect(complaints.isEmpty && document.rowCount == 30)
    #expect(rows(document).last == ["规章", "0", "12"])
  }

  @Test(arguments: ["gb2312", "GBK", "\"gb18030\"", "UTF-8"])
  func aPageIsReadByItsBytesWhateverItDeclares(_ name: String) {
    let page = "<html><head><meta charset=\(name)></head><table><tr><td>龘城区<td>0</table>"
    for encoding in [Self.gb18030, .utf8] {
      let bytes = Self.encoded(page.replacing("龘城区", with: "龘城区政府信息公开"), encoding)
      let (document, complaints) = readDocument(bytes, name: "page.html")
      #expect(complaints.isEmpty)
      #expect(rows(document) == [["龘城区政府信息公开", "0"]])
    }
  }

  /// `<meta charset=big5>` and two characters, 規章, with a figure, in Big5.
  @Test func aPageInBig5IsReadWhereItDeclaresThat() {
    let cells = [UInt8]("<table><tr><td>".utf8) + [179, 87, 179, 185] + Array("<td>8</table>".utf8)
    for name in ["big5", "\"Big5-HKSCS\"", "x-x-big5"] {
      let (document, complaints) = readDocument(Array("<meta charset=\(name)>".utf8) + cells, name: "a.html")
      #expect(rows(document) == [["規章", "8"]])
      #expect(complaints.isEmpty)
    }
    #expect(readDocument(cells, name: "a.html").document.blocks.isEmpty)
  }

  @Test func anUncommonTextIsReadInTheEncodingThatItsPageDeclares() {
    let traditional = "<meta charset=gbk><p>規範性檔案體製廣東</p>"
    #expect(rows(readDocument(Self.encoded(traditional, Self.gb18030), name: "a").document) == [["規範性檔案體製廣東"]])
  }

  @Test func aFewBadBytesAreReplacedAndCounted() throws {
    let line = "政府信息公开工作年度报告行政许可\n"
    for encoding in [String.Encoding.utf8, Self.gb18030] {
      var bytes = Self.encoded(String(repeating: line, count: 40), encoding)
      // Before a line's end, so that no character begins with it.
      let end = try #require(bytes.firstIndex(of: 0x0a))
      bytes.insert(0xff, at: end)
      let (document, complaints) = readDocument(bytes, name: "report.txt")
      #expect(complaints.map(\.severity) == [.warning])
      #expect(complaints.first?.place?.line == 1)
      #expect(complaints.first?.message.en.hasPrefix("1 byte that") == true)
      #expect(rows(document)[0] == ["政府信息公开工作年度报告行政许可\u{fffd}"])
      #expect(rows(document)[1] == ["政府信息公开工作年度报告行政许可"])
    }
  }

  @Test(arguments: [String.Encoding.isoLatin1, .init(rawValue: 0x8000_0A03)])
  func aTextOfAnotherEncodingIsRefused(_ encoding: String.Encoding) {
    let text = encoding == .isoLatin1 ? "Überprüfung der Gebühren für Anträge, déjà publiés" : "行政許可之申請與處理結果"
    let (document, complaints) = readDocument(Self.encoded(text, encoding), name: "report.txt")
    #expect(document.blocks.isEmpty)
    #expect(complaints.map(\.severity) == [.error])
  }

  @Test func halfAPairInUTF16IsABadCharacter() {
    let text = Self.encoded(String(repeating: "行政许可", count: 20), .utf16LittleEndian)
    let (document, complaints) = readDocument([0xff, 0xfe] + text + [0x00, 0xd8, 0x41], name: "a.txt")
    #expect(complaints.map(\.severity) == [.warning])
    #expect(rows(document).first?.first?.hasSuffix("可\u{fffd}\u{fffd}") == true)
  }
}
