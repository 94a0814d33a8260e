import Testing

@testable import Documents

/// Cells of scanned tables that the edge of the picture may cut.
@Suite struct CutCells {
  private let page = GreyPicture(width: 1_000, height: 800)

  /// Whether ink in the last cell of a table is taken to be cut, where the table ends at a column and has these vertical rules.
  private func isCut(_ ink: Range<Int>, tableEnd: Int = 998, rules: [Int] = [100, 900]) -> Bool {
    let cell = PixelFrame(columns: tableEnd - 98..<tableEnd, rows: 200..<260)
    let grid = ScannedGrid(frame: PixelFrame(columns: 100..<tableEnd, rows: 100..<400), cells: [cell])
    let vertical = rules.map { position in
      ScannedRule(line: DrawnLine(position: Double(position), start: 100, end: 400), runs: [])
    }
    let horizontal = [100, 200, 260, 400].map { position in
      ScannedRule(line: DrawnLine(position: Double(position), start: 100, end: Double(tableEnd)), runs: [])
    }
    return page.mayCut(PixelFrame(columns: ink, rows: 215..<245), in: cell, of: grid, (horizontal, vertical))
  }

  @Test func inkAsFarAsTheEdgeOfAPageIsCut() {
    #expect(isCut(910..<998))
    // The page was turned: the edge slants.
    #expect(isCut(905..<930))
    // The edge is a dark line.
    #expect(isCut(910..<994, rules: [100, 900, 997]))
  }

  @Test func aRuleThereASideWithinThePageAndWhiteBeforeItAreNoCut() {
    #expect(!isCut(910..<980, rules: [100, 900, 998]))
    #expect(!isCut(820..<890, tableEnd: 898, rules: [100, 800]))
    #expect(!isCut(905..<920))
  }

  @Test func aCellInTheMiddleIsNotCut() {
    let grid = ScannedGrid(frame: PixelFrame(columns: 100..<998, rows: 100..<400), cells: [])
    let cell = PixelFrame(columns: 800..<900, rows: 200..<260)
    #expect(!page.mayCut(PixelFrame(columns: 802..<898, rows: 215..<245), in: cell, of: grid, ([], [])))
  }
}
