import Documents
import Foundation
import Testing

@testable import Reports

/// Pages as web pages with their tables, and the words of the PDF that a word processor prints of each, with their places:
/// both must give the same cells. Small pages break tables, rows and labels; narrow columns break figures.
@Suite struct Printed {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Truth/Printed")

  @Test(arguments: ["small-pages", "low-pages", "broken-row", "blank-cells"])
  func thePlacesOfTheWordsGiveTheCellsOfThePage(_ name: String) throws {
    let page = try cells(name + ".html")
    let printed = try cells(name + ".tsv")
    #expect(page.count == 200)
    for (cell, text) in page.sorted(by: { $0.key < $1.key }) { #expect(printed[cell] == text, "\(cell)") }
    #expect(printed.count == page.count)
  }

  @Test func cellsHaveThePageThatTheyArePrintedOn() throws {
    let document = readDocument(try bytes(Self.folder.appendingPathComponent("low-pages.tsv")), name: "a.pdf").document
    let pages = Set(readTables(document).facts.compactMap { $0?.place.page })
    #expect(pages.count > 3 && pages.allSatisfy { (1...8).contains($0) })
  }

  private func cells(_ file: String) throws -> [String: String] {
    let document = readDocument(try bytes(Self.folder.appendingPathComponent(file)), name: file).document
    var cells: [String: String] = [:]
    for case let fact? in readTables(document).facts { cells["\(formCells[fact.slot])"] = fact.text }
    return cells
  }
}
