extension GreyPicture {
  /// The rectangle that what is printed in a part fills: connected dark pixels, without specks of dust; nil where there is
  /// nothing. What is as small as a point counts where it stands beside something larger.
  func ink(in frame: PixelFrame) -> PixelFrame? {
    let marks = marks(in: frame.clamped(to: self))
    let large = marks.filter { max($0.columns.count, $0.rows.count) >= smallestMark }
    guard let first = large.first else { return nil }
    var ink = large.dropFirst().reduce(first) { $0.union($1) }
    for mark in marks where large.contains(where: { $0.isNear(mark) }) { ink = ink.union(mark) }
    return ink
  }

  /// How many digits a number has that is printed in a part: marks about as high as the highest. Nil where some stand so far
  /// apart that they are two numbers.
  func digits(in frame: PixelFrame) -> Int? {
    let marks = marks(in: frame.clamped(to: self))
    let digits = marks.digits
    let highest = marks.map(\.rows.count).max() ?? 0
    let isOne = zip(digits, digits.dropFirst()).allSatisfy { $1.columns.lowerBound - $0.columns.upperBound < highest }
    return isOne ? digits.count : nil
  }

  /// Whether what stands before the first digit is as wide as a sign, and no speck.
  func hasSign(in frame: PixelFrame) -> Bool {
    let marks = marks(in: frame.clamped(to: self))
    guard let first = marks.digits.first else { return false }
    return marks.contains { $0.columns.lowerBound < first.columns.lowerBound && $0.columns.count >= smallestMark }
  }

  /// With strokes that are two pixels wider.
  var bolder: GreyPicture {
    var bolder = self
    for row in 0..<height {
      for column in 0..<width {
        var darkest: UInt8 = 255
        for near in max(row - 1, 0)...min(row + 1, height - 1) {
          for beside in max(column - 1, 0)...min(column + 1, width - 1) {
            darkest = min(darkest, pixels[near * width + beside])
          }
        }
        bolder.pixels[row * width + column] = darkest
      }
    }
    return bolder
  }

  /// The frames of connected dark pixels.
  private func marks(in frame: PixelFrame) -> [PixelFrame] {
    var seen = [Bool](repeating: false, count: frame.columns.count * frame.rows.count)
    var marks: [PixelFrame] = []
    var waiting: [(column: Int, row: Int)] = []
    func take(_ column: Int, _ row: Int) {
      guard frame.columns.contains(column), frame.rows.contains(row) else { return }
      let at = (row - frame.rows.lowerBound) * frame.columns.count + column - frame.columns.lowerBound
      guard !seen[at], pixels[row * width + column] < dark else { return }
      seen[at] = true
      waiting.append((column, row))
    }
    for row in frame.rows {
      for column in frame.columns {
        take(column, row)
        guard !waiting.isEmpty else { continue }
        var mark = PixelFrame(columns: column..<column + 1, rows: row..<row + 1)
        while let (column, row) = waiting.popLast() {
          mark = mark.union(PixelFrame(columns: column..<column + 1, rows: row..<row + 1))
          for next in row - 1...row + 1 { for beside in column - 1...column + 1 { take(beside, next) } }
        }
        marks.append(mark)
      }
    }
    return marks
  }
}

extension [PixelFrame] {
  /// Those about as high as the highest, from left to right.
  fileprivate var digits: [PixelFrame] {
    let highest = map(\.rows.count).max() ?? 0
    return filter { $0.rows.count * 10 >= highest * 7 }.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }
}

extension PixelFrame {
  fileprivate func isNear(_ other: PixelFrame) -> Bool {
    let across = max(columns.lowerBound - other.columns.upperBound, other.columns.lowerBound - columns.upperBound)
    let down = max(rows.lowerBound - other.rows.upperBound, other.rows.lowerBound - rows.upperBound)
    return max(across, down) < largestGap
  }
}

/// Smaller ones are specks, or points, at 300 pixels to the inch.
private let smallestMark = 9
private let largestGap = 26
