extension GreyPicture {
  /// Whether the edge of the picture may have cut what is printed in a cell: 3511 of a last column that runs off the paper is read as
  /// 351 by every model. Such a table has no rule on that side, which lies by the edge, and the ink goes as far; or the edge itself is
  /// a dark line, which the ink touches.
  func mayCut(
    _ ink: PixelFrame, in cell: PixelFrame, of grid: ScannedGrid,
    _ rules: (horizontal: [ScannedRule], vertical: [ScannedRule])
  ) -> Bool {
    let (columns, rows) = (grid.frame.columns, grid.frame.rows)
    let sides: [Side] = [
      Side(
        isOuter: cell.columns.lowerBound == columns.lowerBound, toEdge: columns.lowerBound,
        toInk: ink.columns.lowerBound - columns.lowerBound, position: columns.lowerBound, isVertical: true),
      Side(
        isOuter: cell.columns.upperBound == columns.upperBound, toEdge: width - columns.upperBound,
        toInk: columns.upperBound - ink.columns.upperBound, position: columns.upperBound, isVertical: true),
      Side(
        isOuter: cell.rows.lowerBound == rows.lowerBound, toEdge: rows.lowerBound,
        toInk: ink.rows.lowerBound - rows.lowerBound, position: rows.lowerBound, isVertical: false),
      Side(
        isOuter: cell.rows.upperBound == rows.upperBound, toEdge: height - rows.upperBound,
        toInk: rows.upperBound - ink.rows.upperBound, position: rows.upperBound, isVertical: false),
    ]
    return sides.contains { side in
      guard side.isOuter, side.toEdge < nearEdge, side.toInk < reach else { return false }
      let isRuled = (side.isVertical ? rules.vertical : rules.horizontal).contains {
        $0.isAt(side.position, beside: side.isVertical ? ink.rows : ink.columns)
      }
      return !isRuled || side.toInk < touching
    }
  }
}

/// A side of a cell, all in pixels.
private struct Side {
  /// Whether it is one of the table as well.
  var isOuter: Bool
  /// From there to the edge of the picture, and to the ink.
  var toEdge: Int
  var toInk: Int
  /// Across the side.
  var position: Int
  var isVertical: Bool
}

extension ScannedRule {
  fileprivate func isAt(_ position: Int, beside range: Range<Int>) -> Bool {
    abs(line.position - Double(position)) < nearness && line.end > Double(range.lowerBound)
      && line.start < Double(range.upperBound)
  }
}

/// How far a rule may lie from the border that it is part of.
private let nearness = 16.0
/// How far from the edge a table may end that runs off the page: where the page was turned, what it shows ends at a slant.
private let nearEdge = 80
/// How far from the side ink may end that was cut, for the same reason.
private let reach = 75
/// What is nearer to a rule touches it: so far its grey edges reach.
private let touching = 12
