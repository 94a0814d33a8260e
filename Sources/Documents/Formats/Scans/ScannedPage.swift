/// A page that is a picture, made ready for a program that recognises text: straight, with its ruled tables found and
/// their lines taken out.
///
/// Drawn 2480 pixels wide, as a page of A4 at 300 to the inch, whatever its own size: so large do characters have to be.
///
///     pdftoppm -gray -scale-to-x 2480 … → ScannedPage → pictures of cells → tesseract → RecognisedPage
package struct ScannedPage: Sendable {
  /// Without the lines of the tables.
  var picture: GreyPicture
  var grids: [ScannedGrid]
  /// What is printed in the cells of the tables: the frame of the ink, cell by cell; blank cells are left out.
  var cells: [PixelFrame]
  /// Which of them the edge of the picture may have cut, by number.
  var cut: Set<Int>
  /// From the first row of pixels with ink outside of the tables to the last; nil where nothing is left.
  var rest: PixelFrame?

  /// Nil where the bytes are no portable grey map that is whole, or one of a page that is too long.
  package init?(greyMap: [UInt8]) {
    guard let drawn = GreyPicture(greyMap: greyMap) else { return nil }
    var page = drawn.normalised.straightened
    let rules = scannedRules(page)
    grids = scannedGrids(rules)
    page.erase(rules, of: grids)
    picture = page
    let filled = grids.flatMap { grid in
      grid.cells.compactMap { cell in page.ink(in: cell).map { (cell: cell, ink: $0, grid: grid) } }
    }
    cells = filled.map(\.ink)
    cut = Set(filled.indices.filter { page.mayCut(filled[$0].ink, in: filled[$0].cell, of: filled[$0].grid, rules) })
    rest = page.withoutTables(grids).rowsWithInk
  }

  /// A picture of what is printed in each cell.
  package var cellPictures: [[UInt8]] {
    cells.map { picture.part($0, margin: marginOfPart).greyMap }
  }

  /// Pictures of some cells with bolder strokes.
  package func boldPictures(_ numbers: [Int]) -> [[UInt8]] {
    numbers.map { picture.part(cells[$0], margin: marginOfPart).bolder.greyMap }
  }

  /// Pictures of some cells without much white around.
  package func narrowPictures(_ numbers: [Int]) -> [[UInt8]] {
    numbers.map { picture.part(cells[$0], margin: narrowMargin).greyMap }
  }

  /// The page without its tables, and without what is white above and below: that takes as long to be recognised as print does. Nil
  /// where nothing is left.
  package var restPicture: [UInt8]? {
    rest.map { picture.withoutTables(grids).part($0, margin: marginOfPart).greyMap }
  }
}

extension GreyPicture {
  fileprivate func withoutTables(_ grids: [ScannedGrid]) -> GreyPicture {
    var rest = self
    for grid in grids { rest.clear(grid.frame) }
    return rest
  }

  /// Nil where there is too little ink for a word.
  fileprivate var rowsWithInk: PixelFrame? {
    let ink = pixels.indices.filter { pixels[$0] < dark }
    guard ink.count >= leastInk else { return nil }
    return PixelFrame(columns: 0..<width, rows: ink[0] / width..<ink[ink.count - 1] / width + 1)
  }
}

/// How wide pages are drawn, in pixels.
package let widthOfScannedPage = 2_480

/// White that is left around a part, in pixels: characters at the edge are not recognised.
let marginOfPart = 20

/// Enough where a picture is taken for one line as it is.
private let narrowMargin = 6

/// Fewer dark pixels than that are no word.
private let leastInk = 100

/// A ruled table of a scanned page, in pixels.
struct ScannedGrid: Sendable, Equatable {
  var frame: PixelFrame
  /// Between the borders.
  var cells: [PixelFrame]
}

/// The tables that rules enclose. Strokes of large characters enclose some, too: those are too small.
func scannedGrids(_ rules: (horizontal: [ScannedRule], vertical: [ScannedRule])) -> [ScannedGrid] {
  let lines = (rules.horizontal.map { $0.line.scaled }, rules.vertical.map { $0.line.scaled })
  return grids(lines).compactMap { grid in
    let xs = grid.xs.map { Int(($0 * reduction).rounded()) }
    let ys = grid.ys.map { Int(($0 * reduction).rounded()) }
    let frame = PixelFrame(columns: xs[0]..<xs[xs.count - 1], rows: ys[0]..<ys[ys.count - 1])
    guard frame.columns.count > narrowestTable, frame.rows.count > lowestTable else { return nil }
    let cells = grid.cells.map { cell in
      PixelFrame(
        columns: xs[cell.columns.lowerBound]..<xs[cell.columns.upperBound],
        rows: ys[cell.rows.lowerBound]..<ys[cell.rows.upperBound])
    }
    return ScannedGrid(frame: frame, cells: cells)
  }
}

private let narrowestTable = 400
private let lowestTable = 90

/// How many pixels of a scanned page are one of those that lines are looked for in (`Grids.swift`).
let reduction = 3.9

extension DrawnLine {
  fileprivate var scaled: DrawnLine {
    DrawnLine(position: position / reduction, start: start / reduction, end: end / reduction)
  }
}

extension GreyPicture {
  /// Makes the rules white that are borders of tables, with what is left of them at their sides.
  fileprivate mutating func erase(
    _ rules: (horizontal: [ScannedRule], vertical: [ScannedRule]), of grids: [ScannedGrid]
  ) {
    for grid in grids {
      let (rows, columns) = (Set(grid.cells.flatMap(\.horizontalBorders)), Set(grid.cells.flatMap(\.verticalBorders)))
      for rule in rules.horizontal where rows.contains(where: { abs(Double($0) - rule.line.position) < nearness }) {
        for run in rule.runs where run.range.overlaps(grid.frame.columns) {
          clear(PixelFrame(columns: run.range, rows: run.position - bleeding..<run.position + bleeding + 1))
        }
      }
      for rule in rules.vertical where columns.contains(where: { abs(Double($0) - rule.line.position) < nearness }) {
        for run in rule.runs where run.range.overlaps(grid.frame.rows) {
          clear(PixelFrame(columns: run.position - bleeding..<run.position + bleeding + 1, rows: run.range))
        }
      }
    }
  }
}

extension PixelFrame {
  fileprivate var horizontalBorders: [Int] { [rows.lowerBound, rows.upperBound] }
  fileprivate var verticalBorders: [Int] { [columns.lowerBound, columns.upperBound] }
}

/// How far a rule may lie from the border that it is part of.
private let nearness = 16.0
/// How far its grey edges reach.
private let bleeding = 3
