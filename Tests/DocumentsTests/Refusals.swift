import Diagnostics
import Testing

@testable import Documents

@Suite struct Refusals {
  private func refusal(_ bytes: [UInt8]) -> Diagnostic? {
    let (document, complaints) = readDocument(bytes, name: "a.txt")
    #expect(document.blocks.isEmpty && document.cells.isEmpty)
    #expect(complaints.count == 1)
    #expect(complaints.first?.severity == .error && complaints.first?.file == "a.txt")
    return complaints.first
  }

  @Test(arguments: [[], [0xef, 0xbb, 0xbf], Array(" \n\t　\n".utf8)])
  func aFileWithNothingInItIsEmpty(_ bytes: [UInt8]) {
    #expect(refusal(bytes)?.message.en == "the file is empty")
  }

  @Test(arguments: [
    (Array("%PDF-1.7\n".utf8), "PDF"),
    ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], "DOC"),
    ([0x89, 0x50, 0x4e, 0x47, 0x0d], "PNG"),
  ])
  func anotherFormatIsNamed(_ bytes: [UInt8], _ name: String) throws {
    let refusal = try #require(self.refusal(bytes))
    #expect(refusal.message.en.contains(name) && refusal.message.zh.contains(name))
    #expect(refusal.message.en.contains("cannot be read"))
    #expect(refusal.hint != nil)
  }

  @Test(arguments: [
    ("MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"\n\n--a\n", "MHT"),
    ("From: <Saved by a browser>\nSubject: 年报\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", "MHT"),
    ("Subject: a\nFrom: a@b.cn\nTo: c@d.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n", "EML"),
  ])
  func aMailIsNamed(_ text: String, _ name: String) {
    let refusal = self.refusal(Array(text.utf8))
    #expect(refusal?.message.en.contains(name) == true && refusal?.message.zh.contains(name) == true)
    #expect(refusal?.hint?.en.contains("HTML") == true)
  }

  @Test(arguments: ["a.docx", "a.PDF"])
  func whatIsNotWhatItsNameSaysIsSaidToBe(_ name: String) {
    let bytes: [UInt8] = [0x91, 0x00, 0xfe, 0x07, 0x00, 0x85]
    #expect(
      readDocument(bytes, name: name).complaints.first?.message.en.contains("it is no such file, nor a text") == true)
    #expect(readDocument(bytes, name: "a.txt").complaints.first?.message.en.contains("a binary file") == true)
  }

  @Test func aZeroByteMakesABinaryFile() {
    #expect(refusal(Array("规章".utf8) + [0])?.message.en.contains("offset 6") == true)
  }

  @Test func invalidBytesAreCountedAndTheFirstIsPlaced() {
    let bytes = Array("第一行\n二".utf8) + [0xff, 0x41, 0xc0, 0xaf]
    let refusal = self.refusal(bytes)
    #expect(
      refusal?.message.en
        == "neither UTF-8 nor GB18030: 3 bytes that UTF-8 does not allow, the first in line 2 at offset 13")
    #expect(refusal?.place?.line == 2)
    #expect(refusal?.hint?.en == "convert it to UTF-8")
  }

  @Test(
    arguments: [[0xe4, 0xb8], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe0, 0x80, 0xaf], [0x80]] as [[UInt8]])
  func truncatedOverlongAndSurrogateSequencesAreInvalid(_ bytes: [UInt8]) {
    #expect(refusal(Array("文".utf8) + bytes)?.message.en.hasPrefix("neither UTF-8 nor GB18030") == true)
  }

  @Test(arguments: [
    "闂備礁鎼悮顐﹀磿閸愬樊娼╅柨鏇炲€搁惌妤呮煙", "鏀垮簻淇℃伅鍏紑宸ヤ綔骞村害鎶ュ憡", "??????2019?????????????",
    String(repeating: "ÎäººÊÐ2021ÄêÕþ¸®ÐÅÏ¢¹«¿ª¹¤×÷Äê¶È±¨¸æ", count: 3),
    "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}年\u{fffd}\u{fffd}",
  ])
  func textThatAWrongDecodingDestroyedIsNotRead(_ text: String) {
    #expect(refusal(Array(text.utf8))?.message.en.contains("destroyed") == true)
  }

  @Test func aTextWithAQuestionIsNotDestroyed() {
    let (document, complaints) = readDocument(Array("未来温州什么样?一张蓝图绘到底??".utf8), name: "a.txt")
    #expect(complaints.isEmpty && document.cells.count == 1)
  }
}
