import Foundation
import Testing

@testable import Console

@Suite struct EditorPlainReaderTests {
  @Test func linesAreGivenWithoutTheirEnds() {
    #expect(read("诉讼\r\n\nlast") == [.line("诉讼"), .line(""), .line("last"), .end])
    #expect(read("") == [.end])
  }

  @Test func aStatementGoesOnUntilItIsWhole() {
    let isComplete: (String) -> Bool = { !$0.hasPrefix("(") || $0.hasSuffix(")") }
    #expect(read("(a\nb)\nc\n(d\n", isComplete: isComplete) == [.line("(a\nb)"), .line("c"), .line("(d"), .end])
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    #expect(read(bytes: [0x61, 0xFF, 0x62, 0x0A]) == [.line("a\u{FFFD}b"), .end])
  }

  @Test func linesLongerThanABufferAreWhole() {
    let long = String(repeating: "浦东", count: 100_000)
    #expect(read("a\n\(long)\nb\n") == [.line("a"), .line(long), .line("b"), .end])
  }

  private func read(_ text: String, isComplete: ((String) -> Bool)? = nil) -> [Input] {
    read(bytes: Array(text.utf8), isComplete: isComplete)
  }

  private func read(bytes: [UInt8], isComplete: ((String) -> Bool)? = nil) -> [Input] {
    let path = FileManager.default.temporaryDirectory.path + "/gongkai-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return [] }
    let file = open(path, O_RDONLY)
    defer {
      close(file)
      try? FileManager.default.removeItem(atPath: path)
    }
    let reader = PlainReader(input: file)
    if let isComplete { reader.isComplete = isComplete }
    var inputs: [Input] = []
    while inputs.last != .end { inputs.append(reader.readLine(prompt: "> ")) }
    return inputs
  }
}
