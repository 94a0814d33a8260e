import Foundation
import Randomness
import Testing

@testable import Documents

/// The file of Word 97 in `datasets`, whole and harmed.
@Suite struct OldWordFiles {
  private static let whole: [UInt8] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("datasets/formats/binjiang-subdistrict-2020.doc")
    return (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
  }()

  @Test func itsTablesHaveTheMergedCellsOfTheForm() throws {
    let (document, complaints) = readDocument(Self.whole, name: "a.doc")
    #expect(complaints.isEmpty && document.format == .doc)
    let tables = document.blocks.filter { $0.kind == .table }.map { rows(document, $0) }
    #expect(tables.count == 3)
    let row = try #require(tables[1].first { $0.contains("1.属于国家秘密") })
    #expect(row.prefix(3) == ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"] && row.count == 10)
    #expect(tables[2].first?.count == 15)
    #expect(tables[2].last == ["0", "1", "1", "1", "3", "0", "0", "0", "1", "1", "0", "0", "0", "0", "0"])
  }

  /// The properties are put into the room that the page of properties has left, and given to all its characters.
  @Test(arguments: [(0x37, true), (0x3c, false)] as [(UInt8, Bool)])
  func whatIsStruckOutOrHiddenIsNotRead(_ property: UInt8, _ isSaid: Bool) throws {
    let file = try #require(CompoundFile(Self.whole))
    let main = try #require(file.stream("WordDocument"))
    let tables = try #require(file.stream(main.number16(0x0a) & 0x0200 == 0 ? "0Table" : "1Table"))
    let count = (main.number32(0xfe) - 4) / 8
    let start = tables.number32(main.number32(0xfa) + (count + 1) * 4) * 512
    let page = Array(main[start..<start + 512])
    let place = try #require(
      stride(from: 0, to: Self.whole.count, by: 512).first { Self.whole[$0...].starts(with: page) })
    var bytes = Self.whole
    let runs = Int(page[511])
    #expect(page[480..<484].allSatisfy { $0 == 0 })
    bytes.replaceSubrange(place + 480..<place + 484, with: [3, property, 0x08, 1])
    for run in 0..<runs { bytes[place + (runs + 1) * 4 + run] = 240 }
    let (document, complaints) = readDocument(bytes, name: "a.doc")
    let whole = readDocument(Self.whole, name: "a.doc").document
    #expect(document.cells.count { !$0.isBlank } < whole.cells.count { !$0.isBlank })
    #expect(complaints.contains { $0.message.en.contains("struck out") } == isSaid)
  }

  @Test func aFileThatIsEncryptedSaysSo() throws {
    var bytes = Self.whole
    let main = try #require(
      stride(from: 512, to: bytes.count, by: 512).first { bytes[$0...].starts(with: [0xec, 0xa5]) })
    bytes[main + 0x0b] |= 1
    let (document, complaints) = readDocument(bytes, name: "a.doc")
    #expect(document.blocks.isEmpty && complaints.map(\.message.en) == ["the file is encrypted"])
  }

  @Test func aFileCutAnywhereIsReadOrRefused() {
    #expect(Self.whole.count > 40_000)
    for count in stride(from: 0, to: Self.whole.count, by: 509) {
      let (document, complaints) = readDocument(Array(Self.whole.prefix(count)), name: "a.doc")
      #expect(!document.blocks.isEmpty || complaints.contains { $0.severity == .error })
    }
  }

  @Test func aFileWithChangedBytesIsReadOrRefused() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var bytes = Self.whole
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let (document, complaints) = readDocument(bytes, name: "a.doc")
      #expect(!document.blocks.isEmpty || complaints.contains { $0.severity == .error })
    }
  }

  private func rows(_ document: Document, _ block: Block) -> [[String]] {
    block.rows.map { row in document.cells(of: row).map { document.string(document.cells[$0]) } }
  }
}
